// Surveys as people find them on the whole site: those that were published and not corrected.
import { bothPaths, type SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Survey } from './surveys.ts';

export const SEARCH_ROOM = 'surveys';

/** The path of the page of a survey in a language. */
export type PathIn = (slug: string, locale: Locale) => string;

export function documentOf(survey: Survey, pathIn: PathIn): SearchDocument {
  const { id, slug, title, purpose, institutionName, cut } = survey;
  return {
    kind: 'survey',
    key: id,
    title: title.spanish,
    ...(title.english === undefined ? {} : { englishTitle: title.english }),
    body: `${purpose.spanish} ${institutionName}`,
    paths: bothPaths((locale) => pathIn(slug, locale)),
    ...(cut === null ? {} : { cut }),
  };
}
