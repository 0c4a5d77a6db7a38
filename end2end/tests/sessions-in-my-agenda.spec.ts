import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, expectAccessible, expectNoSidewaysScroll, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

const ZONES = ["Europe/Paris", "America/New_York", "Pacific/Auckland"];

/** What ical.js understands of a file, in a process of its own that lives in another time zone. */
function understood(text: string, zone: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "dcc-agenda-"));
  try {
    const file = join(folder, "agenda.ics");
    writeFileSync(file, text);
    const said = execFileSync("node", ["readers/read-agenda.mjs", file], { env: { ...process.env, TZ: zone }, encoding: "utf8" });
    return said.trim().split("\n").slice(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The hour of the wall in Paris, by the tables of the machine: nothing of ours. */
function inParis(seconds: number): string {
  const parts = new Intl.DateTimeFormat("fr-FR", {
    timeZone: "Europe/Paris", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(new Date(seconds * 1000));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}${part("month")}${part("day")}T${part("hour")}${part("minute")}00`;
}

test("an address of one's agenda is made, read by other software in any time zone, and ended", async ({ page, signIn }, info) => {
  await signIn(accounts.coordinator, "/reglages");
  const card = page.locator("section.card", { hasText: "Mon agenda dans un autre logiciel" });
  await expect(card).toContainText("Aucune adresse n’a été créée");
  await expectAccessible(page);
  await shot(page, info, "settings-agenda");
  await card.getByRole("button", { name: "Créer une adresse" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mon agenda dans un autre logiciel");
  const address = await page.getByLabel("Adresse secrète").inputValue();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copier l’adresse" }).click();
  await expect(page.getByRole("status")).toHaveText("Adresse copiée.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await shot(page, info, "agenda-address");

  const file = await fetch(address);
  expect(file.status).toBe(200);
  const text = await file.text();
  const [first, ...others] = ZONES.map((zone) => understood(text, zone));
  const events = (first as string[]).slice(1);
  expect(events.length).toBeGreaterThan(5);
  for (const other of others) expect(other, "the same instants in every time zone").toEqual(first);
  const walls = [...text.matchAll(/DTSTART;TZID=Europe\/Paris:(\w+)/g)].map(([, wall]) => wall);
  expect(events.map((event) => inParis(Number(event.split(" ")[3])))).toEqual(walls);

  const tag = file.headers.get("etag") as string;
  expect((await fetch(address, { headers: { "If-None-Match": tag } })).status).toBe(304);
  await page.getByRole("link", { name: "Revenir à mes réglages" }).click();
  await expect(card).toContainText("Une adresse est en service depuis le");
  await card.getByRole("button", { name: "Supprimer l’adresse" }).click();
  await expect(card).toContainText("Aucune adresse n’a été créée");
  expect((await fetch(address, { headers: { "If-None-Match": tag } })).status).toBe(404);
});

test("one summary a day is chosen by a plain form, and stays chosen @no-js", async ({ page, signIn }) => {
  await signIn(accounts.physician, "/reglages");
  const daily = page.getByLabel("Un résumé par jour plutôt qu’un courriel par changement");
  await expect(daily).not.toBeChecked();
  await daily.check();
  await page.getByRole("button", { name: "Enregistrer ce choix" }).click();
  await expect(page.getByText("Ce choix est enregistré.")).toBeVisible();
  await expect(page.getByLabel("Un résumé par jour plutôt qu’un courriel par changement")).toBeChecked();
});

test("the page of a board is read by anybody, with and without JavaScript @no-js", async ({ page, browser, server, signIn }, info) => {
  await signIn(accounts.coordinator, "/rcp/offres");
  const offers = page.locator('a[href^="/rcp/offres/"]:not([href$="nouvelle"])');
  const addresses = await offers.evaluateAll((links) => links.map((link) => link.getAttribute("href") as string));
  const open = page.getByRole("link", { name: "Page publique" });
  for (const offer of addresses) {
    await page.goto(offer);
    if ((await open.count()) > 0) break;
  }
  const address = await open.getAttribute("href");
  const context = await browser.newContext({ baseURL: server.url, viewport: page.viewportSize() });
  const stranger = await context.newPage();
  const answer = await stranger.goto(address as string);
  expect(answer?.status()).toBe(200);
  await expect(stranger.getByRole("heading", { name: "Ce qui se passe dans cette réunion" })).toBeVisible();
  await expect(stranger.getByRole("heading", { name: "Prochaines dates" })).toBeVisible();
  expect(await stranger.locator("script").count()).toBe(0);
  if (info.project.name !== "no-js") await expectAccessible(stranger);
  await expectNoSidewaysScroll(stranger);
  await shot(stranger, info, "board-for-anybody");
  await stranger.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(stranger);
  await context.close();
});
