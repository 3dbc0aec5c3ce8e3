// Every problem that only the checker tells has its sentence in both languages.
import { expect, test } from 'vitest';
import { checkPabulib } from '../checking/check-pieces.ts';
import type { CheckParams, CheckProblem } from '../reading/check-problems.ts';
import { fileWith } from '../testing/pabulib-text.ts';
import { checkSentence } from './check-sentences.ts';
import { problemSentence } from './sentences.ts';

const examples: { readonly [C in keyof CheckParams]: CheckParams[C] } = {
  'blank-lines': { count: 3 },
  'not-plain-utf8': { found: 'BOM' },
  'unknown-key': { found: 'idioma' },
  'unknown-column': { found: 'edad' },
  'order-differs': { found: 'unit', before: 'instance' },
  'value-missing': { what: 'unit' },
  'value-not-valid': { what: 'sex', found: 'X', expected: 'M, F, O' },
  'dates-reversed': { begin: '02.01.2026', end: '01.01.2026' },
  'list-blanks': { what: 'vote', found: 'P1, P2' },
  'no-votes-column': {},
  'project-score-differs': { what: 'P1', declared: '9', found: 8 },
  'project-without-votes': { what: 'P1' },
  'free-project': { what: 'P1' },
  'project-above-budget': { what: 'P1' },
  'all-projects-fit': {},
  'selected-above-budget': { cost: '1200', budget: '1000' },
  'unused-budget': { what: 'P1', left: '300' },
  'selected-against-rule': { what: 'P1', found: '0', expected: '1', rule: 'greedy' },
  'ballot-limit': { key: 'max_sum_points', limit: '3', found: '4', voter: 'v2' },
};

const codes = Object.keys(examples) as (keyof CheckParams)[];

test.each(codes)('%s is told in both languages, with its place and all that was found', (code) => {
  const place = { line: 12, section: 'VOTES' };
  const problem = { severity: 'warning', code, params: examples[code], ...place } as CheckProblem;
  const [spanish, english] = [checkSentence(problem, 'es-CL'), checkSentence(problem, 'en')];
  expect(spanish).toMatch(/^Línea 12 \(VOTES\): [^A-Z]/);
  expect(english).toMatch(/^Line 12 \(VOTES\): \S/);
  expect(spanish).not.toMatch(/\b(usted|escriba|agregue|revise|elija|guarde)\b/i);
  for (const sentence of [spanish, english]) {
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toMatch(/undefined|\[object|NaN|\$\{/);
    for (const value of Object.values(examples[code])) expect(sentence).toContain(String(value));
  }
});

test('what the reader tells is said as the reader says it', () => {
  const [problem] = checkPabulib(fileWith('v2', 'v2;P77')).problems;
  expect(problem?.code).toBe('unknown-project');
  expect(problem && checkSentence(problem, 'en')).toBe(
    problemSentence(
      {
        severity: 'error',
        code: 'unknown-project',
        params: { found: 'P77', voter: 'v2' },
        line: 23,
        section: 'VOTES',
      },
      'en',
    ),
  );
});

test('one line is told as one', () => {
  const problem = { severity: 'warning', code: 'blank-lines', params: { count: 1 } } as const;
  expect(checkSentence(problem, 'es-CL')).toMatch(/^El archivo tiene 1 línea en blanco/);
  expect(checkSentence(problem, 'en')).toMatch(/^The file has 1 blank line, /);
});
