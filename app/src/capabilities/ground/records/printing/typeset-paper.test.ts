// Every kind of field is printed, whatever its words are, and the same sheets are the same PDF.
import { expect, test } from 'vitest';
import type { PaperContent, PrintedField } from '../rules/paper.ts';
import { PAPER_LAYOUT } from './paper-layout.ts';
import { typesetPaper } from './typeset-paper.ts';

const EVIL = 'Población #let x = 1; $y$ *z* _w_ @v `u` \\n </b> 🌳';
const kinds: readonly PrintedField['kind'][] = [
  'line',
  'lines',
  'one',
  'many',
  'scale',
  'order',
  'date',
  'number',
];
const options: Readonly<Partial<Record<PrintedField['kind'], readonly string[]>>> = {
  one: [EVIL, EVIL.repeat(9)],
  many: [EVIL, EVIL.repeat(9)],
  order: [EVIL, EVIL],
  scale: Array.from({ length: 10 }, (_, index) => String(index + 1)),
};
const content: PaperContent = {
  lang: 'es',
  printedOn: '2026-11-25',
  title: EVIL,
  institution: EVIL,
  instructions: [EVIL, EVIL],
  fields: kinds.map((kind) => ({
    kind,
    label: `${kind}: ${EVIL}`,
    hint: kind === 'line' ? '' : EVIL,
    options: options[kind] ?? [],
  })),
  handIn: EVIL,
  isDemonstration: true,
  words: {
    demonstration: 'DEMOSTRACIÓN',
    sheet: 'Hoja',
    unnumbered: 'Sin número',
    name: 'Nombre',
    signature: 'Firma',
    date: 'Fecha',
    day: 'día',
    month: 'mes',
    year: 'año',
    privacy: 'Solo para esto.',
    qr: 'QR de',
  },
};
const address = 'https://minga.example/papel/7K2M-9QXW-0H4T-ZB8C';
const sheets = [
  { name: '2026-000001', code: '7K2M-9QXW-0H4T-ZB8C', address },
  { name: null, code: null, address },
];

test('every kind of field is printed, in tagged A4, and the same twice', async () => {
  const [one, two] = await Promise.all([
    typesetPaper(content, PAPER_LAYOUT, sheets),
    typesetPaper(content, PAPER_LAYOUT, sheets),
  ]);
  expect(one.equals(two)).toBe(true);
  const text = one.toString('latin1');
  expect(text).toContain('/Marked true');
  expect(text).toMatch(/\/MediaBox\s*\[0 0 595\.\d+ 841\.\d+\]/);
  const other = await typesetPaper(content, PAPER_LAYOUT, sheets.slice(0, 1));
  expect(one.equals(other)).toBe(false);
  // Whoever must not be known is asked for neither name nor signature.
  const nobodys = await typesetPaper({ ...content, isAnonymous: true }, PAPER_LAYOUT, sheets);
  const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages(nobodys)).toBeLessThanOrEqual(pages(one));
  expect(nobodys.length).toBeLessThan(one.length);
});
