import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { killBrowserOf } from "../fixtures/killed-browser";
import { signIn } from "../fixtures/sign-in";
import { FrcpForm, openDraft, SYNTHESIS } from "../pages/frcp";

const TEXT = "Nodule zygomatique 4711, biopsie demandée.";

test("a browser that is killed gives the typed text back after signing in again, and its disk does not tell it", async ({ server }, info) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "dcc-browser-"));
  const open = async (): Promise<[BrowserContext, Page]> => {
    const options = { ...info.project.use.launchOptions, baseURL: server.url };
    const browser = await chromium.launchPersistentContext(folder, options);
    const [page] = browser.pages();
    if (!page) throw new Error("a browser opens with a page");
    await signIn(page, server, accounts.physician);
    return [browser, page];
  };

  const [, page] = await open();
  const [form] = await openDraft(page);
  const path = new URL(page.url()).pathname;
  await page.route("**/api/frcp-save", (route) => route.abort());
  await form.write(SYNTHESIS, TEXT);
  await expect.poll(() => boxes(page), "the text is kept").toBe(1);
  killBrowserOf(folder);
  expect(tells(folder)).toEqual([]);

  const [again, back] = await open();
  await back.goto(path);
  await expect(back.getByText("Le texte que cette fiche n’avait pas pu envoyer est revenu.")).toBeVisible();
  await new FrcpForm(back).saved();
  await back.reload();
  await live(back);
  await expect(back.getByLabel(SYNTHESIS, { exact: true })).toHaveValue(TEXT);
  await again.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How many boxes of unsent text this browser holds. A look must not make the database: the page does. */
async function boxes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const made = await indexedDB.databases();
    if (!made.some(({ name }) => name === "dcc")) return 0;
    return new Promise<number>((done) => {
      const opening = indexedDB.open("dcc");
      opening.onsuccess = () => {
        const names = opening.result.transaction("saisie").objectStore("saisie").getAllKeys();
        names.onsuccess = () => {
          opening.result.close();
          done(names.result.filter((name) => String(name).includes("/")).length);
        };
      };
    });
  });
}

/** The files of the browser where the text can be read. */
function tells(folder: string): string[] {
  const words = "zygomatique 4711";
  const written = [Buffer.from(words, "utf8"), Buffer.from(words, "utf16le")];
  expect(below(join(folder, "Default", "IndexedDB")).length, "the browser keeps something").toBeGreaterThan(0);
  return below(folder).filter((file) => written.some((bytes) => readFileSync(file).includes(bytes)));
}

function below(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
