// What the command `minga-count` says about itself, in both languages.
import type { Locale } from '../src/index.ts';

export interface CommandWords {
  readonly help: string;
  readonly fileMissing: string;
  readonly cannotRead: (file: string, code: string) => string;
  readonly unknownOption: (option: string) => string;
  readonly valueMissing: (option: string) => string;
  readonly valueUnwanted: (option: string) => string;
  readonly unknownLanguage: (found: string) => string;
  readonly severalFiles: (found: number) => string;
  readonly more: (problemsCount: number) => string;
}

export const commandWords: Readonly<Record<Locale, CommandWords>> = {
  'es-CL': {
    help: `minga-count ARCHIVO [opciones]

Cuenta una votación de presupuesto participativo, con aritmética exacta.
ARCHIVO es Pabulib (.pb) o la tabla de la plantilla (.csv).

  --rule mes|greedy                   partes iguales, o más votos primero
  --utility cost|cardinality          cuánto vale un proyecto para quien lo apoya: su costo, o uno
  --completion none|greedy|add1|add1u qué se hace con lo que sobra (mes); utilitarian = greedy
  --ties id|votes-cost-id             quién va primero en un empate exacto
  --increment N                       paso de add1 y add1u, en unidades de la moneda
  --endowment exact|floor             la parte de cada papeleta: exacta, o sin decimales
  --no-exhaustive-stop                add1 sigue aunque ya no quepa nada más
  --json                              el resultado completo en JSON
  --lang es|en                        idioma (es)
  --help                              esta ayuda

Sin --rule cuenta con lo recomendado: mes, cost, add1u, votes-cost-id.
Con --rule, lo que no se dice queda simple: cost, none, id, incremento 1.
Termina con 0, o con 2 y una frase si algo no se puede contar.
`,
    fileMissing:
      'Falta el archivo. Escribe: minga-count ARCHIVO --rule mes (o minga-count --help).',
    cannotRead: (file, code) =>
      code === 'ENOENT'
        ? `No existe el archivo «${file}». Revisa el nombre y la carpeta.`
        : `No se puede leer «${file}» (${code}). Revisa que sea un archivo y que tengas permiso.`,
    unknownOption: (option) =>
      `No existe la opción ${option}. Mira las que hay con minga-count --help.`,
    valueMissing: (option) => `A la opción ${option} le falta su valor. Mira minga-count --help.`,
    valueUnwanted: (option) => `La opción ${option} va sola, sin valor.`,
    unknownLanguage: (found) => `No hay idioma «${found}». Escribe --lang es o --lang en.`,
    severalFiles: (found) => `Se cuenta un archivo a la vez y aquí hay ${found}.`,
    more: (problems) => (problems === 1 ? '(y 1 problema más)' : `(y ${problems} problemas más)`),
  },
  en: {
    help: `minga-count FILE [options]

Counts a participatory budgeting vote in exact arithmetic.
FILE is Pabulib (.pb) or the table of the template (.csv).

  --rule mes|greedy                   Equal Shares, or most votes first
  --utility cost|cardinality          what a project is worth to a supporter: its cost, or one
  --completion none|greedy|add1|add1u what happens to money left over (mes); utilitarian = greedy
  --ties id|votes-cost-id             who goes first in an exact tie
  --increment N                       step of add1 and add1u, in currency units
  --endowment exact|floor             each ballot's share: exact, or without decimals
  --no-exhaustive-stop                add1 goes on although nothing else fits
  --json                              the whole outcome as JSON
  --lang es|en                        language (es)
  --help                              this help

Without --rule it counts as recommended: mes, cost, add1u, votes-cost-id.
With --rule, what is not said stays plain: cost, none, id, increment 1.
Exits with 0, or with 2 and one sentence when something cannot be counted.
`,
    fileMissing: 'The file is missing. Write: minga-count FILE --rule mes (or minga-count --help).',
    cannotRead: (file, code) =>
      code === 'ENOENT'
        ? `There is no file «${file}». Check its name and folder.`
        : `Cannot read «${file}» (${code}). Check that it is a file and that you may read it.`,
    unknownOption: (option) => `There is no option ${option}. See minga-count --help.`,
    valueMissing: (option) => `The option ${option} needs a value. See minga-count --help.`,
    valueUnwanted: (option) => `The option ${option} takes no value.`,
    unknownLanguage: (found) => `There is no language «${found}». Write --lang es or --lang en.`,
    severalFiles: (found) => `One file is counted at a time; here are ${found}.`,
    more: (problems) =>
      problems === 1 ? '(and 1 more problem)' : `(and ${problems} more problems)`,
  },
};
