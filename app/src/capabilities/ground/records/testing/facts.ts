// The facts that ship, loaded as every start does, for tests that do not build the site.
import type { Database } from '../../../../platform/database/database.ts';
import { contributions as institutions } from '../../institutions/index.ts';
import { contributions as territories } from '../../territories/index.ts';

export async function loadFacts(db: Database): Promise<void> {
  for (const room of [territories, institutions]) await room.loadFacts?.(db);
}
