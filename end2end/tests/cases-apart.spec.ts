import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, forgiveRefusals, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { FrcpForm, propose, signs } from "../pages/frcp";
import { NewPatient } from "../pages/patients";
import { openPathway, tellPatient } from "../pages/record";
import { SessionPage } from "../pages/session";

const CHILD = { name: "Ouessant-Essai", given: "Malo", born: `14/06/${new Date().getFullYear() - 12}`, sex: "Masculin", place: "meaux" } as const;
const ADULT = { name: "Molene-Essai", given: "Armel", born: "02/05/1959", sex: "Masculin", place: "meaux" } as const;
const CHILDREN = "RCP pédiatrique interrégionale – Paris";
const EXPERTS = "RCP Gynécologie de recours – Paris";
const QUESTION = "Exentération possible après radiothérapie ? </textarea><script>alert(1)</script>";

/** A page that is drawn whole fits both screens, and reads well. */
async function fits(page: Page): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
  await expectAccessible(page);
}

test.describe("cases that go their own way @desktop", () => {
  test.setTimeout(180_000);

  test("a minor is sent to the paediatric board before anything is typed, and inscribed there", async ({ page, signIn }, info) => {
    await signIn(accounts.secretary);
    const record = await new NewPatient(page).created(CHILD);
    await openPathway(page, record, "Sarcomes", "Sarcome d’Ewing");
    await tellPatient(page, record);
    await page.goto(`${record}/inscrire`);
    await live(page);

    const notice = page.locator(".notice").filter({ hasText: "Patient mineur" });
    await expect(notice).toContainText(/Le patient aura 1[123]\sans le jour de la séance\s: avant 18\sans/);
    const board = notice.getByRole("listitem").filter({ hasText: CHILDREN });
    await expect(board).toContainText(/Prochaine séance le jeudi \d+/);
    await expect(board).toContainText("01 99 00 12 34");
    await expect(board).toContainText("secretariat-rcp@mssante.exemple.fr");
    await expect(notice).toContainText(/Les séances des autres RCP lui sont ouvertes à partir du \S+ 14 juin \d{4}/);
    for (const one of await page.getByRole("group", { name: "Séance" }).locator("label").all()) await expect(one).toContainText(CHILDREN);
    await fits(page);
    await shot(page, info, "minor-notice");

    await board.getByRole("link", { name: `Inscrire à la prochaine séance de ${CHILDREN}` }).click();
    await live(page);
    await expect(page).toHaveURL(/\/inscrire\?seance=/);
    await expect(page.getByRole("radio", { name: new RegExp(CHILDREN) }).first()).toBeChecked();
    await page.getByLabel("Question posée à la RCP").fill("Protocole de première ligne ?");
    const asks = page.getByRole("searchbox", { name: "Médecin demandeur" });
    await asks.fill("garnier");
    await asks.press("Enter");
    await page.getByRole("button", { name: /Hélène Garnier/ }).click();
    await page.getByRole("button", { name: "Inscrire à cette séance" }).click();
    await expect(page.getByText("Dossier inscrit.")).toBeVisible();
    await page.goto(record);
    await live(page);
    await expect(page.locator("section").filter({ hasText: "Inscriptions en RCP" }).getByRole("link", { name: CHILDREN })).toBeVisible();
  });

  test("what two physicians decided in emergency is traced, and must be discussed at the next session", async ({ page, signIn, enter, browserErrors }, info) => {
    await signIn(accounts.physician);
    const record = await new NewPatient(page).created(ADULT);
    await openPathway(page, record, "Oncologie thoracique", "Bronche droite");
    await tellPatient(page, record);

    await test.step("from the record to the plain form, which says everything that is missing and loses nothing", async () => {
      await page.goto(record);
      await live(page);
      await page.getByRole("link", { name: "Concertation en urgence" }).click();
      await expect(page).toHaveURL(`${record}/urgence`);
      await expect(page.getByText("Aucune concertation en urgence n’est tracée dans ce dossier.")).toBeVisible();
      await page.getByLabel("Jour de la décision").fill("31/02/2026");
      await page.getByLabel("Heure de la décision").fill("22:15");
      await page.getByLabel("Médecin 1").fill("garnier helene");
      await page.getByLabel("Médecin 2").fill("Personne Inconnue");
      await page.getByLabel("Traitement débuté").fill("Corticothérapie et radiothérapie décompressive");
      await page.getByRole("button", { name: "Tracer et inscrire à cette séance" }).click();
      await expect(page.locator("#jour-error")).toContainText("Indiquez le jour de la décision");
      await expect(page.locator("#medecin-2-error")).toContainText("« Personne Inconnue » n’est pas dans l’annuaire");
      await expect(page.locator("#motif-error")).toContainText("Indiquez le motif de l’urgence.");
      await expect(page.locator("#seance-error")).toContainText("Choisissez la RCP qui en discutera.");
      await expect(page.locator("#medecin-1-error, #traitement-error, #heure-error")).toHaveCount(0);
      await expect(page.getByLabel("Traitement débuté")).toHaveValue("Corticothérapie et radiothérapie décompressive");
      await expect(page.getByLabel("Médecin 2")).toHaveValue("Personne Inconnue");
      await fits(page);
      await shot(page, info, "emergency-refused");
      forgiveRefusals(browserErrors);
    });

    let session = "";
    await test.step("it is traced once it reads, and the record says so", async () => {
      await page.getByLabel("Jour de la décision").fill("02/11/2026");
      await page.getByLabel("Médecin 2").fill("garnier helene");
      await page.getByLabel("Motif de l’urgence").fill("Compression médullaire");
      await page.getByLabel("Question posée à la RCP").fill("Poursuite de la radiothérapie ?");
      await page.getByLabel("Discuté à la prochaine séance de").selectOption({ label: await chestBoard(page) });
      const trace = page.getByRole("button", { name: "Tracer et inscrire à cette séance" });
      await trace.click();
      await expect(page.locator("#medecin-2-error")).toContainText("Ce médecin est déjà nommé");
      await page.getByLabel("Médecin 2").fill("Rakotomalala Thomas");
      await trace.click();
      await expect(page.getByText("La concertation est tracée et le dossier est inscrit, à discuter.")).toBeVisible();
      const traced = page.locator(".traced-emergency");
      await expect(traced).toContainText("Décidée le 02/11/2026 22:15 par Hélène Garnier, Thomas Rakotomalala");
      await expect(traced).toContainText(/À discuter le /);
      session = (await traced.getByRole("link", { name: "RCP Thorax – Montfermeil" }).getAttribute("href")) as string;
      await fits(page);
      await shot(page, info, "emergency-traced");
      await traced.getByRole("link", { name: "Fiche RCP" }).click();
      await live(page);
      await expect(page.getByText(/Décidée le 02\/11\/2026.*Compression médullaire\s: Corticothérapie/)).toBeVisible();
      await page.goto(record);
      await live(page);
      await expect(page.getByText("Inscrit, à discuter obligatoirement : décision prise en urgence")).toBeVisible();
      forgiveRefusals(browserErrors);
    });

    await test.step("the session shows it as to be discussed, and refuses to register it only", async () => {
      const coordinator = await enter(accounts.coordinator);
      const room = new SessionPage(coordinator);
      const name = "MOLENE-ESSAI ARMEL";
      await room.open(session);
      await expect(room.line(name)).toContainText("à discuter obligatoirement : décision prise en urgence");
      await room.pick(name);
      await expect(room.card(name)).toContainText("Corticothérapie et radiothérapie décompressive");
      await expect(room.card(name)).toContainText("Compression médullaire");
      await expectAccessible(coordinator);
      await shot(coordinator, info, "emergency-session");
      await room.card(name).getByRole("button", { name: "À enregistrer" }).click();
      await expect(coordinator.getByText("Ce dossier doit être discuté : décision prise en urgence.")).toBeVisible();
      forgiveRefusals(browserErrors);
    });
  });

  test("a signed form goes to a board of recourse with its question, and the opinion is read in the first record", async ({ page, signIn, enter, server, browserErrors }, info) => {
    await signIn(accounts.elsewhere);
    const form = await signedForm(page);
    let record = "";

    await test.step("the physician asks, the error is beside its field, and what was typed stays", async () => {
      await page.goto(form);
      await live(page);
      record = (await page.getByRole("link", { name: "Dossier du patient", exact: true }).getAttribute("href")) as string;
      await page.getByRole("link", { name: "Demander l’avis d’une autre RCP" }).click();
      await expect(page).toHaveURL(`${form}/recours`);
      await expect(page.getByText("Aucun avis n’a été demandé à une autre RCP d’après cette fiche.")).toBeVisible();
      await fits(page);
      await page.getByLabel("Question posée à cette RCP").fill(QUESTION);
      await page.getByRole("button", { name: "Transmettre la fiche et la question" }).click();
      await expect(page.locator("#seance-error")).toContainText("Choisissez la RCP à laquelle demander un avis.");
      await expect(page.getByLabel("Question posée à cette RCP")).toHaveValue(QUESTION);
      await fits(page);
      await shot(page, info, "recourse-refused");
      const first = page.getByLabel("RCP à laquelle demander un avis").locator("option").nth(1);
      await expect(first).toContainText(`${EXPERTS} · RCP de recours`);
      await page.getByLabel("RCP à laquelle demander un avis").selectOption({ index: 1 });
      await page.getByRole("button", { name: "Transmettre la fiche et la question" }).click();
      await expect(page.getByText(/^La fiche validée et votre question sont transmises/)).toBeVisible();
      const asked = page.locator("section").filter({ hasText: `Avis de ${EXPERTS}` });
      await expect(asked).toContainText("En attente d’avis");
      await expect(asked).toContainText(QUESTION);
      await fits(page);
      await shot(page, info, "recourse-waiting");
      forgiveRefusals(browserErrors);
    });

    await test.step("the same board is not asked twice, and the record says that the opinion is awaited", async () => {
      const boards = page.getByLabel("RCP à laquelle demander un avis").locator("option");
      expect((await boards.allInnerTexts()).filter((board) => board.includes(EXPERTS))).toEqual([]);
      await page.goto(record);
      await live(page);
      await expect(page.getByText("Validée, en attente de l’avis d’une autre RCP")).toBeVisible();
      forgiveRefusals(browserErrors);
    });

    const expert = await enter(accounts.recourse);
    const room = new SessionPage(expert);
    let theirs = "";
    let name = "";
    await test.step("the board of recourse reads the frozen form and its question, and not the first form itself", async () => {
      await page.goto(record);
      await live(page);
      name = (await page.locator(".patient-name").innerText()).trim();
      const session = (await page.getByRole("link", { name: EXPERTS }).last().getAttribute("href")) as string;
      await room.open(session);
      await expect(room.line(name)).toContainText("à discuter obligatoirement : demande de recours");
      await room.pick(name);
      await expect(room.card(name)).toContainText(QUESTION);
      await expectAccessible(expert);
      await shot(expert, info, "recourse-session");
      theirs = (await room.card(name).getByRole("link", { name: "Ouvrir la fiche RCP" }).getAttribute("href")) as string;
      await room.card(name).getByRole("link", { name: "Lire la fiche transmise" }).click();
      await expect(expert).toHaveURL(`${theirs}/transmise`);
      await expect(expert.getByRole("heading", { level: 1 })).toContainText("Fiche transmise par RCP Gynécologie – Créteil");
      await expect(expert.getByText(QUESTION)).toBeVisible();
      await expect(expert.getByRole("term").filter({ hasText: /^Phase du cancer$/ })).toBeVisible();
      await expect(expert.locator("main").locator("input:not([type=hidden]), textarea, select")).toHaveCount(0);
      await fits(expert);
      await shot(expert, info, "recourse-sent");
      expect((await expert.goto(form))?.status()).toBe(404);
      forgiveRefusals(browserErrors);
    });

    await test.step("it discusses the case and signs its opinion", async () => {
      await expert.goto(theirs);
      await live(expert);
      await room.open((await expert.getByRole("link", { name: /^\d\d\/\d\d\/\d{4}/ }).first().getAttribute("href")) as string);
      await room.holds("Démarrer la réunion");
      await room.everybodyArrives();
      await room.pick(name);
      await room.card(name).getByRole("button", { name: "Noter discuté" }).click();
      await expect(room.line(name)).toContainText("Présenté, discuté");
      await expert.goto(theirs);
      await live(expert);
      await complete(new FrcpForm(expert));
      await propose(new FrcpForm(expert));
      await signs(expert, server, accounts.recourse.email);
      forgiveRefusals(browserErrors);
    });

    await test.step("the opinion is read from the first form and the first record, with who signed and when", async () => {
      await page.goto(form);
      await live(page);
      await page.getByRole("link", { name: "Avis d’une autre RCP rendu" }).click();
      const asked = page.locator("section").filter({ hasText: `Avis de ${EXPERTS}` });
      await expect(asked).toContainText("Avis rendu");
      await expect(asked).toContainText(/Avis validé par .*Perrin.* le \d\d\/\d\d\/\d{4}/);
      await expect(asked.getByRole("term").filter({ hasText: /^Traitement/ })).toBeVisible();
      await fits(page);
      await shot(page, info, "recourse-answered");
      await page.goto(record);
      await live(page);
      await expect(page.getByText("Validée, avis d’une autre RCP rendu")).toBeVisible();
    });
  });
});

