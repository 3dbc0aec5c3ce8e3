// The author mends what was asked for: another version of the proposal, in time, and the review goes on.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { addVersion, authorsOf, moveProposal, type Proposal } from '../../proposals/index.ts';
import { type Contents, type ContentsProblem, problemsOf } from '../../proposals/rules/index.ts';
import { decideReceived } from '../rules/on-paper.ts';
import type { Refusal } from '../rules/refusal.ts';
import { saveCorrected } from '../store/corrections.ts';
import { type Correction, type Examination, lockExamination } from '../store/examinations.ts';
import { findReviewEdition } from '../store/review-editions.ts';
import { type Answering, receivedTold, speaksFor } from './answering.ts';

export interface ContentsWrong {
  readonly code: 'review/contents-wrong';
  readonly problems: readonly ContentsProblem[];
}

export interface Corrected extends Answering {
  readonly proposal: Proposal;
  readonly contents: Contents;
  /** What she changed, which everybody reads. */
  readonly reason: string;
  /** Which one a sheet is about; on the site the one that is open. */
  readonly correctionId?: string;
}

/** Somebody else's is not there; after the term it is judged as it is. */
export function answerCorrection(
  db: Database,
  given: Corrected,
): Promise<Result<void, Refusal | ContentsWrong>> {
  return inTransaction(db, (tx) => answerCorrectionIn(tx, given));
}

/** The same within the transaction of the sheet that it came on, which may mend what was taken as never mended. */
export async function answerCorrectionIn(
  tx: Tx,
  given: Corrected,
): Promise<Result<void, Refusal | ContentsWrong>> {
  const { proposal, contents, reason, sheet, now } = given;
  const { id: proposalId, institutionId, editionSlug, timeZone } = proposal;
  const held = await lockExamination(tx, institutionId, proposalId);
  if (held === undefined || !(await standsBehind(tx, given)))
    return err({ code: 'review/unknown' });
  const open = openCorrection(held, given);
  if (open === undefined) return err({ code: 'review/correction-missing' });
  if (held.signedOffAt !== null) return err({ code: 'review/signed-off' });
  const until = new Date(open.answerUntil);
  const term = { from: new Date(open.askedAt), until, timeZone };
  const received = decideReceived(term, sheet, now);
  if (!received.ok) return received;
  if (until < received.value) return err({ code: 'review/correction-over' });
  if (held.version !== proposal.version) return err({ code: 'review/changed-meanwhile' });
  if (reason === '') return err({ code: 'review/reason-missing' });
  const edition = await findReviewEdition(tx, institutionId, editionSlug);
  assert(edition?.rules !== undefined, 'what is reviewed has bases in force');
  const problems = problemsOf(contents, edition.rules);
  if (problems.length > 0) return err({ code: 'review/contents-wrong', problems });
  const version = await addVersion(tx, { proposalId, contents, madeBy: 'author', reason, now });
  const paperSheetId = sheet?.id ?? null;
  await saveCorrected(tx, { id: open.id, version, answeredAt: received.value, paperSheetId });
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: 'in-review', kind: 'corrected' },
    ...{ told: { version, ...receivedTold(sheet) } },
    ...{ heldBy: 'institution', holder: edition.institutionName, heldUntil: null, now },
  });
  assert(moved.ok, 'what was corrected goes back into review');
  return ok(undefined);
}

/** Her co-authors too; on a sheet without an account whoever signs for a proposal that nobody has. */
async function standsBehind(tx: Tx, given: Corrected): Promise<boolean> {
  const { actor, proposal } = given;
  if (actor === undefined) return speaksFor(proposal, given);
  return (await authorsOf(tx, proposal.id)).includes(actor.personId);
}

/** The one that is open; of a sheet the one that it is about, though its term was over when it was entered. */
function openCorrection(
  { corrections, state }: Examination,
  { correctionId }: Corrected,
): Correction | undefined {
  if (correctionId === undefined) {
    return state === 'correcting' ? corrections.find(isWaiting) : undefined;
  }
  const last = corrections.at(-1);
  const isHers = last?.id === correctionId && last.answeredAt === null;
  return isHers && (state === 'correcting' || state === 'in-review') ? last : undefined;
}

function isWaiting({ answeredAt, endedAt }: Correction): boolean {
  return answeredAt === null && endedAt === null;
}
