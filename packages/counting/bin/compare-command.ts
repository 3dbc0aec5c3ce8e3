// `minga-count compare FILE --with …`: two rules side by side, and who gains by each.
import { assert } from '@minga/basics';
import {
  type ComparedOutcome,
  compareVoters,
  comparisonToJson,
  type Gainers,
} from '../src/explain.ts';
import {
  compareOutcomes,
  countInSteps,
  documentsToText,
  type Election,
  hashOutcome,
  type Locale,
  type Outcome,
  type PartDocument,
} from '../src/index.ts';
import { tellersOf } from './amounts.ts';
import type { Answer } from './answer.ts';
import type { Command } from './command-line.ts';
import { type Part, readParts } from './contests-of-line.ts';
import { printable } from './printable.ts';
import type { Tell } from './progress.ts';
import { readVote } from './read-vote.ts';
import { describeSettings, titled } from './report.ts';
import { finish, tellSteps } from './steps.ts';

const words = {
  'es-CL': {
    rows: ['Proyectos', 'Total', 'Sobran', 'Papeletas sin nada'],
    both: 'Con ambas',
    onlyA: 'Solo con A',
    onlyB: 'Solo con B',
    gainers: 'Papeletas que ganan',
    projects: 'más proyectos suyos',
    cost: 'más plata en proyectos suyos',
    gained: ({ a, b, same }: Gainers) => `${a} con A, ${b} con B, ${same} igual`,
  },
  en: {
    rows: ['Projects', 'Total', 'Left', 'Ballots without anything'],
    both: 'With both',
    onlyA: 'Only with A',
    onlyB: 'Only with B',
    gainers: 'Ballots that gain',
    projects: 'more projects of theirs',
    cost: 'more money in projects of theirs',
    gained: ({ a, b, same }: Gainers) => `${a} with A, ${b} with B, ${same} the same`,
  },
} as const;

/** A part of the vote, counted by both rules. */
interface Compared extends Part {
  readonly a: Outcome;
  readonly b: Outcome;
}

export async function answerCompare(command: Command, tell: Tell): Promise<Answer> {
  const { settings, rival, options, locale } = command;
  const vote = await readVote(command, tell);
  if (!vote.ok) return { refusal: vote.error };
  const { election, input } = vote.value;
  const partsA = await readParts(election, settings, command);
  if (!partsA.ok) return { refusal: partsA.error };
  const partsB = await readParts(election, rival, command);
  if (!partsB.ok) return { refusal: partsB.error };
  const countPart = (part: Part) =>
    finish(countInSteps(part.election, part.settings), tellSteps(part.election, locale, tell));
  const compared = partsA.value.map((part, place): Compared => {
    const other = partsB.value[place];
    assert(other !== undefined, 'the same contests cut the same vote alike');
    return { ...part, a: countPart(part), b: countPart(other) };
  });
  if (options.json) {
    const sealed = async (one: Election, outcome: Outcome): Promise<ComparedOutcome> => ({
      outcome,
      hashes: await hashOutcome(one, outcome, input),
    });
    const documents: PartDocument[] = [];
    for (const { name: contest, election: one, a, b } of compared) {
      const json = comparisonToJson(one, await sealed(one, a), await sealed(one, b));
      documents.push({ json, contest });
    }
    return { out: documentsToText(documents, vote.value.warnings) };
  }
  const reports = compared.map((one) => titled(one.name, reportComparison(one, locale)));
  return { out: printable(reports.join('\n')) };
}

function reportComparison({ election, a, b }: Compared, locale: Locale): string {
  const told = words[locale];
  const { money, label } = tellersOf(election, locale);
  const column = ({ order, totalCost, left, emptyHanded, emptyBallots }: Outcome) => [
    String(order.length),
    money(totalCost),
    money(left),
    String(emptyHanded + emptyBallots),
  ];
  const rows = [['', 'A', 'B'], ...told.rows.map((row, at) => [row, column(a)[at], column(b)[at]])];
  const { both, onlyA, onlyB } = compareOutcomes(a, b);
  const { projects, cost } = compareVoters(election, a, b);
  const list = (title: string, members: readonly number[]) =>
    members.length === 0 ? [] : ['', `${title}:`, ...members.map((one) => `  - ${label(one)}`)];
  const lines = [
    `A: ${describeSettings(a.settings, election)}`,
    `B: ${describeSettings(b.settings, election)}`,
    '',
    ...alignRows(rows),
    ...list(told.onlyA, onlyA),
    ...list(told.onlyB, onlyB),
    ...list(told.both, both),
    '',
    `${told.gainers}:`,
    `  - ${told.projects}: ${told.gained(projects)}`,
    `  - ${told.cost}: ${told.gained(cost)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function alignRows(rows: readonly (readonly (string | undefined)[])[]): readonly string[] {
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map(([title = '', ...cells]) =>
    [
      title.padEnd(widths[0] ?? 0),
      ...cells.map((cell = '', at) => cell.padStart(widths[at + 1] ?? 0)),
    ].join('  '),
  );
}
