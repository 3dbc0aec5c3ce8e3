// Published editions as everybody reads them: the whole page of one in one query, the years, and where a norm is cited.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { Cut } from '../../../ground/territories/rules/index.ts';
import type { SlateProject } from '../rules/breadth.ts';
import type { Influence } from '../rules/influence.ts';
import type { PublishedCalendar } from '../rules/ribbon.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import type { Purpose } from './committee.ts';
import { type Edition, selectEditions, toEdition } from './editions.ts';

/** Whose edition it is, with what its pages say of the place. */
export interface PlaceOfEdition {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: 'municipality' | 'regional-government' | 'national-body';
  readonly cut: Cut | null;
  readonly comunaName: string | null;
  readonly comunaSlug: string | null;
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly regionShortName: string | null;
  readonly regionSlug: string | null;
  readonly timeZone: string;
}

export interface PublicProject extends SlateProject {
  readonly contestId: string;
  readonly name: string;
  readonly withdrawnReason: string | null;
}

export interface PublicEdition extends Edition {
  readonly rules: Rulebook;
  readonly place: PlaceOfEdition;
  /** Of every contest, in the order in which they were found feasible. */
  readonly slate: readonly PublicProject[];
  /** Of each version that was in force, in their order. */
  readonly calendars: readonly PublishedCalendar[];
  readonly influence: Influence;
}

const place = sql<PlaceOfEdition>`json_build_object('id', institution.id, 'slug', institution.slug,
  'name', institution.name, 'kind', institution.kind, 'cut', institution.cut, 'comunaName', comuna.name,
  'comunaSlug', comuna.slug, 'regionCode', region.code, 'regionName', region.name, 'regionShortName', region.short_name,
  'regionSlug', region.slug, 'timeZone', ${timeZoneOf('institution')})`;

const slate = sql<readonly PublicProject[]>`coalesce((select json_agg(json_build_object(
    'projectId', project.project_id, 'contestId', project.contest_id, 'name', project.name,
    'costClp', project.cost_clp, 'conflictGroup', project.conflict_group,
    'togetherGroup', project.together_group, 'isOfInstitution', project.is_of_institution,
    'isWithdrawn', project.withdrawn_at is not null, 'withdrawnReason', project.withdrawn_reason)
    order by project.feasible_at, project.project_id)
  from editions.slate_project project join editions.contest on contest.id = project.contest_id
  where contest.edition_id = edition.id), '[]'::json)`;

const calendars = sql<readonly PublishedCalendar[]>`coalesce((select json_agg(json_build_object(
    'version', publication.version, 'reason', publication.reason,
    'calendar', rulebook.text::jsonb -> 'operational' -> 'calendar') order by publication.version)
  from editions.publication join editions.rulebook on rulebook.id = publication.rulebook_id
  where publication.edition_id = edition.id), '[]'::json)`;

/** What the vote put first is a fact of a later room; of these, what was sanctioned and what is finished. */
const influence = sql<Influence>`(select json_build_object('prioritised', count(*),
    'sanctioned', count(distinct sanctioned.project_id),
    'executed', count(distinct sanctioned.project_id) filter (where sanctioned.finished_at is not null))
  from editions.prioritised(edition.id) first (id) left join editions.sanctioned_project sanctioned
    on sanctioned.project_id::text = first.id and sanctioned.edition_id = edition.id)`;

/** Undefined while nobody has published it. */
export async function findPublicEdition(
  db: Database | Tx,
  institution: string,
  slug: string,
): Promise<PublicEdition | undefined> {
  const row = await selectEditions(db)
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'edition.institution_id',
    )
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'institution.cut')
    .leftJoin('territories.region as region', (join) =>
      join.on(sql<boolean>`region.code = coalesce(institution.region_code, comuna.region_code)`),
    )
    .where('institution.slug', '=', institution)
    .where('edition.slug', '=', slug)
    .select([
      place.as('place'),
      slate.as('slate'),
      calendars.as('calendars'),
      influence.as('influence'),
    ])
    .executeTakeFirst();
  if (row === undefined || row.rules === null) return undefined;
  const { place: where, slate: projects, calendars: published, influence: had, rules } = row;
  return {
    ...toEdition(row),
    ...{ rules, place: where, slate: projects, calendars: published, influence: had },
  };
}

