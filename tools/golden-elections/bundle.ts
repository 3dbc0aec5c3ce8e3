// A simulated election as its public bundle: the log signed and witnessed, every file, one archive.
import { gzipSync } from 'node:zlib';
import { type Bytes, leafHash, padronLine, publicKeyOf, signEd25519 } from '@minga/ballot';
import {
  cosign,
  encodeEntries,
  formatCheckpoint,
  formatNote,
  keyTypes,
  signNote,
  treeRoot,
  vkeyOf,
} from '@minga/ledger';
import { witnessName } from './manifest.ts';
import type { Simulated } from './simulate.ts';

export type Files = Map<string, Uint8Array>;

/** `changeLeaves` is done before the urn signs, so that its signatures are good ones. */
export async function bundleOf(
  { setting, leaves: honest, sizes, files: counted }: Simulated,
  changeLeaves: (leaves: readonly Bytes[]) => readonly Bytes[] = (leaves) => leaves,
  logKey: Bytes = setting.keys.log,
): Promise<Files> {
  const leaves = changeLeaves(honest);
  const notes: string[] = [];
  const last = Math.min(leaves.length, sizes.at(-1) ?? 0);
  for (const size of [...sizes.filter((one) => one < last), leaves.length]) {
    notes.push(
      await checkpointOf(
        setting,
        leaves.slice(0, size).map((leaf) => leafHash(leaf)),
        logKey,
        notes.length,
      ),
    );
  }
  const text = (value: string) => new TextEncoder().encode(value);
  return new Map<string, Uint8Array>([
    [
      'README.txt',
      text('Votación inventada, para probar verificadores. minga-verify la comprueba.\n'),
    ],
    ['manifest.json', leaves[0] ?? new Uint8Array()],
    ['checkpoint', text(notes.at(-1) ?? '')],
    ['checkpoints.txt', text(notes.join('--\n'))],
    ['leaves.bin', encodeEntries(leaves)],
    ['padron.jsonl', text(setting.rights.map((right) => `${padronLine(right)}\n`).join(''))],
    ...[...counted].map(([name, value]): [string, Uint8Array] => [name, text(value)]),
  ]);
}

/** Witnessed a day after each other. */
async function checkpointOf(
  { keys, manifest }: Simulated['setting'],
  hashes: readonly Bytes[],
  logKey: Bytes,
  place: number,
): Promise<string> {
  const origin = `urna.example/${manifest.id}`;
  const note = formatCheckpoint({ origin, size: hashes.length, root: treeRoot(hashes) });
  const signer = (name: string, type: number, key: Bytes) => {
    const { keyId } = vkeyOf(name, type, publicKeyOf(key));
    return { name, keyId, sign: (message: Bytes) => signEd25519(key, message) };
  };
  const own = await signNote(note, signer(origin, keyTypes.ed25519, logKey));
  const time = Date.parse('2027-05-04T12:00:00Z') / 1000 + place * 24 * 3600;
  const witness = signer(witnessName, keyTypes.cosignature, keys.witness);
  const signatures = [own, await cosign(note, witness, time)];
  return formatNote({ text: note, signatures });
}

/** Packed the same each time: no owner, no date. */
export function pack(folder: string, files: Files): Uint8Array {
  const blocks = [...files].flatMap(([name, bytes]) => [
    headerOf(`${folder}/${name}`, bytes.length),
    bytes,
    new Uint8Array((512 - (bytes.length % 512)) % 512),
  ]);
  return gzipSync(Buffer.concat([...blocks, new Uint8Array(1024)]), { level: 9 });
}

function headerOf(name: string, size: number): Uint8Array {
  const header = Buffer.alloc(512);
  const put = (text: string, at: number) => header.write(text, at, 'latin1');
  put(name, 0);
  put('0000644\0', 100);
  put('0000000\0', 108);
  put('0000000\0', 116);
  put(`${size.toString(8).padStart(11, '0')}\0`, 124);
  put('00000000000\0', 136);
  put('        0', 148);
  put('ustar\x0000', 257);
  const sum = header.reduce((so, byte) => so + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
