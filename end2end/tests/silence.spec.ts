import { expect, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

test("a record covers itself when the server says nothing, and comes back with it @desktop", async ({ page, signIn, browserErrors }, info) => {
  test.setTimeout(60_000);
  await signIn(accounts.physician, "/patients");
  const found = (await (await page.request.get("/patients")).text()).match(/href="(\/patients\/[0-9a-f-]{36})"/)?.[1];
  await page.goto(found as string);
  await live(page);
  const covered = page.getByText("Le serveur ne répond plus");
  await expect(covered).toBeHidden();
  await page.waitForTimeout(5_000);
  await page.context().setOffline(true);
  await expect(covered).toBeVisible({ timeout: 15_000 });
  await shot(page, info, "record-covered");
  await page.context().setOffline(false);
  await expect(covered).toBeHidden({ timeout: 20_000 });
  browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/.test(error)));
});
