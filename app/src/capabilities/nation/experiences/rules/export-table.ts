// One CSV of another platform: its headings by name, its rows by line, and everything that is wrong with them.
import { err, ok, type Result } from '@minga/basics';
import {
  readDelimitedText,
  type TextProblem,
} from '../../../../platform/spreadsheet/delimited-text.ts';
import { plainHeading } from '../../../../platform/spreadsheet/headings.ts';
import type { ZipProblem } from '../../../../platform/spreadsheet/zip.ts';
import { importLimits } from './imported-budget.ts';

export type ImportProblem =
  | ZipProblem
  | TextProblem
  | { readonly code: 'file-too-big'; readonly bytes: number; readonly limit: number }
  /** The zip has no table of projects or proposals; `found` are its files. */
  | { readonly code: 'table-missing'; readonly found: readonly string[] }
  | { readonly code: 'column-missing'; readonly column: string; readonly found: readonly string[] }
  /** Several budgets, or none of that number: which there are, with how many projects. */
  | { readonly code: 'budget-not-said'; readonly found: readonly BudgetThere[] }
  | {
      readonly code: 'cell-wrong';
      readonly line: number;
      readonly column: string;
      readonly found: string;
    }
  | { readonly code: 'id-repeated'; readonly line: number; readonly id: string }
  | { readonly code: 'projects-missing' }
  | { readonly code: 'projects-too-many'; readonly count: number; readonly limit: number };

export interface BudgetThere {
  readonly id: string;
  readonly projectsCount: number;
}

export interface ExportRow {
  readonly line: number;
  /** Text of the first of these columns that has any, without control characters or outer spaces. */
  readonly text: (columns: readonly string[]) => string;
}

export interface ExportTable {
  readonly headings: readonly string[];
  readonly rows: readonly ExportRow[];
}

/** Headings are told apart whatever their capitals, accents and punctuation; blank lines are no rows. */
export function readExportTable(bytes: Uint8Array): Result<ExportTable, readonly ImportProblem[]> {
  const read = readDelimitedText(bytes);
  if (!read.ok) return err([read.error]);
  const [head, ...body] = read.value.filter(({ cells }) =>
    cells.some((cell) => textOf(cell) !== ''),
  );
  const headings = (head?.cells ?? []).map(textOf);
  const places = new Map(headings.map((heading, at) => [plainHeading(heading), at]));
  const rows = body.map(({ line, cells }) => ({
    line,
    text: (columns: readonly string[]) => {
      const texts = columns.map((name) => textOf(cells[places.get(plainHeading(name)) ?? -1]));
      return texts.find((text) => text !== '') ?? '';
    },
  }));
  return ok({ headings, rows });
}

function textOf(cell: unknown): string {
  return String(cell ?? '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
}

/** The first of these that the table has; undefined if none. */
export function columnThere(
  { headings }: Pick<ExportTable, 'headings'>,
  names: readonly string[],
): string | undefined {
  const there = new Set(headings.map(plainHeading));
  return names.find((name) => there.has(plainHeading(name)));
}

/** Headings that are neither used nor known to be left out: told, so that nothing goes missing in silence. */
export function unknownHeadings(
  { headings }: Pick<ExportTable, 'headings'>,
  used: readonly string[],
  leftOut: readonly RegExp[],
): readonly string[] {
  const known = new Set(used.map(plainHeading));
  return headings.filter(
    (heading) =>
      heading !== '' &&
      !known.has(plainHeading(heading)) &&
      !leftOut.some((pattern) => pattern.test(heading)),
  );
}

/** A whole number that is not negative: `1200000`, and with `.` `,` or spaces between thousands. */
export function parseWhole(text: string): number | undefined {
  const isPlain = /^\d+([.,]0{1,2})?$/.test(text);
  if (!isPlain && !/^\d{1,3}([., ]\d{3})+$/.test(text)) return undefined;
  const number = Number(isPlain ? text.replace(/[.,]0{1,2}$/, '') : text.replaceAll(/[., ]/g, ''));
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Reads one row, or says what is wrong in it. */
export interface RowReader {
  readonly problems: ImportProblem[];
  /** Something that must be there, of at most `importLimits.titleLength` letters. */
  readonly required: (row: ExportRow, columns: readonly string[]) => string;
  readonly whole: (row: ExportRow, columns: readonly string[]) => number | undefined;
  readonly address: (row: ExportRow, columns: readonly string[]) => string | undefined;
}

export function rowReader(): RowReader {
  const problems: ImportProblem[] = [];
  const wrong = (row: ExportRow, columns: readonly string[], found: string) => {
    problems.push({ code: 'cell-wrong', line: row.line, column: columns[0] ?? '', found });
  };
  return {
    problems,
    required(row, columns) {
      const text = row.text(columns);
      if (text === '' || text.length > importLimits.titleLength) wrong(row, columns, text);
      return text;
    },
    whole(row, columns) {
      const text = row.text(columns);
      if (text === '') return undefined;
      const number = parseWhole(text);
      if (number === undefined) wrong(row, columns, text);
      return number;
    },
    address(row, columns) {
      const text = row.text(columns);
      if (text === '') return undefined;
      if (!/^https?:\/\/[^\s"<>]+$/.test(text) || !URL.canParse(text)) wrong(row, columns, text);
      return text;
    },
  };
}

/** Those that say the same number twice, and how many there are. */
export function listProblems(
  lines: readonly { readonly line: number; readonly sourceId: string }[],
): readonly ImportProblem[] {
  const { projects: limit } = importLimits;
  if (lines.length === 0) return [{ code: 'projects-missing' }];
  if (lines.length > limit) return [{ code: 'projects-too-many', count: lines.length, limit }];
  const seen = new Set<string>();
  return lines.flatMap(({ line, sourceId: id }) => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [{ code: 'id-repeated' as const, line, id }] : [];
  });
}
