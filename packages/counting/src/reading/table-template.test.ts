// The template that people download: an example, and said to be one.
import { expect, test } from 'vitest';
import { readTableCsv } from './table-csv.ts';
import { tableTemplateCsv, tableTemplateSheets } from './table-template.ts';
import { readTables } from './tables-reader.ts';

test('the CSV begins with a BOM and ends its lines with CRLF, for Excel', () => {
  const csv = tableTemplateCsv();
  expect(csv.startsWith('\uFEFFDATOS\r\n')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toContain('\n');
});

test('sheets and CSV are the same election', () => {
  const { Datos, Proyectos, Votos } = tableTemplateSheets();
  const fromSheets = readTables({ datos: Datos, proyectos: Proyectos, votos: Votos });
  expect(readTableCsv(tableTemplateCsv()).election).toEqual(fromSheets.election);
});

test('it says that it is an example, in the name of the vote and of each project', () => {
  const { election } = readTableCsv(tableTemplateCsv());
  expect(election?.meta.description).toMatch(/^EJEMPLO/);
  expect(election?.projects.every(({ name }) => name.startsWith('Ejemplo'))).toBe(true);
});

test('it shows an empty ballot and a list of several', () => {
  const { election } = readTableCsv(tableTemplateCsv());
  expect(Array.from(election?.ballots ?? [], ({ choices }) => choices.length)).toEqual([
    2, 1, 3, 0,
  ]);
});

test('its ids are not numbers, so that no spreadsheet turns a list into one', () => {
  const [, ...rows] = tableTemplateSheets().Proyectos;
  expect(rows.every(([id]) => /^[A-Z]/.test(id ?? ''))).toBe(true);
});
