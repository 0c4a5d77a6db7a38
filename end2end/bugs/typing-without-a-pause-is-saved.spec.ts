import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraft, SYNTHESIS } from "../pages/frcp";

/** The clock of the save began again at each key: a text typed in one go was only on the page. */
test("who types on without a pause is saved all the same @desktop", async ({ page, signIn }) => {
  await signIn(accounts.physician);
  const [form] = await openDraft(page);
  await live(page);
  const field = form.field(SYNTHESIS);
  await field.focus();
  const sent = page.waitForRequest(/\/api\/frcp-save/).then(() => "sent");
  const typed = field.pressSequentially("Discussion sans pause. ".repeat(3), { delay: 80 }).then(() => "typed");
  expect(await Promise.race([sent, typed])).toBe("sent");
  await typed;
  await form.saved();
});
