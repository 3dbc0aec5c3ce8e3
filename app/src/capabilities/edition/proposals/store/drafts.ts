// Proposals that are being written: only their author reads them, and each save has its number.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import { type DraftContents, emptyDraft } from '../rules/draft.ts';

export interface Draft {
  readonly id: string;
  readonly editionId: string;
  readonly contents: DraftContents;
  readonly revision: number;
  readonly updatedAt: Date;
}

/** Whose draft it is: of anybody else there is none. */
export interface DraftOf {
  readonly id: string;
  readonly personId: string;
}

interface Row {
  readonly id: string;
  readonly edition_id: string;
  readonly contents: unknown;
  readonly revision: number;
  readonly updated_at: Date;
}

/** What an older program did not ask for is as empty as in a new one. */
function toDraft(row: Row): Draft {
  return {
    id: row.id,
    editionId: row.edition_id,
    contents: { ...emptyDraft, ...(row.contents as Partial<DraftContents>) },
    revision: row.revision,
    updatedAt: row.updated_at,
  };
}

export async function insertDraft(
  tx: Tx,
  given: {
    readonly editionId: string;
    readonly personId: string;
    readonly contents: DraftContents;
    readonly now: Date;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('proposals.draft')
    .values({
      edition_id: given.editionId,
      person_id: given.personId,
      contents: JSON.stringify(given.contents),
      revision: 1,
      updated_at: given.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function readDraft(
  db: Database | Tx,
  { id, personId }: DraftOf,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('proposals.draft')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .select(['id', 'edition_id', 'contents', 'revision', 'updated_at'])
    .executeTakeFirst();
  return row && toDraft(row);
}

/** Whoever sends or saves the same draft waits here. */
export async function lockDraft(tx: Tx, of: DraftOf): Promise<Draft | undefined> {
  await sql`select from proposals.draft where id = ${of.id} for update`.execute(tx);
  return readDraft(tx, of);
}

export async function countDrafts(
  db: Database | Tx,
  { editionId, personId }: { readonly editionId: string; readonly personId: string },
): Promise<number> {
  const { count } = await db
    .selectFrom('proposals.draft')
    .where('edition_id', '=', editionId)
    .where('person_id', '=', personId)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Its new revision; of a locked draft. */
export async function updateDraft(
  tx: Tx,
  draft: Pick<Draft, 'id' | 'revision'>,
  contents: DraftContents,
  now: Date,
): Promise<number> {
  const revision = draft.revision + 1;
  await tx
    .updateTable('proposals.draft')
    .set({ contents: JSON.stringify(contents), revision, updated_at: now })
    .where('id', '=', draft.id)
    .execute();
  return revision;
}

/** Whether there was one. */
export async function deleteDraft(tx: Tx, { id, personId }: DraftOf): Promise<boolean> {
  const done = await tx
    .deleteFrom('proposals.draft')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

export interface DraftLine {
  readonly id: string;
  readonly title: string;
  readonly editionName: string;
  readonly editionSlug: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly revision: number;
  readonly updatedAt: Date;
}

/** Of one person, the last saved first. */
export async function listDrafts(
  db: Database | Tx,
  personId: string,
  editionId?: string,
): Promise<readonly DraftLine[]> {
  let query = db
    .selectFrom('proposals.draft as draft')
    .innerJoin('editions.edition as edition', 'edition.id', 'draft.edition_id')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'edition.institution_id',
    )
    .where('draft.person_id', '=', personId);
  if (editionId !== undefined) query = query.where('draft.edition_id', '=', editionId);
  return query
    .select([
      'draft.id',
      sql<string>`draft.contents ->> 'title'`.as('title'),
      'edition.name as editionName',
      'edition.slug as editionSlug',
      'institution.slug as institutionSlug',
      'institution.name as institutionName',
      timeZoneOf('institution').as('timeZone'),
      'draft.revision',
      'draft.updated_at as updatedAt',
    ])
    .orderBy('draft.updated_at', 'desc')
    .orderBy('draft.id')
    .execute();
}
