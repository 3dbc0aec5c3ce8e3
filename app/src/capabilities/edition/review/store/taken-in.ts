// Proposals taken into review: their round, their examinations and the checks that each begins with.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { CheckKind } from '../rules/checks.ts';

/** Ids of those that came in and nobody looks at yet, by number; nobody moves them before the transaction ends. */
export async function lockSent(tx: Tx, editionId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('proposals.proposal')
    .select('id')
    .where('edition_id', '=', editionId)
    .where('state', '=', 'sent')
    .orderBy('number')
    .forNoKeyUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** Its id; the number after the last round of the edition. */
export async function insertRound(tx: Tx, editionId: string, now: Date): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into review.round (edition_id, number, opened_at)
    select ${editionId}, coalesce(max(number), 0) + 1, ${now} from review.round where edition_id = ${editionId}
    returning id`.execute(tx);
  return rows[0]?.id ?? '';
}

export interface TakenIn {
  readonly editionId: string;
  readonly institutionId: string;
  readonly roundId: string;
  readonly proposalIds: readonly string[];
  readonly checks: readonly { readonly kind: CheckKind; readonly dueOn: string }[];
}

/** A kind of check goes to the unit that takes such checks by itself, the first by name; to nobody where there is none. */
export async function insertExaminations(tx: Tx, given: TakenIn): Promise<void> {
  const { editionId, institutionId, roundId, proposalIds, checks } = given;
  const ids = sql`unnest(${proposalIds}::uuid[])`;
  await sql`insert into review.examination (proposal_id, edition_id, institution_id, round_id, stage)
    select id, ${editionId}, ${institutionId}, ${roundId}, 'admissibility' from ${ids} as id`.execute(
    tx,
  );
  const template = checks.map(({ kind, dueOn }) => ({ kind, due: dueOn }));
  await sql`insert into review.check (proposal_id, kind, due_on, unit_id)
    select id, given.kind, given.due, (select unit.id from review.unit
      where unit.institution_id = ${institutionId} and unit.retired_at is null and given.kind = any (unit.kinds)
      order by unit.plain_name limit 1)
    from ${ids} as id,
      jsonb_to_recordset(${JSON.stringify(template)}::jsonb) as given (kind text, due date)`.execute(
    tx,
  );
}
