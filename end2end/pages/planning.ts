import { expect, type Locator, type Page } from "@playwright/test";
import { live } from "../fixtures";

/** A session that the person may carry, as its block says it. */
export interface Carried {
  id: string;
  day: string;
  start: number;
  minutes: number;
}

/** The calendar of sessions. */
export class Planning {
  constructor(readonly page: Page) {}

  async open(query: string): Promise<void> {
    await this.page.goto(`/planning?${query}`);
    await live(this.page);
  }

  block(id: string): Locator {
    return this.page.locator(`#s-${id}`);
  }

  get ghost(): Locator {
    return this.page.locator(".slot-ghost");
  }

  /** What a screen reader is told while a session is carried. */
  get said(): Locator {
    return this.page.locator('main p[role="status"]').first();
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog", { name: /^(Déplacer la séance|Changer la durée)$/ });
  }

  /** What puts the session where the dialog says. */
  get confirm(): Locator {
    return this.dialog.getByRole("button", { name: /^(Déplacer la séance|Changer la durée)$/ });
  }

  /** Where a session stands, as its block says it. */
  async placeOf(id: string): Promise<Carried> {
    const of = async (name: string): Promise<string> => (await this.block(id).getAttribute(name)) ?? "";
    return { id, day: await of("data-jour"), start: Number(await of("data-debut")), minutes: Number(await of("data-duree")) };
  }

  /** A session of a month that the person may carry, from Tuesday to Thursday and before the evening, read without opening a page. */
  async oneOf(month: string): Promise<Carried> {
    const html = await (await this.page.request.get(`/planning?mois=${month}&mes-rcp=oui`)).text();
    const blocks = html.matchAll(/data-seance="([0-9a-f-]{36})" data-jour="([\d-]+)" data-debut="(\d+)" data-duree="(\d+)"/g);
    const all = Array.from(blocks, ([, id, day, start, minutes]) => ({ id, day, start: Number(start), minutes: Number(minutes) }) as Carried);
    const inside = all.find(({ day, start, minutes }) => [2, 3, 4].includes(new Date(day).getDay()) && start >= 540 && start + minutes <= 1080);
    expect(inside, `a session of ${month} that may be carried`).toBeDefined();
    return inside as Carried;
  }

  /** The version of a session: the first that a move takes. */
  async version(id: string): Promise<number> {
    const html = await (await this.page.request.get(`/planning?seance=${id}`)).text();
    return Number(html.match(/\\?"version\\?":(\d+)/)?.[1]);
  }

  /** A board that the person plans, by its name; the first one otherwise. */
  async board(name = ""): Promise<string> {
    const html = await (await this.page.request.get("/planning/nouvelle-serie")).text();
    const found = html.match(new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>${name}`))?.[1];
    expect(found, `a board that the person plans: ${name}`).toBeDefined();
    return found as string;
  }

  /** Plans sessions of a board on some days, at an hour that no other session of the territory has. */
  async plan(rcp: string, days: string[], at: string, minutes: number): Promise<void> {
    const sorted = [...days].sort();
    const recurrence = { rhythm: { kind: "chosen", dates: sorted }, from: sorted[0], until: sorted.at(-1), hour: `${at}:00`, minutes };
    expect(await this.call("planning-series-make", { rcp, recurrence })).toBe(200);
  }

  /** The session of a day that begins at an hour. */
  async sessionAt(day: string, at: string): Promise<string> {
    const [hours = 0, minutes = 0] = at.split(":").map(Number);
    const html = await (await this.page.request.get(`/planning?jour=${day}&vue=jour`)).text();
    const found = html.match(new RegExp(`data-seance="([0-9a-f-]{36})" data-jour="${day}" data-debut="${hours * 60 + minutes}"`))?.[1];
    expect(found, `the session of ${day} at ${at}`).toBeDefined();
    return found as string;
  }

  /** Calls the server as the page does. */
  async call(name: string, asked: unknown): Promise<number> {
    return this.page.evaluate(
      async ([name, body]) => {
        const answer = await fetch(`/api/${name}`, { method: "POST", headers: { "content-type": "application/json" }, body: body as string });
        return answer.status;
      },
      [name, JSON.stringify({ asked })],
    );
  }
}

/** The day in Paris in so many days, as the server writes it. */
export function inDays(count: number): string {
  return new Intl.DateTimeFormat("fr-CA", { timeZone: "Europe/Paris" }).format(new Date(Date.now() + count * 86_400_000));
}

/** `14 h 15`, from minutes after midnight; spaces as a browser's text gives them. */
export function hour(minutes: number): string {
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}
