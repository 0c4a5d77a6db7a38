import { expect, expectAccessible, expectNoSidewaysScroll, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { Planning } from "../pages/planning";

test.describe("the ways to see the planning", () => {
  test("a year of one board: twelve months, each day a cell, each session a mark that opens its panel", async ({ page, signIn }, info) => {
    await signIn(accounts.coordinator, "/planning");
    await live(page);
    await page.getByRole("link", { name: "Année", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Année \d{4}$/);
    await expect(page.locator(".year-month")).toHaveCount(12);
    const days = await page.locator(".year-month .year-day").count();
    expect([365, 366]).toContain(days);
    const laidOut = await page.locator(".year").evaluate((year: HTMLElement) => {
      const before = performance.now();
      year.style.display = "none";
      void year.offsetHeight;
      year.style.display = "";
      void year.offsetHeight;
      return performance.now() - before;
    });
    expect(laidOut, "milliseconds to lay the year out").toBeLessThan(100);
    const december = page.locator(".year-month").last();
    const isDrawn = () => december.evaluate((month) => month.querySelector("tbody")?.checkVisibility({ contentVisibilityAuto: true }));
    if (info.project.name === "mobile") await expect.poll(isDrawn, { message: "a month out of sight is not drawn" }).toBe(false);
    await december.scrollIntoViewIfNeeded();
    await expect.poll(isDrawn).toBe(true);

    await page.locator(".chips").getByRole("link", { name: /^RCP / }).first().click();
    await expect(page).toHaveURL(/vue=annee.*[?&]rcp=/);
    await expect(page.locator(".chip-on")).toHaveText(/^RCP /);
    const mark = page.locator('.year-mark[id^="s-"]').first();
    await expect(mark).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await shot(page, info, "planning-year");
    await mark.click();
    await expect(page.locator(".calendar-panel")).toBeVisible();
    await expect(page).toHaveURL(/vue=annee.*seance=/);
  });

  test("resources side by side: the address is the view, and a colleague opens the same", async ({ page, signIn, enter }, info) => {
    await signIn(accounts.secretary, "/planning?vue=ressources&colonnes=salle");
    await live(page);
    const table = page.getByRole("region", { name: "Séances par colonne : Salles" });
    await expect(table).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await shot(page, info, "planning-rooms");
    for (const [word, columns] of [["RCP", "rcp"], ["Établissements", "site"], ["Coordonnateurs et membres", "expert"]] as const) {
      await page.getByRole("navigation", { name: "Colonnes" }).getByRole("link", { name: word, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`colonnes=${columns}`));
      await expect(page.getByRole("region", { name: `Séances par colonne : ${word}` })).toBeVisible();
    }
    await shot(page, info, "planning-experts");
    const heads = await page.locator(".resources thead th").allInnerTexts();
    await page.getByRole("link", { name: "Un jour, par heure" }).click();
    await expect(page).toHaveURL(/vue=ressources-jour/);
    await expect(page.locator(".resources tbody tr").first()).toContainText("8 h");
    await page.goBack();
    const colleague = await enter(accounts.coordinator, new URL(page.url()).pathname + new URL(page.url()).search);
    await live(colleague);
    expect(await colleague.locator(".resources thead th").allInnerTexts()).toEqual(heads);
  });

  test("forty columns scroll under their heads and beside their days @desktop", async ({ page, signIn }) => {
    await signIn(accounts.secretary, "/planning?vue=ressources&colonnes=expert");
    await live(page);
    const placed = await page.locator(".resources").evaluate((frame) => {
      for (const line of Array.from(frame.querySelectorAll("tr"))) {
        while (line.children.length < 41) line.append((line.lastElementChild as Element).cloneNode(true));
      }
      frame.scrollLeft = 3000;
      frame.scrollTop = 40;
      const box = frame.getBoundingClientRect();
      const day = (frame.querySelector("tbody th") as Element).getBoundingClientRect();
      const head = (frame.querySelector("thead th:last-child") as Element).getBoundingClientRect();
      return { left: day.left - box.left, top: head.top - box.top, scrolled: frame.scrollLeft, wide: document.documentElement.scrollWidth - innerWidth };
    });
    expect(placed.scrolled).toBeGreaterThan(1000);
    expect(Math.abs(placed.left)).toBeLessThanOrEqual(2);
    expect(Math.abs(placed.top)).toBeLessThanOrEqual(2);
    expect(placed.wide).toBeLessThanOrEqual(0);
  });

  test("the list has the filters and the gestures of the grid, and each line is spoken whole", async ({ page, signIn }, info) => {
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-03");
    await planning.open("mois=2027-03&vue=liste&mes-rcp=oui");
    const line = page.locator(".list-line").filter({ has: planning.block(one.id) });
    const spoken = line.getByRole("link", { name: /^(lundi|mardi|mercredi|jeudi|vendredi) \d+(er)? mars, \d+ h \d\d, RCP .+, \d+ dossiers?$/ });
    await expect(spoken).toBeVisible();
    await expect(page.getByRole("heading", { level: 2, name: /^(Lundi|Mardi|Mercredi|Jeudi|Vendredi) \d+(er)? mars 2027/ }).first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await shot(page, info, "planning-list");
    await line.getByRole("link", { name: /^Déplacer RCP/ }).click();
    await expect(planning.dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page).not.toHaveURL(/geste=/);
    await line.getByRole("link", { name: /^Annuler RCP/ }).click();
    await expect(page.getByRole("dialog", { name: "Annuler la séance" })).toBeVisible();
    await page.keyboard.press("Escape");
    await line.getByRole("link", { name: /^Planifier RCP/ }).click();
    await expect(page).toHaveURL(/\/planning\/nouvelle-serie\?rcp=/);
  });

  test("an establishment, a 3C and a state narrow every view, and the chip takes them off", async ({ page, signIn }) => {
    await signIn(accounts.secretary, "/planning?vue=liste");
    await live(page);
    for (const [menu, name] of [["Établissement", "lieu"], ["3C", "3c"], ["État", "etat"]] as const) {
      const summary = page.locator(".chip-menu > summary").filter({ hasText: menu });
      const choice = page.locator(".chip-menu[open] .menu a").first();
      let word = "";
      // A menu opened while the page is being drawn again may close: it is opened again.
      await expect(async () => {
        if (!(await choice.isVisible())) await summary.click();
        word = await choice.innerText({ timeout: 1_000 });
        await choice.click({ timeout: 1_000 });
      }).toPass();
      await expect(page).toHaveURL(new RegExp(`${name}=`));
      await page.locator(".chip-on").filter({ hasText: word }).click();
      await expect(page).not.toHaveURL(new RegExp(`${name}=`));
    }
  });

  test("what is chosen before the page is drawn again is added to what was chosen before", async ({ page, signIn }) => {
    await signIn(accounts.secretary, "/planning?vue=liste");
    await live(page);
    const chosen = async (menu: string): Promise<string> => {
      await page.locator(".chip-menu > summary").filter({ hasText: menu }).click();
      const choice = page.locator(".chip-menu[open] .menu a").first();
      const word = await choice.innerText();
      await choice.click();
      return word;
    };
    const place = await chosen("Établissement");
    const chip = page.locator(".chip-on").filter({ hasText: `Établissement\u00a0: ${place}` });
    await expect(chip).toBeVisible();
    let go: () => void = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route("**/api/planning-calendar", async (route) => {
      await held;
      await route.continue();
    });
    await chip.click();
    await expect(page).not.toHaveURL(/lieu=/);
    // The chip still stands, and the menus beside it were drawn with it.
    await expect(chip).toBeVisible();
    await chosen("3C");
    await expect(page).toHaveURL(/3c=/);
    await expect(page).not.toHaveURL(/lieu=/);
    go();
    await expect(page.locator(".chip-on").filter({ hasText: /^3C/ })).toBeVisible();
    await expect(chip).toHaveCount(0);
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("a letter leads to a view, the sheet lists them, and they can be switched off @desktop", async ({ page, signIn }, info) => {
    await signIn(accounts.secretary, "/planning");
    await live(page);
    for (const [key, view] of [["s", "semaine"], ["j", "jour"], ["a", "annee"], ["l", "liste"], ["r", "ressources"]] as const) {
      await page.keyboard.press(key);
      await expect(page).toHaveURL(new RegExp(`vue=${view}`));
      await expect(page.locator(`#vue-${key}`)).toHaveAttribute("aria-current", "page");
    }
    await page.keyboard.press("s");
    await expect(page.locator("#vue-s")).toHaveAttribute("aria-current", "page");
    const title = page.getByRole("heading", { level: 1 });
    const week = (await title.textContent()) ?? "";
    await page.keyboard.press("n");
    await expect(title).not.toHaveText(week);
    await page.keyboard.press("ArrowLeft");
    await expect(title).toHaveText(week);
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Raccourcis du planning" });
    await expect(sheet.getByText("Voir la semaine")).toBeVisible();
    await expectAccessible(page);
    await shot(page, info, "planning-keys");
    await sheet.getByLabel("Raccourcis d’une lettre actifs").uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("m");
    await page.waitForTimeout(300);
    await expect(page).toHaveURL(/vue=semaine/);
    await page.getByRole("button", { name: "Raccourcis du planning" }).click();
    await sheet.getByLabel("Raccourcis d’une lettre actifs").check();
    await page.keyboard.press("Escape");
    await page.keyboard.press("m");
    await expect(page).not.toHaveURL(/vue=/);
  });

  test("at 320 px each view fits, and a session is moved by its dialog", async ({ page, signIn }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await signIn(accounts.coordinator);
    const planning = new Planning(page);
    const one = await planning.oneOf("2027-05");
    for (const view of ["", "vue=jour", "vue=semaine", "vue=annee", "vue=liste", "vue=accueil", "vue=ressources"]) {
      await planning.open(`jour=${one.day}&${view}`);
      await expectNoSidewaysScroll(page);
    }
    await planning.open(`jour=${one.day}&vue=semaine&seance=${one.id}`);
    await page.getByRole("button", { name: "Déplacer la séance" }).first().click();
    await planning.dialog.getByLabel("Heure de début").fill("09:30");
    await planning.dialog.getByRole("button", { name: "Déplacer la séance" }).click();
    await expect(planning.dialog).toBeHidden();
    await expect.poll(async () => (await planning.placeOf(one.id)).start).toBe(570);
    await expectNoSidewaysScroll(page);
  });
});
