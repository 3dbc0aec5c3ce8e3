// The author of a proposal appeals against what was answered, in time there: somebody else decides.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { isItsAuthor, moveProposal, type Proposal, readProposal } from '../../proposals/index.ts';
import { decideAppealFiled } from '../rules/appeals.ts';
import type { Refusal } from '../rules/refusal.ts';
import { dueOn } from '../rules/terms.ts';
import { findAppeal, insertAppeal } from '../store/appeals.ts';
import { lockExamination } from '../store/examinations.ts';
import { findReviewEdition } from '../store/review-editions.ts';

export interface FilingAppeal {
  readonly proposalId: string;
  readonly reason: string;
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  /** When it was received: of one on paper, when the desk entered it. */
  readonly now: Date;
  readonly paperSheetId?: string;
}

export function fileAppeal(db: Database, given: FilingAppeal): Promise<Result<Proposal, Refusal>> {
  return inTransaction(db, (tx) => fileAppealIn(tx, given));
}

/** The same within the transaction of the sheet that it came on. */
export async function fileAppealIn(
  tx: Tx,
  { proposalId, reason, actor, now, paperSheetId }: FilingAppeal,
): Promise<Result<Proposal, Refusal>> {
  const proposal = await readProposal(tx, proposalId);
  if (proposal === undefined) return err({ code: 'review/unknown' });
  const { institutionId, institutionName: holder, editionSlug, timeZone } = proposal;
  const examination = await lockExamination(tx, institutionId, proposalId);
  const edition = await findReviewEdition(tx, institutionId, editionSlug);
  if (examination === undefined || edition?.rules === undefined) {
    return err({ code: 'review/appeal-nothing' });
  }
  const { outcome, publishedAt, answer, state } = examination;
  const { businessDays, answerBusinessDays } = edition.rules.operational.appeals;
  const hasAppeal = (await findAppeal(tx, proposalId)) !== undefined;
  const isAuthor = isItsAuthor(proposal, actor);
  const decided = decideAppealFiled(
    { outcome, publishedAt, hasAppeal, timeZone, businessDays },
    { isAuthor, reason, now },
  );
  if (!decided.ok) return decided;
  const { openUntil } = decided.value;
  if (publishedAt === null || outcome === null || outcome === 'feasible' || state !== outcome) {
    return err({ code: 'review/appeal-nothing' });
  }
  assert(answer !== null, 'a negative result has its answer');
  const heldUntil = dueOn(dayIn(timeZone, now), Math.max(1, answerBusinessDays));
  await insertAppeal(tx, {
    ...{ proposalId, against: { outcome, answer, at: publishedAt }, reason, paperSheetId },
    ...{ openUntil, answerDueOn: heldUntil, now },
  });
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: 'appealed', kind: 'appealed', told: {} },
    ...{ heldBy: 'institution', holder, heldUntil, now },
  });
  assert(moved.ok, 'what was answered with a no can be appealed');
  return ok(proposal);
}
