// Text with signatures by name, and the keys that verify them (C2SP signed-note).
import { assert, err, ok, type Result } from '@minga/basics';
import {
  type Bytes,
  bytesOfText,
  equalBytes,
  fromBase64,
  joinBytes,
  textOfBytes,
  toBase64,
} from './bytes.ts';
import { cosignatureMessage, readCosignature } from './cosignatures.ts';
import { type Sha256, sha256 } from './hashes.ts';
import type { NoteSignature, Signer } from './signatures.ts';

/** Kinds of signature that are verified here; any other is carried along and never counts. */
export const keyTypes = { ed25519: 0x01, cosignature: 0x04 } as const;

export interface Note {
  /** With its last line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface Vkey {
  readonly name: string;
  readonly keyId: Bytes;
  readonly type: number;
  readonly key: Bytes;
}

/** Ed25519 as the caller checks it. May answer later; must not throw. */
export type VerifySignature = (
  publicKey: Bytes,
  message: Bytes,
  signature: Bytes,
) => boolean | Promise<boolean>;

export interface VerifiedSignature {
  readonly vkey: Vkey;
  readonly signature: NoteSignature;
  /** Of a cosignature: seconds since 1970. */
  readonly time: number | undefined;
}

const maxSignatures = 100;
const divider = '\n\n';

/** Reads a signed note; bytes must be UTF-8. What it says may be believed only after `verifyNote`. */
export function parseNote(source: string | Bytes): Result<Note, 'note-shape'> {
  const whole = typeof source === 'string' ? source : textOfBytes(source);
  if (whole === undefined || !isPlainText(whole) || !whole.endsWith('\n')) return err('note-shape');
  const at = whole.lastIndexOf(divider);
  if (at < 0) return err('note-shape');
  const signatures = parseSignatureLines(whole.slice(at + divider.length));
  if (!signatures.ok || signatures.value.length === 0) return err('note-shape');
  return ok({ text: whole.slice(0, at + 1), signatures: signatures.value });
}

/** Signature lines alone, as a witness answers them. */
export function parseSignatureLines(text: string): Result<readonly NoteSignature[], 'note-shape'> {
  if (text === '') return ok([]);
  if (!text.endsWith('\n')) return err('note-shape');
  const lines = text.slice(0, -1).split('\n');
  if (lines.length > maxSignatures) return err('note-shape');
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, name = '', encoded = ''] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (!isKeyName(name) || bytes === undefined || bytes.length < 5) return err('note-shape');
    signatures.push({ name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) });
  }
  return ok(signatures);
}

/** The note as it is published. */
export function formatNote({ text, signatures }: Note): string {
  assert(text.endsWith('\n') && isPlainText(text), 'a note ends with a line feed');
  return `${text}\n${signatures.map(formatSignatureLine).join('')}`;
}

export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  return `— ${name} ${toBase64(joinBytes([keyId, signature]))}\n`;
}

/** First four bytes of `H(name ‖ "\n" ‖ type ‖ key)`. */
export function keyIdOf(name: string, type: number, key: Bytes, hash: Sha256 = sha256): Bytes {
  return hash(joinBytes([bytesOfText(`${name}\n`), Uint8Array.of(type), key])).slice(0, 4);
}

export function vkeyOf(name: string, type: number, key: Bytes): Vkey {
  assert(isKeyName(name), 'a name without blanks and plus');
  return { name, type, key, keyId: keyIdOf(name, type, key) };
}

/** `<name>+<id in hexadecimal>+<base 64 of type and key>`. */
export function formatVkey(name: string, type: number, key: Bytes): string {
  const id = [...vkeyOf(name, type, key).keyId].map((byte) => byte.toString(16).padStart(2, '0'));
  return `${name}+${id.join('')}+${toBase64(joinBytes([Uint8Array.of(type), key]))}`;
}

/** Refuses what `formatVkey` would not have written, above all an id that is not the key's. */
export function parseVkey(text: string): Result<Vkey, 'vkey-shape'> {
  const [, name = '', encoded = ''] = /^([^+]+)\+[0-9a-f]{8}\+([^+].*)$/u.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  const type = bytes?.[0];
  if (bytes === undefined || type === undefined || !isKeyName(name)) return err('vkey-shape');
  const key = bytes.slice(1);
  const isKnown = type === keyTypes.ed25519 || type === keyTypes.cosignature;
  if (key.length === 0 || (isKnown && key.length !== 32)) return err('vkey-shape');
  return formatVkey(name, type, key) === text ? ok(vkeyOf(name, type, key)) : err('vkey-shape');
}

/** An Ed25519 signature over the text. */
export async function signNote(text: string, signer: Signer): Promise<NoteSignature> {
  const { name, keyId } = signer;
  return { name, keyId, signature: await signer.sign(bytesOfText(text)) };
}

/**
 * The signatures by known keys, each verified, in the order of the note and each key once.
 * Refused when none is known, or when a known one does not verify.
 */
export async function verifyNote(
  note: Note,
  vkeys: readonly Vkey[],
  verify: VerifySignature,
): Promise<Result<readonly VerifiedSignature[], 'signer-unknown' | 'signature-invalid'>> {
  const found: VerifiedSignature[] = [];
  for (const signature of note.signatures) {
    const vkey = vkeys.find((candidate) => isBy(signature, candidate));
    if (vkey === undefined || found.some((earlier) => earlier.vkey === vkey)) continue;
    const verified = await verifySignature(note.text, signature, vkey, verify);
    if (verified === 'ignored') continue;
    if (verified === undefined) return err('signature-invalid');
    found.push(verified);
  }
  return found.length === 0 ? err('signer-unknown') : ok(found);
}

async function verifySignature(
  text: string,
  signature: NoteSignature,
  vkey: Vkey,
  verify: VerifySignature,
): Promise<VerifiedSignature | 'ignored' | undefined> {
  if (vkey.type === keyTypes.ed25519) {
    const isGood = await verify(vkey.key, bytesOfText(text), signature.signature);
    return isGood ? { vkey, signature, time: undefined } : undefined;
  }
  if (vkey.type !== keyTypes.cosignature) return 'ignored';
  const parts = readCosignature(signature.signature);
  if (parts === undefined) return undefined;
  const message = bytesOfText(cosignatureMessage(text, parts.time));
  const isGood = await verify(vkey.key, message, parts.signature);
  return isGood ? { vkey, signature, time: parts.time } : undefined;
}

function isBy({ name, keyId }: NoteSignature, vkey: Vkey): boolean {
  return name === vkey.name && equalBytes(keyId, vkey.keyId);
}

function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\u0085]/u.test(name) && isPlainText(name);
}

/** Without control characters other than the line feed, and without half characters. */
function isPlainText(text: string): boolean {
  return text.isWellFormed() && [...text].every((char) => char >= ' ' || char === '\n');
}
