// The map of an edition: of what a filter finds from the proposals themselves, of all from cells that are kept until one changes.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { isNarrowed, type ProposalFilter } from '../rules/proposal-filter.ts';
import { keepCells, listMapCells, type MapCell, readKeptCells } from '../store/proposal-map.ts';

/** Cells, those with most proposals first. Whoever looks first after a change pays for whoever looks next. */
export async function showMap(
  db: Database,
  filter: ProposalFilter,
  editionId: string,
): Promise<readonly MapCell[]> {
  if (isNarrowed(filter)) return listMapCells(db, filter, editionId);
  const kept = await readKeptCells(db, editionId);
  if (kept !== undefined) return kept;
  await inTransaction(db, (tx) => keepCells(tx, editionId));
  return listMapCells(db, filter, editionId);
}
