import { expect, expectAccessible, expectNoSidewaysScroll, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

test.describe("series", () => {
  test("a secretary plans a year with its holidays, moves one date, splits the series and takes it back @desktop", async ({ page, signIn }, info) => {
    await signIn(accounts.secretary, "/planning/nouvelle-serie");
    await live(page);
    const board = page.getByLabel("RCP", { exact: true });
    await board.selectOption({ index: 1 });
    const rcp = await board.inputValue();
    await page.getByRole("radio", { name: "Chaque semaine" }).check();
    // A Friday: Christmas and New Year's Day of 2026 both fall on it.
    await page.getByLabel("Jour de la semaine").selectOption("fri");
    await page.getByLabel("Heure de début").fill("11:15");
    await page.getByLabel("Durée").fill("60");
    await page.getByLabel("Du", { exact: true }).fill("04/12/2026");
    await page.getByLabel("Au", { exact: true }).fill("03/12/2027");
    const christmas = page.getByLabel(/25 déc\. 2026, Noël/);
    await expect(christmas).toHaveValue("");
    await christmas.selectOption({ label: "Reporter au lun. 28 déc." });
    await page.getByLabel(/1er janv\. 2027, jour de l’an/).selectOption({ label: "Maintenir ce jour-là" });
    await shot(page, info, "holidays");
    const create = page.getByRole("button", { name: /^Créer les \d+/ });
    const planned = Number((await create.innerText()).match(/\d+/)?.[0]);
    expect(planned).toBeGreaterThan(48);
    await create.click();
    await expect(page).toHaveURL(/\/planning\?mois=2026-12/);
    await expect(page.locator(".toast").getByText(`${planned} séances créées`)).toBeVisible();

    await page.goto(`/rcp/offres/${rcp}/seances`);
    await live(page);
    const card = page.locator(".card", { hasText: "Chaque vendredi, de 11 h 15 à 12 h 15" });
    await expect(card).toContainText("le 25 décembre 2026 (Noël), séance décalée au 28 décembre 2026");
    await expect(card).toContainText("maintenue");
    const exceptions = card.locator(".act-list > li");
    await expect(exceptions).toHaveCount(1);
    await expect(exceptions.first()).toContainText(/déplacée au lun\. 28 déc\. 2026/);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await shot(page, info, "board");

    await card.getByRole("link", { name: /^Modifier la série/ }).click();
    await live(page);
    await page.getByLabel("À partir du").fill("01/06/2027");
    await page.getByLabel("Jour de la semaine").selectOption("thu");
    const told = page.locator("[role=status] .series-sentence");
    await expect(told).toContainText(/\d+\sséances changent de date ou d’heure/);
    await expectAccessible(page);
    await shot(page, info, "change");
    await page.getByRole("button", { name: "Modifier la série" }).click();
    await expect(page).toHaveURL(/\/seances$/);
    await expect(page.locator(".toast", { hasText: "Série modifiée." })).toBeVisible();
    await expect(page.locator(".card", { hasText: "Chaque jeudi, de 11 h 15 à 12 h 15" })).toBeVisible();
    await expect(exceptions).toHaveCount(1);

    const changes = page.locator(".card", { has: page.getByRole("heading", { name: "Modifications" }) });
    await changes.getByRole("button", { name: /^Annuler cette modification/ }).click();
    await expect(page.getByText(/^Modification annulée/)).toBeVisible();
    await expect(page.locator(".card", { hasText: "Chaque jeudi, de 11 h 15 à 12 h 15" })).toHaveCount(0);

    await exceptions.first().getByRole("button", { name: /^Remettre à sa date/ }).click();
    await expect(page.getByText(/^Séance déplacée au vendredi 25 décembre 2026/)).toBeVisible();
    await expect(exceptions).toHaveCount(0);
  });
});
