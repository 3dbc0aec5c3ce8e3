// The lists that were submitted to the body, with all that was decided about them, in one query.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Majority, MemberInOffice } from '../../../edition/editions/rules/index.ts';
import type { Replacement } from '../rules/effects.ts';
import type { Decision, Matter } from '../rules/matter.ts';
import type { BodyKind } from '../rules/term.ts';
import type { VoteGiven } from '../rules/voting.ts';

/** Instants come out of JSON as text: `2026-11-28T12:00:00+00:00`. */
export interface SubmittedContest {
  readonly contestId: string;
  readonly code: string;
  readonly round: number;
  readonly resultId: string;
  /** Of its outcome, in hexadecimal. */
  readonly resultSha256: string;
  /** Of its certification. */
  readonly certificationCode: string;
  readonly certifiedAt: string;
  readonly amountClp: number;
  readonly replacement: Replacement;
  /** Ids of what its result had in its order and had left when it was submitted. */
  readonly left: readonly string[];
  /** Another result is certified since, it was found wrong, or its vote was repeated. */
  readonly isStale: boolean;
}

/** What a vote was before it was corrected, the first one first. */
export interface Correction {
  readonly vote: VoteGiven['vote'];
  readonly interest: string;
  /** Why it was corrected, and when. */
  readonly reason: string;
  readonly correctedAt: string;
}

export interface KeptVote extends VoteGiven {
  readonly name: string;
  readonly seat: 'chair' | 'member';
  readonly corrections: readonly Correction[];
}

export interface KeptDecision extends Decision {
  readonly id: string;
  readonly sittingId: string;
  /** Null of a draft. */
  readonly resolutionId: string | null;
  /** By seat and name; none while nobody voted. */
  readonly votes: readonly KeptVote[];
  /** Of what was returned and came back. */
  readonly mending: { readonly what: string; readonly receivedOn: string } | null;
}

export interface Sitting {
  readonly id: string;
  readonly continuesId: string | null;
  readonly name: string;
  readonly heldOn: string;
  readonly majority: Majority;
  readonly quorum: number;
  readonly majorityNorm: string;
  readonly state: 'open' | 'suspended' | 'closed';
  readonly suspendedReason: string | null;
  /** Whoever saves says which one she saw. */
  readonly version: number;
  readonly openedAt: string;
  readonly closedAt: string | null;
  /** With a mandate on its day, the secretary too; by seat, then by name. */
  readonly inOffice: readonly MemberInOffice[];
  /** Ids of who was noted as present, and as absent. */
  readonly present: readonly string[];
  readonly absent: readonly string[];
  /** In the citizens' order. */
  readonly decisions: readonly KeptDecision[];
}

export interface Resolution {
  readonly id: string;
  readonly sittingId: string;
  /** As the body numbers it. */
  readonly number: string;
  readonly documentCode: string;
  readonly actId: string;
  readonly signedAt: string;
}

export interface Lapse {
  readonly id: string;
  readonly lastDay: string;
  readonly documentCode: string;
  readonly recordedAt: string;
}

/** The day of reception as it was written, and why two people put it right. */
export interface ReceptionCorrection {
  readonly wasOn: string;
  readonly receivedOn: string;
  readonly reason: string;
  readonly correctedAt: string;
}

export interface Question {
  readonly id: string;
  readonly number: number;
  readonly askedBy: string | null;
  readonly askerName: string;
  readonly text: string;
  readonly askedAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
}

export interface Submission {
  readonly id: string;
  readonly number: number;
  readonly bodyId: string;
  readonly bodyKind: BodyKind;
  readonly bodyQuorum: number | null;
  readonly submittedAs: 'mayor' | 'governor';
  readonly receivedOn: string;
  /** In the order in which they were signed; none where the day stands as it was written first. */
  readonly receptionCorrections: readonly ReceptionCorrection[];
  readonly termDays: number | null;
  readonly submittedAt: string;
  readonly documentCode: string;
  /** By their codes. */
  readonly contests: readonly SubmittedContest[];
  /** By contest, in the citizens' order. */
  readonly matters: readonly Matter[];
  /** In the order in which they were opened. */
  readonly sittings: readonly Sitting[];
  /** In the order in which they were signed. */
  readonly resolutions: readonly Resolution[];
  readonly lapse: Lapse | null;
  /** By their numbers. */
  readonly questions: readonly Question[];
}

const contests = sql`(select json_agg(json_build_object('contestId', one.contest_id, 'code', contest.code,
    'round', one.round, 'resultId', one.result_id, 'resultSha256', encode(result.outcome_sha256, 'hex'),
    'certificationCode', document.code, 'certifiedAt', certification.certified_at, 'amountClp', one.amount_clp, 'replacement', one.replacement,
    'left', array(select line.project_id from count.result_line line where line.result_id = one.result_id
      and not exists (select from sanction.matter where matter.submission_id = one.submission_id
        and matter.project_id = line.project_id)),
    'isStale', sanction.is_stale(one)) order by contest.code)
  from sanction.submitted_contest one
  join editions.contest on contest.id = one.contest_id
  join count.result on result.id = one.result_id
  join count.certification on certification.result_id = one.result_id
  join records.document on document.id = certification.document_id
  where one.submission_id = submission.id)`;

