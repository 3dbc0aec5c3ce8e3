// Every sentence of the command `minga-witness`, in Spanish and English.
import type { WitnessRefusal } from '../src/index.ts';

export type Locale = 'es-CL' | 'en';

export interface WitnessWords {
  readonly help: string;
  readonly refusals: Readonly<Record<WitnessRefusal['code'], string>>;
  readonly tooLarge: string;
  readonly notFound: string;
  readonly nothingYet: string;
  readonly whichOrigin: string;
  readonly fault: string;
  readonly unknownOption: (option: string) => string;
  readonly missing: (option: string) => string;
  readonly badPort: (value: string) => string;
  readonly badName: (value: string) => string;
  readonly exists: (path: string) => string;
  readonly cannotRead: (path: string, why: string) => string;
  readonly badKey: (path: string) => string;
  readonly openKey: (path: string) => string;
  readonly badState: (path: string) => string;
  readonly badLog: (line: string) => string;
  readonly made: (vkey: string) => string;
  readonly listening: (address: string, vkey: string) => string;
}

const spanish: WitnessWords = {
  help: `minga-witness: un testigo del registro público de una votación.

  minga-witness init --name NOMBRE --key ARCHIVO --state ARCHIVO
      Crea la llave y la memoria del testigo, y muestra la llave pública.
  minga-witness serve --key ARCHIVO --state ARCHIVO --logs ARCHIVO [--host 127.0.0.1] [--port 8095]
      Firma los checkpoints de los registros cuyas llaves públicas están en --logs, una por línea.
      El archivo se vuelve a leer en cada solicitud.

  --en   en inglés
`,
  refusals: {
    'request-shape': 'La solicitud no tiene la forma de add-checkpoint.',
    'old-size': 'El tamaño anterior es mayor que el del checkpoint.',
    signature: 'Ninguna firma del checkpoint es de una llave conocida de ese registro.',
    'origin-unknown': 'Este testigo no conoce ese registro.',
    size: 'El último checkpoint firmado tiene otro tamaño.',
    root: 'Con ese mismo tamaño ya se firmó otra raíz.',
    proof: 'La prueba no lleva del último checkpoint firmado a este.',
  },
  tooLarge: 'La solicitud es demasiado grande.',
  notFound: 'Aquí no hay nada. Está POST /add-checkpoint y GET /checkpoint?origin=…',
  nothingYet: 'Este testigo todavía no ha firmado nada de ese registro.',
  whichOrigin: 'Falta decir de qué registro: /checkpoint?origin=…',
  fault: 'El testigo no pudo guardar lo que vio, así que no firmó. Inténtalo más tarde.',
  unknownOption: (option) => `No se entiende «${option}». Mira minga-witness --help.`,
  missing: (option) => `Falta ${option}. Mira minga-witness --help.`,
  badPort: (value) => `«${value}» no es un puerto.`,
  badName: (value) => `«${value}» no sirve de nombre: sin espacios ni signo más.`,
  exists: (path) => `${path} ya existe y no se reemplaza.`,
  cannotRead: (path, why) => `No se puede leer o escribir ${path} (${why}).`,
  badKey: (path) => `${path} no contiene la llave de un testigo.`,
  openKey: (path) => `Otras personas pueden leer ${path}. Déjalo solo para ti: chmod 600 ${path}`,
  badState: (path) =>
    `${path} está dañado: no se sabe qué había firmado este testigo. Recupera el archivo, o empieza con otra llave.`,
  badLog: (line) => `«${line}» no es la llave pública de un registro.`,
  made: (vkey) => `Llave pública del testigo:\n${vkey}\n`,
  listening: (address, vkey) => `${address} firma como\n${vkey}\n`,
};

const english: WitnessWords = {
  help: `minga-witness: a witness of the public log of a vote.

  minga-witness init --name NAME --key FILE --state FILE
      Makes the key and the memory of a witness, and shows its public key.
  minga-witness serve --key FILE --state FILE --logs FILE [--host 127.0.0.1] [--port 8095]
      Cosigns checkpoints of the logs whose public keys are in --logs, one a line.
      The file is read again with each request.

  --en   in English
`,
  refusals: {
    'request-shape': 'The request does not have the shape of add-checkpoint.',
    'old-size': 'The old size is larger than that of the checkpoint.',
    signature: 'No signature of the checkpoint is by a known key of that log.',
    'origin-unknown': 'This witness does not know that log.',
    size: 'The checkpoint cosigned last has another size.',
    root: 'Another root of this same size was cosigned already.',
    proof: 'The proof does not lead from the checkpoint cosigned last to this one.',
  },
  tooLarge: 'The request is too large.',
  notFound: 'There is nothing here. There are POST /add-checkpoint and GET /checkpoint?origin=…',
  nothingYet: 'This witness has not cosigned anything of that log yet.',
  whichOrigin: 'Say of which log: /checkpoint?origin=…',
  fault: 'The witness could not keep what it saw, so it did not sign. Try again later.',
  unknownOption: (option) => `“${option}” is not understood. See minga-witness --help.`,
  missing: (option) => `${option} is missing. See minga-witness --help.`,
  badPort: (value) => `“${value}” is not a port.`,
  badName: (value) => `“${value}” cannot be a name: no blanks and no plus sign.`,
  exists: (path) => `${path} exists already and is not replaced.`,
  cannotRead: (path, why) => `${path} cannot be read or written (${why}).`,
  badKey: (path) => `${path} does not hold the key of a witness.`,
  openKey: (path) => `Others can read ${path}. Keep it to yourself: chmod 600 ${path}`,
  badState: (path) =>
    `${path} is damaged: nobody knows what this witness had cosigned. Recover the file, or begin with another key.`,
  badLog: (line) => `“${line}” is not the public key of a log.`,
  made: (vkey) => `Public key of the witness:\n${vkey}\n`,
  listening: (address, vkey) => `${address} signs as\n${vkey}\n`,
};

export const witnessWords: Readonly<Record<Locale, WitnessWords>> = {
  'es-CL': spanish,
  en: english,
};
