import type { Page } from "@playwright/test";
import { expect, expectAccessible, forgiveRefusals, live, oneTimeCode, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { exchanged, FrcpForm, printed as document, propose } from "../pages/frcp";
import { NewPatient } from "../pages/patients";
import { AtHome, handCode } from "../pages/portal";
import { askFor, today } from "../pages/record";
import { SessionPage } from "../pages/session";

const NAME = "KERMADEC-ESSAI SUZANNE";
const TRAITS = { name: "Kermadec-Essai", given: "Suzanne", born: "07/09/1961", sex: "Féminin", place: "meaux" } as const;
const QUESTION = "Quelle stratégie de première ligne pour ce lymphome ? 🙂 שלום </textarea><script>alert(1)</script>";
const BOARD = "RCP Hématologie – Montfermeil";
const COORDINATOR = "Anne Lefèvre";
const REQUESTER = "Hélène Garnier";

test.describe("one case, all the way @desktop", () => {
  test.setTimeout(180_000);

  test("a series over a year is said in a sentence, with its dates, before it is planned", async ({ page, signIn }, info) => {
    const year = new Date().getFullYear() + 1;
    await signIn(accounts.secretary, "/planning/nouvelle-serie");
    await live(page);
    await page.getByLabel("RCP", { exact: true }).selectOption({ label: BOARD });
    await page.getByText("Certains jours du mois").click();
    await page.getByLabel("Jour de la semaine").selectOption({ label: "lundi" });
    await page.getByRole("checkbox", { name: "1er" }).check();
    await page.getByRole("checkbox", { name: "3e" }).check();
    await page.getByLabel("Heure de début").fill("07:30");
    await page.getByLabel("Durée").fill("60");
    await page.getByLabel("Du", { exact: true }).fill(`01/01/${year}`);
    await page.getByLabel("Au", { exact: true }).fill(`31/12/${year}`);
    const planned = page.locator("section").filter({ has: page.getByRole("heading", { name: "Séances à créer" }) });
    await expect(planned).toContainText(/lundi\sdu\smois,\sde\s7\sh\s30\sà\s8\sh\s30,\sdu\s1er\sjanvier\s\d{4}\sau\s31\sdécembre\s\d{4}\./);
    await expect(planned).toContainText(/2[0-4]\sséances à créer/);
    // A public holiday is a question; every other date is a box.
    const dates = planned.getByRole("checkbox", { name: /^lun\.\s\d/ }).or(planned.getByRole("combobox", { name: /^lun\.\s\d/ }));
    expect(await dates.count()).toBeGreaterThanOrEqual(10);
    await expectAccessible(page);
    await shot(page, info, "series");
    await planned.getByRole("button", { name: /^Créer les 2[0-4]\sséances$/ }).click();
    await expect(page).toHaveURL(/\/planning\?mois=/);
    await expect(page.locator(".toast")).toContainText(/2[0-4]\sséances créées/);
    await expect(page.getByText("07:30 – 08:30").first()).toBeVisible();

    await page.goto("/planning/nouvelle-serie");
    await live(page);
    await page.getByLabel("RCP", { exact: true }).selectOption({ label: BOARD });
    await page.getByText("Chaque semaine").click();
    await page.getByLabel("Jour de la semaine").selectOption({ label: "lundi" });
    await page.getByLabel("Heure de début").fill("07:30");
    await page.getByLabel("Durée").fill("60");
    await page.getByLabel("Du", { exact: true }).fill(`01/01/${year}`);
    await page.getByLabel("Au", { exact: true }).fill(`31/01/${year}`);
    // What the board has already is not proposed twice; ticked all the same, it is said again.
    await expect(planned).toContainText(/2\sdates où cette RCP a déjà une séance à cette heure/);
    const taken = planned.getByRole("checkbox", { name: /séance existante/ });
    await expect(taken).toHaveCount(2);
    await expect(taken.first()).not.toBeChecked();
    await taken.first().check();
    await expect(planned).toContainText(/À cette heure, cette RCP a déjà une séance le \d+(er)? janvier \d{4}\./);
  });

  test("from the record to the addendum", async ({ page, signIn, enter, browser, server, browserErrors }, info) => {
    const secretary = page;
    await signIn(accounts.secretary, "/patients");
    let record = "";
    let form = "";
    let session = "";

    await test.step("the secretary opens the record, the pathway, and notes the information", async () => {
      record = await new NewPatient(secretary).created(TRAITS);
      await secretary.getByRole("link", { name: "Inscrire à une séance" }).click();
      await expect(secretary.getByText("Aucun parcours cancer")).toBeVisible();
      await secretary.getByRole("link", { name: "Revenir au dossier" }).click();
      await secretary.getByLabel("Organe").selectOption({ label: "Hématologie" });
      await secretary.getByLabel("Nom du parcours").fill("Lymphome 2026");
      await secretary.getByRole("button", { name: "Ouvrir ce parcours" }).click();
      await expect(secretary.getByText("Lymphome 2026")).toBeVisible();
      await secretary.getByRole("link", { name: "Inscrire à une séance" }).click();
      await expect(secretary.getByText("L’information du patient sur la présentation en RCP n’est pas tracée.")).toBeVisible();
      await secretary.getByRole("link", { name: "Compléter le dossier" }).click();
      await secretary.getByLabel("Date de l’information").fill(today());
      await secretary.getByText("Oralement", { exact: true }).click();
      await secretary.getByText("Ne s’oppose pas", { exact: true }).click();
      await secretary.getByRole("button", { name: "Enregistrer l’information" }).click();
      await expect(secretary.getByText("L’information du patient est enregistrée.")).toBeVisible();
    });

    await test.step("three clicks from the record to the inscription", async () => {
      await secretary.getByRole("link", { name: "Inscrire à une séance" }).click();
      await expect(secretary.getByRole("region", { name: "Patient" })).toContainText(NAME);
      await secretary.getByLabel("Question posée à la RCP").fill("é".repeat(10_000));
      await askFor(secretary, "garnier", REQUESTER);
      await secretary.getByRole("button", { name: "Inscrire à cette séance" }).click();
      await expect(secretary.locator("#question-error")).toContainText("dépasse 4000 caractères");
      await secretary.getByLabel("Question posée à la RCP").fill(QUESTION);
      await expectAccessible(secretary);
      await shot(secretary, info, "inscribe");
      await secretary.getByRole("button", { name: "Inscrire à cette séance" }).click();
      await expect(secretary.getByText("Dossier inscrit.")).toBeVisible();
    });

    const physician = await enter(accounts.physician, "/aujourd-hui");
    await test.step("the physician finds the form among what waits, and fills it", async () => {
      await live(physician);
      await physician.getByRole("link", { name: new RegExp(NAME) }).first().click();
      await expect(physician).toHaveURL(/\/fiches\//);
      form = new URL(physician.url()).pathname;
      await live(physician);
      await expect(physician.getByText("requis pour valider", { exact: true }).first()).toBeVisible();
      await prepare(new FrcpForm(physician));
      await physician.getByRole("button", { name: "Marquer la fiche prête" }).click();
      await expect(physician.getByText("Prête à présenter", { exact: true }).first()).toBeVisible();
    });

    const coordinator = await enter(accounts.coordinator, "/rcp");
    const room = new SessionPage(coordinator);
    await test.step("the coordinator sorts the case before the meeting", async () => {
      await openSession(coordinator, record, "Inscrit");
      await coordinator.getByRole("link", { name: "Pré-tri" }).click();
      const card = room.card(NAME);
      await expect(card).toContainText(QUESTION);
      await card.locator("summary").filter({ hasText: "Dossier incomplet" }).click();
      await card.getByRole("button", { name: "Noter incomplet" }).click();
      await expect(coordinator.getByText("Précisez ce qui manque au dossier.")).toBeVisible();
      await card.getByRole("button", { name: "Discussion longue" }).click();
      await expect(card.getByRole("button", { name: "Discussion longue" })).toHaveClass(/btn-primary/);
      await card.getByRole("button", { name: "Dossier complet" }).click();
      await expect(card.getByRole("button", { name: "Dossier complet" })).toHaveCount(0);
      await expectAccessible(coordinator);
      await shot(coordinator, info, "pre-sort");
      forgiveRefusals(browserErrors);
    });

    await test.step("without a quorum, the case goes to the next session", async () => {
      await coordinator.getByRole("link", { name: "Séance", exact: true }).click();
      await room.holds("Démarrer la réunion");
      await room.arrives(COORDINATOR);
      await room.pick(NAME);
      await expect(room.card(NAME)).toContainText("Quorum non atteint, manque : hématologie (2 médecins de plus)");
      await room.card(NAME).getByRole("button", { name: "Noter discuté" }).click();
      await expect(coordinator.getByText("À représenter : inscrit à la séance du")).toBeVisible();
      await expect(room.line(NAME)).toContainText("Reporté : Quorum non atteint, à représenter");
      await room.holds("Terminer la réunion");
      await expect(coordinator.getByText("Terminée", { exact: true })).toBeVisible();
    });

    await test.step("the next session: order, presence, quorum live, passage", async () => {
      await openSession(coordinator, record, "Inscrit");
      session = coordinator.url();
      await expect(coordinator.getByRole("link", { name: "RCP", exact: true })).toHaveAttribute("aria-current", "page");
      await room.moves(NAME);
      await room.holds("Démarrer la réunion");
      await room.pick(NAME);
      await room.arrives(COORDINATOR);
      await room.arrives(REQUESTER);
      await expect(room.card(NAME)).toContainText("manque : hématologie (2 médecins de plus)");
      const first = await room.add("Hématologie", []);
      await room.arrives(first);
      await expect(room.card(NAME)).toContainText("manque : hématologie");
      const second = await room.add("Hématologie", [first]);
      await room.arrives(second);
      await expect(room.card(NAME)).toContainText("Quorum atteint");
      await room.member(second).getByRole("button", { name: "Sorti pour ce dossier" }).click();
      await expect(room.card(NAME)).toContainText("Quorum non atteint, manque : hématologie");
      await room.member(second).getByRole("button", { name: "Revenu pour ce dossier" }).click();
      await expect(room.card(NAME)).toContainText("Quorum atteint");
      await room.card(NAME).getByRole("button", { name: "Commencer ce dossier" }).click();
      await expect(room.line(NAME)).toContainText("En cours");
      await expectAccessible(coordinator);
      await shot(coordinator, info, "session");
      await room.card(NAME).getByRole("button", { name: "Noter discuté" }).click();
      await expect(room.line(NAME)).toContainText("Présenté, discuté");
      await room.holds("Terminer la réunion");
      await expect(coordinator.getByText("Terminée", { exact: true })).toBeVisible();
      await expect(coordinator.getByText("Si tous les inscrits viennent")).toHaveCount(0);
    });

    await test.step("the signature is refused with its reasons, then asks for a fresh code", async () => {
      await room.card(NAME).getByRole("link", { name: "Ouvrir la fiche RCP" }).click();
      await expect(coordinator).toHaveURL(form);
      const dialog = coordinator.getByRole("dialog", { name: "Valider la fiche" });
      await coordinator.getByRole("button", { name: "Valider la fiche" }).click();
      await expect(dialog.getByRole("heading", { name: "Points bloquants" })).toBeVisible();
      await expect(dialog.getByRole("button", { name: "Signer et valider" })).toBeDisabled();
      await shot(coordinator, info, "refused-signature");
      await dialog.getByRole("link", { name: /^Progression/ }).click();
      await expect(dialog).toBeHidden();
      await propose(new FrcpForm(coordinator));
      await coordinator.getByRole("button", { name: "Valider la fiche" }).click();
      const sign = dialog.getByRole("button", { name: "Signer et valider" });
      await expect(sign).toBeEnabled();
      await expect(dialog).toContainText(NAME);
      await expect(dialog.getByRole("term").filter({ hasText: /^Traitement$/ })).toBeVisible();
      await shot(coordinator, info, "signature");
      server.codesGrowOld();
      const received = (await server.mailbox(accounts.coordinator.email)).length;
      await sign.click();
      const prompt = coordinator.getByRole("dialog", { name: "Confirmez votre identité" });
      await expect(prompt).toBeVisible();
      await prompt.getByLabel("Code à 6 chiffres").fill(await oneTimeCode(server, accounts.coordinator.email, received));
      await prompt.getByRole("button", { name: "Confirmer et continuer" }).click();
      await expect(coordinator.getByText("Validée", { exact: true }).first()).toBeVisible();
      await expect(coordinator.getByText(new RegExp(`Version\\s1, validation,.*${COORDINATOR}`))).toBeVisible();
      await expect(coordinator.getByRole("term").filter({ hasText: /^Phase du cancer$/ })).toBeVisible();
      await expect(coordinator.getByLabel("Phase du cancer")).toHaveCount(0);
      forgiveRefusals(browserErrors);
    });

    await test.step("the physician tells the patient", async () => {
      await physician.goto(form);
      await live(physician);
      await physician.getByRole("button", { name: "Noter l’annonce faite" }).click();
      const question = physician.getByRole("dialog", { name: "Noter l’annonce faite" });
      await expect(question).toContainText("ne peut pas être retirée");
      await question.getByRole("button", { name: "Noter l’annonce faite" }).click();
      await expect(physician.getByText("Annonce faite", { exact: true })).toBeVisible();
      await expect(physician.getByRole("button", { name: "Noter l’annonce faite" })).toHaveCount(0);
      await expect(physician.getByRole("link", { name: "Dossier du patient" })).toHaveAttribute("href", record);
    });

    await test.step("the document is a real one", async () => {
      const words = await document(physician, form);
      for (const word of [NAME, "DISCUTÉ", COORDINATOR]) expect(words ?? word).toContain(word);
      await expect(physician.getByRole("link", { name: "Lire le document CDA" })).toHaveAttribute("href", `${form}/cda/lecture`);
      expect(await exchanged(physician, form)).toMatch(/<versionNumber value="1"[^]*<family[^>]*>KERMADEC-ESSAI</);
    });

    await test.step("the family doctor and the patient read it, each on a screen of their own", async () => {
      const doctor = await enter(accounts.elsewhere);
      expect((await doctor.goto(form))?.status()).toBe(404);
      await secretary.goto(`${record}/cercle`);
      await live(secretary);
      await secretary.getByLabel("Pourquoi elle est dans le cercle").selectOption({ label: "Médecin traitant" });
      await secretary.getByRole("searchbox", { name: "Professionnel à ajouter" }).fill("haddad");
      await secretary.getByRole("searchbox", { name: "Professionnel à ajouter" }).press("Enter");
      await secretary.getByRole("button", { name: /Karim Haddad/ }).click();
      await expect(secretary.getByRole("listitem").filter({ hasText: "Karim Haddad" })).toContainText("Médecin traitant");
      expect((await doctor.goto(form))?.status()).toBe(200);
      await expect(doctor.getByText("Annonce faite", { exact: true })).toBeVisible();
      const email = "suzanne.kermadec@courriel.example";
      const home = await AtHome.sit(browser, server);
      await home.opens(await handCode(secretary, record, email), TRAITS.born);
      await home.signsIn(email);
      await home.page.getByRole("link", { name: "L’avis des réunions" }).click();
      await home.page.getByRole("link", { name: BOARD }).click();
      await expect(home.page.getByRole("heading", { name: "Ce qu’ils proposent" })).toBeVisible();
      await expect(home.page.getByRole("term").filter({ hasText: /^Traitement$/ })).toBeVisible();
      expect((await home.page.request.get(`${form}/pdf`)).status()).toBe(200);
      expect((await home.page.request.get(`${form}/cda`)).status()).toBe(200);
      await shot(home.page, info, "portal-proposal");

      // Somebody loses an access: the open session asks at once whether each case may stay, and this one may.
      await coordinator.goto(session);
      await live(coordinator);
      const asked = coordinator.waitForResponse(/still-shown/, { timeout: 5_000 });
      await home.page.goto("/portail/cercle");
      await home.page.getByRole("link", { name: "Retirer l’accès de Karim Haddad" }).click();
      await home.page.getByRole("button", { name: "Retirer l’accès de Karim Haddad" }).click();
      expect(await (await asked).text()).toContain("true");
      await expect(coordinator.getByText(NAME).first()).toBeVisible();
      await coordinator.goto(form);
      await home.leaves();
      forgiveRefusals(browserErrors);
    });

    await test.step("an addendum is signed, and the document carries it", async () => {
      server.codesGrowOld();
      const received = (await server.mailbox(accounts.physician.email)).length;
      await physician.getByRole("button", { name: "Ajouter un addendum" }).click();
      const dialog = physician.getByRole("dialog", { name: "Ajouter un addendum" });
      await dialog.getByLabel("Texte").fill("TEP reçu le lendemain : stade confirmé.");
      await dialog.getByRole("button", { name: "Signer l’addendum" }).click();
      const prompt = physician.getByRole("dialog", { name: "Confirmez votre identité" });
      await prompt.getByLabel("Code à 6 chiffres").fill(await oneTimeCode(server, accounts.physician.email, received));
      await prompt.getByRole("button", { name: "Confirmer et continuer" }).click();
      await expect(physician.getByText(new RegExp(`Version\\s2, addendum,.*${REQUESTER}`))).toBeVisible();
      await expect.poll(async () => (await document(physician, form)) ?? "TEP reçu le lendemain").toContain("TEP reçu le lendemain");
      expect(await exchanged(physician, form)).toMatch(/<versionNumber value="2"[^]*<relatedDocument typeCode="RPLC"/);
      forgiveRefusals(browserErrors);
    });
  });
});

/** Opens the session of the record's inscription that is in this state. */
async function openSession(page: Page, record: string, state: string): Promise<void> {
  await page.goto(record);
  await live(page);
  const cases = page.locator("section").filter({ has: page.getByRole("heading", { name: "Inscriptions en RCP" }) });
  await cases.getByRole("listitem").filter({ hasText: state }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: BOARD, level: 1 })).toBeVisible();
}

/** What the session needs. */
async function prepare(form: FrcpForm): Promise<void> {
  await form.tick("Organe", "Lymphome non hodgkinien");
  await form.answer("Avis diagnostique", false);
  await form.answer("Proposition de traitement", true);
  await form.answer("Recours", false);
  await form.answer("Patient issu du dépistage", false);
  await form.choose("Phase du cancer", 1);
  await form.write("Synthèse du cas et question posée à la RCP", `Lymphome diffus à grandes cellules B. ${QUESTION}`);
  await form.add("tumeur");
  const tumour = form.row(/^Tumeur.1$/);
  await form.write("Date du diagnostic initial", "10/2026", tumour);
  await form.find("Topographie (CIM-10)", "C83", tumour);
  await form.find("Morphologie (CIM-O-3)", "9680", tumour);
  await form.choose("Latéralité", 1, tumour);
  await form.saved();
}
