import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { SYNTHESIS } from "../pages/frcp";

/** An answer of some boards ("sans objet") was not read by the browser: their forms looked normal, and were dead. */
test("a form of each board opens, alive @desktop", async ({ page, signIn }) => {
  test.setTimeout(180_000);
  await signIn(accounts.physician);
  await page.goto("/fiches");
  const rows = await page.getByRole("table").getByRole("row").all();
  const ofBoard = new Map<string, string>();
  for (const row of rows.slice(1)) {
    const path = await row.getByRole("link").first().getAttribute("href");
    const board = (await row.innerText()).match(/RCP [^\t\n]+/)?.[0];
    if (path && board && !ofBoard.has(board)) ofBoard.set(board, path);
  }
  expect(ofBoard.size).toBeGreaterThan(1);
  for (const path of ofBoard.values()) {
    await page.goto(path);
    await live(page);
    await expect(page.getByText(SYNTHESIS, { exact: true }).first()).toBeVisible();
  }
});
