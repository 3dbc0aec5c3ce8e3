// Invented sheets of paper for a demonstration, taken by the desk as any other: printed, scanned, entered, made void.
import { assert } from '@minga/basics';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { storeFile } from '../../../../platform/files/kept-files.ts';
import type { Typed } from '../../../../platform/http/form.ts';
import type { PaperForm, PaperSubject } from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../institutions/index.ts';
import type { IdentityDocument } from '../../people/rules/index.ts';
import type { SheetState } from '../rules/paper.ts';
import { beginSheet } from './begin-sheet.ts';
import type { ByStaff } from './by-staff.ts';
import { enterPaperSheet } from './enter-paper-sheet.ts';
import { printSheets } from './print-sheets.ts';
import { voidSheet } from './void-sheet.ts';

export interface InventedSheet {
  readonly state: SheetState;
  /** What is written on it, by the names of the fields of its form. */
  readonly typed: Typed;
  /** Of whoever hands it in, where the form asks for an account. */
  readonly document?: IdentityDocument;
}

interface InventedRun {
  readonly form: PaperForm['form'];
  /** Key of what the sheets are about. */
  readonly subject: string;
  readonly sheets: readonly InventedSheet[];
}

/** Prints the sheets together and takes each as far as its state. Throws what the desk would be refused. */
export async function demonstratePaper(
  house: House,
  by: ByStaff,
  { form: name, subject: key, sheets }: InventedRun,
): Promise<void> {
  const form = house.paperForms.find((one) => one.form === name);
  const subjects = (await form?.subjects(house, by.scope.id)) ?? [];
  const subject = subjects.find((one) => one.key === key);
  assert(form !== undefined && subject !== undefined, `there are sheets of ${name} about ${key}`);
  const printed = await printSheets(house.db, by, {
    form,
    subject,
    body: await form.body(house, subject),
    count: sheets.length,
    locale: 'es-CL',
    institution: await readInstitution(house.db, by.scope.id),
    isDemonstration: true,
  });
  const scan = await inventedScan();
  for (const [at, sheet] of sheets.entries()) {
    const code = printed.codes[at] ?? '';
    if (sheet.state !== 'printed')
      await takeSheet(house, by, { ...sheet, code, form, subject, scan });
  }
}

type Taken = InventedSheet & {
  readonly code: string;
  readonly form: PaperForm;
  readonly subject: PaperSubject;
  readonly scan: Parameters<typeof storeFile>[1];
};

async function takeSheet(house: House, by: ByStaff, taken: Taken): Promise<void> {
  const { code, form, subject, state, typed, document } = taken;
  const scan = await storeFile(house.files, taken.scan);
  const begun = await beginSheet(house, by, { code, scan, document, draft: typed });
  assert(begun.ok && begun.value.problem === undefined, 'an invented sheet is begun');
  if (state === 'waiting') return;
  const parsed = await form.parse(typed, house, subject);
  assert(parsed.isSound, 'an invented sheet is filled in as it should be');
  const entered = await enterPaperSheet(house, by, { code, form, subject, values: parsed.values });
  assert(entered.ok, 'an invented sheet is entered once');
  if (state === 'entered') return;
  const made = await voidSheet(house, by, { code, form, reason: 'twice', isCorrected: false });
  assert(made.ok, 'an invented sheet is made void once');
}

/** A page with ruled lines and strokes of a pen, drawn once: it shows nothing that anybody wrote. */
let drawn: ReturnType<typeof drawScan> | undefined;
function inventedScan() {
  drawn ??= drawScan();
  return drawn;
}

async function drawScan() {
  const { default: sharp } = await import('sharp');
  const rules = Array.from({ length: 16 }, (_, at) => `<path d="M30 ${62 + at * 31}H390"/>`);
  const strokes = [2, 5, 9, 12].map(
    (at) => `<path d="M42 ${58 + at * 31}q14 -18 28 0t28 0t28 -6t28 6" stroke="#143c8c"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="595" fill="none"
    stroke="#b8b8b0"><rect width="420" height="595" fill="#f7f6f0" stroke="none"/>${rules.join('')}
    <g stroke-width="3">${strokes.join('')}</g></svg>`;
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer();
  const accepted = await acceptFile(new Uint8Array(bytes), 'hoja-inventada.png');
  assert(accepted.ok, 'the invented scan is a picture');
  return accepted.value;
}
