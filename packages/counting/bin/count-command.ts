// `minga-count FILE`: counts it, for people, as JSON, as a table or as Pabulib.
import { assert } from '@minga/basics';
import type { RankedProject } from '../src/explain.ts';
import {
  countInSteps,
  hashOutcome,
  type Locale,
  type Outcome,
  outcomeToJson,
  type Problem,
  writePabulib,
} from '../src/index.ts';
import type { CommandAnswer } from './command-answer.ts';
import type { CommandLine, OptionValues } from './command-line.ts';
import { type Part, readParts } from './contests-of-line.ts';
import { printable } from './printable.ts';
import type { Tell } from './progress.ts';
import { readElectionFile } from './read-files.ts';
import { reportOutcome } from './report.ts';
import { finish, tellSteps } from './steps.ts';
import { summarize } from './summarize.ts';
import { commandWords } from './words.ts';

export async function answerCount(
  { options, locale }: CommandLine,
  file: string,
  tell: Tell,
): Promise<CommandAnswer> {
  const hash = options.json ? (await import('node:crypto')).createHash('sha256') : undefined;
  const read = await readElectionFile(file, {
    ...{ locale, tell, keepBallots: options.pb === true },
    ...(hash && { onBytes: (bytes) => hash.update(bytes) }),
  });
  if (typeof read === 'string') return { refusal: read };
  const { election, problems } = read;
  if (election === undefined) {
    return { refusal: await summarize(problems, read.more.errors, locale) };
  }
  const parts = await readParts(options, election, locale);
  if (typeof parts === 'string') return { refusal: parts };
  if (parts[0]?.name !== undefined && (options.csv || options.pb)) {
    return { refusal: commandWords[locale].onePartOnly };
  }
  const counted: Counted[] = [];
  for (const part of parts) counted.push(await countPart(part, options, locale, tell));
  const warnings = await sentencesOf(problems, locale);
  if (hash !== undefined) return { out: await writeJson(counted, warnings, hash.digest('hex')) };
  return { out: await writeText(counted, warnings, options, locale) };
}

interface Counted extends Part {
  readonly outcome: Outcome;
  readonly ranking?: readonly RankedProject[];
}

async function countPart(
  part: Part,
  options: OptionValues,
  locale: Locale,
  tell: Tell,
): Promise<Counted> {
  const { election, settings } = part;
  const outcome = finish(countInSteps(election, settings), tellSteps(election, locale, tell));
  if (!options.ranking) return { ...part, outcome };
  const { rankProjects } = await import('../src/explain.ts');
  const onStep = () => tell(() => commandWords[locale].ranking);
  return { ...part, outcome, ranking: finish(rankProjects(election, outcome), onStep) };
}

async function sentencesOf(
  problems: readonly Problem[],
  locale: Locale,
): Promise<readonly string[]> {
  if (problems.length === 0) return [];
  const { problemSentence } = await import('../src/sentences.ts');
  return problems.map((problem) => problemSentence(problem, locale));
}

/** One document, or a list with one for each contest. */
async function writeJson(
  counted: readonly Counted[],
  warnings: readonly string[],
  input: string,
): Promise<string> {
  const documents = await Promise.all(
    counted.map(async ({ name, election, outcome, ranking }) => {
      const hashes = await hashOutcome(election, outcome, input);
      const document = outcomeToJson(election, outcome, { ...(ranking && { ranking }), hashes });
      return { ...document, ...(name !== undefined && { contest: name }), warnings };
    }),
  );
  const [first] = documents;
  const isOne = counted[0]?.name === undefined;
  return `${JSON.stringify(isOne ? first : documents, null, 2)}\n`;
}

async function writeText(
  counted: readonly Counted[],
  warnings: readonly string[],
  { csv, pb }: OptionValues,
  locale: Locale,
): Promise<string> {
  const [first] = counted;
  assert(first !== undefined, 'at least one part is counted');
  if (pb) return writePabulib(first.election, first.outcome);
  if (csv) {
    const { outcomeToCsv } = await import('../src/tables.ts');
    return outcomeToCsv(first.election, first.outcome, locale);
  }
  const reports = counted.map(({ name, election, outcome, ranking }, place) => {
    const isLast = place === counted.length - 1;
    const extras = { ...(ranking && { ranking }), warnings: isLast ? warnings : [] };
    const report = reportOutcome(election, outcome, extras, locale);
    return name === undefined ? report : `== ${name}\n${report}`;
  });
  return printable(reports.join('\n'));
}
