// Brings the shipped regions, provinces and comunas into the tables when their file has changed.
import { createHash } from 'node:crypto';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { forgetDocuments } from '../../../../platform/search.ts';
import chile from '../facts/chile.json' with { type: 'json' };
import type { ShippedTerritories } from '../rules/shipped-territories.ts';
import { holdLoads, readLoadedHash, saveLoadedHash } from '../store/loads.ts';
import { saveTerritories } from '../store/territories.ts';

const NAME = 'chile';
const shipped: ShippedTerritories = chile;

/** Idempotent, and one short query when nothing changed. */
export async function loadTerritories(db: Database): Promise<void> {
  const sha256 = createHash('sha256').update(JSON.stringify(shipped)).digest('hex');
  if ((await readLoadedHash(db, NAME)) === sha256) return;
  await inTransaction(db, async (tx) => {
    await holdLoads(tx);
    if ((await readLoadedHash(tx, NAME)) === sha256) return;
    await saveTerritories(tx, shipped);
    await forgetDocuments(tx, 'territories');
    await saveLoadedHash(tx, NAME, sha256);
  });
}
