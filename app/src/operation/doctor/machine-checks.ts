// Looks at this machine: the folder, who may read its secrets, the space that is left, when it was last backed up.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config, Mode } from '../../config/config.ts';
import { hasMasterKey, masterKeyPath, masterKeysOf } from '../../platform/master-key.ts';
import { readFolderKind } from '../../platform/postgres/index.ts';
import { isNewer, versionOf } from '../../platform/version.ts';
import type { ArchiveName } from '../archive/manifest.ts';
import { readKeptBackups } from '../kept-backups.ts';
import { sizeWords } from '../progress.ts';
import { type Finding, good, notice, wrong } from './finding.ts';

const NEEDED_BYTES = 1_000_000_000;
const DAY_MS = 86_400_000;
const BACKUP_DAYS = 7;

/** `node` is the version that runs; the one that is needed stands in package.json as `>=X.Y`. */
export function checkVersions(root: string, node = process.versions.node): Finding {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const needed = String(engines.node).replace('>=', '');
  if (isNewer(needed, node))
    return wrong(
      'versions',
      `Node ${node}; se necesita ${needed} o posterior. Parte con npm start.`,
    );
  return good('versions', `Minga ${versionOf(root)}, Node ${node}.`);
}

/** Whether there is a key where it must be, and one alone. */
export function checkMasterKey(
  { masterKeys, mode }: Pick<Config, 'masterKeys' | 'mode'>,
  dataDir: string,
): Finding {
  const check = 'master-key';
  if (masterKeys === undefined && !hasMasterKey(dataDir)) {
    const words = `no hay clave maestra en MINGA_MASTER_KEY ni en ${masterKeyPath(dataDir)}`;
    if (mode === 'demonstration') return good(check, `${words}: se creará en la primera partida.`);
    return wrong(check, `${words}: sin la de estos datos se pierden todos los RUN.`);
  }
  const keys = masterKeys ?? masterKeysOf(dataDir);
  if (keys.length === 1) return good(check, 'hay una clave maestra.');
  return notice(
    check,
    'hay dos claves maestras: falta terminar el cambio, minga rotate-secret master-key.',
  );
}

export function checkFolder(dataDir: string): Finding {
  const kind = readFolderKind(dataDir);
  if (kind === undefined)
    return notice('folder', `la carpeta ${dataDir} todavía no existe o no se ha usado.`);
  const words = kind === 'production' ? 'una producción' : 'una demostración';
  return good('folder', `la carpeta ${dataDir} es de ${words}.`);
}

/** Nobody but the user of this process may read what lies in `secrets/`. */
export function checkSecrets(dataDir: string): Finding {
  const folder = join(dataDir, 'secrets');
  if (!existsSync(folder)) return good('secrets', 'la carpeta de datos no guarda secretos.');
  const paths = [folder, ...readdirSync(folder).map((name) => join(folder, name))];
  const me = process.getuid?.();
  const open = paths.filter((path) => {
    const { mode, uid } = statSync(path);
    return me !== undefined && ((mode & 0o077) !== 0 || uid !== me);
  });
  if (open.length === 0) return good('secrets', 'solo el usuario de Minga lee los secretos.');
  return wrong(
    'secrets',
    `otros usuarios pueden leer o son dueños de ${open.join(', ')}. Corrige con: chmod 400 (700 la carpeta) y chown.`,
  );
}

/** Of the disk that holds the folder, or will. */
export async function checkDisk(dataDir: string, neededBytes = NEEDED_BYTES): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestExisting(dataDir));
  const free = bavail * bsize;
  const words = `quedan ${sizeWords(free)} en el disco de ${dataDir}`;
  if (free >= neededBytes) return good('disk', `${words}.`);
  return wrong('disk', `${words}: libera espacio antes de que la base de datos se detenga.`);
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

/** A demonstration may be lost; a production may not. */
export function checkBackups(
  dataDir: string,
  names: readonly ArchiveName[],
  mode: Mode,
  now: Date,
): readonly Finding[] {
  const kept = readKeptBackups(dataDir);
  const late = mode === 'production' ? wrong : notice;
  return names.map((name) => {
    const takenAt = kept[name]?.takenAt;
    const check = `backup-${name}`;
    if (takenAt === undefined)
      return late(check, `nunca se respaldó «${name}» desde esta carpeta: minga backup.`);
    const days = Math.floor((now.getTime() - Date.parse(takenAt)) / DAY_MS);
    if (days < BACKUP_DAYS) return good(check, `«${name}» se respaldó el ${takenAt.slice(0, 10)}.`);
    return late(check, `el último respaldo de «${name}» tiene ${days} días: minga backup.`);
  });
}
