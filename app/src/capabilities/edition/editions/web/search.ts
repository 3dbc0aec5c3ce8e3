// Editions as the search of the whole site finds them: those that were published.
import type { Database } from '../../../../platform/database/database.ts';
import type { SearchContribution, SearchDocument } from '../../../../platform/search.ts';
import { documentOf, listSearchable } from '../store/search-documents.ts';
import { editionPathIn } from './paths.ts';

export const search: SearchContribution = {
  kinds: { edition: { 'es-CL': 'Ediciones', en: 'Editions' } },
  documents,
};

async function documents(db: Database): Promise<readonly SearchDocument[]> {
  return (await listSearchable(db, undefined)).map((one) => documentOf(one, editionPathIn));
}
