// What a witness says of a checkpoint, and when: cosignature/v1 (C2SP tlog-cosignature).
import { assert } from '@minga/basics';
import { type Bytes, bytesOfText, joinBytes } from './bytes.ts';
import type { NoteSignature, Signer } from './signatures.ts';

/** The text that a witness signs: its header, the time in seconds since 1970, the text of the checkpoint. */
export function cosignatureMessage(checkpointText: string, time: number): string {
  return `cosignature/v1\ntime ${time}\n${checkpointText}`;
}

/** Cosigns the text of a checkpoint. `signer.keyId` is that of a key of type 0x04. */
export async function cosign(
  checkpointText: string,
  signer: Signer,
  time: number,
): Promise<NoteSignature> {
  assert(Number.isSafeInteger(time) && time >= 0, 'a time in whole seconds');
  const { name, keyId } = signer;
  const seconds = new Uint8Array(8);
  new DataView(seconds.buffer).setBigUint64(0, BigInt(time));
  const signed = await signer.sign(bytesOfText(cosignatureMessage(checkpointText, time)));
  return { name, keyId, signature: joinBytes([seconds, signed]) };
}

/** Time and signature proper; undefined for another length, or a time beyond 2^53 - 1. */
export function readCosignature(
  bytes: Bytes,
): { readonly time: number; readonly signature: Bytes } | undefined {
  if (bytes.length !== 72) return undefined;
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0));
  return Number.isSafeInteger(time) ? { time, signature: bytes.slice(8) } : undefined;
}
