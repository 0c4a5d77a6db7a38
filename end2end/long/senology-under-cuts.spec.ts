import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Locator, type Page } from "@playwright/test";
import { expect, live, oneTimeCode, type Server, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { killBrowserOf } from "../fixtures/killed-browser";
import { Relay } from "../fixtures/relay";
import { signIn } from "../fixtures/sign-in";
import { openDraftThatShows } from "../pages/frcp";

const LONG = Boolean(process.env.DCC_LONG);
const CUTS = LONG ? 1_000 : 30;
/** What may be gone once the browser itself is killed, milliseconds. Source: ARCHITECTURE §4. */
const MAY_BE_GONE = 1_000;
const PAUSE = 40;

const KINDS = ["network", "server", "session", "browser", "reload"] as const;
type Kind = (typeof KINDS)[number];

/** The same draws each time: what failed once is played again. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A browser of its own, which can be killed. */
class Desk {
  private readonly folder = mkdtempSync(join(tmpdir(), "dcc-cuts-"));
  private browser?: BrowserContext;
  page!: Page;

  constructor(
    private readonly server: Server,
    private readonly url: string,
    private readonly options: object,
  ) {}

  async open(): Promise<void> {
    this.browser = await chromium.launchPersistentContext(this.folder, { ...this.options, baseURL: this.url, locale: "fr-FR" });
    this.page = this.browser.pages()[0] as Page;
    await signIn(this.page, this.server, accounts.physician);
  }

  kill(): void {
    killBrowserOf(this.folder);
  }

  async close(): Promise<void> {
    await this.browser?.close().catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

test("the senology form under cuts of the network, the server, the session and the browser, at any key: at most the last second is gone @desktop", async ({ server }, info) => {
  test.setTimeout(LONG ? 4 * 3_600_000 : 600_000);
  const relay = await Relay.to(server.url);
  const desk = new Desk(server, relay.url, info.project.use.launchOptions ?? {});
  const draw = draws(20_261_130);
  const cuts: Record<Kind, number> = { network: 0, server: 0, session: 0, browser: 0, reload: 0 };
  let [gone, most] = [0, 0];
  await desk.open();
  await openDraftThatShows(desk.page, "#section-breast_exam");
  const path = new URL(desk.page.url()).pathname;
  const fields = await textFields(desk.page);
  expect(fields.length, "texts of the form").toBeGreaterThan(2);

  for (let number = 1; number <= CUTS; number += 1) {
    const kind = KINDS[draw(KINDS.length)] as Kind;
    const id = fields[draw(fields.length)] as string;
    const text = `Coupure ${number} : ${"lésion du quadrant supéro-externe ".repeat(2).slice(0, 12 + draw(40))}.`;
    const before = 1 + draw(text.length - 1);
    await test.step(`${number}: ${kind}, after ${before} signs of ${text.length}`, async () => {
      const typed = await typing(field(desk.page, id), text, before);
      const at = Date.now();
      let rest = "";
      if (kind === "network") {
        relay.cut();
        rest = text.slice(before);
        await desk.page.keyboard.type(rest, { delay: PAUSE });
        relay.mend();
      } else if (kind === "server") {
        const dies = server.dies();
        rest = text.slice(before);
        await desk.page.keyboard.type(rest, { delay: PAUSE });
        await dies;
      } else if (kind === "session") {
        const received = (await server.mailbox(accounts.physician.email)).length;
        server.sessionsFallAsleep();
        await wakes(desk.page, server, received);
      } else if (kind === "browser") {
        desk.kill();
        await desk.open();
        await desk.page.goto(path);
        await live(desk.page);
      } else {
        await desk.page.goto(path);
        await live(desk.page);
      }
      cuts[kind] += 1;
      const kept = kind === "browser" || kind === "reload" ? shownBefore(typed, at - MAY_BE_GONE) : text.slice(0, before) + rest;
      await settled(desk.page);
      const found = await onTheServer(desk.page, path, id);
      expect(typed.map((one) => one.text).concat(kept), "what is there was typed").toContain(found);
      expect(found.length, `« ${found} » holds what was typed a second before the cut`).toBeGreaterThanOrEqual(kept.length);
      const lost = kind === "browser" || kind === "reload" ? before - found.length : 0;
      if (lost > 0) gone += 1;
      most = Math.max(most, lost);
    });
  }
  const told = KINDS.map((kind) => `${kind} ${cuts[kind]}`).join(", ");
  info.annotations.push({ type: "cuts", description: `${CUTS}: ${told}; ${gone} cost signs of the last second, ${most} at most` });
  await desk.close();
  await relay.close();
});

interface Typed {
  at: number;
  text: string;
}

function field(page: Page, id: string): Locator {
  return page.locator(`#${id}`);
}

/** Writes the beginning of a text, key by key, in the place of what was there; what the field held, and when. */
async function typing(field: Locator, text: string, signs: number): Promise<Typed[]> {
  await field.fill("");
  await field.focus();
  const typed: Typed[] = [{ at: Date.now(), text: "" }];
  for (const sign of text.slice(0, signs)) {
    await field.page().keyboard.type(sign);
    typed.push({ at: Date.now(), text: (typed.at(-1)?.text ?? "") + sign });
    await field.page().waitForTimeout(PAUSE);
  }
  return typed;
}

/** What the field held at an instant. */
function shownBefore(typed: Typed[], at: number): string {
  return typed.filter((one) => one.at <= at).at(-1)?.text ?? "";
}

/** The texts in which anybody may write. */
async function textFields(page: Page): Promise<string[]> {
  const ids = await page.locator("section.form-section textarea:not(:disabled)").evaluateAll((all) => all.map((one) => one.id));
  return ids.slice(0, 6);
}

/** The code is asked in place as soon as the page says something to the server. */
async function wakes(page: Page, server: Server, received: number): Promise<void> {
  const prompt = page.getByRole("dialog", { name: "Confirmez votre identité" });
  await expect(prompt).toBeVisible();
  await prompt.getByLabel("Code à 6 chiffres").fill(await oneTimeCode(server, accounts.physician.email, received));
  await prompt.getByRole("button", { name: "Confirmer et continuer" }).click();
  await expect(prompt).toBeHidden();
}

/** Nothing waits any more in this page. */
async function settled(page: Page): Promise<void> {
  const line = page.locator(".saving-line");
  await expect(line).toHaveText(/Enregistré à|Enregistrement automatique/, { timeout: 30_000 });
}

/** What another reading of the form finds in a field. */
async function onTheServer(page: Page, path: string, id: string): Promise<string> {
  await page.goto(path);
  await live(page);
  return field(page, id).inputValue();
}
