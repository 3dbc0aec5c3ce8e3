// From bytes to text: size, kind and encoding.
import { expect, test } from 'vitest';
import { isTooLarge, maxFileBytes, readText } from './file-text.ts';
import { createProblemList } from './problem-list.ts';

function read(file: string | Uint8Array) {
  const problems = createProblemList();
  const text = readText(file, problems);
  return { text, told: problems.toProblems().problems.map((problem) => problem.code) };
}

test('text is text', () => {
  expect(read('hola')).toEqual({ text: 'hola', told: [] });
});

test('bytes are read as UTF-8', () => {
  expect(read(new TextEncoder().encode('ñandú 🦤'))).toEqual({ text: 'ñandú 🦤', told: [] });
});

test('one BOM is taken off, and only one', () => {
  expect(read('\uFEFFhola').text).toBe('hola');
  expect(read(new TextEncoder().encode('\uFEFFhola')).text).toBe('hola');
});

test('what is not UTF-8 is read as Windows-1252, with a warning', () => {
  expect(read(Uint8Array.from([0xd1, 0x75, 0xf1, 0x6f, 0x61, 0x80]))).toEqual({
    text: 'Ñuñoa€',
    told: ['not-utf8'],
  });
});

test('UTF-16 is read in both byte orders', () => {
  expect(read(Uint8Array.from([0xff, 0xfe, 0x68, 0, 0xf1, 0])).text).toBe('hñ');
  expect(read(Uint8Array.from([0xfe, 0xff, 0, 0x68, 0, 0xf1])).text).toBe('hñ');
});

test('an empty file has no text', () => {
  expect(read('')).toEqual({ text: undefined, told: ['empty-file'] });
  expect(read(Uint8Array.from([0xef, 0xbb, 0xbf]))).toEqual({
    text: undefined,
    told: ['empty-file'],
  });
});

test('thousands of blank characters are still an empty file', () => {
  expect(read(' \n'.repeat(10_000))).toEqual({ text: undefined, told: ['empty-file'] });
});

test('what is no text is refused by its kind', () => {
  expect(read('<html>')).toEqual({ text: undefined, told: ['not-a-table'] });
  expect(read(Uint8Array.from([0, 1, 2, 3]))).toEqual({ text: undefined, told: ['not-a-table'] });
});

test('a zero byte anywhere is refused, and its line is named', () => {
  const problems = createProblemList();
  expect(readText(`META\n${'x'.repeat(5000)}\nA\u0000;1\n`, problems)).toBeUndefined();
  expect(problems.toProblems().problems).toMatchObject([{ code: 'not-a-table', line: 3 }]);
});

test('a file at the limit is read; one byte more is not', () => {
  const bytes = new Uint8Array(maxFileBytes + 1);
  expect(read(bytes)).toEqual({ text: undefined, told: ['file-too-large'] });
  expect(isTooLarge(bytes, createProblemList())).toBe(true);
  expect(isTooLarge(bytes.subarray(1), createProblemList())).toBe(false);
});
