import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, forgiveRefusals, live, oneTimeCode, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { signIn as enterAgain } from "../fixtures/sign-in";
import { openDraft, REMARKS, SYNTHESIS } from "../pages/frcp";

const TEXT = "Récidive locale à dix-huit mois : quelle reprise proposer ? </textarea> é 🙂 שלום";

test.describe("the session expires while typing", () => {
  test.setTimeout(120_000);

  test("the code is asked in place, nothing typed is lost, and the answers are on the server", async ({ page, signIn, server, browserErrors }, info) => {
    await signIn(accounts.physician);
    const [form] = await openDraft(page);
    if (!form) throw new Error("a form is open");
    const path = page.url();
    await form.write(REMARKS, "Avant la veille.");
    await form.saved();

    const received = (await server.mailbox(accounts.physician.email)).length;
    // The page does not ask by itself meanwhile: it is the typed text that meets the sleeping session.
    await page.route("**/api/frcp-news", (route) => route.fulfill({ json: null }));
    server.sessionsFallAsleep();
    await form.write(SYNTHESIS, TEXT);
    const prompt = page.getByRole("dialog", { name: "Confirmez votre identité" });
    await expect(prompt).toBeVisible();
    await expect(prompt.getByLabel("Code à 6 chiffres")).toBeFocused();
    await expect(form.field(SYNTHESIS)).toHaveValue(TEXT);
    await expect(page.getByText("Session en veille : votre saisie est gardée ici.")).toBeVisible();
    await expectAccessible(page);
    await shot(page, info, "code-in-place");

    await prompt.getByLabel("Code à 6 chiffres").fill(await oneTimeCode(server, accounts.physician.email, received));
    await prompt.getByRole("button", { name: "Confirmer et continuer" }).click();
    await expect(prompt).toBeHidden();
    await form.saved();
    await page.unroute("**/api/frcp-news");
    expect(page.url()).toBe(path);
    await onTheServer(page, TEXT);
    await expect(form.field(REMARKS)).toHaveValue("Avant la veille.");
    forgiveRefusals(browserErrors);
  });

  test("a plain form that a sleeping session sends waits for the code, and is then sent as it was", async ({ page, signIn, server, browserErrors }, info) => {
    await signIn(accounts.physician);
    await openDraft(page);
    const address = await page.locator('a[href^="/patients/"]').first().getAttribute("href");
    const record = address?.match(/^\/patients\/[0-9a-f-]{36}/)?.[0];
    await page.goto(`${record}/urgence`);
    await page.getByLabel("Traitement débuté").fill(TEXT);
    const received = (await server.mailbox(accounts.physician.email)).length;
    server.sessionsFallAsleep();
    await page.getByRole("button", { name: "Tracer et inscrire à cette séance" }).click();
    await expect(page.getByRole("heading", { name: "Confirmez votre identité" })).toBeVisible();
    await expect(page.getByText("Rien de ce que vous avez saisi n’est perdu")).toBeVisible();
    const code = page.getByLabel("Code à 6 chiffres");
    await code.fill("12");
    await page.getByRole("button", { name: "Confirmer et envoyer" }).click();
    await expect(code).toHaveAttribute("aria-invalid", "true");
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await shot(page, info, "code-first");

    await code.fill(await oneTimeCode(server, accounts.physician.email, received));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${record}/urgence`);
    await expect(page.locator("#motif-error")).toContainText("Indiquez le motif de l’urgence.");
    await expect(page.getByLabel("Traitement débuté")).toHaveValue(TEXT);
    forgiveRefusals(browserErrors);
  });

  test("a sleeping session is told before anything is typed, and the page goes on", async ({ page, signIn, server, browserErrors }) => {
    await signIn(accounts.physician);
    const [form] = await openDraft(page);
    if (!form) throw new Error("a form is open");
    const received = (await server.mailbox(accounts.physician.email)).length;
    server.sessionsFallAsleep();
    const prompt = page.getByRole("dialog", { name: "Confirmez votre identité" });
    await expect(prompt).toBeVisible();
    await prompt.getByLabel("Code à 6 chiffres").fill(await oneTimeCode(server, accounts.physician.email, received));
    await prompt.getByRole("button", { name: "Confirmer et continuer" }).click();
    await expect(prompt).toBeHidden();
    await form.write(SYNTHESIS, `Après la veille. ${TEXT}`);
    await form.saved();
    await onTheServer(page, `Après la veille. ${TEXT}`);
    forgiveRefusals(browserErrors);
  });

  test("a session that is over: one signs in beside, and what was typed leaves", async ({ page, signIn, server, context, browserErrors }) => {
    await signIn(accounts.physician);
    const [form] = await openDraft(page);
    if (!form) throw new Error("a form is open");
    await form.write(SYNTHESIS, TEXT);
    server.sessionsEnd();
    const signInBeside = page.getByRole("link", { name: "Se reconnecter dans un nouvel onglet" });
    await expect(signInBeside).toBeVisible();
    await form.field(SYNTHESIS).press("End");
    await form.field(SYNTHESIS).pressSequentially(" Merci.");
    // The page tries once more for what was just typed: signed in before that, one would find it saved by itself.
    await expect(signInBeside).toBeVisible();
    const beside = await context.newPage();
    await enterAgain(beside, server, accounts.physician);
    await beside.close();
    await page.getByRole("button", { name: "Enregistrer ma saisie" }).click();
    await form.saved();
    await onTheServer(page, `${TEXT} Merci.`);
    browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !/status of 401/.test(error)));
  });
});

/** Reads the answer again from the server, in a page that remembers nothing. */
async function onTheServer(page: Page, text: string): Promise<void> {
  await page.reload();
  await live(page);
  await expect(page.getByLabel(SYNTHESIS, { exact: true })).toHaveValue(text);
}
