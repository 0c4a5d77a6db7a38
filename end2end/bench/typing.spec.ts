import { writeFileSync } from "node:fs";
import type { CDPSession, Page } from "@playwright/test";
import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraft, SYNTHESIS } from "../pages/frcp";

const ROUNDS = Number(process.env.DCC_ROUNDS ?? 5);
const KEYS = 80;
const WORDS = "Masse du sein droit, discussion de la conduite a tenir. ";

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

/** The milliseconds of the main thread that the slowest keys but one in twenty take: up to the second frame after each. */
async function costOfKeys(page: Page): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Performance.enable");
  const costs: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    const before = await busy(devTools);
    await page.keyboard.type(WORDS[key % WORDS.length] as string);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    costs.push(((await busy(devTools)) - before) * 1000);
  }
  await devTools.detach();
  costs.sort((one, other) => one - other);
  return costs[Math.floor(KEYS * 0.95)] as number;
}

async function busy(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}
