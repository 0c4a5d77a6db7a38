import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Locator, type Page } from "@playwright/test";

/** The renderer of forms of the US National Library of Medicine. Its package is the built program; what it was built from is not needed. */
const VERSION = "40.1.3";
const SHA512 = "WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ==";
const KEPT = resolve(fileURLToPath(new URL(".", import.meta.url)), "../../target/xtask/lforms", VERSION);
const LONGEST_DOWNLOAD_MS = 180_000;
const HOST = "http://lforms.test";

const PAGE = `<!doctype html><html lang="fr"><head><title>Formulaire</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/webcomponent/styles.css"></head><body><div id="form"></div>
<script src="/webcomponent/assets/lib/zone.min.js"></script>
<script src="/webcomponent/runtime.js" type="module"></script>
<script src="/webcomponent/polyfills.js" type="module"></script>
<script src="/webcomponent/main.js" type="module"></script>
<script src="/fhir/R4/lformsFHIR.min.js" type="module"></script></body></html>`;

const FOLDER = join(KEPT, "package/dist/lforms");

/**
 * Fetches the program once, through npm, and compares it with its fingerprint. Why it is not there, when npm cannot bring it.
 * Another package under this name is an error, never a reason to go without.
 */
export function missingProgram(): string | undefined {
  if (existsSync(FOLDER)) return undefined;
  const coming = `${KEPT}.${process.pid}`;
  mkdirSync(coming, { recursive: true });
  try {
    const words = ["pack", "--silent", `lforms@${VERSION}`, "--pack-destination", coming, "--fetch-retries=1", "--fetch-timeout=60000"];
    execFileSync("npm", words, { timeout: LONGEST_DOWNLOAD_MS, stdio: "pipe" });
  } catch {
    rmSync(coming, { recursive: true });
    return `npm cannot bring lforms ${VERSION}, and it is not kept from an earlier run`;
  }
  const packed = join(coming, `lforms-${VERSION}.tgz`);
  const found = createHash("sha512").update(readFileSync(packed)).digest("base64");
  if (found !== SHA512) throw new Error(`lforms ${VERSION} is not the package that was tried: ${found}`);
  execFileSync("tar", ["-xzf", packed, "-C", coming]);
  rmSync(packed);
  if (existsSync(KEPT)) rmSync(coming, { recursive: true });
  else renameSync(coming, KEPT);
  return undefined;
}

/** A questionnaire as that program shows it. Items are named by their `linkId`; those of lists mean the first row. */
export class Rendered {
  private constructor(
    private readonly page: Page,
    /** What the program complained of. */
    readonly complaints: string[],
  ) {}

  static async show(page: Page, questionnaire: unknown, response?: unknown): Promise<Rendered> {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.route(`${HOST}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      return pathname === "/"
        ? route.fulfill({ contentType: "text/html; charset=utf-8", body: PAGE })
        : route.fulfill({ path: join(FOLDER, pathname) });
    });
    await page.goto(`${HOST}/`);
    await page.waitForFunction("window.LForms?.FHIR?.R4 !== undefined");
    const options = response === undefined ? {} : { questionnaireResponse: response };
    await page.evaluate(`LForms.Util.addFormToPage(${JSON.stringify(questionnaire)}, "form", ${JSON.stringify(options)})`);
    return new Rendered(page, complaints);
  }

  /** What is filled, as the program writes it. */
  async response(): Promise<unknown> {
    return this.page.evaluate('LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4")');
  }

  /** The item with its label and its field. */
  item(link: string): Locator {
    return this.page.locator(`lhc-item[id^="item-${link}/1"]`);
  }

  /** Types a text or a number. */
  async type(link: string, text: string): Promise<void> {
    await this.field(link).fill(text);
    await this.field(link).press("Tab");
  }

  /** Types a day, as this program takes it: month, day, year. */
  async day(link: string, text: string): Promise<void> {
    const field = this.item(link).locator("input");
    await field.fill(text);
    await field.press("Enter");
    await field.press("Tab");
  }

  /** Answers yes or no. */
  async answer(link: string, yes: boolean): Promise<void> {
    await this.page.locator(`[id^="${link}/1"][id$="|${yes}"]`).click();
  }

  /** Chooses in the list that opens under the field. */
  async choose(link: string, display: string): Promise<void> {
    await this.pick(link, display);
    await expect(this.field(link)).toHaveValue(display);
    await this.field(link).press("Tab");
  }

  /** Chooses one more where several are taken. */
  async add(link: string, display: string): Promise<void> {
    await this.pick(link, display);
    await expect(this.item(link).locator(".autocomp_selected")).toContainText(display);
    await this.field(link).press("Tab");
  }

  private async pick(link: string, display: string): Promise<void> {
    await this.field(link).click();
    await this.field(link).pressSequentially(display.slice(0, 12));
    const shown = this.page.locator("#lhc-tools-searchResults li");
    await shown.filter({ hasText: new RegExp(`[\\s\\u00a0]${escaped(display)}$`) }).first().click();
  }

  private field(link: string): Locator {
    return this.page.locator(`:is(input, textarea)[id^="${link}/1"]`);
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
