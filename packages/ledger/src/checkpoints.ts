// What a log says of itself: its name, how many leaves, and their root (C2SP tlog-checkpoint).
import { assert, err, ok, type Result } from '@minga/basics';
import { type Bytes, fromBase64, readCount, toBase64 } from './bytes.ts';
import { hashLength } from './hashes.ts';
import {
  keyTypes,
  type Note,
  parseNote,
  type VerifySignature,
  type Vkey,
  verifyNote,
} from './notes.ts';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
}

/** A checkpoint whose log signed it, with the witnesses that did too. */
export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
  readonly witnesses: readonly { readonly name: string; readonly time: number }[];
}

export type CheckpointProblem =
  | 'note-shape'
  | 'checkpoint-shape'
  | 'other-origin'
  | 'signer-unknown'
  | 'signature-invalid';

/** The text of the note, without signatures. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  assert(origin !== '' && !origin.includes('\n'), 'an origin of one line');
  assert(Number.isSafeInteger(size) && size >= 0, 'size of a tree');
  assert(root.length === hashLength, 'a root of 32 bytes');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the text of a note. Lines after the third are let pass; no line may be empty. */
export function parseCheckpoint(text: string): Result<Checkpoint, 'checkpoint-shape'> {
  const lines = text.split('\n');
  const end = lines.pop();
  const [origin, digits, encoded] = lines;
  if (end !== '' || lines.includes('')) return err('checkpoint-shape');
  if (origin === undefined || digits === undefined || encoded === undefined) {
    return err('checkpoint-shape');
  }
  const size = readCount(digits);
  const root = fromBase64(encoded);
  if (size === undefined || root?.length !== hashLength) return err('checkpoint-shape');
  return ok({ origin, size, root });
}

/**
 * Reads a published checkpoint: the note must be signed by `log`, whose name is the origin.
 * Bad and unknown cosignatures are left out: it is for the caller to ask how many witnesses there must be.
 */
export async function openCheckpoint(
  source: string | Bytes,
  keys: { readonly log: Vkey; readonly witnesses?: readonly Vkey[] },
  verify: VerifySignature,
): Promise<Result<OpenedCheckpoint, CheckpointProblem>> {
  const note = parseNote(source);
  if (!note.ok) return note;
  const signed = await verifyNote(note.value, [keys.log], verify);
  if (!signed.ok) return signed;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  if (checkpoint.value.origin !== keys.log.name) return err('other-origin');
  const witnesses = await verifiedWitnesses(note.value, keys.witnesses ?? [], verify);
  return ok({ checkpoint: checkpoint.value, note: note.value, witnesses });
}

async function verifiedWitnesses(note: Note, vkeys: readonly Vkey[], verify: VerifySignature) {
  const witnesses: { readonly name: string; readonly time: number }[] = [];
  for (const vkey of vkeys) {
    if (vkey.type !== keyTypes.cosignature) continue;
    const verified = await verifyNote(note, [vkey], verify);
    const time = verified.ok ? verified.value[0]?.time : undefined;
    if (time !== undefined) witnesses.push({ name: vkey.name, time });
  }
  return witnesses;
}
