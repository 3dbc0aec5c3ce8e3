// The thread that checks casts: it knows manifests by their fingerprint, and no key and no database.
import { parentPort } from 'node:worker_threads';
import { fingerprint, parseManifest, toBase64url } from '@minga/ballot';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { type CheckedCast, checkCast } from './check-cast.ts';
import { type CastsAnswer, type CastsOrder, packChecked, unpackBodies } from './packed-casts.ts';

type Known = Parameters<typeof checkCast>[1];

const known = new Map<string, Omit<Known, 'time'>>();

function learn(leaf: Uint8Array): void {
  const parsed = parseManifest(leaf);
  if (!parsed.ok) throw new Error(`no manifest: ${parsed.error.code}`);
  const manifestHash = fingerprint(leaf);
  const { contests } = parsed.value;
  known.set(toBase64url(manifestHash), { manifestHash, contests, crypto: nodeCrypto });
}

async function answer(order: CastsOrder): Promise<CastsAnswer> {
  if (order.manifest !== undefined) learn(order.manifest);
  const context = known.get(order.election);
  if (context === undefined) throw new Error('a manifest comes before its casts');
  const bodies = unpackBodies(order);
  const checked: CheckedCast[] = [];
  for (const body of bodies) {
    checked.push(await checkCast(body, { ...context, time: order.time }));
  }
  return packChecked(checked, bodies);
}

parentPort?.on('message', (order: CastsOrder) => {
  void answer(order).then((done) => parentPort?.postMessage(done, [done.digests.buffer]));
});
