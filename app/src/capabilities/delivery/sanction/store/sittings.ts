// What is written down in a sitting: who was there, what is drafted of each project, and the vote of each member.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Majority } from '../../../edition/editions/rules/index.ts';
import type { Decision } from '../rules/matter.ts';
import type { VoteGiven } from '../rules/voting.ts';

export interface SittingFacts {
  readonly name: string;
  /** `YYYY-MM-DD` there. */
  readonly heldOn: string;
  readonly majority: Majority;
  readonly quorum: number;
  readonly majorityNorm: string;
}

export async function insertSitting(
  tx: Tx,
  given: SittingFacts & {
    readonly submissionId: string;
    readonly continuesId: string | null;
    readonly openedBy: string;
    readonly now: Date;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('sanction.sitting')
    .values({
      ...{ submission_id: given.submissionId, continues_id: given.continuesId },
      ...factsOf(given),
      ...{ opened_by: given.openedBy, opened_at: given.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function factsOf({ name, heldOn, majority, quorum, majorityNorm }: SittingFacts) {
  return { name, held_on: heldOn, majority, quorum, majority_norm: majorityNorm };
}

/** One more version, with what else changes of the sitting; false if another one was saved since `version`. */
export async function saveSitting(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  more: {
    readonly facts?: SittingFacts;
    readonly suspendedReason?: string;
    readonly closedAt?: Date;
  } = {},
): Promise<boolean> {
  const { facts, suspendedReason, closedAt } = more;
  const saved = await tx
    .updateTable('sanction.sitting')
    .set({
      version: version + 1,
      ...(facts && factsOf(facts)),
      ...(suspendedReason !== undefined && {
        state: 'suspended',
        suspended_reason: suspendedReason,
      }),
      ...(closedAt && { state: 'closed', closed_at: closedAt }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

/** Whoever is not named any more is not noted. */
export async function savePresence(
  tx: Tx,
  sittingId: string,
  presence: readonly { readonly memberId: string; readonly isPresent: boolean }[],
): Promise<void> {
  await tx.deleteFrom('sanction.presence').where('sitting_id', '=', sittingId).execute();
  if (presence.length === 0) return;
  await tx
    .insertInto('sanction.presence')
    .values(
      presence.map(({ memberId, isPresent }) => ({
        ...{ sitting_id: sittingId, member_id: memberId, is_present: isPresent },
      })),
    )
    .execute();
}

/** What was drafted of the project in that sitting before is what is drafted now. */
export async function saveDraft(
  tx: Tx,
  {
    sittingId,
    submissionId,
    decision,
  }: {
    readonly sittingId: string;
    readonly submissionId: string;
    readonly decision: Decision;
  },
): Promise<void> {
  const { projectId, outcome, isCarried, amountClp, place, return: asked } = decision;
  const row = {
    ...{ outcome, is_carried: isCarried, amount_clp: amountClp, place },
    ...{ reason: decision.reason, changes: decision.changes, minority: decision.minority },
    ...{ return_what: asked?.what ?? null, return_by: asked?.by ?? null },
    ...{ return_until: asked?.until ?? null, casting_by: decision.castingBy },
  };
  await tx
    .insertInto('sanction.decision')
    .values({ sitting_id: sittingId, submission_id: submissionId, project_id: projectId, ...row })
    .onConflict((on) => on.columns(['sitting_id', 'project_id']).doUpdateSet(row))
    .execute();
}

/** Drafts of a suspended sitting on which nobody voted go on in the one that continues it. */
export async function moveDrafts(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update sanction.decision set sitting_id = ${to}
    where sitting_id = ${from} and resolution_id is null and not exists (select from sanction.vote
      where vote.sitting_id = decision.sitting_id and vote.project_id = decision.project_id)`.execute(
    tx,
  );
}

export interface Recorded {
  readonly sittingId: string;
  readonly projectId: string;
  readonly recordedBy: string;
  readonly now: Date;
}

export async function insertVotes(
  tx: Tx,
  { sittingId, projectId, recordedBy, now }: Recorded,
  votes: readonly VoteGiven[],
): Promise<void> {
  await tx
    .insertInto('sanction.vote')
    .values(
      votes.map(({ memberId, vote, interest }) => ({
        ...{ sitting_id: sittingId, project_id: projectId, member_id: memberId, vote },
        ...{ interest: interest === '' ? null : interest },
        ...{ recorded_by: recordedBy, recorded_at: now },
      })),
    )
    .execute();
}

export async function setCasting(
  tx: Tx,
  { sittingId, projectId }: Pick<Recorded, 'sittingId' | 'projectId'>,
  castingBy: string | null,
): Promise<void> {
  await tx
    .updateTable('sanction.decision')
    .set({ casting_by: castingBy })
    .where('sitting_id', '=', sittingId)
    .where('project_id', '=', projectId)
    .execute();
}

/** Another vote of the same member, which names the last one that it corrects. */
export async function insertCorrection(
  tx: Tx,
  { sittingId, projectId, recordedBy, now }: Recorded,
  { memberId, vote, interest, reason }: VoteGiven & { readonly reason: string },
): Promise<void> {
  await sql`insert into sanction.vote (sitting_id, project_id, member_id, vote, interest, corrects, reason,
      recorded_by, recorded_at)
    select sitting_id, project_id, member_id, ${vote}, ${interest === '' ? null : interest}, id, ${reason},
      ${recordedBy}, ${now}
    from sanction.last_vote
    where sitting_id = ${sittingId} and project_id = ${projectId} and member_id = ${memberId}`.execute(
    tx,
  );
}

export async function insertMending(
  tx: Tx,
  given: {
    readonly decisionId: string;
    readonly what: string;
    readonly receivedOn: string;
    readonly recordedBy: string;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('sanction.mending')
    .values({
      ...{ decision_id: given.decisionId, what: given.what, received_on: given.receivedOn },
      ...{ recorded_by: given.recordedBy, recorded_at: given.now },
    })
    .execute();
}

/** The resolution, and with it all that was drafted in these sittings. Its id. */
export async function insertResolution(
  tx: Tx,
  given: {
    readonly submissionId: string;
    readonly sittingId: string;
    readonly number: string;
    readonly actId: string;
    readonly documentId: string;
    readonly sittings: readonly string[];
    readonly now: Date;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('sanction.resolution')
    .values({
      ...{ submission_id: given.submissionId, sitting_id: given.sittingId, number: given.number },
      ...{ act_id: given.actId, document_id: given.documentId, signed_at: given.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('sanction.decision')
    .set({ resolution_id: id })
    .where('sitting_id', 'in', [...given.sittings])
    .where('resolution_id', 'is', null)
    .execute();
  return id;
}

export async function insertLapse(
  tx: Tx,
  given: {
    readonly submissionId: string;
    readonly lastDay: string;
    readonly actId: string;
    readonly documentId: string;
    readonly recordedBy: string;
    readonly now: Date;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('sanction.lapse')
    .values({
      ...{ submission_id: given.submissionId, last_day: given.lastDay, act_id: given.actId },
      ...{ document_id: given.documentId, recorded_by: given.recordedBy, recorded_at: given.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The day of the submission follows. */
export async function insertReceptionCorrection(
  tx: Tx,
  given: {
    readonly submissionId: string;
    readonly wasOn: string;
    readonly receivedOn: string;
    readonly reason: string;
    readonly actId: string;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('sanction.reception_correction')
    .values({
      ...{ submission_id: given.submissionId, was_on: given.wasOn, received_on: given.receivedOn },
      ...{ reason: given.reason, act_id: given.actId, corrected_at: given.now },
    })
    .execute();
}

/** Its number. */
export async function insertQuestion(
  tx: Tx,
  given: {
    readonly submissionId: string;
    readonly askedBy: string;
    readonly askerName: string;
    readonly text: string;
    readonly now: Date;
  },
): Promise<number> {
  await sql`select from sanction.submission where id = ${given.submissionId} for no key update`.execute(
    tx,
  );
  const { rows } = await sql<{ number: number }>`insert into sanction.question
      (submission_id, number, asked_by, asker_name, text, asked_at)
    select ${given.submissionId}, 1 + coalesce(max(number), 0), ${given.askedBy}, ${given.askerName},
      ${given.text}, ${given.now}
    from sanction.question where submission_id = ${given.submissionId}
    returning number`.execute(tx);
  return rows[0]?.number ?? 0;
}

export async function answerQuestionRow(
  tx: Tx,
  id: string,
  given: { readonly answer: string; readonly answeredBy: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('sanction.question')
    .set({ answer: given.answer, answered_by: given.answeredBy, answered_at: given.now })
    .where('id', '=', id)
    .execute();
}
