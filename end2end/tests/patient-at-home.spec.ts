import { expect, expectAccessible, forgiveRefusals, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { NewPatient } from "../pages/patients";
import { AtHome, handCode } from "../pages/portal";

const FAMILY_DOCTOR = "Karim Haddad";
const TRAITS = { name: "Locmaria-Essai", given: "Jeanne", born: "14/07/1958", sex: "Féminin", place: "meaux" } as const;

test.describe("the patient at home @desktop", () => {
  test.setTimeout(120_000);

  test("withdraw consent while a screen is open", async ({ page, signIn, enter, browser, server, browserErrors }, info) => {
    await signIn(accounts.secretary, "/patients");
    const record = await new NewPatient(page).created(TRAITS);
    const email = "jeanne.locmaria@courriel.example";

    const doctor = await enter(accounts.elsewhere);
    await test.step("the family doctor of another place knows nothing, then is added to the circle", async () => {
      expect((await doctor.goto(record))?.status()).toBe(404);
      await page.getByRole("link", { name: "Cercle" }).click();
      await page.getByLabel("Pourquoi elle est dans le cercle").selectOption({ label: "Médecin traitant" });
      await page.getByRole("searchbox", { name: "Professionnel à ajouter" }).fill("haddad");
      await page.getByRole("searchbox", { name: "Professionnel à ajouter" }).press("Enter");
      await page.getByRole("button", { name: new RegExp(FAMILY_DOCTOR) }).click();
      await expect(page.getByRole("listitem").filter({ hasText: FAMILY_DOCTOR })).toContainText("Médecin traitant");
      expect((await doctor.goto(record))?.status()).toBe(200);
    });

    const home = await AtHome.sit(browser, server);
    await test.step("the code of the desk opens the access, once, with the date of birth", async () => {
      const code = await handCode(page, record, email);
      await expectAccessible(page);
      await shot(page, info, "desk-code");
      await home.opens(code, "15/07/1958");
      await expect(home.page.getByText("Ce code et cette date de naissance n’ouvrent pas d’accès.")).toBeVisible();
      await expect(home.page.getByLabel("Date de naissance")).toHaveValue("15/07/1958");
      await expect(home.page.getByLabel("Code remis")).toHaveValue(code);
      await home.opens(code, "14/07/1958");
      await expect(home.page).toHaveURL(/\/portail\/connexion$/);
      await expect(home.page.getByText("Votre espace est ouvert.")).toBeVisible();
      await expect(home.page.getByLabel("Adresse électronique")).toHaveValue(email);
      await home.signsIn(email);
      await expect(home.page.getByRole("heading", { level: 1 })).toContainText("Bonjour JEANNE");
    });

    await test.step("the patient reads who may see the record and who looked", async () => {
      await home.page.getByRole("link", { name: "Qui peut voir mon dossier" }).click();
      await expect(home.page.getByRole("listitem").filter({ hasText: FAMILY_DOCTOR })).toContainText("Médecin traitant");
      await home.page.getByRole("link", { name: "Voir qui a regardé mon dossier" }).click();
      await expect(home.page.getByText(new RegExp(`${FAMILY_DOCTOR}.* a ouvert votre dossier`)).first()).toBeVisible();
    });

    await test.step("a person removed: the open screen closes within five seconds", async () => {
      await doctor.goto(record);
      await live(doctor);
      await expect(doctor.getByRole("region", { name: "Patient" })).toContainText("LOCMARIA-ESSAI");
      await home.page.goto("/portail/cercle");
      await home.page.getByRole("link", { name: `Retirer l’accès de ${FAMILY_DOCTOR}` }).click();
      await expect(home.page.getByText(`${FAMILY_DOCTOR} ne pourra plus ouvrir votre dossier`)).toBeVisible();
      await expectAccessible(home.page);
      await shot(home.page, info, "portal-remove-somebody");
      await home.page.getByRole("button", { name: `Retirer l’accès de ${FAMILY_DOCTOR}` }).click();
      await expect(home.page.getByText("C’est fait. Cette personne ne peut plus ouvrir votre dossier.")).toBeVisible();
      await expect(doctor.getByRole("region", { name: "Patient" })).toHaveCount(0, { timeout: 5_000 });
      expect((await doctor.goto(record))?.status()).toBe(404);
      await home.page.getByRole("button", { name: "Lui rendre l’accès" }).click();
      await expect(home.page.getByText("C’est fait. Cette personne peut de nouveau")).toBeVisible();
      expect((await doctor.goto(record))?.status()).toBe(200);
    });

    await test.step("the consent withdrawn: the screen closes, the author establishment still reads, and it is said", async () => {
      await live(doctor);
      await page.goto(record);
      await live(page);
      await home.page.goto("/portail/accords");
      await home.page.getByText("Retirer mon accord", { exact: true }).click();
      const asked = page.waitForResponse(/may-stay-open/);
      await home.page.getByRole("button", { name: "Retirer mon accord maintenant" }).click();
      await expect(home.page.getByText("Les établissements qui l’ont écrit lisent encore ce qu’ils ont écrit eux-mêmes.")).toBeVisible();
      await expect(doctor.getByRole("region", { name: "Patient" })).toHaveCount(0, { timeout: 5_000 });
      expect((await asked).status()).toBe(200);
      await expect(page.getByRole("region", { name: "Patient" })).toContainText("LOCMARIA-ESSAI");
      await page.goto(`${record}/consentement`);
      await expect(page.getByText("Dossier non partagé : le patient a retiré son consentement").first()).toBeVisible();
      await expectAccessible(home.page);
      await shot(home.page, info, "portal-withdrawn");
    });
    await home.leaves();
    forgiveRefusals(browserErrors);
  });

  test("portal without JavaScript", async ({ page, signIn, browser, server }) => {
    await signIn(accounts.secretary, "/patients");
    const record = await new NewPatient(page).created({ ...TRAITS, name: "Keroman-Essai", given: "Yves", sex: "Masculin", born: "03/04/1950" });
    const email = "yves.keroman@courriel.example";
    const code = await handCode(page, record, email);
    const home = await AtHome.sit(browser, server, false);
    await home.opens("ABCD", "03/04/1950");
    await expect(home.page.getByText("Recopiez les 12 signes du code remis par votre équipe de soins.")).toBeVisible();
    await home.opens(code.toLowerCase().replaceAll("-", " "), "3/4/1950");
    await home.signsIn(email);
    for (const [link, title] of [
      ["Qui peut voir mon dossier", "Qui peut voir mon dossier"],
      ["Qui l’a regardé", "Qui a regardé mon dossier"],
      ["L’avis des réunions", "L’avis des réunions"],
      ["Mes accords", "Mes accords"],
    ] as const) {
      await home.page.goto("/portail");
      await home.page.getByRole("link", { name: link, exact: true }).click();
      await expect(home.page.getByRole("heading", { level: 1 })).toHaveText(title);
    }
    await home.page.getByText("Retirer mon accord", { exact: true }).click();
    await home.page.getByRole("button", { name: "Retirer mon accord maintenant" }).click();
    await expect(home.page.getByText("C’est fait. Votre dossier n’est plus partagé.")).toBeVisible();
    await home.page.getByRole("button", { name: "Donner mon accord" }).click();
    await expect(home.page.getByText("C’est fait. Votre dossier est partagé")).toBeVisible();
    await home.page.goto("/patients");
    await expect(home.page).toHaveURL(/\/portail$/);
    await home.page.getByRole("button", { name: "Se déconnecter" }).click();
    await expect(home.page.getByRole("heading", { level: 1 })).toHaveText("Votre espace patient");
    await home.leaves();
  });
});
