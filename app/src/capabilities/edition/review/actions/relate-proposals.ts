// Says that two proposals exclude each other or only make sense together, or takes that back; the slate follows.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { groupsOf, type RelationKind } from '../rules/relations.ts';
import { listExaminations } from '../store/examinations.ts';
import { deleteRelation, insertRelation, listRelations } from '../store/relations.ts';
import { type ByStaff, log, onEdition } from './by-staff.ts';
import { depositFeasible } from './keep-slate.ts';

export interface Relating {
  readonly editionId: string;
  readonly one: number;
  readonly other: number;
  readonly kind: RelationKind;
  /** Read by everybody. */
  readonly reason: string;
}

export function relateProposals(
  db: Database,
  by: ByStaff,
  { editionId, one, other, kind, reason }: Relating,
): Promise<Result<void, Refusal>> {
  const { now } = by;
  return onEdition(db, by, editionId, async (tx, edition) => {
    if (one === other) return err({ code: 'review/relation-with-itself' });
    if (reason === '') return err({ code: 'review/reason-missing' });
    const [first, second] = await listExaminations(tx, editionId, [one, other]);
    if (first === undefined || second === undefined) return err({ code: 'review/unknown' });
    // A vote counts one contest at a time: what excludes across two could not be kept.
    if (first.contestId !== second.contestId) return err({ code: 'review/relation-other-contest' });
    if (edition.closedContestIds.includes(first.contestId)) {
      return err({ code: 'review/slate-closed' });
    }
    const relation = { oneId: first.proposalId, otherId: second.proposalId, kind };
    const kept = await listRelations(tx, editionId);
    const ids = [...new Set([relation, ...kept].flatMap(({ oneId, otherId }) => [oneId, otherId]))];
    const groups = groupsOf(ids, [...kept, relation]);
    if (!groups.ok) return groups;
    const isKnown = kept.some(
      ({ oneId, otherId }) =>
        (oneId === relation.oneId && otherId === relation.otherId) ||
        (oneId === relation.otherId && otherId === relation.oneId),
    );
    if (isKnown) return err({ code: 'review/relation-already' });
    const deposited = await depositFeasible(tx, edition, {
      becoming: [],
      relations: [...kept, relation],
      now,
    });
    if (!deposited.ok) return deposited;
    await insertRelation(tx, { ...relation, editionId, reason, now });
    await log(tx, by, 'review/coordinate', edition, { step: 'related', kind, one, other });
    return ok(undefined);
  });
}

export function separateProposals(
  db: Database,
  by: ByStaff,
  {
    editionId,
    numbers,
  }: {
    readonly editionId: string;
    readonly numbers: readonly [number, number];
  },
): Promise<Result<void, Refusal>> {
  return onEdition(db, by, editionId, async (tx, edition) => {
    const [first] = await listExaminations(tx, editionId, numbers);
    if (first !== undefined && edition.closedContestIds.includes(first.contestId)) {
      return err({ code: 'review/slate-closed' });
    }
    if (!(await deleteRelation(tx, { editionId, numbers }))) {
      return err({ code: 'review/relation-unknown' });
    }
    const deposited = await depositFeasible(tx, edition, { becoming: [], now: by.now });
    if (!deposited.ok) return deposited;
    const [one, other] = numbers;
    await log(tx, by, 'review/coordinate', edition, { step: 'separated', one, other });
    return ok(undefined);
  });
}
