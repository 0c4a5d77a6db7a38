import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { Planning } from "../pages/planning";

const room = (page: Page) => page.getByLabel("Salle", { exact: false }).first();

test.describe("one session set apart @desktop", () => {
  test.setTimeout(120_000);

  test("a session gets another room and another coordinator, is told as an exception, and goes back to its offer", async ({ page, signIn }, info) => {
    await signIn(accounts.secretary, "/planning");
    await live(page);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-02");

    await test.step("from the panel of the calendar to the plain form", async () => {
      await planning.open(`jour=${one.day}&vue=semaine&seance=${one.id}`);
      await page.getByRole("link", { name: "Changer le lieu, la visio ou le coordonnateur" }).click();
      await expect(page).toHaveURL(new RegExp(`/sessions/${one.id}/lieu$`));
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await shot(page, info, "session-setting");
    });

    await test.step("what does not read is told at its field, and nothing typed is lost", async () => {
      await room(page).fill("Salle Marie Curie");
      await page.getByLabel(/^Lien de visioconférence/).fill("visio.exemple.fr");
      await page.getByRole("button", { name: "Enregistrer pour cette séance" }).click();
      await expect(page.getByText(/commence par https/)).toBeVisible();
      await expect(room(page)).toHaveValue("Salle Marie Curie");
      await expect(page.getByLabel(/^Lien de visioconférence/)).toHaveValue("visio.exemple.fr");
      await expectAccessible(page);
    });

    await test.step("the session has its room, its link and its coordinator, for itself alone", async () => {
      await page.getByLabel(/^Lien de visioconférence/).fill("https://visio.exemple.fr/une-seance");
      const coordinator = page.getByLabel("Coordonnateur de cette séance");
      const usual = await coordinator.inputValue();
      const others = await coordinator.locator("option").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
      await coordinator.selectOption(others.find((one) => one !== "" && one !== usual) as string);
      await page.getByRole("button", { name: /^Enregistrer/ }).click();
      if (await page.getByRole("button", { name: "Enregistrer malgré tout" }).isVisible()) {
        await page.getByRole("button", { name: "Enregistrer malgré tout" }).click();
      }
      await expect(page.getByText(/enregistré pour cette séance seule/)).toBeVisible();
      await expect(page.getByText("Choisi à la main pour cette séance")).toBeVisible();
      await shot(page, info, "session-setting-saved");
      await planning.open(`jour=${one.day}&vue=semaine&seance=${one.id}`);
      await expect(page.getByRole("complementary")).toContainText("Salle Marie Curie");
    });

    await test.step("the page of the board tells the exception, with its author and the way back", async () => {
      await page.getByRole("link", { name: "Séances, séries et corbeille de cette RCP" }).click();
      await live(page);
      const row = page.locator(".act-list > li", { hasText: "Salle Marie Curie" });
      await expect(row).toContainText(/salle\s: Salle Marie Curie au lieu de .*coordonnée par /);
      await expect(row).toContainText("Nadia Benhamou");
      await shot(page, info, "board-exceptions");
      await row.getByRole("button", { name: /^Remettre comme l’offre/ }).click();
      await expect(page.getByText(/^La séance suit de nouveau son offre/)).toBeVisible();
      await expect(row).toHaveCount(0);
    });
  });

  test("a room taken at that hour is a warning with other rooms and hours; what was done meanwhile is told", async ({ page, signIn }, info) => {
    await signIn(accounts.secretary, "/planning");
    await live(page);
    const planning = new Planning(page);
    const first = await planning.oneOf("2027-04");
    const second = await planning.oneOf("2027-05");

    await test.step("another session takes the room at the same hour", async () => {
      const version = await versionOf(page, second.id);
      const hour = `${String(Math.floor(first.start / 60)).padStart(2, "0")}:${String(first.start % 60).padStart(2, "0")}:00`;
      const moved = { id: second.id, version, date: first.day, hour, minutes: first.minutes };
      expect(await planning.call("planning-session-move", moved)).toBe(200);
      await save(page, second.id, "Salle des conflits");
      await expect(page.getByText(/enregistré pour cette séance seule/)).toBeVisible();
    });

    await test.step("the warning comes with ways out, and is no wall", async () => {
      await save(page, first.id, "salle des conflits", false);
      const warning = page.getByText("À vérifier avant d’enregistrer");
      await expect(warning).toBeVisible();
      await expect(page.getByText(/^Le même jour, rien ne gêne à /)).toBeVisible();
      await expect(room(page)).toHaveValue("salle des conflits");
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await shot(page, info, "session-setting-warned");
    });

    await test.step("the session is changed meanwhile: it is told, and what was typed stays", async () => {
      const other = await page.context().newPage();
      await save(other, first.id, "Salle Pasteur");
      await expect(other.getByText(/enregistré pour cette séance seule/)).toBeVisible();
      await page.getByRole("button", { name: "Enregistrer malgré tout" }).click();
      await expect(page.getByText(/a modifié cette séance entre-temps/)).toBeVisible();
      await expect(page.locator("dd", { hasText: "Salle Pasteur" })).toBeVisible();
      await expect(room(page)).toHaveValue("salle des conflits");
      await shot(page, info, "session-setting-stale");
      await page.getByRole("button", { name: "Enregistrer malgré tout" }).click();
      await expect(page.getByText(/enregistré pour cette séance seule/)).toBeVisible();
    });

    await test.step("the conflict is seen in the column of the room, and each session in every hour that it lasts", async () => {
      await planning.open(`jour=${first.day}&vue=ressources-jour&colonnes=salle`);
      await expect(page.locator(".slot-goes-on").first()).toContainText(/suite, jusqu’à \d\d:\d\d/);
      await expect(page.locator(".resources .slot", { hasText: "en même temps" }).first()).toBeVisible();
      await expectAccessible(page);
      for (const [width, name] of [[1440, "wide"], [768, "middle"], [390, "narrow"]] as const) {
        await page.setViewportSize({ width, height: 900 });
        await shot(page, info, `resources-by-hour-${name}`);
        await page.goto(`/sessions/${first.id}/lieu`);
        await expectNoSidewaysScroll(page);
        await shot(page, info, `session-setting-${name}`);
        await planning.open(`jour=${first.day}&vue=ressources-jour&colonnes=salle`);
      }
    });
  });
});

/** Chooses the room of a session on its page; a warning about its coordinator is passed over when it is asked. */
async function save(page: Page, id: string, name: string, despite = true): Promise<void> {
  await page.goto(`/sessions/${id}/lieu`);
  await room(page).fill(name);
  await page.getByRole("button", { name: /^Enregistrer/ }).click();
  const again = page.getByRole("button", { name: "Enregistrer malgré tout" });
  if (despite && (await again.isVisible())) await again.click();
}

async function versionOf(page: Page, id: string): Promise<number> {
  await page.goto(`/sessions/${id}/lieu`);
  const version = await page.locator('input[name="version"]').first().inputValue();
  await page.goto("/planning");
  await live(page);
  return Number(version);
}
