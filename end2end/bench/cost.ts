import type { CDPSession, Page } from "@playwright/test";

const KEYS = 80;
const WORDS = "Masse du sein droit, discussion de la conduite a tenir. ";

/** The milliseconds of the main thread that the slowest keys but one in twenty take: up to the second frame after each. */
export async function costOfKeys(page: Page): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Performance.enable");
  const costs: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    costs.push(await cost(devTools, page, () => page.keyboard.type(WORDS[key % WORDS.length] as string)));
  }
  await devTools.detach();
  costs.sort((one, other) => one - other);
  return costs[Math.floor(KEYS * 0.95)] as number;
}

/** The milliseconds of the main thread that one gesture takes. */
export async function costOf(page: Page, gesture: () => Promise<void>): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Performance.enable");
  const taken = await cost(devTools, page, gesture);
  await devTools.detach();
  return taken;
}

async function cost(devTools: CDPSession, page: Page, gesture: () => Promise<void>): Promise<number> {
  const before = await busy(devTools);
  await gesture();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return ((await busy(devTools)) - before) * 1000;
}

async function busy(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}
