import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

test.describe("cases put off together @desktop", () => {
  test.setTimeout(120_000);

  test("one ticked case leaves alone: nothing stays chosen for the next one, and it comes back", async ({ page, signIn }, info) => {
    await signIn(accounts.coordinator, "/rcp");
    await page.goto(await sessionWith(page, 3));
    await live(page);
    const several = page.getByText("Reporter plusieurs dossiers");
    const group = page.locator("details").filter({ has: several });
    if ((await group.getAttribute("open")) === null) await several.click();
    const boxes = group.getByRole("checkbox");
    const put = group.getByRole("button", { name: "Reporter les dossiers cochés" });
    for (const box of await boxes.all()) await box.uncheck();
    await expect(put).toBeDisabled();
    const before = await boxes.count();
    const first = (await group.getByRole("listitem").first().innerText()).trim();

    await boxes.first().check();
    await group.getByLabel("Motif commun").selectOption({ label: "Manque de temps" });
    await expect(group.getByRole("status")).toContainText(/1\sdossier irait à la séance du/);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await shot(page, info, "put-off-before");
    await put.click();

    await expect(page.getByText(/À représenter\s: inscrit à la séance du/)).toBeVisible();
    await expect(boxes).toHaveCount(before - 1);
    for (const box of await boxes.all()) await expect(box).not.toBeChecked();
    await expect(group.getByLabel("Motif commun")).toHaveValue("");
    await expect(put).toBeDisabled();
    await shot(page, info, "put-off-after");

    await page.getByRole("button", { name: /^Annuler ce report de 1\sdossier$/ }).click();
    await expect(page.getByText(/1\sdossier est revenu dans cette séance\./)).toBeVisible();
    await expect(group.getByRole("listitem").filter({ hasText: first })).toHaveCount(1);
    for (const box of await boxes.all()) await expect(box).not.toBeChecked();
  });
});

/** The page of a session to come, open to inscriptions, that holds so many cases at least. */
async function sessionWith(page: Page, cases: number): Promise<string> {
  for (const row of await page.getByRole("row").filter({ hasText: /ouvert/i }).all()) {
    const count = Number(await row.locator("td.cell-number").innerText());
    if (count >= cases) return (await row.getByRole("link").getAttribute("href")) as string;
  }
  throw new Error(`no open session of the coordinator holds ${cases} cases`);
}
