import { expect, expectAccessible, expectNoSidewaysScroll, live, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";

test.describe("planning by the hour", () => {
  test("a secretary goes from the month to a week and to a day, and the address says which", async ({ page, signIn }, info) => {
    await signIn(accounts.secretary, "/planning");
    await live(page);
    const ways = page.getByRole("navigation", { name: "Présentation" });
    await ways.getByRole("link", { name: "Semaine" }).click();
    const title = page.getByRole("heading", { level: 1 });
    await expect(title).toHaveText(/^Semaine \d+, du .+ au .+ \d{4}$/);
    await expect(page).toHaveURL(/vue=semaine/);
    const days = page.locator(".hours-day");
    await expect.poll(() => days.count()).toBeGreaterThanOrEqual(5);
    const slots = days.locator(".slot");
    await expect(slots.first()).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await shot(page, info, "week");

    const first = await title.textContent();
    await page.getByRole("link", { name: "Semaine suivante" }).click();
    await expect(title).not.toHaveText(first ?? "");
    await page.getByRole("link", { name: "Semaine précédente" }).click();
    await expect(title).toHaveText(first ?? "");

    await slots.first().focus();
    await page.keyboard.press("Enter");
    const panel = page.locator(".calendar-panel");
    await expect(panel.getByRole("heading")).toBeVisible();
    const name = await panel.getByRole("heading").textContent();
    await page.reload();
    await live(page);
    await expect(title).toHaveText(first ?? "");
    await expect(panel.getByRole("heading")).toHaveText(name ?? "");

    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
    await expect(page).not.toHaveURL(/seance=/);

    await ways.getByRole("link", { name: "Jour" }).click();
    await expect(title).toHaveText(/^(Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche) .+ \d{4}$/);
    await expect(days).toHaveCount(1);
    await expectAccessible(page);
    await shot(page, info, "day");
  });

  test("a session stands beside its hour, and two at the same hour stand side by side @desktop", async ({ page, signIn }) => {
    await signIn(accounts.secretary, "/planning?vue=semaine");
    await live(page);
    const placed = await page.evaluate(() => {
      const words = new Map<string, number>();
      document.querySelectorAll(".hours-words > span").forEach((word) => {
        // The words stand half a line above the line of their hour.
        words.set(word.textContent?.replace(/\D/g, "") ?? "", word.getBoundingClientRect().top + 8);
      });
      return Array.from(document.querySelectorAll(".hours-day")).flatMap((day) =>
        Array.from(day.querySelectorAll(".hours-slots .slot")).map((slot) => {
          const { top, bottom, left, right } = slot.getBoundingClientRect();
          const hours = slot.querySelector(".slot-line")?.textContent?.match(/\d+/g)?.map(Number) ?? [];
          return { hours, top, bottom, left, right, line: words.get(String(hours[0])) };
        }),
      );
    });
    expect(placed.length).toBeGreaterThan(2);
    for (const { hours, top, bottom, line } of placed) {
      const [hour, minute = 0, end = 0, after = 0] = hours;
      expect(line, `the hour ${hour} is written`).toBeDefined();
      expect(Math.abs(top - ((line ?? 0) + minute)), `${hours} begins at its hour`).toBeLessThanOrEqual(3);
      expect(Math.abs(bottom - top - ((end - (hour ?? 0)) * 60 + after - minute)), `${hours} lasts`).toBeLessThanOrEqual(3);
    }
    for (const one of placed) {
      const over = placed.filter(
        (other) => other !== one && other.left < one.right && one.left < other.right && other.top < one.bottom - 1 && one.top < other.bottom - 1,
      );
      expect(over, "no session hides another").toEqual([]);
    }
  });

  test("a session moved by mistake comes back @desktop", async ({ page, signIn }) => {
    await signIn(accounts.coordinator);
    const list = await (await page.request.get("/planning?mois=2027-02&mes-rcp=oui")).text();
    const session = list.match(/seance=[0-9a-f-]{36}/)?.[0];
    expect(session, "a session of the coordinator").toBeDefined();
    await page.goto(`/planning?mois=2027-02&${session}`);
    await live(page);
    const panel = page.locator(".calendar-panel");
    const before = await panel.locator("p").first().textContent();
    await panel.getByRole("button", { name: "Déplacer la séance" }).click();
    const dialog = page.getByRole("dialog", { name: "Déplacer la séance" });
    await dialog.getByLabel("Nouvelle date").fill("01/05/2027");
    await expect(dialog.getByText("Le 1er mai 2027 est férié : fête du Travail.")).toBeVisible();
    await dialog.getByRole("button", { name: "Déplacer la séance" }).click();
    await expect(dialog).toBeHidden();
    await expect(panel.locator("p").first()).toHaveText(/^samedi 1er mai 2027/);
    const toast = page.locator(".toast");
    await expect(toast).toContainText(/^Séance déplacée au samedi 1er mai 2027 à /);
    await toast.getByRole("button", { name: "Annuler" }).click();
    await expect(panel.locator("p").first()).toHaveText(before ?? "");
    await expect(page.locator(".toast")).toContainText("Séance déplacée au");
  });
});
