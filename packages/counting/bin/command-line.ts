// What a command line of `minga-count` asks for: the verb, its words and its options, each checked for its verb.
import { parseArgs } from 'node:util';
import type { Locale } from '../src/index.ts';
import { commandWords } from './words.ts';

export type Verb = 'count' | 'check' | 'explain' | 'compare';

export type OptionValues = Readonly<Record<string, string | true | undefined>>;

export interface CommandLine {
  readonly verb: Verb;
  /** What is no option, apart from the verb. */
  readonly words: readonly string[];
  readonly options: OptionValues;
  /** The options after `--with`. */
  readonly rival?: OptionValues;
  readonly locale: Locale;
  readonly wantsHelp: boolean;
  /** A sentence, when the line itself is wrong. */
  readonly mistake?: string;
}

const settingOptions = {
  rule: { type: 'string' },
  utility: { type: 'string' },
  completion: { type: 'string' },
  endowment: { type: 'string' },
  increment: { type: 'string' },
  'no-exhaustive-stop': { type: 'boolean' },
  comparison: { type: 'string' },
  misfit: { type: 'string' },
  ties: { type: 'string' },
  lot: { type: 'string' },
  'minimum-score': { type: 'string' },
  'minimum-share': { type: 'string' },
  conflicts: { type: 'string' },
  together: { type: 'string' },
  settings: { type: 'string' },
} as const;

const contestOptions = {
  contests: { type: 'string' },
  'contests-of-file': { type: 'boolean' },
} as const;

const everywhere = {
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Options = Readonly<Record<string, { type: 'string' | 'boolean'; short?: string }>>;

const outputs = {
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  pb: { type: 'boolean' },
} as const;

const optionsOf: Readonly<Record<Verb, Options>> = {
  count: {
    ...{ ...settingOptions, ...contestOptions, ...outputs, ...everywhere },
    ranking: { type: 'boolean' },
  },
  check: everywhere,
  explain: { ...settingOptions, ...contestOptions, ...everywhere },
  compare: { ...settingOptions, ...everywhere },
};

/** How many words each verb takes, the file first. */
const wordsOf: Readonly<Record<Verb, number>> = { count: 1, check: 1, explain: 2, compare: 1 };

/** The options that say how to count, as they are typed. */
export const settingNames: readonly string[] = Object.keys(settingOptions);

export function readCommandLine(line: readonly string[]): CommandLine {
  const split = line.indexOf('--with');
  const verb = verbOf(line);
  const hasRival = verb === 'compare' && split !== -1;
  const own = parse(hasRival ? line.slice(0, split) : line, optionsOf[verb]);
  const rival = hasRival ? parse(line.slice(split + 1), optionsOf.compare) : undefined;
  const lang = rival?.options.lang ?? own.options.lang;
  const locale: Locale = lang === 'en' ? 'en' : 'es-CL';
  const words = [...own.words, ...(rival?.words ?? [])].slice(verb === 'count' ? 0 : 1);
  const told = commandWords[locale];
  const [mistake] = [
    ...[...own.mistakes, ...(rival?.mistakes ?? [])].map(({ kind, option }) => told[kind](option)),
    ...(lang === undefined || ['es', 'es-CL', 'en'].includes(String(lang))
      ? []
      : [told.unknownLanguage(String(lang))]),
    ...(words.length > wordsOf[verb] ? [told.tooManyWords(words[wordsOf[verb]] ?? '')] : []),
    ...([own.options.json, own.options.csv, own.options.pb].filter(Boolean).length > 1
      ? [told.severalOutputs]
      : []),
  ];
  return {
    verb,
    words,
    options: own.options,
    ...(rival && { rival: rival.options }),
    locale,
    wantsHelp: own.options.help === true || rival?.options.help === true,
    ...(mistake !== undefined && { mistake }),
  };
}

/** The first word, when it is a verb; a file of that name is written `./check`. */
function verbOf(line: readonly string[]): Verb {
  const first = line.find((word) => !word.startsWith('-'));
  return first === line[0] && (first === 'check' || first === 'explain' || first === 'compare')
    ? first
    : 'count';
}

interface Mistake {
  readonly kind: 'unknownOption' | 'valueMissing' | 'valueUnwanted';
  readonly option: string;
}

function parse(line: readonly string[], options: Options) {
  const { values, positionals, tokens } = parseArgs({
    args: [...line],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const mistakes = tokens.flatMap((token): Mistake[] => {
    if (token.kind !== 'option') return [];
    const option = token.rawName;
    const type = Object.hasOwn(options, token.name) ? options[token.name]?.type : undefined;
    if (type === undefined) return [{ kind: 'unknownOption', option }];
    if (type === 'string') return token.value ? [] : [{ kind: 'valueMissing', option }];
    return token.value === undefined ? [] : [{ kind: 'valueUnwanted', option }];
  });
  return { words: positionals, options: values as OptionValues, mistakes };
}
