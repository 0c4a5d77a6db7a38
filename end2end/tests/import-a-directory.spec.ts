import { expect, live, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

const COLUMNS =
  "finess_et,finess_ej,raison_sociale,adresse,code_postal,acheminement,code_commune,departement,categorie_code,categorie_libelle,agregat_code,agregat_libelle,siret,telephone,lat,lon,date_ouverture,autorisation_cancer";
const clinic = (finess: string) =>
  `${finess},,CLINIQUE DES ACACIAS ESSAI,1 RUE DES FLEURS,94000,CRETEIL,94028,94,355,Centre Hospitalier,1102,Centres Hospitaliers,,,,,1999-01-01,1`;
const person = (rpps: string) =>
  `rpps,nom,prenom,profession,specialites,courriel,finess_et\n${rpps},Vautrin-Essai,Jacqueline,G15_10,SM36,jacqueline.vautrin@exemple.fr,949000012\n`;

test("a directory with mistakes changes nothing; corrected, its people and its establishment are offered @desktop", async ({ page, signIn, server }) => {
  expect(server.importDirectory("establishments", `${COLUMNS}\n${clinic("949000013")}\n`)).toContain("la clé de ce numéro FINESS est fausse");
  expect(server.importDirectory("establishments", `${COLUMNS}\n${clinic("949000013")}\n`, "--apply")).toContain("Rien n’est écrit");
  await signIn(accounts.coordinator);
  await page.goto("/rcp/offres/nouvelle");
  await live(page);
  const place = page.getByLabel("Établissement organisateur");
  await expect(place.getByRole("option", { name: "CLINIQUE DES ACACIAS ESSAI" })).toHaveCount(0);
  expect(server.importDirectory("establishments", `${COLUMNS}\n${clinic("949000012")}\n`, "--apply")).toMatch(/1 nouvelles, 0 changées/);
  expect(server.importDirectory("professionals", person("19999000012"))).toContain("la clé de ce numéro RPPS est fausse");
  expect(server.importDirectory("professionals", person("19999000011"), "--apply")).toMatch(/1 nouvelles, 0 changées/);
  await page.reload();
  await live(page);
  await place.selectOption("CLINIQUE DES ACACIAS ESSAI");
  await page.getByLabel("Suppléants").fill("vautrin");
  await expect(page.getByRole("button", { name: "Choisir Jacqueline Vautrin-Essai" })).toBeVisible();
  await expect(page.getByText("Oncologie médicale, CLINIQUE DES ACACIAS ESSAI")).toBeVisible();
});
