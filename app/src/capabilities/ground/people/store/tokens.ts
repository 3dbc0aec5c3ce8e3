// Makes tokens and their hashes: what is kept opens nothing.
import { createHash, randomBytes } from 'node:crypto';
import type { Token } from '../rules/token.ts';

export function newToken(): Token {
  return randomBytes(32).toString('base64url') as Token;
}

/** A token is random, so a plain hash of it cannot be guessed back. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
