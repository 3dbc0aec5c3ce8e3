// When a list may be frozen, as sentences.
import { expect, test } from 'vitest';
import { decideFreezing, type Freezing, waits } from './freezing.ts';

const ready: Freezing = {
  isArchived: false,
  isHalted: false,
  stage: undefined,
  isFrozen: false,
  today: '2027-03-01',
  from: '2027-03-01',
  waiting: [],
  withoutProposal: [],
  unresolved: [],
  count: 2,
  narrow: undefined,
};
const said = (more: Partial<Freezing>) => {
  const decided = decideFreezing({ ...ready, ...more });
  return decided.ok ? 'yes' : decided.error.code.replace('ballot-list/', '');
};
const narrow = { code: 'editions/slate-without-choice', leastClp: 1, amountClp: 2 } as const;
const waiting = waits.map((why, at) => ({ number: at + 1, title: 'Plaza', why }));

test.each<readonly [string, Partial<Freezing>, string]>([
  ['from the first day of the ballot list on', {}, 'yes'],
  ['later than planned', { today: '2027-05-01' }, 'yes'],
  ['not a day before', { today: '2027-02-28' }, 'too-early'],
  ['not once the vote is open', { stage: 'voting-opened' }, 'vote-opened'],
  ['not of an edition that is over', { isArchived: true }, 'edition-over'],
  ['not while it is suspended or annulled', { isHalted: true }, 'edition-halted'],
  ['not twice', { isFrozen: true }, 'already-frozen'],
  ['not with one project', { count: 1 }, 'too-few'],
  ['not with one waiting', { waiting: waiting.slice(0, 1) }, 'still-waits'],
  ['not with a project nobody proposed', { withoutProposal: ['Sede'] }, 'without-proposal'],
  [
    'not with a conflict that the slate does not know',
    { unresolved: [[3, 8]] },
    'relations-unresolved',
  ],
  ['not when its vote could not open', { narrow }, 'too-narrow'],
])('%s', (_, more, code) => {
  expect(said(more)).toBe(code);
});

test('its moment is told before what is missing, and what waits before what it would add up to', () => {
  expect(said({ today: '2027-01-01', waiting, narrow })).toBe('too-early');
  expect(said({ waiting, count: 0, narrow })).toBe('still-waits');
});

test('what waits is named by number, twelve at most', () => {
  const many = Array.from({ length: 30 }, (_, at) => ({
    number: at + 1,
    title: 'Plaza',
    why: 'sent' as const,
  }));
  expect(decideFreezing({ ...ready, waiting: many })).toEqual({
    ok: false,
    error: {
      code: 'ballot-list/still-waits',
      count: 30,
      numbers: '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12',
    },
  });
  expect(decideFreezing({ ...ready, unresolved: [[3, 8]] })).toMatchObject({
    error: { pairs: '3–8' },
  });
});
