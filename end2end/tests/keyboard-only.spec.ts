import type { Locator, Page } from "@playwright/test";
import { expect, live, oneTimeCode, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

/** Expects that a person sees where the focus is: a ring of 2 px on the element, or on the box drawn around it. */
async function expectRing(page: Page): Promise<void> {
  const ring = await page.evaluate(() => {
    for (let one = document.activeElement; one && one !== document.body; one = one.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) return true;
    }
    return document.activeElement?.outerHTML.slice(0, 200);
  });
  expect(ring, "the focus is visible").toBe(true);
}

/** Presses Tab until the focus is there; each stop on the way shows its ring. */
async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement?.tagName)) !== "BODY") await expectRing(page);
    if (await target.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`${most} presses on Tab do not reach ${target}`);
}

test("everything is done without a mouse: sign in, skip, search, open, change of tab @desktop", async ({ page, server }) => {
  const { email, password } = accounts.coordinator;
  const keys = page.keyboard;
  await test.step("sign in", async () => {
    const received = (await server.mailbox(email)).length;
    await page.goto("/connexion");
    await expect(page.getByLabel("Adresse électronique")).toBeFocused();
    await expectRing(page);
    await keys.type(email);
    await tabTo(page, page.getByLabel("Mot de passe"));
    await keys.type(password);
    await keys.press("Enter");
    await expect(page).toHaveURL(/\/connexion\/code/);
    await live(page);
    await expect(page.locator("#code")).toBeFocused();
    await keys.type(await oneTimeCode(server, email, received));
    await keys.press("Enter");
    await expect(page).not.toHaveURL(/\/connexion/);
    await live(page);
  });
  await test.step("the first stop jumps over the navigation", async () => {
    await keys.press("Tab");
    const skip = page.getByRole("link", { name: "Aller au contenu" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await expectRing(page);
    await keys.press("Enter");
    await expect(page.locator("main")).toBeFocused();
  });
  await test.step("the rail leads to a room", async () => {
    await page.goto("/aujourd-hui");
    await live(page);
    await tabTo(page, page.getByRole("link", { name: "Patients", exact: true }));
    await keys.press("Enter");
    await expect(page).toHaveURL(/\/patients$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Patients");
  });
  await test.step("Ctrl+K finds a patient", async () => {
    await keys.press("Control+k");
    const box = page.getByRole("combobox", { name: "Patient, séance, RCP ou action" });
    await expect(box).toBeFocused();
    await expectRing(page);
    await keys.type("nguyen");
    const first = page.getByRole("option").filter({ hasText: "NGUYEN" }).first();
    await expect(first).toBeVisible();
    for (let press = 0; (await first.getAttribute("aria-selected")) !== "true" && press < 20; press += 1) {
      await keys.press("ArrowDown");
    }
    await keys.press("Enter");
    await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/);
    await expect(page.locator(".patient-line")).toContainText("NGUYEN");
  });
  await test.step("the arrows walk along the tabs of the record", async () => {
    const tabs = page.locator("nav.tabs");
    await tabTo(page, tabs.getByRole("link").first());
    await keys.press("ArrowRight");
    await expect(tabs.getByRole("link").nth(1)).toBeFocused();
    await keys.press("ArrowRight");
    await keys.press("ArrowLeft");
    await expectRing(page);
    await keys.press("Enter");
    await expect(page).toHaveURL(/\/identite$/);
  });
});

test("Escape closes a dialog and gives the focus back @desktop", async ({ page, signIn }) => {
  await signIn(accounts.coordinator);
  const list = await (await page.request.get("/planning?mois=2026-12&mes-rcp=oui")).text();
  const session = list.match(/seance=[0-9a-f-]{36}/)?.[0];
  expect(session, "a session of the coordinator next month").toBeDefined();
  await page.goto(`/planning?mois=2026-12&${session}`);
  await live(page);
  const move = page.getByRole("button", { name: "Déplacer la séance" }).first();
  await move.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog").first();
  await expect(dialog).toBeVisible();
  expect(await dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
  await expectRing(page);
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => {
      const here = document.activeElement;
      return here !== document.body && !here?.closest("dialog");
    });
    expect(outside, "the focus stays in the dialog").toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(move).toBeFocused();
});
