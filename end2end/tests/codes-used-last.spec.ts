import { expect, expectAccessible, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { openDraft } from "../pages/frcp";

const TOPOGRAPHY = "Topographie (CIM-10)";

test("an empty search offers the codes that this person used last, and words find by what they mean", async ({ page, signIn }, info) => {
  test.setTimeout(120_000);
  await signIn(accounts.physician);
  const [form] = await openDraft(page);
  const took: number[] = [];
  page.on("requestfinished", (request) => {
    if (request.url().includes("/form-codes")) took.push(Math.round(request.timing().responseEnd));
  });
  await form.add("tumeur");
  const first = form.row(/^Tumeur/);
  await form.find(TOPOGRAPHY, "QSE", first);
  const box = first.getByRole("combobox", { name: TOPOGRAPHY });
  await expect(box).toHaveValue(/^C50\.4 /);
  const chosen = await box.inputValue();
  await form.saved();

  const before = await form.rows(/^Tumeur/).count();
  await form.add("tumeur");
  await expect(form.rows(/^Tumeur/)).toHaveCount(before + 1);
  const empty = form.row(/^Tumeur/).getByRole("combobox", { name: TOPOGRAPHY });
  await empty.focus();
  const options = page.getByRole("listbox").getByRole("option");
  await expect(options.first()).toContainText("C50.4");
  await expectAccessible(page, ".combo");
  await shot(page, info, "codes-used-last");
  await page.keyboard.press("Enter");
  await expect(empty).toHaveValue(chosen);
  await form.saved();
  console.log(`codes found in ${took.join(", ")} ms`);
});
