// A norm holds on the days that its version covers, unless it was annulled, replaced, or is not of that time.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../territories/rules/index.ts';
import type { Validity } from './norm.ts';
import { endedBefore, type Life, overlap, stateOn, versionOn } from './validity.ts';

function span(from?: string, until?: string, endIsKnown = true): Validity {
  return { from, until, endIsKnown };
}

function life(versions: readonly Validity[], change: Partial<Life> = {}): Life {
  return { versions, dated: undefined, replacedFrom: undefined, isAnnulled: false, ...change };
}

describe('on a day', () => {
  const ordinance = life([span('2020-01-01', '2022-06-30'), span('2022-07-01')]);

  test('a norm is in force from its first day, without a gap between its versions', () => {
    expect(stateOn(ordinance, '2019-12-31')).toBe('not-yet');
    expect(stateOn(ordinance, '2020-01-01')).toBe('in-force');
    expect(stateOn(ordinance, '2022-06-30')).toBe('in-force');
    expect(stateOn(ordinance, '2022-07-01')).toBe('in-force');
    expect(versionOn(ordinance.versions, '2022-06-30')).toBe(ordinance.versions[0]);
    expect(versionOn(ordinance.versions, '2022-07-01')).toBe(ordinance.versions[1]);
  });

  test('one that ended holds until its last day, and no longer', () => {
    const ended = life([span('2020-01-01', '2020-12-31')]);
    expect(stateOn(ended, '2020-12-31')).toBe('in-force');
    expect(stateOn(ended, '2021-01-01')).toBe('ended');
  });

  test('one that is replaced holds until the other begins, though nobody wrote its end', () => {
    const replaced = life([span('2020-01-01')], { replacedFrom: '2025-06-01' });
    expect(stateOn(replaced, '2025-05-31')).toBe('in-force');
    expect(stateOn(replaced, '2025-06-01')).toBe('replaced');
    const unknown = life([span('2020-01-01')], { replacedFrom: null });
    expect(stateOn(unknown, '2020-01-01')).toBe('replaced');
  });

  test('one whose first day nobody knows is not in force before it was written', () => {
    const law = life([span()], { dated: '2011-01-01' });
    expect(stateOn(law, '2010-12-31')).toBe('not-yet');
    expect(stateOn(law, '2011-01-01')).toBe('in-force');
  });

  test('one of which nobody knows whether it holds is never said to be in force', () => {
    expect(stateOn(life([span(undefined, undefined, false)]), '2026-01-01')).toBe('unknown');
    expect(stateOn(life([]), '2026-01-01')).toBe('unknown');
  });

  test('one that was annulled holds on no day', () => {
    const annulled = life([span('2020-01-01')], { isAnnulled: true });
    expect(stateOn(annulled, '2021-01-01')).toBe('annulled');
  });

  test('between two versions apart it does not hold', () => {
    const apart = life([span('2020-01-01', '2020-12-31'), span('2022-01-01')]);
    expect(stateOn(apart, '2021-06-01')).toBe('ended');
  });
});

const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-01-01', count));
const anySpan = fc
  .tuple(fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined }))
  .filter(([from, until]) => from === undefined || until === undefined || from <= until)
  .map(([from, until]) => span(from, until));
const days = Array.from({ length: 80 }, (_, index) => addDays('2025-12-22', index));
const covered = (one: Validity) => days.filter((on) => versionOn([one], on) !== undefined);

test('two spans overlap when they have a day in common, as counting the days says', () => {
  fc.assert(
    fc.property(anySpan, anySpan, (one, other) => {
      const shared = covered(one).filter((on) => covered(other).includes(on));
      expect(overlap(one, other)).toBe(shared.length > 0);
      expect(overlap(other, one)).toBe(overlap(one, other));
    }),
  );
});

test('a version that ends so that another begins leaves no day double and no day bare', () => {
  fc.assert(
    fc.property(anySpan, day, (open, from) => {
      const until = endedBefore(open, from);
      if (until === undefined) {
        expect(open.until !== undefined || (open.from ?? '') >= from).toBe(true);
        return;
      }
      expect(overlap({ ...open, until }, span(from))).toBe(false);
      expect(addDays(until, 1)).toBe(from);
    }),
  );
});
