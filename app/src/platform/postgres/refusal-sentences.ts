// Tells a person, in both languages, why the embedded PostgreSQL did not start and what to do about it.
import type { LaunchRefusal } from './refusals.ts';

type Sentences = {
  readonly [C in LaunchRefusal['code']]: (refusal: Extract<LaunchRefusal, { code: C }>) => string;
};

const es: Sentences = {
  'already-running': (r) =>
    `ya está funcionando con la carpeta ${r.folder}. Usa esa ventana, o detenla antes de partir de nuevo.`,
  'other-kind': (r) =>
    `la carpeta ${r.folder} es de ${kindEs(r.found)} y se pidió ${kindEs(r.asked)}. Elige otra carpeta con MINGA_DATA_DIR, o corrige MINGA_MODE.`,
  'other-version': (r) =>
    `los datos de ${r.folder} son de PostgreSQL ${r.found} y este programa trae PostgreSQL ${r.needed}. Expórtalos con la versión de Minga que los creó (minga backup) y ponlos en una carpeta nueva (MINGA_DATA_DIR, minga restore).`,
  'not-a-cluster': (r) =>
    `la carpeta ${r.folder} no está vacía y no contiene una base de datos. Muévela a otro lugar, o elige otra carpeta con MINGA_DATA_DIR.`,
  'secrets-missing': (r) =>
    `falta ${r.folder}, la clave de la base de datos que ya existe. Vuelve a ponerla si tienes una copia; si no, restaura tus respaldos en una carpeta nueva (MINGA_DATA_DIR, minga restore).`,
  'folder-unreachable': (r) =>
    `la base de datos funciona como el usuario «${r.user}», que no puede entrar en ${r.folder}. Dale permiso de paso a las carpetas que la contienen, o elige otra con MINGA_DATA_DIR.`,
  'no-permission': (r) =>
    `no hay permiso para escribir en ${r.path}. Parte con el usuario dueño de esa carpeta, o elige otra con MINGA_DATA_DIR o MINGA_RUNTIME_DIR.`,
  'disk-full': (r) =>
    `no queda espacio en el disco de ${r.path}. Libera al menos 500 MB y parte de nuevo.`,
  'no-runtime': (r) =>
    `no hay PostgreSQL incluido para este sistema (${r.platform}), o no se instaló. Vuelve a instalar con «npm ci», o indica un PostgreSQL 17 o posterior con DATABASE_URL.`,
  'runtime-broken': (r) =>
    `el PostgreSQL incluido no funciona en este sistema: ${r.detail} Indica un PostgreSQL 17 o posterior con DATABASE_URL.`,
  'no-unprivileged-user': () =>
    'PostgreSQL no funciona como root y este sistema no tiene los usuarios «postgres» ni «nobody». Inicia Minga con otro usuario.',
  'orphan-lives': (r) =>
    `el proceso ${r.pid} todavía usa la base de datos de ${r.folder} y no termina. Detenlo («kill -INT ${r.pid}») y parte de nuevo.`,
  'did-not-start': (r) => `la base de datos no partió: ${r.detail}`,
};

const en: Sentences = {
  'already-running': (r) =>
    `it is already running with the folder ${r.folder}. Use that window, or stop it before starting again.`,
  'other-kind': (r) =>
    `the folder ${r.folder} belongs to a ${r.found} and a ${r.asked} was asked for. Choose another folder with MINGA_DATA_DIR, or correct MINGA_MODE.`,
  'other-version': (r) =>
    `the data in ${r.folder} is from PostgreSQL ${r.found} and this program brings PostgreSQL ${r.needed}. Export it with the version of Minga that made it (minga backup) and put it into a new folder (MINGA_DATA_DIR, minga restore).`,
  'not-a-cluster': (r) =>
    `the folder ${r.folder} is not empty and holds no database. Move it elsewhere, or choose another folder with MINGA_DATA_DIR.`,
  'secrets-missing': (r) =>
    `${r.folder}, the password of the database that exists already, is gone. Put it back if you have a copy; if not, restore your backups into a new folder (MINGA_DATA_DIR, minga restore).`,
  'folder-unreachable': (r) =>
    `the database runs as the user “${r.user}”, which cannot enter ${r.folder}. Let it pass through the folders above, or choose another one with MINGA_DATA_DIR.`,
  'no-permission': (r) =>
    `there is no permission to write in ${r.path}. Start as the user who owns that folder, or choose another one with MINGA_DATA_DIR or MINGA_RUNTIME_DIR.`,
  'disk-full': (r) =>
    `no space is left on the disk of ${r.path}. Free at least 500 MB and start again.`,
  'no-runtime': (r) =>
    `there is no PostgreSQL included for this system (${r.platform}), or it was not installed. Install again with “npm ci”, or name a PostgreSQL 17 or later with DATABASE_URL.`,
  'runtime-broken': (r) =>
    `the PostgreSQL included does not run on this system: ${r.detail} Name a PostgreSQL 17 or later with DATABASE_URL.`,
  'no-unprivileged-user': () =>
    'PostgreSQL does not run as root and this system has neither the user “postgres” nor “nobody”. Start Minga as another user.',
  'orphan-lives': (r) =>
    `process ${r.pid} still uses the database in ${r.folder} and does not end. Stop it (“kill -INT ${r.pid}”) and start again.`,
  'did-not-start': (r) => `the database did not start: ${r.detail}`,
};

function kindEs(kind: string): string {
  return kind === 'production' ? 'una producción' : 'una demostración';
}

const sentences = { es, en };

/** The refusal in words that say what to do next, to be read after “Minga: ”. */
export function launchSentence(refusal: LaunchRefusal, language: keyof typeof sentences): string {
  const say = sentences[language][refusal.code] as (refusal: LaunchRefusal) => string;
  return say(refusal);
}
