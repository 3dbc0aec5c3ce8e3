// What every act on a sheet of paper begins with: the sheet of that institution, held, and a line in the log.
import { err, type Result } from '@minga/basics';
import { type AuditedState, audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdSheet, type PaperSheet } from '../store/paper-sheets.ts';
import type { ByStaff } from './by-staff.ts';

export const ENTER_PAPER = 'records/enter-paper';

/** Takes the transaction back: what was begun is refused. */
class Undone extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** What is refused leaves nothing. */
export async function onSheet<T>(
  db: Database,
  by: ByStaff,
  code: string,
  act: (tx: Tx, sheet: PaperSheet) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  try {
    return await inTransaction(db, async (tx) => {
      const sheet = await holdSheet(tx, code, by.scope.id);
      if (sheet === undefined) throw new Undone({ code: 'records/not-here' });
      const done = await act(tx, sheet);
      if (!done.ok) throw new Undone(done.error);
      return done;
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    return err(error.refusal);
  }
}

/** Says in public what was done with a sheet, never whose it is. */
export function logSheet(
  tx: Tx,
  { actor, scope }: ByStaff,
  { code, form }: Pick<PaperSheet, 'code' | 'form'>,
  told: AuditedState,
): Promise<void> {
  return audit(tx, {
    actor,
    scope,
    act: ENTER_PAPER,
    subject: `paper-sheet:${code}`,
    told: { ...told, form },
  });
}
