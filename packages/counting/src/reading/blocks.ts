// Files made of titled blocks: a line with only a title, a line of headings, then rows.
import type { Row } from './delimited-rows.ts';
import type { ProblemList } from './problem-list.ts';

export interface Block {
  /** The title as the format spells it, e.g. `PROJECTS`. */
  readonly title: string;
  readonly line: number;
  readonly rows: readonly Row[];
}

/**
 * Cuts rows into blocks. `titles` gives the format's spelling for each title as found, in lower case
 * without accents. Rows before the first block, and repeated blocks, are left out; the latter reported.
 */
export function splitBlocks(
  rows: readonly Row[],
  titles: Readonly<Record<string, string>>,
  problems: ProblemList,
): ReadonlyMap<string, Block> {
  const blocks = new Map<string, { title: string; line: number; rows: Row[] }>();
  let current: { rows: Row[] } | undefined;
  for (const row of rows) {
    const title = titleOf(row, titles);
    if (title === undefined) {
      current?.rows.push(row);
      continue;
    }
    const block = { title, line: row.line, rows: [] };
    if (blocks.has(title)) {
      problems.error('repeated-section', { found: title }, { line: row.line });
    } else {
      blocks.set(title, block);
    }
    current = block;
  }
  return blocks;
}

function titleOf(row: Row, titles: Readonly<Record<string, string>>): string | undefined {
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
