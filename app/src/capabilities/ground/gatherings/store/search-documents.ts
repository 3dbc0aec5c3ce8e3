// Gatherings as people find them on the whole site: those that were published and not cancelled.
import { bothPaths, type SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Gathering } from './gatherings.ts';
import type { Paper } from './papers.ts';
import type { Visit } from './visits.ts';

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

/** Of one that was accepted: it is read on the page of its gathering. */
export function documentOfPaper(
  { id, title, summary, authors, inNameOf }: Paper,
  gathering: Pick<Gathering, 'slug' | 'title' | 'cut' | 'regionCode'>,
  pathIn: PathIn,
): SearchDocument {
  const { slug, cut, regionCode } = gathering;
  return {
    kind: 'paper',
    key: id,
    title,
    body: [summary, authors, inNameOf ?? '', gathering.title].join(' '),
    paths: bothPaths((locale) => pathIn(slug, locale)),
    ...(cut === undefined ? (regionCode === undefined ? {} : { regionCode }) : { cut }),
  };
}

/** `pathIn` takes the number of the visit. */
export function documentOfVisit(
  { id, number, asker, asked, reason, interest }: Visit,
  pathIn: PathIn,
): SearchDocument {
  return {
    kind: 'visit',
    key: id,
    title: `${asker.comuna} → ${asked.comuna}`,
    body: [interest.title, reason].join(' '),
    paths: bothPaths((locale) => pathIn(String(number), locale)),
  };
}
