// Publishes a draft: what it says of its effect must hold, and from here on people say whether they come.
import { assert, ok, type Result } from '@minga/basics';
import type { Gather } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { mayPublish } from '../rules/gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readWithin, saveState } from '../store/gatherings.ts';
import { documentOf, SEARCH_ROOM } from '../store/search-documents.ts';
import { type Acting, log, onGathering } from './acting.ts';
import { mayCall } from './calling.ts';
import { backingsFor } from './decision-backings.ts';

/** `gather` asks the later rooms which commitments let it decide; `backing` is the key of the one that was chosen. */
export async function publishGathering(
  { db, gather }: { readonly db: Database; readonly gather: Gather },
  by: Acting,
  id: string,
  backing?: string,
): Promise<Result<void, Refusal>> {
  const draft = await readWithin(db, by.scope, id);
  const backings = draft === undefined ? [] : await backingsFor(gather, draft);
  const backedBy = backings.find(({ key }) => key === backing)?.sentence;
  return onGathering(db, by, id, 'publish', async (tx, gathering, state) => {
    const allowed = await mayCall(tx, by.scope, by.now);
    if (!allowed.ok) return allowed;
    const may = mayPublish({ ...gathering, backedBy, now: by.now });
    if (!may.ok) return may;
    await saveState(tx, gathering.id, { state, publishedAt: by.now, backedBy });
    const published = await readWithin(tx, by.scope, id);
    assert(published !== undefined, 'it is held');
    await putDocuments(tx, SEARCH_ROOM, [documentOf(published, by.pathIn)]);
    const { slug, level, startsAt } = gathering;
    await log(tx, by, slug, { step: 'published', level, starts_at: startsAt.toISOString() });
    return ok(undefined);
  });
}
