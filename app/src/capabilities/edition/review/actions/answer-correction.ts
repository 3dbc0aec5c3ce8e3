// The author mends what was asked for: another version of the proposal, in time, and the review goes on.
import { assert, err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { addVersion, authorsOf, moveProposal, type Proposal } from '../../proposals/index.ts';
import { type Contents, type ContentsProblem, problemsOf } from '../../proposals/rules/index.ts';
import { decideReceived, decideStanding } from '../rules/on-paper.ts';
import type { Refusal } from '../rules/refusal.ts';
import { keepCorrectionSheet, saveCorrected } from '../store/corrections.ts';
import { type Correction, type Examination, lockExamination } from '../store/examinations.ts';
import { findReviewEdition } from '../store/review-editions.ts';
import { type Answering, answersForTeam, receivedTold, speaksFor } from './answering.ts';
import { keepLate, reopenFor } from './late-sheets.ts';

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

/**
 * The same within the transaction of the sheet that it came on, which may mend what was taken as never mended, and what
 * was signed off meanwhile; after the result was published it is only kept.
 */
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
  const isSigned = held.signedOffAt !== null;
  const standing = decideStanding({ state: held.state, isSigned }, sheet);
  if (!standing.ok) return standing;
  const until = new Date(open.answerUntil);
  const term = { from: new Date(open.askedAt), until, timeZone };
  const received = decideReceived(term, sheet, now);
  if (!received.ok) return received;
  if (until < received.value) return err({ code: 'review/correction-over' });
  if (sheet !== undefined && standing.value === 'published') {
    await keepCorrectionSheet(tx, open.id, sheet.id);
    await keepLate(tx, proposal, sheet, now);
    return ok(undefined);
  }
  if (held.version !== proposal.version) return err({ code: 'review/changed-meanwhile' });
  if (reason === '') return err({ code: 'review/reason-missing' });
  const edition = await findReviewEdition(tx, institutionId, editionSlug);
  assert(edition?.rules !== undefined, 'what is reviewed has bases in force');
  const problems = problemsOf(contents, edition.rules);
  if (problems.length > 0) return err({ code: 'review/contents-wrong', problems });
  if (standing.value === 'signed') await reopenFor(tx, proposal);
  const isByTeam = await auditIfByTeam(tx, given);
  const madeBy = isByTeam ? 'institution' : 'author';
  const version = await addVersion(tx, { proposalId, contents, madeBy, reason, now });
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

/**
 * Her co-authors too, and the desk for what it entered; on a sheet without an account whoever signs for a proposal that
 * nobody has.
 */
async function standsBehind(tx: Tx, given: Corrected): Promise<boolean> {
  const { actor, proposal } = given;
  if (actor === undefined) return speaksFor(proposal, given);
  return (
    answersForTeam(proposal, actor) || (await authorsOf(tx, proposal.id)).includes(actor.personId)
  );
}

/** What somebody of the team mends is in the log of acts; whether it was one. */
async function auditIfByTeam(tx: Tx, { actor, proposal }: Corrected): Promise<boolean> {
  if (actor === undefined || !answersForTeam(proposal, actor)) return false;
  const { institutionId: id, editionSlug: edition, number } = proposal;
  await audit(tx, {
    ...{ actor, act: 'proposals/enter', scope: { kind: 'institution', id } },
    subject: `institution:${id}`,
    told: { step: 'corrected', edition, proposal: number },
  });
  return true;
}

/** The one that is open; of the first sheet the one that it is about, though its term was over when it was entered. */
function openCorrection(
  { corrections, state }: Examination,
  { correctionId }: Corrected,
): Correction | undefined {
  if (correctionId === undefined) {
    return state === 'correcting' ? corrections.find(isWaiting) : undefined;
  }
  const last = corrections.at(-1);
  const isHers = last?.id === correctionId && last.answeredAt === null && !last.isOnPaper;
  return isHers ? last : undefined;
}

function isWaiting({ answeredAt, endedAt }: Correction): boolean {
  return answeredAt === null && endedAt === null;
}
