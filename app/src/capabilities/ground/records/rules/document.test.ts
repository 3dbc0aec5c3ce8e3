// Codes that people can type, hashes that say everything, and states that follow from what happened.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  codeOfBytes,
  type DocumentContent,
  formatCode,
  groupHash,
  hashContent,
  parseCode,
  stateOfDocument,
} from './document.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

test('ten bytes are sixteen symbols, and no two are one code', () => {
  expect(codeOfBytes(new Uint8Array(10))).toBe('0000000000000000');
  expect(codeOfBytes(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ');
  expect(codeOfBytes(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 33))).toBe('0000000000000011');
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(codeOfBytes(a)).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      expect(codeOfBytes(a) === codeOfBytes(b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
    }),
  );
});

test('a code is read however it is typed', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const code = codeOfBytes(given);
      expect(parseCode(formatCode(code))).toBe(code);
      expect(parseCode(` ${formatCode(code).toLowerCase()} `)).toBe(code);
      const mistaken = code.replaceAll('0', 'o').replaceAll('1', 'l');
      expect(parseCode(mistaken)).toBe(code);
    }),
  );
  expect(formatCode('7K2M9QXW0H4TZB8C')).toBe('7K2M-9QXW-0H4T-ZB8C');
});

test.each([
  '',
  '7K2M-9QXW-0H4T-ZB8',
  '7K2M-9QXW-0H4T-ZB8CC',
  'U'.repeat(16),
  '7K2M/9QXW/0H4T/ZB8C',
])('%j is no code', (typed) => {
  expect(parseCode(typed)).toBeUndefined();
});

test('the hash is of everything that is printed', async () => {
  const content: DocumentContent = {
    title: 'Acta',
    institution: 'Municipalidad de Ancud',
    number: '1/2026',
    code: '7K2M9QXW0H4TZB8C',
    issuedOn: '2026-11-25',
    issuedWords: 'miércoles',
    issuedBy: 'Ministra o ministro de fe',
    address: 'https://minga.example/documentos/x',
    isDemonstration: false,
    blocks: [{ kind: 'text', text: 'Hola.' }],
  };
  const whole = await hashContent(content);
  expect(whole).toMatch(/^[0-9a-f]{64}$/);
  for (const key of Object.keys(content) as (keyof DocumentContent)[]) {
    const other = key === 'isDemonstration' ? true : key === 'blocks' ? [] : 'x';
    expect(await hashContent({ ...content, [key]: other })).not.toBe(whole);
  }
  expect(groupHash('ab'.repeat(32)).split(' ')).toHaveLength(8);
});

test('a document holds until another takes its place or it is annulled', () => {
  const state = (annulledAt: Date | null, replacedByCode: string | null) =>
    stateOfDocument({ annulledAt, replacedByCode });
  expect(state(null, null)).toBe('in-force');
  expect(state(null, 'X')).toBe('superseded');
  expect(state(new Date(0), null)).toBe('annulled');
  expect(state(new Date(0), 'X')).toBe('annulled');
});
