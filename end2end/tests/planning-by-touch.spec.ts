import { type CDPSession, expect, type Page } from "@playwright/test";
import { expectNoSidewaysScroll, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { hour, Planning } from "../pages/planning";

type Point = [x: number, y: number];

/** One finger on the screen, as the system tells it to the browser. */
class Finger {
  private constructor(private readonly cdp: CDPSession) {}

  static async on(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  async down([x, y]: Point): Promise<void> {
    await this.cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  }

  /** Slides from a point by so much, in small steps as a finger does. */
  async slide([x, y]: Point, [byX, byY]: Point, steps = 8): Promise<void> {
    for (let step = 1; step <= steps; step += 1) {
      const touchPoints = [{ x: x + (byX * step) / steps, y: y + (byY * step) / steps }];
      await this.cdp.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints });
    }
  }

  async up(): Promise<void> {
    await this.cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
}

/** A tablet in the hand: the hours are drawn, and there is no mouse. */
test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

test.describe("planning by touch @desktop", () => {
  test("a long press takes a session, which is carried to another hour, and made longer by its lower edge", async ({ page, signIn }, info) => {
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-04");
    await planning.open(`jour=${one.day}&vue=semaine&mes-rcp=oui`);
    const block = planning.block(one.id);
    await block.scrollIntoViewIfNeeded();
    const finger = await Finger.on(page);
    const box = (await block.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const body: Point = [box.x + 20, box.y + 12];

    await test.step("carried half an hour later, the page does not scroll under it", async () => {
      const scrolled = await page.evaluate(() => window.scrollY);
      await finger.down(body);
      await expect(planning.ghost).toHaveCount(1);
      await finger.slide(body, [0, 30]);
      await expect(planning.said).toContainText(`de ${hour(one.start + 30)} à ${hour(one.start + 30 + one.minutes)}`);
      expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
      await shot(page, info, "planning-carried-by-touch");
      await finger.up();
      await expect(planning.dialog.getByLabel("Heure de début")).toHaveValue(hour(one.start + 30).replace(/ h /, ":"));
      await planning.dialog.getByRole("button", { name: "Déplacer la séance" }).tap();
      await expect.poll(async () => (await planning.placeOf(one.id)).start).toBe(one.start + 30);
    });

    await test.step("by its lower edge, it lasts longer", async () => {
      await planning.open(`jour=${one.day}&vue=semaine&mes-rcp=oui`);
      await block.scrollIntoViewIfNeeded();
      const now = (await block.boundingBox()) ?? box;
      const edge: Point = [now.x + 20, now.y + now.height - 2];
      await finger.down(edge);
      await expect(planning.ghost).toHaveCount(1);
      await finger.slide(edge, [0, 30]);
      await finger.up();
      await expect(planning.dialog.getByLabel("Durée")).toHaveValue(String(one.minutes + 30));
      await planning.confirm.tap();
      await expect.poll(() => planning.placeOf(one.id)).toEqual({ ...one, start: one.start + 30, minutes: one.minutes + 30 });
    });
  });

  test("a finger that slides at once scrolls the page and takes nothing, and a tap opens the session", async ({ page, signIn }) => {
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-04");
    await planning.open(`jour=${one.day}&vue=semaine&mes-rcp=oui`);
    const block = planning.block(one.id);
    await block.scrollIntoViewIfNeeded();
    const finger = await Finger.on(page);
    const box = (await block.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const before = await page.evaluate(() => window.scrollY);
    const up = before < 100;
    const body: Point = [box.x + 20, box.y + 12];
    await finger.down(body);
    await finger.slide(body, [0, up ? -150 : 150], 12);
    await finger.up();
    await expect.poll(async () => Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeGreaterThan(60);
    await expect(planning.ghost).toHaveCount(0);
    await expect(planning.dialog).toBeHidden();
    await expect(page).not.toHaveURL(/seance=/);
    expect(await planning.placeOf(one.id)).toEqual(one);
    await block.tap();
    await expect(page.locator(".calendar-panel")).toBeVisible();
    await expect(planning.ghost).toHaveCount(0);
  });
});

test.describe("at 320 px, by touch @desktop", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("a member sees the week, answers for a session, and a coordinator moves it: the page never scrolls sideways", async ({ page, signIn, enter }, info) => {
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    await planning.open("vue=semaine");
    await expectNoSidewaysScroll(page);
    const one = await planning.oneOf("2027-02");
    await planning.open(`jour=${one.day}&vue=liste&mes-rcp=oui`);
    await expectNoSidewaysScroll(page);
    await page.locator(".list-line").filter({ has: planning.block(one.id) }).getByRole("link").first().tap();
    const panel = page.locator(".calendar-panel");
    await expect(panel).toBeVisible();
    await expectNoSidewaysScroll(page);
    await shot(page, info, "phone-panel");

    await test.step("answers", async () => {
      const answer = panel.getByRole("link", { name: "Donner ma réponse" });
      await expect(answer).toBeVisible();
      await answer.tap();
      await expect(page).toHaveURL(/\/ma-reponse$/);
      await expectNoSidewaysScroll(page);
      await shot(page, info, "phone-answer");
      await page.getByRole("button", { name: "Je serai là" }).or(page.getByRole("radio", { name: /Présent/ })).first().tap();
      await expectNoSidewaysScroll(page);
    });

    await test.step("moves", async () => {
      await planning.open(`jour=${one.day}&vue=semaine&seance=${one.id}`);
      await page.getByRole("button", { name: "Déplacer la séance" }).first().tap();
      await planning.dialog.getByLabel("Heure de début").fill("10:10");
      await expectNoSidewaysScroll(page);
      await shot(page, info, "phone-move");
      await planning.dialog.getByRole("button", { name: "Déplacer la séance" }).tap();
      await expect(planning.dialog).toBeHidden();
      await expect.poll(async () => (await planning.placeOf(one.id)).start).toBe(610);
      await expectNoSidewaysScroll(page);
      await page.locator(".toast").getByRole("button", { name: "Annuler" }).tap();
      await expect.poll(() => planning.placeOf(one.id)).toEqual(one);
    });
  });
});
