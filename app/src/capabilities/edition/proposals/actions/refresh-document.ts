// Puts what everybody reads of proposals into the search of the site, or takes it out, in the transaction of the change.
import type { Tx } from '../../../../platform/database/database.ts';
import {
  bothPaths,
  putDocuments,
  removeDocument,
  type SearchDocument,
} from '../../../../platform/search.ts';
import { listSearched, SEARCH_ROOM, type SearchedProposal } from '../store/public-proposals.ts';
import type { PathIn } from './tell-authors.ts';

export function documentOf(one: SearchedProposal, pathIn: PathIn): SearchDocument {
  const { id, title, body, editionId, cut, regionCode } = one;
  return {
    kind: 'proposal',
    key: id,
    title,
    body,
    partOf: editionId,
    paths: bothPaths((locale) => pathIn(one, locale)),
    ...(cut === null ? {} : { cut }),
    ...(cut !== null || regionCode === null ? {} : { regionCode }),
  };
}

export async function refreshDocuments(
  tx: Tx,
  proposalIds: readonly string[],
  pathIn: PathIn,
): Promise<void> {
  const found = await listSearched(tx, proposalIds);
  await putDocuments(
    tx,
    SEARCH_ROOM,
    found.map((one) => documentOf(one, pathIn)),
  );
  const shown = new Set(found.map(({ id }) => id));
  for (const id of proposalIds) if (!shown.has(id)) await removeDocument(tx, SEARCH_ROOM, id);
}
