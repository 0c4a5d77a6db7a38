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
  const rows = page.locator("#q-lesions > fieldset.row");
  const add = await page.evaluate(addRows, LESIONS);
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
    const distance = rows.nth(LESIONS / 2).getByLabel("Distance au mamelon", { exact: true });
    await distance.focus();
    inside.push(await costOf(page, () => page.keyboard.type("1")));
    await page.keyboard.press("Backspace");
    const up = rows.nth(LESIONS / 2).locator(".row-tools button").first();
    await up.scrollIntoViewIfNeeded();
    move.push(await costOf(page, () => up.evaluate((button) => (button as HTMLElement).click())));
    await form.saved();
  }
  console.log(JSON.stringify({ open, key, inside, move, add }));
  const output = process.env.DCC_BENCH_OUTPUT;
  if (output) writeFileSync(output, JSON.stringify({ open, key, inside, move, add }));
});

/** Adds lesions, each with a sample; answers how many milliseconds the last of them took, up to the second frame after it. */
async function addRows(wanted: number): Promise<number[]> {
  const list = document.querySelector("#q-lesions") as HTMLElement;
  const count = (): number => list.querySelectorAll(":scope > fieldset.row").length;
  const shown = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  let took = 0;
  while (count() < wanted) {
    const begun = performance.now();
    (list.querySelector(":scope > .btn") as HTMLElement).click();
    await shown();
    took = performance.now() - begun;
    const groups = list.querySelectorAll<HTMLElement>(":scope > fieldset.row > .group > .rows > .btn");
    groups[groups.length - 1]?.click();
    await shown();
  }
  return [Math.round(took)];
}
