import type { APIRequestContext } from "@playwright/test";
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
  test.setTimeout(150_000);
  await signIn(accounts.physician, "/aujourd-hui");
  const { address, bytes } = await signedForm(page.request);

  await test.step("a signed form is read as others receive it", async () => {
    await page.goto(address);
    await live(page);
    await page.getByRole("link", { name: "Lire le document CDA" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("FRCP");
    await expect(page.getByRole("heading", { name: "Tumeurs" })).toBeVisible();
    await page.getByText(/^Données codées \(/).click();
    await expect(page.getByRole("table", { name: "Données codées du document" })).toContainText("CIM-10");
    await expectAccessible(page);
    await shot(page, info, "cda-of-a-form");
  });

  let draft = "";
  await test.step("it is added to a record, where the identity is compared", async () => {
    for (const record of await records(page.request)) {
      await page.goto(`${record}/documents`);
      await live(page);
      await page.getByLabel("Nature du document").selectOption({ label: "Fiche RCP d’un autre logiciel" });
      await page.getByLabel("Fichier").setInputFiles({ name: "fiche.xml", mimeType: "text/xml", buffer: bytes });
      await page.getByRole("button", { name: "Ajouter ce document" }).click();
      await page.getByRole("link", { name: "fiche.xml" }).click();
      await expect(page.getByRole("heading", { name: "En-tête du document" })).toBeVisible();
      await live(page);
      if ((await page.getByLabel("Fiche en cours").count()) > 0) break;
      await expect(page.getByText("inscrivez d’abord le patient à une session")).toBeVisible();
    }
    draft = `/fiches/${await page.getByLabel("Fiche en cours").inputValue()}`;
    await expect(page.getByText("L’identité du document n’est pas celle du dossier")).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await shot(page, info, "cda-to-take-up");
  });

  await test.step("nothing is taken before somebody vouches for the person", async () => {
    await page.getByRole("button", { name: "Reprendre dans la fiche" }).click();
    await expect(page.getByText("cochez que le document concerne bien cette personne")).toBeVisible();
    await page.getByLabel("ce document concerne bien cette personne").check();
    await page.getByRole("button", { name: "Reprendre dans la fiche" }).click();
    await expect(page).toHaveURL(draft);
    await live(page);
    await expect(page.getByText(/à confirmer/i).first()).toBeVisible();
    await shot(page, info, "form-taken-up");
  });
});

/** The latest records of the establishment. */
async function records(request: APIRequestContext): Promise<string[]> {
  const list = await (await request.get("/patients")).text();
  const found = [...list.matchAll(/href="(\/patients\/[0-9a-f-]{36})"/g)].map(([, address]) => address as string);
  return [...new Set(found)].slice(0, 8);
}
