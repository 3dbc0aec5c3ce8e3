// A holder's share as it is printed and typed: its number, its secret, and three bytes that notice a wrong copy.
import { sha256 } from '@noble/hashes/sha2.js';
import type { Share } from '../crypto/shares.ts';
import { concat, sameBytes, utf8 } from '../encoding/bytes.ts';
import { code32, readCode32 } from '../encoding/code32.ts';

const CHECK_LENGTH = 3;
const LENGTH = 1 + 32 + CHECK_LENGTH;

/** 58 signs, which name the election by their check alone. */
export function shareCode(electionId: string, share: Share): string {
  const written = concat(Uint8Array.of(share.i), share.secret);
  return code32(concat(written, checkOf(electionId, written)));
}

/** The share of a code as somebody typed it; undefined when it was copied wrong or is of another election. */
export function readShareCode(electionId: string, given: string): Share | undefined {
  const bytes = readCode32(given, LENGTH * 8);
  if (bytes === undefined) return undefined;
  const written = bytes.slice(0, LENGTH - CHECK_LENGTH);
  const check = bytes.slice(LENGTH - CHECK_LENGTH);
  if (!sameBytes(check, checkOf(electionId, written))) return undefined;
  return { i: written[0] ?? 0, secret: written.slice(1) };
}

function checkOf(electionId: string, written: Uint8Array): Uint8Array {
  const hashed = sha256(concat(utf8('pb-share/1\0'), utf8(electionId), written));
  return hashed.slice(0, CHECK_LENGTH);
}
