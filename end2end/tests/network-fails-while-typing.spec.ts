import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraft, SYNTHESIS } from "../pages/frcp";

test.describe("the network fails while typing", () => {
  test("an answer that is lost on its way costs no text, and makes no conflict with oneself", async ({ page, signIn, browserErrors }) => {
    await signIn(accounts.physician);
    const [form] = await openDraft(page);
    if (!form) throw new Error("a form is open");
    let lost = 0;
    await page.route("**/api/frcp-save", async (route) => {
      lost += 1;
      await route.fetch();
      await route.abort("connectionreset");
    }, { times: 1 });
    await form.write(SYNTHESIS, "Tumeur du sein droit, traitée en 2019");
    await expect(page.getByText(/^Serveur injoignable/)).toBeVisible();
    await form.field(SYNTHESIS).press("End");
    await form.field(SYNTHESIS).pressSequentially(" ; récidive : quelle chirurgie ?");
    await form.saved();
    expect(lost).toBe(1);
    await expect(form.conflict()).toHaveCount(0);
    await page.reload();
    await live(page);
    await expect(form.field(SYNTHESIS)).toHaveValue("Tumeur du sein droit, traitée en 2019 ; récidive : quelle chirurgie ?");
    browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !/ERR_CONNECTION_RESET/.test(error)));
  });
});
