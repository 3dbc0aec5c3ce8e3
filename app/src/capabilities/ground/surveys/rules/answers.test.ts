import { describe, expect, test } from 'vitest';
import { options, placed, scale, written } from '../testing/questions.ts';
import { readAnswers, scoreOf } from './answers.ts';
import type { Question } from './question.ts';

function read(questions: readonly Question[], typed: Record<string, string>, isPaper = false) {
  const { answers, problems } = readAnswers(questions, typed, isPaper);
  return {
    answers: [...answers.values()],
    problems: problems.map(({ code, field }) => `${field} ${code}`),
  };
}

describe('a form that was answered', () => {
  test('gives an option, several, a point, a text and an order', () => {
    const questions = placed(
      written(),
      written({ kind: 'many', options: options(3) }),
      scale(5),
      written({ kind: 'short-text', options: [] }),
      written({ kind: 'order', options: options(3) }),
    );
    const typed = {
      p1: '2',
      'p2-1': '1',
      'p2-3': '1',
      p3: '5',
      p4: '  La  plaza\u202e ',
      'p5-1': '3',
      'p5-2': '1',
      'p5-3': '2',
    };
    expect(read(questions, typed)).toEqual({
      answers: [
        { kind: 'options', options: [2] },
        { kind: 'options', options: [1, 3] },
        { kind: 'options', options: [5] },
        { kind: 'text', text: 'La plaza' },
        { kind: 'places', places: [3, 1, 2] },
      ],
      problems: [],
    });
  });

  test('may leave empty what is not required, and keeps nothing of it', () => {
    const questions = placed(
      written(),
      written({ kind: 'long-text', options: [] }),
      written({ kind: 'order', options: options(2) }),
    );
    expect(read(questions, { p1: '', p2: ' \n ' })).toEqual({ answers: [], problems: [] });
  });

  test('is told what is missing, except on paper', () => {
    const questions = placed(
      written({ isRequired: true }),
      written({ kind: 'many', isRequired: true }),
    );
    expect(read(questions, {}).problems).toEqual(['p1 missing', 'p2 missing']);
    expect(read(questions, {}, true).problems).toEqual([]);
  });
});

describe('what no form of ours sends', () => {
  test.each(['0', '3', '-1', '1.5', 'x', '01', '٢', '1e1'])(
    'cannot choose option «%s» of two',
    (typed) => {
      expect(read(placed(written()), { p1: typed }).problems).toEqual(['p1 unknown-option']);
    },
  );

  test('cannot choose a point above its scale', () => {
    expect(read(placed(scale(3)), { p1: '4' }).problems).toEqual(['p1 unknown-option']);
    expect(read(placed(scale(10)), { p1: '10' }).problems).toEqual([]);
  });

  const wrongOrders: readonly (readonly [string, Record<string, string>])[] = [
    ['a place given twice', { 'p1-1': '1', 'p1-2': '1', 'p1-3': '2' }],
    ['an option without a place', { 'p1-1': '1', 'p1-2': '2' }],
    ['a place that there is not', { 'p1-1': '1', 'p1-2': '2', 'p1-3': '4' }],
  ];
  test.each(wrongOrders)('is no order with %s', (_, typed) => {
    const questions = placed(written({ kind: 'order', options: options(3) }));
    expect(read(questions, typed).problems).toEqual(['p1 places-wrong']);
  });

  test('has texts of a length that a person writes, the long ones with their lines', () => {
    const short = placed(written({ kind: 'short-text', options: [] }));
    const long = placed(written({ kind: 'long-text', options: [] }));
    expect(read(short, { p1: 'a'.repeat(200) }).problems).toEqual([]);
    expect(read(short, { p1: 'a'.repeat(201) }).problems).toEqual(['p1 too-long']);
    expect(read(long, { p1: 'a'.repeat(2001) }).problems).toEqual(['p1 too-long']);
    expect(read(long, { p1: 'uno\r\n\r\ndos\u0000' }).answers).toEqual([
      { kind: 'text', text: 'uno\n\ndos' },
    ]);
  });
});

describe('a test', () => {
  const right = (option: number, points: number) => written({ right: { option, points } });

  test('gives the points of what is right, out of all that there were', () => {
    const questions = placed(right(1, 2), right(2, 3), written());
    const { answers } = readAnswers(questions, { p1: '1', p2: '1', p3: '1' }, false);
    expect(scoreOf(questions, answers)).toEqual({ points: 2, outOf: 5 });
    expect(scoreOf(questions, new Map())).toEqual({ points: 0, outOf: 5 });
  });

  test('is none where nothing is right or wrong', () => {
    expect(scoreOf(placed(written()), new Map())).toBeUndefined();
  });
});
