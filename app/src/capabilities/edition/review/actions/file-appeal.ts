// Whoever proposed appeals against what was answered, in time there: somebody else decides.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { moveProposal, type Proposal, readProposal } from '../../proposals/index.ts';
import { appealOpenUntil, decideAppealFiled } from '../rules/appeals.ts';
import { decideReceived, type Sheet } from '../rules/on-paper.ts';
import type { Refusal } from '../rules/refusal.ts';
import { dueOn } from '../rules/terms.ts';
import { insertAppeal } from '../store/appeals.ts';
import { type Examination, lockExamination } from '../store/examinations.ts';
import { findReviewEdition } from '../store/review-editions.ts';
import { type Answering, receivedTold, speaksFor } from './answering.ts';

export interface FilingAppeal extends Answering {
  readonly proposalId: string;
  readonly reason: string;
}

export function fileAppeal(db: Database, given: FilingAppeal): Promise<Result<Proposal, Refusal>> {
  return inTransaction(db, (tx) => fileAppealIn(tx, given));
}

/** The same within the transaction of the sheet that it came on: it counts as of the day on which that was received. */
export async function fileAppealIn(
  tx: Tx,
  given: FilingAppeal,
): Promise<Result<Proposal, Refusal>> {
  const { proposalId, reason, sheet, now } = given;
  const proposal = await readProposal(tx, proposalId);
  if (proposal === undefined) return err({ code: 'review/unknown' });
  const { institutionId, institutionName: holder, editionSlug, timeZone } = proposal;
  const examination = await lockExamination(tx, institutionId, proposalId);
  const edition = await findReviewEdition(tx, institutionId, editionSlug);
  if (examination === undefined || edition?.rules === undefined) {
    return err({ code: 'review/appeal-nothing' });
  }
  const { outcome, publishedAt, answer, state, reversalId } = examination;
  const { businessDays, answerBusinessDays } = edition.rules.operational.appeals;
  const received = receivedOf({ examination, sheet, timeZone, businessDays, now });
  if (!received.ok) return received;
  const filedAt = received.value;
  const decided = decideAppealFiled(
    { outcome, publishedAt, hasAppeal: examination.wasAppealed, timeZone, businessDays },
    { isAuthor: speaksFor(proposal, given), reason, now: filedAt },
  );
  if (!decided.ok) return decided;
  const { openUntil } = decided.value;
  if (publishedAt === null || outcome === null || outcome === 'feasible' || state !== outcome) {
    return err({ code: 'review/appeal-nothing' });
  }
  // What would come of it could not be voted on any more.
  if (edition.closedContestIds.includes(examination.contestId)) {
    return err({ code: 'review/appeal-list-frozen' });
  }
  assert(answer !== null, 'a negative result has its answer');
  const heldUntil = dueOn(dayIn(timeZone, filedAt), Math.max(1, answerBusinessDays));
  await insertAppeal(tx, {
    ...{ proposalId, reversalId, against: { outcome, answer, at: publishedAt }, reason },
    ...{ paperSheetId: sheet?.id, openUntil, answerDueOn: heldUntil, filedAt },
  });
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: 'appealed', kind: 'appealed', told: receivedTold(sheet) },
    ...{ heldBy: 'institution', holder, heldUntil, now },
  });
  assert(moved.ok, 'what was answered with a no can be appealed');
  return ok(proposal);
}

/** The instant that counts; what was never published is refused by its own rule. */
function receivedOf({
  examination: { publishedAt },
  sheet,
  timeZone,
  businessDays,
  now,
}: {
  readonly examination: Pick<Examination, 'publishedAt'>;
  readonly sheet: Sheet | undefined;
  readonly timeZone: string;
  readonly businessDays: number;
  readonly now: Date;
}): Result<Date, Refusal> {
  if (publishedAt === null || businessDays === 0) return ok(now);
  const until = appealOpenUntil(timeZone, publishedAt, businessDays);
  return decideReceived({ from: publishedAt, until, timeZone }, sheet, now);
}
