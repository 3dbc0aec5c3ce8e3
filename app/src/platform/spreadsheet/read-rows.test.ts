// Imports as offices of Chile make them: Excel's CSV in its encodings, workbooks with what does not belong, templates.
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { SheetColumn } from './headings.ts';
import { plainHeading } from './headings.ts';
import { readRows, sheetLimits } from './read-rows.ts';
import { templateCsv, templateXlsx } from './template.ts';

type Key = 'code' | 'name' | 'note';

const columns: readonly SheetColumn<Key>[] = [
  {
    key: 'code',
    heading: { 'es-CL': 'número', en: 'number' },
    synonyms: ['n°', 'código'],
    meaning: { 'es-CL': 'El número', en: 'The number' },
    example: '12',
    isRequired: true,
  },
  {
    key: 'name',
    heading: { 'es-CL': 'nombre', en: 'name' },
    meaning: { 'es-CL': 'El nombre', en: 'The name' },
    example: 'Cerro Alegre; "alto"',
    isRequired: true,
  },
  {
    key: 'note',
    heading: { 'es-CL': 'observación', en: 'note' },
    meaning: { 'es-CL': 'Lo que haga falta', en: 'Whatever is needed' },
    example: '',
    isRequired: false,
  },
];
const [code, name] = columns as readonly [SheetColumn<Key>, SheetColumn<Key>];

const utf8 = (text: string) => new TextEncoder().encode(text);
const windows1252 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function utf16(text: string): Uint8Array {
  const units = new Uint16Array([0xfeff, ...Array.from(text, (letter) => letter.charCodeAt(0))]);
  return new Uint8Array(units.buffer);
}

type Rows = readonly (readonly ExcelJS.CellValue[])[];

