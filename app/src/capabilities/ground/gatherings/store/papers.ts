// Calls for papers, and papers: who sent each and in whose name, what became of it, and its place in the programme.
import { sql } from 'kysely';
import type { Scope } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { PaperState } from '../rules/papers.ts';
import type { Caller } from './gatherings.ts';

export interface PaperCall {
  readonly text: string;
  /** Civil day where the gathering is. */
  readonly closesOn: string;
}

export async function readCall(
  db: Database | Tx,
  gatheringId: string,
): Promise<PaperCall | undefined> {
  const { rows } = await sql<PaperCall>`select text, closes_on::text as "closesOn"
    from gatherings.paper_call where gathering_id = ${gatheringId}`.execute(db);
  return rows[0];
}

/** The first that is written opens it; another takes its place. */
export async function saveCall(
  tx: Tx,
  gatheringId: string,
  { text, closesOn }: PaperCall,
  now: Date,
): Promise<void> {
  await sql`insert into gatherings.paper_call (gathering_id, text, closes_on, opened_at)
    values (${gatheringId}, ${text}, ${closesOn}, ${now})
    on conflict (gathering_id) do update set text = excluded.text, closes_on = excluded.closes_on`.execute(
    tx,
  );
}

export interface Paper {
  readonly id: string;
  readonly gatheringId: string;
  readonly personId: string | null;
  /** In whose name it was sent; null where it is the person's own. */
  readonly inNameOf: string | null;
  readonly title: string;
  readonly summary: string;
  readonly authors: string;
  readonly fileId: string | null;
  readonly state: PaperState;
  readonly reason: string | null;
  readonly position: number | null;
  readonly sentAt: Date;
  readonly decidedAt: Date | null;
}

const columns = sql`paper.id, paper.gathering_id as "gatheringId", paper.person_id as "personId",
  coalesce(institution.name, organization.name) as "inNameOf", paper.title, paper.summary, paper.authors,
  paper.file_id as "fileId", paper.state, paper.reason, paper.position, paper.sent_at as "sentAt", paper.decided_at as "decidedAt"`;
const from = sql`gatherings.paper
  left join institutions.institution on institution.id = paper.institution_id
  left join organizations.organization on organization.id = paper.organization_id`;
const order = sql`order by paper.position nulls last, paper.sent_at, paper.id`;

