// What a voter kept: a signed promise, or a proof that her ballot is in the log. Each is held against the record.
import { type Audit, inDomain } from './audit.ts';
import { type Bytes, code32, fromBase64url, sameBytes, textOf } from './bytes.ts';
import { isObject } from './canon.ts';
import type { LogFacts } from './check-log.ts';
import { includes, rootsAt } from './merkle.ts';
import { isSignedBy, readLeafProof } from './notes.ts';
import type { Story } from './story.ts';
import { checkEd25519 } from './strict.ts';

export interface ReceiptAnswer {
  readonly tracker: string;
  /** Where the ballot stands in the log. */
  readonly index: number | undefined;
}

interface Promised {
  readonly leaf: Bytes;
  readonly sig: Bytes;
}

/** Steps 6 and 18. A receipt that nobody can read proves nothing and accuses nobody. */
export async function checkReceipt(
  audit: Audit,
  story: Story,
  log: LogFacts,
  receipt: Bytes,
): Promise<readonly ReceiptAnswer[]> {
  const text = textOf(receipt) ?? '';
  if (text.startsWith('c2sp.org/tlog-proof@v1\n')) return checkProof(audit, log, receipt);
  const promises = findPromises(text);
  if (promises.length === 0) audit.findings.unchecked(18, 'receipt-not-read');
  const answers: ReceiptAnswer[] = [];
  for (const promise of promises) answers.push(await checkPromise(audit, story, promise));
  return answers;
}

/** `{leaf, sig}` wherever they stand: what the urn answered, or what the booth keeps. */
function findPromises(text: string): readonly Promised[] {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return [];
  }
  const found: Promised[] = [];
  const look = (value: unknown, depth: number): void => {
    if (depth > 6 || typeof value !== 'object' || value === null) return;
    if (isObject(value) && typeof value.leaf === 'string' && typeof value.sig === 'string') {
      const [leaf, sig] = [fromBase64url(value.leaf), fromBase64url(value.sig)];
      if (leaf?.length === 32 && sig?.length === 64) found.push({ leaf, sig });
    }
    for (const member of Object.values(value)) look(member, depth + 1);
  };
  look(told, 0);
  return found;
}

async function checkPromise(
  { port, findings, manifest, fingerprint }: Audit,
  story: Story,
  { leaf, sig }: Promised,
): Promise<ReceiptAnswer> {
  const tracker = code32(leaf, 16);
  const key = fromBase64url(manifest.promise_key) ?? fingerprint;
  const message = inDomain('pb-promise/1', fingerprint, leaf);
  if (!(await checkEd25519(port, key, message, sig))) {
    findings.unchecked(18, 'promise-of-another', tracker);
    return { tracker, index: undefined };
  }
  const cast = story.casts.find(({ hash }) => sameBytes(hash, leaf));
  if (cast !== undefined) return { tracker, index: cast.index };
  if (story.phase === 'voting') findings.unchecked(18, 'promise-waits', tracker);
  else if (story.phase === 'closed') findings.incident(18, 'promise-to-claim', tracker);
  else findings.contradiction(18, 'promised-ballot-missing', tracker);
  return { tracker, index: undefined };
}

async function checkProof(
  { port, findings, hashes }: Audit,
  log: LogFacts,
  receipt: Bytes,
): Promise<readonly ReceiptAnswer[]> {
  const proof = readLeafProof(receipt);
  if (proof === undefined) {
    findings.unchecked(18, 'receipt-not-read');
    return [];
  }
  const { index, path, checkpoint } = proof;
  const { size, root } = checkpoint;
  if (log.vkey === undefined || !(await isSignedBy(port, checkpoint, log.vkey))) {
    findings.unchecked(6, 'previous-of-another');
    return [];
  }
  if (size > hashes.length) {
    findings.unchecked(6, 'previous-is-newer', size);
    return [];
  }
  const here = (await rootsAt(port, hashes, [size])).get(size);
  if (here === undefined || !sameBytes(here, root)) findings.contradiction(6, 'split-view', size);
  const leaf = hashes[index];
  const isIn = leaf !== undefined && (await includes(port, { index, size, root }, leaf, path));
  if (!isIn) findings.contradiction(6, 'proof-of-another-leaf', `#${index}`);
  return [{ tracker: leaf === undefined ? '' : code32(leaf, 16), index: isIn ? index : undefined }];
}
