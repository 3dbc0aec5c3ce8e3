// Keeps the passwords of the embedded server: one random secret per role, in files that only the launching user reads.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { applicationRoles, DatabaseName } from '../database/names.ts';
import { makeFolder, writeDurably } from './data-folder.ts';

export const SUPERUSER = 'postgres';

/** Each database belongs to the role of the same name; the main one is worked with by another. */
export type RoleName = DatabaseName | (typeof applicationRoles)[DatabaseName] | typeof SUPERUSER;

export interface Secret {
  readonly password: string;
  /** Whether it was made just now, so that the server does not know it yet. */
  readonly isNew: boolean;
}

export function secretPath(dataDir: string, role: RoleName): string {
  return join(dataDir, 'secrets', role);
}

/** The role's password, made at the first call. */
export function secretOf(dataDir: string, role: RoleName): Secret {
  const path = secretPath(dataDir, role);
  const kept = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  if (kept !== '') return { password: kept, isNew: false };
  const password = randomBytes(24).toString('base64url');
  makeFolder(join(dataDir, 'secrets'), 0o700);
  writeDurably(path, `${password}\n`, 0o600);
  return { password, isNew: true };
}

/** `postgresql://…` on the loopback, without TLS whatever the machine's PG… variables say. */
export function urlOf(port: number, role: RoleName, password: string, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}
