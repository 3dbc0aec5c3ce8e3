// A lot in every state against everything that can be tried on it, and what chance may say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { announcement, later, NOW } from '../testing/given.ts';
import {
  entropyOfThrows,
  hashAnnouncement,
  judgeNotice,
  judgePublicDraw,
  judgeThrow,
  judgeWithdrawal,
  type Lot,
  parseDrawnNumbers,
  parseFace,
  stateOfLot,
} from './lot-draw.ts';

const held = later(90);
const at = { announced: NOW, open: held, drawn: later(120), withdrawn: later(120) };

function lot(more: Partial<Lot> = {}): Lot {
  return {
    ...announcement({ heldAt: held }),
    id: 'x',
    listSha256: '',
    announcementSha256: '',
    announcedAt: NOW,
    throws: [],
    withdrawn: undefined,
    drawn: undefined,
    ...more,
  };
}

const drawn = { at: later(100), entropy: '1', order: [] };
const withdrawn = { at: later(1), reason: 'x' };
const draw = { kind: 'public-draw', source: 'Loto', url: undefined } as const;

test('a lot waits for its hour to the millisecond', () => {
  expect(stateOfLot(lot(), new Date(held.getTime() - 1))).toBe('announced');
  expect(stateOfLot(lot(), held)).toBe('open');
  expect(stateOfLot(lot({ drawn }), NOW)).toBe('drawn');
  expect(stateOfLot(lot({ withdrawn }), held)).toBe('withdrawn');
});

const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code ?? 'ok';

test.each([
  ['announced', {}, 'records/lot-not-yet', 'records/lot-not-yet', 'ok'],
  ['open', {}, 'ok', 'records/lot-of-another-kind', 'records/lot-begun'],
  ['open', { entropy: draw }, 'records/lot-of-another-kind', 'ok', 'records/lot-begun'],
  ['drawn', { drawn }, 'records/lot-drawn', 'records/lot-drawn', 'records/lot-drawn'],
  [
    'withdrawn',
    { withdrawn },
    'records/lot-withdrawn',
    'records/lot-withdrawn',
    'records/lot-withdrawn',
  ],
] as const)('in state %s %j: throw, draw and withdrawal', (state, more, thrown, drew, withdrew) => {
  const one = lot(more);
  expect(codeOf(judgeThrow(one, 1, at[state]))).toBe(thrown);
  expect(codeOf(judgePublicDraw(one, at[state]))).toBe(drew);
  expect(codeOf(judgeWithdrawal(one, at[state]))).toBe(withdrew);
});

test('throws are written one after the other, each once', () => {
  const begun = lot({ throws: [3, 5] });
  expect(judgeThrow(begun, 3, held).ok).toBe(true);
  expect(judgeThrow(begun, 2, held)).toEqual({
    ok: false,
    error: { code: 'records/throw-taken', position: 2, face: 5 },
  });
  for (const position of [0, 4, 21, -1]) {
    expect(judgeThrow(begun, position, held)).toEqual({
      ok: false,
      error: { code: 'records/throw-out-of-turn', position: 3 },
    });
  }
});

test('there is an hour between the announcement and the act', () => {
  expect(judgeNotice(later(60), NOW).ok).toBe(true);
  expect(codeOf(judgeNotice(new Date(later(60).getTime() - 1), NOW))).toBe('records/lot-too-soon');
});

test('a face is one to six', () => {
  expect(['1', '6', '0', '7', '', ' 3', '3.0', '33', undefined].map(parseFace)).toEqual([
    1,
    6,
    ...Array(7).fill(undefined),
  ]);
});

test('the entropy is there with the twentieth throw and not before', () => {
  expect(entropyOfThrows(Array(19).fill(6))).toBeUndefined();
  expect(entropyOfThrows(Array(20).fill(6))).toBe('6'.repeat(20));
});

test('numbers of a draw are one text however they are typed', () => {
  for (const typed of ['3 11 17 22 34', '03-11-17-22-34', ' 3, 11, 17; 22. 34 ', '3–11–17–22–34']) {
    expect(parseDrawnNumbers(typed)).toBe('3-11-17-22-34');
  }
  expect(parseDrawnNumbers('0 00 1 2 3')).toBe('0-0-1-2-3');
  for (const wrong of [
    '',
    '1 2 3 4',
    'uno 2 3 4 5',
    '1 2 3 4 5 x',
    Array(61).fill('1').join(' '),
  ]) {
    expect(parseDrawnNumbers(wrong)).toBeUndefined();
  }
  fc.assert(
    fc.property(fc.array(fc.nat(99), { minLength: 5, maxLength: 60 }), (numbers) => {
      expect(parseDrawnNumbers(numbers.join(' '))).toBe(numbers.join('-'));
    }),
  );
});

test('the announcement is hashed whole, names included', async () => {
  const one = announcement({ label: 'L' });
  const whole = await hashAnnouncement(one);
  const [first, ...rest] = one.list;
  const changed = [
    { ...one, label: 'M' },
    { ...one, purpose: 'otra' },
    { ...one, place: 'otro' },
    { ...one, heldAt: later(91) },
    { ...one, list: [{ ...first, id: 'P1', name: 'Otro nombre' }, ...rest] },
    { ...one, list: [...one.list].reverse() },
    { ...one, entropy: draw },
    { ...one, observers: [one.observers[1], one.observers[0]] as const },
  ];
  for (const other of changed) expect(await hashAnnouncement(other)).not.toBe(whole);
  expect(await hashAnnouncement({ ...one })).toBe(whole);
});
