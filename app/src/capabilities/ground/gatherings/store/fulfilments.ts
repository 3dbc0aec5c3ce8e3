// What became of agreements, as rows that are never changed: the latest says how an agreement stands.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Fulfilment } from '../rules/fulfilment.ts';

/** Said of an agreement of `minutes` in the outer query, in any version of them, as long as its words are the same. */
const said = sql`gatherings.fulfilment
  join gatherings.agreement kept on kept.minutes_id = fulfilment.minutes_id
    and kept.position = fulfilment.position
  join gatherings.minutes then_minutes on then_minutes.id = fulfilment.minutes_id
  where then_minutes.gathering_id = minutes.gathering_id and kept.text = agreement.text`;

/** Of `agreement` and `minutes` in the outer query, the latest first. */
export const fulfilmentsOf = sql<readonly Fulfilment[]>`(select coalesce(json_agg(
    json_strip_nulls(json_build_object('state', fulfilment.state,
      'happenedOn', fulfilment.happened_on, 'how', fulfilment.how,
      'evidenceAddress', fulfilment.evidence_address,
      'evidenceFileId', fulfilment.evidence_file_id))
    order by fulfilment.id desc), '[]') from ${said})`;

/** Whether anybody said what became of it. */
export const isFollowed = sql<boolean>`exists (select from ${said})`;

export async function insertFulfilment(
  tx: Tx,
  of: { readonly minutesId: string; readonly position: number },
  fulfilment: Fulfilment,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('gatherings.fulfilment')
    .values({
      minutes_id: of.minutesId,
      position: of.position,
      state: fulfilment.state,
      happened_on: fulfilment.happenedOn,
      how: fulfilment.how,
      evidence_address: fulfilment.evidenceAddress ?? null,
      evidence_file_id: fulfilment.evidenceFileId ?? null,
      noted_at: now,
    })
    .execute();
}
