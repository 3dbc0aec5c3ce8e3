import { describe, expect, test } from 'vitest';
import { options, placed, scale, written } from '../testing/questions.ts';
import { networkOf } from './network.ts';
import { checkQuestion, isInEnglish } from './question.ts';
import { mayAnswer, mayPublish, slugsFor, stateAt, surveyStates } from './survey.ts';
import { wording } from './wording.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 25, hour));
const hours = { opensAt: at(10), closesAt: at(12), resultsAt: at(14) };

describe('a survey', () => {
  test('is in the state that the clock says, each beginning at its instant', () => {
    const states = [9, 10, 11, 12, 13, 14].map((hour) => stateAt(hours, at(hour)));
    expect(states).toEqual(['announced', 'open', 'open', 'counting', 'counting', 'closed']);
    expect(stateAt(undefined, at(11))).toBe('draft');
  });

  test('that takes no paper is closed when it closes', () => {
    expect(stateAt({ ...hours, resultsAt: hours.closesAt }, hours.closesAt)).toBe('closed');
  });

  test('is answered on the web while it is open, and on paper until its results are public', () => {
    const may = (isPaper: boolean) => surveyStates.filter((state) => mayAnswer(state, isPaper).ok);
    expect(may(false)).toEqual(['open']);
    expect(may(true)).toEqual(['open', 'counting']);
    expect(mayAnswer('announced', false)).toMatchObject({
      error: { code: 'surveys/not-open-yet' },
    });
    expect(mayAnswer('closed', false)).toMatchObject({ error: { code: 'surveys/closed' } });
    expect(mayAnswer('closed', true)).toMatchObject({ error: { code: 'surveys/results-public' } });
  });

  test('is published with questions, for hours to come, at most a year', () => {
    const asked = { ...hours, questionsCount: 1, now: at(9) };
    const codeOf = (change: Partial<typeof asked>) => {
      const may = mayPublish({ ...asked, ...change });
      return may.ok ? 'ok' : may.error.code;
    };
    expect(codeOf({})).toBe('ok');
    expect(codeOf({ now: at(11) })).toBe('ok');
    expect(codeOf({ questionsCount: 0 })).toBe('surveys/no-questions');
    expect(codeOf({ closesAt: at(10) })).toBe('surveys/closes-too-soon');
    expect(codeOf({ now: at(12) })).toBe('surveys/closes-too-soon');
    expect(codeOf({ closesAt: new Date('2027-12-01T00:00:00Z') })).toBe('surveys/closes-too-late');
  });

  test('has an address of its title, and further ones without end', () => {
    const first = (title: string, count: number) => {
      const slugs = slugsFor(title);
      return Array.from({ length: count }, () => slugs.next().value);
    };
    expect(first('tu plaza', 3)).toEqual(['tu-plaza', 'tu-plaza-2', 'tu-plaza-3']);
    expect(first('', 1)).toEqual(['encuesta']);
    expect(first('nueva', 1)).toEqual(['nueva-2']);
    expect(first('a'.repeat(90), 1)[0]).toHaveLength(60);
    expect(first(`${'a'.repeat(59)} b`, 1)[0]).toBe('a'.repeat(59));
  });

  test('is in English when all of it is', () => {
    const survey = { title: wording('Uno', 'One'), purpose: wording('Para', 'For') };
    expect(isInEnglish(survey, placed(written()))).toBe(true);
    expect(isInEnglish(survey, placed(written({ options: options(2) })))).toBe(false);
    expect(isInEnglish({ ...survey, purpose: wording('Para') }, [])).toBe(false);
  });
});

describe('a question', () => {
  const codeOf = (question: ReturnType<typeof written>) => {
    const checked = checkQuestion(question);
    return checked.ok ? 'ok' : checked.error.code;
  };

  test('of options has two to twelve, all different', () => {
    expect(codeOf(written({ options: options(12) }))).toBe('ok');
    expect(codeOf(written({ options: options(1) }))).toBe('surveys/options-wrong');
    expect(codeOf(written({ kind: 'order', options: options(13) }))).toBe('surveys/options-wrong');
    expect(codeOf(written({ options: [wording('Sí'), wording('SÍ')] }))).toBe(
      'surveys/option-twice',
    );
  });

  test('of a scale has two ends and three to ten points', () => {
    expect([2, 3, 10, 11].map((to) => codeOf(scale(to)))).toEqual([
      'surveys/scale-wrong',
      'ok',
      'ok',
      'surveys/scale-wrong',
    ]);
    expect(codeOf(scale(5, { options: options(1) }))).toBe('surveys/scale-wrong');
  });

  test('of a test has its right option among its own', () => {
    expect(codeOf(written({ right: { option: 2, points: 1 } }))).toBe('ok');
    expect(codeOf(written({ right: { option: 3, points: 1 } }))).toBe('surveys/right-option-wrong');
    expect(codeOf(written({ kind: 'many', right: { option: 1, points: 1 } }))).toBe(
      'surveys/right-option-wrong',
    );
  });

  test('groups only where everybody chooses one', () => {
    expect(codeOf(written({ isGrouping: true, isRequired: true }))).toBe('ok');
    expect(codeOf(written({ isGrouping: true }))).toBe('surveys/grouping-wrong');
    expect(codeOf(scale(3, { isGrouping: true, isRequired: true }))).toBe('surveys/grouping-wrong');
  });
});

test.each([
  ['190.12.3.4', '190.12.3.4'],
  ['::ffff:190.12.3.4', '190.12.3.4'],
  ['2800:150:10a:1::1', '2800:150:10a:1'],
  ['2800:150:10a:1:ffff:ffff:ffff:ffff', '2800:150:10a:1'],
  ['2800:0150:010A:0001::9', '2800:150:10a:1'],
  ['2800::1', '2800:0:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['unknown', 'unknown'],
])('the network of %s is %s', (peer, network) => {
  expect(networkOf(peer)).toBe(network);
});
