// What the desk writes in the name of an assembly or of the institution, what it became, and where the demand came from.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { UnfinishedContents } from '../rules/contents.ts';
import type { Channel } from '../rules/proposal-filter.ts';
import type { Proposal } from './proposals.ts';

export interface Entry {
  readonly id: string;
  readonly editionId: string;
  /** Undefined of the institution's own. */
  readonly gathering: { readonly id: string; readonly title: string; readonly slug: string } | null;
  readonly priorityId: string | null;
  readonly contents: UnfinishedContents;
  readonly revision: number;
  /** Of the proposal that it became. */
  readonly number: number | null;
}

const whole = sql`select entry.id, entry.edition_id as "editionId", entry.priority_id as "priorityId",
    entry.contents, entry.revision, proposal.number,
    (case when gathering.id is null then null else json_build_object('id', gathering.id,
      'title', gathering.title, 'slug', gathering.slug) end) as gathering
  from proposals.entry
  left join gatherings.gathering on gathering.id = entry.gathering_id
  left join proposals.proposal on proposal.id = entry.proposal_id`;

/** Those that are being written first. */
export async function listEntries(db: Database | Tx, editionId: string): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`${whole} where entry.edition_id = ${editionId}
    order by entry.proposal_id is not null, entry.updated_at desc, entry.id limit 500`.execute(db);
  return rows;
}

/** Within its edition; undefined for another's. */
export async function readEntry(
  db: Database | Tx,
  { editionId, id }: { readonly editionId: string; readonly id: string },
): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`${whole}
    where entry.edition_id = ${editionId} and entry.id = ${id}`.execute(db);
  return rows[0];
}

/** Whoever saves or enters the same waits here. */
export async function lockEntry(
  tx: Tx,
  of: { readonly editionId: string; readonly id: string },
): Promise<Entry | undefined> {
  await sql`select from proposals.entry where id = ${of.id} for update`.execute(tx);
  return readEntry(tx, of);
}

export interface NewEntry {
  readonly editionId: string;
  readonly priorityId: string | null;
  readonly contents: UnfinishedContents;
  readonly now: Date;
}

/** Its id; undefined when somebody began one of the same priority. The gathering is that of the priority. */
export async function insertEntry(tx: Tx, given: NewEntry): Promise<string | undefined> {
  const { editionId, priorityId, contents, now } = given;
  const { rows } = await sql<{ id: string }>`insert into proposals.entry
      (edition_id, gathering_id, priority_id, contents, revision, updated_at)
    values (${editionId}, (select gathering_id from gatherings.priority where id = ${priorityId}::uuid),
      ${priorityId}, ${JSON.stringify(contents)}, 1, ${now})
    on conflict on constraint priority_entered_once do nothing returning id`.execute(tx);
  return rows[0]?.id;
}

export async function updateEntry(
  tx: Tx,
  {
    id,
    contents,
    revision,
    now,
  }: Pick<Entry, 'id' | 'contents' | 'revision'> & { readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('proposals.entry')
    .set({ contents: JSON.stringify(contents), revision, updated_at: now })
    .where('id', '=', id)
    .execute();
}

export async function saveEntered(tx: Tx, id: string, proposalId: string): Promise<void> {
  await tx
    .updateTable('proposals.entry')
    .set({ proposal_id: proposalId })
    .where('id', '=', id)
    .execute();
}

/** Whether there was one that had not been entered. */
export async function deleteEntry(
  tx: Tx,
  { editionId, id }: { readonly editionId: string; readonly id: string },
): Promise<boolean> {
  const done = await tx
    .deleteFrom('proposals.entry')
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .where('proposal_id', 'is', null)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Where a proposal of an assembly comes from: what was put first there, its minutes, and who speaks for it. */
export interface Source {
  readonly title: string;
  readonly slug: string;
  readonly heldAt: Date;
  /** Code of the approved minutes; null where none are numbered yet. */
  readonly minutesCode: string | null;
  readonly priority: { readonly text: string; readonly marks: number } | null;
  /** Delegates who agreed to be named. */
  readonly speakers: readonly string[];
}

export async function readSource(
  db: Database,
  { id, gatheringId }: Pick<Proposal, 'id' | 'gatheringId'>,
): Promise<Source | undefined> {
  if (gatheringId === null) return undefined;
  const { rows } = await sql<Source>`select gathering.title, gathering.slug,
      gathering.starts_at as "heldAt",
      (select document.code from gatherings.minutes
        join records.document on document.id = minutes.document_id
        where minutes.gathering_id = gathering.id and minutes.approved_at is not null
        order by minutes.version desc limit 1) as "minutesCode",
      (select json_build_object('text', priority.text, 'marks', priority.marks_count)
        from proposals.entry join gatherings.priority on priority.id = entry.priority_id
        where entry.proposal_id = ${id}) as priority,
      coalesce((select json_agg(delegate.name order by delegate.is_substitute, delegate.name)
        from gatherings.delegate
        where delegate.gathering_id = gathering.id and delegate.publishes_name), '[]'::json) as speakers
    from gatherings.gathering where gathering.id = ${gatheringId}`.execute(db);
  return rows[0];
}

export interface CameOfGathering {
  readonly number: number;
  readonly title: string;
  readonly state: Proposal['state'];
  readonly editionSlug: string;
  readonly institutionSlug: string;
}

/** What a gathering became in the editions to which it was entered. */
export async function listOfGathering(
  db: Database,
  gatheringId: string,
): Promise<readonly CameOfGathering[]> {
  const { rows } =
    await sql<CameOfGathering>`select proposal.number, proposal.title, proposal.state,
      edition.slug as "editionSlug", institution.slug as "institutionSlug"
    from proposals.proposal
    join editions.edition on edition.id = proposal.edition_id
    join institutions.institution on institution.id = edition.institution_id
    where proposal.gathering_id = ${gatheringId} and proposal.state not in ('waiting', 'lapsed')
    order by proposal.sent_at, proposal.id`.execute(db);
  return rows;
}

export interface ShareOfChannel {
  readonly channel: Channel;
  readonly count: number;
  /** What they ask for together, in pesos. */
  readonly costClp: number;
}

/** Of all that was sent in an edition and not made part of something else; each channel that has any. */
export function sharesOf(editionId: string): RawBuilder<readonly ShareOfChannel[]> {
  return sql<
    readonly ShareOfChannel[]
  >`(select coalesce(json_agg(json_build_object('channel', channel,
      'count', count, 'costClp', cost) order by count desc, channel), '[]'::json)
    from (select channel, count(*) as count, sum(cost_clp) as cost from proposals.proposal
      where edition_id = ${editionId} and state not in ('waiting', 'lapsed', 'merged', 'split')
      group by channel) as share)`;
}

/** Editions of an institution that are in force: where something may be entered. */
export async function listInForce(
  db: Database,
  institutionId: string,
): Promise<readonly { readonly slug: string; readonly name: string }[]> {
  const { rows } = await sql<{ slug: string; name: string }>`select edition.slug, edition.name
    from editions.edition where edition.institution_id = ${institutionId}
      and exists (select from editions.publication where publication.edition_id = edition.id)
    order by edition.created_at desc limit 5`.execute(db);
  return rows;
}
