// The kind of a file, from its bytes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOf } from '../testing/pabulib-text.ts';
import { type FileKind, sniff, sniffText } from './sniff.ts';
import { tableTemplateCsv } from './table-template.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function zipWith(name: string): Uint8Array {
  return Uint8Array.from([0x50, 0x4b, 0x03, 0x04, ...utf8('x'.repeat(100_000)), ...utf8(name)]);
}

test.each<[string, Uint8Array, FileKind]>([
  ['a Pabulib file', utf8(fileOf()), 'pabulib'],
  ['one with BOM', utf8(`\uFEFF${fileOf()}`), 'pabulib'],
  ['one with blank lines before', utf8(`\n\n${fileOf()}`), 'pabulib'],
  ['one that a spreadsheet padded', utf8('META;;;\nkey;value;;\n'), 'pabulib'],
  ['one with a quoted title', utf8('"META"\n"key";"value"\n'), 'pabulib'],
  ['our template', utf8(tableTemplateCsv()), 'csv'],
  ['a table in English', utf8('DATA\nkey,value\n'), 'csv'],
  ['a table that begins with projects', utf8('Proyectos\tx\n'.replace('\tx', '')), 'csv'],
  ['a table with the line that Excel adds', utf8('sep=;\nDATOS\n'), 'csv'],
  ['an Excel workbook', zipWith('xl/workbook.xml'), 'xlsx'],
  ['a Word document', zipWith('[Content_Types].xml word/document.xml'), 'office'],
  ['another zip', zipWith('fotos/perro.jpg'), 'zip'],
  ['an empty zip', Uint8Array.from([0x50, 0x4b, 0x05, 0x06, 0, 0]), 'zip'],
  ['an old Excel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'xls'],
  ['a PDF', utf8('%PDF-1.4'), 'pdf'],
  ['a web page', utf8('\n<!doctype html>'), 'html'],
  ['a web page that calls itself XML', utf8('<?xml version="1.0"?>'), 'html'],
  ['an Excel that is a web page', utf8('<table><tr>'), 'html'],
  ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'image'],
  ['a JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'image'],
  ['a GIF', utf8('GIF89a'), 'image'],
  ['a JSON object', utf8('{ "a": 1 }'), 'json'],
  ['a JSON list', utf8('[{"a": 1}]'), 'json'],
  ['a gzip', Uint8Array.from([0x1f, 0x8b, 8]), 'binary'],
  ['a 7z', Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf]), 'binary'],
  ['zeros', new Uint8Array(100), 'binary'],
  ['nothing', new Uint8Array(), 'empty'],
  ['blanks', utf8(' \n\t'), 'empty'],
  ['another text', utf8('Querida municipalidad:\n'), 'text'],
  ['another CSV', utf8('nombre;costo\nPlaza;5\n'), 'text'],
])('%s', (_, bytes, kind) => {
  expect(sniff(bytes)).toBe(kind);
});

test('UTF-16 with its BOM is text', () => {
  const text = '\uFEFFMETA\n';
  const little = Uint8Array.from(
    [...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  );
  const big = Uint8Array.from(
    [...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255]),
  );
  expect(sniff(little)).toBe('pabulib');
  expect(sniff(big)).toBe('pabulib');
});

test('a letter that is cut in two at the edge of what is looked at does no harm', () => {
  expect(sniff(utf8(`META\n${'ñ'.repeat(5000)}`))).toBe('pabulib');
  expect(sniff(utf8(`META\nx${'ñ'.repeat(5000)}`))).toBe('pabulib');
});

test('text and bytes of the same text are the same kind', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      fc.pre(text.isWellFormed());
      const kind = sniff(utf8(text));
      // Bytes may carry a signature that their text shows too; nothing else differs.
      if (!['zip', 'image', 'xls'].includes(kind)) expect(sniffText(text)).toBe(kind);
    }),
  );
});

test('no bytes make it crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(typeof sniff(bytes)).toBe('string');
    }),
  );
});
