import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, expectReadable, live, shot } from "../fixtures";
import { type Signed, test, type Who } from "../fixtures/signed-in";

/** A page: its name, its address and the person who uses it most. A word in braces is the first one of its list. */
type Line = [name: string, path: string, more?: { status?: number; asleep?: boolean }];

const PAGES: Record<Who | "nobody", Line[]> = {
  nobody: [
    ["sign-in", "/connexion"],
    ["invitation-gone", "/invitation/nulle-part"],
    ["help-signed-out", "/aide", { asleep: true }],
    ["portal", "/portail"],
    ["portal-help", "/portail/aide"],
    ["portal-data", "/portail/donnees-personnelles"],
    ["portal-sign-in", "/portail/connexion"],
    ["portal-open", "/portail/ouvrir"],
  ],
  secretary: [
    ["today", "/aujourd-hui"],
    ["planning", "/planning"],
    ["planning-panel", "/planning?{seance}"],
    ["planning-list", "/planning?vue=liste"],
    ["planning-week", "/planning?vue=semaine"],
    ["planning-day", "/planning?vue=jour"],
    ["planning-year", "/planning?vue=annee"],
    ["planning-resources", "/planning?vue=ressources&colonnes=expert"],
    ["planning-resources-day", "/planning?vue=ressources-jour&colonnes=salle"],
    ["planning-reception", "/planning?vue=accueil"],
    ["patients", "/patients"],
    ["patients-found", "/patients?q=martin"],
    ["patients-refused", "/patients?q=ma"],
    ["new-patient", "/patients/nouveau"],
    ["duplicates", "/patients/doublons"],
    ["search", "/recherche?q=martin"],
    ["help", "/aide", { asleep: true }],
    ["personal-data", "/donnees-personnelles", { asleep: true }],
    ["accessibility", "/accessibilite", { asleep: true }],
    ["atelier", "/atelier", { asleep: true }],
    ["not-found", "/nulle-part", { status: 404 }],
  ],
  physician: [
    ["record", "{record}"],
    ["record-identity", "{record}/identite"],
    ["record-consent", "{record}/consentement"],
    ["record-circle", "{record}/cercle"],
    ["record-people", "{record}/personnes"],
    ["record-documents", "{record}/documents"],
    ["record-accesses", "{record}/acces"],
    ["inscribe", "{record}/inscrire"],
    ["record-emergency", "{record}/urgence", { asleep: true }],
    ["form-recourse", "{signed}/recours", { asleep: true }],
    ["form-sent", "{signed}/transmise", { asleep: true }],
    ["forms", "/fiches"],
    ["form", "{form}"],
    ["settings", "/reglages"],
    ["my-sign-ins", "/reglages/sessions"],
    ["my-places", "/reglages/lieu"],
    ["my-absences", "/reglages/absences", { asleep: true }],
  ],
  coordinator: [
    ["boards", "/rcp"],
    ["session", "{session}"],
    ["session-setting", "{session}/lieu", { asleep: true }],
    ["session-answer", "{session}/ma-reponse", { asleep: true }],
    ["session-answer-search", "{session}/ma-reponse?reponse=replaced&chercher=martin", { asleep: true }],
    ["session-sorting", "{session}?vue=pre-tri"],
    ["session-projection", "{session}?projection=1"],
    ["offers", "/rcp/offres"],
    ["offer", "{offer}"],
    ["new-offer", "/rcp/offres/nouvelle"],
    ["new-series", "/planning/nouvelle-serie"],
    ["board-sessions", "/rcp/offres/{planned}/seances"],
    ["new-poll", "/rcp/offres/{planned}/sondage", { asleep: true }],
    ["series-change", "{series}"],
    ["find-board", "/rcp/trouver?organe=breast&departement=93"],
    ["find-board-nowhere", "/rcp/trouver?departement=99"],
    ["form-models", "/modeles", { asleep: true }],
    ["form-group", "{group}", { asleep: true }],
    ["form-version", "{version}", { asleep: true }],
    ["form-version-question", "{version}?lieu=tumour/site&cas=other", { asleep: true }],
    ["form-version-narrowed", "{version}?lieu=tumour/t", { asleep: true }],
    ["form-version-rule", "{version}?ajout=regle", { asleep: true }],
  ],
  referent: [
    ["accounts", "/reglages/comptes"],
    ["movements", "/reglages/comptes/mouvements"],
  ],
  patient: [
    ["portal-home", "/portail"],
    ["portal-circle", "/portail/cercle"],
    ["portal-remove", "/portail/cercle/retirer", { status: 404 }],
    ["portal-consents", "/portail/accords"],
    ["portal-advices", "/portail/avis"],
    ["portal-advice", "{advice}"],
    ["portal-looks", "/portail/consultations"],
  ],
  region: [
    ["today-region", "/aujourd-hui"],
    ["form-models-region", "/modeles", { asleep: true }],
    ["form-group-region", "{group}?membre=garnier", { asleep: true }],
  ],
  urology: [],
  otherPhysician: [],
  nurse: [],
  cancerCentre: [],
  elsewhere: [],
  recourse: [],
};

