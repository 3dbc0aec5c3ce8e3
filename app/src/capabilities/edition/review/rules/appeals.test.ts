// Appeals: their term in the time of the territory, once for a proposal, and decided by somebody else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn, isBusinessDay } from '../../../ground/territories/rules/index.ts';
import {
  type Appealable,
  appealOpenUntil,
  decideAppealAnswer,
  decideAppealFiled,
} from './appeals.ts';

const zones = [
  'America/Santiago',
  'America/Coyhaique',
  'America/Punta_Arenas',
  'Pacific/Easter',
] as const;
// Wednesday 25 November 2026, at noon in Santiago.
const publishedAt = new Date('2026-11-25T15:00:00Z');
const published: Appealable = {
  outcome: 'not-feasible',
  publishedAt,
  hasAppeal: false,
  timeZone: 'America/Santiago',
  businessDays: 3,
};
const filed = { isAuthor: true, reason: 'La franja es municipal.', now: publishedAt };
const codeOf = (given: Partial<Appealable>, more: Partial<typeof filed> = {}) => {
  const decided = decideAppealFiled({ ...published, ...given }, { ...filed, ...more });
  return decided.ok ? 'ok' : decided.error.code;
};

describe('the term', () => {
  test('ends with the last second of its day in each of the zones of Chile', () => {
    const until = zones.map((zone) => appealOpenUntil(zone, publishedAt, 3).toISOString());
    // Monday 30 November: -03 on the mainland in summer, in Aysén and Magallanes always; -05 on Easter Island.
    expect(until).toEqual([
      '2026-12-01T02:59:59.999Z',
      '2026-12-01T02:59:59.999Z',
      '2026-12-01T02:59:59.999Z',
      '2026-12-01T04:59:59.999Z',
    ]);
  });

  test('of an appeal at 23:59 on Easter Island is not over, though in Santiago it is the next day', () => {
    const now = new Date('2026-12-01T04:59:00Z');
    expect(codeOf({ timeZone: 'Pacific/Easter' }, { now })).toBe('ok');
    expect(codeOf({}, { now })).toBe('review/appeal-late');
  });

  test('differs in winter between Aysén and the mainland by the hour that only one of them turns back', () => {
    const winter = new Date('2026-07-20T15:00:00Z');
    const [santiago, aysen] = ['America/Santiago', 'America/Coyhaique'].map((zone) =>
      appealOpenUntil(zone, winter, 2).getTime(),
    );
    expect((santiago ?? 0) - (aysen ?? 0)).toBe(3_600_000);
  });

  test('is over one thousandth of a second later, and says when and where it ended', () => {
    const until = appealOpenUntil('Pacific/Easter', publishedAt, 3);
    const at = { ...published, timeZone: 'Pacific/Easter' };
    const late = decideAppealFiled(at, { ...filed, now: new Date(until.getTime() + 1) });
    expect(late).toEqual({
      ok: false,
      error: { code: 'review/appeal-late', until, timeZone: 'Pacific/Easter' },
    });
    expect(decideAppealFiled(at, { ...filed, now: until })).toEqual({
      ok: true,
      value: { openUntil: until },
    });
  });
});

test('the term ends on a business day there and holds that many of them, whenever it was published', () => {
  const instants = fc.date({
    min: new Date('2026-01-05T00:00:00Z'),
    max: new Date('2027-06-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(
      instants,
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 20 }),
      (at, zone, days) => {
        const until = appealOpenUntil(zone, at, days);
        const last = dayIn(zone, until);
        expect(isBusinessDay(last)).toBe(true);
        expect(dayIn(zone, new Date(until.getTime() + 1)) > last).toBe(true);
        let count = 0;
        for (
          let day = new Date(`${dayIn(zone, at)}T12:00:00Z`);
          day.toISOString().slice(0, 10) < last;
        ) {
          day = new Date(day.getTime() + 86_400_000);
          if (isBusinessDay(day.toISOString().slice(0, 10))) count += 1;
        }
        expect(count).toBe(days);
      },
    ),
    { numRuns: 60 },
  );
});

test('only a published no is appealed against, once, by its author, with a reason, where the bases have appeals', () => {
  expect(codeOf({})).toBe('ok');
  expect(codeOf({}, { isAuthor: false })).toBe('review/author-only');
  expect(codeOf({ hasAppeal: true })).toBe('review/appeal-already');
  expect(codeOf({ outcome: 'feasible' })).toBe('review/appeal-nothing');
  expect(codeOf({ publishedAt: null })).toBe('review/appeal-nothing');
  expect(codeOf({ businessDays: 0 })).toBe('review/appeal-none');
  expect(codeOf({}, { reason: '' })).toBe('review/appeal-reason-missing');
});

test('a rejection has its reason and its norm; what is upheld has its reason', () => {
  const code = (outcome: 'upheld' | 'rejected', answer: string, norm: string) => {
    const decided = decideAppealAnswer({ outcome, answer, norm });
    return decided.ok ? 'ok' : decided.error.code;
  };
  expect(code('rejected', 'Porque no.', 'ley-18695')).toBe('ok');
  expect(code('rejected', 'Porque no.', '')).toBe('review/appeal-norm-missing');
  expect(code('upheld', 'Es municipal.', '')).toBe('ok');
  expect(code('upheld', '', '')).toBe('review/appeal-answer-missing');
});
