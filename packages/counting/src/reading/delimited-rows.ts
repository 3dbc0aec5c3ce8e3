// Splits delimited text into rows of cells, each with the line of the file on which it starts.

export interface Row {
  /** 1-based line of the file. A quoted cell may hold line breaks, so rows can skip numbers. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Rows {
  /** Lines without any character are left out. */
  readonly rows: readonly Row[];
  /** Line on which a quote opens that nothing closes; the rest of the text is in its cell. */
  readonly unclosedQuoteLine?: number;
}

/**
 * RFC 4180 with any one-character delimiter: LF, CRLF or CR line ends, cells quoted with `"`, a doubled
 * quote inside them for one quote. A quote in the middle of an unquoted cell is an ordinary character.
 */
export function splitRows(text: string, delimiter: string): Rows {
  const rows: Row[] = [];
  let unclosedQuoteLine: number | undefined;
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const simple = text.slice(at, end);
    if (!simple.includes('"')) {
      if (simple !== '') rows.push({ line, cells: simple.split(delimiter) });
      at = afterLineBreak(text, end);
      line += 1;
      continue;
    }
    const quoted = readQuotedRow(text, at, delimiter);
    rows.push({ line, cells: quoted.cells });
    if (quoted.unclosedAfter !== undefined) unclosedQuoteLine = line + quoted.unclosedAfter;
    line += quoted.lines;
    at = quoted.next;
  }
  return unclosedQuoteLine === undefined ? { rows } : { rows, unclosedQuoteLine };
}

interface QuotedRow {
  readonly cells: readonly string[];
  readonly next: number;
  /** Lines of the file that the row took. */
  readonly lines: number;
  /** Lines after the start of the row on which the quote opens that nothing closes. */
  readonly unclosedAfter?: number;
}

function readQuotedRow(text: string, start: number, delimiter: string): QuotedRow {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  let cell = '';
  for (;;) {
    if (cell === '' && text[at] === '"') {
      const opening = lines;
      const closed = readQuotedCell(text, at);
      cell = closed.value;
      at = closed.next;
      lines += countLineBreaks(closed.value);
      if (!closed.isClosed) {
        return { cells: [...cells, cell], next: at, lines, unclosedAfter: opening - 1 };
      }
    }
    const stop = nextStop(text, at, delimiter);
    cell += text.slice(at, stop);
    cells.push(cell);
    cell = '';
    if (text[stop] !== delimiter) return { cells, next: afterLineBreak(text, stop), lines };
    at = stop + 1;
  }
}

function readQuotedCell(
  text: string,
  opening: number,
): { value: string; next: number; isClosed: boolean } {
  let value = '';
  let at = opening + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: value + text.slice(at), next: text.length, isClosed: false };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1, isClosed: true };
    value += '"';
    at = quote + 2;
  }
}

/** Position of the next delimiter or line break at or after `from`, or the end of the text. */
function nextStop(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') {
    at += 1;
  }
  return at;
}

function endOfLine(text: string, from: number): number {
  return nextStop(text, from, '\n');
}

function afterLineBreak(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

function countLineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** One row as text: cells are quoted only where they must be. */
export function joinCells(cells: readonly string[], delimiter: string): string {
  return cells
    .map((cell) =>
      cell.includes(delimiter) || /["\r\n]/.test(cell) || cell !== cell.trim()
        ? `"${cell.replaceAll('"', '""')}"`
        : cell,
    )
    .join(delimiter);
}
