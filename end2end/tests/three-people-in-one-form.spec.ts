import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, shot, test } from "../fixtures";
import { accounts } from "../fixtures/accounts";
import { FrcpForm, openDraft, SYNTHESIS } from "../pages/frcp";

/** Within what time the others see what somebody writes, milliseconds. */
const SEEN_WITHIN = 1_000;
const ROUNDS = 5;
const NAMES = ["Hélène Garnier", "Thomas Rakotomalala", "Anne Lefèvre"];

test.describe("three people in one form @desktop", () => {
  test.setTimeout(180_000);

  test("each sees where the others are and, within a second, what they write; three texts of one answer stay side by side", async ({ enter }, info) => {
    const people = [accounts.physician, accounts.otherPhysician, accounts.coordinator];
    const pages: Page[] = [];
    for (const one of people) pages.push(await enter(one));
    const forms = await openDraft(...(pages as [Page, ...Page[]]));
    const fields = await ofThreeSections(forms[0]);

    await test.step("whoever has it open is named, with the section where the cursor stands", async () => {
      for (const [rank, form] of forms.entries()) await form.page.locator(`#${fields[rank]?.id}`).focus();
      for (const [rank, form] of forms.entries()) {
        for (const [other, field] of fields.entries()) {
          const line = present(form).getByRole("listitem").filter({ hasText: NAMES[other] as string });
          if (other === rank) await expect(line).toHaveCount(0);
          else await expect(line.getByRole("link", { name: field.section })).toHaveAttribute("href", new RegExp("^#section-"));
        }
      }
      await expectAccessible(forms[0].page);
      await shot(forms[0].page, info, "three-people");
    });

    await test.step("what each writes is on the two other pages within a second", async () => {
      const took: number[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        for (const [rank, field] of fields.entries()) {
          const text = `Tour ${round}, personne ${rank + 1}.`;
          const readers = forms.filter((_, reader) => reader !== rank);
          const seen = readers.map((form) => appears(form.page.locator(`#${field.id}`), text));
          await forms[rank]?.page.locator(`#${field.id}`).fill(text);
          const written = Date.now();
          for (const at of await Promise.all(seen)) took.push(at - written);
        }
      }
      took.sort((a, b) => a - b);
      const [median, most] = [took[Math.floor(took.length / 2)] ?? Infinity, took.at(-1) ?? Infinity];
      info.annotations.push({ type: "seen by the others", description: `${took.length} times, median ${median} ms, at most ${most} ms` });
      expect(median).toBeLessThanOrEqual(SEEN_WITHIN);
    });

    await test.step("the same answer, typed by three at once: three texts, none lost, and one chooses", async () => {
      const all = forms.map((form) => form.field(SYNTHESIS));
      for (const field of all) await field.focus();
      await Promise.all(all.map((field, rank) => field.fill(`Question de la personne ${rank + 1}.`)));
      for (const form of forms) {
        for (const rank of [1, 2, 3]) await expect(form.conflict()).toContainText(`Question de la personne ${rank}.`);
      }
      await expectAccessible(forms[2]?.page as Page);
      const side = forms[0].conflict().locator(".conflict-side").filter({ hasText: "Question de la personne 2." });
      await side.getByRole("button", { name: "Garder cette réponse" }).click();
      for (const form of forms) {
        await expect(form.conflict()).toHaveCount(0);
        // The text under a cursor is not touched: the answer that was chosen takes its place as the cursor leaves.
        await form.field(SYNTHESIS).blur();
        await expect(form.field(SYNTHESIS)).toHaveValue("Question de la personne 2.");
      }
    });

    await test.step("whoever leaves is named no more", async () => {
      await pages[2]?.goto("/aujourd-hui");
      await expect(present(forms[0])).not.toContainText(NAMES[2] as string, { timeout: 30_000 });
      await expect(present(forms[0])).toContainText(NAMES[1] as string);
    });
  });
});

/** Who else has the form open. */
function present(form: FrcpForm): Locator {
  return form.page.locator(".others-here");
}

/** A text of each of three sections. */
async function ofThreeSections(form: FrcpForm): Promise<{ id: string; section: string }[]> {
  const found = await form.page.locator("section.form-section").evaluateAll((sections) =>
    sections.map((section) => ({
      id: section.querySelector("textarea:not(:disabled)")?.id ?? "",
      section: section.querySelector("h2")?.textContent?.trim() ?? "",
    })),
  );
  const three = found.filter((one) => one.id !== "").slice(0, 3);
  expect(three, "three sections in which one writes").toHaveLength(3);
  return three;
}

/** When a field shows a text. */
async function appears(field: Locator, text: string): Promise<number> {
  return field.evaluate(
    (element, text) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if ((element as HTMLTextAreaElement).value === text) resolve(Date.now());
          else setTimeout(look, 10);
        };
        look();
      }),
    text,
  );
}
