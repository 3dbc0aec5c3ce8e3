// Rows found among bytes are the rows of the text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitRows } from './delimited-rows.ts';
import { afterLineBreak, endOfRow } from './row-bytes.ts';

function splitBytes(text: string): readonly (readonly string[])[] {
  const bytes = new TextEncoder().encode(text);
  const rows: (readonly string[])[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = endOfRow(bytes, at);
    const [row] = splitRows(new TextDecoder().decode(bytes.subarray(at, end)), ';').rows;
    if (row !== undefined) rows.push(row.cells);
    at = afterLineBreak(bytes, end);
  }
  return rows;
}

test('bytes and text have the same rows', () => {
  const text = fc.string({ unit: fc.constantFrom('"', ';', '\n', '\r', 'a', 'ñ', ',', ' ') });
  fc.assert(
    fc.property(text, (text) => {
      expect(splitBytes(text)).toEqual(splitRows(text, ';').rows.map(({ cells }) => cells));
    }),
    { numRuns: 2000 },
  );
});

test('a quote that nothing closes takes the rest', () => {
  const bytes = new TextEncoder().encode('a;"b\nc;""d\n');
  expect(endOfRow(bytes, 0)).toBe(bytes.length);
});
