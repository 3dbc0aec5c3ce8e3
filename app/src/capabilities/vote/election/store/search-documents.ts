// Elections as people find them on the whole site: by their name and by what is put to the vote.
import type { Database } from '../../../../platform/database/database.ts';
import type { SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import { type Election, publicElections } from './elections.ts';

export const SEARCH_ROOM = 'election';

export function documentOf(
  election: Election,
  paths: Readonly<Record<Locale, string>>,
): SearchDocument {
  const { id, title, institutionName, contests, cut, regionCode } = election;
  return {
    kind: 'election',
    key: id,
    title: `Votación: ${title}`,
    englishTitle: `Vote: ${title}`,
    body: [institutionName, ...contests.map(({ name }) => name)].join('. '),
    paths,
    ...(cut === null ? {} : { cut }),
    ...(regionCode === null ? {} : { regionCode }),
    weight: 0.8,
  };
}

export async function searchDocuments(
  db: Database,
  pathsOf: (election: Election) => Readonly<Record<Locale, string>>,
): Promise<readonly SearchDocument[]> {
  const found = await publicElections(db);
  return found.map((election) => documentOf(election, pathsOf(election)));
}
