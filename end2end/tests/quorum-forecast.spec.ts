import type { Locator } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, live, type Server, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import type { Message } from "../fixtures/server";

const BOARD = "RCP Thorax – Montfermeil";
const RADIOTHERAPIST = "Anne Lefèvre";

test.describe("the quorum of a session that comes @desktop", () => {
  test.setTimeout(180_000);

  test("a radiotherapist says from a mail that she will be away; the coordinator sees who is missing and asks a colleague", async ({ page, signIn, enter, server }, info) => {
    const mail = await asked(server, accounts.coordinator.email);
    const link = mail.text.match(/https?:\/\/\S+\/sessions\/[0-9a-f-]{36}\/ma-reponse/)?.[0] as string;
    const answer = new URL(link).pathname;
    const session = answer.replace("/ma-reponse", "");

    await test.step("the mail says a board and a date, and no case", async () => {
      expect(mail.subject).toMatch(/^RCP .*\s:\sserez-vous là le /);
      expect(mail.text).toContain("Ouvrir la page ne répond pas à votre place.");
    });

    await test.step("opening the page answers nothing; the answer needs a choice", async () => {
      await signIn(accounts.coordinator, answer);
      await expect(page.getByRole("heading", { name: "Ma réponse" })).toBeVisible();
      await expect(page.getByText("n’a pas encore répondu")).toBeVisible();
      await page.reload();
      await expect(page.getByText("n’a pas encore répondu")).toBeVisible();
      await page.getByRole("button", { name: "Enregistrer la réponse" }).click();
      await expect(page.getByText("Choisissez une réponse.")).toBeVisible();
      await expectAccessible(page);
      await shot(page, info, "answer");
    });

    await test.step("a replacement is looked for in the directory, and nothing chosen is lost", async () => {
      await page.getByText("Remplacé par une autre personne").click();
      await page.getByRole("button", { name: "Enregistrer la réponse" }).click();
      await expect(page.getByText("Cherchez dans l’annuaire, puis choisissez qui viendra à la place.")).toBeVisible();
      await expect(page.getByRole("radio", { name: "Remplacé par une autre personne" })).toBeChecked();
      await page.getByLabel("Pour un remplacement, cherchez la personne").fill("rakotomalala");
      await page.getByRole("button", { name: "Chercher" }).last().click();
      await expect(page.getByRole("radio", { name: /Thomas Rakotomalala/ })).toBeVisible();
      await expect(page.getByRole("radio", { name: "Remplacé par une autre personne" })).toBeChecked();
      await expectNoSidewaysScroll(page);
    });

    await test.step("she answers that she will be away", async () => {
      await page.getByRole("radio", { name: "Absent", exact: true }).check();
      await page.getByRole("button", { name: "Enregistrer la réponse" }).click();
      await expect(page.getByText("La réponse est enregistrée.")).toBeVisible();
      await expect(page.getByText(`${RADIOTHERAPIST} : `)).toContainText("ne viendra pas");
    });

    await test.step("the page of the session tells who will be missing, and the colleague who may come", async () => {
      await page.goto(session);
      await live(page);
      const card = page.locator("section").filter({ has: page.getByRole("heading", { name: "Quorum prévu" }) });
      await expect(card).toContainText(/Il manquera .*radiothérapeute/);
      await expect(line(card, RADIOTHERAPIST)).toContainText("ne viendra pas");
      await expectAccessible(page);
      await shot(page, info, "quorum-at-risk");
      const swap = card.getByRole("button", { name: new RegExp(`^Inscrire .*radiothérapie.*, pour remplacer ${RADIOTHERAPIST}`, "i") }).first();
      const colleague = (await swap.innerText()).replace(/^Inscrire /, "").split(",")[0] as string;
      await swap.click();
      await expect(line(card, RADIOTHERAPIST)).toContainText(`se fait remplacer par ${colleague}`);
      await expect(line(card, colleague)).toBeVisible();
      await expect(card).toContainText(/réponses? attendues?/);
      await shot(page, info, "quorum-swap");
    });

    await test.step("the secretary answers for the colleague, and is told as the one who did", async () => {
      const secretary = await enter(accounts.secretary, session);
      await live(secretary);
      const card = secretary.locator("section").filter({ has: secretary.getByRole("heading", { name: "Quorum prévu" }) });
      for (const name of await silent(card.getByRole("listitem"))) {
        await card.getByRole("link", { name: `Répondre pour ${name}` }).click();
        await secretary.getByRole("radio", { name: "Présent à distance" }).check();
        await secretary.getByRole("button", { name: "Enregistrer la réponse" }).click();
        await expect(secretary.getByText("noté par Nadia Benhamou")).toBeVisible();
        await secretary.goto(session);
        await live(secretary);
      }
      await expect(card).toContainText("Le quorum sera réuni.");
      await secretary.goto(`/planning?seance=${session.split("/").pop()}`);
      await live(secretary);
      await expect(secretary.getByRole("complementary")).toContainText("Quorum prévu");
      await expect(secretary.getByRole("complementary")).toContainText("réuni");
    });
  });

  test("an absence of several days is told once and taken back, with what was typed kept", async ({ page, signIn }, info) => {
    await signIn(accounts.physician, "/reglages");
    await live(page);
    await page.getByRole("link", { name: "Déclarer les jours où vous serez absent des séances" }).click();
    await expect(page).toHaveURL(/\/reglages\/absences$/);
    await page.getByLabel("Premier jour").fill("12/08/2099");
    await page.getByLabel("Dernier jour").fill("01/08/2099");
    await page.getByRole("button", { name: "Déclarer cette absence" }).click();
    await expect(page.getByText("La date de fin précède la date de début.")).toBeVisible();
    await expect(page.getByLabel("Premier jour")).toHaveValue("12/08/2099");
    await page.getByLabel("Dernier jour").fill("20/08/2099");
    await page.getByRole("button", { name: "Déclarer cette absence" }).click();
    await expect(page.getByText("Votre absence est enregistrée.")).toBeVisible();
    await expectAccessible(page);
    await shot(page, info, "absences");
    await page.getByRole("button", { name: /^Retirer l’absence/ }).click();
    await expect(page.getByText("Aucune absence à venir.")).toBeVisible();
  });
});

/** The mail that asked a person to answer for a session of the board. */
async function asked(server: Server, email: string): Promise<Message> {
  let found: Message | undefined;
  const look = async () => {
    found = (await server.mailbox(email)).find((message) => message.text.includes("/ma-reponse") && message.text.includes(BOARD));
    return found;
  };
  await expect.poll(look, { message: "a mail that asks for an answer", timeout: 60_000 }).toBeDefined();
  return found as Message;
}

/** The line of a person, and not the lines that name the person otherwise. */
function line(card: Locator, name: string): Locator {
  return card.getByRole("listitem").filter({ has: card.page().locator("strong", { hasText: name }) });
}

/** Those whose answer is awaited, by name. */
async function silent(lines: Locator): Promise<string[]> {
  const waiting = lines.filter({ hasText: "n’a pas encore répondu" });
  return waiting.locator("strong").allInnerTexts();
}
