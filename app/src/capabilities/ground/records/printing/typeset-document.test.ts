// The same content is the same PDF everywhere, can be read aloud, and holds whatever a name may be.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DocumentContent } from '../rules/document.ts';
import { ACT_LAYOUT } from './act-layout.ts';
import { printableText } from './printable-text.ts';
import { typesetDocument } from './typeset-document.ts';

const SHA256 = 'ab'.repeat(32);
const content: DocumentContent = {
  title: 'Acta de sorteo',
  institution: 'Municipalidad de Ancud',
  number: '3/2026',
  code: '7K2M9QXW0H4TZB8C',
  issuedOn: '2026-11-25',
  issuedWords: 'miércoles 25 de noviembre de 2026, 12:00',
  issuedBy: 'Ministra o ministro de fe',
  address: 'https://minga.example/documentos/7K2M-9QXW-0H4T-ZB8C',
  isDemonstration: true,
  blocks: [
    { kind: 'heading', text: 'Resultado' },
    { kind: 'text', text: 'En el salón «Ñuble» #let x = 1; $y$ *z* _w_ @v `u` \\n </b>.' },
    { kind: 'facts', rows: [{ label: 'Lugar', text: 'Salón' }] },
    {
      kind: 'table',
      caption: 'Orden',
      columns: ['Lugar', 'Nombre'],
      rows: Array.from({ length: 90 }, (_, at) => [String(at + 1), `Proyecto ${at} `.repeat(9)]),
    },
    {
      kind: 'signatures',
      places: [
        { name: 'Rosa Pérez', standsFor: 'Unión comunal' },
        { name: 'Luis Soto', standsFor: 'Concejo' },
        { name: 'Ministra de fe', standsFor: 'Municipalidad' },
      ],
    },
  ],
};

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('printed twice, and in another time zone and language, it is the same byte for byte', async () => {
  const here = await typesetDocument(content, SHA256, ACT_LAYOUT);
  expect(hash(await typesetDocument(content, SHA256, ACT_LAYOUT))).toBe(hash(here));
  const script = `
    import { createHash } from 'node:crypto';
    import { typesetDocument } from ${JSON.stringify(join(import.meta.dirname, 'typeset-document.ts'))};
    const { content, sha256, layout } = JSON.parse(process.argv[1]);
    const pdf = await typesetDocument(content, sha256, layout);
    console.log(createHash('sha256').update(pdf).digest('hex'));`;
  for (const [TZ, LANG] of [
    ['Pacific/Kiritimati', 'ja_JP.UTF-8'],
    ['America/Adak', 'C'],
  ]) {
    const given = JSON.stringify({ content, sha256: SHA256, layout: ACT_LAYOUT });
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script, given], {
      encoding: 'utf8',
      env: { ...process.env, TZ, LANG },
    });
    expect(child.stderr).not.toMatch(/Error/);
    expect(child.stdout.trim()).toBe(hash(here));
  }
});

test('other content, another hash or another address is another PDF', async () => {
  const here = hash(await typesetDocument(content, SHA256, ACT_LAYOUT));
  const others = [
    typesetDocument({ ...content, number: '4/2026' }, SHA256, ACT_LAYOUT),
    typesetDocument(content, 'cd'.repeat(32), ACT_LAYOUT),
    typesetDocument({ ...content, address: 'https://otra.example/x' }, SHA256, ACT_LAYOUT),
    typesetDocument({ ...content, isDemonstration: false }, SHA256, ACT_LAYOUT),
  ];
  for (const other of others) expect(hash(await other)).not.toBe(here);
});

test('it says that it can be read aloud, in which language, and what it is called', async () => {
  const text = (await typesetDocument(content, SHA256, ACT_LAYOUT)).toString('latin1');
  expect(text).toMatch(/^%PDF-1\.7/);
  expect(text).toContain('/StructTreeRoot');
  expect(text).toMatch(/\/MarkInfo|\/Marked true/);
  expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(text).toMatch(/\/Lang ?\(es-CL\)/);
  expect(text).toMatch(/DisplayDocTitle true/);
});

test('what no typeface can show is written as its number, and the rest can be shown', async () => {
  expect(printableText('Plaza 🌳 漢 «ñ» n\u0303')).toBe('Plaza (U+1F333) (U+6F22) «ñ» ñ');
  expect(printableText('a\u0007b\u200bc')).toBe('a b c');
  const shown = Array.from({ length: 0x2700 }, (_, code) => String.fromCodePoint(code))
    .filter((sign) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Mn}]/u.test(sign) && printableText(sign) === sign)
    .join(' ');
  expect(shown.length).toBeGreaterThan(1_500);
  const all = { ...content, blocks: [{ kind: 'text', text: shown }] } as const;
  await expect(typesetDocument(all, SHA256, ACT_LAYOUT)).resolves.toBeInstanceOf(Buffer);
});

test('names in other scripts, and names that are code, still print', async () => {
  const name = '🌳 漢字 עברית ไทย \u202e#panic("x") $ \\ " ]#[';
  const odd = { ...content, title: name, institution: name };
  await expect(typesetDocument(odd, SHA256, ACT_LAYOUT)).resolves.toBeInstanceOf(Buffer);
});

test('a layout that is not known is a fault', async () => {
  await expect(typesetDocument(content, SHA256, 'act-0')).rejects.toThrow(/layout/);
});
