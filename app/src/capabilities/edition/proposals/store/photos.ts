// Photos of a proposal: at most six at a time, each in its place, and of one that was removed why.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { PHOTOS_MOST } from '../rules/photo.ts';

/** The place that it took, from 1; undefined when all are taken. The proposal has to be locked. */
export async function insertPhoto(
  tx: Tx,
  given: { readonly proposalId: string; readonly fileId: string; readonly now: Date },
): Promise<number | undefined> {
  const { proposalId, fileId, now } = given;
  const { rows } = await sql<{
    place: number;
  }>`insert into proposals.photo (proposal_id, file_id, place, added_at)
    select ${proposalId}, ${fileId}, free.place, ${now} from generate_series(1, ${PHOTOS_MOST}) as free(place)
    where not exists (select from proposals.photo taken where taken.proposal_id = ${proposalId}
      and taken.place = free.place and taken.removed_at is null)
    order by exists (select from proposals.photo gone where gone.proposal_id = ${proposalId}
      and gone.place = free.place), free.place limit 1
    on conflict (proposal_id, place) do update set file_id = excluded.file_id, added_at = excluded.added_at,
      removed_at = null, removed_reason = null
    returning place`.execute(tx);
  return rows[0]?.place;
}

/** Its file, which no photo names any more; undefined for one that is not there. The proposal has to be locked. */
export async function removePhoto(
  tx: Tx,
  given: {
    readonly proposalId: string;
    readonly place: number;
    readonly reason: string;
    readonly now: Date;
  },
): Promise<string | undefined> {
  const { proposalId, place, reason, now } = given;
  const { rows } = await sql<{ file_id: string }>`with shown as (
      select proposal_id, place, file_id from proposals.photo
      where proposal_id = ${proposalId} and place = ${place} and removed_at is null)
    update proposals.photo gone set file_id = null, removed_at = ${now}, removed_reason = ${reason}
    from shown where gone.proposal_id = shown.proposal_id and gone.place = shown.place
    returning shown.file_id`.execute(tx);
  return rows[0]?.file_id;
}

/** Of these files, those that a photo shows. */
export async function photosStillNamed(
  db: Database,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('proposals.photo')
    .where('file_id', 'in', [...ids])
    .select('file_id')
    .execute();
  return rows.flatMap(({ file_id: id }) => id ?? []);
}
