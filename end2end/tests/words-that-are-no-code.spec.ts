import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraft } from "../pages/frcp";

const TOPOGRAPHY = "Topographie (CIM-10)";

test("words that are no code stay where they were typed, and say so @desktop", async ({ page, signIn }) => {
  await signIn(accounts.physician);
  const [form] = await openDraft(page);
  if (!form) throw new Error("a form is open");
  const field = page.getByRole("combobox", { name: TOPOGRAPHY }).first();
  await field.fill("lymphome cutané truc");
  await field.press("Tab");
  await form.saved();
  await expect(page.getByText("Ces mots ne désignent aucun code").first()).toBeVisible();
  await expect(field).toHaveValue("lymphome cutané truc");
  await page.reload();
  await live(page);
  await expect(field).toHaveValue("lymphome cutané truc");
  await expect(page.getByText("Ces mots ne désignent aucun code").first()).toBeVisible();

  await field.fill("C18.2");
  await page.getByRole("option", { name: /^C18\.2/ }).click();
  await form.saved();
  await page.reload();
  await live(page);
  await expect(field).toHaveValue(/^C18\.2 /);
});
