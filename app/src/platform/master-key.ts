// The master key that a data folder keeps beside its other secrets, made once; two while it is being changed.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Keys, keysAsTheyStand, keysFrom } from './keys.ts';
import { makeFolder, SECRET_MODE, writeDurably } from './postgres/data-folder.ts';

const KEY_BYTES = 32;

/** The one in force, and while it is being changed the one that comes after it. */
export type MasterKeys = readonly [Buffer, ...Buffer[]];

export function masterKeyPath(dataDir: string): string {
  return join(dataDir, 'secrets', 'master-key');
}

export function hasMasterKey(dataDir: string): boolean {
  return existsSync(masterKeyPath(dataDir));
}

/** One or two keys of 32 bytes in base64, with white space between them; undefined for anything else. */
export function parseMasterKeys(text: string): MasterKeys | undefined {
  const [first, ...others] = text
    .trim()
    .split(/\s+/)
    .map((word) => Buffer.from(word, 'base64url'));
  if (first === undefined || others.length > 1) return undefined;
  return [first, ...others].every((key) => key.length === KEY_BYTES)
    ? [first, ...others]
    : undefined;
}

/** Whoever loses them loses every sealed RUN, and no backup holds them. The first call makes one. */
export function masterKeysOf(dataDir: string): MasterKeys {
  if (!hasMasterKey(dataDir)) writeMasterKeys(dataDir, [newMasterKey()]);
  const keys = parseMasterKeys(readFileSync(masterKeyPath(dataDir), 'utf8'));
  if (keys === undefined) throw new Error(`${masterKeyPath(dataDir)} holds no master key`);
  return keys;
}

export function newMasterKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** In place of what was there; after a power cut it is the one or the other. */
export function writeMasterKeys(dataDir: string, keys: MasterKeys): void {
  makeFolder(join(dataDir, 'secrets'), 0o700);
  const lines = keys.map((key) => `${key.toString('base64url')}\n`);
  writeDurably(masterKeyPath(dataDir), lines.join(''), SECRET_MODE);
}

/** The keys of a folder, read again as soon as its file is another: who is at work opens with a new one at once. */
export function keysOfFolder(dataDir: string): Keys {
  const path = masterKeyPath(dataDir);
  let [read, keys] = ['', keysFrom(...masterKeysOf(dataDir))];
  return keysAsTheyStand(() => {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    const stands = found === undefined ? read : `${found.ino} ${found.mtimeNs}`;
    if (stands !== read) [read, keys] = [stands, keysFrom(...masterKeysOf(dataDir))];
    return keys;
  });
}
