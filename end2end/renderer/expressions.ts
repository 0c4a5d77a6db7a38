import type { Page } from "@playwright/test";
import type { Judgement, Response } from "./product";

const SHOWN = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";
const CONSTRAINT = "http://hl7.org/fhir/StructureDefinition/targetConstraint";

interface Extension {
  url: string;
  extension?: Extension[];
  valueId?: string;
  valueExpression?: { expression: string };
}

interface Asked {
  linkId?: string;
  extension?: Extension[];
  item?: Asked[];
}

/** An expression to try, and what the product thinks of it. */
export interface Trial {
  judgement: Judgement;
  expression: string;
}

/** What the questionnaire says of the same conditions and rules; those that it does not carry are left out. */
export function trials(questionnaire: Asked, judgements: Judgement[]): Trial[] {
  const items = new Map(every(questionnaire).map((item) => [item.linkId, item]));
  return judgements.flatMap((judgement) => {
    const extensions = items.get(judgement.item)?.extension ?? [];
    const found = extensions.find(judgement.rule === undefined ? (one) => one.url === SHOWN : (one) => isRule(one, judgement.rule));
    const parts = found?.url === CONSTRAINT ? found.extension : found && [found];
    const expression = parts?.find((part) => part.valueExpression)?.valueExpression?.expression;
    return expression === undefined ? [] : [{ judgement, expression }];
  });
}

function isRule(extension: Extension, rule?: string): boolean {
  return extension.url === CONSTRAINT && extension.extension?.some((part) => part.valueId === rule) === true;
}

function every(of: Asked): Asked[] {
  return (of.item ?? []).flatMap((item) => [item, ...every(item)]);
}

/** What the engine of expressions of the renderer answers to each, over a response. */
export async function evaluated(page: Page, response: Response, all: Trial[]): Promise<unknown[]> {
  const asked = all.map(({ judgement: { item, rows }, expression }) => ({ expression, item, rows }));
  return page.evaluate(`(${inThePage})(${JSON.stringify(response)}, ${JSON.stringify(asked)})`);
}

interface Node {
  linkId?: string;
  id?: string;
  item?: Node[];
}

declare const LForms: { FHIR: { R4: { fhirpath: { evaluate(...all: unknown[]): unknown[] }; fhirpathModel: unknown } } };

/** Runs in the page. A row is found by its name among the items of its list: two lists may have rows of one name. */
function inThePage(response: Node, asked: { expression: string; item: string; rows: string[] }[]): unknown[] {
  const { fhirpath, fhirpathModel } = LForms.FHIR.R4;
  const inside = (of: Node | undefined, link: string, id?: string) =>
    of?.item?.find((item) => item.linkId === link && (id === undefined || item.id === id));
  return asked.map(({ expression, item, rows }) => {
    const [section, group] = item.split("/");
    const names = [...rows];
    const row = inside(response, section ?? "", names[0]);
    if (row?.id) names.shift();
    const holder = row ?? inside(response, section ?? "");
    const variables = { resource: response, row, groupRow: inside(holder, `${section}/${group}`, names[0]) };
    return fhirpath.evaluate(response, expression, variables, fhirpathModel)[0];
  });
}
