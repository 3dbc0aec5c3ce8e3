// Signed notes of C2SP: verifier keys, checkpoints, cosignatures of witnesses, proofs that travel with a leaf.
import { type Bytes, fromBase64, fromHex, join, sameBytes, textOf, utf8 } from './bytes.ts';
import type { CryptoPort } from './port.ts';
import { checkEd25519 } from './strict.ts';

const ED25519 = 0x01;
const COSIGNATURE = 0x04;

export interface VerifierKey {
  readonly name: string;
  readonly id: Bytes;
  readonly type: number;
  readonly key: Bytes;
}

export interface NoteSignature {
  readonly name: string;
  readonly id: Bytes;
  readonly bytes: Bytes;
}

export interface Note {
  /** With the line feed at its end: what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface Checkpoint extends Note {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
}

/** `<name>+<id in hex>+<base64 of type and key>`, whose id must be that of its name and key. */
export async function readVkey(port: CryptoPort, text: string): Promise<VerifierKey | undefined> {
  const [, name = '', hex = '', rest = ''] =
    /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const [id, told] = [fromHex(hex), fromBase64(rest)];
  if (id === undefined || told === undefined || told.length !== 33) return undefined;
  const hash = await port.sha256(join(utf8(`${name}\n`), told));
  if (!sameBytes(hash.subarray(0, 4), id)) return undefined;
  return { name, id, type: told[0] as number, key: told.subarray(1) };
}

function readNote(bytes: Bytes): Note | undefined {
  const whole = textOf(bytes);
  const split = whole?.lastIndexOf('\n\n') ?? -1;
  if (whole === undefined || split < 0 || !whole.endsWith('\n')) return undefined;
  const lines = whole.slice(split + 2, -1).split('\n');
  const signatures = lines.map(readSignature);
  if (signatures.length > 100 || signatures.some((one) => one === undefined)) return undefined;
  return {
    text: whole.slice(0, split + 1),
    signatures: signatures.filter((one) => one !== undefined),
  };
}

function readSignature(line: string): NoteSignature | undefined {
  const [, name = '', rest = ''] = /^— ([^+\s]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const bytes = fromBase64(rest);
  if (name === '' || bytes === undefined || bytes.length < 5) return undefined;
  return { name, id: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
}

/** A checkpoint of three lines; nothing of ours has more. */
export function readCheckpoint(bytes: Bytes): Checkpoint | undefined {
  const note = readNote(bytes);
  const [origin = '', size = '', root = '', ...more] = note?.text.slice(0, -1).split('\n') ?? [];
  const hash = fromBase64(root);
  if (note === undefined || more.length > 0 || origin === '' || hash?.length !== 32) {
    return undefined;
  }
  if (!/^(0|[1-9]\d{0,14})$/.test(size)) return undefined;
  return { ...note, origin, size: Number(size), root: hash };
}

function signatureOf(note: Note, { name, id }: VerifierKey): NoteSignature | undefined {
  return note.signatures.find((one) => one.name === name && sameBytes(one.id, id));
}

export async function isSignedBy(port: CryptoPort, note: Note, vkey: VerifierKey) {
  const signature = signatureOf(note, vkey);
  if (signature === undefined || vkey.type !== ED25519) return false;
  return checkEd25519(port, vkey.key, utf8(note.text), signature.bytes);
}

export type Cosigned =
  | { readonly state: 'absent' | 'wrong' }
  | { readonly state: 'signed'; readonly at: number };

/** A cosignature/v1: `at` is its time in seconds. Signatures of other kinds are as absent. */
export async function cosignedBy(
  port: CryptoPort,
  note: Note,
  witness: VerifierKey,
): Promise<Cosigned> {
  const signature = signatureOf(note, witness);
  if (signature === undefined || witness.type !== COSIGNATURE) return { state: 'absent' };
  if (signature.bytes.length !== 72) return { state: 'wrong' };
  const at = Number(
    new DataView(signature.bytes.slice(0, 8).buffer as ArrayBuffer).getBigUint64(0),
  );
  const message = utf8(`cosignature/v1\ntime ${at}\n${note.text}`);
  const isRight = await checkEd25519(port, witness.key, message, signature.bytes.subarray(8));
  return isRight ? { state: 'signed', at } : { state: 'wrong' };
}

export interface LeafProof {
  readonly index: number;
  readonly path: readonly Bytes[];
  readonly extra: Bytes;
  readonly checkpoint: Checkpoint;
}

/** A proof as C2SP tlog-proof writes it. */
export function readLeafProof(bytes: Bytes): LeafProof | undefined {
  const text = textOf(bytes);
  const header = 'c2sp.org/tlog-proof@v1\n';
  const split = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || split < 0 || !text.startsWith(header)) return undefined;
  const lines = text.slice(header.length, split).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice(6) ?? '') : [];
  const [, index] = /^index (0|[1-9]\d{0,14})$/.exec(lines.shift() ?? '') ?? [];
  const path = lines.map((line) => fromBase64(line));
  const checkpoint = readCheckpoint(utf8(text.slice(split + 2)));
  if (index === undefined || extra === undefined || checkpoint === undefined) return undefined;
  if (path.length > 63 || path.some((hash) => hash?.length !== 32)) return undefined;
  return {
    index: Number(index),
    path: path.filter((hash) => hash !== undefined),
    extra: Uint8Array.from(extra),
    checkpoint,
  };
}

/** `checkpoints.txt`: notes divided by a line `--`. Undefined for one that cannot be read. */
export function readCheckpoints(bytes: Bytes): readonly (Checkpoint | undefined)[] {
  const text = textOf(bytes);
  if (text === undefined) return [undefined];
  if (text === '') return [];
  return text.split(/^--\n/m).map((note) => readCheckpoint(utf8(note)));
}
