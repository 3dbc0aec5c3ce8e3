// Changes: another cost is asked of its author before anything is feasible, and her text holds until she accepts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumOfLines } from '../../proposals/rules/index.ts';
import {
  type AskedCost,
  costFound,
  decideChangeAnswer,
  isSameText,
  needsChange,
} from './changes.ts';
import { costOf } from './cost.ts';

const until = new Date('2026-12-01T02:59:59.999Z');
const codeOf = (answer: 'accepted' | 'objected', position: string, more: object = {}) => {
  const decided = decideChangeAnswer(
    { answer, position },
    { isAuthor: true, until, now: until, ...more },
  );
  return decided.ok ? 'ok' : decided.error.code;
};

test('is answered by its author until the last instant, and an objection says why', () => {
  expect(codeOf('accepted', '')).toBe('ok');
  expect(codeOf('objected', 'Ocho alcanzan.')).toBe('ok');
  expect(codeOf('objected', '')).toBe('review/position-missing');
  expect(codeOf('accepted', '', { isAuthor: false })).toBe('review/author-only');
  expect(codeOf('accepted', '', { now: new Date(until.getTime() + 1) })).toBe('review/change-over');
});

test('another cost needs an answer of its author, whichever; an answer about another cost is none', () => {
  const given: AskedCost = { foundClp: 9_000_000, proposedClp: 8_000_000, asked: [] };
  const asked = (costClp: number, answer: 'objected' | 'silent' | null) =>
    needsChange({ ...given, asked: [{ costClp, answer }] });
  expect(needsChange(given)).toBe(true);
  expect(needsChange({ ...given, foundClp: undefined })).toBe(false);
  expect(needsChange({ ...given, foundClp: 8_000_000 })).toBe(false);
  expect(asked(9_000_000, 'objected')).toBe(false);
  expect(asked(9_000_000, 'silent')).toBe(false);
  expect(asked(9_000_000, null)).toBe(true);
  expect(asked(8_500_000, 'objected')).toBe(true);
});

test('the cost that was found says the same sum as its lines, contingency among them', () => {
  const line = fc.record({
    name: fc.constant('Luminaria'),
    unit: fc.constant('unidad'),
    quantity: fc.integer({ min: 1, max: 100_000 }),
    unitClp: fc.integer({ min: 1, max: 5_000_000 }),
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 0, max: 500 }),
      (lines, permille) => {
        const found = costFound(lines, permille, 'Imprevistos');
        expect(found?.costClp).toBe(costOf(lines, permille));
        const said = found?.costLines ?? [];
        if (said.length > 0) expect(sumOfLines(said)).toBe(found?.costClp);
        expect(said.length).toBeLessThanOrEqual(20);
      },
    ),
  );
  expect(costFound([], 100, 'Imprevistos')).toBeUndefined();
});

test('the same words at the same cost are no change', () => {
  const one = {
    ...{ title: 'Luces', need: 'n', description: 'd', beneficiaries: '', place: 'p' },
    ...{ costClp: 1, costLines: [] },
  };
  expect(isSameText(one, { ...one })).toBe(true);
  expect(isSameText(one, { ...one, place: 'q' })).toBe(false);
  expect(isSameText(one, { ...one, costClp: 2 })).toBe(false);
});
