// What a contest passes: its vote opens only with breadth, and each later stage only after the one before.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { breadthRefusal, measureBreadth } from '../rules/breadth.ts';
import { contestsInForce } from '../rules/contests.ts';
import { decideOpening, decidePassing } from '../rules/gates.ts';
import type { Refusal } from '../rules/refusal.ts';
import { inForce, roundOf, type Stage } from '../rules/standing.ts';
import { lockEdition } from '../store/editions.ts';
import { insertOpening, insertPassage, listSlate } from '../store/passages.ts';
import type { ByStaff } from './by-staff.ts';

export interface ContestAsked {
  readonly editionId: string;
  readonly contestId: string;
}

/** Opens the vote of a contest, in the transaction of the room that holds the vote. */
export async function openVote(
  tx: Tx,
  by: ByStaff,
  { editionId, contestId }: ContestAsked,
): Promise<Result<void, Refusal>> {
  const edition = await lockEdition(tx, editionId);
  if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
  const current = inForce(edition);
  if (edition.rules === undefined || current === undefined) {
    return err({ code: 'editions/not-published' });
  }
  const contest = contestsInForce(edition.rules, edition.contests).find(
    ({ id }) => id === contestId,
  );
  if (contest === undefined) return err({ code: 'editions/contest-unknown' });
  const slate = (await listSlate(tx, editionId)).filter((one) => one.contestId === contestId);
  const { demandClp, leastClp } = measureBreadth(slate, contest);
  const { breadth } = edition.rules.committed;
  const narrow = breadthRefusal({ demandClp, leastClp }, contest, breadth);
  const decided = decideOpening(edition, contestId, { slate, narrow });
  if (!decided.ok) return decided;
  await insertOpening(tx, {
    contestId,
    round: roundOf(edition, contestId),
    rulebookId: current.rulebookId,
    demandClp,
    leastClp,
    now: by.now,
  });
  await audit(tx, {
    ...by,
    act: 'editions/open-vote',
    subject: `contest:${contestId}`,
    told: { contest: contest.name, demand_clp: demandClp, amount_clp: contest.amountClp },
  });
  return ok(undefined);
}

/** For whoever votes elsewhere: no room of Minga holds the vote. */
export function openVoteHere(
  db: Database,
  by: ByStaff,
  asked: ContestAsked,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, (tx) => openVote(tx, by, asked));
}

/** Passes a later stage, in the transaction of the room that brings it about. */
export async function passStage(
  tx: Tx,
  by: ByStaff,
  given: ContestAsked & { readonly stage: Exclude<Stage, 'voting-opened'> },
): Promise<Result<void, Refusal>> {
  const { editionId, contestId, stage } = given;
  const edition = await lockEdition(tx, editionId);
  if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
  const decided = decidePassing(edition, contestId, stage);
  if (!decided.ok) return decided;
  await insertPassage(tx, { contestId, round: roundOf(edition, contestId), stage, now: by.now });
  await audit(tx, {
    ...by,
    act: 'editions/pass-stage',
    subject: `contest:${contestId}`,
    told: { stage },
  });
  return ok(undefined);
}
