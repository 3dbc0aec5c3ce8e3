// Keeps the passwords of the embedded server: one random secret per role, in files that only the launching user reads.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applicationRoles, type DatabaseName, databaseNames } from '../database/names.ts';
import { makeFolder, SECRET_MODE, syncFolder, writeDurably } from './data-folder.ts';

export const SUPERUSER = 'postgres';

/** Each database belongs to the role of the same name, and is worked with by another. */
export type RoleName = DatabaseName | (typeof applicationRoles)[DatabaseName] | typeof SUPERUSER;

/** Every role of the embedded server. */
export const roleNames: readonly RoleName[] = [
  ...new Set([SUPERUSER, ...databaseNames, ...Object.values(applicationRoles)] as const),
];

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
  const kept = readSecret(path);
  if (kept !== undefined) return { password: kept, isNew: false };
  const password = randomBytes(24).toString('base64url');
  makeFolder(join(dataDir, 'secrets'), 0o700);
  writeDurably(path, `${password}\n`, SECRET_MODE);
  return { password, isNew: true };
}

/** An empty file is none: it was cut short. */
function readSecret(path: string): string | undefined {
  const kept = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  return kept === '' ? undefined : kept;
}

const stagedPath = (dataDir: string, role: RoleName) => `${secretPath(dataDir, role)}.next`;

/**
 * A new password beside the one in force. The next start tells it to the server and then puts it in its place; cut
 * short at any moment, the start after that does.
 */
export function stageSecret(dataDir: string, role: RoleName): void {
  writeDurably(
    stagedPath(dataDir, role),
    `${randomBytes(24).toString('base64url')}\n`,
    SECRET_MODE,
  );
}

export function stagedSecret(dataDir: string, role: RoleName): string | undefined {
  return readSecret(stagedPath(dataDir, role));
}

/** To be called once the server knows it. */
export function promoteSecret(dataDir: string, role: RoleName): void {
  renameSync(stagedPath(dataDir, role), secretPath(dataDir, role));
  syncFolder(dirname(secretPath(dataDir, role)));
}

/** `postgresql://…` on the loopback, without TLS whatever the machine's PG… variables say. */
export function urlOf(port: number, role: RoleName, password: string, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}
