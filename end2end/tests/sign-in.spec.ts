import { expect, expectAccessible, live, oneTimeCode, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

test.describe("sign in", () => {
  test("an address, a password, a code, and the day begins", async ({ page, signIn }, info) => {
    await signIn(accounts.secretary);
    await live(page);
    await expect(page.getByRole("navigation", { name: "Navigation principale" })).toBeVisible();
    await expectAccessible(page);
    await shot(page, info, "home");
  });

  test("@no-js a wrong password is told at the form, and the address is kept", async ({ page }) => {
    await page.goto("/connexion");
    await expect(page.getByLabel("Adresse électronique")).toBeFocused();
    await page.getByLabel("Adresse électronique").fill(accounts.secretary.email);
    await page.getByLabel("Mot de passe").fill("une phrase fausse");
    await page.getByRole("button", { name: "Continuer" }).click();
    await expect(page.getByRole("alert")).toContainText("reconnus");
    await expect(page.getByLabel("Adresse électronique")).toHaveValue(accounts.secretary.email);
    await expect(page.getByLabel("Mot de passe")).toBeFocused();
  });

  test("a code works once", async ({ page, server, context, browserErrors }) => {
    const received = (await server.mailbox(accounts.nurse.email)).length;
    await page.goto("/connexion");
    await page.getByLabel("Adresse électronique").fill(accounts.nurse.email);
    await page.getByLabel("Mot de passe").fill(accounts.nurse.password);
    await page.getByRole("button", { name: "Continuer" }).click();
    await expect(page.locator("#code")).toBeFocused();
    await page.locator("#code").fill("000000");
    await page.getByRole("button", { name: "Se connecter" }).click();
    await expect(page.locator(".field-error")).toBeVisible();
    await page.goBack();
    await expect(page.locator("#code, #email")).toBeVisible();
    await page.goForward();
    await expect(page.locator("#code")).toBeVisible();
    const code = await oneTimeCode(server, accounts.nurse.email, received);
    await page.locator("#code").fill(code);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await expect(page).not.toHaveURL(/connexion/);
    const cookie = (await context.cookies()).find((cookie) => cookie.name === "__Host-session");
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
    browserErrors.length = 0;
  });
});
