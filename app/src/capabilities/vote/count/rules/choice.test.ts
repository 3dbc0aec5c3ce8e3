import { expect, test } from 'vitest';
import { choiceFrom, choiceQuery, filledChoice, recommendedChoice } from './choice.ts';

test('takes the known fields of an address, trims them and leaves out the blank ones', () => {
  const query = new URLSearchParams('rule=greedy&utility=%20cost%20&increment=&foo=1&ties=id');
  expect(choiceFrom(query)).toEqual({ rule: 'greedy', utility: 'cost', ties: 'id' });
});

test('a file in the place of a setting is not a setting', () => {
  const form = new FormData();
  form.set('rule', new File(['mes'], 'rule.txt'));
  expect(choiceFrom(form)).toEqual({});
});

test('an absurdly long setting is cut before anybody shows it', () => {
  const { rule } = choiceFrom(new URLSearchParams({ rule: 'x'.repeat(10_000) }));
  expect(rule).toHaveLength(40);
});

test('what no database takes as text never becomes a setting', () => {
  const settings = { rule: '\0', ties: 'i\0d', versus: `${'x'.repeat(39)}😀` };
  const choice = choiceFrom(new URLSearchParams(settings));
  expect(choice).toEqual({ ties: 'i d', versus: `${'x'.repeat(39)}\uFFFD` });
});

test('the address says only what is not recommended, and says it back', () => {
  const choice = { ...recommendedChoice, completion: 'none', increment: '500' };
  const query = choiceQuery(choice);
  expect(query).toEqual({ completion: 'none', increment: '500' });
  expect(filledChoice(choiceFrom(new URLSearchParams(query)))).toEqual(choice);
});

test('a lot of many lines is a list, and long; everything else stays short', () => {
  const lot = Array.from({ length: 300 }, (_, index) => `P${index}`);
  const given = new URLSearchParams({
    lot: `\n${lot.join(' \r\n')}\n`,
    minimumScore: '9'.repeat(90),
  });
  const choice = choiceFrom(given);
  expect(choice.lot?.split(',')).toEqual(lot);
  expect(choice.minimumScore).toHaveLength(40);
  expect(choiceQuery(choice).lot).toBe(choice.lot);
});
