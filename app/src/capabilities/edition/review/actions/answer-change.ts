// The author accepts a change, which becomes the version that holds, or objects; who says nothing keeps her text.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import { addVersion, isItsAuthor, moveProposal, type Proposal } from '../../proposals/index.ts';
import { type ChangeAnswered, decideChangeAnswer } from '../rules/changes.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lastInstantOf } from '../rules/terms.ts';
import {
  type Change,
  listChanges,
  listOverdueChanges,
  saveChangeAnswer,
} from '../store/changes.ts';
import { type Examination, lockExamination } from '../store/examinations.ts';

export interface AnsweringChange extends ChangeAnswered {
  readonly proposal: Proposal;
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  readonly now: Date;
}

/** Her co-authors read what she answered, and do not answer for her. */
export function answerChange(
  db: Database,
  { proposal, answer, position, actor, now }: AnsweringChange,
): Promise<Result<void, Refusal>> {
  const { id: proposalId, institutionId, timeZone } = proposal;
  return inTransaction(db, async (tx) => {
    const examination = await lockExamination(tx, institutionId, proposalId);
    const change = await openChange(tx, proposalId);
    if (examination === undefined || change === undefined || examination.state !== 'in-review') {
      return err({ code: 'review/change-missing' });
    }
    const until = lastInstantOf(timeZone, change.answerUntil);
    const isAuthor = isItsAuthor(proposal, actor);
    const decided = decideChangeAnswer({ answer, position }, { isAuthor, until, now });
    if (!decided.ok) return decided;
    const { contents, reason } = change;
    const version =
      answer === 'accepted'
        ? await addVersion(tx, { proposalId, contents, madeBy: 'agreement', reason, now })
        : null;
    await saveChangeAnswer(tx, { id: change.id, answer, position, version, now });
    await goOn(tx, examination, { kind: `change-${answer}`, now });
    return ok(undefined);
  });
}

async function openChange(tx: Tx, proposalId: string): Promise<Change | undefined> {
  return (await listChanges(tx, proposalId)).find(({ answer }) => answer === null);
}

/** Every change whose term went by, each in its own transaction; returns how many. */
export async function endOverdueChanges(db: Database, now: Date): Promise<number> {
  const overdue = await listOverdueChanges(db, now);
  for (const { proposalId, institutionId } of overdue) {
    await inTransaction(db, async (tx) => {
      const examination = await lockExamination(tx, institutionId, proposalId);
      const change = await openChange(tx, proposalId);
      if (examination === undefined || change === undefined) return;
      await saveChangeAnswer(tx, {
        ...{ id: change.id, answer: 'silent', position: '', version: null, now },
      });
      if (examination.state === 'in-review') {
        await goOn(tx, examination, { kind: 'change-silent', now });
      }
    });
  }
  return overdue.length;
}

/** The review goes on with the version that holds. */
async function goOn(
  tx: Tx,
  { proposalId, institutionId }: Examination,
  given: {
    readonly kind: 'change-accepted' | 'change-objected' | 'change-silent';
    readonly now: Date;
  },
): Promise<void> {
  const { name: holder } = await readInstitution(tx, institutionId);
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: 'in-review', told: {}, heldBy: 'institution', holder, heldUntil: null },
    ...given,
  });
  assert(moved.ok, 'a proposal stays where it is');
}
