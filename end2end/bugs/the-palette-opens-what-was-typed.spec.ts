import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

/** Enter opened the first answer of an earlier text: another patient's record. */
test("Enter waits for the answers to what is typed @desktop", async ({ page, signIn }) => {
  await signIn(accounts.secretary, "/patients");
  await live(page);
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "Patient, séance, RCP ou action" });
  await box.fill("planning");
  await expect(page.getByRole("option").first()).toContainText("Planning");
  await box.fill("mes sessions");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/reglages\/sessions$/);
});
