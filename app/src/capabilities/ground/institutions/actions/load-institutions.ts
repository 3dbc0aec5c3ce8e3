// Brings every institution that Minga knows of into the tables when the territory or the shipped file has changed.
import { createHash } from 'node:crypto';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { forgetDocuments } from '../../../../platform/search.ts';
import shipped from '../facts/national-bodies.json' with { type: 'json' };
import { nationalBodyOf } from '../rules/institution.ts';
import { holdLoads, readGoverning, readLoadedHash, saveKnown } from '../store/loads.ts';

/** Idempotent; the territory must be loaded before. */
export async function loadInstitutions(db: Database): Promise<void> {
  const known = [...(await readGoverning(db)), ...shipped.bodies.map(nationalBodyOf)];
  const sha256 = createHash('sha256').update(JSON.stringify(known)).digest('hex');
  if ((await readLoadedHash(db)) === sha256) return;
  await inTransaction(db, async (tx) => {
    await holdLoads(tx);
    if ((await readLoadedHash(tx)) === sha256) return;
    await saveKnown(tx, known, sha256);
    await forgetDocuments(tx, 'institutions');
  });
}
