// Files made of titled blocks: a line with only a title, a line of headings, then rows.
import type { Row } from './delimited-rows.ts';
import type { ProblemList } from './problem-list.ts';

export interface Block {
  /** The title as the format spells it, e.g. `PROJECTS`. */
  readonly title: string;
  readonly line: number;
  readonly rows: readonly Row[];
}

export interface Blocks {
  readonly found: ReadonlyMap<string, Block>;
  /**
   * Puts a row in the block it belongs to, or begins a block when it is a title. The block it went to;
   * rows before the first block and in repeated ones are in none.
   */
  add(row: Row): Block | undefined;
}

/**
 * Cuts rows into blocks. `titles` gives the format's spelling for each title as found, in lower case
 * without accents. A repeated block is reported, and left out.
 */
export function createBlocks(
  titles: Readonly<Record<string, string>>,
  problems: ProblemList,
): Blocks {
  const found = new Map<string, { title: string; line: number; rows: Row[] }>();
  let current: { title: string; line: number; rows: Row[] } | undefined;

  function add(row: Row): Block | undefined {
    const title = titleOf(row, titles);
    if (title === undefined) {
      current?.rows.push(row);
    } else if (found.has(title)) {
      problems.error('repeated-section', { found: title }, { line: row.line });
      current = undefined;
    } else {
      current = { title, line: row.line, rows: [] };
      found.set(title, current);
    }
    return current;
  }
  return { found, add };
}

/** The title that the row is, in the format's spelling. */
export function titleOf(row: Row, titles: Readonly<Record<string, string>>): string | undefined {
  const [first = '', ...others] = row.cells;
  if (first.length > 12 || others.some((cell) => cell.trim() !== '')) return undefined;
  const key = normalizeHeading(first);
  return Object.hasOwn(titles, key) ? titles[key] : undefined;
}

/** Lower case, without accents, blanks and dashes as one underscore: `'Voto ID '` is `'voto_id'`. */
export function normalizeHeading(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
}
