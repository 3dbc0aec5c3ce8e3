// The table of projects: one row per project, under headings in Spanish or English.
import { type DraftProject, readHeadings } from './draft.ts';
import { readChileanAmount } from './money-text.ts';
import type { ProblemList } from './problem-list.ts';
import {
  amountCell,
  cellAt,
  columnOf,
  otherColumns,
  pick,
  type ReadRows,
  type TableBlock,
  textOf,
} from './table-cells.ts';
import { readProjectHeading } from './table-headings.ts';

export function readProjects(
  { place, rows }: TableBlock,
  problems: ProblemList,
): ReadRows<DraftProject> | undefined {
  const [header, ...body] = rows;
  const headings = (header?.cells ?? []).map(textOf);
  const meanings = headings.map((heading) => readProjectHeading(heading) ?? heading);
  const headerPlace = { ...place, line: header?.line ?? 1 };
  const columns = readHeadings(meanings, ['project_id', 'cost'], problems, headerPlace, (column) =>
    column === 'project_id' ? 'id' : 'costo',
  );
  const costColumn = columns.get('cost');
  if (!columns.has('project_id') || costColumn === undefined) return undefined;
  const extras = otherColumns(columns, ['project_id', 'cost', 'name']);
  return {
    columns: ['project_id', 'cost', 'name', ...extras.keys()],
    rows: body.map(({ line, cells }) => ({
      place: { ...place, line, ...columnOf(place, headings[costColumn]) },
      id: cellAt(cells, columns.get('project_id')),
      name: cellAt(cells, columns.get('name')),
      cost: readChileanAmount(amountCell(cells[costColumn])),
      costText: textOf(cells[costColumn]),
      extras: withPoints(pick(cells, extras)),
    })),
  };
}

/** Coordinates with a decimal comma get the point that Pabulib has. */
function withPoints(extras: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(extras).map(([column, text]) =>
      column === 'latitude' || column === 'longitude'
        ? [column, text.replace(/^(-?\d+),(\d+)$/, '$1.$2')]
        : [column, text],
    ),
  );
}
