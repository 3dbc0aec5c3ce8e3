// The sentences of the command `minga-count` about its line, its files and its progress, in both languages.
import type { Locale } from '../src/index.ts';

export interface CommandWords {
  readonly fileMissing: string;
  readonly projectMissing: string;
  readonly rivalMissing: string;
  readonly unknownProject: (found: string, ids: readonly string[], more: number) => string;
  readonly cannotRead: (file: string, code: string) => string;
  readonly unknownOption: (option: string) => string;
  readonly valueMissing: (option: string) => string;
  readonly valueUnwanted: (option: string) => string;
  readonly unknownLanguage: (found: string) => string;
  readonly tooManyWords: (first: string) => string;
  readonly severalOutputs: string;
  readonly onePartOnly: string;
  readonly noContests: string;
  readonly settingsAlone: (option: string) => string;
  readonly more: (problemsCount: number) => string;
  readonly reading: (percent: number) => string;
  readonly counting: (percent: number, step: number) => string;
  readonly ranking: string;
  readonly recounting: (recounts: number) => string;
}

export const commandWords: Readonly<Record<Locale, CommandWords>> = {
  'es-CL': {
    fileMissing: 'Falta el archivo. Escribe: minga-count ARCHIVO (o minga-count --help).',
    projectMissing:
      'Falta el id del proyecto. Escribe: minga-count explain ARCHIVO PROYECTO (o minga-count explain --help).',
    rivalMissing:
      'Falta con qué comparar. Escribe: minga-count compare ARCHIVO --with --rule greedy (o minga-count compare --help).',
    unknownProject: (found, ids, more) =>
      `No hay un proyecto «${found}». Los ids son ${ids.join(', ')}${more === 0 ? '' : ` y ${more} más`}.`,
    cannotRead: (file, code) =>
      code === 'ENOENT'
        ? `No existe el archivo «${file}». Revisa el nombre y la carpeta.`
        : `No se puede leer «${file}» (${code}). Revisa que sea un archivo y que tengas permiso.`,
    unknownOption: (option) =>
      `No existe la opción ${option}. Mira las que hay con minga-count --help.`,
    valueMissing: (option) => `A la opción ${option} le falta su valor. Mira minga-count --help.`,
    valueUnwanted: (option) => `La opción ${option} va sola, sin valor.`,
    unknownLanguage: (found) => `No hay idioma «${found}». Escribe --lang es o --lang en.`,
    tooManyWords: (first) =>
      `Sobra «${first}». Se mira un archivo a la vez; un nombre con espacios va entre comillas.`,
    severalOutputs: 'Elige una sola salida: --json, --csv o --pb.',
    onePartOnly: 'Con varios concursos la salida es para leer o --json. Quita --csv o --pb.',
    noContests:
      'El archivo no dice sus concursos: faltan budget_per_category o budget_per_neighborhood. Escríbelos en un JSON y usa --contests.',
    settingsAlone: (option) =>
      `--settings ya dice cómo se cuenta. Quita ${option} o escríbelo en ese archivo.`,
    more: (problems) => (problems === 1 ? '(y 1 problema más)' : `(y ${problems} problemas más)`),
    reading: (percent) => `Leyendo… ${percent} %`,
    counting: (percent, step) => `Contando… ${percent} % del monto, paso ${step}`,
    ranking: 'Ordenando todos los proyectos…',
    recounting: (recounts) => `Contando de nuevo… ${recounts}`,
  },
  en: {
    fileMissing: 'The file is missing. Write: minga-count FILE (or minga-count --help).',
    projectMissing:
      'The id of the project is missing. Write: minga-count explain FILE PROJECT (or minga-count explain --help).',
    rivalMissing:
      'What to compare with is missing. Write: minga-count compare FILE --with --rule greedy (or minga-count compare --help).',
    unknownProject: (found, ids, more) =>
      `There is no project «${found}». The ids are ${ids.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`,
    cannotRead: (file, code) =>
      code === 'ENOENT'
        ? `There is no file «${file}». Check its name and folder.`
        : `Cannot read «${file}» (${code}). Check that it is a file and that you may read it.`,
    unknownOption: (option) => `There is no option ${option}. See minga-count --help.`,
    valueMissing: (option) => `The option ${option} needs a value. See minga-count --help.`,
    valueUnwanted: (option) => `The option ${option} takes no value.`,
    unknownLanguage: (found) => `There is no language «${found}». Write --lang es or --lang en.`,
    tooManyWords: (first) =>
      `«${first}» is one word too many. One file is looked at at a time; a name with spaces goes in quotes.`,
    severalOutputs: 'Choose one output: --json, --csv or --pb.',
    onePartOnly:
      'With several contests the output is for reading or --json. Leave out --csv or --pb.',
    noContests:
      'The file does not tell its contests: budget_per_category or budget_per_neighborhood is missing. Write them as JSON and use --contests.',
    settingsAlone: (option) =>
      `--settings already says how to count. Leave out ${option} or write it in that file.`,
    more: (problems) =>
      problems === 1 ? '(and 1 more problem)' : `(and ${problems} more problems)`,
    reading: (percent) => `Reading… ${percent}%`,
    counting: (percent, step) => `Counting… ${percent}% of the budget, step ${step}`,
    ranking: 'Putting all projects in order…',
    recounting: (recounts) => `Counting again… ${recounts}`,
  },
};
