// A file with the roll, row by row: who comes in with which style, and each row that does not, with its reason.

import {
  readDelimitedText,
  type TextLine,
} from '../../../../platform/spreadsheet/delimited-text.ts';
import type { SheetColumn } from '../../../../platform/spreadsheet/headings.ts';
import { columnNamed } from '../../../../platform/spreadsheet/headings.ts';
import { type Cell, openWorkbook } from '../../../../platform/spreadsheet/workbook.ts';
import { parseRun, type Run } from '../../../ground/people/rules/index.ts';

export type PadronColumn = 'run' | 'style';

export const padronColumns: readonly SheetColumn<PadronColumn>[] = [
  {
    key: 'run',
    heading: { 'es-CL': 'RUN', en: 'RUN' },
    synonyms: ['RUT', 'Cédula', 'Cedula de identidad', 'Número de RUN', 'run dv'],
    meaning: {
      'es-CL': 'El RUN con su dígito verificador, con o sin puntos.',
      en: 'The RUN with its check digit, with or without dots.',
    },
    example: '12.345.678-5',
    isRequired: true,
  },
  {
    key: 'style',
    heading: { 'es-CL': 'territorio', en: 'territory' },
    synonyms: ['sector', 'estilo', 'style', 'código del territorio', 'territory code'],
    meaning: {
      'es-CL':
        'El código o el nombre del territorio donde vota. Si la votación tiene uno solo, puede quedar vacío.',
      en: 'The code or name of the territory where the person votes. With only one, it may be left empty.',
    },
    example: 'norte',
    isRequired: false,
  },
];

/** Kept with the report of an import: no row of it comes in. */
export type RowCode =
  | 'run-missing'
  | 'run-wrong'
  | 'run-organization'
  | 'run-repeated'
  | 'style-missing'
  | 'style-unknown'
  | 'cell-formula'
  | 'cell-error'
  | 'cells-merged'
  | 'cell-too-long';

/** Why a whole file cannot be read. */
export type FileCode =
  | 'file-empty'
  | 'file-not-table'
  | 'quotation-broken'
  | 'column-missing'
  | 'column-repeated'
  | 'rows-too-many'
  | 'workbook-too-big'
  | 'workbook-bomb'
  | 'workbook-damaged';

export interface PadronRow {
  readonly line: number;
  readonly run: Run;
  readonly style: string;
}

export interface RowProblem {
  readonly line: number;
  readonly code: RowCode;
  /** What stands instead of a territory, or which cell it is. Never a number of a person; a name where columns are shifted. */
  readonly found: string;
}

export type PadronItem =
  | { readonly isSound: true; readonly row: PadronRow }
  | { readonly isSound: false; readonly problem: RowProblem };

export interface KnownStyle {
  readonly id: string;
  readonly name: string;
}

export const padronLimits = {
  /** As it is sent. */
  bytes: 96_000_000,
  inflatedBytes: 800_000_000,
  rows: 3_000_000,
  cellLength: 200,
} as const;

/** What can be read of a file before any row is judged. */
export type PadronTable =
  | {
      readonly isSound: true;
      readonly lines: readonly TextLine[];
      readonly broken: readonly RowProblem[];
    }
  | { readonly isSound: false; readonly code: FileCode };

/** The cells of the first sheet with its columns, or of a text with `,` `;` or tabs in any of its encodings. */
export async function readPadronTable(bytes: Uint8Array): Promise<PadronTable> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) {
    const text = readDelimitedText(bytes);
    if (!text.ok) return { isSound: false, code: text.error.code };
    return { isSound: true, lines: text.value, broken: [] };
  }
  const opened = await openWorkbook(bytes, padronLimits.inflatedBytes);
  if (!opened.ok) return { isSound: false, code: fileCodeOf(opened.error[0]?.code) };
  for (const sheet of opened.value) {
    const { table, problems } = sheet.read();
    const lines = table.map((cells, at) => ({ line: at + 1, cells }));
    if (headingOf(lines) === undefined) continue;
    const broken = problems.flatMap((problem): RowProblem[] => {
      if (!('cell' in problem)) return [];
      const line = Number(/\d+$/.exec(problem.cell)?.[0] ?? 0);
      return [{ line, code: problem.code, found: problem.cell }];
    });
    return { isSound: true, lines, broken };
  }
  return { isSound: false, code: opened.value.length === 0 ? 'file-not-table' : 'column-missing' };
}

function fileCodeOf(code: string | undefined): FileCode {
  if (code === 'workbook-too-big' || code === 'workbook-bomb') return code;
  return 'workbook-damaged';
}

