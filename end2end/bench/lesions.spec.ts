import { writeFileSync } from "node:fs";
import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraftThatShows, SYNTHESIS } from "../pages/frcp";
import { costOf, costOfKeys } from "./cost";

const ROUNDS = Number(process.env.DCC_ROUNDS ?? 5);
const LESIONS = 50;

/** Fifty lesions with a sample each: to open the form, to type in it, to add and to move a row. */
test("a form with fifty lesions opens, is typed in and is put in order", async ({ page, signIn }) => {
  test.setTimeout(900_000);
  await signIn(accounts.physician);
  const form = await openDraftThatShows(page, "#section-lesions");
  const rows = form.rows(/^Lésion/);
  const add = page.getByRole("button", { name: "Ajouter : lésion", exact: true });
  const samples = page.locator("#section-lesions").getByRole("button", { name: "Ajouter : prélèvement", exact: true });
  for (let row = await rows.count(); row < LESIONS; row++) {
    await add.click();
    await expect(samples).toHaveCount(row + 1);
    await samples.nth(row).click();
  }
  await expect(rows).toHaveCount(LESIONS);
  await form.saved();
  const open: number[] = [];
  const key: number[] = [];
  const inside: number[] = [];
  const move: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = Date.now();
    await page.reload();
    await live(page);
    open.push(Date.now() - begun);
    await form.field(SYNTHESIS).focus();
    key.push(await costOfKeys(page));
    const distance = form.field("Distance au mamelon").nth(LESIONS / 2);
    await distance.focus();
    inside.push(await costOf(page, () => page.keyboard.type("1")));
    await page.keyboard.press("Backspace");
    const up = rows.nth(LESIONS / 2).getByRole("button", { name: "Monter la ligne" }).first();
    await up.scrollIntoViewIfNeeded();
    move.push(await costOf(page, () => up.evaluate((button) => (button as HTMLElement).click())));
    await form.saved();
  }
  console.log(JSON.stringify({ open, key, inside, move }));
  const output = process.env.DCC_BENCH_OUTPUT;
  if (output) writeFileSync(output, JSON.stringify({ open, key, inside, move }));
});
