// The comunas of the country, and the editions of Minga as they stood on a day: what was published, certified and sanctioned by then.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { ContestOnDay, EditionOnDay } from '../rules/known-budget.ts';
import type { PlaceOfCountry } from '../rules/situation.ts';

export interface CountryOnDay {
  /** From north to south, and by name. */
  readonly places: readonly PlaceOfCountry[];
  /** The latest year first. */
  readonly editions: readonly EditionOnDay[];
}

type Nullable<T> = { readonly [K in keyof T]: undefined extends T[K] ? T[K] | null : T[K] };
type KeptContest = Nullable<ContestOnDay>;
type KeptEdition = Omit<Nullable<EditionOnDay>, 'contests'> & {
  readonly contests: readonly KeptContest[];
};

const places = sql`(select json_agg(json_build_object('cut', comuna.cut, 'name', comuna.name, 'slug', comuna.slug,
    'regionCode', region.code, 'regionName', region.short_name, 'municipalityCut', comuna.municipality_cut,
    'isPioneer', exists (select from experiences.pioneer where pioneer.cut = comuna.municipality_cut))
    order by region.north_to_south, comuna.name collate "es-x-icu")
  from territories.comuna join territories.region on region.code = comuna.region_code)`;

/** The civil day of an instant, as national figures are dated. */
const dayOf = (instant: string) =>
  sql.raw(`to_char(${instant} at time zone 'America/Santiago', 'YYYY-MM-DD')`);

/** What was decided last of the whole edition before `ends`. */
const halted = (
  ends: Date,
) => sql`(select nullif(last.kind, 'resumed') from editions.interruption last
  where last.edition_id = edition.id and last.contest_id is null and last.decided_at < ${ends}
  order by last.place desc limit 1)`;

/** Of the vote in which a contest was: the result that was certified last, unless it had been found wrong. */
const certified = (ends: Date) => sql`(select json_build_object('on', ${dayOf('last.certified_at')},
    'papers', vote.ballots + vote.nulls,
    'listed', (select count(*) from count.result_line where result_id = result.id),
    'prioritised', (select count(*) from count.result_line where result_id = result.id and is_funded))
  from (select * from count.certification where certification.contest_id = terms.contest_id
      and certification.round = turn.round and certification.certified_at < ${ends}
      order by certification.place desc limit 1) last
  join count.result on result.id = last.result_id
  join count.vote on vote.id = result.vote_id
  where not exists (select from count.correction where correction.result_id = last.result_id
    and correction.decided_at < ${ends}))`;

const contests = (ends: Date) => sql`(select json_agg(json_build_object(
    'isSanctioned', exists (select from editions.passage where passage.contest_id = terms.contest_id
      and passage.round = turn.round and passage.stage = 'sanctioned' and passage.passed_at < ${ends}),
    'certified', ${certified(ends)}) order by terms.contest_id)
  from editions.contest_terms terms
  cross join lateral (select 1 + count(*) as round from editions.interruption repeated
    where repeated.contest_id = terms.contest_id and repeated.kind = 'repeated'
      and repeated.decided_at < ${ends}) turn
  where terms.rulebook_id = current.rulebook_id)`;

const sanctioned = (
  ends: Date,
) => sql`(select json_build_object('on', ${dayOf('max(approval.approved_at)')},
    'projects', count(*), 'amountClp', sum(approval.amount_clp))
  from sanction.approval where approval.edition_id = edition.id and approval.approved_at < ${ends}
    and (approval.ended_at is null or approval.ended_at >= ${ends})
  having count(*) > 0)`;

const editions = (ends: Date) => sql`(select coalesce(json_agg(json_build_object(
    'institution', institution.slug, 'slug', edition.slug, 'name', edition.name, 'year', current.year,
    'placeName', coalesce(comuna.name, region.short_name), 'cut', institution.cut,
    'regionCode', region.code, 'regionName', region.short_name, 'populationCount', comuna.population_2017,
    'envelopeClp', current.envelope_clp, 'publishedOn', ${dayOf('current.published_at')},
    'firstOn', (select ${dayOf('min(first.published_at)')} from editions.publication first
      where first.edition_id = edition.id),
    'halted', ${halted(ends)},
    'isArchived', exists (select from editions.archiving
      where archiving.edition_id = edition.id and archived_at < ${ends}),
    'contests', ${contests(ends)}, 'sanctioned', ${sanctioned(ends)})
    order by current.year desc, institution.plain_name, edition.slug), '[]')
  from editions.edition
  join institutions.institution on institution.id = edition.institution_id
  left join territories.comuna on comuna.cut = institution.cut
  join territories.region on region.code = coalesce(institution.region_code, comuna.region_code)
  join lateral (select publication.rulebook_id, publication.envelope_clp, publication.published_at,
      (rulebook.committed_text::jsonb ->> 'fiscalYear')::int as year
    from editions.publication join editions.rulebook on rulebook.id = publication.rulebook_id
    where publication.edition_id = edition.id and publication.published_at < ${ends}
    order by publication.version desc limit 1) current on true)`;

/** `ends` is the first instant that is no longer of the day. */
export async function readCountry(db: Database, ends: Date): Promise<CountryOnDay> {
  const { rows } = await sql<{
    places: readonly PlaceOfCountry[];
    editions: readonly KeptEdition[];
  }>`select ${places} as places, ${editions(ends)} as editions`.execute(db);
  const [found] = rows;
  return { places: found?.places ?? [], editions: (found?.editions ?? []).map(editionOf) };
}

function editionOf(kept: KeptEdition): EditionOnDay {
  return {
    ...kept,
    cut: kept.cut ?? undefined,
    populationCount: kept.populationCount ?? undefined,
    halted: kept.halted ?? undefined,
    sanctioned: kept.sanctioned ?? undefined,
    contests: (kept.contests ?? []).map(({ isSanctioned, certified: found }) => ({
      isSanctioned,
      certified: found ?? undefined,
    })),
  };
}