interface Heading {
  readonly at: number;
  readonly runAt: number;
  readonly styleAt: number;
  readonly isRepeated: boolean;
}

/** The first line with anything in it, if it names the RUN. */
function headingOf(lines: readonly TextLine[]): Heading | undefined {
  const at = lines.findIndex(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  const named = (lines[at]?.cells ?? []).map(
    (cell) => columnNamed(textOf(cell), padronColumns)?.key,
  );
  const runAt = named.indexOf('run');
  if (runAt === -1) return undefined;
  const isRepeated = named.lastIndexOf('run') !== runAt;
  return { at, runAt, styleAt: named.indexOf('style'), isRepeated };
}

function textOf(cell: Cell | undefined): string {
  return String(cell ?? '')
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim();
}

/** Each row with something in it, sound or not, in the order of the file; or why there are no rows. */
export function padronRows(
  table: Extract<PadronTable, { readonly isSound: true }>,
  styles: readonly KnownStyle[],
): { readonly items: Iterable<PadronItem>; readonly count: number } | { readonly code: FileCode } {
  const { lines, broken } = table;
  if (lines.every(({ cells }) => cells.every((cell) => textOf(cell) === '')))
    return { code: 'file-empty' };
  const heading = headingOf(lines);
  if (heading === undefined) return { code: 'column-missing' };
  if (heading.isRepeated) return { code: 'column-repeated' };
  const body = lines.slice(heading.at + 1);
  if (body.length > padronLimits.rows) return { code: 'rows-too-many' };
  return { items: judged(body, heading, broken, styles), count: body.length };
}

function* judged(
  body: readonly TextLine[],
  { runAt, styleAt }: Heading,
  broken: readonly RowProblem[],
  styles: readonly KnownStyle[],
): Generator<PadronItem> {
  const brokenAt = Map.groupBy(broken, ({ line }) => line);
  const seen = new Set<Run>();
  const styleOf = styleFinder(styles);
  for (const { line, cells } of body) {
    const [problem] = brokenAt.get(line) ?? [];
    if (problem !== undefined) {
      yield { isSound: false, problem };
      continue;
    }
    const [run, style] = [textOf(cells[runAt]), styleAt === -1 ? '' : textOf(cells[styleAt])];
    if ((run === '' && style === '') || isExample(run, style)) continue;
    const item = judgeRow({ line, run, style }, styleOf, seen);
    if (item.isSound) seen.add(item.row.run);
    yield item;
  }
}

/** Of the template, left as it came. */
function isExample(run: string, style: string): boolean {
  return padronColumns.every(({ key, example }) => (key === 'run' ? run : style) === example);
}

function judgeRow(
  given: { readonly line: number; readonly run: string; readonly style: string },
  styleOf: (said: string) => string | undefined,
  seen: ReadonlySet<Run>,
): PadronItem {
  const { line } = given;
  const not = (code: RowCode, found = ''): PadronItem => ({
    isSound: false,
    problem: { line, code, found },
  });
  // A text file may hold what a spreadsheet would run.
  if (/^[=@]/.test(given.run) || /^[=@]/.test(given.style)) return not('cell-formula');
  if (given.run.length > padronLimits.cellLength || given.style.length > padronLimits.cellLength)
    return not('cell-too-long');
  if (given.run === '') return not('run-missing');
  const run = parseRun(given.run);
  if (run === undefined) return not(isOfOrganization(given.run) ? 'run-organization' : 'run-wrong');
  if (seen.has(run)) return not('run-repeated');
  const style = styleOf(given.style);
  if (style !== undefined) return { isSound: true, row: { line, run, style } };
  if (given.style === '') return not('style-missing');
  return not('style-unknown', mayBeNumber(given.style) ? '' : given.style);
}

/** A RUN or a telephone, however it is written: in a file whose columns are shifted it stands where a territory should. */
function mayBeNumber(text: string): boolean {
  return /\d{6}/.test(text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, ''));
}

/** Numbers from fifty million on are given to organisations. */
function isOfOrganization(text: string): boolean {
  const digits = text.normalize('NFKC').replaceAll(/\D/g, '');
  return /^[5-9]\d{8}$/.test(digits) || (/^[5-9]\d{7}$/.test(digits) && /[kK]\s*$/.test(text));
}

function styleFinder(styles: readonly KnownStyle[]): (said: string) => string | undefined {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replaceAll(/\p{Diacritic}/gu, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const known = new Map(styles.flatMap(({ id, name }) => [[plain(name), id] as const]));
  for (const { id } of styles) known.set(plain(id), id);
  const [only] = styles;
  return (said) => {
    if (said !== '') return known.get(plain(said));
    return styles.length === 1 ? only?.id : undefined;
  };
}
