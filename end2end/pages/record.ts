import { expect, type Page } from "@playwright/test";
import { live } from "../fixtures";

/** The day, as one types it; some days before when asked. */
export function today(before = 0): string {
  return new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris" }).format(new Date(Date.now() - before * 86_400_000));
}

/** Notes that the patient was told of the board, today if no other day is said, and does not object. */
export async function tellPatient(page: Page, record: string, day = today()): Promise<void> {
  await page.goto(`${record}/consentement`);
  await live(page);
  await page.getByLabel("Date de l’information").fill(day);
  await page.getByText("Oralement", { exact: true }).click();
  await page.getByText("Ne s’oppose pas", { exact: true }).click();
  await page.getByRole("button", { name: "Enregistrer l’information" }).click();
  await expect(page.getByText("L’information du patient est enregistrée.")).toBeVisible();
}

/** Opens a pathway in a record. */
export async function openPathway(page: Page, record: string, organ: string, name: string): Promise<void> {
  await page.goto(record);
  await live(page);
  await page.getByLabel("Organe").selectOption({ label: organ });
  await page.getByLabel("Nom du parcours").fill(name);
  await page.getByRole("button", { name: "Ouvrir ce parcours" }).click();
  await expect(page.getByText(name)).toBeVisible();
}

/** Chooses who asks, by a name. */
export async function askFor(page: Page, words: string, name: string): Promise<void> {
  const box = page.getByRole("searchbox", { name: "Médecin demandeur" });
  await box.fill(words);
  await box.press("Enter");
  await page.getByRole("button", { name: new RegExp(name) }).click();
}

/** Inscribes the record to the session proposed first. */
export async function inscribe(page: Page, record: string, words: string, name: string, question: string): Promise<void> {
  await page.goto(`${record}/inscrire`);
  await live(page);
  await page.getByLabel("Question posée à la RCP").fill(question);
  await askFor(page, words, name);
  await page.getByRole("button", { name: "Inscrire à cette séance" }).click();
  await expect(page.getByText("Dossier inscrit.")).toBeVisible();
}

/** The page that inscribes a record, with a session chosen by what its line says and a question; the rest is left to the caller. */
export async function toInscribe(page: Page, record: string, session: RegExp, question: string): Promise<void> {
  await page.goto(`${record}/inscrire`);
  await live(page);
  await page.getByRole("radio", { name: session }).check();
  await page.getByLabel("Question posée à la RCP").fill(question);
}

/** Asks for a long discussion of the case that is being inscribed. */
export async function takesLong(page: Page): Promise<void> {
  await page.locator("summary").filter({ hasText: "Autre présentateur" }).click();
  await page.getByText("Discussion longue", { exact: true }).click();
}
