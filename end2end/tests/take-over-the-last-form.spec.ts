import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, forgiveRefusals, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { FrcpForm } from "../pages/frcp";
import { tellPatient, today } from "../pages/record";

test.describe("a form that takes over the last one", () => {
  test.setTimeout(180_000);

  test("each value tells its source until somebody confirms it, and what is new is read apart", async ({ page, signIn, browserErrors }, info) => {
    await signIn(accounts.physician);
    const record = await inscribedAgain(page, browserErrors);
    const form = new FrcpForm(page);
    const address = new URL(page.url()).pathname;
    const marks = page.locator(".origin");

    await test.step("the source, the date and the author are there on focus", async () => {
      const first = marks.filter({ hasText: "FRCP du" }).first();
      await expect(first).toBeVisible();
      const words = first.locator(".origin-words");
      await expect(words).toHaveCSS("opacity", "0");
      await first.focus();
      await expect(words).toHaveCSS("opacity", "1");
      await expect(words).toHaveText(/^FRCP du \d\d\/\d\d\/\d{4}, \S+/);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await shot(page, info, "taken-over");
    });

    await test.step("one value is confirmed by keyboard, and its history says so", async () => {
      const question = page.locator(".question").filter({ has: marks.filter({ hasText: "FRCP du" }) }).first();
      const name = await question.locator("label, legend").first().innerText();
      const same = page.locator(".question").filter({ hasText: name }).first();
      const before = await marks.count();
      await question.locator(".origin").focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect(marks).toHaveCount(before - 1);
      await form.saved();
      await same.locator(".question-author").click();
      await expect(same.locator(".form-history")).toContainText(/Prérempli\s: .+\(FRCP du/);
      await expect(same.locator(".form-history")).toContainText(/Confirmé\s: /);
      await shot(page, info, "history-of-an-answer");
    });

    await test.step("one act confirms a section, and it holds", async () => {
      const section = page.locator(".form-section").filter({ has: page.locator(".section-confirm") }).first();
      const title = await section.getByRole("heading", { level: 2 }).innerText();
      const done = page.locator(".form-section").filter({ has: page.getByRole("heading", { level: 2, name: title, exact: true }) });
      await section.getByRole("button", { name: /^Confirmer l(es \d+ valeurs reprises|a valeur reprise)$/ }).click();
      await expect(done.locator(".origin")).toHaveCount(0);
      await form.saved();
      await page.reload();
      await live(page);
      await expect(marks.first()).toBeVisible();
      await expect(done.locator(".origin")).toHaveCount(0);
    });

    await test.step("what is new since the last board is read alone, at its own address", async () => {
      await form.write("Poids", "61,5");
      await form.saved();
      await page.getByRole("link", { name: "Nouveau depuis la dernière RCP" }).click();
      await expect(page).toHaveURL(`${address}?vue=nouveau`);
      const view = page.locator(".form-view");
      await expect(view).toContainText("Comparée à");
      await expect(view.getByRole("term").filter({ hasText: /^Poids$/ })).toBeVisible();
      await expect(view).toContainText(/61,5\skg/);
      await expect(form.field("Poids")).toBeHidden();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await shot(page, info, "new-since");
      await page.reload();
      await live(page);
      await expect(view).toContainText(/61,5\skg/);
      await page.getByRole("link", { name: "Revenir à toute la fiche" }).click();
      await expect(form.field("Poids")).toHaveValue("61,5");
    });

    await test.step("a source that changed proposes its value, and nothing is replaced without an act", async () => {
      const told = form.field("Date de cette information");
      const here = (await told.count()) > 0 ? await told.inputValue() : "";
      await tellPatient(page, record, here === today() ? today(1) : today());
      await page.goto(address);
      await live(page);
      await page.getByRole("link", { name: /^Actualiser \(/ }).click();
      const row = page.locator(".stale-list").getByRole("listitem").filter({ hasText: "Dossier du patient" }).first();
      await expect(row).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await shot(page, info, "refresh");
      const proposed = page.getByRole("button", { name: /^Reprendre la valeur de la source/ });
      const rows = await proposed.count();
      await row.getByRole("button", { name: /^Ne plus proposer/ }).press("Enter");
      await expect(proposed).toHaveCount(rows - 1);
      await expect(page.locator(".form-view")).toContainText(/Refusée par .+ Elle sera de nouveau proposée si la source change/);
      await expectAccessible(page);
      await page.getByRole("button", { name: /^Proposer de nouveau/ }).first().press("Enter");
      await expect(proposed).toHaveCount(rows);
      await row.getByRole("button", { name: /^Reprendre la valeur de la source/ }).press("Enter");
      await expect(proposed).toHaveCount(rows - 1);
      await page.getByRole("link", { name: "Revenir à toute la fiche" }).click();
      if (here) await expect(told).not.toHaveValue(here);
    });

    await test.step("the history of the whole form is one link away", async () => {
      await page.getByRole("link", { name: "Historique", exact: true }).click();
      const weight = page.locator("details.form-history").filter({ has: page.locator("summary").filter({ hasText: /Poids$/ }) }).first();
      await weight.locator("summary").click();
      await expect(weight).toContainText(/Saisi\s: 61,5\skg/);
      await expectAccessible(page);
      await shot(page, info, "history");
    });
  });
});

/** Inscribes again a patient of whom a board signed a form, opens the new form, and tells the record. */
async function inscribedAgain(page: Page, browserErrors: string[]): Promise<string> {
  await page.goto("/fiches?etat=validated");
  const links = page.getByRole("table").getByRole("link");
  const signed = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const path of [...new Set(signed)].filter((one) => one.startsWith("/fiches/")).slice(0, 12)) {
    await page.goto(path);
    const record = await page.getByRole("link", { name: "Dossier du patient", exact: true }).getAttribute("href");
    if (!record) continue;
    await page.goto(`${record}/inscrire`);
    await live(page);
    if ((await page.getByRole("button", { name: "Inscrire à cette séance" }).count()) === 0) continue;
    await page.getByLabel("Question posée à la RCP").fill("Que proposer après cette évolution ?");
    await page.getByRole("button", { name: "Inscrire à cette séance" }).click();
    const done = page.getByText("Dossier inscrit.");
    await expect(done.or(page.getByText(/^Cette séance est pleine/)).first()).toBeVisible();
    if (!(await done.isVisible())) {
      forgiveRefusals(browserErrors);
      continue;
    }
    await page.goto("/fiches?etat=initiated");
    await page.getByRole("table").getByRole("link").first().click();
    await live(page);
    const mine = await page.getByRole("link", { name: "Dossier du patient", exact: true }).getAttribute("href");
    if (mine === record && (await page.locator(".origin").filter({ hasText: "FRCP du" }).count()) > 3) return record;
  }
  throw new Error("no signed form whose patient may be inscribed again");
}
