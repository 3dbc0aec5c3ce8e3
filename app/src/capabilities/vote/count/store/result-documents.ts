// Official results as people find them on the whole site.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { bothPaths, type SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';

export const SEARCH_ROOM = 'count';

interface Asked {
  readonly institution: string;
  readonly edition: string;
  readonly contest: string;
}

type PathIn = (asked: Asked, locale: Locale) => string;

interface Told {
  /** `CONTEST/ROUND` */
  readonly id: string;
  readonly asked: Asked;
  readonly contest: string;
  readonly edition: string;
  readonly projects: readonly { readonly name: string }[];
  readonly place: { readonly cut: string | null; readonly regionCode: string | null };
}

export function resultDocument(told: Told, pathIn: PathIn): SearchDocument {
  const { id, asked, contest, edition, projects, place } = told;
  return {
    kind: 'result',
    key: id,
    title: `Resultado de la votación: ${contest}, ${edition}`,
    englishTitle: `Result of the vote: ${contest}, ${edition}`,
    body: projects.map(({ name }) => name).join('. '),
    paths: bothPaths((locale) => pathIn(asked, locale)),
    ...(place.cut === null ? {} : { cut: place.cut }),
    ...(place.regionCode === null ? {} : { regionCode: place.regionCode }),
    weight: 0.6,
  };
}

export async function resultDocuments(
  db: Database,
  pathIn: PathIn,
): Promise<readonly SearchDocument[]> {
  const found = await sql<Told>`select vote.contest_id || '/' || vote.round as id,
      json_build_object('institution', institution.slug, 'edition', edition.slug, 'contest', contest.code) as asked,
      list.text::jsonb #>> '{contest,name}' as contest, edition.name as edition,
      (select json_agg(json_build_object('name', item ->> 'title'))
        from jsonb_array_elements(list.text::jsonb -> 'projects') item) as projects,
      json_build_object('cut', institution.cut,
        'regionCode', coalesce(institution.region_code, comuna.region_code)) as place
    from count.vote
    join ballot_list.list on list.id = vote.list_id
    join editions.contest on contest.id = vote.contest_id
    join editions.edition on edition.id = contest.edition_id
    join institutions.institution on institution.id = edition.institution_id
    left join territories.comuna on comuna.cut = institution.cut
    where vote.withdrawn_at is null
      and exists (select from count.result where result.vote_id = vote.id)`.execute(db);
  return found.rows.map((told) => resultDocument(told, pathIn));
}
