import { expect, type Locator, type Page } from "@playwright/test";
import { live } from "../fixtures";

/** The page of a session. */
export class SessionPage {
  constructor(readonly page: Page) {}

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await live(this.page);
  }

  /** One case of the list on the left. */
  line(name: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("button", { name }) });
  }

  async pick(name: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^(\\d+\\. )?${name}`) }).click();
    await expect(this.page.getByRole("heading", { name, level: 2 })).toBeVisible();
  }

  /** Moves a case by one place, whichever way is open, and back; alone, it cannot move. */
  async moves(name: string): Promise<void> {
    const [up, down] = ["Monter", "Descendre"].map((word) => this.page.getByRole("button", { name: `${word} ${name}` }));
    if (!up || !down) return;
    const [first, back] = (await up.getAttribute("aria-disabled")) ? [down, up] : [up, down];
    if (await first.getAttribute("aria-disabled")) return;
    const before = await this.line(name).innerText();
    await first.click();
    await expect(this.line(name)).not.toHaveText(before, { useInnerText: true });
    await back.click();
    await expect(this.line(name)).toHaveText(before, { useInnerText: true });
  }

  /** Begins or ends the meeting; on another day than the one of the session, the page asks first. */
  async holds(gesture: "Démarrer la réunion" | "Terminer la réunion"): Promise<void> {
    await this.page.getByRole("button", { name: gesture }).click();
    if (await this.isToday()) return;
    const question = this.page.getByRole("dialog", { name: gesture });
    await expect(question).toContainText("La séance est prévue le");
    await question.getByRole("button", { name: gesture }).click();
    await expect(question).toBeHidden();
  }

  private async isToday(): Promise<boolean> {
    const today = new Intl.DateTimeFormat("fr-FR", { dateStyle: "full", timeZone: "Europe/Paris" }).format();
    const facts = await this.page.locator(".session-facts").innerText();
    return facts.replace("1er", "1").includes(today.replace("1er", "1"));
  }

  /** The middle: the chosen case. */
  card(name: string): Locator {
    return this.page.locator("section").filter({ has: this.page.getByRole("heading", { name, level: 2 }) });
  }

  member(name: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: name }).filter({ has: this.page.getByText("…") });
  }

  async arrives(name: string): Promise<void> {
    await this.member(name).getByRole("button", { name: "Présent", exact: true }).click();
    await expect(this.member(name)).toContainText("présent depuis");
  }

  /** Everybody who is expected comes. */
  async everybodyArrives(): Promise<void> {
    const comes = this.page.getByRole("button", { name: "Présent", exact: true });
    await expect(comes.first()).toBeVisible();
    for (let left = await comes.count(); left > 0; left -= 1) {
      await comes.first().click();
      await expect(comes).toHaveCount(left - 1);
    }
  }

  /** Adds somebody of a specialty who is not there yet; gives the name. */
  async add(specialty: string, seated: string[]): Promise<string> {
    await this.page.getByRole("searchbox", { name: "Nom du participant" }).fill(specialty);
    await this.page.getByRole("searchbox", { name: "Nom du participant" }).press("Enter");
    const found = this.page.getByRole("button", { name: new RegExp(`, ${specialty}(,|$)`, "i") });
    await expect(found.first()).toBeVisible();
    const names = (await found.allInnerTexts()).map((words) => words.split(",")[0] ?? "");
    const name = names.find((one) => !seated.includes(one)) as string;
    await this.page.getByRole("button", { name: new RegExp(`^${name}, `) }).click();
    await expect(this.member(name)).toContainText("attendu");
    return name;
  }
}
