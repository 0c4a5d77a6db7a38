import type { Page } from "@playwright/test";
import { expect, expectAccessible, forgiveRefusals, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { inscribe, tellPatient } from "../pages/record";
import { NewPatient } from "../pages/patients";
import { SessionPage } from "../pages/session";

const NAME = "TREGUIER-ESSAI PAUL";
const TRAITS = { name: "Treguier-Essai", given: "Paul", born: "12/05/1949", sex: "Masculin", place: "paris" } as const;
const REQUESTER = "Thomas Rakotomalala";
const OTHER = "Hélène Garnier";

test.describe("objections and absences @desktop", () => {
  test.setTimeout(120_000);

  test("a patient objects to one professional, who then knows nothing of the record", async ({ page, signIn, enter, browserErrors }, info) => {
    await signIn(accounts.secretary, "/patients");
    const record = await new NewPatient(page).created({ ...TRAITS, name: "Plougastel-Essai", born: "01/02/1972" });
    const physician = await enter(accounts.physician, record);
    await live(physician);
    await expect(physician.getByRole("region", { name: "Patient" })).toContainText("PLOUGASTEL-ESSAI PAUL");
    await page.getByRole("link", { name: "Cercle" }).click();
    await expect(page.getByText("Le patient ne s’est opposé à l’accès d’aucun professionnel.")).toBeVisible();
    await page.getByRole("searchbox", { name: "Nom du professionnel" }).fill("garnier");
    await page.getByRole("searchbox", { name: "Nom du professionnel" }).press("Enter");
    await page.getByRole("button", { name: new RegExp(OTHER) }).click();
    await expect(page.getByRole("listitem").filter({ hasText: OTHER })).toContainText("Accès refusé");
    await expectAccessible(page);
    await shot(page, info, "circle");
    expect((await physician.goto(record))?.status()).toBe(404);
    await page.getByRole("button", { name: "Lever l’opposition" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: OTHER })).toContainText("Terminé");
    expect((await physician.goto(record))?.status()).toBe(200);
    forgiveRefusals(browserErrors);
  });

  test("a case is put off to a chosen session, then follows a cancelled one; on file only when complete", async ({ page, signIn, enter, browserErrors }, info) => {
    await signIn(accounts.secretary, "/patients");
    const record = await new NewPatient(page).created(TRAITS);
    await page.getByLabel("Organe").selectOption({ label: "Hématologie" });
    await page.getByLabel("Nom du parcours").fill("Myélome 2026");
    await page.getByRole("button", { name: "Ouvrir ce parcours" }).click();
    await expect(page.getByText("Myélome 2026")).toBeVisible();
    await tellPatient(page, record);
    await inscribe(page, record, "Rakotomalala", REQUESTER, "Reprise du traitement ?");

    const coordinator = await enter(accounts.coordinator, "/rcp");
    const room = new SessionPage(coordinator);
    const first = await sessionOf(coordinator, record, "Inscrit");
    await room.open(first);
    await room.pick(NAME);
    await room.card(NAME).locator("summary").filter({ hasText: "Reporter" }).click();
    const later = room.card(NAME).getByLabel("À la séance");
    const chosen = (await later.locator("option").nth(2).innerText()).trim();
    await later.selectOption({ label: chosen });
    await room.card(NAME).getByRole("button", { name: "Pièce manquante" }).click();
    await expect(coordinator.getByText("À représenter : inscrit à la séance du")).toBeVisible();
    await coordinator.getByRole("link", { name: "Ouvrir cette séance" }).click();
    await expect(coordinator).not.toHaveURL(first);
    await live(coordinator);
    await expect(coordinator.getByRole("button", { name: new RegExp(NAME) }).first()).toBeVisible();

    const second = new URL(coordinator.url()).pathname;
    await coordinator.goto(`/planning?seance=${second.split("/").pop()}`);
    await live(coordinator);
    await coordinator.getByRole("button", { name: "Annuler la séance" }).first().click();
    const dialog = coordinator.getByRole("dialog", { name: "Annuler la séance" });
    await expect(dialog).toContainText(/la prochaine séance de cette RCP les? reçoit/);
    await dialog.getByLabel("Motif").selectOption({ index: 1 });
    await dialog.getByRole("button", { name: "Annuler la séance" }).click();
    await expect(dialog).toBeHidden();
    const third = await sessionOf(coordinator, record, "Inscrit");
    expect(third).not.toBe(second);

    await room.open(third);
    await room.holds("Démarrer la réunion");
    await room.pick(NAME);
    await room.card(NAME).locator("summary").filter({ hasText: "Présentateur absent" }).click();
    await room.card(NAME).getByRole("button", { name: "Discuter sur dossier" }).click();
    await expect(coordinator.getByText("Un dossier n’est discuté sans présentateur que si")).toBeVisible();
    await shot(coordinator, info, "presenter-absent");
    forgiveRefusals(browserErrors);
  });
});

/** The session of the record's inscription that is in this state. */
async function sessionOf(page: Page, record: string, state: string): Promise<string> {
  await page.goto(record);
  await live(page);
  const cases = page.locator("section").filter({ has: page.getByRole("heading", { name: "Inscriptions en RCP" }) });
  const link = cases.getByRole("listitem").filter({ hasText: state }).getByRole("link");
  return (await link.getAttribute("href")) as string;
}
