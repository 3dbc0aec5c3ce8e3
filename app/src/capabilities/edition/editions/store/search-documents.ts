// Published editions as people find them on the whole site, and how the one that was just published comes into it.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { bothPaths, putDocuments, type SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Contest } from '../rules/rulebook.ts';

const SEARCH_ROOM = 'editions';

/** The path of the page of an edition in a language. */
export type PathIn = (institution: string, edition: string, locale: Locale) => string;

export interface Searchable {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly cut: string | null;
  readonly regionCode: string | null;
  readonly contests: readonly Pick<Contest, 'name'>[];
}

/** Under the rules in force: all of them, or one. */
export async function listSearchable(
  db: Database | Tx,
  id: string | undefined,
): Promise<readonly Searchable[]> {
  const found =
    await sql<Searchable>`select distinct on (edition.id) edition.id, edition.slug, edition.name,
      institution.slug as "institutionSlug", institution.name as "institutionName", institution.cut,
      institution.region_code as "regionCode", rulebook.committed_text::json -> 'contests' as contests
    from editions.publication
    join editions.rulebook on rulebook.id = publication.rulebook_id
    join editions.edition on edition.id = publication.edition_id
    join institutions.institution on institution.id = edition.institution_id
    where ${id ?? null}::uuid is null or edition.id = ${id ?? null}
    order by edition.id, publication.version desc`.execute(db);
  return found.rows;
}

export function documentOf(edition: Searchable, pathIn: PathIn): SearchDocument {
  const { id, slug, name, institutionSlug, institutionName, cut, regionCode, contests } = edition;
  return {
    kind: 'edition',
    key: id,
    title: name,
    body: [institutionName, ...contests.map((contest) => contest.name)].join(', '),
    paths: bothPaths((locale) => pathIn(institutionSlug, slug, locale)),
    ...(cut === null ? (regionCode === null ? {} : { regionCode }) : { cut }),
    weight: 0.8,
  };
}

/** In the transaction that publishes it, again with every version. */
export async function putEdition(tx: Tx, id: string, pathIn: PathIn): Promise<void> {
  const found = await listSearchable(tx, id);
  await putDocuments(
    tx,
    SEARCH_ROOM,
    found.map((one) => documentOf(one, pathIn)),
  );
}
