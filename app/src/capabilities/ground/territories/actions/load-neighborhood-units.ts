// Brings in the neighbourhood units that public pages list, for comunas whose municipality has not told its own.
import { createHash } from 'node:crypto';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import shipped from '../facts/neighborhood-units.json' with { type: 'json' };
import type { Cut } from '../rules/cut.ts';
import { parseZone } from '../rules/kind-names.ts';
import { insertTerritory, wasKnown } from '../store/comuna-territories.ts';
import { holdLoads, readLoadedHash, saveLoadedHash } from '../store/loads.ts';

const NAME = 'neighborhood-units';

/** Idempotent; what a municipality has corrected or retired is never touched. */
export async function loadNeighborhoodUnits(db: Database): Promise<void> {
  const sha256 = createHash('sha256').update(JSON.stringify(shipped)).digest('hex');
  if ((await readLoadedHash(db, NAME)) === sha256) return;
  await inTransaction(db, async (tx) => {
    await holdLoads(tx);
    if ((await readLoadedHash(tx, NAME)) === sha256) return;
    for (const { cut, sourceUrl, units } of shipped.comunas) {
      for (const { code, name, zone } of units) {
        const key = { kind: 'neighborhood-unit', code } as const;
        if (await wasKnown(tx, cut as Cut, key)) continue;
        const rest = { parentId: undefined, centre: undefined, shape: undefined };
        const unit = { ...key, name, zone: parseZone(zone), ...rest };
        await insertTerritory(tx, cut as Cut, unit, sourceUrl);
      }
    }
    await saveLoadedHash(tx, NAME, sha256);
  });
}
