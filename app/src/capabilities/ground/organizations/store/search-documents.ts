// Organisations as people find them on the whole site: only those that were confirmed, only what is public.
import { bothPaths, type SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Organization } from './organizations.ts';

export const SEARCH_ROOM = 'organizations';

/** `pathIn` is the path of its page in a language. */
export function documentOf(
  organization: Organization,
  pathIn: (locale: Locale) => string,
): SearchDocument {
  const { id, facts, profile, comunaName, regionName } = organization;
  return {
    kind: 'organization',
    key: id,
    title: facts.name,
    body: [profile.purpose, profile.place, comunaName, regionName].filter(Boolean).join('. '),
    paths: bothPaths(pathIn),
    ...(facts.cut === undefined ? {} : { cut: facts.cut }),
    ...(facts.regionCode === undefined ? {} : { regionCode: facts.regionCode }),
  };
}
