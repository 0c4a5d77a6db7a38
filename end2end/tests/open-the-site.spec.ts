import { expect, expectAccessible, expectNoSidewaysScroll, live, shot, test } from "../fixtures";

for (const [name, path] of [
  ["accueil", "/"],
  ["portail", "/portail"],
] as const) {
  test(`${path} reads without a program, then comes alive @no-js`, async ({ page, javaScriptEnabled }, info) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await live(page, javaScriptEnabled);
    await expectNoSidewaysScroll(page);
    if (javaScriptEnabled) await expectAccessible(page);
    await shot(page, info, name);
  });
}

test("an unknown address tells a signed-out person nothing but where to sign in @no-js", async ({ page }) => {
  const answer = await page.goto("/cette-page-n-existe-pas");
  expect(answer?.status()).toBe(200);
  await expect(page).toHaveURL(/\/connexion/);
});
