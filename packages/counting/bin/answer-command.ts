// What the command `minga-count` answers to a command line: an outcome for people or as JSON, or a refusal.
import { readFileSync, statSync } from 'node:fs';
import { assert } from '@minga/basics';
import {
  count,
  type Locale,
  maxFileBytes,
  outcomeToJson,
  type Problem,
  parseSettings,
  problemSentence,
  type ReadResult,
  readPabulib,
  readTableCsv,
  sniff,
} from '../src/index.ts';
import { readArguments } from './arguments.ts';
import { reportOutcome } from './report.ts';
import { commandWords } from './words.ts';

export interface CommandAnswer {
  /** For standard output, with exit code 0. */
  readonly out?: string;
  /** One sentence for standard error, with exit code 2. */
  readonly refusal?: string;
}

/** Reads the file that the line names and counts it. Never throws for what a person typed or a file holds. */
export function answerCommand(line: readonly string[]): CommandAnswer {
  const args = readArguments(line);
  const words = commandWords[args.locale];
  if (args.wantsHelp) return { out: words.help };
  if (args.mistake !== undefined) return { refusal: args.mistake };
  if (args.file === undefined) return { refusal: words.fileMissing };
  const read = readElectionFile(args.file, args.locale);
  if (typeof read === 'string') return { refusal: read };
  if (read.election === undefined) {
    return { refusal: summarize(read.problems, read.more.errors, args.locale) };
  }
  const settings = parseSettings(args.settings, read.election);
  if (!settings.ok) return { refusal: summarize(settings.error, 0, args.locale) };
  const outcome = count(read.election, settings.value);
  const warnings = read.problems.map((problem) => problemSentence(problem, args.locale));
  if (args.asJson) {
    const json = { ...outcomeToJson(read.election, outcome), warnings };
    return { out: `${JSON.stringify(json, null, 2)}\n` };
  }
  return { out: printable(reportOutcome(read.election, outcome, warnings, args.locale)) };
}

/** A terminal obeys control characters, and names come from the file of a stranger. */
function printable(text: string): string {
  return text.replaceAll(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, '\uFFFD');
}

/** The file as an election, or the sentence that says why it cannot be read at all. */
function readElectionFile(file: string, locale: Locale): ReadResult | string {
  const words = commandWords[locale];
  let bytes: Uint8Array;
  try {
    const { size } = statSync(file);
    if (size > maxFileBytes) {
      const params = { bytes: size, limit: maxFileBytes };
      return problemSentence({ severity: 'error', code: 'file-too-large', params }, locale);
    }
    bytes = readFileSync(file);
  } catch (failure) {
    const code = (failure as NodeJS.ErrnoException).code ?? '';
    return words.cannotRead(printable(file).replaceAll('\n', ' '), code);
  }
  const kind = sniff(bytes);
  const isTable = kind === 'csv' || (kind === 'text' && /\.(csv|tsv|txt)$/i.test(file));
  return isTable ? readTableCsv(bytes) : readPabulib(bytes);
}

/** The first error as its sentence, and how many more there are. */
function summarize(problems: readonly Problem[], unlisted: number, locale: Locale): string {
  const [first, ...others] = problems.filter((problem) => problem.severity === 'error');
  assert(first !== undefined, 'what is refused has a reason');
  const more = others.length + unlisted;
  const sentence = problemSentence(first, locale);
  return more === 0 ? sentence : `${sentence} ${commandWords[locale].more(more)}`;
}
