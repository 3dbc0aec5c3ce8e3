// What stands for what: the hashes of manifest, leaves, rights and the roll, and the bytes that keys sign.
import { assert, readCode } from '@minga/basics';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, compareBytes, concat, utf8 } from '../encoding/bytes.ts';
import { canon } from '../encoding/canon.ts';
import { code32, readCode32 } from '../encoding/code32.ts';
import type { Facts, Registro, Vote } from './leaves.ts';

/** M#, which everything of an election is bound to: over the bytes of leaf 0. */
export function fingerprint(manifest: Bytes): Bytes {
  return sha256(concat(utf8('pb-manifest/1\0'), manifest));
}

/** M# as posters show it: its first 140 bits, 28 signs. Software compares all 256. */
export function posterCode(manifestHash: Bytes): string {
  return code32(manifestHash, 140);
}

/** RFC 6962; by the platform's own SHA-256, where there are many. */
export function leafHash(leaf: Bytes, hash: (bytes: Bytes) => Bytes = sha256): Bytes {
  return hash(concat(Uint8Array.of(0), leaf));
}

/** What a voter keeps to find her ballot: the first 80 bits of the leaf hash, 16 signs. */
export function tracker(hash: Bytes): string {
  return code32(hash, 80);
}

/** The 80 bits of a tracker as somebody typed it. */
export function readTracker(given: string): Bytes | undefined {
  return readCode32(given, 80);
}

export interface RightOpening {
  /** Of the election. */
  readonly id: string;
  /** Without dots, with its check digit: `12345678-5`. */
  readonly run: string;
  readonly style: string;
  /** 32 random bytes, base64url. */
  readonly salt: string;
}

/** What stands for a right in public: nobody finds the RUN in it without the salt. */
export function commitment({ id, run, style, salt }: RightOpening): Bytes {
  return sha256(concat(utf8('pb-padron/1\0'), canon({ id, run, style, salt })));
}

/** One line of `padron.jsonl`, without its line feed. */
export function padronLine(right: { readonly c: string; readonly style: string }): string {
  return new TextDecoder().decode(canon({ c: right.c, style: right.style }));
}

/** The RFC 6962 root over the lines, without their line feeds, as they stand in the file. */
export function padronRoot(lines: readonly string[]): Bytes {
  return treeRoot(lines.map((line) => leafHash(utf8(line))));
}

function treeRoot(hashes: readonly Bytes[]): Bytes {
  const [first] = hashes;
  if (first === undefined) return sha256(new Uint8Array());
  if (hashes.length === 1) return first;
  let half = 1;
  while (half * 2 < hashes.length) half *= 2;
  const [left, right] = [treeRoot(hashes.slice(0, half)), treeRoot(hashes.slice(half))];
  return sha256(concat(Uint8Array.of(1), left, right));
}

/** How the roll finds a right without keeping the RUN: nobody can try all RUN without the key. */
export function vref(key: Bytes, id: string, run: string): Bytes {
  return hmac(sha256, key, concat(utf8(`pb-vref/1\0${id}`), utf8(run)));
}

/** The code in a slip, of 75 random bits (ten bytes, the last five bits unused) and five to notice a slip of the pen. */
export function slipCode(random: Bytes): string {
  assert(random.length === 10, 'the code of a slip has ten random bytes');
  const bits = random.slice();
  bits[9] = (bits[9] ?? 0) & 0xe0;
  bits[9] |= slipCheck(bits);
  return code32(bits);
}

/** The 16 signs of a slip without hyphens, as it is kept hashed; undefined when it was copied wrong. */
export function readSlipCode(given: string): string | undefined {
  const code = readCode(given, 16);
  const bits = code === undefined ? undefined : readCode32(code, 80);
  if (bits === undefined) return undefined;
  const check = (bits[9] ?? 0) & 0x1f;
  bits[9] = (bits[9] ?? 0) & 0xe0;
  return slipCheck(bits) === check ? code : undefined;
}

function slipCheck(bits: Bytes): number {
  return (sha256(concat(utf8('pb-code/1\0'), bits))[0] ?? 0) >> 3;
}

/** What `registrar.sign` signs of a registro. */
export function registroMessage(manifestHash: Bytes, leaf: Omit<Registro, 'sig'>): Bytes {
  return signedMessage('pb-registro/1', manifestHash, leaf);
}

/** What R's `registrar.sign` or U's `promise_key` signs of its facts. */
export function factsMessage(manifestHash: Bytes, leaf: Omit<Facts, 'sig'>): Bytes {
  return signedMessage('pb-facts/1', manifestHash, leaf);
}

/** What `promise_key` signs: this leaf will be in the log by the close. */
export function promiseMessage(manifestHash: Bytes, hash: Bytes): Bytes {
  return concat(utf8('pb-promise/1\0'), manifestHash, hash);
}

/** What the voter's key signs. */
export function voteMessage(vote: Omit<Vote, 'sig'>): Bytes {
  return concat(utf8('pb-vote/1\0'), canon(withoutKey(vote, 'sig')));
}

function signedMessage(domain: string, manifestHash: Bytes, leaf: object): Bytes {
  return concat(utf8(`${domain}\0`), manifestHash, canon(withoutKey(leaf, 'sig')));
}

/** The object without one of its keys. */
export function withoutKey<T extends object, K extends string>(value: T, key: K): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as Omit<T, K>;
}

/** The order in which a batch stands in the log: ascending by leaf hash. */
export function byLeafHash(a: { readonly hash: Bytes }, b: { readonly hash: Bytes }): number {
  return compareBytes(a.hash, b.hash);
}
