// Editions as they are kept: one with all that was closed, committed, published and decided about it, in one query.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { Majority, Vote } from '../rules/commitment.ts';
import type { EditionFilter } from '../rules/edition-filter.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import type {
  ClosingFact,
  CommitmentState,
  Interruption,
  Passage,
  Publication,
  Standing,
  Version,
} from '../rules/standing.ts';
import { lists, results } from './facts.ts';

/** Instants come out of JSON as text: `2026-11-28T12:00:00+00:00`. */
export interface KeptVersion extends Version {
  readonly closedAt: string;
  readonly documentCode: string;
}

export interface KeptVote {
  readonly memberId: string;
  readonly name: string;
  readonly seat: 'chair' | 'member';
  readonly vote: Vote;
  readonly isCasting: boolean;
}

export interface KeptCommitment extends CommitmentState {
  readonly bodyKind: string;
  readonly sitting: string;
  readonly sittingOn: string;
  readonly resolution: string;
  readonly fiscalYear: number;
  readonly terms: string;
  readonly majority: Majority;
  readonly quorum: number;
  readonly majorityNorm: string;
  readonly rulebookSha256: string;
  readonly fileId: string;
  readonly fileSha256: string;
  readonly documentCode: string;
  readonly actId: string;
  readonly recordedAt: string;
  readonly revokedAt: string | null;
  readonly revocationResolution: string | null;
  readonly revocationReason: string | null;
  /** By name. */
  readonly votes: readonly KeptVote[];
}

export interface KeptPublication extends Publication {
  readonly publishedAt: string;
  readonly reason: string | null;
  readonly actId: string | null;
  readonly debtReason: string | null;
}

export interface KeptInterruption extends Interruption {
  readonly cause: 'body' | 'commitment-revoked';
  readonly decidedBy: string;
  readonly reason: string;
  readonly fileId: string | null;
  readonly actId: string;
  readonly decidedAt: string;
}

export interface KeptPassage extends Passage {
  readonly passedAt: string;
  /** Of an opening: what it was measured with. */
  readonly demandClp: number | null;
  readonly amountClp: number | null;
}

export interface Incident {
  readonly contestId: string | null;
  readonly kind: 'breadth-lost' | 'commitment-revoked';
  readonly told: Readonly<Record<string, string | number>>;
  readonly happenedAt: string;
}

export interface Opinion {
  readonly version: number;
  readonly sittingOn: string;
  readonly opinion: 'favourable' | 'with-observations' | 'unfavourable';
  readonly observations: string;
  readonly fileId: string | null;
}

export interface KeptContest {
  readonly id: string;
  readonly code: string;
}

export interface Edition extends Standing {
  readonly id: string;
  readonly institutionId: string;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly versions: readonly KeptVersion[];
  readonly commitments: readonly KeptCommitment[];
  readonly publications: readonly KeptPublication[];
  readonly interruptions: readonly KeptInterruption[];
  readonly passages: readonly KeptPassage[];
  readonly contests: readonly KeptContest[];
  readonly incidents: readonly Incident[];
  readonly opinions: readonly Opinion[];
  /** Names of the projects that were sanctioned in other editions of its institution and are not finished. */
  readonly unfinished: readonly string[];
  readonly archivedAt: Date | null;
  /** The rules in force; undefined before the first publication. */
  readonly rules: Rulebook | undefined;
}

const listOf = <T>(query: ReturnType<typeof sql>) =>
  sql<readonly T[]>`coalesce((${query}), '[]'::json)`;

const versions = sql`select json_agg(json_build_object('id', rulebook.id, 'version', rulebook.version,
    'sha256', encode(rulebook.sha256, 'hex'), 'committedSha256', encode(rulebook.committed_sha256, 'hex'),
    'envelopeClp', rulebook.envelope_clp, 'level', rulebook.committed_text::jsonb ->> 'level',
    'closedAt', rulebook.closed_at, 'documentCode', document.code) order by rulebook.version)
  from editions.rulebook join records.document on document.id = rulebook.document_id
  where rulebook.edition_id = edition.id`;

