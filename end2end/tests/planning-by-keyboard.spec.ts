import { expect, expectAccessible, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { hour, Planning } from "../pages/planning";

test.describe("a session carried over its week @desktop", () => {
  test("with the keys alone: moved, made longer, given up, put down, confirmed and taken back", async ({ page, signIn }, info) => {
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-03");
    await planning.open(`jour=${one.day}&vue=semaine&mes-rcp=oui`);
    const block = planning.block(one.id);
    const keys = page.keyboard;

    await test.step("Escape gives it back to its place, and the focus has not moved", async () => {
      await block.focus();
      await keys.press("d");
      await expect(planning.said).toContainText("Séance prise");
      await expect(planning.ghost).toHaveCount(1);
      await keys.press("ArrowDown");
      await expect(planning.said).toContainText(`de ${hour(one.start + 15)} à ${hour(one.start + 15 + one.minutes)}`);
      await keys.press("Escape");
      await expect(planning.ghost).toHaveCount(0);
      await expect(planning.said).toHaveText("La séance reste à sa place.");
      await expect(block).toBeFocused();
      await expect(page).not.toHaveURL(/seance=/);
    });

    await test.step("Escape in the dialog gives up too, and the focus comes back to the session", async () => {
      await keys.press("d");
      await keys.press("ArrowDown");
      await keys.press("Enter");
      await expect(planning.dialog.getByRole("button", { name: "Déplacer la séance" })).toBeFocused();
      // What the new hour would cost is told: the calendar was drawn with the panel.
      await expect(planning.dialog.getByRole("status")).not.toBeEmpty();
      await keys.press("Escape");
      await expect(planning.dialog).toBeHidden();
      await expect(block).toBeFocused();
      expect(await planning.placeOf(one.id)).toEqual(one);
      await planning.open(`jour=${one.day}&vue=semaine&mes-rcp=oui`);
      await block.focus();
    });

    await test.step("the ghost stands beside its hour and its day", async () => {
      await keys.press("d");
      for (const key of ["ArrowUp", "ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown"]) await keys.press(key);
      const end = one.start - 15 + one.minutes + 30;
      await expect(planning.said).toContainText(`de ${hour(one.start - 15)} à ${hour(end)}`);
      const [was, is] = [await block.boundingBox(), await planning.ghost.boundingBox()];
      expect(is?.x ?? 0).toBeGreaterThan((was?.x ?? 0) + 100);
      expect(Math.abs((is?.y ?? 0) - ((was?.y ?? 0) - 15))).toBeLessThanOrEqual(4);
      expect(Math.abs((is?.height ?? 0) - (one.minutes + 30))).toBeLessThanOrEqual(4);
      await shot(page, info, "planning-carried");
      await expectAccessible(page);
    });

    await test.step("Enter asks, says what it costs, and nothing is written yet", async () => {
      await keys.press("Enter");
      await expect(planning.dialog).toBeVisible();
      await expect(planning.dialog.getByLabel("Heure de début")).toHaveValue(hour(one.start - 15).replace(/ h /, ":"));
      await expect(planning.dialog.getByLabel("Durée")).toHaveValue(String(one.minutes + 30));
      await expect(page).toHaveURL(/geste=deplacer/);
      expect(await planning.placeOf(one.id)).toEqual(one);
      await expectAccessible(page);
      await shot(page, info, "planning-put-down");
    });

    await test.step("confirmed, it stands at its new place; the toast takes it back", async () => {
      const confirm = planning.dialog.getByRole("button", { name: "Déplacer la séance" });
      for (let press = 0; press < 10 && !(await confirm.evaluate((it) => it === document.activeElement)); press += 1) await keys.press("Tab");
      await keys.press("Enter");
      await expect(planning.dialog).toBeHidden();
      await expect(page).not.toHaveURL(/geste=/);
      await expect.poll(async () => (await planning.placeOf(one.id)).start).toBe(one.start - 15);
      const moved = await planning.placeOf(one.id);
      expect(moved.minutes).toBe(one.minutes + 30);
      expect(moved.day > one.day).toBe(true);
      await page.locator(".toast").getByRole("button", { name: "Annuler" }).click();
      await expect.poll(() => planning.placeOf(one.id)).toEqual(one);
    });
  });

  test("made longer alone, it says so, and the toast takes it back", async ({ page, signIn }) => {
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-03");
    await planning.open(`jour=${one.day}&vue=jour&mes-rcp=oui&seance=${one.id}`);
    await page.getByRole("button", { name: "Déplacer avec les flèches" }).click();
    await expect(planning.block(one.id)).toBeFocused();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Enter");
    await expect(planning.dialog.getByRole("heading", { name: "Changer la durée" })).toBeVisible();
    // The dialog opens on its button: the keys that carried the session confirm it.
    await expect(planning.dialog.getByRole("button", { name: "Changer la durée" })).toBeFocused();
    await page.keyboard.press("Enter");
    const toast = page.locator(".toast");
    await expect(toast).toContainText(`prévue de ${hour(one.start)} à ${hour(one.start + one.minutes + 15)}`);
    await expect.poll(async () => (await planning.placeOf(one.id)).minutes).toBe(one.minutes + 15);
    await toast.getByRole("button", { name: "Annuler" }).click();
    await expect.poll(() => planning.placeOf(one.id)).toEqual(one);
  });

  test("with the mouse: by its body it moves, by its lower edge it lasts longer, and a click still opens it", async ({ page, signIn }) => {
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-04");
    await planning.open(`jour=${one.day}&vue=semaine&mes-rcp=oui`);
    const block = planning.block(one.id);
    await block.scrollIntoViewIfNeeded();
    const drag = async (from: [number, number], by: [number, number]): Promise<void> => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(from[0] + by[0] / 2, from[1] + by[1] / 2, { steps: 4 });
      await page.mouse.move(from[0] + by[0], from[1] + by[1], { steps: 4 });
    };
    /** Where the block is, once it is drawn. */
    const drawn = async (): Promise<{ x: number; y: number; width: number; height: number }> => {
      await expect.poll(() => block.boundingBox()).not.toBeNull();
      return (await block.boundingBox()) ?? drawn();
    };
    const box = await drawn();
    await drag([box.x + 20, box.y + 10], [0, 30]);
    await expect(planning.said).toContainText(`de ${hour(one.start + 30)} à`);
    await page.mouse.up();
    await expect(planning.dialog.getByLabel("Heure de début")).toHaveValue(hour(one.start + 30).replace(/ h /, ":"));
    await page.keyboard.press("Escape");
    await expect(planning.dialog).toBeHidden();
    expect(await planning.placeOf(one.id)).toEqual(one);

    await page.keyboard.press("Escape");
    await expect(page).not.toHaveURL(/seance=/);
    // The calendar without its panel is drawn.
    await expect(block).not.toHaveAttribute("aria-current");
    const again = await drawn();
    await drag([again.x + 20, again.y + again.height - 2], [0, 30]);
    await page.mouse.up();
    await expect(planning.dialog.getByLabel("Durée")).toHaveValue(String(one.minutes + 30));
    await page.keyboard.press("Escape");
    await expect(planning.dialog).toBeHidden();
    await page.getByRole("link", { name: "Fermer le panneau" }).click();
    await block.click();
    await expect(page.locator(".calendar-panel")).toBeVisible();
    await expect(planning.dialog).toBeHidden();
  });

  test("somebody moves it first: a sentence says so, its new date is read, what was typed stays and goes through", async ({ page, signIn, enter, browserErrors }) => {
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-05");
    await planning.open(`jour=${one.day}&vue=semaine&mes-rcp=oui&seance=${one.id}&geste=deplacer`);
    const dialog = planning.dialog;
    await dialog.getByLabel("Heure de début").fill("09:00");
    // The calendar hears nothing of what follows: only the refusal tells.
    await page.route("**/api/planning-news", (route) => route.abort());
    const other = new Planning(await enter(accounts.secretary, "/planning"));
    await live(other.page);
    const status = await other.call("planning-session-move", { id: one.id, version: await planning.version(one.id), date: one.day, hour: "16:00:00", minutes: 60 });
    expect(status).toBe(200);
    await dialog.getByRole("button", { name: "Déplacer la séance" }).click();
    await expect(dialog.getByText(/vient de déplacer cette séance.*de\s16\sh\s00 à\s17\sh\s00/)).toBeVisible();
    await expect(dialog.getByLabel("Heure de début")).toHaveValue("09:00");
    await expect(dialog.getByRole("button", { name: "Déplacer la séance" })).toBeDisabled();
    await dialog.getByRole("button", { name: "Continuer à partir de cette date" }).click();
    await expect(dialog.getByText(/Date actuelle.*de\s16\sh\s00 à\s17\sh\s00/)).toBeVisible();
    await dialog.getByRole("button", { name: "Déplacer la séance" }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(async () => (await planning.placeOf(one.id)).start).toBe(540);
    await page.unrouteAll({ behavior: "wait" });
    browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !/ERR_FAILED|status of 422|status of 4\d\d/.test(error)));
  });
});
