// `minga-count compare FILE --with …`: two rules side by side, and who gains by each.
import { compareVoters, type Gainers } from '../src/explain.ts';
import {
  compareOutcomes,
  countInSteps,
  type Election,
  type Locale,
  type Outcome,
} from '../src/index.ts';
import { tellersOf } from './amounts.ts';
import type { CommandAnswer } from './command-answer.ts';
import type { CommandLine } from './command-line.ts';
import { printable } from './printable.ts';
import type { Tell } from './progress.ts';
import { readElectionFile } from './read-files.ts';
import { describeSettings } from './report.ts';
import { readSettings } from './settings-of-line.ts';
import { finish, tellSteps } from './steps.ts';
import { summarize } from './summarize.ts';
import { commandWords } from './words.ts';

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

export async function answerCompare(
  { options, rival, locale }: CommandLine,
  file: string,
  tell: Tell,
): Promise<CommandAnswer> {
  if (rival === undefined) return { refusal: commandWords[locale].rivalMissing };
  const read = await readElectionFile(file, { locale, tell });
  if (typeof read === 'string') return { refusal: read };
  const { election } = read;
  if (election === undefined) {
    return { refusal: await summarize(read.problems, read.more.errors, locale) };
  }
  const outcomes: Outcome[] = [];
  for (const side of [options, rival]) {
    const settings = await readSettings(side, election, locale);
    if (typeof settings === 'string') return { refusal: settings };
    outcomes.push(finish(countInSteps(election, settings), tellSteps(election, locale, tell)));
  }
  const [a, b] = outcomes as [Outcome, Outcome];
  return { out: printable(reportComparison(election, a, b, locale)) };
}

function reportComparison(election: Election, a: Outcome, b: Outcome, locale: Locale): string {
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
