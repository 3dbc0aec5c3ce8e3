// What comes of a gathering besides its minutes: priorities and documents; and what is taken off its lists.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Theme, WayOfMarking } from '../rules/priorities.ts';

export interface PriorityWritten {
  readonly theme: Theme;
  readonly text: string;
  readonly territoryId: string | undefined;
  readonly way: WayOfMarking;
  readonly marksCount: number;
}

export interface Priority extends PriorityWritten {
  readonly id: string;
  readonly territoryName: string | undefined;
}

interface PriorityRow {
  readonly id: string;
  readonly theme: string;
  readonly text: string;
  readonly territory_id: string | null;
  readonly territory_name: string | null;
  readonly way: string;
  readonly marks_count: number;
}

function priorityOf(row: PriorityRow): Priority {
  return {
    id: row.id,
    theme: row.theme as Theme,
    text: row.text,
    territoryId: row.territory_id ?? undefined,
    territoryName: row.territory_name ?? undefined,
    way: row.way as WayOfMarking,
    marksCount: row.marks_count,
  };
}

/** Those with most people behind them first. */
export async function listPriorities(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly Priority[]> {
  const { rows } = await sql<PriorityRow>`
    select priority.id, theme, text, territory_id, territory.name as territory_name, way, marks_count
    from gatherings.priority left join territories.territory on territory.id = territory_id
    where gathering_id = ${gatheringId}
    order by marks_count desc, added_at, priority.id`.execute(db);
  return rows.map(priorityOf);
}

export interface PriorityOfInstitution extends Priority {
  readonly gatheringSlug: string;
  readonly gatheringTitle: string;
  readonly heldAt: Date;
}

/** Of the gatherings of an institution, and those of organisations of its comuna, that were held since then. */
export async function listPrioritiesOf(
  db: Database | Tx,
  institutionId: string,
  since: Date,
): Promise<readonly PriorityOfInstitution[]> {
  const { rows } = await sql<PriorityRow & { slug: string; title: string; starts_at: Date }>`
    select priority.id, theme, text, priority.territory_id, territory.name as territory_name, way,
      marks_count, gathering.slug, gathering.title, gathering.starts_at
    from gatherings.priority
      join gatherings.gathering on gathering.id = gathering_id
      left join territories.territory on territory.id = priority.territory_id
    where gathering.state in ('held', 'approved') and gathering.starts_at >= ${since}
      and (gathering.institution_id = ${institutionId}
        or (gathering.organization_id is not null and gathering.cut =
          (select cut from institutions.institution where id = ${institutionId})))
    order by marks_count desc, gathering.starts_at, priority.id`.execute(db);
  return rows.map((row) => ({
    ...priorityOf(row),
    gatheringSlug: row.slug,
    gatheringTitle: row.title,
    heldAt: row.starts_at,
  }));
}

export async function insertPriority(
  tx: Tx,
  gatheringId: string,
  { theme, text, territoryId, way, marksCount }: PriorityWritten,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('gatherings.priority')
    .values({
      gathering_id: gatheringId,
      theme,
      text,
      territory_id: territoryId ?? null,
      way,
      marks_count: marksCount,
      added_at: now,
    })
    .execute();
}

export interface GatheringDocument {
  readonly id: string;
  readonly fileId: string;
  readonly title: string;
}

export function listDocuments(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly GatheringDocument[]> {
  return db
    .selectFrom('gatherings.document')
    .select(['id', 'file_id as fileId', 'title'])
    .where('gathering_id', '=', gatheringId)
    .orderBy('added_at')
    .execute();
}

export async function insertDocument(
  tx: Tx,
  gatheringId: string,
  { fileId, title }: Omit<GatheringDocument, 'id'>,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('gatherings.document')
    .values({ gathering_id: gatheringId, file_id: fileId, title, added_at: now })
    .execute();
}

/** False if there is none of this id in this gathering. */
export async function removeFrom(
  tx: Tx,
  what: 'priority' | 'delegate' | 'document',
  gatheringId: string,
  id: string,
): Promise<boolean> {
  const removed = await tx
    .deleteFrom(`gatherings.${what}`)
    .where('gathering_id', '=', gatheringId)
    .where('id', '=', id)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/** Of these files, those that something of the room still names. */
export async function namedFiles(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select file_id as id from gatherings.document where file_id = any(${ids})
    union select file_id from gatherings.paper where file_id = any(${ids})
    union select evidence_file_id from gatherings.fulfilment where evidence_file_id = any(${ids})
    union select scan_file_id from gatherings.gathering where scan_file_id = any(${ids})`.execute(
    db,
  );
  return new Set(found.rows.map(({ id }) => id));
}

/** Whose gathering a scanned list is of. */
export async function callerOfScan(
  db: Database,
  fileId: string,
): Promise<{ readonly kind: 'institution' | 'organization'; readonly id: string } | undefined> {
  const row = await db
    .selectFrom('gatherings.gathering')
    .select(['institution_id', 'organization_id'])
    .where('scan_file_id', '=', fileId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return row.institution_id === null
    ? { kind: 'organization', id: row.organization_id ?? '' }
    : { kind: 'institution', id: row.institution_id };
}
