// Three good sheets for tests, and the same with one cell changed.
import { expect } from 'vitest';
import type { Cell } from '../reading/table-cells.ts';
import { readTables, type Tables } from '../reading/tables-reader.ts';
import type { Election } from '../types.ts';

export const goodTables: Tables = {
  datos: [
    ['clave', 'valor'],
    ['nombre', 'Votación de Pudeto'],
    ['comuna', 'Ancud'],
    ['monto', '$1.000.000'],
    ['moneda', 'CLP'],
  ],
  proyectos: [
    ['id', 'nombre', 'costo', 'sector', 'categoría', 'latitud', 'longitud'],
    ['P1', 'Plaza', '600.000', 'Centro', 'Infancia', '-41,87', '-73,82'],
    ['P2', 'Luces', '$300.000', 'Costa', 'Seguridad', '', ''],
    ['P3', 'Banca', 200_000, '', '', '', ''],
  ],
  votos: [
    ['voto_id', 'proyectos'],
    ['V1', 'P1, P2'],
    ['V2', 'P1'],
    ['V3', 'P2,P3'],
    ['V4', ''],
  ],
};

export function electionFromTables(tables: Tables): Election {
  const { election, problems } = readTables(tables);
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  if (election === undefined) throw new Error('no election');
  return election;
}

/** The good tables with one cell changed; rows and columns from 0. */
export function withCell(
  sheet: 'datos' | 'proyectos' | 'votos',
  row: number,
  column: number,
  cell: Cell,
): Tables {
  const rows = (goodTables[sheet] ?? []).map((cells, r) =>
    cells.map((old, c) => (r === row && c === column ? cell : old)),
  );
  return { ...goodTables, [sheet]: rows };
}