const matters = sql`(select json_agg(json_build_object('projectId', matter.project_id,
    'contestId', matter.contest_id, 'place', matter.place, 'costClp', matter.cost_clp,
    'isFunded', matter.is_funded, 'conflictGroup', project.conflict_group,
    'togetherGroup', project.together_group, 'name', project.name, 'number', entry.number,
    'support', line.support) order by contest.code, matter.place)
  from sanction.matter
  join editions.contest on contest.id = matter.contest_id
  join editions.slate_project project on project.project_id = matter.project_id
  join count.result_line line on line.result_id = matter.result_id and line.project_id = matter.project_id
  join count.result on result.id = matter.result_id
  join count.vote brought on brought.id = result.vote_id
  join ballot_list.entry on entry.list_id = brought.list_id and entry.project_id = matter.project_id
  where matter.submission_id = submission.id)`;

const corrections = sql`coalesce((select json_agg(json_build_object('vote', before.vote,
    'interest', coalesce(before.interest, ''), 'reason', later.reason, 'correctedAt', later.recorded_at)
    order by before.id)
  from sanction.vote before join sanction.vote later on later.corrects = before.id
  where before.sitting_id = cast_.sitting_id and before.project_id = cast_.project_id
    and before.member_id = cast_.member_id), '[]')`;

const votes = sql`coalesce((select json_agg(json_build_object('memberId', cast_.member_id, 'vote', cast_.vote,
    'interest', coalesce(cast_.interest, ''), 'name', member.name, 'seat', member.seat,
    'corrections', ${corrections}) order by member.seat, member.plain_name)
  from sanction.last_vote cast_ join institutions.body_member member on member.id = cast_.member_id
  where cast_.sitting_id = decision.sitting_id and cast_.project_id = decision.project_id), '[]')`;

const decisions = sql`coalesce((select json_agg(json_build_object('id', decision.id,
    'sittingId', decision.sitting_id, 'resolutionId', decision.resolution_id,
    'projectId', decision.project_id, 'outcome', decision.outcome, 'isCarried', decision.is_carried,
    'amountClp', decision.amount_clp, 'place', decision.place, 'reason', decision.reason,
    'changes', decision.changes, 'minority', decision.minority, 'castingBy', decision.casting_by,
    'return', case when decision.outcome = 'returned' then json_build_object('what', decision.return_what,
      'by', decision.return_by, 'until', decision.return_until) end,
    'votes', ${votes},
    'mending', (select json_build_object('what', mending.what, 'receivedOn', mending.received_on)
      from sanction.mending where mending.decision_id = decision.id)) order by contest.code, matter.place)
  from sanction.decision
  join sanction.matter using (submission_id, project_id)
  join editions.contest on contest.id = matter.contest_id
  where decision.sitting_id = sitting.id), '[]')`;

const inOffice = sql`coalesce((select json_agg(json_build_object('id', member.id, 'name', member.name,
    'seat', member.seat)
    order by array_position(array['chair', 'member', 'secretary'], member.seat), member.plain_name)
  from institutions.body_member member
  where member.body_id = submission.body_id and member.in_office @> sitting.held_on), '[]')`;

const sittings = sql`coalesce((select json_agg(json_build_object('id', sitting.id,
    'continuesId', sitting.continues_id, 'name', sitting.name, 'heldOn', sitting.held_on,
    'majority', sitting.majority, 'quorum', sitting.quorum, 'majorityNorm', sitting.majority_norm,
    'state', sitting.state, 'suspendedReason', sitting.suspended_reason, 'version', sitting.version,
    'openedAt', sitting.opened_at, 'closedAt', sitting.closed_at, 'inOffice', ${inOffice},
    'present', array(select member_id from sanction.presence
      where presence.sitting_id = sitting.id and is_present order by 1),
    'absent', array(select member_id from sanction.presence
      where presence.sitting_id = sitting.id and not is_present order by 1),
    'decisions', ${decisions}) order by sitting.place)
  from sanction.sitting where sitting.submission_id = submission.id), '[]')`;

const resolutions = sql`coalesce((select json_agg(json_build_object('id', resolution.id,
    'sittingId', resolution.sitting_id, 'number', resolution.number, 'documentCode', signed.code,
    'actId', resolution.act_id, 'signedAt', resolution.signed_at) order by resolution.place)
  from sanction.resolution join records.document signed on signed.id = resolution.document_id
  where resolution.submission_id = submission.id), '[]')`;

const lapse = sql`(select json_build_object('id', lapse.id, 'lastDay', lapse.last_day,
    'documentCode', certificate.code, 'recordedAt', lapse.recorded_at)
  from sanction.lapse join records.document certificate on certificate.id = lapse.document_id
  where lapse.submission_id = submission.id)`;

const receptionCorrections = sql`coalesce((select json_agg(json_build_object('wasOn', one.was_on,
    'receivedOn', one.received_on, 'reason', one.reason, 'correctedAt', one.corrected_at) order by one.place)
  from sanction.reception_correction one where one.submission_id = submission.id), '[]')`;

