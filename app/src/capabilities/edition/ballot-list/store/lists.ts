// Ballot lists as they are kept: the frozen text, the lot that numbers it, and what left it since, in one query.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { ListText } from '../rules/list-text.ts';

/** The lot of a list, as far as its pages tell of it. */
export interface LotOfList {
  readonly id: string;
  /** Instants come out of JSON as text. */
  readonly heldAt: string;
  readonly place: string;
  readonly observers: readonly { readonly name: string; readonly standsFor: string }[];
  readonly chance: 'dice' | 'public-draw';
  readonly source: string | null;
  readonly entropy: string | null;
  readonly documentCode: string | null;
}

export interface Entry {
  readonly projectId: string;
  /** The number of its proposal. */
  readonly id: string;
  readonly number: number | null;
  /** Why it left, as everybody reads it; null of what stands. */
  readonly withdrawnReason: string | null;
}

export interface BallotList {
  readonly id: string;
  readonly editionId: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly cut: string | null;
  readonly regionCode: string | null;
  readonly editionSlug: string;
  readonly editionName: string;
  readonly timeZone: string;
  readonly contestId: string;
  readonly round: number;
  /** The bytes that were hashed. */
  readonly text: string;
  readonly content: ListText;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly frozenAt: Date;
  readonly documentCode: string;
  readonly drawnAt: Date | null;
  readonly drawnDocumentCode: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
  readonly lot: LotOfList;
  /** By the number of their proposals. */
  readonly entries: readonly Entry[];
}

const lot = sql<LotOfList>`json_build_object('id', lot.id, 'heldAt', lot.held_at, 'place', lot.place,
  'observers', lot.observers, 'chance', lot.entropy_kind, 'source', lot.source, 'entropy', lot.entropy,
  'documentCode', (select code from records.document where document.id = lot.document_id))`;

const entries = sql<readonly Entry[]>`coalesce((select json_agg(json_build_object(
    'projectId', entry.project_id, 'id', proposal.number::text, 'number', entry.number,
    'withdrawnReason', project.withdrawn_reason) order by entry.place)
  from ballot_list.entry
  join editions.slate_project project on project.project_id = entry.project_id
  join proposals.proposal on proposal.id = entry.project_id
  where entry.list_id = list.id), '[]'::json)`;

function selectLists(db: Database | Tx) {
  return db
    .selectFrom('ballot_list.list as list')
    .innerJoin('editions.contest as contest', 'contest.id', 'list.contest_id')
    .innerJoin('editions.edition as edition', 'edition.id', 'contest.edition_id')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'edition.institution_id',
    )
    .innerJoin('records.lot as lot', 'lot.id', 'list.lot_id')
    .innerJoin('records.document as document', 'document.id', 'list.document_id')
    .leftJoin('records.document as drawn', 'drawn.id', 'list.drawn_document_id')
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'institution.cut')
    .select([
      'list.id',
      'edition.id as editionId',
      'institution.id as institutionId',
      'institution.slug as institutionSlug',
      'institution.name as institutionName',
      'institution.cut',
      sql<string | null>`coalesce(institution.region_code, comuna.region_code)`.as('regionCode'),
      'edition.slug as editionSlug',
      'edition.name as editionName',
      timeZoneOf('institution').as('timeZone'),
      'list.contest_id as contestId',
      'list.round',
      'list.text',
      sql<ListText>`list.text::json`.as('content'),
      sql<string>`encode(list.sha256, 'hex')`.as('sha256'),
      'list.frozen_at as frozenAt',
      'document.code as documentCode',
      'list.drawn_at as drawnAt',
      'drawn.code as drawnDocumentCode',
      'list.withdrawn_at as withdrawnAt',
      'list.withdrawn_reason as withdrawnReason',
      lot.as('lot'),
      entries.as('entries'),
    ])
    .orderBy('list.frozen_at')
    .orderBy('list.id');
}

/** Of every contest of an edition, thawed ones too, in the order in which they were frozen. */
export function listLists(db: Database | Tx, editionId: string): Promise<readonly BallotList[]> {
  return selectLists(db).where('contest.edition_id', '=', editionId).execute();
}

/** Of all editions of an institution, thawed ones too. */
export function listOfInstitution(
  db: Database,
  institutionId: string,
): Promise<readonly BallotList[]> {
  return selectLists(db).where('edition.institution_id', '=', institutionId).execute();
}

