// What the desk typed from a sheet, field by field, as its form asks for it.
import type { HeldValue } from '../../../../platform/held-values.ts';
import type { PaperField } from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import type { PaperSheet } from '../store/paper-sheets.ts';

type Draft = Readonly<Record<string, string>>;

/** Nothing where nothing was typed yet, or what the sheet is about is no longer there. */
export async function typedOn(
  house: House,
  sheet: PaperSheet,
  draft: string | undefined,
): Promise<readonly HeldValue[]> {
  const form = house.paperForms.find((one) => one.form === sheet.form);
  if (draft === undefined || form === undefined) return [];
  const typed: Draft = JSON.parse(draft);
  const subjects = await form.subjects(house, sheet.institutionId);
  const subject = subjects.find(({ key }) => key === sheet.subject);
  if (subject === undefined) return [];
  const { fields } = await form.body(house, subject);
  return fields.map((field) => {
    const words = saidIn(field, typed);
    const value = typed[field.name] ?? words ?? null;
    const said = words === undefined ? {} : { words };
    return { name: field.name, label: field.label(), value, ...said };
  });
}

/** The labels of what was chosen, of an order with the place of each; undefined for a text. */
function saidIn({ name, kind, options }: PaperField, typed: Draft): string | undefined {
  if (options === undefined) return undefined;
  const chosen = options().flatMap(({ value, label }) => {
    const written = typed[`${name}-${value}`];
    if (kind === 'order') return written === undefined ? [] : [`${written}: ${label}`];
    return written !== undefined || typed[name] === value ? [label] : [];
  });
  return chosen.join('; ');
}
