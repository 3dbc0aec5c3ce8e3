// Gathering problems: order, limits, and what is quoted.
import { expect, test } from 'vitest';
import { createProblemList } from './problem-list.ts';
import { listedProblemsLimit } from './problems.ts';

test('a new list has no problem', () => {
  const list = createProblemList();
  expect(list.hasErrors()).toBe(false);
  expect(list.toProblems()).toEqual({ problems: [], more: { errors: 0, warnings: 0 } });
});

test('a warning is no error', () => {
  const list = createProblemList();
  list.warn('not-utf8', {});
  expect(list.hasErrors()).toBe(false);
  list.error('no-ballots', {});
  expect(list.hasErrors()).toBe(true);
});

test('errors come first, then warnings, each from the top of the file down', () => {
  const list = createProblemList();
  list.warn('not-utf8', {}, { line: 1 });
  list.error('no-ballots', {}, { line: 9 });
  list.error('no-projects', {}, { line: 4 });
  list.error('empty-file', {});
  expect(list.toProblems().problems.map((problem) => problem.code)).toEqual([
    'empty-file',
    'no-projects',
    'no-ballots',
    'not-utf8',
  ]);
});

test('problems of sheets stay together by sheet', () => {
  const list = createProblemList();
  list.error('missing-project-id', {}, { sheet: 'Proyectos', line: 9 });
  list.error('no-ballots', {}, { sheet: 'Votos', line: 1 });
  list.error('missing-project-id', {}, { sheet: 'Proyectos', line: 3 });
  expect(list.toProblems().problems.map((problem) => `${problem.sheet} ${problem.line}`)).toEqual([
    'Proyectos 3',
    'Proyectos 9',
    'Votos 1',
  ]);
});

test('beyond the limit problems are counted, by severity', () => {
  const list = createProblemList();
  for (let line = 1; line <= listedProblemsLimit + 3; line++) {
    list.warn('repeated-voter', { found: 'v', firstLine: 1 }, { line });
  }
  list.error('no-projects', {});
  const { problems, more } = list.toProblems();
  expect(problems).toHaveLength(listedProblemsLimit + 1);
  expect(more).toEqual({ errors: 0, warnings: 3 });
});

test('texts found are cut at sixty characters and lose controls and line breaks', () => {
  const list = createProblemList();
  list.error('unknown-vote-type', { found: `a\r\n\u0000b${'ñ'.repeat(100)}` });
  const [problem] = list.toProblems().problems;
  expect(problem?.params).toEqual({ found: `a b${'ñ'.repeat(57)}…` });
});

test('an emoji is not cut in two', () => {
  const list = createProblemList();
  list.error('unknown-vote-type', { found: '😀'.repeat(80) });
  const [problem] = list.toProblems().problems;
  expect(problem?.params).toEqual({ found: `${'😀'.repeat(60)}…` });
});
