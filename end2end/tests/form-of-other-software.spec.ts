import type { APIRequestContext, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

/** A signed form, as it leaves for other software. */
async function signedForm(request: APIRequestContext): Promise<{ address: string; bytes: Buffer }> {
  const list = await (await request.get("/fiches")).text();
  for (const [, address] of list.matchAll(/href="(\/fiches\/[0-9a-f-]{36})"/g)) {
    const answer = await request.get(`${address}/cda`);
    if (answer.ok() && answer.headers()["content-type"]?.includes("xml")) return { address: address as string, bytes: await answer.body() };
  }
  throw new Error("no signed form in the list");
}

test("a form of other software is read in the record and taken up in a draft @desktop", async ({ page, signIn }, info) => {
  await signIn(accounts.physician, "/aujourd-hui");
  const { address, bytes } = await signedForm(page.request);

  await test.step("a signed form is read as others receive it", async () => {
    await page.goto(address);
    await live(page);
    await page.getByRole("link", { name: "Lire le document CDA" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("FRCP");
    await expect(page.getByRole("heading", { name: "Tumeurs" })).toBeVisible();
    await page.getByText(/^Données codées/).click();
    await expect(page.getByRole("table", { name: "Données codées du document" })).toContainText("CIM-10");
    await expectAccessible(page);
    await shot(page, info, "cda-of-a-form");
  });

  const draft = await openDraft(page.request, address);
  await page.goto(draft);
  await live(page);
  const record = await recordOf(page);

  await test.step("it is added to a record, where the identity is compared", async () => {
    await page.goto(`${record}/documents`);
    await live(page);
    await page.getByLabel("Nature du document").selectOption({ label: "Fiche RCP d’un autre logiciel" });
    await page.getByLabel("Fichier").setInputFiles({ name: "fiche.xml", mimeType: "text/xml", buffer: bytes });
    await page.getByRole("button", { name: "Ajouter ce document" }).click();
    await page.getByRole("link", { name: "fiche.xml" }).click();
    await expect(page.getByText("L’identité du document n’est pas celle du dossier")).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await shot(page, info, "cda-to-take-up");
  });

  await test.step("nothing is taken before somebody vouches for the person", async () => {
    await page.getByLabel("Fiche en cours").selectOption(draft.split("/").pop() as string);
    await page.getByRole("button", { name: "Reprendre dans la fiche" }).click();
    await expect(page.getByText("cochez que le document concerne bien cette personne")).toBeVisible();
    await page.getByLabel("Fiche en cours").selectOption(draft.split("/").pop() as string);
    await page.getByLabel("ce document concerne bien cette personne").check();
    await page.getByRole("button", { name: "Reprendre dans la fiche" }).click();
    await expect(page).toHaveURL(draft);
    await live(page);
    await expect(page.getByText(/à confirmer/i).first()).toBeVisible();
    await shot(page, info, "form-taken-up");
  });
});

/** A form of somebody else that the physician is writing. */
async function openDraft(request: APIRequestContext, not: string): Promise<string> {
  const today = await (await request.get("/aujourd-hui")).text();
  const found = [...today.matchAll(/href="(\/fiches\/[0-9a-f-]{36})"/g)].map(([, address]) => address as string);
  const draft = found.find((address) => address !== not);
  expect(draft, "a form to write").toBeDefined();
  return draft as string;
}

/** The record of the form that is open: the only one that its page links to. */
async function recordOf(page: Page): Promise<string> {
  const html = await page.content();
  const found = html.match(/\/patients\/[0-9a-f-]{36}/)?.[0];
  expect(found, "the record of the form").toBeDefined();
  return found as string;
}
