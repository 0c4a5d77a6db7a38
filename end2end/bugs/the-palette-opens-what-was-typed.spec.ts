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

/** The search box kept the first Escape to empty itself; the dialog needed another one. */
test("one Escape closes the palette, and one letter is told to be too few @desktop", async ({ page, signIn }) => {
  await signIn(accounts.secretary, "/patients");
  await live(page);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Rechercher" });
  await palette.getByRole("combobox").pressSequentially("d");
  await expect(palette.getByRole("status")).toHaveText("Tapez au moins deux lettres.");
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
});
