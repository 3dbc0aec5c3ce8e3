// Sanctions as people find them on the whole site: by their edition, and by what the body decided about.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { bothPaths, type SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';

export const SEARCH_ROOM = 'sanction';

type PathIn = (
  asked: { readonly institution: string; readonly edition: string },
  locale: Locale,
) => string;

export interface SanctionFound {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly cut: string | null;
  readonly regionCode: string | null;
  readonly projects: readonly string[];
}

export function documentOf(found: SanctionFound, pathIn: PathIn): SearchDocument {
  const asked = { institution: found.institutionSlug, edition: found.slug };
  return {
    kind: 'sanction',
    key: found.id,
    title: `Sanción: ${found.name}`,
    englishTitle: `Sanction: ${found.name}`,
    body: [found.institutionName, ...found.projects].join('. '),
    paths: bothPaths((locale) => pathIn(asked, locale)),
    ...(found.cut === null ? {} : { cut: found.cut }),
    ...(found.regionCode === null ? {} : { regionCode: found.regionCode }),
    weight: 0.5,
  };
}

/** A document for each edition of which a list was submitted. */
export async function searchDocuments(
  db: Database,
  pathIn: PathIn,
): Promise<readonly SearchDocument[]> {
  const { rows } = await sql<SanctionFound>`select edition.id, edition.slug, edition.name,
      institution.slug as "institutionSlug", institution.name as "institutionName",
      institution.cut, coalesce(institution.region_code, comuna.region_code) as "regionCode",
      array(select project.name from editions.slate_project project
        join editions.contest on contest.id = project.contest_id
        where contest.edition_id = edition.id order by project.feasible_at, project.project_id) as projects
    from editions.edition
    join institutions.institution on institution.id = edition.institution_id
    left join territories.comuna on comuna.cut = institution.cut
    where exists (select from sanction.submission where submission.edition_id = edition.id)
    order by edition.id`.execute(db);
  return rows.map((one) => documentOf(one, pathIn));
}
