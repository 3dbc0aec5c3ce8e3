// Gatherings as people find them on the whole site: those that were published and not cancelled.
import { bothPaths, type SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Gathering } from './gatherings.ts';

export const SEARCH_ROOM = 'gatherings';

/** The path of the page of a gathering in a language. */
export type PathIn = (slug: string, locale: Locale) => string;

export function documentOf(gathering: Gathering, pathIn: PathIn): SearchDocument {
  const { id, slug, title, purpose, caller, place, agenda, cut, regionCode } = gathering;
  return {
    kind: 'gathering',
    key: id,
    title,
    body: [purpose, caller.name, place, ...agenda].join(' '),
    paths: bothPaths((locale) => pathIn(slug, locale)),
    ...(cut === undefined ? (regionCode === undefined ? {} : { regionCode }) : { cut }),
  };
}
