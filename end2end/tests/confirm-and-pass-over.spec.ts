import type { Page } from "@playwright/test";
import { expect, expectAccessible, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraft } from "../pages/frcp";

const CASE = `bcr_patient_barcode,gender,birth_days_to,initial_pathologic_dx_year,icd_10,icd_o_3_histology,ajcc_tumor_pathologic_pt
ESSAI-1,FEMALE,-22379,2013,C18.2,8140/3,T2
`;

test.describe("confirm and pass over", () => {
  test.setTimeout(120_000);

  test("an imported value is to be confirmed, with its source and date, until somebody does", async ({ page, signIn, server }, info) => {
    server.importCases(CASE);
    await signIn(accounts.physician);
    const [form] = await openDraft(page);
    if (!form) throw new Error("a form is open");
    const imported = page.locator(".origin").filter({ hasText: /À confirmer/ }).filter({ hasText: /.+, 2013$/ });
    await expect(imported.first()).toBeVisible();
    await imported.first().hover();
    await expect(imported.first().locator(".origin-words")).toHaveCSS("opacity", "1");
    const before = await imported.count();
    await shot(page, info, "imported");
    await page.getByRole("button", { name: "Confirmer", exact: true }).first().click();
    await expect(imported).toHaveCount(before - 1);
    await form.saved();
    await page.reload();
    await live(page);
    await expect(imported.first()).toBeVisible();
    expect(await imported.count()).toBe(before - 1);
  });

  test("a warning is passed over for a reason, which holds until the answer changes", async ({ page, signIn }) => {
    await signIn(accounts.otherPhysician);
    const [form] = await openDraft(page);
    if (!form) throw new Error("a form is open");
    const height = question(page, "Taille");
    const warning = height.getByText(/^Valeur inhabituelle/);
    await form.write("Taille", "221");
    await expect(warning).toBeVisible();
    await height.getByRole("button", { name: "Passer outre" }).click();
    await height.getByRole("button", { name: "Noter ce motif" }).click();
    await expect(height.getByText("Écrivez en quelques mots pourquoi vous passez outre")).toBeVisible();
    await expectAccessible(page, ".passing");
    await height.getByLabel("Pourquoi passer outre").fill("Mesurée deux fois, gigantisme connu.");
    await height.getByRole("button", { name: "Noter ce motif" }).click();
    const reason = height.getByText(/Passé outre par Thomas Rakotomalala\s: Mesurée deux fois, gigantisme connu\./);
    await expect(reason).toBeVisible();
    await expect(warning).toHaveCount(0);
    await form.saved();
    await page.reload();
    await live(page);
    await expect(reason).toBeVisible();
    await expect(warning).toHaveCount(0);
    await form.write("Taille", "222");
    await expect(warning).toBeVisible();
    await expect(reason).toHaveCount(0);
  });
});

/** One question with all that stands around its control. */
function question(page: Page, label: string) {
  return page.locator(".question").filter({ has: page.getByLabel(label, { exact: true }) });
}