async function workbookOf(
  sheets: Readonly<Record<string, Rows>>,
  change: (workbook: ExcelJS.Workbook) => void = () => {},
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const [title, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(title);
    for (const row of rows) sheet.addRow([...row]);
  }
  change(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const peñaflor = { line: 2, cells: { code: '1', name: 'Peñaflor', note: '' } };

test.each([
  ['UTF-8 without mark, commas', utf8('Número,Nombre\n1,Peñaflor\n')],
  ['UTF-8 with mark, semicolons', utf8('\uFEFFNÚMERO;NOMBRE\r\n1;Peñaflor\r\n')],
  ['Windows-1252, semicolons', windows1252('N\u00famero;Nombre\r\n1;Pe\u00f1aflor\r\n')],
  ['Windows-1252 of an old Mac', windows1252('N\u00famero;Nombre\r1;Pe\u00f1aflor\r')],
  ['UTF-16 with tabs', utf16('Número\tNombre\r\n1\tPeñaflor\r\n')],
  ['synonyms, no accents, other order', utf8('NOMBRE;Codigo\nPeñaflor;1')],
  ['the English headings', utf8('Number,Name\n1,Peñaflor')],
  ['a semicolon inside quotation marks of the heading', utf8('"código",nombre\n1,Peñaflor')],
])('a CSV in %s is read', async (_, bytes) => {
  const read = await readRows(bytes, columns);
  expect(read).toEqual({ ok: true, value: { rows: [peñaflor], unusedHeadings: [] } });
});

test('lines are those of the file, over empty ones and over text with line breaks', async () => {
  const text = '\n;;\nnúmero;nombre\n\n1;"Alto\ndel Cerro"\n;\n2;Bajo\n';
  const read = await readRows(utf8(text), columns);
  expect(read.ok && read.value.rows).toEqual([
    { line: 5, cells: { code: '1', name: 'Alto del Cerro', note: '' } },
    { line: 8, cells: { code: '2', name: 'Bajo', note: '' } },
  ]);
});

test('columns that nobody asked for are told, not taken', async () => {
  const read = await readRows(utf8('número;nombre;Fono;;RUT\n1;Alto;22;;5'), columns);
  expect(read.ok && read.value.unusedHeadings).toEqual(['Fono', 'RUT']);
});

test.each([
  ['no such column', 'nombre;fono\nAlto;1', { code: 'column-missing', column: code, found: 'nombre, fono' }], // biome-ignore format: one case a line
  ['a column twice', 'número;nombre;código\n1;A;2', { code: 'column-repeated', column: code, line: 1 }], // biome-ignore format: one case a line
  ['nothing but headings', 'número;nombre\n', { code: 'rows-missing' }],
  ['nothing where something must be', 'número;nombre\n1;A\n2;', { code: 'cell-missing', line: 3, column: name }], // biome-ignore format: one case a line
  ['more cells than headings', 'número;nombre\n1;A;de más', { code: 'cell-without-heading', line: 2, found: 'de más' }], // biome-ignore format: one case a line
  ['a mark that never closes', 'número;nombre\n1;A\n2;"B\n', { code: 'quotation-broken', line: 3 }],
  ['a mark in the middle', 'número;nombre\n1;Pob "Sur"\n', { code: 'quotation-broken', line: 2 }],
  ['a cell without end', `número;nombre\n1;${'x'.repeat(2_001)}`, { code: 'cell-too-long', line: 2, column: name, limit: 2_000 }], // biome-ignore format: one case a line
  ['no text at all', 'PDF\0\0', { code: 'file-not-table' }],
])('%s is named with its line', async (_, text, problem) => {
  expect(await readRows(utf8(text), columns)).toEqual({ ok: false, error: [problem] });
});

test('every wrong line is told, not only the first', async () => {
  const read = await readRows(utf8('número;nombre\n;A\n2;\n;'), columns);
  expect(!read.ok && read.error).toEqual([
    { code: 'cell-missing', line: 2, column: code },
    { code: 'cell-missing', line: 3, column: name },
  ]);
});

test('a file with nothing in it is said to be empty, whatever its kind', async () => {
  const blank = await workbookOf({ Hoja1: [[], ['', null]] });
  for (const bytes of [new Uint8Array(), utf8('\n ;;\n'), blank]) {
    expect(await readRows(bytes, columns)).toEqual({ ok: false, error: [{ code: 'file-empty' }] });
  }
});

test('a PDF and a ZIP of other things are no spreadsheets', async () => {
  const zip = zipSync({ 'a.txt': utf8('número;nombre') });
  for (const bytes of [utf8('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF'), zip]) {
    expect(await readRows(bytes, columns)).toEqual({
      ok: false,
      error: [{ code: 'file-not-table' }],
    });
  }
});

test('a file above the limit of bytes or rows is refused with both figures', async () => {
  const big = new Uint8Array(sheetLimits.bytes + 1);
  expect(await readRows(big, columns)).toEqual({
    ok: false,
    error: [{ code: 'file-too-big', bytes: 5_000_001, limit: 5_000_000 }],
  });
  const long = utf8(`número;nombre\n${'1;A\n'.repeat(sheetLimits.rows + 1)}`);
  expect(await readRows(long, columns)).toEqual({
    ok: false,
    error: [{ code: 'rows-too-many', count: 20_001, limit: 20_000 }],
  });
});

test('a workbook is read from the sheet that has the columns, numbers and dates as text', async () => {
  const bytes = await workbookOf({
    Portada: [['Nómina de sectores'], [{ formula: '1+1', result: 2 }]],
    Hoja2: [[], ['Número', 'Nombre', 'Observación'], [3, 'Alto', new Date('2026-03-01T00:00:00Z')]],
  });
  expect(await readRows(bytes, columns)).toEqual({
    ok: true,
    value: {
      rows: [{ line: 3, cells: { code: '3', name: 'Alto', note: '2026-03-01' } }],
      unusedHeadings: [],
    },
  });
});

test('a formula, an error and merged cells in that sheet are named with sheet and cell', async () => {
  const rows: Rows = [
    ['Número', 'Nombre'],
    [{ formula: 'A1+1', result: 2 }, 'Alto'],
    [2, { error: '#N/A' }],
    [3, 'Bajo'],
  ];
  const bytes = await workbookOf({ UV: rows }, (workbook) =>
    workbook.getWorksheet('UV')?.mergeCells('A4:B4'),
  );
  expect(await readRows(bytes, columns)).toEqual({
    ok: false,
    error: [
      { code: 'cell-formula', sheet: 'UV', cell: 'A2' },
      { code: 'cell-error', sheet: 'UV', cell: 'B3', found: '#N/A' },
      { code: 'cells-merged', sheet: 'UV', cell: 'A4' },
    ],
  });
});

test('a workbook whose sheets lack a column is told by its first sheet', async () => {
  const bytes = await workbookOf({ Uno: [['nombre'], ['A']], Dos: [['fono'], ['1']] });
  expect(await readRows(bytes, columns)).toEqual({
    ok: false,
    error: [{ code: 'column-missing', column: code, found: 'nombre' }],
  });
});

test('a zip that is no spreadsheet is damaged', async () => {
  const read = await readRows(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), columns);
  expect(read).toEqual({ ok: false, error: [{ code: 'workbook-damaged' }] });
});

const words = {
  rowsSheet: 'Filas',
  helpSheet: 'Cómo llenarla',
  helpHeadings: ['Columna', 'Qué es', 'Ejemplo'],
  required: 'Obligatoria.',
} as const;

test.each(['es-CL', 'en'] as const)(
  'the %s templates are read, and their example is no row',
  async (locale) => {
    const csv = templateCsv(columns, locale);
    const xlsx = await templateXlsx(columns, locale, words);
    for (const bytes of [utf8(csv), xlsx]) {
      expect(await readRows(bytes, columns)).toEqual({
        ok: false,
        error: [{ code: 'rows-missing' }],
      });
    }
    const filled = await readRows(utf8(`${csv}7;Uno;dos\r\n`), columns);
    expect(filled.ok && filled.value.rows).toEqual([
      { line: 3, cells: { code: '7', name: 'Uno', note: 'dos' } },
    ]);
  },
);

test('the spreadsheet of the template explains each column on its second sheet', async () => {
  const workbook = new ExcelJS.Workbook();
  const bytes = await templateXlsx(columns, 'es-CL', words);
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['Filas', 'Cómo llenarla']);
  const told = workbook.getWorksheet('Cómo llenarla')?.getRow(2).values;
  expect(told).toEqual([undefined, 'número', 'El número Obligatoria.', '12']);
});

test('headings lose capitals, accents and punctuation, not their letters and digits', () => {
  expect(plainHeading('  N.º de Unidad_Vecinal (2025) ')).toBe('n o de unidad vecinal 2025');
  expect(plainHeading('Ñandú')).toBe('nandu');
});
