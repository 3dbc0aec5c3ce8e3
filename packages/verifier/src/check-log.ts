// Steps 2 to 7: the key given from outside, the checkpoints and their witnesses, the tree, the fingerprint.
import { type Audit, hostOf } from './audit.ts';
import { code32, fromBase64url, fromHex, sameBytes, toBase64url, toHex } from './bytes.ts';
import { rootsAt } from './merkle.ts';
import {
  type Checkpoint,
  cosignedBy,
  isSignedBy,
  readCheckpoint,
  readCheckpoints,
  readVkey,
  type VerifierKey,
} from './notes.ts';

/** What somebody knows from outside the record: from a poster, a newspaper, an earlier visit. */
export interface Outside {
  readonly vkey?: string | undefined;
  /** M# as base64url or hexadecimal; of a code of 28 signs only that much is compared. */
  readonly fingerprint?: string | undefined;
  /** Checkpoints kept from before, as notes. */
  readonly previous?: readonly Uint8Array[] | undefined;
}

/** Of a checkpoint, how many of the witnesses in the policy signed it, and when. */
export interface Witnessed {
  readonly size: number;
  readonly times: readonly number[];
}

export interface LogFacts {
  readonly size: number;
  readonly root: string;
  readonly vkey: VerifierKey | undefined;
  readonly witnessed: readonly Witnessed[];
}

export async function checkLog(audit: Audit, outside: Outside): Promise<LogFacts> {
  const { port, findings, bundle, manifest, hashes } = audit;
  const vkey = await readVkey(port, manifest.log.vkey);
  checkOrigin(audit, vkey);
  checkVkey(audit, outside.vkey);
  checkFingerprint(audit, outside.fingerprint);
  const bytes = bundle.get('checkpoint');
  const last = bytes && readCheckpoint(bytes);
  const published = readCheckpoints(bundle.get('checkpoints.txt') ?? new Uint8Array(0));
  const kept = (outside.previous ?? []).map((note) => readCheckpoint(note));
  const all = [last, ...published, ...kept].filter((one) => one !== undefined);
  const roots = await rootsAt(port, hashes, [hashes.length, ...all.map(({ size }) => size)]);

  if (last === undefined) {
    if (bytes !== undefined) findings.contradiction(3, 'checkpoint-unreadable');
  } else {
    await checkSigned(audit, last, vkey, 3);
    if (last.size !== hashes.length) findings.contradiction(5, 'size', last.size, hashes.length);
    else if (!isRoot(roots, last)) findings.contradiction(5, 'root');
  }
  await checkPublished(audit, published, vkey, roots);
  const newest = published.at(-1);
  if (bundle.has('checkpoints.txt') && last !== undefined && newest?.text !== last.text) {
    findings.contradiction(5, 'checkpoints-end-elsewhere');
  }
  for (const one of kept) await checkKept(audit, one, vkey, roots);
  const witnessed = await checkWitnesses(audit, published);
  if (last !== undefined) await checkWitnesses(audit, [last]);
  const root = roots.get(hashes.length);
  return { size: hashes.length, root: root ? toBase64url(root) : '', vkey, witnessed };
}

function checkOrigin({ findings, manifest }: Audit, vkey: VerifierKey | undefined): void {
  const origin = `${hostOf(manifest.origins.B)}/${manifest.id}`;
  if (vkey === undefined) findings.contradiction(8, 'log-key');
  else if (vkey.name !== origin) findings.contradiction(8, 'log-origin', vkey.name);
}

function checkVkey({ findings, manifest }: Audit, given: string | undefined): void {
  if (given === undefined) findings.unchecked(2, 'vkey-not-given');
  else if (given.trim() !== manifest.log.vkey) findings.contradiction(2, 'vkey');
}

