// Ballot lists as people find them on the whole site: by their contest, and by what is put to the vote.
import type { Database } from '../../../../platform/database/database.ts';
import { bothPaths, type SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { ListText } from '../rules/list-text.ts';
import { listStanding } from './lists.ts';

export const SEARCH_ROOM = 'ballot-list';

type PathIn = (
  asked: { readonly institution: string; readonly edition: string; readonly contest: string },
  locale: Locale,
) => string;

interface Found {
  readonly list: ListText;
  readonly id: string;
  readonly place: { readonly cut: string | null; readonly regionCode: string | null };
}

export function documentOf({ list, id, place }: Found, pathIn: PathIn): SearchDocument {
  const { institution, edition, contest, projects } = list;
  const asked = { institution: institution.slug, edition: edition.slug, contest: contest.code };
  return {
    kind: 'ballot-list',
    key: id,
    title: `Nómina de votación: ${contest.name}, ${edition.name}`,
    englishTitle: `Ballot list: ${contest.name}, ${edition.name}`,
    body: [institution.name, ...projects.map(({ title }) => title)].join('. '),
    paths: bothPaths((locale) => pathIn(asked, locale)),
    ...(place.cut === null ? {} : { cut: place.cut }),
    ...(place.regionCode === null ? {} : { regionCode: place.regionCode }),
    weight: 0.5,
  };
}

export async function searchDocuments(
  db: Database,
  pathIn: PathIn,
): Promise<readonly SearchDocument[]> {
  const standing = await listStanding(db, {});
  return standing.map(({ content, id, cut, regionCode }) =>
    documentOf({ list: content, id, place: { cut, regionCode } }, pathIn),
  );
}
