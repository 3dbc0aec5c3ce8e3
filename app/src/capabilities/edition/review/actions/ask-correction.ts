// Asks the author of a proposal to mend something, within a term of business days; what nobody mends is judged as it is.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { moveProposal } from '../../proposals/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { dueOn, lastInstantOf } from '../rules/terms.ts';
import { endCorrection, insertCorrection, listOverdue } from '../store/corrections.ts';
import { type Examination, lockExamination } from '../store/examinations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { type ByStaff, log, onExamination } from './by-staff.ts';

export interface CorrectionAsked {
  readonly number: number;
  readonly asked: string;
  /** Business days from today. */
  readonly days: number;
}

/** One at a time; its author is told with the term. */
export function askCorrection(
  db: Database,
  by: ByStaff,
  edition: ReviewEdition,
  { number, asked, days }: CorrectionAsked,
): Promise<Result<void, Refusal>> {
  const { now } = by;
  return onExamination(db, by, { edition, number }, async (tx, _, examination) => {
    const { proposalId, state, signedOffAt } = examination;
    if (signedOffAt !== null) return err({ code: 'review/signed-off' });
    if (state === 'correcting') return err({ code: 'review/correction-open' });
    if (asked === '') return err({ code: 'review/asked-missing' });
    const heldUntil = dueOn(dayIn(edition.timeZone, now), days);
    const answerUntil = lastInstantOf(edition.timeZone, heldUntil);
    await insertCorrection(tx, { proposalId, asked, answerUntil, now });
    const moved = await moveProposal(tx, {
      ...{ proposalId, to: 'correcting', kind: 'correction-asked', told: { asked } },
      ...{ heldBy: 'author', holder: null, heldUntil, now },
    });
    assert(moved.ok, 'what is in review can be corrected');
    await log(tx, by, 'review/coordinate', edition, { step: 'correction-asked', proposal: number });
    return ok(undefined);
  });
}

/** Ends every correction whose term went by, each in its own transaction; returns how many. */
export async function endOverdueCorrections(db: Database, now: Date): Promise<number> {
  const overdue = await listOverdue(db, now);
  for (const { proposalId, institutionId } of overdue) {
    await inTransaction(db, async (tx) => {
      const held = await lockExamination(tx, institutionId, proposalId);
      if (held !== undefined) await endIfOver(tx, held, now);
    });
  }
  return overdue.length;
}

/** Back to the review as it stands, if its correction can be answered no more; whether it did. */
export async function endIfOver(
  tx: Tx,
  { proposalId, institutionId, corrections, state }: Examination,
  now: Date,
): Promise<boolean> {
  const open = corrections.find(
    ({ answeredAt, endedAt }) => answeredAt === null && endedAt === null,
  );
  if (open === undefined || new Date(open.answerUntil) >= now) return false;
  await endCorrection(tx, proposalId, now);
  if (state !== 'correcting') return true;
  const { name: holder } = await readInstitution(tx, institutionId);
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: 'in-review', kind: 'correction-lapsed', told: {} },
    ...{ heldBy: 'institution', holder, heldUntil: null, now },
  });
  assert(moved.ok, 'what was to be corrected goes back into review');
  return true;
}
