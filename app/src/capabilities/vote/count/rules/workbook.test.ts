import { assert } from '@minga/basics';
import { readTables, tableTemplateSheets } from '@minga/counting/tables';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { templateWorkbook } from './template-workbook.ts';
import { readWorkbook } from './workbook.ts';

type Rows = readonly (readonly ExcelJS.CellValue[])[];

const projects: Rows = [
  ['id', 'nombre', 'costo'],
  ['P1', 'Plaza', 1000],
];
const votes: Rows = [
  ['voto_id', 'proyectos'],
  ['V1', 'P1'],
];
const facts: Rows = [['monto', 2000]];

async function workbookOf(
  sheets: Readonly<Record<string, Rows>>,
  change: (workbook: ExcelJS.Workbook) => void = () => {},
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  change(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const whole = { Datos: facts, Proyectos: projects, Votos: votes };

test('reads the three sheets whatever their case and accents, with their rows where they were', async () => {
  const bytes = await workbookOf({ ' dátos ': facts, PROYECTOS: [[], ...projects], votes });
  const read = await readWorkbook(bytes);
  expect(read).toEqual({
    ok: true,
    value: {
      datos: [['monto', 2000]],
      proyectos: [[], ['id', 'nombre', 'costo'], ['P1', 'Plaza', 1000]],
      votos: [
        ['voto_id', 'proyectos'],
        ['V1', 'P1'],
      ],
    },
  });
});

test('the template that is downloaded counts as it is', async () => {
  const read = await readWorkbook(await templateWorkbook('es-CL'));
  assert(read.ok, 'the template is readable');
  const { election, problems } = readTables(read.value);
  expect(problems).toEqual([]);
  expect(election?.projects).toHaveLength(tableTemplateSheets().Proyectos.length - 1);
  expect(election?.ballots).toHaveLength(tableTemplateSheets().Votos.length - 1);
  expect(election?.budget).toBe(20_000_000n);
});

test('text in several fonts and links are read as their text', async () => {
  const rich = { richText: [{ text: 'Pla' }, { text: 'za', font: { bold: true } }] };
  const link = { text: 'Plaza', hyperlink: 'https://example.org' };
  const bytes = await workbookOf({
    ...whole,
    Proyectos: [...projects, ['P2', rich, 5], ['P3', link, 6]],
  });
  const read = await readWorkbook(bytes);
  expect(read.ok && read.value.proyectos.slice(2)).toEqual([
    ['P2', 'Plaza', 5],
    ['P3', 'Plaza', 6],
  ]);
});

test('every formula is named with its sheet and cell, and none is computed', async () => {
  const sum = { formula: 'B1*2', result: 2000 };
  const bytes = await workbookOf({
    ...whole,
    Datos: [['monto', sum]],
    Proyectos: [...projects, ['P2', 'Luz', { formula: 'C2+1', result: 1001 }]],
  });
  expect(await readWorkbook(bytes)).toEqual({
    ok: false,
    error: [
      { code: 'cell-formula', sheet: 'Datos', cell: 'B1' },
      { code: 'cell-formula', sheet: 'Proyectos', cell: 'C3' },
    ],
  });
});

test('a cell that holds an error is named with what it says', async () => {
  const bytes = await workbookOf({
    ...whole,
    Proyectos: [...projects, ['P2', 'Luz', { error: '#REF!' }]],
  });
  expect(await readWorkbook(bytes)).toEqual({
    ok: false,
    error: [{ code: 'cell-error', sheet: 'Proyectos', cell: 'C3', found: '#REF!' }],
  });
});

test('merged cells are named once, by their first cell', async () => {
  const bytes = await workbookOf(whole, (workbook) => {
    workbook.getWorksheet('Votos')?.mergeCells('A2:B2');
  });
  expect(await readWorkbook(bytes)).toEqual({
    ok: false,
    error: [{ code: 'cells-merged', sheet: 'Votos', cell: 'A2' }],
  });
});

test('a date where a cost was expected is told as the date that it is', async () => {
  const bytes = await workbookOf({
    ...whole,
    Proyectos: [...projects, ['P2', 'Luz', new Date('2026-02-01T00:00:00Z')]],
  });
  const read = await readWorkbook(bytes);
  assert(read.ok, 'a date is a value');
  const { problems } = readTables(read.value);
  expect(problems).toMatchObject([
    {
      code: 'amount-not-number',
      sheet: 'Proyectos',
      line: 3,
      column: 'costo',
      params: { what: 'P2', found: '2026-02-01' },
    },
  ]);
});

test('a missing sheet is named beside those that there are', async () => {
  const bytes = await workbookOf({ Proyectos: projects, Hoja1: votes });
  expect(await readWorkbook(bytes)).toEqual({
    ok: false,
    error: [{ code: 'sheet-missing', expected: 'Votos', found: 'Proyectos, Hoja1' }],
  });
});

test('a zip bomb is refused by its table of contents, before anything is inflated', async () => {
  const zeros = new Uint8Array(10_000_000);
  const bomb = zipSync({
    'xl/workbook.xml': new Uint8Array(10),
    'xl/worksheets/sheet1.xml': zeros,
  });
  expect(bomb.length).toBeLessThan(20_000);
  expect(await readWorkbook(bomb)).toEqual({ ok: false, error: [{ code: 'workbook-bomb' }] });
});

test('thousands of small parts are a bomb as well', async () => {
  const parts = Object.fromEntries(
    Array.from({ length: 600 }, (_, index) => [`xl/part${index}.xml`, new Uint8Array(1)]),
  );
  expect(await readWorkbook(zipSync(parts))).toEqual({
    ok: false,
    error: [{ code: 'workbook-bomb' }],
  });
});

test('a spreadsheet too big to be opened is told its size', async () => {
  const big = new Uint8Array(33_000_000);
  const bytes = zipSync({ 'xl/workbook.xml': big, 'xl/sharedStrings.xml': big }, { level: 0 });
  expect(await readWorkbook(bytes)).toEqual({
    ok: false,
    error: [{ code: 'workbook-too-big', bytes: 66_000_000, limit: 64_000_000 }],
  });
});

test('a part that lies about its size is never inflated beyond what it declared', async () => {
  const bytes = zipSync({ 'xl/workbook.xml': new Uint8Array(1_000_000) });
  const view = new DataView(bytes.buffer);
  // The declared size stands in the central directory, 24 bytes after its signature.
  for (let at = 0; at < bytes.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
  }
  expect(await readWorkbook(bytes)).toEqual({ ok: false, error: [{ code: 'workbook-damaged' }] });
});

test.each([
  ['half a file', (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)],
  ['a zip of something else', () => zipSync({ 'word/document.xml': new Uint8Array(9) })],
  ['no zip at all', () => new Uint8Array([0x50, 0x4b, 3, 4, 9, 9])],
])('%s is damaged', async (_, spoil) => {
  const read = await readWorkbook(spoil(await workbookOf(whole)));
  expect(read.ok).toBe(false);
  expect(!read.ok && ['workbook-damaged', 'sheet-missing']).toContain(
    !read.ok && read.error[0]?.code,
  );
});

test('a cell at the far corner of the sheet does not make a table of billions', async () => {
  const bytes = await workbookOf(whole, (workbook) => {
    const sheet = workbook.getWorksheet('Proyectos');
    for (let row = 3; row < 630; row++) {
      const cell = sheet?.getCell(row, 16_384);
      if (cell) cell.value = 1;
    }
  });
  expect(await readWorkbook(bytes)).toEqual({ ok: false, error: [{ code: 'workbook-damaged' }] });
});
