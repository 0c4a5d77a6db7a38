import type { Page } from "@playwright/test";
import { expect, expectAccessible, forgiveRefusals, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { Planning } from "../pages/planning";

/** The dates and the rhythm of a new series. */
async function series(page: Page, typed: { from: string; until: string; hour?: string; minutes?: string }): Promise<void> {
  await page.getByLabel("Heure de début").fill(typed.hour ?? "11:40");
  await page.getByLabel("Durée").fill(typed.minutes ?? "60");
  await page.getByLabel("Du", { exact: true }).fill(typed.from);
  await page.getByLabel("Au", { exact: true }).fill(typed.until);
}

test.describe("what cannot be planned", () => {
  test("a page that does not know of a cancellation is told, shows it, and what was typed comes back with the session @desktop", async ({ page, signIn, enter, browserErrors }, info) => {
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-01");
    await planning.open(`jour=${one.day}&vue=semaine&mes-rcp=oui&seance=${one.id}&geste=deplacer`);
    await planning.dialog.getByLabel("Heure de début").fill("09:20");
    // The calendar hears nothing of what follows: only the refusal tells.
    await page.route("**/api/planning-news", (route) => route.abort());
    const other = new Planning(await enter(accounts.secretary, "/planning"));
    await live(other.page);
    const version = await planning.version(one.id);
    expect(await other.call("planning-session-cancel", { id: one.id, version, reason: "no-case", note: null })).toBe(200);
    await planning.dialog.getByRole("button", { name: "Déplacer la séance" }).click();
    const panel = page.locator(".calendar-panel");
    await expect(panel).toContainText("Annulée");
    await expect(panel.getByText(/^Cette séance a été modifiée entre-temps, par vous dans une autre fenêtre ou par une autre personne\./)).toBeVisible();
    await expect(panel).toContainText("Aucun dossier");
    await expectAccessible(page);
    await shot(page, info, "planning-cancelled-meanwhile");
    await panel.getByRole("button", { name: "Rétablir la séance" }).click();
    await expect(planning.dialog.getByLabel("Heure de début")).toHaveValue("09:20");
    await planning.dialog.getByRole("button", { name: "Continuer à partir de cette date" }).click();
    await planning.dialog.getByRole("button", { name: "Déplacer la séance" }).click();
    await expect.poll(async () => (await planning.placeOf(one.id)).start).toBe(560);
    // What is aborted is reported by the browser as long as the page is open.
    await page.close();
    browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !/ERR_FAILED|status of 4\d\d/.test(error)));
  });

  test("a board suspended meanwhile takes no series: a sentence says so, and the same page plans once it is resumed @desktop", async ({ page, signIn, enter, browserErrors }, info) => {
    await signIn(accounts.secretary, "/planning/nouvelle-serie");
    await live(page);
    const rcp = await new Planning(page).board("RCP Hématologie – Montfermeil");
    await page.getByLabel("RCP", { exact: true }).selectOption(rcp);
    await page.getByText("Chaque semaine").click();
    await page.getByLabel("Jour de la semaine").selectOption("wed");
    await series(page, { from: "01/09/2027", until: "30/09/2027" });
    const create = page.getByRole("button", { name: /^Créer les 5\sséances$/ });
    await expect(create).toBeEnabled();

    const coordinator = await enter(accounts.coordinator, `/rcp/offres/${rcp}`);
    await live(coordinator);
    await coordinator.getByRole("button", { name: "Suspendre la RCP" }).click();
    const dialog = coordinator.getByRole("dialog", { name: "Suspendre la RCP" });
    await dialog.getByLabel("Motif").fill("Coordonnateur absent un mois.");
    await dialog.getByRole("button", { name: "Suspendre la RCP" }).click();
    const resume = coordinator.getByRole("button", { name: "Reprendre la RCP" });
    await expect(resume).toBeVisible();

    await create.click();
    await expect(page.getByText(/Cette RCP est suspendue depuis le .* Coordonnateur absent un mois\./).last()).toBeVisible();
    await expect(page.getByLabel("Du", { exact: true })).toHaveValue("01/09/2027");
    await expect(page.getByLabel("Heure de début")).toHaveValue("11:40");
    await shot(page, info, "series-suspended");
    await resume.click();
    await expect(coordinator.getByRole("button", { name: "Suspendre la RCP" })).toBeVisible();
    await create.click();
    await expect(page).toHaveURL(/\/planning\?mois=2027-09/);
    forgiveRefusals(browserErrors);
  });

  test("dates, hours and rhythms that cannot be are told beside what was typed, and nothing is planned", async ({ page, signIn }, info) => {
    await signIn(accounts.secretary, "/planning/nouvelle-serie");
    await live(page);
    const rcp = await new Planning(page).board();
    await page.getByLabel("RCP", { exact: true }).selectOption(rcp);
    await page.getByText("Chaque semaine").click();
    await page.getByLabel("Jour de la semaine").selectOption("wed");
    const create = page.getByRole("button", { name: /^Créer/ });
    /** Beside which field a sentence stands. */
    const told = async (label: string, sentence: string | RegExp): Promise<void> => {
      const field = page.getByLabel(label, { exact: true });
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveAccessibleDescription(sentence);
      await expect(create).toBeDisabled();
    };

    await test.step("the end before the start", async () => {
      await series(page, { from: "01/09/2027", until: "31/08/2027" });
      await told("Au", /La date de fin précède la date de début\./);
      await expectAccessible(page);
      await shot(page, info, "series-refused");
    });
    await test.step("more than three years: a rhythm that would fall ten thousand times", async () => {
      await series(page, { from: "01/09/2027", until: "31/12/2090" });
      await told("Au", /La planification ne peut pas dépasser trois ans\./);
    });
    await test.step("a rhythm that never falls", async () => {
      await series(page, { from: "02/09/2027", until: "04/09/2027" });
      await told("Au", /Aucune date ne tombe dans cette période\./);
    });
    await test.step("a day that no calendar has", async () => {
      await series(page, { from: "29/02/2027", until: "31/12/2027" });
      await told("Du", /29\/02\/2027/);
    });
    await test.step("a duration of nothing, and one of a whole day", async () => {
      for (const minutes of ["0", "1440"]) {
        await series(page, { from: "01/09/2027", until: "30/09/2027", minutes });
        await told("Durée", /La durée est comprise entre 15\sminutes et 10\sheures\./);
      }
    });
    await test.step("29 February among chosen days: only where it is", async () => {
      await page.getByText("Dates choisies une à une").click();
      await series(page, { from: "01/01/2027", until: "31/12/2029" });
      await page.getByLabel("Dates", { exact: true }).fill("29/02/2028\n29/02/2027");
      await told("Dates", /29\/02\/2027/);
      await page.getByLabel("Dates", { exact: true }).fill("29/02/2028");
      await expect(page.getByRole("button", { name: /^Créer la séance$|^Créer 1\sséance$/ })).toBeEnabled();
    });
  });

  test("a session moved to an hour that the clocks skip or live twice, to no duration or to a day that has passed", async ({ page, signIn, browserErrors }, info) => {
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-01");
    await planning.open(`jour=${one.day}&vue=semaine&mes-rcp=oui&seance=${one.id}&geste=deplacer`);
    const { dialog } = planning;
    const date = dialog.getByLabel("Nouvelle date");
    const confirm = dialog.getByRole("button", { name: "Déplacer la séance" });
    await date.fill("28/03/2027");
    await dialog.getByLabel("Heure de début").fill("02:30");
    await expect(dialog.getByText(/2\sh\s30 n’existe pas\s: on passe à l’heure d’été\. La séance commencera à 3\sh\s30\./)).toBeVisible();
    await expect(dialog.getByText(/Fin à [45]\sh/)).toBeVisible();
    await date.fill("31/10/2027");
    await expect(dialog.getByText(/2\sh\s30 existe deux fois\s: on passe à l’heure d’hiver\./)).toBeVisible();

    await date.fill("30/02/2027");
    await expect(date).toHaveAccessibleDescription(/30\/02\/2027/);
    await expect(confirm).toBeDisabled();
    await date.fill("02/03/2020");
    await dialog.getByLabel("Heure de début").fill("09:00");
    await confirm.click();
    await expect(date).toHaveAccessibleDescription(/Cette date est passée\s: choisissez une date à venir\./);
    await expect(date).toHaveValue("02/03/2020");
    await shot(page, info, "planning-into-the-past");

    await date.fill("14/01/2027");
    for (const length of ["0", "9999"]) {
      await dialog.getByLabel("Durée").fill(length);
      await expect(dialog.getByLabel("Durée")).toHaveAccessibleDescription(/Indiquez la durée en minutes, de 15 à 600\./);
      await expect(confirm).toBeDisabled();
    }
    expect(await planning.placeOf(one.id)).toEqual(one);
    // Whoever writes to the server without the page is refused as well.
    const version = await planning.version(one.id);
    expect(await planning.call("planning-session-move", { id: one.id, version, date: one.day, hour: "09:00:00", minutes: 9999 })).toBe(400);
    expect(await planning.placeOf(one.id)).toEqual(one);
    forgiveRefusals(browserErrors);
  });
});
