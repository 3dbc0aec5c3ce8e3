// The keys of the roll, of the urn and of the door between them, as a data folder keeps them beside its master key.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, SECRET_MODE, writeDurably } from './postgres/data-folder.ts';

const KEY_BYTES = 32;

export const voteKeyNames = ['roll-key', 'urn-key', 'urn-door-key'] as const;
export type VoteKeyName = (typeof voteKeyNames)[number];

/** 32 bytes in base64url (or base64); undefined for anything else. */
export function parseVoteKey(text: string): Buffer | undefined {
  const word = text.trim();
  const key = Buffer.from(word, 'base64url');
  return /^[\w+/=-]+$/.test(word) && key.length === KEY_BYTES ? key : undefined;
}

/** Whoever loses them loses what they seal, and no backup holds them. The first call makes one. */
export function voteKeyOf(dataDir: string, name: VoteKeyName): Buffer {
  const path = join(dataDir, 'secrets', name);
  if (!existsSync(path)) {
    makeFolder(join(dataDir, 'secrets'), 0o700);
    writeDurably(path, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, SECRET_MODE);
  }
  const key = parseVoteKey(readFileSync(path, 'utf8'));
  if (key === undefined) throw new Error(`${path} holds no key of 32 bytes`);
  return key;
}
