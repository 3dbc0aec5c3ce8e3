// Signed totals of a contest: the columns of their table, and what is wrong with what they say.
import { err, ok, type Result } from '@minga/basics';
import type { SheetColumn } from '../../../../platform/spreadsheet/headings.ts';
import {
  readRows,
  type SheetProblem,
  type SheetRow,
} from '../../../../platform/spreadsheet/read-rows.ts';
import { type BringRefused, refused, warningsOf } from './bring-ballots.ts';
import type { BringProblem, BringWarning } from './bring-problems.ts';
import { type BroughtBallot, ballotsOfTotals, type TableTotals } from './brought.ts';
import { idOf, needsBallots, type OfficialTerms } from './official-terms.ts';

const inBoth = (spanish: string, english: string) => ({ 'es-CL': spanish, en: english });

const tableColumn: SheetColumn = {
  key: 'mesa',
  heading: inBoth('mesa', 'table'),
  synonyms: ['mesa receptora', 'polling table'],
  meaning: inBoth(
    'El número o nombre de la mesa. Déjala vacía si firmas un solo total para todo el concurso.',
    'The number or name of the polling table. Leave it empty if you sign one total for the whole contest.',
  ),
  example: '1',
  isRequired: false,
};

const counts: readonly SheetColumn[] = [
  {
    key: 'validos',
    heading: inBoth('validos', 'valid'),
    synonyms: ['votos validos', 'papeletas validas', 'valid ballots'],
    meaning: inBoth('Papeletas que eligen algo.', 'Ballots that choose something.'),
    example: '120',
    isRequired: true,
  },
  {
    key: 'blancos',
    heading: inBoth('blancos', 'blank'),
    synonyms: ['votos blancos', 'en blanco', 'blank ballots'],
    meaning: inBoth('Papeletas en blanco. Si no hubo, 0.', 'Blank ballots. If there were none, 0.'),
    example: '3',
    isRequired: true,
  },
  {
    key: 'nulos',
    heading: inBoth('nulos', 'null'),
    synonyms: ['votos nulos', 'spoilt', 'null ballots'],
    meaning: inBoth(
      'Papeletas nulas, que no se cuentan. Si no hubo, 0.',
      'Null ballots, which are not counted. If there were none, 0.',
    ),
    example: '1',
    isRequired: true,
  },
];

/** One row for each table: what it signs, and a column for each project of the list. */
export function totalsColumns(terms: OfficialTerms): readonly SheetColumn[] {
  const projects = terms.projects.map(({ number, name, out }): SheetColumn => {
    const id = idOf(number, terms);
    return {
      key: `n${number}`,
      heading: inBoth(id, id),
      synonyms: [String(number), `n ${number}`, `no ${number}`],
      meaning: inBoth(`Papeletas que eligen «${name}».`, `Ballots that choose “${name}”.`),
      example: '40',
      isRequired: out === null,
    };
  });
  return [tableColumn, ...counts, ...projects];
}

export interface Summed {
  readonly totals: readonly TableTotals[];
  readonly ballots: readonly BroughtBallot[];
  readonly warnings: readonly BringWarning[];
}

export type TotalsRefused =
  | { readonly kind: 'sheet'; readonly problems: readonly SheetProblem[] }
  | ({ readonly kind: 'totals' } & BringRefused);

/** Of a CSV or a spreadsheet. */
export async function readTotals(
  bytes: Uint8Array,
  terms: OfficialTerms,
): Promise<Result<Summed, TotalsRefused>> {
  const read = await readRows(bytes, totalsColumns(terms));
  if (!read.ok) return err({ kind: 'sheet', problems: read.error });
  const { rows, unusedHeadings } = read.value;
  return sumTotals(rows, terms, unusedHeadings);
}

/** Of rows by key of their columns, from a file or typed. */
export function sumTotals(
  rows: readonly SheetRow<string>[],
  terms: OfficialTerms,
  unusedHeadings: readonly string[] = [],
): Result<Summed, { readonly kind: 'totals' } & BringRefused> {
  const why = needsBallots(terms);
  if (why !== undefined) {
    const problems = [{ code: 'needs-ballots', why, rule: terms.rule.rule ?? '' } as const];
    return err({ kind: 'totals', problems, more: 0 });
  }
  const read = rows.map((row) => readRow(row, terms));
  const wrong: BringProblem[] = [
    ...unusedHeadings.map((column) => ({ code: 'column-unknown', column }) as const),
    ...read.flatMap(({ problems }) => problems),
    ...tableProblems(rows),
  ];
  const totals = read.map(({ told }) => told);
  const count = totals.reduce((sum, { valid, blank }) => sum + valid + blank, 0);
  if (wrong.length === 0 && count === 0) wrong.push({ code: 'no-ballots' });
  if (wrong.length > 0) return err({ kind: 'totals', ...refused(wrong).error });
  const ballots = ballotsOfTotals(totals);
  return ok({ totals, ballots, warnings: warningsOf({ currency: 'CLP' }, ballots, terms) });
}

function readRow({ line: row, cells }: SheetRow<string>, terms: OfficialTerms) {
  const problems: BringProblem[] = [];
  const count = (key: string, column: string, mayBeBlank = false): number => {
    const found = (cells[key] ?? '').trim().replaceAll(/(?<=\d)[.\s](?=\d{3}(?!\d))/g, '');
    if (/^\d{1,7}$/.test(found)) return Number(found);
    if (found !== '' || !mayBeBlank) problems.push({ code: 'not-a-count', row, column, found });
    return 0;
  };
  const [valid, blank, nulls] = [
    count('validos', 'validos'),
    count('blancos', 'blancos'),
    count('nulos', 'nulos'),
  ];
  // What left the list needs no figure.
  const votes = Object.fromEntries(
    terms.projects.map(({ number, out }) => [
      number,
      count(`n${number}`, idOf(number, terms), out !== null),
    ]),
  );
  const told = { table: cells.mesa ?? '', valid, blank, null: nulls, votes };
  if (problems.length === 0) problems.push(...sumProblems(row, told, terms));
  return { told, problems };
}

/** A valid ballot has at least one choice, and never more than the bases allow: the sums say whether it can be. */
function sumProblems(
  row: number,
  { valid, votes }: TableTotals,
  { ballot }: OfficialTerms,
): readonly BringProblem[] {
  const above = Object.entries(votes).filter(([, found]) => found > valid);
  const sum = Object.values(votes).reduce((added, one) => added + one, 0);
  const [least, most] = [valid * ballot.minChoices, valid * ballot.maxChoices];
  return [
    ...above.map(
      ([number, found]) =>
        ({ code: 'votes-above-valid', row, number: Number(number), found, valid }) as const,
    ),
    ...(sum > most ? [{ code: 'sum-too-large', row, found: sum, limit: most } as const] : []),
    ...(sum < least ? [{ code: 'sum-too-small', row, found: sum, limit: least } as const] : []),
  ];
}

function tableProblems(rows: readonly SheetRow<string>[]): readonly BringProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ line: row, cells }): readonly BringProblem[] => {
    const table = cells.mesa ?? '';
    if (table === '') return rows.length === 1 ? [] : [{ code: 'row-without-table', row }];
    if (table.length > 60) {
      return [{ code: 'table-too-long', row, voter: table.slice(0, 60), limit: 60 }];
    }
    if (seen.has(table)) return [{ code: 'table-repeated', row, table }];
    seen.add(table);
    return [];
  });
}
