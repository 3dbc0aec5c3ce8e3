// Steps of a sanction taken with the store alone, past every rule: what then says no is the database.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import { findPublicEdition } from '../../../edition/editions/index.ts';
import { givenAct } from '../../../edition/editions/testing/acts.ts';
import { givenDocument } from '../../../edition/editions/testing/given.ts';
import type { CountedVote } from '../../../vote/count/testing/counted.ts';
import { findSitting } from '../actions/locate.ts';
import { payloadOf } from '../actions/propose-closing.ts';
import type { Decision, Outcome } from '../rules/matter.ts';
import { type NewApproval, saveApprovals } from '../store/approvals.ts';
import {
  insertLapse,
  insertMending,
  insertReceptionCorrection,
  insertResolution,
  insertSitting,
  insertVotes,
  type SittingFacts,
  saveDraft,
} from '../store/sittings.ts';
import { insertSubmission, type NewSubmission, readSubmissions } from '../store/submissions.ts';
import {
  drafted,
  facts,
  LAPSED,
  lettersToVotes,
  RECEIVED,
  type SanctionGround,
  SITTING,
} from './given.ts';

/** Where a try stands: within a transaction that is rolled back. */
export interface At {
  readonly tx: Tx;
  readonly ground: SanctionGround;
  readonly vote: CountedVote & { readonly submissionId: string };
}

/** What is tried, what the database answers (`taken`, or the name of what says no), and how it is tried. */
export type Try = readonly [what: string, answer: string, step: (at: At) => Promise<unknown>];

/** One after the other. */
export const steps =
  (...each: readonly ((at: At) => Promise<unknown>)[]) =>
  async (at: At) => {
    for (const step of each) await step(at);
  };

export async function answerOf(
  where: Omit<At, 'tx'>,
  step: (at: At) => Promise<unknown>,
): Promise<string> {
  const undone = new Error('undone');
  try {
    await where.ground.db.transaction().execute(async (tx) => {
      await step({ tx, ...where });
      await sql`set constraints all immediate`.execute(tx);
      throw undone;
    });
  } catch (error) {
    if (error === undone) return 'taken';
    const { constraint } = error as { readonly constraint?: string };
    if (constraint === undefined) throw error;
    return constraint;
  }
  return 'never';
}

export const member = (nth: number) => (at: At) => at.ground.town.council[nth] ?? '';
export const run = (text: (at: At) => ReturnType<typeof sql>) => (where: At) =>
  text(where).execute(where.tx);
export const present = (nth: number, isPresent: boolean) =>
  run(
    (where) => sql`insert into sanction.presence select id, ${member(nth)(where)}, ${isPresent}
      from sanction.sitting where submission_id = ${where.vote.submissionId}`,
  );

export const submits =
  (change: (row: NewSubmission) => Partial<NewSubmission> = () => ({})) =>
  async ({ tx, ground, vote }: At) => {
    const { town, mayor } = ground;
    const rows = await sql<{ id: string; cost: number; place: number }>`
      select project_id as id, cost_clp::float8 as cost, place from count.result_line
      where result_id = ${vote.resultId} order by place`.execute(tx);
    const row: NewSubmission = {
      ...{ editionId: vote.editionId, bodyId: town.bodyId, bodyKind: 'municipal-council' },
      ...{ submittedBy: mayor.actor.personId, receivedOn: RECEIVED, termDays: null, number: 1 },
      documentId: await givenDocument(tx, town.institutionId),
      contests: [
        {
          ...{ contestId: vote.contestId, round: 1, resultId: vote.resultId },
          ...{ amountClp: 50_000_000, replacement: 'next-in-order' },
        },
      ],
      matters: rows.rows.map(({ id, cost, place }) => ({
        ...{ contestId: vote.contestId, projectId: id, place, costClp: cost },
        isFunded: place === 1,
      })),
      now: new Date('2027-04-22T18:00:00Z'),
    };
    await insertSubmission(tx, { ...row, ...change(row) });
  };