/** How the form names the next session of the chest board of the establishment. */
async function chestBoard(page: Page): Promise<string> {
  const labels = await page.getByLabel("Discuté à la prochaine séance de").locator("option").allInnerTexts();
  const label = labels.find((one) => one.startsWith("RCP Thorax – Montfermeil"));
  expect(label, "the chest board has a session to come").toBeDefined();
  return label as string;
}

/** What the board of recourse answers anew: the rest of its form comes from the one that was signed. */
async function complete(form: FrcpForm): Promise<void> {
  await form.page.getByRole("group", { name: "Organe", exact: true }).getByRole("checkbox").first().check();
  await form.answer("Avis diagnostique", false);
  await form.answer("Proposition de traitement", true);
  await form.choose("Phase du cancer", 1);
}

/** Whether the patient of the page is of an age at which no form asks about a pregnancy or about frailty. */
async function isOfMiddleAge(page: Page): Promise<boolean> {
  const age = Number((await page.locator(".patient-line").innerText()).match(/(\d+)\sans/)?.[1]);
  return age > 55 && age < 75;
}

/** A form that the gynaecological board of the person's establishment signed, and from which another board may be asked. */
async function signedForm(page: Page): Promise<string> {
  await page.goto("/fiches?etat=validated");
  const rows = page.getByRole("row").filter({ hasText: "RCP Gynécologie – Créteil" }).getByRole("link");
  for (const path of await rows.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))) {
    if (!path.startsWith("/fiches/")) continue;
    await page.goto(path);
    const asks = (await page.getByRole("link", { name: "Demander l’avis d’une autre RCP" }).count()) > 0;
    if (asks && (await isOfMiddleAge(page))) return path;
  }
  throw new Error("no signed form from which another board may be asked");
}