/** That stand, of everywhere or as the address of the public list narrows them. */
export function listStanding(
  db: Database,
  {
    institution,
    edition,
    contest,
  }: {
    readonly institution?: string | undefined;
    readonly edition?: string | undefined;
    readonly contest?: string | undefined;
  },
): Promise<readonly BallotList[]> {
  let query = selectLists(db).where('list.withdrawn_at', 'is', null);
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  if (edition !== undefined) query = query.where('edition.slug', '=', edition);
  if (contest !== undefined) query = query.where('contest.code', '=', contest);
  return query.execute();
}

/** A list that stands, as the page of its edition tells of it. */
export interface StandingList {
  /** Code of its contest in the bases. */
  readonly contest: string;
  readonly contestName: string;
  readonly isDrawn: boolean;
  /** Projects that left it since. */
  readonly leftCount: number;
}

/** Of every contest of an edition, in the order in which they were frozen; empty if there are none. */
export function standingOf(editionId: string): RawBuilder<readonly StandingList[]> {
  return sql<
    readonly StandingList[]
  >`(select coalesce(json_agg(json_build_object('contest', contest.code,
      'contestName', list.text::json -> 'contest' ->> 'name', 'isDrawn', list.drawn_at is not null,
      'leftCount', (select count(*) from ballot_list.entry
        join editions.slate_project project on project.project_id = entry.project_id
        where entry.list_id = list.id and project.withdrawn_reason is not null))
      order by list.frozen_at, list.id), '[]'::json)
    from ballot_list.list join editions.contest on contest.id = list.contest_id
    where contest.edition_id = ${editionId} and list.withdrawn_at is null)`;
}

/** The list that a lot numbers, if it numbers one; whoever ends the lot of the same edition waits here. */
export async function lockListOfLot(tx: Tx, lotId: string): Promise<BallotList | undefined> {
  await sql`select from editions.edition where id = (select contest.edition_id from ballot_list.list
    join editions.contest on contest.id = list.contest_id where list.lot_id = ${lotId})
    for no key update`.execute(tx);
  return selectLists(tx).where('list.lot_id', '=', lotId).executeTakeFirst();
}

/** Whoever decides about the same edition, or about its slate, waits here. */
export async function lockEdition(tx: Tx, editionId: string): Promise<void> {
  await sql`select from editions.edition where id = ${editionId} for no key update`.execute(tx);
}

export interface NewList {
  readonly contestId: string;
  readonly round: number;
  readonly text: string;
  readonly sha256: string;
  readonly frozenAt: Date;
  readonly lotId: string;
  readonly documentId: string;
  /** Ids, in the order of their numbers. */
  readonly projectIds: readonly string[];
}

/** Its id. Its entries are written before it, and none after. */
export async function insertList(tx: Tx, given: NewList): Promise<string> {
  const id = crypto.randomUUID();
  await tx
    .insertInto('ballot_list.entry')
    .values(given.projectIds.map((project_id, at) => ({ list_id: id, project_id, place: at + 1 })))
    .execute();
  await tx
    .insertInto('ballot_list.list')
    .values({
      id,
      contest_id: given.contestId,
      round: given.round,
      text: given.text,
      sha256: Buffer.from(given.sha256, 'hex'),
      frozen_at: given.frozenAt,
      lot_id: given.lotId,
      document_id: given.documentId,
    })
    .execute();
  return id;
}

/** `order` are numbers of proposals as the lot drew them: the first is number one. */
export async function saveNumbers(tx: Tx, listId: string, order: readonly string[]): Promise<void> {
  await sql`update ballot_list.entry set number = drawn.number
    from unnest(${[...order]}::text[]) with ordinality drawn(id, number)
    join proposals.proposal on proposal.number::text = drawn.id
    where entry.list_id = ${listId} and entry.project_id = proposal.id`.execute(tx);
}

export async function saveDrawn(
  tx: Tx,
  listId: string,
  drawn: { readonly at: Date; readonly documentId: string },
): Promise<void> {
  await tx
    .updateTable('ballot_list.list')
    .set({ drawn_at: drawn.at, drawn_document_id: drawn.documentId })
    .where('id', '=', listId)
    .execute();
}

export async function saveThawed(
  tx: Tx,
  listId: string,
  thawed: { readonly at: Date; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('ballot_list.list')
    .set({ withdrawn_at: thawed.at, withdrawn_reason: thawed.reason })
    .where('id', '=', listId)
    .execute();
}
