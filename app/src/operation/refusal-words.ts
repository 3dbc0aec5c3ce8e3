// Tells the operator why an order was refused and what to do about it.
import type { OperationRefusal } from './refused.ts';

type Sentences = {
  readonly [C in OperationRefusal['code']]: (
    refusal: Extract<OperationRefusal, { code: C }>,
  ) => string;
};

const KINDS: Readonly<Record<string, string>> = {
  demonstration: 'una demostración',
  production: 'una producción',
};

const sentences: Sentences = {
  'file-unreadable': (r) => `no se puede usar ${r.path} (${r.why}). Revisa la ruta y los permisos.`,
  'disk-full': (r) =>
    `no queda espacio en el disco de ${r.place}. Lo que estaba a medias se deshizo. Libera espacio y repite.`,
  'bucket-trouble': (r) =>
    `el depósito de archivos no hizo su parte (${r.why}). Lo que estaba a medias se deshizo. Revisa MINGA_FILES_URL y su clave, y repite.`,
  'file-there-already': (r) =>
    `${r.path} ya existe y no se escribe encima. Muévelo o usa otra carpeta.`,
  'key-file-invalid': (r) => `${r.path} no sirve de clave: se espera ${r.expected}.`,
  'sealing-missing': () =>
    'di para quién se sella: --to ARCHIVO con su clave pública (minga backup new-key la crea) o --passphrase ARCHIVO. Sin sellar está minga export, y minga upgrade --plain.',
  'custodian-shared': () =>
    'en una producción el padrón y la urna se sellan para custodios distintos: quien abriera ambos podría intentar unir voto y persona. Usa --to roll=ARCHIVO y --to urn=ARCHIVO.',
  'not-an-archive': (r) => `${r.path} no es un respaldo de Minga.`,
  'key-missing': (r) =>
    `${r.path} está sellado. Di con qué se abre: --key ARCHIVO o --passphrase ARCHIVO.`,
  'key-wrong': (r) => `la clave no abre ${r.path}: se selló para otra persona o con otra frase.`,
  'archive-plain': (r) => `${r.path} no está sellado, es una exportación: minga import.`,
  'archive-sealed': (r) => `${r.path} está sellado, es un respaldo: minga restore.`,
  'archive-cut': (r) =>
    `${r.path} está cortado o su final fue cambiado: no llega hasta su última parte. Usa otra copia; no se tocó nada.`,
  'archive-damaged': (r) =>
    `${r.path} está dañado o fue cambiado (${r.where}). Usa otra copia; no se tocó nada.`,
  'archive-newer': (r) =>
    `${r.path} lo hizo una Minga más nueva (${r.found}). Actualiza Minga y repite.`,
  'archive-of-another-minga': (r) =>
    `${r.path} pasó por la migración ${r.migration}, que aquí no existe o es otra. Restáuralo con la Minga que lo hizo, o con una posterior a ella.`,
  'archive-of-another-kind': (r) =>
    `el respaldo es de ${KINDS[r.found]} y esto es ${KINDS[r.asked]}. Dilo con MINGA_MODE=${r.found}, y elige una carpeta nueva con MINGA_DATA_DIR.`,
  'two-archives-of-one-database': (r) => `hay dos respaldos de la base ${r.database}. Deja uno.`,
  'database-not-needed': (r) =>
    `hay un respaldo de la base ${r.database}, que este proceso no usa. Revisa MINGA_ROLES.`,
  'not-empty': (r) =>
    `la base ${r.database} no está vacía y nada se escribe encima. Elige una carpeta nueva con MINGA_DATA_DIR, o bases vacías.`,
  'extension-missing': (r) =>
    `a la base ${r.database} le falta la extensión ${r.extensions}. Créala con su superusuario (create extension) y repite.`,
  'nothing-there': (r) => `en ${r.place} no hay datos de Minga.`,
  'other-key': () =>
    'la clave maestra no es la de estos datos: con otra no se encontraría a nadie por su RUN. Dala con MINGA_MASTER_KEY o MINGA_MASTER_KEY_FILE. No se tocó nada.',
  'key-absent': () =>
    'falta la clave maestra con que se crearon estos datos: ningún respaldo la lleva. Dala con MINGA_MASTER_KEY o MINGA_MASTER_KEY_FILE, o cópiala a secrets/master-key de la carpeta nueva.',
  'in-use': (r) =>
    `otro programa trabaja con la base ${r.database} (${connectionWords(r.others)}). Detén Minga y repite.`,
  'schema-changing': (r) =>
    `la base ${r.database} está cambiando de forma en este momento. Repite cuando terminen las migraciones.`,
  'folder-used': (r) =>
    `la carpeta ${r.folder} ya es de ${KINDS[r.kind]} y nunca cambia. Para usarla: minga serve. Para una nueva, elige otra con MINGA_DATA_DIR.`,
  'not-a-demonstration': () => 'solo una demostración se puede vaciar, y esto es una producción.',
  'not-confirmed': (r) =>
    `«${r.order}» borra todo lo que hay en la demostración. Si eso quieres: minga ${r.order} --yes.`,
  'not-rotatable': (r) => `«${r.secret}» no se puede cambiar así. Se pueden: ${r.can.join(', ')}.`,
  'demonstration-key': () =>
    'la clave de una demostración no guarda datos de nadie, y no se cambia. Para empezar de nuevo: minga demo reset.',
  'main-database-needed': () =>
    'la orden es sobre la base de datos minga, que este proceso no usa. Revisa MINGA_ROLES.',
  'second-key-missing': () =>
    'la clave maestra viene en MINGA_MASTER_KEY: crea otra (openssl rand -base64 32), ponla en la misma variable detrás de la actual, con un espacio, reinicia las copias una por una, y repite.',
  'rotation-waits': (r) =>
    `lo sellado ya abre con la clave nueva, y Minga sigue funcionando con ambas. Falta el último paso, que se hace a solas: detén todas las copias (${connectionWords(r.others)}) y repite.`,
  'sealed-otherwise': (r) =>
    `hay valores que no abre ninguna de las dos claves (${r.places.length}: ${r.places.slice(0, 5).join('; ')}). Nada se perdió y la clave anterior sigue en uso. Restaura esas filas de un respaldo, o bórralas, y repite.`,
  'not-embedded': () =>
    'las bases de datos son de tu propio servidor (DATABASE_URL…): cambia allí la contraseña y luego su dirección.',
  'backup-place-missing': () =>
    'antes se respalda: di dónde y para quién (CARPETA --to ARCHIVO), o --plain para dejarlo sin cifrar en la carpeta de datos.',
  'older-copies': (r) =>
    `con la base ${r.database} trabajan todavía copias que no conocen lo que se va a quitar: ${r.copies.join(', ')}. Pásalas a esta versión, o ciérralas, y repite. No se quitó nada.`,
  'version-unknown': (r) =>
    `«${r.version}» no es una versión que conozca git aquí, ni un archivo SHA256SUMS de migraciones.`,
  'version-too-old': (r) =>
    `las bases ya no tienen lo que ${r.version} usa (${r.contracts.join(', ')}). A esa versión solo se vuelve restaurando el respaldo de antes de «minga upgrade --finish», y se pierde lo escrito después.`,
  'version-of-another-minga': (r) =>
    `${r.version} tiene otras migraciones con el mismo nombre (${r.migrations.join(', ')}): estos datos no son de ella.`,
  'variables-wrong': (r) => r.sentences.join(' '),
  said: (r) => r.sentence,
};

function connectionWords(count: number): string {
  return count === 1 ? '1 conexión' : `${count} conexiones`;
}

/** To be read after “minga: ”. */
export function refusalWords(refusal: OperationRefusal): string {
  const say = sentences[refusal.code] as (refusal: OperationRefusal) => string;
  return say(refusal);
}
