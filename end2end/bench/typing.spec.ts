import { writeFileSync } from "node:fs";
import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraft, SYNTHESIS } from "../pages/frcp";
import { costOfKeys } from "./cost";

const ROUNDS = Number(process.env.DCC_ROUNDS ?? 5);

/** What typing costs beside the same number of plain fields, in turns, in one browser. */
test("a key in the generic form costs little more than a key in a plain form", async ({ page, context, signIn }) => {
  test.setTimeout(300_000);
  await signIn(accounts.physician);
  const [form] = await openDraft(page);
  await live(page);
  const plain = await context.newPage();
  await plain.setContent(plainForm(await page.locator("input, select, textarea").count()));
  const ours: number[] = [];
  const rival: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.bringToFront();
    await form.field(SYNTHESIS).focus();
    ours.push(await costOfKeys(page));
    await plain.bringToFront();
    await plain.locator("textarea").focus();
    rival.push(await costOfKeys(plain));
  }
  await page.bringToFront();
  await form.saved();
  expect(ours).toHaveLength(ROUNDS);
  const output = process.env.DCC_BENCH_OUTPUT;
  if (output) writeFileSync(output, JSON.stringify({ ours, rival }));
});

function plainForm(fields: number): string {
  return `<form>${'<label>x<input type="text"></label>'.repeat(fields)}<textarea></textarea></form>`;
}
