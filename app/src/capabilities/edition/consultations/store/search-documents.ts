// Consultations as people find them on the whole site, and where their pages are.
import { bothPaths, type SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Consultation } from './consultations.ts';

export const SEARCH_ROOM = 'consultations';

/** The path of the page of a consultation in a language. */
export type PathIn = (slug: string, locale: Locale) => string;

export function documentOf(consultation: Consultation, pathIn: PathIn): SearchDocument {
  const { id, slug, title, purpose, institutionName, cut, regionCode } = consultation;
  return {
    kind: 'consultation',
    key: id,
    title,
    body: `${purpose} ${institutionName}`,
    paths: bothPaths((locale) => pathIn(slug, locale)),
    ...(cut === undefined ? {} : { cut }),
    ...(cut === undefined && regionCode !== undefined ? { regionCode } : {}),
  };
}
