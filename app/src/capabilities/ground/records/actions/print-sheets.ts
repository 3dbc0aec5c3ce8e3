// Numbers sheets of a form, each with a code of its own; what is printed on them is kept as it was said.
import { randomBytes } from 'node:crypto';
import { assert, codeOfBytes } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { PAPER_LAYOUT } from '../printing/paper-layout.ts';
import { CODE_LENGTH } from '../rules/document.ts';
import { MOST_SHEETS } from '../rules/paper.ts';
import { insertRun, insertSheets } from '../store/paper-sheets.ts';
import type { ByStaff } from './by-staff.ts';
import { type PaperAsked, paperContent } from './paper-content.ts';
import { ENTER_PAPER } from './paper-sheet.ts';

export interface NumberedRun {
  readonly id: string;
  readonly codes: readonly string[];
}

export const newCode = () => codeOfBytes(randomBytes(CODE_LENGTH));

/** `count` from 1 to `MOST_SHEETS`. */
export function printSheets(
  db: Database,
  { actor, scope, now }: ByStaff,
  asked: Omit<PaperAsked, 'now'> & { readonly count: number },
): Promise<NumberedRun> {
  const { form, subject, count } = asked;
  assert(count >= 1 && count <= MOST_SHEETS, 'as many as may be printed at once');
  const content = paperContent({ ...asked, now });
  const codes = Array.from({ length: count }, newCode);
  return inTransaction(db, async (tx) => {
    const id = await insertRun(tx, {
      institutionId: scope.id,
      form: form.form,
      subject: subject.key,
      content,
      layout: PAPER_LAYOUT,
      now,
    });
    const year = Number(content.printedOn.slice(0, 4));
    const isAnonymous = form.isAnonymous === true;
    await insertSheets(tx, { runId: id, institutionId: scope.id, year, codes, isAnonymous });
    await audit(tx, {
      actor,
      scope,
      act: ENTER_PAPER,
      subject: `paper-run:${id}`,
      told: { step: 'printed', form: form.form, sheets: count },
    });
    return { id, codes };
  });
}
