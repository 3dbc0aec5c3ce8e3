// What every step of a verification works on: the record as it was read, and where findings go.
import { type Bundle, linesOf, readLeaves } from './bundle.ts';
import { type Bytes, join, sameBytes, utf8 } from './bytes.ts';
import { readCanon } from './canon.ts';
import type { Findings } from './findings.ts';
import { isManifest, type Manifest } from './manifest-shape.ts';
import { leafHashes } from './merkle.ts';
import type { CryptoPort } from './port.ts';

export interface Audit {
  readonly port: CryptoPort;
  readonly findings: Findings;
  readonly bundle: Bundle;
  readonly leaves: readonly Bytes[];
  readonly hashes: readonly Bytes[];
  readonly manifest: Manifest;
  /** M#. */
  readonly fingerprint: Bytes;
}

const NEEDED = ['manifest.json', 'checkpoint', 'checkpoints.txt', 'leaves.bin', 'padron.jsonl'];

/** Step 1: the files are there and leaf 0 is a manifest. Undefined when no other step has anything to work on. */
export async function openRecord(
  port: CryptoPort,
  findings: Findings,
  bundle: Bundle,
): Promise<Audit | undefined> {
  for (const name of NEEDED) if (!bundle.has(name)) findings.unchecked(1, 'file-missing', name);
  const leaves = readLeaves(bundle.get('leaves.bin') ?? new Uint8Array(0));
  const first = leaves?.[0];
  if (leaves === undefined || first === undefined) {
    findings.unchecked(1, 'leaves-unreadable');
    return undefined;
  }
  const file = bundle.get('manifest.json');
  if (file !== undefined && !sameBytes(file, first)) {
    findings.contradiction(1, 'manifest-file-differs');
  }
  const manifest = readCanon(first);
  if (!isManifest(manifest)) {
    findings.contradiction(8, 'manifest-shape');
    return undefined;
  }
  return {
    ...{ port, findings, bundle, leaves, manifest },
    hashes: await leafHashes(port, leaves),
    fingerprint: await port.sha256(join(utf8('pb-manifest/1\0'), first)),
  };
}

/** The lines of a file of the bundle; undefined when it is not there or does not end in a line feed. */
export function fileLines(bundle: Bundle, name: string): readonly Bytes[] | undefined {
  const file = bundle.get(name);
  return file === undefined ? undefined : linesOf(file);
}

/** `pb-…/1` and its NUL, M# and what follows: what is signed. */
export function inDomain(domain: string, fingerprint: Bytes, message: Bytes): Bytes {
  return join(utf8(`${domain}\0`), fingerprint, message);
}

export function hostOf(origin: string): string {
  return /^https?:\/\/([^/]+)$/.exec(origin)?.[1] ?? '';
}
