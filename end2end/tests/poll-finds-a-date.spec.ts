import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, live, type Server, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

const BOARD = "RCP Sénologie – Montfermeil";
/** Gynaecology and obstetrics: the board requires a breast surgeon. */
const SURGEON = "SM20";

test.describe("a poll that finds a date @desktop", () => {
  test.setTimeout(240_000);

  test("members say which dates suit; the one without a surgeon cannot be kept, the winner is in the calendar", async ({
    page,
    signIn,
    enter,
    server,
  }, info) => {
    server.practises(accounts.otherPhysician.email, SURGEON);
    let poll = "";

    await test.step("the secretary changes the dates that are suggested; what is wrong is told at its field", async () => {
      await signIn(accounts.secretary, "/rcp/offres");
      await live(page);
      await page.getByRole("link", { name: BOARD }).first().click();
      await expect(page).toHaveURL(/\/rcp\/offres\/[0-9a-f-]{36}$/);
      await page.goto(`${page.url()}/seances`);
      await live(page);
      await page.getByRole("link", { name: "Trouver une date" }).click();
      await expect(page.getByRole("heading", { name: "Nouveau sondage de dates" })).toBeVisible();
      await expect(page.getByText("membres interrogés")).toBeVisible();
      await expect(page.getByLabel("Date 5", { exact: true })).toHaveValue(/^\d\d\/\d\d\/\d{4}$/);
      await expect(page.getByText("Aucun empêchement connu à cette date.").first()).toBeVisible();
      const last = await page.getByLabel("Date 5", { exact: true }).inputValue();
      for (const number of [3, 4, 5]) await page.getByLabel(`Date ${number}`, { exact: true }).fill("");
      await page.getByLabel("Date 2", { exact: true }).fill("31/02/2031");
      await page.getByLabel("Message aux membres (facultatif)").fill("Merci de répondre vite : séance & quorum.");
      await page.getByRole("button", { name: "Ouvrir le sondage" }).click();
      await expect(page.getByText("Cette date n’existe pas.")).toBeVisible();
      await expect(page.getByLabel("Date 2", { exact: true })).toHaveValue("31/02/2031");
      await expect(page.getByLabel("Message aux membres (facultatif)")).toHaveValue("Merci de répondre vite : séance & quorum.");
      await page.getByLabel("Date 2", { exact: true }).fill("25/12/2031");
      await page.getByRole("button", { name: "Vérifier ces dates" }).click();
      await expect(page.getByText("est férié : Noël")).toBeVisible();
      await page.getByLabel("Date 2", { exact: true }).fill(last);
      await expectAccessible(page);
      await looked(page, info, "poll-new");
      await page.getByRole("button", { name: "Ouvrir le sondage" }).click();
      await expect(page).toHaveURL(/\/sondages\/[0-9a-f-]{36}\?fait=ouvert$/);
      poll = new URL(page.url()).pathname;
      await expect(page.getByText("Le sondage est ouvert")).toBeVisible();
      await expect(page.getByText("Personne n’a encore répondu")).toBeVisible();
      await expect(page.getByRole("button", { name: /^Retenir/ })).toHaveCount(0);
    });

    await test.step("the oncologist answers from the mail that asks, where opening the page answers nothing", async () => {
      const link = await asked(server, accounts.physician.email);
      const member = await enter(accounts.physician, link);
      await expect(member.getByRole("heading", { name: "Quelles dates vous conviennent" })).toBeVisible();
      await expect(member.getByText("Merci de répondre vite : séance & quorum.")).toBeVisible();
      await expect(member.getByRole("radio", { checked: true })).toHaveCount(0);
      await expectAccessible(member);
      await looked(member, info, "poll-reply");
      await dates(member).nth(0).getByText("Je peux", { exact: true }).click();
      await member.getByRole("button", { name: "Enregistrer mes réponses" }).click();
      await expect(member.getByText("Choisissez une réponse pour cette date.")).toBeVisible();
      await expect(dates(member).nth(0).getByRole("radio", { name: /Je peux$/ })).toBeChecked();
      await dates(member).nth(1).getByText("À distance").click();
      await member.getByRole("button", { name: "Enregistrer mes réponses" }).click();
      await expect(member.getByText("Vos réponses sont enregistrées.")).toBeVisible();
    });

    await test.step("the surgeon says by telephone that both dates suit; the secretary reports it, and is told apart", async () => {
      await page.goto(poll);
      const surgeon = page.getByRole("row").filter({ hasText: "Thomas Rakotomalala" });
      await surgeon.getByRole("link", { name: "Répondre à la place de Thomas Rakotomalala" }).click();
      await expect(page.getByRole("heading", { name: "Réponses de Thomas Rakotomalala" })).toBeVisible();
      await expectAccessible(page);
      await looked(page, info, "poll-report");
      await dates(page).nth(0).getByText("Je peux", { exact: true }).click();
      await page.getByRole("button", { name: "Enregistrer ses réponses" }).click();
      await expect(page.getByText("Choisissez une réponse pour cette date.")).toBeVisible();
      await expect(dates(page).nth(0).getByRole("radio", { name: /Je peux$/ })).toBeChecked();
      await dates(page).nth(1).getByText("Je peux", { exact: true }).click();
      await page.getByRole("button", { name: "Enregistrer ses réponses" }).click();
      await expect(page.getByText("Les réponses sont enregistrées.")).toBeVisible();
      await expect(surgeon).toContainText("réponses rapportées par Nadia Benhamou");
      const answered = page.getByRole("row").filter({ hasText: "Hélène Garnier" });
      await expect(answered.getByRole("link", { name: /Répondre à la place/ })).toHaveCount(0);
      await looked(page, info, "poll-reported");
    });

    await test.step("the surgeon cannot come to the first date, and says it by keyboard alone", async () => {
      const member = await enter(accounts.otherPhysician, `${poll}/ma-reponse`);
      await dates(member).nth(0).getByRole("radio", { name: /Je peux$/ }).focus();
      for (let step = 0; step < 3; step += 1) await member.keyboard.press("ArrowRight");
      await expect(dates(member).nth(0).getByRole("radio", { name: "Je ne peux pas" })).toBeChecked();
      await member.keyboard.press("Tab");
      await member.keyboard.press("Space");
      await expect(dates(member).nth(1).getByRole("radio", { name: /Je peux$/ })).toBeChecked();
      await member.keyboard.press("Tab");
      await expect(member.getByRole("button", { name: "Enregistrer mes réponses" })).toBeFocused();
      await member.keyboard.press("Enter");
      await expect(member.getByText("Vos réponses sont enregistrées.")).toBeVisible();
    });

    await test.step("the radiotherapist, who leads the board, is awaited on the page of the day", async () => {
      await page.reload();
      await expect(page.getByText("Réponse qui peut suffire : Anne Lefèvre")).toBeVisible();
      const leader = await enter(accounts.coordinator, "/aujourd-hui");
      await live(leader);
      const line = leader.getByRole("listitem").filter({ hasText: "Sondage de dates" });
      await line.getByRole("link", { name: BOARD }).click();
      for (const date of await dates(leader).all()) await date.getByText("Je peux", { exact: true }).click();
      await leader.getByRole("button", { name: "Enregistrer mes réponses" }).click();
      await expect(leader.getByText("Vos réponses sont enregistrées.")).toBeVisible();
      await leader.goto("/aujourd-hui");
      await live(leader);
      await expect(leader.getByText("tout le monde a répondu, choisissez la date")).toBeVisible();
    });

    await test.step("the date without a surgeon is shown as unable to win, and the service refuses it", async () => {
      await page.goto(poll.replace(/\?.*/, ""));
      const [winner, loser] = [ranked(page).nth(0), ranked(page).nth(1)];
      await expect(winner).toContainText("Quorum réuni");
      await expect(loser).toContainText("Ne peut pas être retenue");
      await expect(loser).toContainText("Il manquera un chirurgien du sein.");
      await expect(loser.getByRole("button", { name: /^Retenir/ })).toHaveCount(0);
      await expect(page.getByRole("row").filter({ hasText: "Hélène Garnier" })).toContainText("à distance");
      await expectAccessible(page);
      await looked(page, info, "poll-ranking");
      const keep = winner.getByRole("button", { name: /^Retenir cette date/ });
      await keep.evaluate((button) => button.setAttribute("value", "0"));
      await keep.click();
      await expect(page.getByText("Cette date ne peut pas être retenue. Il manquera un chirurgien du sein.")).toBeVisible();
    });

    await test.step("the winner is kept: the session is in the calendar, and the poll is over for everybody", async () => {
      await ranked(page).nth(0).getByRole("button", { name: /^Retenir cette date/ }).click();
      await expect(page.getByText("est retenue : la séance est au planning")).toBeVisible();
      await expect(page.getByRole("button", { name: /^Retenir/ })).toHaveCount(0);
      await expectAccessible(page);
      await looked(page, info, "poll-kept");
      await page.getByRole("link", { name: "Voir la séance dans le planning" }).click();
      await live(page);
      const panel = page.getByRole("complementary");
      await expect(panel).toContainText(BOARD);
      await expect(panel).toContainText("réuni");
      await expect(panel.getByRole("link", { name: "Trouver une autre date" })).toBeVisible();
      const member = await enter(accounts.physician, `${poll}/ma-reponse`);
      await expect(member.getByText("Ce sondage est terminé")).toBeVisible();
    });
  });
});

/** The page that a mail of a poll leads to. */
async function asked(server: Server, email: string): Promise<string> {
  let link: string | undefined;
  const look = async () => {
    const texts = (await server.mailbox(email)).map((message) => message.text);
    link = texts.map((text) => text.match(/https?:\/\/\S+\/sondages\/[0-9a-f-]{36}\/ma-reponse/)?.[0]).findLast((found) => found);
    return link;
  };
  await expect.poll(look, { message: "a mail that asks which dates suit", timeout: 60_000 }).toBeDefined();
  return new URL(link as string).pathname;
}

/** The question of each date. */
function dates(page: Page): Locator {
  return page.locator("main fieldset");
}

/** The dates of the ranking. */
function ranked(page: Page): Locator {
  return page.locator(".poll-dates > li");
}

/** The page fits each width, and is kept as a picture. */
async function looked(page: Page, info: Parameters<typeof shot>[1], name: string): Promise<void> {
  for (const [width, height] of [[390, 844], [768, 1024], [1440, 900]] as const) {
    await page.setViewportSize({ width, height });
    await expectNoSidewaysScroll(page);
    await shot(page, info, `${name}-${width}`);
  }
}