const votes = sql`select json_agg(json_build_object('memberId', member.id, 'name', member.name,
    'seat', member.seat, 'vote', given.vote, 'isCasting', given.is_casting)
    order by member.seat, member.plain_name)
  from editions.commitment_vote given join institutions.body_member member on member.id = given.member_id
  where given.commitment_id = commitment.id`;

const commitments = sql`select json_agg(json_build_object('id', commitment.id,
    'rulebookId', commitment.rulebook_id, 'rulebookSha256', encode(commitment.rulebook_sha256, 'hex'),
    'committedSha256', encode(commitment.committed_sha256, 'hex'), 'amountClp', commitment.amount_clp,
    'isRevoked', commitment.revoked_at is not null, 'bodyKind', body.kind, 'sitting', commitment.sitting,
    'sittingOn', commitment.sitting_on, 'resolution', commitment.resolution,
    'fiscalYear', commitment.fiscal_year, 'terms', commitment.terms, 'majority', commitment.majority,
    'quorum', commitment.quorum, 'majorityNorm', commitment.majority_norm, 'fileId', commitment.file_id,
    'fileSha256', encode(commitment.file_sha256, 'hex'), 'documentCode', document.code,
    'actId', commitment.act_id, 'recordedAt', commitment.recorded_at, 'revokedAt', commitment.revoked_at,
    'revocationResolution', commitment.revocation_resolution,
    'revocationReason', commitment.revocation_reason, 'votes', (${votes})) order by commitment.recorded_at)
  from editions.commitment
  join institutions.body on body.id = commitment.body_id
  join records.document on document.id = commitment.document_id
  where commitment.edition_id = edition.id`;

const publications = sql`select json_agg(json_build_object('rulebookId', publication.rulebook_id,
    'version', publication.version, 'commitmentId', publication.commitment_id,
    'publishedAt', publication.published_at, 'reason', publication.reason, 'actId', publication.act_id,
    'debtReason', publication.debt_reason) order by publication.version)
  from editions.publication where publication.edition_id = edition.id`;

const interruptions = sql`select json_agg(json_build_object('contestId', one.contest_id, 'kind', one.kind,
    'cause', one.cause, 'decidedBy', one.decided_by, 'reason', one.reason, 'fileId', one.file_id,
    'actId', one.act_id, 'decidedAt', one.decided_at) order by one.place)
  from editions.interruption one where one.edition_id = edition.id`;

const passages = sql`select json_agg(json_build_object('contestId', passage.contest_id,
    'round', passage.round, 'stage', passage.stage, 'passedAt', passage.passed_at,
    'demandClp', passage.demand_clp, 'amountClp', passage.amount_clp) order by passage.passed_at)
  from editions.passage join editions.contest on contest.id = passage.contest_id
  where contest.edition_id = edition.id`;

const contests = sql`select json_agg(json_build_object('id', contest.id, 'code', contest.code)
    order by contest.code)
  from editions.contest where contest.edition_id = edition.id`;

const incidents = sql`select json_agg(json_build_object('contestId', incident.contest_id,
    'kind', incident.kind, 'told', incident.told, 'happenedAt', incident.happened_at)
    order by incident.happened_at)
  from editions.incident where incident.edition_id = edition.id`;

const opinions = sql`select json_agg(json_build_object('version', rulebook.version,
    'sittingOn', opinion.sitting_on, 'opinion', opinion.opinion, 'observations', opinion.observations,
    'fileId', opinion.file_id) order by opinion.recorded_at)
  from editions.cosoc_opinion opinion join editions.rulebook on rulebook.id = opinion.rulebook_id
  where opinion.edition_id = edition.id`;

const rules = sql<Rulebook | null>`(select rulebook.text::json from editions.publication
  join editions.rulebook on rulebook.id = publication.rulebook_id
  where publication.edition_id = edition.id order by publication.version desc limit 1)`;

