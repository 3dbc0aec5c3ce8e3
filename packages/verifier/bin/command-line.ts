// The words of the command: what it was given, or a sentence about what is wrong with it.
import { parseArgs } from 'node:util';
import type { Language } from '../src/index.ts';

export interface Asked {
  readonly source: string;
  readonly vkey: string | undefined;
  readonly fingerprint: string | undefined;
  readonly previous: readonly string[];
  readonly receipts: readonly string[];
  readonly openings: string | undefined;
  readonly isWitness: boolean;
  readonly isJson: boolean;
  readonly threads: number | undefined;
  readonly language: Language;
}

export const help: Readonly<Record<Language, string>> = {
  'es-CL': `minga-verify CARPETA|ARCHIVO|DIRECCIÓN --clave CLAVE --huella M#

Comprueba una votación con lo que publicó, sin confiar en quien la hizo.

  --clave CLAVE     la clave del registro, tal como está publicada fuera de él
  --huella M#       la huella del manifiesto, tal como está en los afiches (código QR)
  --anterior NOTA   un punto de control guardado antes; se puede repetir
  --recibo ARCHIVO  tu comprobante (promesa o .tlog-proof); se puede repetir
  --padron ARCHIVO  las aperturas del padrón, solo para el ministro de fe
  --testigo         guarda aquí el punto de control, y la próxima vez compara
  --hilos N         hilos para las papeletas
  --json            el informe para programas
  --en              in English

Sale con 0: comprobado; 1: contradicción; 2: no se pudo comprobar.
`,
  en: `minga-verify FOLDER|FILE|ADDRESS --clave KEY --huella M#

Verifies a vote from what it published, trusting nobody who made it.

  --clave KEY       the key of the log, as it is published outside of it
  --huella M#       the fingerprint of the manifest, as it is on the posters (QR code)
  --anterior NOTE   a checkpoint kept from before; may be repeated
  --recibo FILE     your receipt (promise or .tlog-proof); may be repeated
  --padron FILE     the openings of the roll, for the certifying officer only
  --testigo         keeps the checkpoint here, and compares the next time
  --hilos N         threads for the ballots
  --json            the report for programs
  --en              in English

Exits with 0: proven; 1: contradiction; 2: could not be checked.
`,
};

const options = {
  clave: { type: 'string' },
  huella: { type: 'string' },
  anterior: { type: 'string', multiple: true },
  recibo: { type: 'string', multiple: true },
  padron: { type: 'string' },
  hilos: { type: 'string' },
  testigo: { type: 'boolean' },
  json: { type: 'boolean' },
  en: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** `'help'` when that was asked for, or what is wrong as a text. */
export function readCommandLine(
  words: readonly string[],
): { readonly asked: Asked } | { readonly help: Language } | { readonly wrong: string } {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  const language: Language = values.en === true ? 'en' : 'es-CL';
  if (values.help === true) return { help: language };
  const [source, ...others] = positionals;
  if (source === undefined || others.length > 0) return { help: language };
  const threads = values.hilos === undefined ? undefined : Number(values.hilos);
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 0 && threads <= 64)) {
    return { wrong: `--hilos ${values.hilos}` };
  }
  return {
    asked: {
      ...{ source, threads, language },
      vkey: values.clave,
      fingerprint: values.huella,
      previous: values.anterior ?? [],
      receipts: values.recibo ?? [],
      openings: values.padron,
      isWitness: values.testigo === true,
      isJson: values.json === true,
    },
  };
}
