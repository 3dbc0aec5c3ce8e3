// The master key of a demonstration: made once in the data folder, beside the other secrets.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, writeDurably } from './postgres/data-folder.ts';

/** 32 bytes; whoever loses them loses every sealed RUN, so they are copied with the data folder. */
export function masterKeyOf(dataDir: string): Buffer {
  const path = join(dataDir, 'secrets', 'master-key');
  if (existsSync(path)) return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  const key = randomBytes(32);
  makeFolder(join(dataDir, 'secrets'), 0o700);
  writeDurably(path, `${key.toString('base64url')}\n`, 0o600);
  return key;
}