const unfinished = sql<
  readonly string[]
>`array(select owed.name from editions.sanctioned_project owed
  join editions.edition past on past.id = owed.edition_id
  where past.institution_id = edition.institution_id and past.id <> edition.id
    and owed.finished_at is null order by owed.sanctioned_at, owed.name)`;

const facts = sql<readonly ClosingFact[]>`array(select distinct fact.kind from editions.fact
  where fact.subject = edition.id::text
    and fact.kind in ('rules-consulted', 'follow-up-reported', 'evaluated') order by 1)`;

/** Whole editions, for whoever reads more beside them in the same query. */
export function selectEditions(db: Database | Tx) {
  return db
    .selectFrom('editions.edition as edition')
    .leftJoin('editions.archiving as archiving', 'archiving.edition_id', 'edition.id')
    .select([
      'edition.id',
      'edition.institution_id as institutionId',
      'edition.slug',
      'edition.name',
      'edition.created_at as createdAt',
      'archiving.archived_at as archivedAt',
      listOf<KeptVersion>(versions).as('versions'),
      listOf<KeptCommitment>(commitments).as('commitments'),
      listOf<KeptPublication>(publications).as('publications'),
      listOf<KeptInterruption>(interruptions).as('interruptions'),
      listOf<KeptPassage>(passages).as('passages'),
      listOf<KeptContest>(contests).as('contests'),
      listOf<Incident>(incidents).as('incidents'),
      listOf<Opinion>(opinions).as('opinions'),
      rules.as('rules'),
      unfinished.as('unfinished'),
      facts.as('facts'),
      lists.as('lists'),
      results.as('results'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectEditions>['executeTakeFirstOrThrow']>>;

export function toEdition(row: Row): Edition {
  return {
    ...row,
    rules: row.rules ?? undefined,
    contestIds: row.contests.map(({ id }) => id),
    unfinishedCount: row.unfinished.length,
    facts: new Set(row.facts),
    isArchived: row.archivedAt !== null,
  };
}

/** The edition of an institution with this address, in whatever state. */
export async function findEdition(
  db: Database | Tx,
  institutionId: string,
  slug: string,
): Promise<Edition | undefined> {
  const row = await selectEditions(db)
    .where('edition.institution_id', '=', institutionId)
    .where('edition.slug', '=', slug)
    .executeTakeFirst();
  return row && toEdition(row);
}

export async function readEdition(db: Database | Tx, id: string): Promise<Edition | undefined> {
  const row = await selectEditions(db).where('edition.id', '=', id).executeTakeFirst();
  return row && toEdition(row);
}

/** Of one institution, in whatever state, the last begun first. */
export async function listOwnEditions(
  db: Database | Tx,
  institutionId: string,
): Promise<readonly Edition[]> {
  const rows = await selectEditions(db)
    .where('edition.institution_id', '=', institutionId)
    .orderBy('edition.created_at', 'desc')
    .orderBy('edition.id')
    .execute();
  return rows.map(toEdition);
}

/** Whoever decides about the same edition waits here, so that each decides on what the one before left. */
export async function lockEdition(tx: Tx, id: string): Promise<Edition | undefined> {
  await sql`select from editions.edition where id = ${id} for no key update`.execute(tx);
  return readEdition(tx, id);
}

export interface EditionLine {
  readonly id: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly regionCode: string | null;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly archivedAt: Date | null;
  readonly halted: 'suspended' | 'annulled' | null;
  readonly isCommitmentRevoked: boolean;
  readonly contestsCount: number;
  /** Of the rules in force. */
  readonly rules: Rulebook | undefined;
  /** What the COSOC said last of any version. */
  readonly lastOpinion: Opinion | null;
}

/** What lists are asked for; staff see those that nobody has published, too. */
export interface EditionsAsked extends EditionFilter {
  readonly withDrafts: boolean;
}

function lines(db: Database | Tx, filter: EditionsAsked) {
  let query = db
    .selectFrom('editions.edition as edition')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'edition.institution_id',
    )
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'institution.cut')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('editions.publication as publication')
          .innerJoin('editions.rulebook as rulebook', 'rulebook.id', 'publication.rulebook_id')
          .innerJoin(
            'editions.commitment as commitment',
            'commitment.id',
            'publication.commitment_id',
          )
          .whereRef('publication.edition_id', '=', 'edition.id')
          .select([
            sql<Rulebook>`rulebook.text::json`.as('text'),
            sql<Date>`(select min(published_at) from editions.publication first
              where first.edition_id = publication.edition_id)`.as('published_at'),
            sql<boolean>`commitment.revoked_at is not null`.as('is_revoked'),
            sql<number>`(select count(*)::int from editions.contest_terms terms
              where terms.rulebook_id = rulebook.id)`.as('contests_count'),
          ])
          .orderBy('publication.version', 'desc')
          .limit(1)
          .as('current'),
      (join) => join.onTrue(),
    )
    .leftJoin('editions.archiving as archiving', 'archiving.edition_id', 'edition.id');
  if (!filter.withDrafts) query = query.where('current.published_at', 'is not', null);
  const { institution, regionCode, fiscalYear, scope, level, text } = filter;
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  if (regionCode !== undefined) {
    query = query.where(
      sql<boolean>`coalesce(institution.region_code, comuna.region_code) = ${regionCode}`,
    );
  }
  const committed = (field: string) => sql`current.text::jsonb -> 'committed' ->> ${field}`;
  if (fiscalYear !== undefined)
    query = query.where(sql<boolean>`${committed('fiscalYear')} = ${String(fiscalYear)}`);
  if (scope !== undefined) query = query.where(sql<boolean>`${committed('scope')} = ${scope}`);
  if (level !== undefined) query = query.where(sql<boolean>`${committed('level')} = ${level}`);
  if (text === '') return query;
  const plain = plainOf(text);
  return query.where(sql<boolean>`${plain} <> '' and (edition.plain_name like '%' || ${plain} || '%'
    or institution.plain_name like '%' || ${plain} || '%')`);
}

export interface Stretch {
  readonly limit: number;
  readonly offset: number;
}

/** The last published first; those that nobody has published before them. */
export async function listEditions(
  db: Database | Tx,
  filter: EditionsAsked,
  stretch?: Stretch,
): Promise<readonly EditionLine[]> {
  const query = lines(db, filter)
    .select([
      'edition.id',
      'edition.institution_id as institutionId',
      'institution.slug as institutionSlug',
      'institution.name as institutionName',
      timeZoneOf('institution').as('timeZone'),
      sql<string | null>`coalesce(institution.region_code, comuna.region_code)`.as('regionCode'),
      'edition.slug',
      'edition.name',
      'edition.created_at as createdAt',
      'current.published_at as publishedAt',
      'archiving.archived_at as archivedAt',
      sql<'suspended' | 'annulled' | null>`editions.halted(edition.id, null)`.as('halted'),
      sql<boolean>`coalesce(current.is_revoked, false)`.as('isCommitmentRevoked'),
      sql<number>`coalesce(current.contests_count, 0)`.as('contestsCount'),
      sql<Rulebook | null>`current.text`.as('rules'),
      sql<Opinion | null>`(${opinions}) -> -1`.as('lastOpinion'),
    ])
    .orderBy(sql`current.published_at desc nulls first`)
    .orderBy('edition.created_at', 'desc')
    .orderBy('edition.id');
  const found = await (stretch
    ? query.limit(stretch.limit).offset(stretch.offset)
    : query
  ).execute();
  return found.map((row) => ({ ...row, rules: row.rules ?? undefined }));
}

export async function countEditions(db: Database | Tx, filter: EditionsAsked): Promise<number> {
  const query = lines(db, filter).select(sql<number>`count(*)::int`.as('count'));
  return (await query.executeTakeFirstOrThrow()).count;
}
