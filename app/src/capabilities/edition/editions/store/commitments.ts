// Commitments of the elected body with the vote of each member, and their revocation.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Majority, MemberInOffice, MemberVote } from '../rules/commitment.ts';

export interface NewCommitment {
  readonly editionId: string;
  readonly rulebookId: string;
  readonly bodyId: string;
  readonly sitting: string;
  readonly sittingOn: string;
  readonly resolution: string;
  readonly amountClp: number;
  readonly fiscalYear: number;
  readonly terms: string;
  readonly majority: Majority;
  readonly quorum: number;
  readonly majorityNorm: string;
  readonly fileId: string;
  /** In hexadecimal. */
  readonly fileSha256: string;
  readonly documentId: string;
  readonly actId: string;
  readonly votes: readonly MemberVote[];
  readonly castingBy: string | null;
  readonly now: Date;
}

export async function insertCommitment(tx: Tx, given: NewCommitment): Promise<string> {
  const inserted = await sql<{
    id: string;
  }>`insert into editions.commitment (edition_id, rulebook_id,
      rulebook_sha256, committed_sha256, body_id, sitting, sitting_on, resolution, amount_clp, fiscal_year,
      terms, majority, quorum, majority_norm, file_id, file_sha256, document_id, act_id, recorded_at)
    select ${given.editionId}, rulebook.id, rulebook.sha256, rulebook.committed_sha256, ${given.bodyId},
      ${given.sitting}, ${given.sittingOn}, ${given.resolution}, ${given.amountClp}, ${given.fiscalYear},
      ${given.terms}, ${given.majority}, ${given.quorum}, ${given.majorityNorm}, ${given.fileId},
      decode(${given.fileSha256}, 'hex'), ${given.documentId}, ${given.actId}, ${given.now}
    from editions.rulebook where rulebook.id = ${given.rulebookId}
    returning id`.execute(tx);
  const id = inserted.rows[0]?.id ?? '';
  await tx
    .insertInto('editions.commitment_vote')
    .values(
      given.votes.map(({ memberId, vote }) => ({
        commitment_id: id,
        member_id: memberId,
        vote,
        is_casting: memberId === given.castingBy,
      })),
    )
    .execute();
  return id;
}

export interface Revocation {
  readonly resolution: string;
  readonly reason: string;
  readonly actId: string;
  readonly now: Date;
}

export async function revokeCommitmentRow(tx: Tx, id: string, given: Revocation): Promise<void> {
  await tx
    .updateTable('editions.commitment')
    .set({
      revoked_at: given.now,
      revocation_resolution: given.resolution,
      revocation_reason: given.reason,
      revocation_act_id: given.actId,
    })
    .where('id', '=', id)
    .execute();
}

export interface DecidingBody {
  readonly id: string;
  readonly kind: string;
  readonly quorum: number | null;
  /** Who had a mandate on the day that was asked, the secretary too; by seat, then by name. */
  readonly inOffice: readonly MemberInOffice[];
}

/** The body that decides for an institution, as it sat on a civil day; undefined while it is not set. */
export async function readDecidingBody(
  db: Database | Tx,
  institutionId: string,
  day: string,
): Promise<DecidingBody | undefined> {
  const found = await sql<DecidingBody>`select body.id, body.kind, body.quorum,
      coalesce((select json_agg(json_build_object('id', member.id, 'name', member.name, 'seat', member.seat)
        order by array_position(array['chair', 'member', 'secretary'], member.seat), member.plain_name)
        from institutions.body_member member
        where member.body_id = body.id and member.in_office @> ${day}::date), '[]') as "inOffice"
    from institutions.body
    where body.institution_id = ${institutionId} and body.kind <> 'cosoc'`.execute(db);
  return found.rows[0];
}
