// The public files of a small log that one key signs, made when somebody asks for them: a rehearsal's, and those of tests.
import { type Bytes, leafHash, publicKeyOf, signEd25519, utf8 } from '@minga/ballot';
import {
  formatCheckpoint,
  formatNote,
  formatVkey,
  keyTypes,
  pathOfTile,
  signNote,
  tileBytes,
  tilesBetween,
  treeRoot,
  vkeyOf,
} from '@minga/ledger';

/** Whom a log belongs to, and the seed with which it signs. */
export interface LogSigner {
  readonly name: string;
  readonly key: Bytes;
}

export function vkeyOfSigner({ name, key }: LogSigner): string {
  return formatVkey(name, keyTypes.ed25519, publicKeyOf(key));
}

/** What stands at a path of a log whose first leaf is its manifest; throws where nothing does. */
export async function fileOfLog(
  path: string,
  leaves: readonly Bytes[],
  signer: LogSigner,
): Promise<Bytes> {
  if (path === 'manifest.json') return leaves[0] ?? new Uint8Array();
  const hashes = leaves.map((leaf) => leafHash(leaf));
  if (path === 'leaf-hashes.bin') return new Uint8Array(hashes.flatMap((hash) => [...hash]));
  if (path === 'checkpoint') return utf8(await signedCheckpoint(hashes, signer));
  const tile = tilesBetween(0, leaves.length).find((one) => pathOfTile(one) === path);
  if (tile === undefined) throw new Error(`no ${path}`);
  return tileBytes(tile, hashes);
}

async function signedCheckpoint(hashes: readonly Bytes[], { name, key }: LogSigner) {
  const text = formatCheckpoint({ origin: name, size: hashes.length, root: treeRoot(hashes) });
  const { keyId } = vkeyOf(name, keyTypes.ed25519, publicKeyOf(key));
  const sign = (message: Bytes) => signEd25519(key, message);
  return formatNote({ text, signatures: [await signNote(text, { name, keyId, sign })] });
}
