import { expect, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

const STREAM = "**/evenements";

test("a record covers itself when the server says nothing, and comes back with it @desktop", async ({ page, signIn, browserErrors }, info) => {
  test.setTimeout(90_000);
  await signIn(accounts.physician, "/patients");
  const found = (await (await page.request.get("/patients")).text()).match(/href="(\/patients\/[0-9a-f-]{36})"/)?.[1];
  const covered = page.getByText("Le serveur ne répond plus");
  await page.context().route(STREAM, (route) => route.abort("connectionreset"));
  await page.goto(found as string);
  await live(page);
  await expect(covered).toBeHidden();
  await expect(covered).toBeVisible({ timeout: 20_000 });
  await shot(page, info, "record-covered");
  await page.context().unroute(STREAM);
  await expect(covered).toBeHidden({ timeout: 30_000 });
  await page.waitForTimeout(12_000);
  await expect(covered).toBeHidden();
  browserErrors.splice(0, browserErrors.length, ...browserErrors.filter((error) => !/ERR_CONNECTION_RESET/.test(error)));
});
