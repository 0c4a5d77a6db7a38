import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { Planning } from "../pages/planning";

const WEEK = ["2027-09-06", "2027-09-07", "2027-09-08", "2027-09-09", "2027-09-10"];
/** Six sessions a day, at hours that no other session of the territory has: thirty in the week. */
const HOURS = ["08:05", "08:35", "09:05", "10:25", "13:35", "16:55"];

interface Sheet {
  text: string;
  sizes: string[];
}

/** The page as Chromium prints it, with the size that its style sheet asks for. */
async function printed(page: Page, name: string): Promise<Sheet> {
  const file = test.info().outputPath(`${name}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: false }));
  const run = (program: string, ...more: string[]): string => execFileSync(program, more, { encoding: "utf8" });
  const sizes = Array.from(run("pdfinfo", "-l", "99", file).matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/gm), ([, wide, high]) => `${Math.round(Number(wide))}x${Math.round(Number(high))}`);
  return { text: run("pdftotext", "-layout", file, "-"), sizes };
}

/** Whether a size is A4 on its side, to the point. */
function isA4OnItsSide(size: string): boolean {
  const [wide = 0, high = 0] = size.split("x").map(Number);
  return Math.abs(wide - 842) <= 1 && Math.abs(high - 595) <= 1;
}

test("a week of thirty sessions, its month and the list for the reception are printed whole on A4 @desktop", async ({ page, signIn, enter }) => {
  await signIn(accounts.coordinator);
  const planning = new Planning(page);
  const one = await planning.oneOf("2027-03");
  await planning.open(`seance=${one.id}`);
  const rcp = (await (await page.request.get("/planning/nouvelle-serie")).text()).match(/<option value="([0-9a-f-]{36})"/)?.[1];
  expect(rcp, "a board that the coordinator plans").toBeDefined();
  for (const hour of HOURS) {
    const recurrence = { rhythm: { kind: "chosen", dates: WEEK }, from: WEEK[0], until: WEEK[4], hour: `${hour}:00`, minutes: 25 };
    expect(await planning.call("planning-series-make", { rcp, recurrence })).toBe(200);
  }

  await test.step("the week", async () => {
    await planning.open(`jour=${WEEK[0]}&vue=semaine`);
    const { text, sizes } = await printed(page, "semaine");
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.filter((size) => !isA4OnItsSide(size))).toEqual([]);
    for (const hour of HOURS) expect(text.split(hour).length - 1, `${hour} stands five times`).toBe(5);
    expect(text).toMatch(/Semaine 36, du 6 au 10|Semaine 36, du 6 au 12/);
    expect(text).not.toContain("Imprimer");
    const shown = await page.locator(".hours .slot").count();
    expect((text.match(/\d\d:\d\d – \d\d:\d\d/g) ?? []).length).toBe(shown);
  });

  await test.step("the month", async () => {
    await planning.open(`mois=2027-09`);
    const { text, sizes } = await printed(page, "mois");
    expect(sizes.filter((size) => !isA4OnItsSide(size))).toEqual([]);
    for (const hour of HOURS) expect(text.split(hour).length - 1, `${hour} stands five times`).toBe(5);
  });

  await test.step("the list of a day for the reception: hour, room, number of cases, coordinator, and nobody's name but his", async () => {
    await planning.open(`jour=${WEEK[1]}&vue=accueil`);
    const { text, sizes } = await printed(page, "accueil");
    expect(sizes.filter((size) => !isA4OnItsSide(size))).toEqual([]);
    for (const hour of HOURS) expect(text).toContain(hour);
    expect(text).toContain("0 dossier");
    expect(text).toContain("Séances du mardi 7 septembre 2027");
    expect(text).not.toContain("Annuler");
  });

  await test.step("the button leads there for tomorrow", async () => {
    const secretary = await enter(accounts.secretary, "/planning");
    await live(secretary);
    await secretary.getByRole("link", { name: "Liste de demain pour l’accueil" }).click();
    await expect(secretary.getByRole("heading", { level: 1 })).toHaveText(/^Séances du /);
  });
});