/** Where the first record, session, form and offer of a person are found. */
const FOUND_IN: Record<string, [list: string, link: RegExp]> = {
  record: ["/patients", /href="(\/patients\/[0-9a-f-]{36})"/],
  session: ["/aujourd-hui", /href="(\/sessions\/[0-9a-f-]{36})"/],
  signed: ["/fiches?etat=validated", /href="(\/fiches\/[0-9a-f-]{36})"/],
  form: ["/aujourd-hui", /href="(\/fiches\/[0-9a-f-]{36})"/],
  advice: ["/portail/avis", /href="(\/portail\/avis\/[0-9a-f-]{36})/],
  offer: ["/rcp/offres", /href="(\/rcp\/offres\/[0-9a-f-]{36})"/],
  seance: ["/planning", /(seance=[0-9a-f-]{36})/],
  planned: ["/planning/nouvelle-serie", /<option value="([0-9a-f-]{36})"/],
  group: ["/modeles", /href="(\/modeles\/[0-9a-f-]{36})"/],
  version: ["{group}", /href="(\/modeles\/[0-9a-f-]{36}\/versions\/[0-9a-f-]{36})"/],
  series: ["/rcp/offres/{planned}/seances", /href="(\/planning\/series\/[0-9a-f-]{36})"/],
};

async function address(page: Page, path: string): Promise<string> {
  const word = path.match(/\{(\w+)\}/)?.[1];
  if (!word) return path;
  const [list, link] = FOUND_IN[word] as [string, RegExp];
  const found = (await (await page.request.get(await address(page, list))).text()).match(link)?.[1];
  expect(found, `a ${word} in ${list}`).toBeDefined();
  return path.replace(`{${word}}`, found as string);
}

test.describe.configure({ mode: "parallel", timeout: 120_000 });

for (const [who, lines] of Object.entries(PAGES) as [Who | "nobody", Line[]][]) {
  test.describe(`as ${who}`, () => {
    const nothing: Signed = { cookies: [], origins: [] };
    test.use({
      contextOptions: { reducedMotion: "reduce" },
      storageState: async ({ signedAs }, use) => use(who === "nobody" ? nothing : await signedAs(who)),
    });
    for (const [name, path, { status = 200, asleep = false } = {}] of lines) {
      test(`${name} opens, fits the screen and is accessible in each theme`, async ({ page, browserErrors }, info) => {
        const answer = await page.goto(await address(page, path));
        expect(answer?.status()).toBe(status);
        await live(page, !asleep);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoSidewaysScroll(page);
        await shot(page, info, name);
        // The structure is the same in each theme: only the colours are measured again.
        if (info.project.name === "mobile") {
          await expectAccessible(page);
          await page.setViewportSize({ width: 320, height: 640 });
          await expectNoSidewaysScroll(page);
        } else {
          await expectAccessible(page);
          for (const theme of ["dark", "contrast"]) {
            await page.locator("html").evaluate((root, theme) => root.setAttribute("data-theme", theme), theme);
            await expectReadable(page);
          }
        }
        if (status === 404) browserErrors.length = 0;
      });
    }
  });
}
