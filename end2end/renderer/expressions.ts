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
  const expressions = all.map(({ judgement, expression }) => inItsRow(judgement, expression));
  const each = "(one) => fhirpath.evaluate(response, one, { resource: response }, fhirpathModel)[0]";
  const body = `const { fhirpath, fhirpathModel } = LForms.FHIR.R4; return expressions.map(${each});`;
  const values = `${JSON.stringify(response)}, ${JSON.stringify(expressions)}`;
  return page.evaluate(`((response, expressions) => { ${body} })(${values})`);
}

/** The expression, where the rows around it are those of the judgement: two lists may have rows of one name. */
function inItsRow({ item, rows }: Judgement, expression: string): string {
  const [section, group] = item.split("/");
  const path = (root: string, link: string, id?: string) => `${root}.item.where(linkId='${link}'${id ? ` and id='${id}'` : ""})`;
  // A row of a group stands in a row of its section, or in a section that stands once.
  const grouped = item.split("/").length === 3;
  const [outer, inner] = grouped && rows.length === 1 ? [undefined, rows[0]] : rows;
  const row = path("%resource", section ?? "", outer);
  return expression.replaceAll("%groupRow", path(row, `${section}/${group}`, inner)).replaceAll("%row", row);
}
