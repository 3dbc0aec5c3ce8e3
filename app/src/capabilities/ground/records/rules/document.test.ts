// Codes that people can type, hashes that say everything, and states that follow from what happened.
import { codeOfBytes, groupCode } from '@minga/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CODE_LENGTH,
  type DocumentContent,
  groupHash,
  hashContent,
  parseCode,
  stateOfDocument,
} from './document.ts';

const bytes = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH });

test('a code is read however it is typed', () => {
  const between = fc.constantFrom('-', '–', '‑', '−', ' ', '\u00a0', '');
  fc.assert(
    fc.property(bytes, between, (given, separator) => {
      const code = codeOfBytes(given);
      const typed = groupCode(code).replaceAll('-', separator);
      expect(parseCode(typed)).toBe(code);
      expect(parseCode(` ${typed.toLowerCase()} `)).toBe(code);
      expect(parseCode(typed.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }),
  );
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
