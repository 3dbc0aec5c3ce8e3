// Secrets that a browser or a letter carries: random, and kept here only as their hash.
import type { Brand } from '@minga/basics';

/** 256 random bits in base64url. */
export type Token = Brand<string, 'Token'>;

export function parseToken(given: string | null | undefined): Token | undefined {
  return /^[\w-]{43}$/.test(given ?? '') ? (given as Token) : undefined;
}
