// `minga-count FILE`: counts it, for people, as JSON, as a table or as Pabulib.
import { assert } from '@minga/basics';
import type { RankedProject } from '../src/explain.ts';
import {
  countInSteps,
  documentsToText,
  hashOutcome,
  type Outcome,
  outcomeToJson,
  type PartDocument,
  pabulibPieces,
} from '../src/index.ts';
import type { Answer } from './answer.ts';
import type { Command } from './command-line.ts';
import { type Part, readParts } from './contests-of-line.ts';
import { printable } from './printable.ts';
import type { Tell } from './progress.ts';
import { readVote, type Vote } from './read-vote.ts';
import { reportOutcome, titled } from './report.ts';
import { finish, tellSteps } from './steps.ts';
import { commandWords } from './words.ts';

export async function answerCount(command: Command, tell: Tell): Promise<Answer> {
  const { settings, options, locale } = command;
  const vote = await readVote(command, tell, { keepBallots: options.pb === true });
  if (!vote.ok) return { refusal: vote.error };
  const parts = await readParts(vote.value.election, settings, command);
  if (!parts.ok) return { refusal: parts.error };
  const [first] = parts.value;
  if (first?.name !== undefined && (options.csv || options.pb)) {
    return { refusal: commandWords[locale].onePartOnly };
  }
  const counted: Counted[] = [];
  for (const part of parts.value) counted.push(await countPart(part, command, tell));
  return { out: await write(counted, vote.value, command) };
}

interface Counted extends Part {
  readonly outcome: Outcome;
  readonly ranking?: readonly RankedProject[];
}

async function countPart(part: Part, { options, locale }: Command, tell: Tell): Promise<Counted> {
  const { election, settings } = part;
  const outcome = finish(countInSteps(election, settings), tellSteps(election, locale, tell));
  if (!options.ranking) return { ...part, outcome };
  const { rankProjects } = await import('../src/explain.ts');
  const onStep = () => tell(() => commandWords[locale].ranking);
  return { ...part, outcome, ranking: finish(rankProjects(election, outcome), onStep) };
}

async function write(
  counted: readonly Counted[],
  vote: Vote,
  { options: { json, csv, pb }, locale }: Command,
): Promise<NonNullable<Answer['out']>> {
  const [first] = counted;
  assert(first !== undefined, 'at least one part is counted');
  if (json) {
    const documents: PartDocument[] = [];
    for (const { name: contest, election, outcome, ranking } of counted) {
      const hashes = await hashOutcome(election, outcome, vote.input);
      const extras = { ...(ranking && { ranking }), hashes };
      documents.push({ json: outcomeToJson(election, outcome, extras), contest });
    }
    return documentsToText(documents, vote.warnings);
  }
  if (pb) return pabulibPieces(first.election, first.outcome);
  if (csv) {
    const { outcomeToCsv } = await import('../src/tables.ts');
    return outcomeToCsv(first.election, first.outcome, locale);
  }
  const reports = counted.map((one, place) => {
    const isLast = place === counted.length - 1;
    const warnings = isLast ? vote.warnings : [];
    const extras = { ...(one.ranking && { ranking: one.ranking }), warnings };
    return titled(one.name, reportOutcome(one.election, one.outcome, extras, locale));
  });
  return printable(reports.join('\n'));
}
