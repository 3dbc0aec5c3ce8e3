// An import says what it wants, offers its template, and tells everything that is wrong with what it got.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { SheetColumn } from '../../platform/spreadsheet/headings.ts';
import type { SheetProblem } from '../../platform/spreadsheet/read-rows.ts';
import { readRows } from '../../platform/spreadsheet/read-rows.ts';
import { inLocale } from '../../platform/words.ts';
import { ImportForm, ImportProblems } from './import-form.tsx';
import { cellProblemSentence, sheetProblemSentence } from './sheet-problem-sentence.ts';
import { templateAnswer } from './template-answer.ts';

const column: SheetColumn = {
  key: 'name',
  heading: { 'es-CL': 'nombre', en: 'name' },
  meaning: { 'es-CL': 'Cómo se llama.', en: 'What it is called.' },
  example: 'Cerro Alegre',
  isRequired: true,
};
const optional: SheetColumn = { ...column, key: 'note', example: '', isRequired: false };

test('the form sends a file and offers both templates, with each column explained', () => {
  const html = renderToString(
    <ImportForm
      action="/importar"
      columns={[column, optional]}
      templates={{ csv: '/p.csv', xlsx: '/p.xlsx' }}
      alsoTakes={{ hint: 'También un GeoJSON.', extensions: '.geojson' }}
      isRefused={false}
    />,
  );
  expect(html).toMatch(
    /<form [^>]*action="\/importar" method="post" enctype="multipart\/form-data"/,
  );
  expect(html).toContain('href="/p.csv"');
  expect(html).toContain('href="/p.xlsx"');
  expect(html).toContain('accept=".csv,.xlsx,.geojson"');
  expect(html).toContain('También un GeoJSON.');
  expect(html).toContain('Cómo se llama. Obligatoria.');
  expect(html).toContain('Cerro Alegre');
  expect(html).toContain('puede quedar vacía');
  expect(html).not.toContain('aria-invalid');
});

test('a refused file is said at its field', () => {
  const html = renderToString(
    <ImportForm action="/" columns={[column]} templates={{ csv: '', xlsx: '' }} isRefused />,
  );
  expect(html).toContain('aria-invalid="true"');
});

test('twenty problems are listed, each leading to the file, and the rest is counted', () => {
  const sentences = Array.from({ length: 23 }, (_, at) => `Línea ${at + 2}: falta «nombre».`);
  const html = renderToString(<ImportProblems sentences={sentences} />);
  expect(html.match(/<a href="#file">/g)).toHaveLength(20);
  expect(html).toContain('Y 3 problemas más.');
  expect(renderToString(<ImportProblems sentences={sentences.slice(0, 20)} />)).not.toContain(
    'más.',
  );
  expect(inLocale('en', () => renderToString(<ImportProblems sentences={sentences} />))).toContain(
    'And 3 more problems.',
  );
});

const problems: readonly (readonly [SheetProblem, RegExp, RegExp])[] = [
  [{ code: 'workbook-too-big', bytes: 66_100_000, limit: 64_000_000 }, /66,1.MB/, /66\.1.MB/],
  [{ code: 'workbook-bomb' }, /miles de veces/, /thousands of times/],
  [{ code: 'workbook-damaged' }, /dañada/, /damaged/],
  [{ code: 'cell-formula', sheet: 'UV', cell: 'C2' }, /«UV», celda C2/, /“UV”, cell C2/],
  [{ code: 'cell-error', sheet: 'UV', cell: 'C2', found: '#N/A' }, /dice #N\/A/, /says #N\/A/],
  [{ code: 'cells-merged', sheet: 'UV', cell: 'C2' }, /combinada/, /merged/],
  [{ code: 'reader-not-loaded' }, /lector/, /reader/],
  [{ code: 'file-not-table' }, /los \.xls antiguos/, /old \.xls/],
  [{ code: 'quotation-broken', line: 1_200 }, /Línea 1200:/, /Line 1200:/],
  [{ code: 'file-too-big', bytes: 6_100_000, limit: 5_000_000 }, /pesa 6,1/, /has 6\.1/],
  [{ code: 'rows-too-many', count: 20_001, limit: 20_000 }, /20\.001 filas/, /20,001 rows/],
  [{ code: 'rows-missing' }, /no tiene filas/, /no rows/],
  [{ code: 'column-missing', column, found: 'a, b' }, /«nombre».*a, b/, /“name”.*a, b/],
  [{ code: 'column-missing', column, found: '' }, /no tiene encabezados/, /no headings/],
  [{ code: 'column-repeated', column, line: 1 }, /más de una vez/, /more than once/],
  [{ code: 'cell-without-heading', line: 2, found: 'x' }, /«x» está fuera/, /“x” stands outside/],
  [{ code: 'cell-missing', line: 3, column }, /Línea 3: falta «nombre»/, /Line 3: “name” is/],
  [{ code: 'cell-too-long', line: 3, column, limit: 2_000 }, /2\.000 letras/, /2,000 letters/],
];

test.each(problems)('%o is said in both languages', (problem, spanish, english) => {
  expect(sheetProblemSentence(problem)).toMatch(spanish);
  expect(inLocale('en', () => sheetProblemSentence(problem))).toMatch(english);
});

test("a room's own problem stands behind its line and column", () => {
  expect(cellProblemSentence(7, column, 'ya existe.')).toBe('Línea 7, «nombre»: ya existe.');
});

test.each(['csv', 'xlsx'] as const)(
  'the template is downloaded as %s and can be read back',
  async (format) => {
    const answer = await inLocale('en', () => templateAnswer([column], 'sectors', format));
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="sectors.${format}"`,
    );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(await readRows(bytes, [column])).toEqual({
      ok: false,
      error: [{ code: 'rows-missing' }],
    });
  },
);
