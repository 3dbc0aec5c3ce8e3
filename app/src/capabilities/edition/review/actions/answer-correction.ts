// The author mends what was asked for: another version of the proposal, in time, and the review goes on.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { addVersion, authorsOf, moveProposal, type Proposal } from '../../proposals/index.ts';
import { type Contents, type ContentsProblem, problemsOf } from '../../proposals/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { saveCorrected } from '../store/corrections.ts';
import { lockExamination } from '../store/examinations.ts';
import { findReviewEdition } from '../store/review-editions.ts';

export interface ContentsWrong {
  readonly code: 'review/contents-wrong';
  readonly problems: readonly ContentsProblem[];
}

export interface Corrected {
  readonly proposal: Proposal;
  readonly contents: Contents;
  /** What she changed, which everybody reads. */
  readonly reason: string;
  readonly personId: string;
  readonly now: Date;
}

/** Somebody else's is not there; after the term it is judged as it is. */
export function answerCorrection(
  db: Database,
  { proposal, contents, reason, personId, now }: Corrected,
): Promise<Result<void, Refusal | ContentsWrong>> {
  const { id: proposalId, institutionId, editionSlug } = proposal;
  return inTransaction(db, async (tx) => {
    const held = await lockExamination(tx, institutionId, proposalId);
    const authors = await authorsOf(tx, proposalId);
    if (held === undefined || !authors.includes(personId)) return err({ code: 'review/unknown' });
    const open = held.corrections.find(
      ({ answeredAt, endedAt }) => answeredAt === null && endedAt === null,
    );
    if (open === undefined || held.state !== 'correcting') {
      return err({ code: 'review/correction-missing' });
    }
    if (new Date(open.answerUntil) < now) return err({ code: 'review/correction-over' });
    if (held.version !== proposal.version) return err({ code: 'review/changed-meanwhile' });
    if (reason === '') return err({ code: 'review/reason-missing' });
    const edition = await findReviewEdition(tx, institutionId, editionSlug);
    assert(edition?.rules !== undefined, 'what is reviewed has bases in force');
    const problems = problemsOf(contents, edition.rules);
    if (problems.length > 0) return err({ code: 'review/contents-wrong', problems });
    const version = await addVersion(tx, { proposalId, contents, madeBy: 'author', reason, now });
    await saveCorrected(tx, { proposalId, version, now });
    const moved = await moveProposal(tx, {
      ...{ proposalId, to: 'in-review', kind: 'corrected', told: { version } },
      ...{ heldBy: 'institution', holder: edition.institutionName, heldUntil: null, now },
    });
    assert(moved.ok, 'what was corrected goes back into review');
    return ok(undefined);
  });
}
