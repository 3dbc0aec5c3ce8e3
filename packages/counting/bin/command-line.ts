// What a command line of `minga-count` asks for: the verb, its words and its options, each checked for its verb.
import { parseArgs } from 'node:util';
import type { Locale } from '../src/index.ts';
import { commandWords } from './words.ts';

export type Verb = 'count' | 'check' | 'explain' | 'compare';

export type OptionValues = Readonly<Record<string, string | true | undefined>>;

export interface Command {
  readonly verb: Verb;
  readonly file: string;
  /** The id that `explain` is asked about; empty for the other verbs. */
  readonly project: string;
  /** The options that say how to count; in `compare`, those of rule A. */
  readonly settings: OptionValues;
  /** In `compare`, those of rule B. */
  readonly rival: OptionValues;
  /** All other options. */
  readonly options: OptionValues;
  readonly locale: Locale;
}

export type CommandLine = { readonly locale: Locale } & (
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'help'; readonly verb: Verb }
  /** A sentence, when the line itself is wrong. */
  | { readonly kind: 'mistake'; readonly sentence: string }
);

type Options = Readonly<Record<string, { type: 'string' | 'boolean'; short?: string }>>;

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

/** By name, and the verbs that have them. */
const otherOptions = {
  contests: { type: 'string', verbs: ['count', 'explain', 'compare'] },
  'contests-of-file': { type: 'boolean', verbs: ['count', 'explain', 'compare'] },
  json: { type: 'boolean', verbs: ['count', 'explain', 'compare'] },
  csv: { type: 'boolean', verbs: ['count'] },
  pb: { type: 'boolean', verbs: ['count'] },
  ranking: { type: 'boolean', verbs: ['count'] },
  with: { type: 'boolean', verbs: ['compare'] },
  lang: { type: 'string', verbs: ['count', 'check', 'explain', 'compare'] },
  help: { type: 'boolean', short: 'h', verbs: ['count', 'check', 'explain', 'compare'] },
} as const;

const options: Options = { ...settingOptions, ...otherOptions };

function hasOption(verb: Verb, name: string): boolean {
  if (Object.hasOwn(settingOptions, name)) return verb !== 'check';
  const verbs: readonly Verb[] = otherOptions[name as keyof typeof otherOptions].verbs;
  return verbs.includes(verb);
}

/** The options that say how to count, as they are typed. */
export const settingNames: readonly string[] = Object.keys(settingOptions);

/** An option as it was typed. */
interface Typed {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | true;
  readonly isInline: boolean;
  /** Whether it stands after `--with`. */
  readonly isAfterWith: boolean;
}

export function readCommandLine(line: readonly string[]): CommandLine {
  const { words: all, typed } = parse(line);
  const verb = verbOf(all);
  const words = verb === 'count' ? all : all.slice(1);
  const [file = '', project = ''] = words;
  const isSetting = ({ name }: Typed) => Object.hasOwn(settingOptions, name);
  const others = valuesOf(typed.filter((one) => !isSetting(one)));
  const locale = others.lang === 'en' ? 'en' : 'es-CL';
  if (others.help === true) return { kind: 'help', verb, locale };
  const told = commandWords[locale];
  const sentence =
    typed.map((one, place) => complaint(one, typed.slice(0, place), verb, locale)).find(Boolean) ??
    complaintOfWords(words, verb, locale) ??
    (verb === 'compare' && others.with === undefined ? told.rivalMissing : undefined) ??
    complaintOfPairs(others, locale);
  if (sentence !== undefined) return { kind: 'mistake', sentence, locale };
  const settingsWhere = (isAfterWith: boolean) =>
    valuesOf(typed.filter((one) => isSetting(one) && one.isAfterWith === isAfterWith));
  const [settings, rival] = [settingsWhere(false), settingsWhere(true)];
  return {
    kind: 'command',
    locale,
    command: { verb, file, project, settings, rival, options: others, locale },
  };
}

function parse(line: readonly string[]): {
  readonly words: readonly string[];
  readonly typed: readonly Typed[];
} {
  const { positionals, tokens } = parseArgs({
    args: [...line],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  let isAfterWith = false;
  const typed = tokens.flatMap((token): Typed[] => {
    if (token.kind !== 'option') return [];
    const { name, rawName, inlineValue: isInline = false } = token;
    const value: string | true = typeof token.value === 'string' ? token.value : true;
    const one = { name, rawName, value, isInline, isAfterWith };
    if (name === 'with') isAfterWith = true;
    return [one];
  });
  return { words: positionals, typed };
}

/** The first word, when it is a verb; a file of that name is written `./check`. */
function verbOf([first]: readonly string[]): Verb {
  return first === 'check' || first === 'explain' || first === 'compare' ? first : 'count';
}

function valuesOf(typed: readonly Typed[]): OptionValues {
  return Object.fromEntries(typed.map(({ name, value }) => [name, value]));
}

/** What is wrong with an option that stands after `before`. */
function complaint(
  { name, rawName, value, isInline, isAfterWith }: Typed,
  before: readonly Typed[],
  verb: Verb,
  locale: Locale,
): string | undefined {
  const told = commandWords[locale];
  const type = Object.hasOwn(options, name) ? options[name]?.type : undefined;
  if (type === undefined) return told.unknownOption(rawName, callOf(verb));
  if (!hasOption(verb, name)) return told.optionOfAnother(rawName, callOf(verb));
  if (type === 'boolean' && value !== true) return told.valueUnwanted(rawName);
  if (type === 'string') {
    // The next option is no value: the value was forgotten.
    const isMissing =
      value === true || value.trim() === '' || (!isInline && /^(--|-h$)/.test(value));
    if (isMissing) return told.valueMissing(rawName, callOf(verb));
  }
  const isSided = Object.hasOwn(settingOptions, name);
  const isTwice = before.some(
    (one) => one.name === name && (!isSided || one.isAfterWith === isAfterWith),
  );
  if (isTwice) return told.optionTwice(rawName);
  const isUnknownLanguage = name === 'lang' && !['es', 'es-CL', 'en'].includes(String(value));
  return isUnknownLanguage ? told.unknownLanguage(String(value)) : undefined;
}

function complaintOfWords(
  words: readonly string[],
  verb: Verb,
  locale: Locale,
): string | undefined {
  const told = commandWords[locale];
  const wanted = verb === 'explain' ? 2 : 1;
  const extra = words[wanted];
  if (extra !== undefined) return told.tooManyWords(extra);
  if (!words[0]) return told.fileMissing(callOf(verb));
  return words.length < wanted ? told.projectMissing : undefined;
}

/** Options that do not go together. */
function complaintOfPairs(
  { json, csv, pb, ranking, contests, 'contests-of-file': areOfFile }: OptionValues,
  locale: Locale,
): string | undefined {
  const told = commandWords[locale];
  if ([json, csv, pb].filter(Boolean).length > 1) return told.severalOutputs;
  if (ranking && (csv || pb)) return told.rankingUnwanted;
  return contests && areOfFile ? told.contestsTwice : undefined;
}

function callOf(verb: Verb): string {
  return verb === 'count' ? 'minga-count' : `minga-count ${verb}`;
}
