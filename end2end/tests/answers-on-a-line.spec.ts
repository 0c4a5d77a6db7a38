import type { Locator, Page, TestInfo } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraftThatShows } from "../pages/frcp";

/** What clinicians answer in a glance stands on one line: the G8, counts of nodes, margins, receptors. */
test.describe("answers on a line", () => {
  test.setTimeout(120_000);

  test("the G8 is answered by digits and arrows, and its total says what lacks", async ({ page, signIn }, info) => {
    await signIn(accounts.physician);
    const form = await openDraftThatShows(page, "#section-geriatrics");
    const section = page.locator("#section-geriatrics");
    await form.choose("Outil de dépistage de la fragilité", "G8", section);
    const line = (label: string): Locator => section.getByRole("group", { name: `G8 : ${label}`, exact: true });
    const radio = (label: string, choice: RegExp): Locator => line(label).getByRole("radio", { name: choice });
    const keys = page.keyboard;
    await expect(section.locator('[data-look="lines"]')).toHaveCount(6);

    await test.step("a digit is the points of a choice, and the arrows go on from it", async () => {
      await section.getByRole("combobox", { name: "Outil de dépistage de la fragilité" }).focus();
      while (!(await line("appétit").evaluate((one) => one.contains(document.activeElement)))) await keys.press("Tab");
      await keys.press("2");
      await expect(radio("appétit", /2\s: /)).toBeChecked();
      await keys.press("ArrowLeft");
      await expect(radio("appétit", /1\s: /)).toBeChecked();
      await keys.press("Tab");
      while (!(await line("perte de poids en trois mois").evaluate((one) => one.contains(document.activeElement)))) await keys.press("Tab");
      await keys.press("3");
      await expect(radio("perte de poids en trois mois", /3\s: /)).toBeChecked();
    });
    await test.step("what is chosen again is taken back, and a double click chooses", async () => {
      await line("troubles neuropsychologiques").getByText(/2\s: /).dblclick();
      await expect(radio("troubles neuropsychologiques", /2\s: /)).toBeChecked();
      await line("mobilité").getByText(/1\s: /).click();
      await expect(radio("mobilité", /1\s: /)).toBeChecked();
      await line("mobilité").getByText(/1\s: /).click();
      await expect(radio("mobilité", /1\s: /)).not.toBeChecked();
    });
    await expect(section.locator(".question-derived").filter({ hasText: "Score G8" })).toContainText(/non calculable\s: manque/);
    await form.saved();
    await page.reload();
    await live(page);
    await expect(radio("appétit", /1\s: /)).toBeChecked();
    await expect(radio("mobilité", /1\s: /)).not.toBeChecked();
    await lookAt(page, info, section, "g8");
  });

  test("invaded nodes, margins and receptors stand side by side, and one above the other on a phone", async ({ page, signIn }, info) => {
    await signIn(accounts.physician);
    const form = await openDraftThatShows(page, "#section-lesions");
    await form.add("lésion");
    const lesion = form.row(/^lésion/i);
    await lesion.getByRole("button", { name: "Ajouter : prélèvement" }).click();
    const sample = form.row(/^prélèvement/i);
    await form.write("Récepteurs aux œstrogènes", "90", sample);
    await form.choose("HER2, immunohistochimie", /^2\+/, sample);
    await lookAt(page, info, sample, "panel");

    await form.add("intervention");
    const operation = form.row(/^intervention/i);
    await form.tick("Geste axillaire", "Ganglion sentinelle", operation);
    const positive = form.field("Ganglions sentinelles envahis", operation);
    const removed = form.field("Ganglions sentinelles prélevés", operation);
    await positive.fill("3");
    await removed.fill("12");
    const phone = info.project.name === "mobile";
    const other = await removed.elementHandle();
    const below = (): Promise<number> =>
      positive.evaluate((one, two) => (two as Element).getBoundingClientRect().top - one.getBoundingClientRect().top, other);
    if (phone) await expect.poll(below).toBeGreaterThan(44);
    else await expect.poll(async () => Math.abs(await below())).toBeLessThan(2);
    await operation.getByRole("button", { name: "Ajouter : berge" }).click();
    await lookAt(page, info, form.row(/^berge/i), "margin");
    await lookAt(page, info, operation, "nodes");
  });
});

async function lookAt(page: Page, info: TestInfo, what: Locator, name: string): Promise<void> {
  await expectNoSidewaysScroll(page);
  await what.screenshot({ path: `shots/line-${name}-${info.project.name}.png` });
  if (name === "g8") await expectAccessible(page, "#section-geriatrics");
}
