import { expect, type Locator, type Page } from "@playwright/test";
import { today } from "./record";

/** One line of a condition: what, how, with what. */
export type Line = [what: string, how: string, value?: string];

/** The page on which a group writes a version of its form. */
export class Builder {
  constructor(readonly page: Page) {}

  private async done(said = "Enregistré."): Promise<void> {
    await expect(this.page.getByText(said, { exact: true })).toBeVisible();
  }

  private async press(verb: string): Promise<void> {
    await this.page.getByRole("button", { name: verb, exact: true }).click();
  }

  /** Opens a place by its name in the outline. */
  async goes(name: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "Places du modèle" }).getByRole("link", { name }).first().click();
    await expect(this.page.locator(".outline-link[aria-current]")).toContainText(name);
  }

  async section(title: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "Places du modèle" }).getByRole("link", { name: "Ajouter une section" }).click();
    await this.page.getByLabel("Titre de la section").fill(title);
    await this.press("Ajouter la section");
    await this.done();
  }

  /** A question in the section that is shown; the settings are fields by their labels. */
  async question(label: string, shape: string, settings: Record<string, string> = {}): Promise<void> {
    await this.page.getByRole("link", { name: /^Ajouter une (autre )?question$/ }).first().click();
    await this.page.getByLabel("Question", { exact: true }).fill(label);
    await this.page.getByLabel("Forme de la réponse").selectOption({ label: shape });
    for (const [field, typed] of Object.entries(settings)) await this.types(field, typed);
    await this.press("Ajouter la question");
    await this.done();
  }

  private async types(label: string, typed: string): Promise<void> {
    const field = this.page.locator("form").filter({ has: this.page.locator('[name="libelle"]') }).getByLabel(label, { exact: true });
    if (await field.evaluate((one) => one instanceof HTMLSelectElement)) await field.selectOption({ label: typed });
    else await field.fill(typed);
  }

  /** Fields of the question that is shown, by their labels. */
  async changes(settings: Record<string, string>, verb = "Enregistrer la question"): Promise<void> {
    for (const [field, typed] of Object.entries(settings)) await this.types(field, typed);
    await this.press(verb);
    await this.done();
  }

  /** Writes the first line of a condition of the form that is shown. */
  async when(prefix: string, [what, how, value]: Line): Promise<void> {
    await this.page.locator(`[name="${prefix}-quoi-1"]`).fill(what);
    await this.page.locator(`[name="${prefix}-comment-1"]`).selectOption({ label: how });
    if (value !== undefined) await this.page.locator(`[name="${prefix}-valeur-1"]`).fill(value);
  }

  async rule(about: string, must: Line, sentence: string, source: string): Promise<void> {
    await this.page.getByRole("link", { name: "Ajouter une règle" }).click();
    await this.page.getByLabel("Question concernée").fill(about);
    await this.when("doit", must);
    await this.page.getByLabel("Phrase affichée sinon").fill(sentence);
    await this.page.getByLabel("Source", { exact: true }).fill(source);
    await this.page.getByLabel("Gravité").selectOption({ label: "Avertissement, avec un motif" });
    await this.press("Enregistrer la règle");
    await this.done();
  }

  preview(): Locator {
    return this.page.getByRole("complementary", { name: "Aperçu" });
  }

  async says(words: string): Promise<void> {
    await this.page.getByLabel("Votre commentaire").fill(words);
    await this.press("Commenter");
    await this.done("Commentaire ajouté.");
  }

  async asksReview(): Promise<void> {
    await this.press("Demander la relecture");
    await this.done("La relecture est demandée au groupe.");
  }

  async approves(): Promise<void> {
    await this.press("Approuver");
    await this.done("Votre approbation est enregistrée.");
  }

  async sendsBack(reason: string): Promise<void> {
    await this.page.locator("summary").filter({ hasText: "Renvoyer à la rédaction" }).click();
    await this.page.getByLabel("Pourquoi la renvoyer").fill(reason);
    await this.press("Renvoyer à la rédaction");
    await this.done("La version est renvoyée à sa rédaction.");
  }

  async tookBack(): Promise<void> {
    await this.done("La version est retirée : les fiches commencent sous la précédente.");
  }

  async asksBack(reason: string): Promise<void> {
    await this.page.locator("summary").filter({ hasText: "Retirer cette version" }).click();
    await this.page.getByLabel("Pourquoi la retirer").fill(reason);
    await this.press("Retirer cette version");
  }

  /** From today on. */
  async publishes(): Promise<void> {
    await this.page.getByLabel(/^Premier jour en vigueur/).fill(today());
    await this.press("Publier");
    await this.done("La date d’entrée en vigueur est fixée.");
  }
}
