import type { Page } from "@playwright/test";
import { expect, expectAccessible, forgiveRefusals, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { NewPatient } from "../pages/patients";
import { inDays, Planning } from "../pages/planning";
import { askFor, openPathway, takesLong, tellPatient, toInscribe } from "../pages/record";
import { SessionPage } from "../pages/session";

const BOARD = "RCP Hématologie – Montfermeil";
const FIRST = { name: "Locmaria-Essai", given: "Rose", born: "03/04/1958", sex: "Féminin", place: "meaux" } as const;
const SECOND = { name: "Quiberon-Essai", given: "Yves", born: "11/09/1963", sex: "Masculin", place: "paris" } as const;
const THIRD = { name: "Carnac-Essai", given: "Odile", born: "23/01/1971", sex: "Féminin", place: "meaux" } as const;

/** A record that a board may hear. */
async function ready(page: Page, traits: typeof FIRST | typeof SECOND | typeof THIRD): Promise<string> {
  const record = await new NewPatient(page).created(traits);
  await openPathway(page, record, "Hématologie", "Lymphome à discuter");
  await tellPatient(page, record);
  return record;
}

const press = (page: Page): Promise<void> => page.getByRole("button", { name: "Inscrire à cette séance" }).click();
const done = (page: Page): Promise<boolean> => page.getByText("Dossier inscrit.").isVisible();
const refused = (page: Page): Promise<boolean> => page.locator("#session-error").isVisible();

/** How the page of an inscription names the session that a sentence names: `mardi 1er décembre 2026 à 14 h 00`. */
function lineOf(sentence: string): RegExp {
  const [, day, year, hour, minute] = sentence.match(/celle du \S+ (\d+)\S* \S+ (\d{4}) à (\d+)\sh\s(\d+)/) ?? [];
  return new RegExp(`\\b${day}(er)? .*${year}, ${hour?.padStart(2, "0")}:${minute} · ${BOARD}`);
}

test.describe("a session that fills @desktop", () => {
  test.setTimeout(240_000);

  test("two take the last place at once; a late case says how late the session ends; several cases are put off and come back", async ({ page, signIn, enter, browserErrors }, info) => {
    await signIn(accounts.secretary, "/planning");
    await live(page);
    const planning = new Planning(page);
    const rcp = await planning.board(BOARD);
    await planning.plan(rcp, [inDays(12)], "06:10", 15);
    await planning.plan(rcp, [inDays(1)], "06:20", 15);
    const late = await planning.sessionAt(inDays(1), "06:20");
    const records = { first: await ready(page, FIRST), second: await ready(page, SECOND), third: await ready(page, THIRD) };

    await test.step("a long case leaves one place", async () => {
      await toInscribe(page, records.first, /06:10 .*\(0 \/ 15 min\)/, "Quelle première ligne ?");
      await askFor(page, "Rakotomalala", "Thomas Rakotomalala");
      await takesLong(page);
      await press(page);
      await expect(page.getByText("Dossier inscrit.")).toBeVisible();
    });

    await test.step("of two who take it at the same instant, one has it", async () => {
      const colleague = await enter(accounts.physician);
      await toInscribe(page, records.second, /06:10 .*\(8 \/ 15 min\)/, "Reprise du traitement ?");
      await askFor(page, "Rakotomalala", "Thomas Rakotomalala");
      await toInscribe(colleague, records.third, /06:10 .*\(8 \/ 15 min\)/, "Place de la greffe ?");
      await Promise.all([press(page), press(colleague)]);
      const both = [page, colleague];
      await expect.poll(async () => (await Promise.all(both.map(async (one) => (await done(one)) || (await refused(one))))).every(Boolean)).toBe(true);
      expect((await Promise.all(both.map(done))).filter(Boolean)).toHaveLength(1);

      const loser = (await refused(page)) ? page : colleague;
      const sentence = (await loser.locator("#session-error").innerText()).replace(/\s/g, " ");
      expect(sentence).toContain("Il ne reste que 2 min dans cette séance : ce dossier demande 5 min.");
      await expect(loser.getByRole("radio", { name: /06:10 .*\(13 \/ 15 min\)/ })).toBeVisible();
      await expect(loser.getByLabel("Question posée à la RCP")).not.toHaveValue("");
      await shot(loser, info, "inscribe-full");
      await loser.getByRole("radio", { name: lineOf(sentence) }).check();
      await press(loser);
      await expect(loser.getByText("Dossier inscrit.")).toBeVisible();
      forgiveRefusals(browserErrors);
    });

    await test.step("once inscriptions are closed, a reason is asked, and the end of the session is told", async () => {
      await toInscribe(page, records.first, /06:20 .*inscriptions closes/, "Rechute : que proposer ?");
      await askFor(page, "Rakotomalala", "Thomas Rakotomalala");
      await takesLong(page);
      await press(page);
      await expect(page.locator("#late-error")).toBeVisible();
      await page.getByLabel("Motif de l’ajout tardif").selectOption({ index: 1 });
      await press(page);
      await expect(page.getByText("Dossier inscrit.")).toBeVisible();

      await toInscribe(page, records.second, /06:20 .*\(8 \/ 15 min, inscriptions closes\)/, "Urgence : que proposer ?");
      await askFor(page, "Rakotomalala", "Thomas Rakotomalala");
      await takesLong(page);
      await expect(page.getByText(/Avec ce dossier, la séance finirait vers 6\sh\s36\./)).toBeVisible();
      await page.getByRole("checkbox", { name: "Inscrire quand même à cette séance" }).check();
      await page.getByLabel("Motif de l’ajout tardif").selectOption({ index: 1 });
      await expectAccessible(page);
      await shot(page, info, "inscribe-late");
      await press(page);
      await expect(page.getByText("Dossier inscrit.")).toBeVisible();
    });

    const coordinator = await enter(accounts.coordinator);
    const room = new SessionPage(coordinator);
    const [first, second] = ["LOCMARIA-ESSAI ROSE", "QUIBERON-ESSAI YVES"];
    await test.step("the one that has waited least is proposed to wait; two cases are put off together and come back", async () => {
      await room.open(`/sessions/${late}`);
      await expect(coordinator.getByText(/La séance dépasse de 1\smin\s: 1\sdossier peut attendre la prochaine/)).toBeVisible();
      await expect(coordinator.getByRole("checkbox", { name: second })).toBeChecked();
      await expect(coordinator.getByRole("checkbox", { name: first })).not.toBeChecked();
      await expect(room.line(second)).toContainText("Ajout tardif");
      await expectAccessible(coordinator);
      await shot(coordinator, info, "session-over");
      await coordinator.getByRole("checkbox", { name: first }).check();
      await coordinator.getByLabel("Motif commun").selectOption({ label: "Pièce manquante" });
      await coordinator.getByRole("button", { name: "Reporter les dossiers cochés" }).click();
      await expect(coordinator.getByText(/2\sdossiers reportés \(.*\) au /)).toBeVisible();
      for (const name of [first, second]) await expect(room.line(name)).toContainText("Reporté : Pièce manquante", { useInnerText: true });
      await coordinator.getByRole("button", { name: /^Annuler ce report de 2\sdossiers$/ }).click();
      await expect(coordinator.getByText(/2\sdossiers sont revenus dans cette séance\./)).toBeVisible();
      for (const name of [first, second]) await expect(room.line(name)).not.toContainText("Reporté");
    });

    await test.step("one case alone goes to the next session, which says so", async () => {
      await coordinator.getByRole("checkbox", { name: second }).check();
      await coordinator.getByLabel("Motif commun").selectOption({ label: "Pièce manquante" });
      await coordinator.getByRole("button", { name: "Reporter les dossiers cochés" }).click();
      await expect(coordinator.getByText(/À représenter\s: inscrit à la séance du/)).toBeVisible();
      await expect(room.line(second)).toContainText("Reporté");
      await expect(room.line(first)).not.toContainText("Reporté");
      await coordinator.getByRole("link", { name: "Ouvrir cette séance" }).click();
      await live(coordinator);
      await expect(coordinator.getByRole("button", { name: new RegExp(second) }).first()).toBeVisible();
    });
  });
});
