// Brings the shipped registry into the tables when its file has changed, and makes each experience known to its comuna.
import { createHash } from 'node:crypto';
import { assert } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { forgetDocuments } from '../../../../platform/search.ts';
import { depositFact } from '../../../ground/territories/index.ts';
import { parseCut } from '../../../ground/territories/rules/index.ts';
import shippedRegistry from '../facts/experiences.json' with { type: 'json' };
import { faultsOf, type ShippedRegistry } from '../rules/shipped-experiences.ts';
import { holdRegistry, readLoadedHash, replaceRegistry } from '../store/registry.ts';

const shipped: ShippedRegistry = shippedRegistry;

/** Idempotent, and one short query when nothing changed. `registry` is the shipped one outside tests. */
export async function loadExperiences(
  db: Database,
  registry: ShippedRegistry = shipped,
): Promise<void> {
  const sha256 = createHash('sha256').update(JSON.stringify(registry)).digest('hex');
  if ((await readLoadedHash(db)) === sha256) return;
  const faults = faultsOf(registry);
  assert(faults.length === 0, `registry of experiences: ${faults.join('; ')}`);
  await inTransaction(db, async (tx) => {
    await holdRegistry(tx);
    if ((await readLoadedHash(tx)) === sha256) return;
    await replaceRegistry(tx, registry, sha256);
    await forgetDocuments(tx, 'experiences');
    for (const { id, cut: code, year } of registry.experiences) {
      const cut = parseCut(code);
      if (cut === undefined) continue;
      await depositFact(tx, cut, { kind: 'experience-registered', key: id, payload: { year } });
    }
  });
}
