// Brings the shipped norms into the tables when their file has changed; what staff wrote of one stays.
import { createHash } from 'node:crypto';
import { assert } from '@minga/basics';
import { systemClock } from '../../../../platform/clock.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { forgetDocuments } from '../../../../platform/search.ts';
import { findInstitution } from '../../institutions/index.ts';
import shippedNorms from '../facts/norms.json' with { type: 'json' };
import type { RelationKind } from '../rules/kind.ts';
import {
  factsOf,
  faultsOf,
  type ShippedNorm,
  type ShippedNorms,
  versionOf,
} from '../rules/shipped-norms.ts';
import {
  holdLibrary,
  readLoaded,
  readLoadedHash,
  saveLoadedHash,
  updateFacts,
} from '../store/loads.ts';
import { isWithdrawn, relate } from '../store/relations.ts';
import {
  idOfCode,
  insertNorm,
  insertVersion,
  listVersions,
  withdrawVersion,
} from '../store/versions.ts';

const shipped: ShippedNorms = shippedNorms;
const REASON = 'Reemplazada por la versión que trae una actualización de Minga.';

/**
 * Idempotent, and one short query when nothing changed; institutions must be loaded before. `norms` are the shipped
 * ones outside tests.
 */
export async function loadNorms(db: Database, norms: ShippedNorms = shipped): Promise<void> {
  const sha256 = hashOf(norms);
  if ((await readLoadedHash(db)) === sha256) return;
  const faults = faultsOf(norms);
  assert(faults.length === 0, `shipped norms: ${faults.join('; ')}`);
  await inTransaction(db, async (tx) => {
    await holdLibrary(tx);
    if ((await readLoadedHash(tx)) === sha256) return;
    const now = systemClock.now();
    for (const norm of norms.norms) await loadNorm(tx, norm, now);
    for (const { norm, kind, to } of norms.relations) {
      const [from, target] = [await idOfCode(tx, norm), await idOfCode(tx, to)];
      if (from === undefined || target === undefined) continue;
      if (await isWithdrawn(tx, from, kind as RelationKind, target)) continue;
      await relate(tx, from, kind as RelationKind, target);
    }
    await saveLoadedHash(tx, sha256);
    await forgetDocuments(tx, 'norms');
  });
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

async function loadNorm(tx: Tx, norm: ShippedNorm, now: Date): Promise<void> {
  const shippedSha256 = hashOf(norm);
  const there = await readLoaded(tx, norm.code);
  if (there === undefined) {
    const id = await insertNorm(tx, { ...(await whoseIs(tx, norm)), shippedSha256, now });
    await insertShipped(tx, id, norm, now);
    return;
  }
  if (there.isAnnulled || there.shippedSha256 === shippedSha256) return;
  await updateFacts(tx, there.id, factsOf(norm), shippedSha256);
  const live = (await listVersions(tx, there.id)).filter((one) => one.withdrawnAt === undefined);
  if (live.some(({ isShipped }) => !isShipped)) return;
  for (const { id } of live) await withdrawVersion(tx, id, { reason: REASON, now });
  await insertShipped(tx, there.id, norm, now);
}

async function whoseIs(tx: Tx, norm: ShippedNorm) {
  const { code, issuer, institution } = norm;
  const found = institution === undefined ? undefined : await findInstitution(tx, institution);
  assert(institution === undefined || found !== undefined, `${code}: no such institution`);
  return { ...factsOf(norm), code, issuer, institutionId: found?.id };
}

function insertShipped(tx: Tx, normId: string, norm: ShippedNorm, now: Date): Promise<void> {
  const version = { normId, written: versionOf(norm), fileId: undefined, changedBy: undefined };
  return insertVersion(tx, { ...version, isShipped: true, now });
}