/** In the order of the programme, then those without a place in it as they were sent. */
export async function listPapers(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly Paper[]> {
  const { rows } = await sql<Paper>`select ${columns} from ${from}
    where paper.gathering_id = ${gatheringId} ${order}`.execute(db);
  return rows;
}

/** Held until the transaction ends. */
export async function holdPaper(
  tx: Tx,
  gatheringId: string,
  id: string,
): Promise<Paper | undefined> {
  const { rows } = await sql<Paper>`select ${columns} from ${from}
    where paper.gathering_id = ${gatheringId} and paper.id = ${id} for update of paper`.execute(tx);
  return rows[0];
}

export interface PaperWritten {
  readonly title: string;
  readonly summary: string;
  readonly authors: string;
}

export interface NewPaper extends PaperWritten {
  readonly gatheringId: string;
  readonly personId: string;
  /** Undefined for her own. */
  readonly inNameOf: Scope | undefined;
  readonly fileId: string;
  readonly now: Date;
}

export async function insertPaper(tx: Tx, paper: NewPaper): Promise<string> {
  const { inNameOf } = paper;
  const { id } = await tx
    .insertInto('gatherings.paper')
    .values({
      gathering_id: paper.gatheringId,
      person_id: paper.personId,
      institution_id: inNameOf?.kind === 'institution' ? inNameOf.id : null,
      organization_id: inNameOf?.kind === 'organization' ? inNameOf.id : null,
      title: paper.title,
      summary: paper.summary,
      authors: paper.authors,
      file_id: paper.fileId,
      sent_at: paper.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** At the end of the programme. */
export async function acceptPaper(tx: Tx, { id, gatheringId }: Paper, now: Date): Promise<void> {
  await sql`update gatherings.paper set state = 'accepted', reason = null, decided_at = ${now},
      position = (select coalesce(max(position), 0) + 1 from gatherings.paper
        where gathering_id = ${gatheringId})
    where id = ${id}`.execute(tx);
  await openFile(tx, id, true);
}

export async function refusePaper(tx: Tx, id: string, reason: string, now: Date): Promise<void> {
  await sql`update gatherings.paper set state = 'not-accepted', reason = ${reason}, position = null,
    decided_at = ${now} where id = ${id}`.execute(tx);
  await openFile(tx, id, false);
}

/** Its file is named no more, and goes with the next cleaning. */
export async function withdrawPaper(tx: Tx, id: string): Promise<void> {
  await openFile(tx, id, false);
  await sql`update gatherings.paper set state = 'withdrawn', reason = null, position = null, file_id = null
    where id = ${id}`.execute(tx);
}

/** Whether everybody may read the file: that of a paper which was accepted. */
async function openFile(tx: Tx, paperId: string, isPublic: boolean): Promise<void> {
  await sql`update platform.file set is_public = ${isPublic}, seen_named_at = null
    where id = (select file_id from gatherings.paper where id = ${paperId})`.execute(tx);
}

/** Changes places with the one before it in the programme; the first stays where it is. */
export async function movePaperUp(tx: Tx, { id, gatheringId, position }: Paper): Promise<void> {
  await sql`set constraints gatherings.paper_gathering_id_position_key deferred`.execute(tx);
  const { rows } = await sql<{ id: string; position: number }>`
    select id, position from gatherings.paper
    where gathering_id = ${gatheringId} and position < ${position}
    order by position desc limit 1`.execute(tx);
  const [before] = rows;
  if (before === undefined) return;
  await sql`update gatherings.paper
    set position = case id when ${id} then ${before.position}::smallint else ${position}::smallint end
    where id in (${id}, ${before.id})`.execute(tx);
}

export interface AcceptedPaper extends Paper {
  readonly gatheringSlug: string;
  readonly gatheringTitle: string;
  readonly callerKind: 'institution' | 'organization';
  /** Slug of who calls the gathering. */
  readonly callerSlug: string;
}

/** Of all gatherings, or of one by its address: those of the latest first, each in the order of its programme. */
export async function listAccepted(
  db: Database,
  gatheringSlug: string | undefined,
): Promise<readonly AcceptedPaper[]> {
  const { rows } = await sql<AcceptedPaper>`select ${columns}, gathering.slug as "gatheringSlug",
      gathering.title as "gatheringTitle",
      case when gathering.institution_id is null then 'organization' else 'institution' end as "callerKind",
      coalesce((select slug from institutions.institution where id = gathering.institution_id),
        (select slug from organizations.organization where id = gathering.organization_id)) as "callerSlug"
    from ${from} join gatherings.gathering on gathering.id = paper.gathering_id
    where paper.state = 'accepted' and gathering.state <> 'cancelled'
      and (${gatheringSlug ?? null}::text is null or gathering.slug = ${gatheringSlug ?? null})
    order by gathering.starts_at desc, gathering.slug, paper.position`.execute(db);
  return rows;
}

/** Whose paper a file is, and of whose gathering. */
export async function paperOfFile(
  db: Database,
  fileId: string,
): Promise<{ readonly personId: string | null; readonly caller: Scope } | undefined> {
  const row = await db
    .selectFrom('gatherings.paper as paper')
    .innerJoin('gatherings.gathering as gathering', 'gathering.id', 'paper.gathering_id')
    .select(['paper.person_id', 'gathering.institution_id', 'gathering.organization_id'])
    .where('paper.file_id', '=', fileId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { person_id, institution_id, organization_id } = row;
  return {
    personId: person_id,
    caller:
      institution_id === null
        ? { kind: 'organization', id: organization_id ?? '' }
        : { kind: 'institution', id: institution_id },
  };
}

export interface OwnPaper extends Paper {
  readonly gatheringSlug: string;
  readonly gatheringTitle: string;
}

/** All that a person sent, in her own name or another's. */
export async function listPapersOf(
  db: Database | Tx,
  personId: string,
): Promise<readonly OwnPaper[]> {
  const { rows } = await sql<OwnPaper>`select ${columns}, gathering.slug as "gatheringSlug",
      gathering.title as "gatheringTitle"
    from ${from} join gatherings.gathering on gathering.id = paper.gathering_id
    where paper.person_id = ${personId} order by paper.sent_at desc, paper.id`.execute(db);
  return rows;
}

/** What she sent in her own name is erased; what she sent in another's stays theirs. */
export async function forgetPapersOf(tx: Tx, personId: string): Promise<readonly string[]> {
  await sql`update platform.file set is_public = false, seen_named_at = null where id in (
    select file_id from gatherings.paper
    where person_id = ${personId} and institution_id is null and organization_id is null)`.execute(
    tx,
  );
  const { rows } = await sql<{ id: string }>`delete from gatherings.paper
    where person_id = ${personId} and institution_id is null and organization_id is null
    returning id`.execute(tx);
  await sql`update gatherings.paper set person_id = null where person_id = ${personId}`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface WaitingPapers {
  readonly gatheringId: string;
  readonly title: string;
  readonly caller: Caller;
  readonly count: number;
}

/** How many wait for an answer, of each published gathering of these. */
export async function listWaitingPapers(
  db: Database,
  scopes: readonly Scope[],
): Promise<readonly WaitingPapers[]> {
  const { rows } = await sql<WaitingPapers>`
    select gathering.id as "gatheringId", gathering.title, count(*)::int as count,
      json_build_object('kind', case when gathering.institution_id is null then 'organization' else 'institution' end,
        'id', coalesce(institution.id, organization.id), 'slug', coalesce(institution.slug, organization.slug),
        'name', coalesce(institution.name, organization.name)) as caller
    from gatherings.paper join gatherings.gathering on gathering.id = paper.gathering_id
      left join institutions.institution on institution.id = gathering.institution_id
      left join organizations.organization on organization.id = gathering.organization_id
    where paper.state = 'sent' and gathering.state = 'published'
      and coalesce(gathering.institution_id, gathering.organization_id) = any(${scopes.map(({ id }) => id)})
    group by gathering.id, institution.id, organization.id
    order by gathering.starts_at`.execute(db);
  return rows;
}
