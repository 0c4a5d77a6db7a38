import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

const zones = ["Europe/Paris", "America/New_York", "Pacific/Auckland"];

/** The weeks on either side of the two changes of summer time, and the ones of the changes. */
const weeks = ["2027-03-22", "2027-03-29", "2026-12-14"];

test.describe("hours of Paris", () => {
  test("the calendar tells the same hours whatever the zone of the browser @desktop", async ({ browser, page, signIn, baseURL }) => {
    await signIn(accounts.secretary, "/planning");
    const state = await page.context().storageState();
    const told: string[][] = [];
    for (const timezoneId of zones) {
      const context = await browser.newContext({ baseURL, storageState: state, timezoneId, locale: "fr-FR" });
      const there = await context.newPage();
      const lines: string[] = [];
      for (const week of weeks) {
        await there.goto(`/planning?vue=semaine&jour=${week}`);
        await live(there);
        lines.push(await there.getByRole("heading", { level: 1 }).innerText());
        for (const day of await there.locator(".hours-day").all()) {
          lines.push((await day.innerText()).replace(/\s+/g, " "));
        }
      }
      told.push(lines);
      await context.close();
    }
    expect(told[0]?.join(" ")).toMatch(/14:00/);
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });
});
