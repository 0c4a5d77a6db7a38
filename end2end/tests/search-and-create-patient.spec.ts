import { expect, expectAccessible, expectNoSidewaysScroll, forgiveRefusals, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { NewPatient, PatientSearch, type Traits } from "../pages/patients";

const patient: Traits = {
  name: "Le Guen-Martin",
  given: "Anne-Lise",
  born: "14/06/1971",
  sex: "Féminin",
  place: "meaux",
};
const LINE = "LE GUEN-MARTIN ANNE-LISE";
const HOSTILE = "</textarea><script>alert(1)</script>";

test.describe.configure({ mode: "serial" });

test("bad input gets a sentence at its field, and nothing typed is lost @desktop", async ({ page, signIn }, info) => {
  await signIn(accounts.secretary, "/patients");
  const form = new NewPatient(page);
  await form.open();
  await form.create();
  await expect(page.getByRole("heading", { name: "6 informations sont à corriger" })).toBeVisible();
  for (const bad of ["a".repeat(10_000), "🙂 DUPONT", "محمد", "שלום", HOSTILE, "DUPONT3"]) {
    await form.field("Nom de naissance").fill(bad);
    await form.field("Premier prénom").fill(patient.given);
    await form.create();
    await expect(page.locator("#birth_name-error")).toContainText(/n’est\spas\sadmis|dépasse\s100\scaractères/);
    await expect(form.field("Nom de naissance")).toHaveValue(bad);
    await expect(form.field("Premier prénom")).toHaveValue(/anne-lise/i);
  }
  await page.getByLabel("Date de naissance").fill("31/02/1971");
  await form.create();
  await expect(page.locator("#birth_date-error")).toContainText("n’existe pas");
  await page.getByRole("link", { name: /n’existe pas/ }).click();
  await expect(page.getByLabel("Date de naissance")).toBeFocused();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await shot(page, info, "new-patient-refused");
});

test("a search that finds nobody leads to a record, with the consent @desktop", async ({ page, signIn }, info) => {
  await signIn(accounts.secretary, "/patients");
  const [search, form] = [new PatientSearch(page), new NewPatient(page)];
  await search.ask("");
  await expect(page.getByText("Saisissez un nom, une date de naissance ou un INS.")).toHaveCount(1);
  await search.ask("le");
  await expect(page.getByText("Saisissez au moins 3 lettres")).toBeVisible();
  await search.ask("Le Guen-Martin Anne-Lise 14/06/1971");
  await expect(search.found().filter({ hasText: LINE })).toHaveCount(0);
  await page.getByRole("link", { name: "Créer un dossier" }).click();
  await expect(form.field("Nom de naissance")).toHaveValue("LE GUEN-MARTIN");
  await expect(form.field("Premier prénom")).toHaveValue("ANNE-LISE");
  await expect(page.getByLabel("Date de naissance")).toHaveValue("14/06/1971");
  await form.type(patient);
  await form.create();
  await expect(page.locator("#consent-error")).toContainText("Indiquez ce que le patient a dit");
  await form.agree();
  await form.create();
  await expect(page.getByRole("region", { name: "Patient" })).toContainText(LINE);
  await expect(page.getByRole("region", { name: "Patient" })).toContainText("14/06/1971");
  await expect(page.getByRole("region", { name: "Patient" })).toContainText("Identité provisoire");
  await expectAccessible(page);
  await shot(page, info, "record");
  await page.getByRole("link", { name: "Consentement et information" }).click();
  await expect(page.getByText(/Consentement\sdonné\sle\s.*\soralement\spar\sle\spatient/)).toBeVisible();
  await expectAccessible(page);
  await shot(page, info, "record-consent");
});

test("a signed consent is joined to the record that it opens @desktop", async ({ page, signIn }, info) => {
  await signIn(accounts.secretary, "/patients");
  const form = new NewPatient(page);
  await form.open();
  await form.type({ ...patient, name: "Vasseur", given: "Odile", born: "02/03/1958" });
  const file = (name: string, mimeType: string, buffer: Buffer) => form.sign({ name, mimeType, buffer });
  await page.getByText("Le patient a signé un document, que je joins").click();
  await form.create();
  await expect(page.locator("#paper-error")).toContainText("Joignez le document signé");
  await file("enorme.pdf", "application/pdf", Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(10 * 1024 * 1024)]));
  await form.create();
  await expect(page.locator("#paper-error")).toContainText(/dépasse\s10\sMo/);
  await file("page.html", "text/html", Buffer.from("<html></html>"));
  await form.create();
  await expect(page.locator("#paper-error")).toContainText("ni un PDF, ni une image");
  await expectAccessible(page);
  await shot(page, info, "new-patient-signed");
  await file("accord.pdf", "application/pdf", Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(10 * 1024 * 1024 - 9, " ")]));
  await form.create();
  // Ten megabytes are read, sent and encrypted.
  await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/, { timeout: 30_000 });
  await page.getByRole("link", { name: "Consentement et information" }).click();
  await expect(page.getByText(/Consentement\sdonné\sle\s.*\spar\sécrit/)).toBeVisible();
  await page.getByRole("link", { name: "Documents" }).click();
  await expect(page.getByRole("row", { name: /accord\.pdf.*Consentement signé/ })).toBeVisible();
});

