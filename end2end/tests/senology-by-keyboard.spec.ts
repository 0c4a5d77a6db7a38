import type { Page } from "@playwright/test";
import { expect, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { Hands } from "../fixtures/keystrokes";
import { FrcpForm, SYNTHESIS } from "../pages/frcp";

/** The longest that a first presentation may take without a mouse, seconds. */
const BAR = 240;
/** More stops than any form has. */
const STOPS = 600;

/** How a question is answered: typed, chosen by the first letters of its words, searched, ticked; or a row is added. */
type How = { type: string } | { letters: string } | { search: string } | { rank: 1 | 2 } | { tick: string } | "add";

/** A first presentation, in the order of the form: an invasive carcinoma of 22 mm, hormone receptors positive, HER2 negative. */
const CASE: [label: string, how: How][] = [
  ["Avis diagnostique", { rank: 2 }],
  ["Proposition de traitement", { rank: 1 }],
  ["Recours", { rank: 2 }],
  ["Statut du cas présenté", { letters: "cas" }],
  ["Patient issu du dépistage", { rank: 1 }],
  ["Circonstance de découverte", { letters: "d" }],
  ["Ajouter : tumeur", "add"],
  ["Date du diagnostic initial", { type: "10/2026" }],
  ["Base du diagnostic", { letters: "h" }],
  ["Topographie (CIM-10)", { search: "c504" }],
  ["Latéralité", { letters: "g" }],
  ["Morphologie (CIM-O-3)", { search: "8500/3" }],
  ["Édition du TNM", { letters: "8" }],
  ["T clinique", { letters: "t2" }],
  ["N clinique", { letters: "n0" }],
  ["M clinique", { letters: "m0" }],
  ["Ajouter : sein", "add"],
  ["Côté", { letters: "g" }],
  ["Taille clinique", { type: "22" }],
  ["Date de la mammographie", { type: "05/10/2026" }],
  ["BI-RADS mammographique", { letters: "5" }],
  ["Ajouter : lésion", "add"],
  ["Côté", { letters: "g" }],
  ["Taille échographique", { type: "22" }],
  ["Ajouter : prélèvement", "add"],
  ["Prélèvement", { letters: "m" }],
  ["Date", { type: "12/10/2026" }],
  ["Type histologique", { letters: "c" }],
  ["Grade d’Elston et Ellis", { letters: "g" }],
  ["Récepteurs aux œstrogènes", { type: "90" }],
  ["Récepteurs à la progestérone", { type: "60" }],
  ["HER2, immunohistochimie", { letters: "0" }],
  ["Ki67", { type: "15" }],
  ["Taille", { type: "165" }],
  ["Poids", { type: "62" }],
  ["Indice de performance OMS", { letters: "0" }],
  ["Statut ménopausique", { letters: "m" }],
  ["Phase du cancer", { letters: "ph" }],
  ["Progression", { rank: 2 }],
  [SYNTHESIS, { type: "carcinome infiltrant de 22 mm, rh+, her2-, n0 : chirurgie première ou chimiothérapie ?" }],
];

test("a first senology presentation, from the empty form to « prête », without a mouse @desktop", async ({ page, signIn }, info) => {
  test.setTimeout(420_000);
  await signIn(accounts.physician);
  const path = await emptyForm(page);
  const hands = new Hands(page);
  const left = [...CASE];
  await page.locator("#contenu").focus();
  for (let stop = 0; stop < STOPS && left.length > 0; stop += 1) {
    await hands.press("Tab");
    const label = await asked(page);
    const [next, how] = left[0] as [string, How];
    if (label !== next) continue;
    hands.think();
    await answer(page, hands, how);
    left.shift();
  }
  expect(left.map(([label]) => label), "every answer was given on the way").toEqual([]);
  const form = new FrcpForm(page);
  await form.saved();
  const ready = page.getByRole("button", { name: "Marquer la fiche prête" });
  for (let stop = 0; stop < STOPS && !(await ready.evaluate((one) => one === document.activeElement)); stop += 1) await hands.press("Tab");
  hands.think();
  await hands.press("Enter");
  await expect(page.getByText("Prête à présenter", { exact: true }).first()).toBeVisible();
  await shot(page, info, "senology-ready");

  const told = `${CASE.length} answers: ${hands.keys} keys, ${hands.thoughts} decisions, ${Math.round(hands.seconds)} s by the keystroke-level model (bar ${BAR} s)`;
  info.annotations.push({ type: "keystroke-level model", description: told });
  expect(hands.seconds, told).toBeLessThanOrEqual(BAR);

  await test.step("the same case, what validation asks of it alone, fits one screen", async () => {
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByLabel("L’essentiel sur un écran").check();
    const seen = await page.locator(".question").evaluateAll((all) =>
      all
        .map((one) => ({ words: one.querySelector("label, legend")?.textContent?.trim() ?? "", box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0)
        .map(({ words, box }) => ({ words, inside: box.top >= 0 && box.bottom <= window.innerHeight && box.right <= window.innerWidth })),
    );
    await shot(page, info, "senology-essential");
    expect(seen.length).toBeGreaterThan(30);
    expect(seen.filter(({ inside }) => !inside).map(({ words }) => words), "questions out of the screen").toEqual([]);
  });

  await test.step("what was typed is there", async () => {
    await page.goto(path);
    await live(page);
    await expect(form.field(SYNTHESIS)).toHaveValue(/^carcinome infiltrant de 22 mm/);
    const tumour = form.row(/^Tumeur.1$/);
    await expect(form.field("Date du diagnostic initial", tumour)).toHaveValue("10/2026");
    await expect(form.field("T clinique", tumour).locator("option:checked")).toHaveText(/^T2/);
    await expect(form.field("Topographie (CIM-10)", tumour)).toHaveValue(/^C50\.4/);
    await expect(form.field("Ki67")).toHaveValue("15");
  });
});

/** What the element that has the focus asks: the words of its question, or those of a button. */
async function asked(page: Page): Promise<string> {
  return page.evaluate(() => {
    const here = document.activeElement;
    const words = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();
    if (here instanceof HTMLButtonElement) return words(here.textContent);
    return words(here?.closest(".question")?.querySelector("label, legend")?.textContent);
  });
}

async function answer(page: Page, hands: Hands, how: How): Promise<void> {
  if (how === "add") {
    await hands.press("Enter");
    // The cursor goes into the row: the next stop is its first question, which a step back leaves to be found.
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("fieldset.row") !== null)).toBe(true);
    await page.keyboard.press("Shift+Tab");
  } else if ("type" in how) {
    await hands.type(how.type);
  } else if ("letters" in how) {
    await hands.type(how.letters);
    const chosen = (): Promise<string> => page.evaluate(() => (document.activeElement as HTMLSelectElement).value);
    await expect.poll(chosen, { message: `a choice that begins with « ${how.letters} »` }).not.toBe("");
  } else if ("rank" in how) {
    await hands.press(`Digit${how.rank}`);
  } else if ("search" in how) {
    await hands.type(how.search);
    await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
    await hands.press("ArrowDown", "Enter");
  } else {
    for (let stop = 0; stop < 40 && (await ticked(page)) !== how.tick; stop += 1) await hands.press("Tab");
    await hands.press("Space");
  }
}

async function ticked(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.closest("label")?.textContent?.trim() ?? "");
}

/** A senology form that was opened and holds nothing yet. */
async function emptyForm(page: Page): Promise<string> {
  await page.goto("/fiches?etat=initiated");
  const links = page.getByRole("table").getByRole("link");
  for (const path of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))) {
    if ((await page.goto(path))?.status() !== 200) continue;
    await live(page);
    if (await page.getByRole("heading", { level: 1, name: "FRCP sénologie" }).isHidden()) continue;
    if (!(await page.getByLabel(SYNTHESIS, { exact: true }).isDisabled())) return path;
  }
  throw new Error("no senology form was just opened");
}
