import { expect, expectAccessible, expectNoSidewaysScroll, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

/** The pages of the rail, as the person who uses them most sees them. */
const PAGES: [name: string, path: string, who: keyof typeof accounts][] = [
  ["today", "/aujourd-hui", "secretary"],
  ["planning", "/planning", "secretary"],
  ["planning-list", "/planning?vue=liste", "secretary"],
  ["new-patient", "/patients/nouveau", "secretary"],
  ["boards", "/rcp", "coordinator"],
  ["offers", "/rcp/offres", "coordinator"],
  ["settings", "/reglages", "physician"],
  ["my-sign-ins", "/reglages/sessions", "physician"],
  ["accounts", "/reglages/comptes", "referent"],
];

for (const [name, path, who] of PAGES) {
  test(`${name} opens, is accessible and fits the screen @desktop`, async ({ page, signIn }, info) => {
    await signIn(accounts[who], path);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await live(page);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await shot(page, info, name);
    await expectAccessible(page);
  });
}
