// Whether a booth may trust what it was served: one manifest in one log that only grew, whoever serves the page.
import {
  type Amend,
  type Amended,
  type BallotCrypto,
  type Bytes,
  checkEd25519,
  checkIssuer,
  fingerprint,
  fromBase64url,
  leafHash,
  logOrigin,
  type Manifest,
  parseManifest,
  posterCode,
  toBase64url,
  unamended,
  type Windows,
} from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import {
  openCheckpoint,
  parseVkey,
  type VerifySignature,
  verifyConsistency,
  verifyInclusion,
} from '@minga/ledger';
import { type FetchTile, logTiles } from './log-tiles.ts';

/** What a device keeps of the log that it saw last: voters are witnesses too. */
export interface KeptLog {
  readonly manifestHash: string;
  readonly vkey: string;
  readonly size: number;
  readonly root: string;
}

export interface TrustedLog {
  readonly manifest: Manifest;
  readonly manifestHash: Bytes;
  readonly posterCode: string;
  readonly size: number;
  readonly root: Bytes;
  /** Names of the witnesses whose cosignature holds. */
  readonly witnesses: readonly string[];
  readonly hasQuorum: boolean;
  readonly kept: KeptLog;
}

/** What acts of officers changed since the vote was opened. */
export interface Amendments {
  readonly amended: Amended;
  /** In the order of the log. */
  readonly amendments: readonly Amend[];
}

export type Trusted = TrustedLog & Amendments;

export function unchanged(manifest: Manifest): Amendments {
  return { amended: unamended(manifest), amendments: [] };
}

export function isWithdrawn({ withdrawn }: Amended, contest: string, project: string): boolean {
  return withdrawn.get(contest)?.has(project) === true;
}

/** The windows of the manifest, ending when they end now. */
export function windowsOf({ manifest, amended }: Pick<Trusted, 'manifest' | 'amended'>): Windows {
  const { issueUntil, castUntil } = amended;
  return { ...manifest.windows, issue_until: issueUntil, cast_until: castUntil };
}

export type TrustProblem =
  | 'manifest'
  | 'issuer'
  | 'checkpoint'
  | 'inclusion'
  | 'other-manifest'
  | 'other-log'
  | 'smaller-log'
  | 'rewritten-log';

export interface Served {
  readonly electionId: string;
  /** Origin that served the page. */
  readonly origin: string;
  /** Leaf 0. */
  readonly manifest: Bytes;
  /** The signed note. */
  readonly checkpoint: string;
  readonly fetchTile: FetchTile;
  readonly kept: KeptLog | undefined;
  readonly crypto: BallotCrypto;
}

export async function trust(served: Served): Promise<Result<TrustedLog, TrustProblem>> {
  const { electionId, origin, kept, crypto } = served;
  const parsed = parseManifest(served.manifest);
  if (!parsed.ok) return err('manifest');
  const manifest = parsed.value;
  if (manifest.id !== electionId || manifest.origins.B !== origin) return err('manifest');
  if (!manifest.contests.every(({ issuer }) => checkIssuer(issuer))) return err('issuer');
  const manifestHash = fingerprint(served.manifest);
  if (kept !== undefined && kept.manifestHash !== toBase64url(manifestHash)) {
    return err('other-manifest');
  }
  if (kept !== undefined && kept.vkey !== manifest.log.vkey) return err('other-log');
  const opened = await openNote(served, manifest, crypto);
  if (opened === undefined) return err('checkpoint');
  const { checkpoint, witnesses } = opened;
  const problem = await treeProblem(served, checkpoint);
  if (problem !== undefined) return err(problem);
  const { size, root } = checkpoint;
  return ok({
    manifest,
    manifestHash,
    posterCode: posterCode(manifestHash),
    size,
    root,
    witnesses: witnesses.map(({ name }) => name),
    hasQuorum: manifest.witnesses.quorum > 0 && witnesses.length >= manifest.witnesses.quorum,
    kept: {
      manifestHash: toBase64url(manifestHash),
      vkey: manifest.log.vkey,
      size,
      root: toBase64url(root),
    },
  });
}

async function openNote({ checkpoint, origin }: Served, manifest: Manifest, crypto: BallotCrypto) {
  const log = parseVkey(manifest.log.vkey);
  if (!log.ok || log.value.name !== logOrigin(origin, manifest.id)) return undefined;
  const witnesses = manifest.witnesses.vkeys.flatMap((text) => {
    const vkey = parseVkey(text);
    return vkey.ok ? [vkey.value] : [];
  });
  const verify: VerifySignature = (pk, message, sig) => checkEd25519(crypto, pk, message, sig);
  const opened = await openCheckpoint(checkpoint, { log: log.value, witnesses }, verify);
  return opened.ok ? opened.value : undefined;
}

/** The manifest is leaf 0, and the tree that the device knew is the beginning of this one. */
async function treeProblem(
  { manifest, kept, fetchTile }: Served,
  { size, root }: { readonly size: number; readonly root: Bytes },
): Promise<TrustProblem | undefined> {
  if (size === 0) return 'inclusion';
  const tiles = logTiles(size, fetchTile);
  const proof = await tiles.inclusionProof(0);
  const isThere = verifyInclusion({ leafHash: leafHash(manifest), index: 0, size, root, proof });
  if (!isThere) return 'inclusion';
  if (kept === undefined) return undefined;
  if (kept.size > size) return 'smaller-log';
  const isGrown = verifyConsistency({
    oldSize: kept.size,
    oldRoot: fromBase64url(kept.root) ?? new Uint8Array(),
    newSize: size,
    newRoot: root,
    proof: await tiles.consistencyProof(kept.size),
  });
  return isGrown ? undefined : 'rewritten-log';
}

/** What a device had written of a log; undefined for what is not whole. */
export function readKeptLog(text: string | null): KeptLog | undefined {
  try {
    const read = JSON.parse(text ?? 'null') as Partial<KeptLog> | null;
    const { manifestHash, vkey, size, root } = read ?? {};
    const isWhole =
      [manifestHash, vkey, root].every((one) => typeof one === 'string') &&
      Number.isSafeInteger(size);
    return isWhole ? (read as KeptLog) : undefined;
  } catch {
    return undefined;
  }
}
