import { expect, test } from 'vitest';
import type { WorkbookProblem } from '../workbook.ts';
import { errorWords, warningWords } from './problem-words.ts';

const noMore = { errors: 0, warnings: 0 };

const workbookProblems: readonly (readonly [WorkbookProblem, RegExp, RegExp])[] = [
  [
    { code: 'workbook-too-big', bytes: 66_000_000, limit: 64_000_000 },
    /66\sMB.*64\sMB.*CSV/,
    /66\sMB.*64\sMB.*CSV/,
  ],
  [{ code: 'workbook-bomb' }, /crece miles de veces/, /grows thousands of times/],
  [{ code: 'workbook-damaged' }, /dañada o incompleta/, /damaged or incomplete/],
  [
    { code: 'sheet-missing', expected: 'Votos', found: 'Hoja1' },
    /«Votos».*Hoja1/,
    /“Votos”.*Hoja1/,
  ],
  [{ code: 'cell-formula', sheet: 'Votos', cell: 'B7' }, /«Votos», celda B7/, /“Votos”, cell B7/],
  [
    { code: 'cell-error', sheet: 'Votos', cell: 'B7', found: '#N/A' },
    /celda B7.*#N\/A/,
    /cell B7.*#N\/A/,
  ],
  [{ code: 'cells-merged', sheet: 'Votos', cell: 'B7' }, /celda B7.*Sepáralas/, /cell B7.*Unmerge/],
  [{ code: 'reader-not-loaded' }, /no hay conexión/, /no connection/],
];

test.each(workbookProblems)('%o is told in both languages', (problem, spanish, english) => {
  const file = { problems: [problem], more: noMore };
  expect(errorWords(file, 'es-CL').listed).toEqual([expect.stringMatching(spanish)]);
  expect(errorWords(file, 'en').listed).toEqual([expect.stringMatching(english)]);
  expect(warningWords(file, 'es-CL').listed).toEqual([]);
});

test('errors and warnings are told apart, and each says how many more there were', () => {
  const file = {
    problems: [
      { severity: 'error', code: 'no-ballots', params: {} },
      { severity: 'warning', code: 'not-utf8', params: {} },
    ],
    more: { errors: 1200, warnings: 3 },
  } as const;
  const errors = errorWords(file, 'es-CL');
  expect(errors.listed).toHaveLength(1);
  expect(errors.more).toBe('Y 1.200 más.');
  expect(warningWords(file, 'en').more).toBe('And 3 more.');
});
