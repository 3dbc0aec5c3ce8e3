// Norms as people find them on the whole site: all but those that were annulled.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import {
  bothPaths,
  putDocuments,
  removeDocument,
  type SearchDocument,
} from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import { findNorm, type Norm } from './norms.ts';

const SEARCH_ROOM = 'norms';

/** What a norm is called in a language, and where its page is: words that the store does not have. */
export interface InSearch {
  readonly labelIn: (norm: Norm, locale: Locale) => string;
  readonly pathIn: (code: string, locale: Locale) => string;
}

export function documentOf(norm: Norm, { labelIn, pathIn }: InSearch): SearchDocument {
  const titleIn = (locale: Locale) => `${labelIn(norm, locale)}: ${norm.title}`;
  return {
    kind: 'norm',
    key: norm.code,
    title: titleIn('es-CL'),
    englishTitle: titleIn('en'),
    body: [norm.summary, norm.number?.replaceAll('.', ''), norm.institutionName]
      .filter(Boolean)
      .join(' '),
    paths: bothPaths((locale) => pathIn(norm.code, locale)),
    ...(norm.cut === undefined ? {} : { cut: norm.cut }),
    ...(norm.regionCode === undefined ? {} : { regionCode: norm.regionCode }),
  };
}

/** Makes the index say what the norm says now. */
export async function indexNorm(tx: Tx | Database, code: string, words: InSearch): Promise<void> {
  const norm = await findNorm(tx, code);
  if (norm === undefined || norm.annulledAt !== undefined) {
    await removeDocument(tx, SEARCH_ROOM, code);
    return;
  }
  await putDocuments(tx, SEARCH_ROOM, [documentOf(norm, words)]);
}
