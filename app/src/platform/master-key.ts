// The master key that a data folder keeps beside its other secrets, made once.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, SECRET_MODE, writeDurably } from './postgres/data-folder.ts';

export function masterKeyPath(dataDir: string): string {
  return join(dataDir, 'secrets', 'master-key');
}

export function hasMasterKey(dataDir: string): boolean {
  return existsSync(masterKeyPath(dataDir));
}

/** 32 bytes; whoever loses them loses every sealed RUN, and no backup holds them. */
export function masterKeyOf(dataDir: string): Buffer {
  const path = masterKeyPath(dataDir);
  if (existsSync(path)) return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  const key = randomBytes(32);
  makeFolder(join(dataDir, 'secrets'), 0o700);
  writeDurably(path, `${key.toString('base64url')}\n`, SECRET_MODE);
  return key;
}
