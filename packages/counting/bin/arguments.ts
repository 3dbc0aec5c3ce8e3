// What the command line of `minga-count` asks for.
import { parseArgs } from 'node:util';
import type { Locale, SettingsFields } from '../src/index.ts';
import { commandWords } from './words.ts';

export interface CountArguments {
  readonly file?: string;
  readonly settings: SettingsFields;
  readonly asJson: boolean;
  readonly locale: Locale;
  readonly wantsHelp: boolean;
  /** A sentence, when the line itself is wrong. */
  readonly mistake?: string;
}

const options = {
  rule: { type: 'string' },
  utility: { type: 'string' },
  completion: { type: 'string' },
  ties: { type: 'string' },
  increment: { type: 'string' },
  endowment: { type: 'string' },
  'no-exhaustive-stop': { type: 'boolean' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function readArguments(line: readonly string[]): CountArguments {
  const { values, positionals, tokens } = parseArgs({
    args: [...line],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const locale: Locale = values.lang === 'en' ? 'en' : 'es-CL';
  const words = commandWords[locale];
  const text = (value: string | boolean | undefined) =>
    typeof value === 'string' ? value : undefined;
  const mistakes = tokens.flatMap((token) => {
    if (token.kind !== 'option') return [];
    const known = Object.hasOwn(options, token.name);
    if (!known) return [words.unknownOption(token.rawName)];
    const takesValue = options[token.name as keyof typeof options].type === 'string';
    if (takesValue && !token.value) return [words.valueMissing(token.rawName)];
    return !takesValue && token.value !== undefined ? [words.valueUnwanted(token.rawName)] : [];
  });
  if (values.lang !== undefined && !['es', 'es-CL', 'en'].includes(String(values.lang))) {
    mistakes.push(words.unknownLanguage(String(values.lang)));
  }
  if (positionals.length > 1) mistakes.push(words.severalFiles(positionals.length));
  const [file] = positionals;
  const [mistake] = mistakes;
  return {
    ...(file === undefined ? {} : { file }),
    settings: {
      rule: text(values.rule),
      utility: text(values.utility),
      completion: text(values.completion),
      ties: text(values.ties),
      increment: text(values.increment),
      endowment: text(values.endowment),
      exhaustiveStop: values['no-exhaustive-stop'] === true ? 'off' : undefined,
    },
    asJson: values.json === true,
    locale,
    wantsHelp: values.help === true,
    ...(mistake === undefined ? {} : { mistake }),
  };
}
