import { expect, type Locator, type Page } from "@playwright/test";
import { live } from "../fixtures";

/** The five traits, as one types them. */
export interface Traits {
  name: string;
  given: string;
  born: string;
  sex: "Féminin" | "Masculin";
  place: string;
}

/** The search of patients. */
export class PatientSearch {
  constructor(private readonly page: Page) {}

  async ask(text: string): Promise<void> {
    await this.page.goto(`/patients?q=${encodeURIComponent(text)}`);
    await live(this.page);
  }

  found(): Locator {
    return this.page.getByRole("table", { name: "Dossiers trouvés" }).getByRole("row");
  }
}

/** The form that creates a record. */
export class NewPatient {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/patients/nouveau");
    await live(this.page);
  }

  field(label: string): Locator {
    return this.page.getByRole("textbox", { name: label, exact: false }).first();
  }

  async type({ name, given, born, sex, place }: Traits): Promise<void> {
    await this.field("Nom de naissance").fill(name);
    await this.field("Premier prénom").fill(given);
    await this.page.getByLabel("Date de naissance").fill(born);
    await this.page.getByRole("group", { name: "Sexe de l’état civil" }).getByText(sex).click();
    await this.choosePlace(place);
  }

  async choosePlace(words: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Lieu de naissance" }).fill(words);
    await this.page.getByRole("option").first().click();
  }

  async agree(): Promise<void> {
    await this.page.getByText("Le patient a donné son accord oralement").click();
    await expect(this.page.getByRole("checkbox", { name: "Présentation en RCP" })).toBeChecked();
  }

  async sign(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.getByText("Le patient a signé un document, que je joins").click();
    await this.page.getByLabel("Document signé").setInputFiles(file);
  }

  async create(): Promise<void> {
    await this.page.getByRole("button", { name: "Créer ce dossier" }).click();
  }

  /** Creates, and gives the address of the record. */
  async created(traits: Traits): Promise<string> {
    await this.open();
    await this.type(traits);
    await this.agree();
    await this.create();
    await expect(this.page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/);
    return new URL(this.page.url()).pathname;
  }
}