export const sits =
  (more: Partial<SittingFacts> & { readonly now?: Date; readonly continues?: true } = {}) =>
  async ({ tx, ground, vote }: At) => {
    const { now = SITTING, continues, ...given } = more;
    const before = continues ? await lastSitting(tx, vote.editionId) : undefined;
    await insertSitting(tx, {
      ...{ ...facts, ...given, submissionId: vote.submissionId, now },
      ...{ continuesId: before?.id ?? null, openedBy: ground.certifying.actor.personId },
    });
  };

export const setsSitting =
  (row: Readonly<Record<string, unknown>>) =>
  async ({ tx, vote }: At) => {
    const { id } = await lastSitting(tx, vote.editionId);
    await tx.updateTable('sanction.sitting').set(row).where('id', '=', id).execute();
  };

export const suspends = () =>
  setsSitting({ state: 'suspended', suspended_reason: 'x', version: 2 });

export const writes =
  (nth: number, outcome: Outcome, more: Partial<Decision> = {}) =>
  async ({ tx, vote }: At) => {
    const { id } = await lastSitting(tx, vote.editionId);
    const whole = { ...drafted(vote, nth, outcome), castingBy: null };
    const isApproved = outcome.startsWith('approved');
    const costs = [30_000_000, 25_000_000, 20_000_000];
    const priced = isApproved ? { amountClp: costs[nth] ?? 0, place: nth + 1 } : {};
    const decision = { ...whole, ...priced, ...more };
    await saveDraft(tx, { sittingId: id, submissionId: vote.submissionId, decision });
  };

export const votes =
  (nth: number, letters = 'fffffff') =>
  async ({ tx, ground, vote }: At) => {
    const { id: sittingId } = await lastSitting(tx, vote.editionId);
    const recorded = { sittingId, projectId: vote.projectIds[nth] ?? '' };
    const recordedBy = ground.certifying.actor.personId;
    const given = lettersToVotes(ground.town.council, letters);
    await insertVotes(tx, { ...recorded, recordedBy, now: SITTING }, given);
  };

/** Drafted and voted for by all. */
export const decides = (nth: number, outcome: Outcome, more: Partial<Decision> = {}) =>
  steps(writes(nth, outcome, more), votes(nth));

/** Another vote of the first member, which corrects the one before. */
export const corrects =
  (nth: number, cast: string, reason: string | null = 'Se leyó mal') =>
  async ({ tx, ground, vote }: At) => {
    const { id } = await lastSitting(tx, vote.editionId);
    await sql`insert into sanction.vote (sitting_id, project_id, member_id, vote, corrects, reason, recorded_at)
      select sitting_id, project_id, member_id, ${cast}, id, ${reason}, ${SITTING} from sanction.last_vote
      where sitting_id = ${id} and project_id = ${vote.projectIds[nth] ?? ''}
        and member_id = ${ground.town.council[1] ?? ''}`.execute(tx);
  };

export interface SignedMore {
  readonly kind?: string;
  readonly subject?: string;
  readonly outcome?: 'executed' | null;
  /** What the act says, made otherwise. */
  readonly says?: (payload: ReturnType<typeof payloadOf>) => object;
  readonly leavesOpen?: true;
}

/** The last sitting, and those that it continues, closed and signed by two, as at the end of a transaction. */
export const signs =
  (more: SignedMore = {}) =>
  async ({ tx, ground, vote }: At) => {
    const { town } = ground;
    const edition = await findPublicEdition(tx, 'ancud', vote.slug);
    const { id } = await lastSitting(tx, vote.editionId);
    const submissions = await readSubmissions(tx, vote.editionId);
    const found = findSitting(submissions, id);
    assert(edition !== undefined && found !== undefined, 'it was opened');
    const payload = payloadOf({ edition, submissions, today: '', ...found }, '57');
    if (!more.leavesOpen) {
      await sql`update sanction.sitting set state = 'closed', closed_at = ${SITTING}, version = version + 1
        where submission_id = ${vote.submissionId} and state <> 'closed'`.execute(tx);
    }
    const actId = await givenAct(tx, town, {
      ...{ kind: more.kind ?? 'sanction/close-sitting', editionId: vote.editionId },
      ...{ payload: more.says?.(payload) ?? payload, outcome: more.outcome ?? 'executed' },
      ...(more.outcome === null && { outcome: null }),
      subject: more.subject ?? `sitting:${id}`,
    });
    await insertResolution(tx, {
      ...{ submissionId: vote.submissionId, sittingId: id, number: '57', actId, now: SITTING },
      documentId: await givenDocument(tx, town.institutionId),
      sittings: found.submission.sittings.map((one) => one.id),
    });
    await sql`set constraints all immediate`.execute(tx);
    await sql`set constraints all deferred`.execute(tx);
  };

