import type { Page } from "@playwright/test";
import { expect, expectAccessible, live, oneTimeCode, type Server, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { authenticatorCode } from "../fixtures/authenticator";
import { SignInPage } from "../pages/sign-in";

const PASSWORD = "trois-chats-et-un-violon";
const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString("fr-FR", { timeZone: "Europe/Paris" });

/** Invites a physician until a day, and gives the address of the link received. */
async function invited(page: Page, server: Server, email: string, name: string): Promise<string> {
  await page.goto("/reglages/comptes");
  await live(page);
  const form = page.locator("form", { has: page.getByRole("button", { name: "Envoyer l’invitation" }) });
  await form.getByLabel("Nom", { exact: true }).fill(name);
  await form.getByLabel("Prénom").fill("Camille");
  await form.getByLabel("Adresse électronique").fill(email);
  await form.getByLabel("Rôle").selectOption({ label: "Médecin" });
  await expect(form.getByLabel("Service")).toHaveValue("");
  await form.getByLabel("Dernier jour").fill(inDays(30));
  await form.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await expect(page.getByText(`L’invitation est partie à ${email}`)).toBeVisible();
  await expect(page.getByText("Invitations en attente")).toBeVisible();
  const link = (await server.mailbox(email)).at(-1)?.text.match(/https?:\/\/\S+\/invitation\/\S+/)?.[0];
  expect(link, "the link of the invitation").toBeDefined();
  return link as string;
}

/** Opens the link, chooses a password, then signs in with the code received by mail. */
async function enter(page: Page, server: Server, link: string, email: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByText("vous ouvre un compte personnel")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Mot de passe").fill("court");
  await page.getByRole("button", { name: "Choisir ce mot de passe" }).click();
  await expect(page.locator(".field-error")).toBeVisible();
  await page.getByLabel("Mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Choisir ce mot de passe" }).click();
  const received = (await server.mailbox(email)).length;
  const form = new SignInPage(page);
  await form.open();
  await form.giveAddress(email, PASSWORD);
  await form.giveCode(await oneTimeCode(server, email, received));
  await expect(page).not.toHaveURL(/\/connexion/);
  await page.goto(link);
  await expect(page.getByText("n’est plus valable").first()).toBeVisible();
}

/** Signs out, then gives the password again; the code is left to give. */
async function returned(page: Page, email: string): Promise<SignInPage> {
  await page.context().clearCookies();
  const form = new SignInPage(page);
  await form.open();
  await form.giveAddress(email, PASSWORD);
  return form;
}

test("an invited person opens the account, takes an application and recovery codes, and leaves @desktop", async ({
  page,
  signIn,
  server,
  browser,
}) => {
  test.setTimeout(120_000);
  const email = "camille.dubreuil@exemple.fr";
  await signIn(accounts.referent);
  const link = await invited(page, server, email, "Dubreuil");

  const context = await browser.newContext({ baseURL: server.url });
  const person = await context.newPage();
  await enter(person, server, link, email);

  let key = "";
  let recovery: string[] = [];
  await test.step("an application, then recovery codes", async () => {
    await person.goto("/reglages");
    await live(person);
    await person.getByRole("button", { name: "Installer une application d’authentification" }).click();
    await expect(person.getByRole("img", { name: "Image à viser avec l’application d’authentification" })).toBeVisible();
    key = (await person.locator("li code").textContent()) ?? "";
    await expectAccessible(person);
    await person.locator("main").getByLabel("Code à 6 chiffres").fill(authenticatorCode(key));
    await person.getByRole("button", { name: "Mettre l’application en service" }).click();
    await expect(person.locator(".recovery-codes li").first()).toBeVisible();
    await expect(person.locator(".pill", { hasText: "Application d’authentification" })).toBeVisible();
    recovery = await person.locator(".recovery-codes li").allTextContents();
    expect(recovery.length).toBeGreaterThanOrEqual(8);
  });

  await test.step("the application opens the door, and so does each recovery code, once", async () => {
    await (await returned(person, email)).giveCode(authenticatorCode(key, 1));
    await expect(person).not.toHaveURL(/\/connexion/);
    await (await returned(person, email)).giveCode(recovery[0] as string);
    await expect(person).not.toHaveURL(/\/connexion/);
    await (await returned(person, email)).giveCode(recovery[0] as string);
    await expect(person.locator(".field-error")).toBeVisible();
    await new SignInPage(person).giveCode(recovery[1] as string);
    await expect(person).not.toHaveURL(/\/connexion/);
    await person.goto("/patients");
    await expect(person.getByRole("heading", { name: "Patients" })).toBeVisible();
  });

  await test.step("the referent sees who arrives and until when, and ends the access", async () => {
    await page.goto("/reglages/comptes/mouvements");
    const arrivals = page.locator(".card", { has: page.getByRole("heading", { name: "Arrivées" }) });
    await expect(arrivals.getByRole("cell", { name: /Dubreuil/i })).toBeVisible();
    const leavers = page.locator(".card", { has: page.getByRole("heading", { name: "Départs" }) });
    await expect(leavers.getByRole("cell", { name: /Dubreuil/i })).toBeVisible();
    await page.goto("/reglages/comptes");
    await live(page);
    const row = page.getByRole("row", { name: /Dubreuil/i });
    await row.getByText("Modifier").click();
    await row.getByLabel(/Dernier jour/).fill(inDays(-1));
    await row.getByRole("button", { name: "Mettre fin à ce rôle" }).click();
    await expect(page.getByRole("row", { name: /Dubreuil/i })).toHaveCount(0);
  });

  await test.step("the person is refused", async () => {
    await person.goto("/patients");
    await expect(person.getByRole("heading", { name: "Cette action n’est pas possible" })).toBeVisible();
    await expect(person.getByRole("table")).toHaveCount(0);
    await expectAccessible(person);
  });
  await context.close();
});

test("an invitation taken back opens nothing @desktop", async ({ page, signIn, server, browser }) => {
  const email = "dominique.sorel@exemple.fr";
  await signIn(accounts.referent);
  const link = await invited(page, server, email, "Sorel");
  await page.locator(".line", { hasText: email }).getByRole("button", { name: "Reprendre l’invitation" }).click();
  await expect(page.locator(".line", { hasText: email }).getByRole("button")).toHaveCount(0);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await expect(stranger.getByText("n’est plus valable").first()).toBeVisible();
  await expect(stranger.locator("input[type=password]")).toHaveCount(0);
  await stranger.context().close();
});
