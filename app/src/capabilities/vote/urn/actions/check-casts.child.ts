// The thread that checks casts: it knows manifests by their fingerprint, and no key and no database.
import { parentPort } from 'node:worker_threads';
import { fingerprint, parseManifest, toBase64url } from '@minga/ballot';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import type { CastsAnswer, CastsOrder } from './cast-threads.ts';
import { type CheckedCast, checkCast } from './check-cast.ts';

type Known = Parameters<typeof checkCast>[1];

const known = new Map<string, Omit<Known, 'time'>>();

function learn(leaf: Uint8Array): void {
  const parsed = parseManifest(leaf);
  if (!parsed.ok) throw new Error(`no manifest: ${parsed.error.code}`);
  const manifestHash = fingerprint(leaf);
  const { contests } = parsed.value;
  known.set(toBase64url(manifestHash), { manifestHash, contests, crypto: nodeCrypto });
}

async function answer({ id, manifests, casts }: CastsOrder): Promise<CastsAnswer> {
  for (const leaf of manifests) learn(leaf);
  const checked: CheckedCast[] = [];
  for (const { election, time, body } of casts) {
    const context = known.get(election);
    if (context === undefined) throw new Error('a manifest comes before its casts');
    checked.push(await checkCast(body, { ...context, time }));
  }
  return { id, checked };
}

parentPort?.on('message', (order: CastsOrder) => {
  void answer(order).then((done) => parentPort?.postMessage(done));
});
