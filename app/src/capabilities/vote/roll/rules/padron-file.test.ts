// Files with a roll as municipalities send them, and as attackers do.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type PadronItem, padronRows, readPadronTable } from './padron-file.ts';

const styles = [
  { id: 'norte', name: 'Sector Ñorte' },
  { id: 'sur', name: 'Sector Sur' },
];

async function itemsOf(bytes: Uint8Array, of = styles): Promise<readonly PadronItem[] | string> {
  const table = await readPadronTable(bytes);
  if (!table.isSound) return table.code;
  const rows = padronRows(table, of);
  return 'code' in rows ? rows.code : [...rows.items];
}

async function told(bytes: Uint8Array, of = styles): Promise<readonly string[] | string> {
  const items = await itemsOf(bytes, of);
  if (typeof items === 'string') return items;
  return items.map((item) =>
    item.isSound
      ? `${item.row.line} ${item.row.run} ${item.row.style}`
      : `${item.problem.line} ${item.problem.code} ${item.problem.found}`.trim(),
  );
}

const csv = (...lines: readonly string[]) => strToU8(lines.join('\r\n'));

describe('what stands where a territory should', () => {
  test.each(['12.345.678-5', '12345678-5 norte', '１２３４５６７８-5', '+56 9 8765 4321'])(
    'is not repeated where it may be a number of a person: %s',
    async (cell) => {
      expect(await told(csv('RUN;territorio', `12345678-5;${cell}`))).toEqual(['2 style-unknown']);
    },
  );

  test('is told otherwise, to whoever mends the file', async () => {
    expect(await told(csv('RUN;territorio', '12345678-5;Sector 12 de 2027'))).toEqual([
      '2 style-unknown Sector 12 de 2027',
    ]);
  });
});

describe('a table of people', () => {
  test('is read with dots, hyphens of telephones, small k and names of territories', async () => {
    const bytes = csv(
      'RUT;Sector',
      '12.345.678-5;Norte',
      '10000013–k;sector ñorte',
      ' 44444444-4 ;SUR',
    );
    expect(await told(bytes)).toEqual([
      '2 12345678-5 norte',
      '3 10000013-K norte',
      '4 44444444-4 sur',
    ]);
  });

  test('tells each row that does not come in, by its line', async () => {
    const bytes = csv(
      'RUN,territorio',
      '12345678-5,norte',
      '12345678-4,norte',
      '12345678-5,sur',
      ',norte',
      '76123456-0,norte',
      '44444444-4,luna',
      '11111111-1,',
      '=1+1,norte',
      '@SUM(A1),sur',
      `${'1'.repeat(300)},sur`,
    );
    expect(await told(bytes)).toEqual([
      '2 12345678-5 norte',
      '3 run-wrong',
      '4 run-repeated',
      '5 run-missing',
      '6 run-organization',
      '7 style-unknown luna',
      '8 style-missing',
      '9 cell-formula',
      '10 cell-formula',
      '11 cell-too-long',
    ]);
  });

  test('needs no territory where there is one', async () => {
    const one = [{ id: 'todos', name: 'Toda la comuna' }];
    expect(await told(csv('RUN', '12345678-5'), one)).toEqual(['2 12345678-5 todos']);
  });

  test.each([
    ['Windows-1252', Buffer.from('RUN;territorio\n12345678-5;Sector \xd1orte', 'latin1')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFRUN;territorio\n12345678-5;Sector Ñorte')],
    [
      'UTF-16',
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from('RUN\tterritorio\n12345678-5\tSector Ñorte', 'utf16le'),
      ]),
    ],
  ])('is read in %s', async (_, bytes) => {
    expect(await told(new Uint8Array(bytes))).toEqual(['2 12345678-5 norte']);
  });

  test('leaves the example of the template out', async () => {
    const bytes = csv('RUN;territorio', '12.345.678-5;norte', '44444444-4;sur');
    expect(await told(bytes)).toEqual(['3 44444444-4 sur']);
  });
});

describe('a file that cannot be read', () => {
  const sheet = (cells: string) => ({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/workbook.xml': strToU8(
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="H" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
    ),
  });
  const text = (ref: string, said: string) =>
    `<c r="${ref}" t="inlineStr"><is><t>${said}</t></is></c>`;

  test('says so of a bomb, before it is opened', async () => {
    const bomb = { ...sheet(''), 'xl/media/a.bin': new Uint8Array(20_000_000) };
    expect(await told(zipSync(bomb, { level: 9 }))).toBe('workbook-bomb');
  });

  test('says so of a damaged one, of a picture, and of an empty one', async () => {
    expect(await told(strToU8('PK\x03\x04 nothing'))).toBe('workbook-damaged');
    expect(await told(strToU8('%PDF-1.7\n\0'))).toBe('file-not-table');
    expect(await told(strToU8(' \n'))).toBe('file-empty');
    expect(await told(csv('nombre;sector', 'Ana;norte'))).toBe('column-missing');
    expect(await told(csv('RUN;RUT', '1;2'))).toBe('column-repeated');
  });

  test('a formula in a spreadsheet is its row, and the others come in', async () => {
    const cells = [
      `<row r="1">${text('A1', 'RUN')}${text('B1', 'territorio')}</row>`,
      `<row r="2"><c r="A2"><f>B9</f><v>1</v></c>${text('B2', 'norte')}</row>`,
      `<row r="3">${text('A3', '44444444-4')}${text('B3', 'sur')}</row>`,
    ].join('');
    expect(await told(zipSync(sheet(cells)))).toEqual(['2 cell-formula A2', '3 44444444-4 sur']);
  });
});
