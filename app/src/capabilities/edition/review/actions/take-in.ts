// Takes everything that came in into review: a round, and for each proposal the checks that its edition asks for.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { moveProposals } from '../../proposals/index.ts';
import { checksFor } from '../rules/checks.ts';
import type { Refusal } from '../rules/refusal.ts';
import { dueOn } from '../rules/terms.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { insertExaminations, insertRound, lockSent } from '../store/taken-in.ts';
import { type ByStaff, log, onEdition } from './by-staff.ts';

export interface TakingIn {
  readonly editionId: string;
  /** Business days for each stage; those of feasibility begin when those of admissibility are over. */
  readonly days: { readonly admissibility: number; readonly feasibility: number };
}

/** How many it took. They join the round that is open, or open one. */
export function takeIn(
  db: Database,
  by: ByStaff,
  { editionId, days }: TakingIn,
): Promise<Result<number, Refusal>> {
  return onEdition(db, by, editionId, async (tx, edition) => {
    const proposalIds = await lockSent(tx, editionId);
    if (proposalIds.length === 0) return err({ code: 'review/nothing-sent' });
    await takeEach(tx, by, edition, { proposalIds, days });
    const told = { step: 'taken-in', count: proposalIds.length };
    await log(tx, by, 'review/coordinate', edition, told);
    return ok(proposalIds.length);
  });
}

/** These that came in, in the transaction of whoever holds the edition. */
export async function takeEach(
  tx: Tx,
  { now }: ByStaff,
  edition: ReviewEdition,
  { proposalIds, days }: Pick<TakingIn, 'days'> & { readonly proposalIds: readonly string[] },
): Promise<void> {
  const { id: editionId, institutionId, institutionName: holder, rules } = edition;
  assert(rules !== undefined, 'bases are in force');
  const roundId = edition.openRound?.id ?? (await insertRound(tx, editionId, now));
  const admitted = dueOn(dayIn(edition.timeZone, now), days.admissibility);
  const found = dueOn(admitted, days.feasibility);
  const checks = checksFor(rules.committed.scope).map((kind) => ({
    kind,
    dueOn: kind === 'admissibility' ? admitted : found,
  }));
  await insertExaminations(tx, { editionId, institutionId, roundId, proposalIds, checks });
  const taken = proposalIds.map((proposalId) => ({
    ...({ proposalId, to: 'in-review', kind: 'taken-in-review', told: {} } as const),
    ...({ heldBy: 'institution', holder, heldUntil: found, now } as const),
  }));
  const moved = await moveProposals(tx, taken);
  assert(moved.ok, 'what came in goes into review');
}
