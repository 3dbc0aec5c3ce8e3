// Takes a feasible result back for what came up later: one person proposes it, and another signs it.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { actsThatClaim, type TwoPersonKind } from '../../../../platform/two-person.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { proposeAct } from '../../../ground/people/index.ts';
import { depositWithdrawal } from '../../editions/index.ts';
import { authorsOf, moveProposal } from '../../proposals/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideReversal, type ReversalPayload, subjectOf } from '../rules/reversals.ts';
import { type Examination, lockExamination } from '../store/examinations.ts';
import { insertReversal } from '../store/reversals.ts';
import { lockReviewEdition, type ReviewEdition } from '../store/review-editions.ts';
import { type ByStaff, log, whyStill } from './by-staff.ts';
import { issue, type Site, type Written } from './issue.ts';
import { heldNext } from './publish-round.ts';
import { citable } from './save-finding.ts';

export interface Reversing {
  readonly kind: TwoPersonKind;
  readonly payload: ReversalPayload;
}

/** The id of the act that waits for its second person; one at a time for a proposal. */
export function proposeReversal(
  db: Database,
  by: ByStaff,
  { kind, payload }: Reversing,
): Promise<Result<string, Refusal>> {
  return inTransaction(db, async (tx) => {
    const judged = await judge(tx, by, payload, [by.actor.personId]);
    if (!judged.ok) return judged;
    const { actor, scope, now } = by;
    const claims = [payload.proposal.id];
    const asked = { kind, institutionId: scope.id, claims, now };
    const [waiting] = await actsThatClaim(tx, asked);
    if (waiting !== undefined) return err({ code: 'review/reverse-waits' });
    const subject = subjectOf(payload.proposal.id);
    return ok(await proposeAct(tx, { ...asked, payload, subject, actor }));
  });
}

interface Judged {
  readonly edition: ReviewEdition;
  readonly examination: Examination;
  readonly normId: string;
}

/** Judged when it is proposed as when it is signed; nobody else works on it until the transaction ends. */
async function judge(
  tx: Tx,
  { scope }: Pick<ByStaff, 'scope'>,
  payload: ReversalPayload,
  people: readonly string[],
): Promise<Result<Judged, Refusal>> {
  const edition = await lockReviewEdition(tx, scope.id, payload.edition.id);
  const proposalId = payload.proposal.id;
  const examination = edition && (await lockExamination(tx, scope.id, proposalId));
  if (edition === undefined || examination?.editionId !== edition.id) {
    return err({ code: 'review/unknown' });
  }
  const still = whyStill(edition);
  if (still !== undefined) return err(still);
  const isClosed = edition.closedContestIds.includes(examination.contestId);
  const decided = decideReversal({ state: examination.state, isClosed });
  if (!decided.ok) return decided;
  if (payload.reason === '') return err({ code: 'review/reason-missing' });
  const normId = await citable(tx, payload.norm, scope.id);
  if (normId === undefined) return err({ code: 'review/norm-unknown' });
  if (normId === null) return err({ code: 'review/norm-missing' });
  const authors = await authorsOf(tx, proposalId);
  if (people.some((id) => authors.includes(id))) return err({ code: 'review/own-proposal' });
  return ok({ edition, examination, normId });
}

export interface SignedReversal {
  readonly actId: string;
  readonly payload: ReversalPayload;
  readonly proposedBy: string;
}

/** How its document says what is taken back and why, in the language of the moment. */
export type WriteReversal = (given: {
  readonly edition: ReviewEdition;
  readonly examination: Examination;
  readonly payload: ReversalPayload;
}) => Written;

/** In the transaction in which it is signed: its document, off the slate, told to its author that day; she may appeal again. */
export async function reverseFeasible(
  tx: Tx,
  site: Site,
  by: ByStaff,
  { actId, payload, proposedBy, write }: SignedReversal & { readonly write: WriteReversal },
): Promise<Result<void, Refusal>> {
  const judged = await judge(tx, by, payload, [proposedBy, by.actor.personId]);
  if (!judged.ok) return judged;
  const { edition, examination, normId } = judged.value;
  const { proposalId, number } = examination;
  const { ground, reason, article } = payload;
  const { now } = by;
  const documentId = await issue(tx, site, by, {
    ...{ act: 'review/reverse', kind: 'review-reversal' },
    ...inLocale(sourceLocale, () => write({ edition, examination, payload })),
  });
  await insertReversal(tx, { proposalId, actId, ground, reason, normId, article, now });
  await depositWithdrawal(tx, { projectId: proposalId, reason, now });
  const next = { outcome: 'not-feasible', wasAppealed: false } as const;
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: 'not-feasible', kind: 'reversed', told: { ground } },
    ...{ ...heldNext(edition, next, now), documentId, now },
  });
  assert(moved.ok, 'what is feasible can be taken back');
  await log(tx, by, 'review/reverse', edition, { step: 'reversed', proposal: number });
  return ok(undefined);
}
