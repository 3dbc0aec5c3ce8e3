// The sentences of the command `minga-count` about its line, its files and its progress, in both languages.
import type { Locale } from '../src/index.ts';

export interface CommandWords {
  readonly fileMissing: (call: string) => string;
  readonly projectMissing: string;
  readonly rivalMissing: string;
  readonly unknownProject: (found: string, ids: readonly string[], more: number) => string;
  readonly cannotRead: (file: string, code: string) => string;
  readonly rowTooLong: (file: string) => string;
  readonly cannotWrite: (code: string) => string;
  readonly unknownOption: (option: string, call: string) => string;
  readonly optionOfAnother: (option: string, call: string) => string;
  readonly optionTwice: (option: string) => string;
  readonly valueMissing: (option: string, call: string) => string;
  readonly valueUnwanted: (option: string) => string;
  readonly unknownLanguage: (found: string) => string;
  readonly tooManyWords: (first: string) => string;
  readonly severalOutputs: string;
  readonly rankingUnwanted: string;
  readonly contestsTwice: string;
  readonly onePartOnly: string;
  readonly tooLargeForPb: string;
  readonly noContests: string;
  readonly settingsAlone: (option: string) => string;
  readonly more: (problemsCount: number) => string;
  readonly reading: (percent: number) => string;
  readonly counting: (percent: number, step: number) => string;
  readonly ranking: string;
  readonly recounting: (recounts: number) => string;
}

/** What a failure of the system means to a person, for the codes that they meet. */
type Failures = Readonly<Record<string, (file: string) => string>>;

const spanishFailures: Failures = {
  ENOENT: (file) => `No existe el archivo «${file}». Revisa el nombre y la carpeta.`,
  EISDIR: (file) => `«${file}» es una carpeta. Escribe el nombre de un archivo.`,
  EACCES: (file) => `No tienes permiso para leer «${file}». Pídelo a quien lo guarda.`,
};

const englishFailures: Failures = {
  ENOENT: (file) => `There is no file «${file}». Check its name and folder.`,
  EISDIR: (file) => `«${file}» is a folder. Write the name of a file.`,
  EACCES: (file) => `You may not read «${file}». Ask whoever keeps it.`,
};

export const commandWords: Readonly<Record<Locale, CommandWords>> = {
  'es-CL': {
    fileMissing: (call) => `Falta el archivo. Escribe: ${call} ARCHIVO (o ${call} --help).`,
    projectMissing:
      'Falta el id del proyecto. Escribe: minga-count explain ARCHIVO PROYECTO (o minga-count explain --help).',
    rivalMissing:
      'Falta con qué comparar. Escribe: minga-count compare ARCHIVO --with --rule greedy (o minga-count compare --help).',
    unknownProject: (found, ids, more) =>
      `No hay un proyecto «${found}». Los ids son ${ids.join(', ')}${more === 0 ? '' : ` y ${more} más`}.`,
    cannotRead: (file, code) =>
      spanishFailures[code]?.(file) ??
      `No se puede leer «${file}» (${code}). Revisa que sea un archivo.`,
    rowTooLong: (file) =>
      `«${file}» tiene una fila de más de 500 MB. Revisa si hay una comilla (") que nada cierra.`,
    cannotWrite: (code) =>
      `La respuesta no se pudo escribir entera (${code}). Revisa que haya espacio donde la guardas.`,
    unknownOption: (option, call) =>
      `No existe la opción ${option}. Mira las que hay con ${call} --help.`,
    optionOfAnother: (option, call) =>
      `La opción ${option} no es de ${call}. Mira las que tiene con ${call} --help.`,
    optionTwice: (option) => `La opción ${option} está dos veces. Deja una sola.`,
    valueMissing: (option, call) => `A la opción ${option} le falta su valor. Mira ${call} --help.`,
    valueUnwanted: (option) => `La opción ${option} va sola, sin valor.`,
    unknownLanguage: (found) => `No hay idioma «${found}». Escribe --lang es o --lang en.`,
    tooManyWords: (first) =>
      `Sobra «${first}». Se mira un archivo a la vez, y antes de él solo puede ir check, explain o compare; un nombre con espacios va entre comillas.`,
    severalOutputs: 'Elige una sola salida: --json, --csv o --pb.',
    rankingUnwanted: '--ranking va con la salida para leer o con --json. Quita --csv o --pb.',
    contestsTwice:
      'Los concursos se dicen una vez: con --contests o con --contests-of-file. Quita una.',
    onePartOnly: 'Con varios concursos la salida es para leer o --json. Quita --csv o --pb.',
    tooLargeForPb:
      'Con --pb el archivo puede pesar hasta 4 GB. Sin --pb se cuenta uno de cualquier tamaño.',
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
    fileMissing: (call) => `The file is missing. Write: ${call} FILE (or ${call} --help).`,
    projectMissing:
      'The id of the project is missing. Write: minga-count explain FILE PROJECT (or minga-count explain --help).',
    rivalMissing:
      'What to compare with is missing. Write: minga-count compare FILE --with --rule greedy (or minga-count compare --help).',
    unknownProject: (found, ids, more) =>
      `There is no project «${found}». The ids are ${ids.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`,
    cannotRead: (file, code) =>
      englishFailures[code]?.(file) ?? `Cannot read «${file}» (${code}). Check that it is a file.`,
    rowTooLong: (file) =>
      `«${file}» has a row of more than 500 MB. Check for a quote (") that nothing closes.`,
    cannotWrite: (code) =>
      `The answer could not be written whole (${code}). Check that there is room where you keep it.`,
    unknownOption: (option, call) => `There is no option ${option}. See ${call} --help.`,
    optionOfAnother: (option, call) =>
      `The option ${option} is not one of ${call}. See ${call} --help.`,
    optionTwice: (option) => `The option ${option} stands twice. Leave one.`,
    valueMissing: (option, call) => `The option ${option} needs a value. See ${call} --help.`,
    valueUnwanted: (option) => `The option ${option} takes no value.`,
    unknownLanguage: (found) => `There is no language «${found}». Write --lang es or --lang en.`,
    tooManyWords: (first) =>
      `«${first}» is one word too many. One file is looked at at a time, and only check, explain or compare can stand before it; a name with spaces goes in quotes.`,
    severalOutputs: 'Choose one output: --json, --csv or --pb.',
    rankingUnwanted:
      '--ranking goes with the output for reading or with --json. Leave out --csv or --pb.',
    contestsTwice: 'Contests are told once: by --contests or by --contests-of-file. Leave one out.',
    onePartOnly:
      'With several contests the output is for reading or --json. Leave out --csv or --pb.',
    tooLargeForPb:
      'With --pb the file can have up to 4 GB. Without --pb one of any size is counted.',
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
