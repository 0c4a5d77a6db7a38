import { writeFileSync } from "node:fs";
import type { CDPSession, Page } from "@playwright/test";
import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { Planning } from "../pages/planning";

const ROUNDS = Number(process.env.DCC_ROUNDS ?? 5);
/** How much slower the processor is made while frames are counted. */
const SLOWER = 4;
/** A frame of a screen at 60 Hz lasts 16.7 ms: one that comes after this is late. */
const LATE_MS = 25;
const GESTURES = 150;

type Measured = Record<"ours" | "rival", number[]>;

/** The week by the hour beside a plain table of the same cells, in turns, in one browser. */
test("a week is laid out, scrolled and carried over as a plain table is", async ({ page, context, signIn }) => {
  test.setTimeout(600_000);
  await page.setViewportSize({ width: 1440, height: 600 });
  await signIn(accounts.coordinator);
  const planning = new Planning(page);
  const one = await planning.oneOf("2027-03");
  await planning.open(`jour=${one.day}&vue=semaine`);
  const plain = await context.newPage();
  await plain.setViewportSize({ width: 1440, height: 600 });
  await plain.setContent(await tableOf(page));
  const measures: Record<string, Measured> = {};
  const take = async (name: string, of: (page: Page, where: "ours" | "rival") => Promise<number>): Promise<void> => {
    const measured: Measured = { ours: [], rival: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const [who, where] of [["ours", page], ["rival", plain]] as const) {
        await where.bringToFront();
        measured[who].push(await of(where, who));
      }
    }
    measures[name] = measured;
  };
  await take("layout", (where) => layout(where));
  await take("scroll", (where) => late(where, () => scrolled(where)));
  await take("drag", (where, who) => late(where, () => dragged(where, who === "ours" ? `#s-${one.id}` : "[data-moved]")));
  await live(page);
  expect(await planning.placeOf(one.id), "nothing was put down").toEqual(one);
  const output = process.env.DCC_BENCH_OUTPUT;
  if (output) writeFileSync(output, JSON.stringify(measures));
});

/** A table of the same hours, days and sessions, with the same words in the same elements, and nothing to dress it. */
async function tableOf(page: Page): Promise<string> {
  const table = await page.evaluate(() => {
    const days = Array.from(document.querySelectorAll(".hours-day"));
    const hours = Array.from(document.querySelectorAll(".hours-words > span"), (word) => word.textContent ?? "");
    const heads = days.map((day) => `<th>${day.querySelector(".hours-head")?.innerHTML ?? ""}</th>`).join("");
    const lines = hours.map((hour) => {
      const cells = days.map((day) => {
        const slots = Array.from(day.querySelectorAll(".hours-slots .slot"));
        const here = slots.filter((slot) => Number(slot.textContent?.match(/(\d\d):\d\d/)?.[1]) === Number.parseInt(hour, 10));
        return `<td>${here.map((slot) => slot.outerHTML).join("")}</td>`;
      });
      return `<tr height="60"><th>${hour}</th>${cells.join("")}</tr>`;
    });
    const count = document.querySelectorAll(".hours-slots .slot").length;
    return { html: `<table width="100%"><thead><tr><th></th>${heads}</tr></thead><tbody>${lines.join("")}</tbody></table>`, count };
  });
  expect(table.count, "a week with sessions").toBeGreaterThan(2);
  expect(table.html.match(/class="slot[ "]/g)?.length ?? 0, "each session has its cell").toBe(table.count);
  const follow = `<script>
    let held;
    const moved = document.querySelector("[data-debut]");
    moved.setAttribute("data-moved", "");
    moved.removeAttribute("href");
    moved.style.display = "inline-block";
    addEventListener("pointerdown", (event) => { held = [event.clientX, event.clientY]; });
    addEventListener("pointermove", (event) => { if (held) moved.style.transform = "translate(" + (event.clientX - held[0]) + "px," + (event.clientY - held[1]) + "px)"; });
    addEventListener("pointerup", () => { held = undefined; moved.style.transform = ""; });
  </script>`;
  return `<h1>x</h1>${table.html}<p>x</p>${follow}`;
}

/** Milliseconds to lay the whole out once more, styles included. */
async function layout(page: Page): Promise<number> {
  return page.evaluate(() => {
    const whole = document.querySelector<HTMLElement>(".hours, table");
    if (!whole) throw new Error("nothing to lay out");
    const times: number[] = [];
    for (let time = 0; time < 60; time++) {
      whole.style.display = "none";
      void document.body.offsetHeight;
      const before = performance.now();
      whole.style.display = "";
      void whole.offsetHeight;
      times.push(performance.now() - before);
    }
    times.sort((one, other) => one - other);
    return times[times.length / 2] as number;
  });
}

/** The share of frames that come late while something is done, in hundredths. */
async function late(page: Page, gesture: () => Promise<void>): Promise<number> {
  const tools = await page.context().newCDPSession(page);
  await slow(tools, SLOWER);
  await page.evaluate(() => {
    const frames: number[] = [];
    const frame = (at: number): void => {
      frames.push(at);
      if (Reflect.has(window, "frames_seen")) requestAnimationFrame(frame);
    };
    Reflect.set(window, "frames_seen", frames);
    requestAnimationFrame(frame);
  });
  await gesture();
  const frames = await page.evaluate(() => {
    const seen = Reflect.get(window, "frames_seen") as number[];
    Reflect.deleteProperty(window, "frames_seen");
    return seen;
  });
  await slow(tools, 1);
  await tools.detach();
  expect(frames.length, "frames were seen").toBeGreaterThan(30);
  const gaps = frames.slice(1).map((at, before) => at - (frames[before] as number));
  return (gaps.filter((gap) => gap > LATE_MS).length * 100) / gaps.length;
}

async function slow(tools: CDPSession, rate: number): Promise<void> {
  await tools.send("Emulation.setCPUThrottlingRate", { rate });
}

async function scrolled(page: Page): Promise<void> {
  await page.mouse.move(700, 400);
  for (let turn = 0; turn < GESTURES; turn++) await page.mouse.wheel(0, turn % 50 < 25 ? 24 : -24);
}

async function dragged(page: Page, what: string): Promise<void> {
  const block = page.locator(what);
  await block.scrollIntoViewIfNeeded();
  const box = await block.boundingBox();
  if (!box) throw new Error("the session is not on the screen");
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < GESTURES; step++) await page.mouse.move(x + (step % 60) * 3, y + (step % 40) * 2);
  await page.keyboard.press("Escape");
  await page.mouse.up();
}
