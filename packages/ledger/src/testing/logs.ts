// A small log with keys of its own, for the tests of what reads one.
import { secretKeyOf } from '../../bin/node-keys.ts';
import { bytesOfText } from '../bytes.ts';
import { formatCheckpoint } from '../checkpoints.ts';
import { leafHash } from '../hashes.ts';
import { formatNote, keyTypes, signNote, vkeyOf } from '../notes.ts';
import { consistencyProof, treeRoot } from '../trees.ts';
import { formatCheckpointRequest } from '../witnesses.ts';

export function testLog(origin: string, word = 'leaf') {
  const secret = secretKeyOf(origin, keyTypes.ed25519, new Uint8Array(32).fill(origin.length));
  const leaves = Array.from({ length: 300 }, (_, i) => leafHash(bytesOfText(`${word} ${i}`)));
  const first = (size: number) => leaves.slice(0, size);
  async function note(size: number): Promise<string> {
    const text = formatCheckpoint({ origin, size, root: treeRoot(first(size)) });
    return formatNote({ text, signatures: [await signNote(text, secret.signer)] });
  }
  async function request(oldSize: number, size: number): Promise<string> {
    const proof = oldSize > size ? [] : consistencyProof(first(size), oldSize);
    return formatCheckpointRequest({ oldSize, proof, note: await note(size) });
  }
  const vkey = vkeyOf(origin, keyTypes.ed25519, secret.publicKey);
  return { origin, vkey, signer: secret.signer, leaves, first, note, request };
}

export function testWitness(name: string, filling = 4) {
  const secret = secretKeyOf(name, keyTypes.cosignature, new Uint8Array(32).fill(filling));
  const vkey = vkeyOf(name, keyTypes.cosignature, secret.publicKey);
  return { vkey, signer: secret.signer };
}
