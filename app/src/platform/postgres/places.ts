// Chooses where the data and a copy of the programs live, and as whom PostgreSQL runs, so that it can reach both.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { err, ok, type Result } from '@minga/basics';
import type { LaunchRefusal } from './refusals.ts';
import { canEnter, chooseUnprivileged, isRoot, type Unprivileged } from './unprivileged.ts';

export interface Places {
  /** Everything that must survive: the cluster, its passwords, the kind of the folder. */
  readonly dataDir: string;
  /** Where a copy of the PostgreSQL programs goes, when one is needed. */
  readonly copyDir: string;
  readonly user: Unprivileged | undefined;
  /** Whether the data is outside the repository although nobody asked for it. */
  readonly isMoved: boolean;
}

export interface AskedPlaces {
  /** `MINGA_DATA_DIR`: refused when it cannot be reached, never moved. */
  readonly dataDir: string | undefined;
  /** `MINGA_RUNTIME_DIR`. */
  readonly runtimeDir: string | undefined;
  readonly repositoryDir: string;
}

const ROOT_RUNTIME_DIR = '/var/lib/minga';

export function clusterDirOf(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/** Root's PostgreSQL runs as another user: then a default data folder it cannot enter moves to the runtime folder. */
export function choosePlaces(asked: AskedPlaces): Result<Places, LaunchRefusal> {
  const wanted = resolve(asked.dataDir ?? join(asked.repositoryDir, '.data'));
  if (!isRoot()) {
    const copyDir = resolve(asked.runtimeDir ?? wanted);
    return ok({ dataDir: wanted, copyDir, user: undefined, isMoved: false });
  }
  const runtimeDir = resolve(asked.runtimeDir ?? ROOT_RUNTIME_DIR);
  const elsewhere = join(runtimeDir, nameOf(asked.repositoryDir), 'data');
  const stays = asked.dataDir !== undefined || existsSync(clusterDirOf(wanted));
  if (!stays && existsSync(clusterDirOf(elsewhere))) return placeFor(elsewhere, runtimeDir, true);
  const here = placeFor(wanted, runtimeDir, false);
  if (here.ok || stays || here.error.code !== 'folder-unreachable') return here;
  return placeFor(elsewhere, runtimeDir, true);
}

function placeFor(
  dataDir: string,
  copyDir: string,
  isMoved: boolean,
): Result<Places, LaunchRefusal> {
  const user = chooseUnprivileged(clusterDirOf(dataDir));
  if (user === undefined) return err({ code: 'no-unprivileged-user' });
  if (!canEnter(user, nearestExisting(dataDir))) {
    return err({ code: 'folder-unreachable', folder: dataDir, user: user.name });
  }
  return ok({ dataDir, copyDir, user, isMoved });
}

/** Two clones with one name do not share their data. */
function nameOf(repositoryDir: string): string {
  const path = resolve(repositoryDir);
  return `${basename(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}
