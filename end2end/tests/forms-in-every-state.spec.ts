import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { FrcpForm } from "../pages/frcp";

/** The title of each form. */
const FORMS = ["FRCP générique", "FRCP sénologie", "FRCP gynécologie", "FRCP poumon"];

test.describe("a form is accessible in every state @desktop", () => {
  for (const title of FORMS) {
    test(`${title}: filled, refused, with a row more, short, in each of its views, and signed`, async ({ page, signIn, browserErrors }) => {
      test.setTimeout(180_000);
      await signIn(accounts.physician);
      const path = await found(page, "filling", title, true);
      const form = new FrcpForm(page);
      const looked = async (): Promise<void> => {
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      };
      await test.step("as it stands", looked);
      await test.step("what is missing is told", async () => {
        await page.getByRole("button", { name: "Marquer la fiche prête" }).click();
        await expect(page.getByText(/à compléter|Il manque|manque/).first()).toBeVisible();
        await looked();
      });
      await test.step("a row is added, its first question has the focus, and it may be taken away", async () => {
        await page.getByRole("button", { name: /^Ajouter : / }).first().click();
        const row = page.locator("fieldset.row", { has: page.locator(":focus") });
        await expect(row.first()).toBeVisible();
        await row.last().getByRole("button", { name: "Supprimer la ligne" }).first().click();
        await looked();
        await form.saved();
      });
      await test.step("the essential alone", async () => {
        await page.getByLabel("L’essentiel sur un écran").check();
        await looked();
        await page.getByLabel("L’essentiel sur un écran").uncheck();
      });
      for (const view of ["nouveau", "actualiser", "historique"]) {
        await test.step(view, async () => {
          await page.goto(`${path}?vue=${view}`);
          await live(page);
          await expect(page.locator(".form-view, .form-middle h2").first()).toBeVisible();
          await looked();
        });
      }
      await test.step("signed", async () => {
        await found(page, "validated", title, false);
        await looked();
      });
      browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !/status of 4(04|09|22)/.test(error)));
    });
  }
});

/** A form of this kind in this state. */
async function found(page: Page, state: string, title: string, written: boolean): Promise<string> {
  await page.goto(`/fiches?etat=${state}`);
  const links = page.getByRole("table").getByRole("link");
  for (const path of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))) {
    if ((await page.goto(path))?.status() !== 200) continue;
    await live(page);
    if ((await page.getByRole("heading", { level: 1, name: title, exact: true }).count()) === 0) continue;
    if (!written || (await page.locator("section textarea:not(:disabled)").count()) > 0) return path;
  }
  throw new Error(`no « ${title} » in the state ${state}`);
}
