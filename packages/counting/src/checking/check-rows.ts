// Bytes cut into texts of whole rows, with the lines that are blank.
import { type Row, splitRows } from '../reading/delimited-rows.ts';
import type { RowsReader } from '../reading/file-bytes.ts';
import { createDecoder } from '../reading/file-text.ts';
import { createProblemList } from '../reading/problem-list.ts';
import { afterLineBreak, carriageReturn, endOfRow } from '../reading/row-bytes.ts';

/** Rows become text by some so many bytes at a time, and are forgotten before the next. */
const stretch = 1 << 20;

export class WholeRows implements RowsReader {
  line = 1;
  /** Lines without anything, and the first of them. */
  blankLines = 0;
  firstBlank = 0;
  /** What precedes this line was looked at for blank lines. */
  #next = 1;
  readonly #decode = createDecoder(createProblemList());
  readonly #takeRows: (rows: readonly Row[]) => void;

  /** `takeRows` is given the rows that are not blank, in their order, by the line of the file. */
  constructor(takeRows: (rows: readonly Row[]) => void) {
    this.#takeRows = takeRows;
  }

  take(bytes: Uint8Array, isLast: boolean): number {
    let from = 0;
    for (;;) {
      const end = endOfStretch(bytes, from, isLast);
      if (end === from) return from;
      this.#takeText(this.#decode(bytes.subarray(from, end)));
      from = end;
    }
  }

  #takeText(text: string): void {
    const first = this.line;
    const rows = splitRows(text, ';').rows.map(({ line, cells }) => ({
      line: first + line - 1,
      cells,
    }));
    this.line += breaksIn(text);
    for (const row of rows) {
      this.#skipTo(isBlank(row) ? row.line + 1 : row.line);
      this.#next = row.line + 1 + row.cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
    }
    this.#skipTo(this.line);
    this.#takeRows(rows.filter((row) => !isBlank(row)));
  }

  /** The lines from where we are up to this one are blank. */
  #skipTo(line: number): void {
    if (line <= this.#next) return;
    if (this.blankLines === 0) this.firstBlank = this.#next;
    this.blankLines += line - this.#next;
    this.#next = line;
  }
}

/** After the last whole row that begins in the stretch from `from` on. */
function endOfStretch(bytes: Uint8Array, from: number, isLast: boolean): number {
  let at = from;
  while (at < bytes.length && at - from < stretch) {
    const end = endOfRow(bytes, at);
    // After a carriage return at the very end a line feed may follow.
    const isWhole = end < bytes.length - (bytes[end] === carriageReturn ? 1 : 0);
    if (!isWhole && !isLast) break;
    at = Math.min(afterLineBreak(bytes, end), bytes.length);
  }
  return at;
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function isBlank({ cells }: Row): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}