function checkFingerprint({ findings, fingerprint }: Audit, given: string | undefined): void {
  if (given === undefined) {
    findings.unchecked(7, 'fingerprint-not-given');
    return;
  }
  const text = given.trim();
  const whole = fromHex(text.toLowerCase()) ?? fromBase64url(text);
  if (whole?.length === 32) {
    if (!sameBytes(whole, fingerprint))
      findings.contradiction(7, 'fingerprint', toHex(fingerprint));
    return;
  }
  const signs = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0');
  const short = signs.replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{28}$/.test(short)) findings.unchecked(7, 'fingerprint-not-read', text);
  else if (code32(fingerprint, 28).replaceAll('-', '') !== short) {
    findings.contradiction(7, 'fingerprint', code32(fingerprint, 28));
  } else findings.unchecked(7, 'fingerprint-short');
}

async function checkSigned(
  { port, findings, manifest }: Audit,
  checkpoint: Checkpoint,
  vkey: VerifierKey | undefined,
  step: number,
): Promise<void> {
  const origin = `${hostOf(manifest.origins.B)}/${manifest.id}`;
  if (checkpoint.origin !== origin) {
    findings.contradiction(step, 'checkpoint-origin', checkpoint.origin);
  }
  if (vkey === undefined || !(await isSignedBy(port, checkpoint, vkey))) {
    findings.contradiction(step, 'checkpoint-signature', checkpoint.size);
  }
}

function isRoot(roots: ReadonlyMap<number, Uint8Array>, { size, root }: Checkpoint): boolean {
  const found = roots.get(size);
  return found !== undefined && sameBytes(found, root);
}

async function checkPublished(
  audit: Audit,
  published: readonly (Checkpoint | undefined)[],
  vkey: VerifierKey | undefined,
  roots: ReadonlyMap<number, Uint8Array>,
): Promise<void> {
  const { findings } = audit;
  let before = 0;
  for (const [place, one] of published.entries()) {
    if (one === undefined) {
      findings.contradiction(3, 'checkpoint-unreadable', place + 1);
      continue;
    }
    await checkSigned(audit, one, vkey, 3);
    if (one.size < before) findings.contradiction(5, 'checkpoints-order', one.size);
    if (!isRoot(roots, one)) findings.contradiction(5, 'checkpoint-root', one.size);
    before = one.size;
  }
}

async function checkKept(
  { port, findings, hashes }: Audit,
  kept: Checkpoint | undefined,
  vkey: VerifierKey | undefined,
  roots: ReadonlyMap<number, Uint8Array>,
): Promise<void> {
  if (kept === undefined) findings.unchecked(6, 'previous-not-read');
  else if (vkey === undefined || !(await isSignedBy(port, kept, vkey))) {
    findings.unchecked(6, 'previous-of-another');
  } else if (kept.size > hashes.length) findings.unchecked(6, 'previous-is-newer', kept.size);
  else if (!isRoot(roots, kept)) findings.contradiction(6, 'split-view', kept.size);
}

/** Step 4: who of the policy signed each checkpoint. A wrong signature of theirs is evidence; an unknown one is nothing. */
async function checkWitnesses(
  { port, findings, manifest }: Audit,
  published: readonly (Checkpoint | undefined)[],
): Promise<readonly Witnessed[]> {
  const keys = await Promise.all(manifest.witnesses.vkeys.map((text) => readVkey(port, text)));
  const witnesses = keys.filter((key) => key !== undefined);
  if (witnesses.length < keys.length) findings.contradiction(4, 'witness-key');
  const witnessed: Witnessed[] = [];
  for (const checkpoint of published) {
    if (checkpoint === undefined) continue;
    const times: number[] = [];
    for (const witness of witnesses) {
      const cosigned = await cosignedBy(port, checkpoint, witness);
      if (cosigned.state === 'signed') times.push(cosigned.at);
      if (cosigned.state === 'wrong') {
        findings.contradiction(4, 'cosignature', witness.name, checkpoint.size);
      }
    }
    if (times.length < manifest.witnesses.quorum) {
      findings.incident(4, 'checkpoint-unwitnessed', checkpoint.size);
    }
    witnessed.push({ size: checkpoint.size, times });
  }
  return witnessed;
}
