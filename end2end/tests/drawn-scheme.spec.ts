import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { type FrcpForm, openDraftThatShows } from "../pages/frcp";

/** A draft of senology that this person may write, with one lesion in it. */
async function openLesion(page: Page): Promise<[FrcpForm, Locator]> {
  const form = await openDraftThatShows(page, "#section-lesions");
  await form.add("lésion");
  return [form, form.row(/^lésion/i)];
}

test("a quadrant is chosen on the drawing by keyboard alone, read in the list, and taken back", async ({ page, signIn }, info) => {
  await signIn(accounts.physician);
  const [form, lesion] = await openLesion(page);
  const drawing = lesion.getByRole("radiogroup", { name: "Quadrant, sur le schéma" });
  const list = lesion.getByRole("combobox", { name: "Quadrant", exact: true });
  const side = lesion.getByRole("combobox", { name: "Côté", exact: true });
  const region = (name: string): Locator => drawing.getByRole("radio", { name, exact: true });
  const chosen = (of: Locator): Promise<string> => of.evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.label ?? "");
  const keys = page.keyboard;

  await test.step("Tab enters the drawing at one place, and the arrows move in it", async () => {
    await side.focus();
    await keys.press("Tab");
    for (let press = 0; press < 5 && !(await drawing.evaluate((one) => one.contains(document.activeElement))); press += 1) {
      await keys.press("Tab");
    }
    await expect(region("Prolongement axillaire, sein droit")).toBeFocused();
    await keys.press("ArrowRight");
    await expect(region("Quadrant supéro-externe, sein droit")).toBeFocused();
    await expect(lesion.locator(".scheme-name").first()).toHaveText("Quadrant supéro-externe, sein droit");
  });
  await test.step("Space chooses: the list and the side say the same", async () => {
    await keys.press("Space");
    await expect(region("Quadrant supéro-externe, sein droit")).toHaveAttribute("aria-checked", "true");
    await expect.poll(() => chosen(list)).toBe("Quadrant supéro-externe");
    await expect.poll(() => chosen(side)).toBe("Droit");
    await expect(region("Quadrant supéro-externe, sein gauche")).toHaveAttribute("aria-disabled", "true");
    await expectAccessible(page, ".scheme");
    await expectNoSidewaysScroll(page);
    await drawing.scrollIntoViewIfNeeded();
    await shot(page, info, "drawn-scheme");
  });
  await test.step("the arrows do not enter the other breast", async () => {
    await keys.press("ArrowLeft");
    await keys.press("ArrowLeft");
    await expect(region("Mamelon et aréole, sein droit")).toBeFocused();
    await keys.press("Enter");
    await expect.poll(() => chosen(list)).toBe("Mamelon et aréole");
  });
  await test.step("what was chosen is there when the page comes again", async () => {
    await form.saved();
    await page.reload();
    await live(page);
    await expect(region("Mamelon et aréole, sein droit")).toHaveAttribute("aria-checked", "true");
    await expect(region("Mamelon et aréole, sein droit")).toHaveAttribute("tabindex", "0");
  });
  await test.step("choosing it again takes it back", async () => {
    await region("Mamelon et aréole, sein droit").focus();
    await keys.press("Space");
    await expect(region("Mamelon et aréole, sein droit")).toHaveAttribute("aria-checked", "false");
    await expect(list).toHaveValue("");
    await form.saved();
  });
  await test.step("the list fills the drawing", async () => {
    await list.selectOption({ label: "Quadrant inféro-interne" });
    await expect(region("Quadrant inféro-interne, sein droit")).toHaveAttribute("aria-checked", "true");
  });
  await test.step("an hour is a number", async () => {
    const hour = lesion.getByRole("radiogroup", { name: "Rayon horaire, sur le schéma" });
    await hour.getByRole("radio", { name: "3\u00a0h", exact: true }).focus();
    await keys.press("Enter");
    await expect(form.field("Rayon horaire", lesion)).toHaveValue("3");
  });
});

test("a station of the mediastinum is large enough for a finger, in the light and in the dark", async ({ page, signIn }, info) => {
  await signIn(accounts.physician);
  const form = await openDraftThatShows(page, "#section-mediastinum");
  await form.add("station");
  const drawing = form.row(/^station/i).locator(".scheme-drawing");
  const stations = drawing.getByRole("radio");
  await expect(stations).toHaveCount(26);
  for (const box of await Promise.all((await stations.all()).map((one) => one.boundingBox()))) {
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await stations.nth(8).click();
  await expect(stations.nth(8)).toHaveAttribute("aria-checked", "true");
  await expectNoSidewaysScroll(page);
  for (const theme of ["light", "dark"]) {
    await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
    await expectAccessible(page, ".scheme");
    await drawing.screenshot({ path: `shots/stations-${theme}-${info.project.name}.png` });
  }
});
