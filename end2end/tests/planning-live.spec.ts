import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { Relay } from "../fixtures/relay";
import { signIn } from "../fixtures/sign-in";
import { Planning } from "../pages/planning";

test.describe("two people before the same planning @desktop", () => {
  test("the change of one appears to the other within a second, told by name, and what is carried stays in the hand", async ({ enter }) => {
    const mine = new Planning(await enter(accounts.coordinator));
    const theirs = new Planning(await enter(accounts.secretary, "/planning"));
    await live(theirs.page);
    const one = await mine.oneOf("2027-02");
    await mine.open(`jour=${one.day}&vue=semaine`);
    const other = (await mine.page.locator(".slot[data-seance]").evaluateAll((all) => all.map((it) => it.id.slice(2)))).find((id) => id !== one.id);
    await theirs.open(`jour=${one.day}&vue=semaine`);
    // The stream of each is open once it has told what happened before.
    await mine.page.waitForTimeout(1_500);

    await test.step("the session moves under the eyes of the other, whose focus and scroll stay", async () => {
      const focused = mine.page.locator(`#s-${other ?? one.id}`);
      await focused.focus();
      await mine.page.evaluate(() => window.scrollTo(0, 120));
      const scrolled = await mine.page.evaluate(() => window.scrollY);
      const { version } = await read(theirs, one.id);
      const start = one.start + 30;
      const at = `${String(Math.floor(start / 60)).padStart(2, "0")}:${String(start % 60).padStart(2, "0")}:00`;
      expect(await theirs.call("planning-session-move", { id: one.id, version, date: one.day, hour: at, minutes: one.minutes })).toBe(200);
      const begun = Date.now();
      await expect(mine.block(one.id)).toHaveAttribute("data-debut", String(start), { timeout: 5_000 });
      const seen = Date.now() - begun;
      test.info().annotations.push({ type: "milliseconds until the other sees it", description: String(seen) });
      expect(seen).toBeLessThanOrEqual(1_000);
      await expect(mine.page.locator(".toast")).toContainText(/^\S+ .+ a déplacé la séance de RCP .+ au /);
      await expect(focused).toBeFocused();
      expect(await mine.page.evaluate(() => window.scrollY)).toBe(scrolled);
    });

    await test.step("what I carry stays in my hand while another session changes", async () => {
      await mine.block(one.id).focus();
      await mine.page.keyboard.press("d");
      await mine.page.keyboard.press("ArrowDown");
      const said = await mine.said.textContent();
      const changed = other ?? one.id;
      const { version, minutes, day } = await read(theirs, changed);
      expect(await theirs.call("planning-session-move", { id: changed, version, date: day, hour: "17:00:00", minutes })).toBe(200);
      await expect(mine.block(changed)).toHaveAttribute("data-debut", String(17 * 60));
      await expect(mine.ghost).toHaveCount(1);
      await expect(mine.said).toHaveText(said ?? "");
      await mine.page.keyboard.press("Escape");
      await expect(mine.ghost).toHaveCount(0);
    });
  });

  test("a menu of filters stays open, with the focus where it was, while another person changes the calendar", async ({ enter }) => {
    const mine = new Planning(await enter(accounts.coordinator));
    const theirs = new Planning(await enter(accounts.secretary, "/planning"));
    await live(theirs.page);
    const one = await mine.oneOf("2027-05");
    const stream = mine.page.waitForResponse(/\/evenements/);
    await mine.open(`jour=${one.day}&vue=semaine`);
    await stream;
    const menu = mine.page.locator("details.chip-menu", { has: mine.page.locator("#menu-etat") });
    await menu.locator("summary").click();
    const choice = menu.getByRole("link").nth(1);
    await choice.focus();
    const { version } = await read(theirs, one.id);
    const start = one.start + 15;
    const at = `${String(Math.floor(start / 60)).padStart(2, "0")}:${String(start % 60).padStart(2, "0")}:00`;
    expect(await theirs.call("planning-session-move", { id: one.id, version, date: one.day, hour: at, minutes: one.minutes })).toBe(200);
    await expect(mine.block(one.id)).toHaveAttribute("data-debut", String(start), { timeout: 5_000 });
    await expect(menu).toHaveAttribute("open", "");
    await expect(choice).toBeFocused();
    await choice.click();
    await expect(mine.page.locator(".chip-on", { hasText: "État" })).toBeVisible();
    await expect(mine.page.locator("details.chip-menu[open]")).toHaveCount(0);
  });

  test("the panel acts while the calendar is being read again, twice in a row", async ({ enter }) => {
    const mine = new Planning(await enter(accounts.coordinator));
    const theirs = new Planning(await enter(accounts.secretary, "/planning"));
    await live(theirs.page);
    const one = await mine.oneOf("2027-01");
    const stream = mine.page.waitForResponse(/\/evenements/);
    await mine.open(`jour=${one.day}&vue=jour&mes-rcp=oui&seance=${one.id}`);
    await stream;
    // Each reading waits until it is let through.
    const held: (() => void)[] = [];
    await mine.page.route("**/api/planning-calendar", async (route) => {
      await new Promise<void>((go) => held.push(go));
      await route.continue();
    });
    const makeLonger = async (by: number): Promise<void> => {
      const news = mine.page.waitForResponse("**/api/planning-news");
      const version = await theirs.version(one.id);
      expect(await theirs.call("planning-session-move", { id: one.id, version, date: one.day, hour: `${at(one.start)}:00`, minutes: one.minutes + by })).toBe(200);
      await news;
    };
    await makeLonger(15);
    await expect.poll(() => held.length).toBe(1);
    await makeLonger(30);
    held[0]?.();
    await expect.poll(() => held.length).toBe(2);
    // The first answer is drawn, while the second one is awaited.
    await expect(mine.block(one.id)).toHaveAttribute("data-duree", String(one.minutes + 30));
    await mine.page.getByRole("button", { name: "Déplacer avec les flèches" }).click();
    await expect(mine.block(one.id)).toBeFocused();
    await expect(mine.said).toContainText("Séance prise");
    const read = mine.page.waitForResponse("**/api/planning-calendar");
    held[1]?.();
    await read;
    await expect(mine.block(one.id)).toBeFocused();
    await mine.page.keyboard.press("Escape");
    await mine.page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("a stream that was cut catches up when it is back", async ({ enter, browserErrors }) => {
    test.setTimeout(90_000);
    const mine = new Planning(await enter(accounts.coordinator));
    const theirs = new Planning(await enter(accounts.secretary, "/planning"));
    await live(theirs.page);
    const one = await mine.oneOf("2027-03");
    await mine.page.context().route("**/evenements", (route) => route.abort("connectionreset"));
    await mine.open(`jour=${one.day}&vue=semaine`);
    await mine.page.waitForTimeout(1_000);
    const { version } = await read(theirs, one.id);
    expect(await theirs.call("planning-session-move", { id: one.id, version, date: one.day, hour: "09:15:00", minutes: one.minutes })).toBe(200);
    await mine.page.waitForTimeout(2_000);
    await expect(mine.block(one.id)).toHaveAttribute("data-debut", String(one.start));
    await mine.page.context().unroute("**/evenements");
    await expect(mine.block(one.id)).toHaveAttribute("data-debut", String(555), { timeout: 30_000 });
    await expect(mine.page.locator(".toast")).toContainText("a déplacé la séance de RCP");
    browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !/ERR_CONNECTION_RESET/.test(error)));
  });

  test("a browser cut off while much happens catches up when it is back, and what is typed and carried meanwhile stays", async ({ enter, server, browser, browserErrors }) => {
    const long = Boolean(process.env.DCC_LONG);
    test.setTimeout(long ? 900_000 : 150_000);
    const relay = await Relay.to(server.url);
    const context = await browser.newContext({ baseURL: relay.url, viewport: { width: 1440, height: 900 } });
    const mine = new Planning(await context.newPage());
    await signIn(mine.page, server, accounts.coordinator);
    const typing = new Planning(await context.newPage());
    const theirs = new Planning(await enter(accounts.secretary, "/planning"));
    await live(theirs.page);
    const one = await mine.oneOf("2027-04");
    const rcp = await theirs.board();
    await mine.open(`jour=${one.day}&vue=semaine`);
    await typing.open(`jour=${one.day}&vue=semaine&seance=${one.id}&geste=deplacer`);
    await typing.dialog.getByLabel("Heure de début").fill("07:35");
    await mine.block(one.id).focus();
    await mine.page.keyboard.press("d");
    await mine.page.keyboard.press("ArrowDown");
    const said = (await mine.said.textContent()) ?? "";
    const all = [mine, typing];
    relay.cut();
    const cut = Date.now();

    await test.step("others plan more than a stream keeps, and move the session itself, for longer than the server looks back", async () => {
      for (let rank = 0; rank < CHANGES; rank += 1) await theirs.plan(rcp, [one.day], at(7 * 60 + rank * 5), 15);
      const { version } = await read(theirs, one.id);
      expect(await theirs.call("planning-session-move", { id: one.id, version, date: one.day, hour: "19:00:00", minutes: one.minutes })).toBe(200);
      const lasts = long ? 600_000 : LOOKS_BACK;
      await expect.poll(() => Date.now() - cut, { timeout: lasts + 30_000, intervals: [1_000] }).toBeGreaterThan(lasts);
      for (const { page } of all) await expect(page.locator("html")).toHaveAttribute("data-silent");
      await expect(mine.block(one.id)).toHaveAttribute("data-debut", String(one.start));
    });

    relay.mend();
    await test.step("each sees it all, and how many changes there were", async () => {
      for (const page of all) {
        await expect(page.block(one.id)).toHaveAttribute("data-debut", String(19 * 60), { timeout: 30_000 });
        await expect(page.page.locator(".toast").first()).toContainText(/Et \d+\sautres changements\./);
        const drawn = await page.page.locator(`.hours-day[data-jour="${one.day}"] .slot[data-duree="15"]`).count();
        expect(drawn).toBe(CHANGES);
        await expect(page.page.locator("html")).not.toHaveAttribute("data-silent");
      }
    });
    await test.step("what was carried is in the hand, and what was typed goes through", async () => {
      await expect(mine.ghost).toHaveCount(1);
      await expect(mine.said).toHaveText(said);
      await mine.page.keyboard.press("Escape");
      await expect(mine.ghost).toHaveCount(0);
      await expect(typing.dialog.getByLabel("Heure de début")).toHaveValue("07:35");
      await typing.dialog.getByRole("button", { name: "Continuer à partir de cette date" }).click();
      await typing.confirm.click();
      await expect.poll(async () => (await typing.placeOf(one.id)).start).toBe(7 * 60 + 35);
    });
    await context.close();
    await relay.close();
    expect(browserErrors).toEqual([]);
  });
});

/** A stream that is late keeps sixteen events (`server/src/web`), and a server looks fifteen seconds back (`services/src/audit/newly.rs`). */
const CHANGES = 20;
const LOOKS_BACK = 16_000;

/** `07:05`, from minutes after midnight. */
function at(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A session as the page of the other reads it now. */
async function read(planning: Planning, id: string): Promise<{ version: number; minutes: number; day: string }> {
  const html = await (await planning.page.request.get(`/planning?seance=${id}`)).text();
  const number = (name: string): number => Number(html.match(new RegExp(`\\\\?"${name}\\\\?":(\\d+)`))?.[1]);
  const day = html.match(/\\?"date\\?":\\?"([\d-]+)/)?.[1] ?? "";
  return { version: number("version"), minutes: number("capacity"), day };
}
