import { expect, expectAccessible, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraft, REMARKS, SYNTHESIS } from "../pages/frcp";

const FIRST = "Hélène Garnier";

test.describe("two people in one form", () => {
  test.setTimeout(120_000);

  test("each sees the answers of the other; in the same answer, both texts stay until one chooses", async ({ enter }, info) => {
    const helene = await enter(accounts.physician);
    const thomas = await enter(accounts.otherPhysician);
    const [first, second] = await openDraft(helene, thomas);
    if (!first || !second) throw new Error("two forms are open");

    await test.step("the other's answer appears by itself, and the scroll does not move", async () => {
      await second.field(SYNTHESIS).scrollIntoViewIfNeeded();
      const scrolled = await thomas.evaluate(() => window.scrollY);
      await first.write(REMARKS, "Scanner du jour : pas de lésion à distance.");
      await expect(second.field(REMARKS)).toHaveValue("Scanner du jour : pas de lésion à distance.");
      expect(await thomas.evaluate(() => window.scrollY)).toBe(scrolled);
    });

    await test.step("the text under the cursor is not touched, and says that another answer came", async () => {
      await second.write(SYNTHESIS, "Texte commencé par Thomas, à compléter.");
      await second.saved();
      await expect(first.field(SYNTHESIS)).toHaveValue("Texte commencé par Thomas, à compléter.");
      await second.field(SYNTHESIS).focus();
      await first.write(SYNTHESIS, "Lésion du lobe droit : quelle chirurgie proposer ?");
      await expect(thomas.getByText(`${FIRST} vient de répondre à cette question.`)).toBeVisible();
      await expect(second.field(SYNTHESIS)).toHaveValue("Texte commencé par Thomas, à compléter.");
      await expect(second.field(SYNTHESIS)).toBeFocused();
    });

    await test.step("both texts stand side by side, on both pages", async () => {
      await second.field(SYNTHESIS).press("End");
      await second.field(SYNTHESIS).pressSequentially(" Lésion du lobe gauche.");
      const theirs = "Texte commencé par Thomas, à compléter. Lésion du lobe gauche.";
      for (const form of [first, second]) {
        await expect(form.conflict()).toContainText("Lésion du lobe droit : quelle chirurgie proposer ?");
        await expect(form.conflict()).toContainText(theirs);
      }
      await expect(second.field(SYNTHESIS)).toHaveValue(theirs);
      await expect(second.field(SYNTHESIS)).toBeFocused();
      await expectAccessible(thomas);
      await shot(thomas, info, "two-answers");
    });

    await test.step("typing on continues one's own text, and one chooses for both", async () => {
      await second.field(SYNTHESIS).pressSequentially(" Avis demandé.");
      const whole = "Texte commencé par Thomas, à compléter. Lésion du lobe gauche. Avis demandé.";
      await expect(first.conflict()).toContainText(whole);
      const side = first.conflict().locator(".conflict-side").filter({ hasText: whole });
      await side.getByRole("button", { name: "Garder cette réponse" }).click();
      for (const form of [first, second]) {
        await expect(form.conflict()).toHaveCount(0);
        await expect(form.field(SYNTHESIS)).toHaveValue(whole);
      }
      await helene.reload();
      await expect(first.field(SYNTHESIS)).toHaveValue(whole);
    });
  });

  test("a row deleted while another writes in it is kept until someone chooses", async ({ enter, browserErrors }, info) => {
    const helene = await enter(accounts.physician);
    const thomas = await enter(accounts.otherPhysician);
    const [first, second] = await openDraft(helene, thomas);
    if (!first || !second) throw new Error("two forms are open");
    const rows = first.rows(/^Tumeur.\d+$/);
    const before = await rows.count();
    await first.add("tumeur");
    await first.saved();
    await expect(second.rows(/^Tumeur.\d+$/)).toHaveCount(before + 1);

    // The one who deletes has not heard of what the other writes.
    // What was asked before that is answered first: the page asks once at a time.
    const cut = helene.waitForEvent("requestfailed", (request) => request.url().endsWith("/api/frcp-news"));
    await helene.route("**/api/frcp-news", (route) => route.abort());
    await cut;
    await second.write("Date du diagnostic initial", "03/2026", second.rows(/^Tumeur.\d+$/).last());
    await second.saved();
    await rows.last().getByRole("button", { name: "Supprimer la ligne" }).click();
    await rows.last().getByRole("button", { name: "Supprimer la ligne" }).click();
    await helene.unroute("**/api/frcp-news");
    for (const form of [first, second]) {
      await expect(form.page.getByRole("group", { name: "Suppression à confirmer" })).toBeVisible();
      await expect(form.field("Date du diagnostic initial", form.rows(/^Tumeur.\d+$/).last())).toHaveValue("03/2026");
    }
    await shot(helene, info, "deletion-waits");
    await helene.getByRole("button", { name: "Conserver la ligne" }).click();
    for (const form of [first, second]) {
      await expect(form.page.getByRole("group", { name: "Suppression à confirmer" })).toHaveCount(0);
      await expect(form.rows(/^Tumeur.\d+$/)).toHaveCount(before + 1);
    }
    browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !/ERR_FAILED/.test(error)));
  });
});
