import type { Page } from "@playwright/test";
import { expect, expectAccessible, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { FrcpForm } from "../pages/frcp";

/** The browser does not hold the formulas of an organ: the server tells what they give, beside the question. */
test.describe("the form of an organ", () => {
  test.setTimeout(180_000);

  test("a physician types T, N and M of a lung tumour, and reads its stage in the edition chosen", async ({ page, signIn, browserErrors }, info) => {
    await signIn(accounts.physician);
    const form = await openLungDraft(page);
    const tumour = await emptyTumour(page, form);
    const stage = tumour.locator(".question").filter({ has: page.getByRole("combobox", { name: "Groupe de stade" }) });
    const told = stage.locator(".question-derived");

    await form.choose("Édition du TNM", "9e édition", tumour);
    await form.choose("T clinique", /^T2b/, tumour);
    await form.choose("M clinique", /^M0/, tumour);
    await expect(told).toContainText(/Groupe de stade\s: non calculable\s: manque N/);
    await shot(page, info, "stage-missing");

    await form.choose("N clinique", /^N2a/, tumour);
    await expect(told).toContainText(/Groupe de stade\s: IIIA \(9e édition\)/);
    await expect(told).toContainText("table T, N et M du poumon");
    await expectAccessible(page);
    await told.scrollIntoViewIfNeeded();
    await shot(page, info, "stage");

    await test.step("the page tells it from its first load, in another edition too", async () => {
      await form.saved();
      await page.reload();
      await live(page);
      await expect(told).toContainText(/Groupe de stade\s: IIIA \(9e édition\)/);
      await form.choose("N clinique", /^N2\s/, tumour);
      await form.choose("Édition du TNM", "8e édition", tumour);
      await expect(told).toContainText(/Groupe de stade\s: IIIA \(8e édition\)/);
    });

    await test.step("without the network the last value stays, and says so", async () => {
      await form.saved();
      await page.context().setOffline(true);
      await form.choose("N clinique", /^N3/, tumour);
      await expect(told).toContainText(/IIIA \(8e édition\)\s*\(au dernier enregistrement\)/);
      await page.context().setOffline(false);
      await expect(told).toContainText(/Groupe de stade\s: IIIB \(8e édition\)/, { timeout: 20_000 });
      await expect(told).not.toContainText("au dernier enregistrement");
      browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !error.includes("ERR_INTERNET_DISCONNECTED")));
    });
  });
});

/** A draft of a thoracic board that this person may write. */
async function openLungDraft(page: Page): Promise<FrcpForm> {
  await page.goto("/fiches?etat=filling");
  const rows = await page.getByRole("table").getByRole("row").all();
  const paths: string[] = [];
  for (const row of rows.slice(1)) {
    const path = await row.getByRole("link").first().getAttribute("href");
    if (path && /thora|poumon|pneumo/i.test(await row.innerText())) paths.push(path);
  }
  for (const path of paths) {
    await page.goto(path);
    await live(page);
    const form = new FrcpForm(page);
    if (await page.getByRole("combobox", { name: "T clinique", exact: true }).first().isEnabled()) return form;
  }
  throw new Error(`none of ${paths.length} lung drafts may be written`);
}

/** A tumour of which nothing is told yet. */
async function emptyTumour(page: Page, form: FrcpForm) {
  const before = await form.rows(/^Tumeur/).count();
  await form.add("tumeur");
  await expect(form.rows(/^Tumeur/)).toHaveCount(before + 1);
  return form.row(/^Tumeur/);
}
