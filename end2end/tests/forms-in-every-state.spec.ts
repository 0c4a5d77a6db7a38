import type { Page } from "@playwright/test";
import { type Account, expect, expectAccessible, expectNoSidewaysScroll, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { FrcpForm, SYNTHESIS } from "../pages/frcp";

/** The title of each form. */
const FORMS = ["FRCP générique", "FRCP sénologie", "FRCP gynécologie", "FRCP poumon"];

test.describe("a form is accessible in every state @desktop", () => {
  for (const title of FORMS) {
    test(`${title}: filled, refused, with a row more, short, in each of its views, and signed`, async ({ enter, browserErrors }) => {
      test.setTimeout(360_000);
      const [page, path] = await found(enter, ["filling", "initiated"], title, true);
      const form = new FrcpForm(page);
      const looked = async (): Promise<void> => {
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      };
      await test.step("as it stands", looked);
      await test.step("what is missing is told", async () => {
        await form.write(SYNTHESIS, "");
        await page.getByRole("button", { name: "Marquer la fiche prête" }).click();
        await expect(page.getByRole("heading", { name: "Points à corriger" })).toBeVisible();
        await expectAccessible(page);
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
          await expect(page.getByRole("link", { name: "Revenir à toute la fiche" })).toBeVisible();
          await looked();
        });
      }
      await test.step("signed", async () => {
        const [signed] = await found(enter, ["validated"], title, false);
        await expectAccessible(signed);
        await expectNoSidewaysScroll(signed);
      });
      browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !/status of 4(00|04|09|22)/.test(error)));
    });
  }
});

/** A form of this kind in one of these states, on the page of somebody who reads it, or writes in it. */
async function found(enter: (account: Account) => Promise<Page>, states: string[], title: string, written: boolean): Promise<[Page, string]> {
  for (const who of [accounts.physician, accounts.coordinator, accounts.otherPhysician, accounts.elsewhere]) {
    const page = await enter(who);
    for (const state of states) {
      await page.goto(`/fiches?etat=${state}`);
      const links = page.getByRole("table").getByRole("link");
      for (const path of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))) {
        const read = await page.request.get(path);
        if (read.status() !== 200 || !(await read.text()).includes(`>${title}</h1>`)) continue;
        await page.goto(path);
        if (written && (await page.locator("section textarea:not(:disabled)").count()) === 0) continue;
        await live(page);
        return [page, path];
      }
    }
  }
  throw new Error(`no « ${title} » in the states ${states.join(", ")}`);
}