export const mends =
  (nth: number, receivedOn = '2027-05-06') =>
  async ({ tx, ground, vote }: At) => {
    const { rows } = await sql<{ id: string }>`select id from sanction.decision
      where submission_id = ${vote.submissionId} and project_id = ${vote.projectIds[nth] ?? ''}`.execute(
      tx,
    );
    await insertMending(tx, {
      ...{ decisionId: rows[0]?.id ?? '', what: 'El plano', receivedOn, now: SITTING },
      recordedBy: ground.certifying.actor.personId,
    });
  };

/** Of an act about a submission, where it is said otherwise. */
type ActMore = Partial<Parameters<typeof givenAct>[2]>;

export const lapses =
  (now = LAPSED, lastDay = '2027-05-22', more: ActMore = {}) =>
  async ({ tx, ground, vote }: At) => {
    const actId = await givenAct(tx, ground.town, {
      ...{ kind: 'sanction/record-lapse', editionId: vote.editionId, payload: { lastDay } },
      ...{ subject: `submission:${vote.submissionId}`, ...more },
    });
    await insertLapse(tx, {
      ...{ submissionId: vote.submissionId, lastDay, actId, now },
      documentId: await givenDocument(tx, ground.town.institutionId),
      recordedBy: ground.certifying.actor.personId,
    });
  };

/** The day of reception is put right: in the database, of the day as it is written. */
export const receives =
  (
    receivedOn: string,
    {
      wasOn = RECEIVED,
      now = SITTING,
      ...more
    }: ActMore & { readonly wasOn?: string; readonly now?: Date } = {},
  ) =>
  async ({ tx, ground, vote }: At) => {
    const said = { wasOn, receivedOn, reason: 'El sello dice otro día' };
    const actId = await givenAct(tx, ground.town, {
      ...{ kind: 'sanction/correct-reception', editionId: vote.editionId, payload: said },
      ...{ subject: `submission:${vote.submissionId}`, ...more },
    });
    await insertReceptionCorrection(tx, { submissionId: vote.submissionId, ...said, actId, now });
  };

/** As its signed decision, or the lapse of its submission, says; `more` otherwise. */
export const approves =
  (nth: number, more: Partial<NewApproval> = {}) =>
  async ({ tx, vote }: At) => {
    const projectId = vote.projectIds[nth] ?? '';
    const { rows } = await sql<{ decision: string | null; lapse: string | null; amount: number }>`
      select decision.id as decision, lapse.id as lapse,
        coalesce(decision.amount_clp, matter.cost_clp)::float8 as amount
      from sanction.matter
      left join sanction.decision on decision.submission_id = matter.submission_id
        and decision.project_id = matter.project_id
      left join sanction.lapse on lapse.submission_id = matter.submission_id
      where matter.submission_id = ${vote.submissionId} and matter.project_id = ${projectId}`.execute(
      tx,
    );
    const [found] = rows;
    await saveApprovals(tx, [
      {
        ...{ projectId, editionId: vote.editionId, contestId: vote.contestId },
        ...{ resultId: vote.resultId, submissionId: vote.submissionId, scope: 'works' },
        ...{ amountClp: found?.amount ?? 0, now: SITTING },
        ...{ decisionId: found?.decision ?? null, lapseId: found?.lapse ?? null, ...more },
      },
    ]);
  };

async function lastSitting(tx: Tx, editionId: string) {
  const sitting = (await readSubmissions(tx, editionId)).at(-1)?.sittings.at(-1);
  assert(sitting !== undefined, 'a sitting was opened');
  return sitting;
}
