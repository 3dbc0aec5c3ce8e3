// The invented totals of the edition of the region: what each polling table of its vote signed.
import { idOf, type OfficialTerms } from '../rules/official-terms.ts';

/** Of each polling table: valid, blank and null ballots, and who wants each project. */
interface InventedTable {
  readonly table: string;
  readonly counts: readonly [valid: number, blank: number, nulls: number];
  readonly wanted: Readonly<Record<string, number>>;
}

/** Each told in the order of the projects. */
function tablesOf(
  projects: readonly string[],
  rows: readonly (readonly [string, InventedTable['counts'], readonly number[]])[],
): readonly InventedTable[] {
  return rows.map(([table, counts, votes]) => ({
    ...{ table, counts },
    wanted: Object.fromEntries(projects.map((name, place) => [name, votes[place] ?? 0])),
  }));
}

const neighbourhoods = tablesOf(
  [
    'Multicancha techada en Rahue Alto',
    'Parque en la ribera de Ovejería',
    'Veredas del centro de Purranque',
    'Sede con cocina en Francke',
  ],
  [
    ['Osorno centro', [214, 6, 3], [128, 117, 61, 82]],
    ['Rahue', [262, 4, 5], [223, 141, 48, 90]],
    ['Purranque', [171, 3, 2], [44, 51, 158, 37]],
    ['Río Negro', [96, 2, 0], [52, 49, 41, 33]],
  ],
);

const coast = tablesOf(
  [
    'Costanera accesible en Entre Lagos',
    'Luz en el camino de Pucatrihue',
    'Baños y agua para la feria de Puyehue',
    'Pasarela al mercado de Bahía Mansa',
  ],
  [
    ['Puyehue', [188, 5, 2], [164, 61, 139, 28]],
    ['San Juan de la Costa', [143, 2, 4], [39, 131, 24, 97]],
    ['Puerto Octay', [87, 3, 1], [66, 45, 38, 41]],
  ],
);

const told = new Map([
  ['barrios-y-villas', neighbourhoods],
  ['costa-y-cordillera', coast],
]);

const tablesIn = (contest: string) => told.get(contest) ?? [];

/** As the CSV that a team fills in, with a row for each table. */
export function inventedTotals(contest: string, terms: OfficialTerms): string {
  const ids = terms.projects.map(({ number }) => idOf(number, terms));
  const rows = tablesIn(contest).map(({ table, counts, wanted }) => [
    ...[table, ...counts],
    ...terms.projects.map(({ name }) => wanted[name] ?? 0),
  ]);
  return [['mesa', 'validos', 'blancos', 'nulos', ...ids], ...rows]
    .map((row) => `${row.join(';')}\n`)
    .join('');
}

/** Of all its tables. */
export function inventedNullsOf(contest: string): number {
  return tablesIn(contest).reduce((sum, { counts }) => sum + counts[2], 0);
}
