// Proposes that a result be certified, or that a certified one was found wrong: judged now as it will be when it is signed.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { PlainJson, TwoPersonKind } from '../../../../platform/two-person.ts';
import { proposeAct } from '../../../ground/people/index.ts';
import { subjectOfContest } from '../rules/certify-acts.ts';
import type { ObjectionRefusal } from '../rules/objection-refusal.ts';
import { lockEditionOf } from '../store/vote-states.ts';
import type { ByDesk } from './answer-objection.ts';
import { findVote, type VoteAsked, type VoteOfContest } from './objected-vote.ts';

export interface ProposingAboutResult {
  readonly kind: TwoPersonKind;
  readonly editionId: string;
  readonly asked: VoteAsked;
  readonly judge: (found: VoteOfContest) => Result<void, ObjectionRefusal>;
  /** What is signed, from how it stands. */
  readonly payload: (tx: Tx, found: VoteOfContest) => Promise<PlainJson>;
}

/** The id of the act that waits. */
export function proposeAboutResult(
  db: Database,
  by: ByDesk,
  { kind, editionId, asked, judge, payload }: ProposingAboutResult,
): Promise<Result<string, ObjectionRefusal>> {
  return inTransaction(db, async (tx) => {
    await lockEditionOf(tx, editionId);
    const found = await findVote(tx, asked);
    if (!found.ok) return found;
    if (found.value.edition.institutionId !== by.scope.id) {
      return err({ code: 'count/objection-unknown' });
    }
    const judged = judge(found.value);
    if (!judged.ok) return judged;
    const { actor, now, scope } = by;
    return ok(
      await proposeAct(tx, {
        ...{ kind, payload: await payload(tx, found.value), institutionId: scope.id, actor, now },
        subject: subjectOfContest(found.value.contest.id),
      }),
    );
  });
}
