// Reads the simple layout from one text file, in which the blocks DATOS, PROYECTOS and VOTOS follow each other.

import type { Election } from '../types.ts';
import { createBlocks, normalizeHeading } from './blocks.ts';
import { splitRows } from './delimited-rows.ts';
import { readText } from './file-text.ts';
import type { ReadResult } from './pabulib-reader.ts';
import { createProblemList, type ProblemList } from './problem-list.ts';
import type { TableBlock } from './table-cells.ts';
import { sheetTitles } from './table-headings.ts';
import { readBlocks } from './tables-reader.ts';

/** The election of a table CSV. The delimiter (`;`, `,` or tab) is found out from the headings. */
export function readTableCsv(file: string | Uint8Array): ReadResult {
  const problems = createProblemList();
  const text = readText(file, problems);
  const election = text === undefined ? undefined : readCsvBlocks(text, problems);
  return { ...(election === undefined ? {} : { election }), ...problems.toProblems() };
}

function readCsvBlocks(text: string, problems: ProblemList): Election | undefined {
  const { rows, unclosedQuoteLine } = splitRows(text, findDelimiter(text));
  if (unclosedQuoteLine !== undefined) {
    problems.error('unclosed-quote', {}, { line: unclosedQuoteLine });
  }
  const blocks = createBlocks(sheetTitles, problems);
  for (const row of rows) blocks.add(row);
  const [datos, proyectos, votos] = (['Datos', 'Proyectos', 'Votos'] as const).map(
    (title): TableBlock | undefined => {
      const block = blocks.found.get(title);
      if (block === undefined) {
        problems.error('missing-section', { expected: title.toUpperCase() });
        return undefined;
      }
      const [header, ...body] = block.rows.filter((row) => row.cells.some((cell) => cell.trim()));
      const width = lastFilled(header?.cells ?? []);
      for (const { line, cells } of title === 'Datos' ? [] : body) {
        const found = lastFilled(cells);
        const place = { section: title.toUpperCase(), line };
        if (found > width) problems.error('extra-cells', { found, expected: width }, place);
      }
      return {
        place: { section: title.toUpperCase(), line: block.line },
        rows: header === undefined ? [] : [header, ...body],
      };
    },
  );
  if (datos === undefined || proyectos === undefined || votos === undefined) return undefined;
  return readBlocks(datos, proyectos, votos, problems);
}

/** Cells up to the last that is not blank: spreadsheets pad short rows with delimiters. */
function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** The delimiter that appears most in the line after a title, where the headings stand. */
function findDelimiter(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, 10_000);
  const counts = new Map([';', ',', '\t'].map((delimiter) => [delimiter, 0]));
  lines.forEach((line, index) => {
    if (line.length > 40 || !Object.hasOwn(sheetTitles, titleIn(line))) return;
    for (const [delimiter, soFar] of counts) {
      counts.set(delimiter, soFar + (lines[index + 1] ?? '').split(delimiter).length - 1);
    }
  });
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function titleIn(line: string): string {
  return normalizeHeading(line.replaceAll(/[";,\t]/g, ' '));
}
