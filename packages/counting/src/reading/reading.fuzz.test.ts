// Whatever is thrown at the readers, they answer: an election that can be counted, or problems.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../rules/count.ts';
import { problemSentence } from '../sentences/sentences.ts';
import { recommendedSettings } from '../settings.ts';
import { fileOf } from '../testing/pabulib-text.ts';
import { type ReadResult, readPabulib } from './pabulib-reader.ts';
import type { Cell } from './table-cells.ts';
import { readTableCsv } from './table-csv.ts';
import { tableTemplateCsv } from './table-template.ts';
import { readTables } from './tables-reader.ts';

function expectAnswer({ election, problems, more }: ReadResult): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  expect(election === undefined).toBe(errors.length > 0);
  expect(problems.length).toBeLessThanOrEqual(100);
  expect(more.errors + more.warnings).toBeGreaterThanOrEqual(0);
  for (const problem of problems) {
    for (const locale of ['es-CL', 'en'] as const) {
      expect(problemSentence(problem, locale).length).toBeLessThan(500);
    }
  }
  if (election === undefined) return;
  const { totalCost } = count(election, {
    ...recommendedSettings(election),
    completion: 'greedy',
  });
  expect(totalCost).toBeLessThanOrEqual(election.budget);
}

/** A text with a few of its parts cut out, doubled or replaced. */
function damaged(text: string): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    '',
    ';',
    ',',
    '"',
    '\n',
    '\r',
    '-',
    '0',
    '.',
    'P1',
    'META',
    '\u0000',
    'ñ',
    '__proto__',
  );
  const edit = fc.record({ at: fc.nat({ max: text.length }), cut: fc.nat({ max: 12 }), piece });
  return fc
    .array(edit, { minLength: 1, maxLength: 6 })
    .map((edits) =>
      edits.reduce(
        (now, { at, cut, piece: put }) => now.slice(0, at) + put + now.slice(at + cut),
        text,
      ),
    );
}

test('a damaged Pabulib file', () => {
  fc.assert(
    fc.property(damaged(fileOf()), (text) => expectAnswer(readPabulib(text))),
    { numRuns: 2000 },
  );
});

test('a damaged table', () => {
  fc.assert(
    fc.property(damaged(tableTemplateCsv()), (text) => expectAnswer(readTableCsv(text))),
    { numRuns: 2000 },
  );
});

test('any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expectAnswer(readPabulib(bytes));
      expectAnswer(readTableCsv(bytes));
    }),
  );
});

test('any cells', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constantFrom('id', 'costo', 'voto_id', 'proyectos', 'monto', 'P1', 'x', ''),
    fc.string({ maxLength: 5 }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const sheet = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(sheet, sheet, sheet, (datos, proyectos, votos) =>
      expectAnswer(readTables({ datos, proyectos, votos })),
    ),
    { numRuns: 2000 },
  );
});

test('ids and keys that every object knows are only text', () => {
  const file = fileOf()
    .replaceAll('P1', '__proto__')
    .replaceAll('P2', 'constructor')
    .replace('currency;CLP', '__proto__;x');
  const { election } = readPabulib(file);
  expect(election?.projects.map((project) => project.id)).toEqual([
    '__proto__',
    'constructor',
    'P3',
  ]);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test('a megabyte of quotes, of semicolons and of line breaks ends quickly', () => {
  for (const character of ['"', ';', '\n', '\r', ',']) {
    const long = character.repeat(1_000_000);
    expectAnswer(readPabulib(`META\n${long}`));
    expectAnswer(readTableCsv(`DATOS\n${long}`));
  }
});