const questions = sql`coalesce((select json_agg(json_build_object('id', question.id,
    'number', question.number, 'askedBy', question.asked_by, 'askerName', question.asker_name,
    'text', question.text, 'askedAt', question.asked_at, 'answer', question.answer,
    'answeredAt', question.answered_at) order by question.number)
  from sanction.question where question.submission_id = submission.id), '[]')`;

/** Of one edition, in the order in which they were submitted. */
export async function readSubmissions(
  db: Database | Tx,
  editionId: string,
): Promise<readonly Submission[]> {
  const { rows } = await sql<Submission>`select submission.id, submission.number,
      submission.body_id as "bodyId", submission.body_kind as "bodyKind", body.quorum as "bodyQuorum",
      submission.submitted_as as "submittedAs", submission.received_on::text as "receivedOn",
      submission.term_days as "termDays", to_json(submission.submitted_at) as "submittedAt",
      document.code as "documentCode", ${contests} as contests, ${matters} as matters,
      ${sittings} as sittings, ${resolutions} as resolutions, ${lapse} as lapse,
      ${receptionCorrections} as "receptionCorrections", ${questions} as questions
    from sanction.submission
    join institutions.body on body.id = submission.body_id
    join records.document on document.id = submission.document_id
    where submission.edition_id = ${editionId} order by submission.number`.execute(db);
  return rows;
}

export interface NewSubmission {
  readonly editionId: string;
  readonly bodyId: string;
  readonly bodyKind: BodyKind;
  readonly submittedBy: string;
  readonly receivedOn: string;
  readonly termDays: number | null;
  readonly documentId: string;
  readonly contests: readonly Pick<
    SubmittedContest,
    'contestId' | 'round' | 'resultId' | 'amountClp' | 'replacement'
  >[];
  readonly matters: readonly Pick<
    Matter,
    'contestId' | 'projectId' | 'place' | 'costClp' | 'isFunded'
  >[];
  readonly number: number;
  readonly now: Date;
}

/** Its parts first: once it is there, nothing is added. */
export async function insertSubmission(tx: Tx, given: NewSubmission): Promise<string> {
  const id = crypto.randomUUID();
  const { editionId, contests: own, matters: order, bodyKind } = given;
  await tx
    .insertInto('sanction.submitted_contest')
    .values(
      own.map((one) => ({
        ...{ submission_id: id, edition_id: editionId, contest_id: one.contestId },
        ...{ round: one.round, result_id: one.resultId },
        ...{ amount_clp: one.amountClp, replacement: one.replacement },
      })),
    )
    .execute();
  const resultOf = new Map(own.map((one) => [one.contestId, one.resultId]));
  await tx
    .insertInto('sanction.matter')
    .values(
      order.map((one) => ({
        ...{ submission_id: id, contest_id: one.contestId, project_id: one.projectId },
        ...{ result_id: resultOf.get(one.contestId) ?? '', place: one.place },
        ...{ cost_clp: one.costClp, is_funded: one.isFunded },
      })),
    )
    .execute();
  await tx
    .insertInto('sanction.submission')
    .values({
      ...{ id, edition_id: editionId, number: given.number, body_id: given.bodyId },
      ...{ body_kind: bodyKind, submitted_as: bodyKind === 'core' ? 'governor' : 'mayor' },
      ...{ submitted_by: given.submittedBy, received_on: given.receivedOn },
      ...{ term_days: given.termDays, document_id: given.documentId, submitted_at: given.now },
    })
    .execute();
  return id;
}

/** Whoever decides about the same edition waits here. */
export async function lockEdition(tx: Tx, editionId: string): Promise<void> {
  await sql`select from editions.edition where id = ${editionId} for no key update`.execute(tx);
}

/** The body that decides for an institution; undefined while it is not set. */
export async function findBody(
  db: Database | Tx,
  institutionId: string,
): Promise<{ readonly id: string; readonly kind: BodyKind } | undefined> {
  const found = await db
    .selectFrom('institutions.body')
    .where('institution_id', '=', institutionId)
    .where('kind', '<>', 'cosoc')
    .select(['id', 'kind'])
    .executeTakeFirst();
  return found && { id: found.id, kind: found.kind as BodyKind };
}

/** Whose submission it is; undefined of any other id. */
export async function editionOfSubmission(
  db: Database | Tx,
  submissionId: string,
): Promise<string | undefined> {
  const found = await db
    .selectFrom('sanction.submission')
    .where('id', '=', submissionId)
    .select('edition_id as editionId')
    .executeTakeFirst();
  return found?.editionId;
}

/** Whose sitting it is; undefined of any other id. */
export async function editionOfSitting(
  db: Database | Tx,
  sittingId: string,
): Promise<string | undefined> {
  const found = await db
    .selectFrom('sanction.sitting as sitting')
    .innerJoin('sanction.submission as submission', 'submission.id', 'sitting.submission_id')
    .where('sitting.id', '=', sittingId)
    .select('submission.edition_id as editionId')
    .executeTakeFirst();
  return found?.editionId;
}
