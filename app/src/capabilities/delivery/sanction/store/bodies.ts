// The body that decides for an institution, with whoever has a mandate on a day.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { MemberInOffice } from '../../../edition/editions/rules/index.ts';
import type { BodyKind } from '../rules/term.ts';

export interface BodyInOffice {
  readonly kind: BodyKind;
  readonly quorum: number | null;
  /** The secretary too; by seat, then by name. */
  readonly inOffice: readonly MemberInOffice[];
}

/** `day` is `YYYY-MM-DD` there; undefined while the body is not set. */
export async function readBody(
  db: Database,
  institutionId: string,
  day: string,
): Promise<BodyInOffice | undefined> {
  const { rows } = await sql<BodyInOffice>`select body.kind, body.quorum,
      coalesce((select json_agg(json_build_object('id', member.id, 'name', member.name, 'seat', member.seat)
          order by array_position(array['chair', 'member', 'secretary'], member.seat), member.plain_name)
        from institutions.body_member member
        where member.body_id = body.id and member.in_office @> ${day}::date), '[]') as "inOffice"
    from institutions.body
    where body.institution_id = ${institutionId} and body.kind <> 'cosoc'`.execute(db);
  return rows[0];
}
