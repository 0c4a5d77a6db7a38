import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraft, REMARKS } from "../pages/frcp";

/** A link followed within a second of the last key lost what was typed in between, without a word. */
test("a link followed while typing loses nothing @desktop", async ({ page, signIn }) => {
  await signIn(accounts.physician);
  const [form] = await openDraft(page);
  const address = page.url();
  const words = `Vu en consultation ${Date.now()}`;
  await form.field(REMARKS).fill(words);
  await page.getByRole("navigation").getByRole("link", { name: "Patients" }).first().click();
  await expect(page).toHaveURL(/\/patients$/);
  await expect(async () => {
    await page.goto(address);
    await live(page);
    await expect(form.field(REMARKS)).toHaveValue(words, { timeout: 2_000 });
  }).toPass();
});
