import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";
import { live, oneTimeCode, type Server, test } from "../fixtures";

/** The question that every form asks, and one that nobody must answer. */
export const SYNTHESIS = "Synthèse du cas et question posée à la RCP";
export const REMARKS = "Autres données indispensables à l’avis";

/** A draft of the demo territory that each of these people may write, open and awake on each of their pages. */
export async function openDraft(...pages: [Page, ...Page[]]): Promise<[FrcpForm, ...FrcpForm[]]> {
  const [first, ...others] = pages;
  await first.goto("/fiches?etat=filling");
  const links = first.getByRole("table").getByRole("link");
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const path of paths) {
    if (await allWrite(pages, path)) return [new FrcpForm(first), ...others.map((page) => new FrcpForm(page))];
  }
  throw new Error(`none of ${paths.length} drafts may be written by everybody`);
}

/** A draft that this person may write and that shows this, whatever the board. */
export async function openDraftThatShows(page: Page, what: string): Promise<FrcpForm> {
  await page.goto("/fiches?etat=filling");
  const links = page.getByRole("table").getByRole("link");
  for (const path of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))) {
    if ((await page.goto(path))?.status() !== 200) continue;
    await live(page);
    if ((await page.locator(what).count()) === 0) continue;
    if (!(await page.getByLabel(SYNTHESIS, { exact: true }).isDisabled())) return new FrcpForm(page);
  }
  throw new Error(`no draft that shows « ${what} » may be written`);
}

async function allWrite(pages: Page[], path: string): Promise<boolean> {
  for (const page of pages) {
    const answer = await page.goto(path);
    if (answer?.status() !== 200) return false;
    await live(page);
    if (await page.getByLabel(SYNTHESIS, { exact: true }).isDisabled()) return false;
  }
  return true;
}

/** The page of a form: questions are found by their words. */
export class FrcpForm {
  constructor(readonly page: Page) {}

  private group(label: string | RegExp, inside: Locator): Locator {
    return inside.getByRole("group", { name: label, exact: true });
  }

  /** The whole form, or one row of it ("Tumeur 1"). */
  row(title: RegExp): Locator {
    return this.group(title, this.page.getByRole("main")).last();
  }

  /** Every row with such a title. */
  rows(title: RegExp): Locator {
    return this.group(title, this.page.getByRole("main"));
  }

  async answer(label: string, yes: boolean, inside = this.page.getByRole("main")): Promise<void> {
    const choice = this.group(label, inside).locator("label").filter({ hasText: yes ? "Oui" : "Non" });
    // What is chosen again is taken back.
    if (!(await choice.locator("input").isChecked())) await choice.click();
  }

  async tick(label: string, choice: string, inside = this.page.getByRole("main")): Promise<void> {
    await this.group(label, inside).getByLabel(choice, { exact: true }).check();
  }

  async choose(label: string, choice: string | number | RegExp, inside = this.page.getByRole("main")): Promise<void> {
    const list = inside.getByRole("combobox", { name: label, exact: true });
    if (choice instanceof RegExp) {
      const words = await list.getByRole("option").filter({ hasText: choice }).first().innerText();
      await list.selectOption({ label: words.trim() });
      return;
    }
    await list.selectOption(typeof choice === "number" ? { index: choice } : { label: choice });
  }

  /** The control of a question. */
  field(label: string, inside = this.page.getByRole("main")): Locator {
    return inside.getByLabel(label, { exact: true });
  }

  async write(label: string, text: string, inside = this.page.getByRole("main")): Promise<void> {
    await this.field(label, inside).fill(text);
  }

  /** The answers of one question that wait for a choice, side by side. */
  conflict(): Locator {
    return this.page.getByRole("group", { name: "Deux réponses" });
  }

  async find(label: string, words: string, inside = this.page.getByRole("main")): Promise<void> {
    const box = inside.getByRole("combobox", { name: label });
    await box.fill(words);
    await this.page.getByRole("listbox").getByRole("option").first().click();
    await expect(box).not.toHaveValue(words);
  }

  async add(row: string): Promise<void> {
    await this.page.getByRole("button", { name: `Ajouter : ${row}` }).last().click();
  }

  /** Waits until the server has everything. */
  async saved(): Promise<void> {
    await expect(this.page.getByText(/^Enregistré à/)).toBeVisible();
  }
}

/** What the board decided. */
export async function propose(form: FrcpForm): Promise<void> {
  await form.answer("Progression", false);
  await form.choose("Circonstance de découverte", 2);
  await form.answer("Dossier complet", true);
  await form.answer("Proposition conforme au référentiel", true);
  await form.choose("Inclusion proposée dans un essai clinique", "Non");
  await form.page.getByRole("button", { name: "Ajouter : traitement" }).last().click();
  const treatment = form.row(/^Traitement.1$/);
  await form.write("Intention n°", "1", treatment);
  await form.write("Ordre", "1", treatment);
  await form.choose("Traitement", 1, treatment);
  await form.saved();
}

/** The signed form as other software receives it. */
export async function exchanged(page: Page, form: string): Promise<string> {
  const answer = await page.request.get(`${form}/cda`);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "text/xml"]);
  return answer.text();
}

/** The words of the document as a reader of PDF sees them; nothing where no program reads them. */
export async function printed(page: Page, form: string): Promise<string | undefined> {
  const answer = await page.request.get(`${form}/pdf`);
  expect(answer.status()).toBe(200);
  const bytes = await answer.body();
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const file = test.info().outputPath("fiche.pdf");
  writeFileSync(file, bytes);
  try {
    return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Signs the form that is shown, with a fresh code. */
export async function signs(page: Page, server: Server, email: string): Promise<void> {
  await page.getByRole("button", { name: "Valider la fiche" }).click();
  const dialog = page.getByRole("dialog", { name: "Valider la fiche" });
  const sign = dialog.getByRole("button", { name: "Signer et valider" });
  await expect(sign).toBeEnabled();
  server.codesGrowOld();
  const received = (await server.mailbox(email)).length;
  await sign.click();
  const prompt = page.getByRole("dialog", { name: "Confirmez votre identité" });
  await prompt.getByLabel("Code à 6 chiffres").fill(await oneTimeCode(server, email, received));
  await prompt.getByRole("button", { name: "Confirmer et continuer" }).click();
  await expect(page.getByText("Validée", { exact: true }).first()).toBeVisible();
}
