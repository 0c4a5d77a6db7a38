import { expect, type Locator, type Page } from "@playwright/test";

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

  async answer(label: string, yes: boolean, inside = this.page.getByRole("main")): Promise<void> {
    await this.group(label, inside).getByText(yes ? "Oui" : "Non", { exact: true }).click();
  }

  async tick(label: string, choice: string, inside = this.page.getByRole("main")): Promise<void> {
    await this.group(label, inside).getByLabel(choice, { exact: true }).check();
  }

  async choose(label: string, choice: string | number, inside = this.page.getByRole("main")): Promise<void> {
    const list = inside.getByRole("combobox", { name: label, exact: true });
    await list.selectOption(typeof choice === "number" ? { index: choice } : { label: choice });
  }

  async write(label: string, text: string, inside = this.page.getByRole("main")): Promise<void> {
    await inside.getByLabel(label, { exact: true }).fill(text);
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