test("the search forgives accents, hyphens and a slip, and says why each record answers @desktop", async ({ page, signIn }) => {
  await signIn(accounts.secretary, "/patients");
  const search = new PatientSearch(page);
  for (const [typed, why] of [
    ["LE GUÉN MÀRTIN anne lise", "même nom"],
    ["guen martin", "nom"],
    ["le guen martni anne-lise", "nom"],
    ["le guen-martin anen-lise 14/06/1971", "même date de naissance"],
  ] as const) {
    await search.ask(typed);
    await expect(search.found().filter({ hasText: LINE }), typed).toContainText(why);
  }
  for (const odd of ["a".repeat(3_000), "🙂🙂🙂", "שלום", HOSTILE]) {
    await search.ask(odd);
    await expect(page.locator("#q-error").or(page.getByText("Aucun dossier accessible ne répond"))).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Rechercher un patient" })).toHaveValue(odd);
  }
});

test("the same person is told before anything is created, twice if needed @desktop", async ({ page, signIn }, info) => {
  await signIn(accounts.secretary, "/patients");
  const form = new NewPatient(page);
  await form.open();
  await form.type({ ...patient, name: "le guen martin" });
  await form.agree();
  const beside = page.getByRole("complementary", { name: "Dossiers qui ressemblent" });
  await expect(beside).toContainText(LINE);
  await expect(beside).toContainText("même date de naissance");
  await shot(page, info, "new-patient-alike");
  await form.create();
  await expect(page.getByText("Rien n’est créé pour l’instant.")).toBeVisible();
  await form.field("Nom de naissance").fill(patient.name);
  await page.getByLabel(/J’ai comparé/).check();
  await form.create();
  await expect(page.locator("#why_new-error")).toContainText("exactement les mêmes traits");
  await expect(form.field("Nom de naissance")).toHaveValue("LE GUEN-MARTIN");
  await expectAccessible(page);
  await page.getByLabel(/Pourquoi est-ce une autre personne/).fill(`Jumelles 🙂 שלום ${HOSTILE}`);
  await form.create();
  await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/);
  await new PatientSearch(page).ask("le guen-martin anne-lise");
  await expect(new PatientSearch(page).found().filter({ hasText: LINE })).toHaveCount(2);
});

test("what is typed in a record is shown as it was typed @desktop", async ({ page, signIn, browserErrors }) => {
  await signIn(accounts.secretary, "/patients");
  const form = new NewPatient(page);
  await form.created({ name: "Verlaine-Essai", given: "Rose", born: "02/03/1958", sex: "Féminin", place: "paris" });
  await page.getByLabel("Organe").selectOption({ label: "Hématologie" });
  const label = page.getByLabel("Nom du parcours");
  await label.fill("x".repeat(10_000));
  await page.getByRole("button", { name: "Ouvrir ce parcours" }).click();
  await expect(page.locator("#label-error")).toContainText("caractères");
  await expect(label).toHaveValue(/^x{10000}$/);
  const odd = `Sein 🙂 שלום ${HOSTILE}`;
  await label.fill(odd);
  await page.getByRole("button", { name: "Ouvrir ce parcours" }).click();
  await expect(page.getByText(odd)).toBeVisible();
  await page.reload();
  await live(page);
  await expect(page.getByText(odd)).toBeVisible();
  forgiveRefusals(browserErrors);
});
