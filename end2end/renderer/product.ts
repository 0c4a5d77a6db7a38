import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(fileURLToPath(new URL(".", import.meta.url)), "../..");
const PROGRAM = process.env.DCC_SERVER ?? join(ROOT, "target/debug/server");
/** Where the tests of the documents left a response for each complete example. */
const RESPONSES = process.env.DCC_FHIR ?? join(ROOT, "target/xtask/fhir");

/** An item of a response, as far as these tests look into it. */
interface Item {
  id?: string;
  answer?: { valueDate?: string }[];
  item?: Item[];
}

/** A response to a questionnaire. */
export interface Response extends Item {
  questionnaire: string;
}

/** A row of the product has a name; here it is its number, in the order in which the rows of all lists come. */
export type Answers = Record<string, unknown>;

/** The questionnaires of every form, by the name that responses give them. */
export function questionnaires(): Map<string, { url: string; version: string }> {
  const folder = mkdtempSync(join(tmpdir(), "dcc-forms-"));
  try {
    execFileSync(PROGRAM, ["export-forms", folder]);
    const all = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
    return new Map(all.map((one) => [`${one.url}|${one.version}`, one]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The names of the complete examples. */
export function examples(): string[] {
  const names = readdirSync(RESPONSES).map((name) => name.replace(/\.json$/, ""));
  return names.filter((name) => /-(complete|operated)$/.test(name)).sort();
}

/** A complete example, as the product gives it to other software. */
export function example(name: string): Response {
  return JSON.parse(readFileSync(join(RESPONSES, `${name}.json`), "utf8"));
}

/** Everything that the product reads in a response: answers and rows, to the letter. */
export function read(response: unknown): { answers: Record<string, Answer>; rows: unknown } {
  const folder = mkdtempSync(join(tmpdir(), "dcc-response-"));
  try {
    const file = join(folder, "response.json");
    writeFileSync(file, JSON.stringify(response));
    return JSON.parse(execFileSync(PROGRAM, ["read-response", file], { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Answer {
  state: string;
  value?: { type: string; is: unknown };
}

/** What the product reads in a response, as people write it: rows by number, codes alone, `@unknown` for a state. */
export function told(response: unknown): Answers {
  const short = ([path, answer]: [string, Answer]) => [path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, numbered), plain(answer)];
  return Object.fromEntries(Object.entries(read(response).answers).map(short));
}

function numbered(row: string): string {
  return String(Number.parseInt(row.slice(-12), 16));
}

function plain({ state, value }: Answer): unknown {
  const code = (one: unknown) => (one as { code: string }).code;
  if (value === undefined) return `@${state}`;
  if (value.type === "one") return code(value.is);
  return value.type === "many" ? (value.is as unknown[]).map(code) : value.is;
}

/** A response without the names of its rows: another program does not keep them. */
export function withoutRowNames<T extends Item>({ id: _, ...rest }: T): T {
  return { ...rest, ...(rest.item && { item: rest.item.map(withoutRowNames) }) } as T;
}

/** A response whose dates have all their day: a month becomes its first day, and a year its first of January. */
export function withWholeDays<T extends Item>(item: T): T {
  const whole = (date: string) => `${date}-01-01`.slice(0, 10);
  const answer = item.answer?.map((one) => (one.valueDate === undefined ? one : { ...one, valueDate: whole(one.valueDate) }));
  return { ...item, ...(answer && { answer }), ...(item.item && { item: item.item.map(withWholeDays) }) };
}

/** What the product thinks of a condition (`shown`) or of a rule (`kept`) at one place: an item, and the names of the rows around it. */
export interface Judgement {
  item: string;
  rows: string[];
  shown?: boolean;
  /** The condition looks at a derived value, which no expression knows: it counts as true. */
  derived?: boolean;
  rule?: string;
  kept?: boolean;
}

/** Every example that can be sent, complete or not, and what the product thinks of its conditions and rules. */
export function judged(): { name: string; response: Response; judged: Judgement[] }[] {
  const names = readdirSync(RESPONSES).filter((name) => name.endsWith(".judged")).sort();
  return names.map((name) => ({ name, ...JSON.parse(readFileSync(join(RESPONSES, name), "utf8")) }));
}
