// The author accepts a change, which becomes the version that holds, or objects; who says nothing keeps her text.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import { addVersion, moveProposal, type Proposal } from '../../proposals/index.ts';
import { type ChangeAnswered, decideChangeAnswer } from '../rules/changes.ts';
import { decideReceived, decideStanding } from '../rules/on-paper.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lastInstantOf } from '../rules/terms.ts';
import {
  type Change,
  listChanges,
  listOverdueChanges,
  saveChangeAnswer,
} from '../store/changes.ts';
import { type Examination, lockExamination } from '../store/examinations.ts';
import { type Answering, receivedTold, speaksFor } from './answering.ts';
import { keepLate, reopenFor } from './late-sheets.ts';

export interface AnsweringChange extends ChangeAnswered, Answering {
  readonly proposal: Proposal;
  /** Which one a sheet is about; on the site the one that waits. */
  readonly changeId?: string;
}

/** Her co-authors read what she answered, and do not answer for her. */
export function answerChange(db: Database, given: AnsweringChange): Promise<Result<void, Refusal>> {
  return inTransaction(db, (tx) => answerChangeIn(tx, given));
}

/** The same within the transaction of the sheet that it came on, which may answer a change that was taken as silent. */
export async function answerChangeIn(
  tx: Tx,
  given: AnsweringChange,
): Promise<Result<void, Refusal>> {
  const { proposal, changeId, answer, position, sheet, now } = given;
  const { id: proposalId, institutionId, timeZone } = proposal;
  const examination = await lockExamination(tx, institutionId, proposalId);
  const change = await openChange(tx, proposalId, changeId);
  if (examination === undefined || change === undefined) {
    return err({ code: 'review/change-missing' });
  }
  const { state } = examination;
  const standing = decideStanding({ state, isSigned: examination.signedOffAt !== null }, sheet);
  if (!standing.ok) return standing;
  const isPublished = standing.value === 'published';
  if (!isPublished && answer === 'accepted' && examination.version !== change.fromVersion) {
    return err({ code: 'review/changed-meanwhile' });
  }
  const until = lastInstantOf(timeZone, change.answerUntil);
  const received = decideReceived({ from: change.proposedAt, until, timeZone }, sheet, now);
  if (!received.ok) return received;
  const isAuthor = speaksFor(proposal, given);
  const answeredAt = received.value;
  const decided = decideChangeAnswer({ answer, position }, { isAuthor, until, now: answeredAt });
  if (!decided.ok) return decided;
  const paperSheetId = sheet?.id ?? null;
  const saved = { id: change.id, answer, position, answeredAt, paperSheetId };
  if (isPublished) {
    // Her position is read beside the other; what would have been another version is none any more.
    const late =
      answer === 'accepted' ? ({ ...saved, answer: 'silent', position: '' } as const) : saved;
    await saveChangeAnswer(tx, { ...late, version: null });
    await keepLate(tx, proposal, sheet, now);
    return ok(undefined);
  }
  if (standing.value === 'signed') await reopenFor(tx, proposal);
  const { contents, reason } = change;
  const version =
    answer === 'accepted'
      ? await addVersion(tx, { proposalId, contents, madeBy: 'agreement', reason, now })
      : null;
  await saveChangeAnswer(tx, { ...saved, version });
  await goOn(tx, examination, { kind: `change-${answer}`, told: receivedTold(sheet), now });
  return ok(undefined);
}

/** The one that waits, or with an id also one that was taken as silent and of which no sheet came. */
async function openChange(tx: Tx, proposalId: string, id?: string): Promise<Change | undefined> {
  return (await listChanges(tx, proposalId)).find((one) =>
    id === undefined
      ? one.answer === null
      : one.id === id && (one.answer === null || (one.answer === 'silent' && !one.isOnPaper)),
  );
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
        ...{ id: change.id, answer: 'silent', position: '', version: null },
        ...{ answeredAt: now, paperSheetId: null },
      });
      if (examination.state === 'in-review') {
        await goOn(tx, examination, { kind: 'change-silent', told: {}, now });
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
    readonly told: Readonly<Record<string, string>>;
    readonly now: Date;
  },
): Promise<void> {
  const { name: holder } = await readInstitution(tx, institutionId);
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: 'in-review', heldBy: 'institution', holder, heldUntil: null },
    ...given,
  });
  assert(moved.ok, 'a proposal stays where it is');
}