export interface YearOfEditions {
  readonly year: number;
  readonly editions: number;
  readonly institutions: number;
  /** Of these, institutions whose first edition it is. */
  readonly firstTime: number;
  readonly envelopesClp: number;
}

/** By budget year, from the first; only years with editions, under the bases in force. */
export async function listYears(db: Database): Promise<readonly YearOfEditions[]> {
  const found = await sql<YearOfEditions>`with current as (
      select distinct on (publication.edition_id) edition.institution_id, publication.envelope_clp,
        (rulebook.committed_text::jsonb ->> 'fiscalYear')::int as year
      from editions.publication
      join editions.rulebook on rulebook.id = publication.rulebook_id
      join editions.edition on edition.id = publication.edition_id
      order by publication.edition_id, publication.version desc
    ), begun as (
      select institution_id, min(year) as year from current group by institution_id
    )
    select current.year, count(*)::int as editions,
      count(distinct current.institution_id)::int as institutions,
      count(distinct begun.institution_id)::int as "firstTime",
      sum(current.envelope_clp)::float8 as "envelopesClp"
    from current left join begun
      on begun.institution_id = current.institution_id and begun.year = current.year
    group by current.year order by current.year`.execute(db);
  return found.rows;
}

/** Of all editions, or of those of one institution. */
export async function readInfluence(
  db: Database,
  institutionId: string | undefined,
): Promise<Influence> {
  const found = await sql<Influence>`select count(first.id)::int as prioritised,
      count(distinct sanctioned.project_id)::int as sanctioned,
      (count(distinct sanctioned.project_id) filter (where sanctioned.finished_at is not null))::int as executed
    from editions.edition
    cross join lateral editions.prioritised(edition.id) first (id)
    left join editions.sanctioned_project sanctioned
      on sanctioned.project_id::text = first.id and sanctioned.edition_id = edition.id
    where ${institutionId ?? null}::uuid is null or edition.institution_id = ${institutionId ?? null}`.execute(
    db,
  );
  return found.rows[0] ?? { prioritised: 0, sanctioned: 0, executed: 0 };
}

export interface NamedEdition {
  readonly name: string;
  readonly slug: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
}

/** Editions whose bases in force cite a norm, the last published first. */
export async function listCiting(db: Database, normId: string): Promise<readonly NamedEdition[]> {
  const found = await sql<NamedEdition>`select edition.name, edition.slug,
      institution.slug as "institutionSlug", institution.name as "institutionName"
    from norms.norm
    join editions.publication on true
    join editions.rulebook on rulebook.id = publication.rulebook_id
    join editions.edition on edition.id = publication.edition_id
    join institutions.institution on institution.id = edition.institution_id
    where norm.id = ${normId}
      and rulebook.text::jsonb -> 'operational' -> 'legalBasis'
        @> jsonb_build_array(jsonb_build_object('norm', norm.code))
      and publication.version = (select max(version) from editions.publication last
        where last.edition_id = publication.edition_id)
    order by publication.published_at desc, edition.id`.execute(db);
  return found.rows;
}

/** The slug of whoever administers a comuna, if it has published an edition. */
export async function publishingOf(db: Database, cut: string): Promise<string | undefined> {
  const found = await sql<{ slug: string }>`select institution.slug
    from territories.comuna join institutions.institution on institution.cut = comuna.municipality_cut
    where comuna.cut = ${cut} and exists (select from editions.edition
      join editions.publication on publication.edition_id = edition.id
      where edition.institution_id = institution.id)`.execute(db);
  return found.rows[0]?.slug;
}

/** The published edition that a gathering belongs to, as its committee or as one of its assemblies. */
export async function findFedBy(
  db: Database,
  gatheringId: string,
): Promise<(NamedEdition & { readonly purpose: Purpose }) | undefined> {
  const found = await sql<NamedEdition & { purpose: Purpose }>`select edition.name, edition.slug,
      institution.slug as "institutionSlug", institution.name as "institutionName", link.purpose
    from editions.edition_gathering link
    join editions.edition on edition.id = link.edition_id
    join institutions.institution on institution.id = edition.institution_id
    where link.gathering_id = ${gatheringId} and exists (
      select from editions.publication where publication.edition_id = edition.id)`.execute(db);
  return found.rows[0];
}
