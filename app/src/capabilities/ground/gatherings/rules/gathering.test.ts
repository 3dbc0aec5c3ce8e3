import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  doorOpensAt,
  type GatheringEvent,
  type GatheringState,
  gatheringEvents,
  gatheringStates,
  kindsOf,
  mayClose,
  mayPublish,
  next,
  type Publication,
  slugsFor,
} from './gathering.ts';

const NOW = new Date('2026-11-25T15:00:00Z');
const LATER = new Date('2026-12-05T21:30:00Z');

function codeOf<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }) {
  return result.ok ? 'ok' : result.error.code;
}

/** What each state does with each event, said a second time and by hand. */
const told: Readonly<Record<GatheringState, string>> = {
  draft: 'edit>draft delete>draft publish>published',
  published:
    'amend>published postpone>postponed move>published cancel>cancelled close>held register>published withdraw>published enter>published note>published',
  postponed: 'move>published cancel>cancelled withdraw>postponed',
  cancelled: '',
  held: 'write>held approve>approved enter>held note>held',
  approved: 'write>approved approve>approved correct>approved follow>approved',
};

describe('a gathering', () => {
  test.each(gatheringStates)(
    'that is %s moves by its own events, and refuses every other by its name',
    (state) => {
      const moves = new Map(
        told[state]
          .split(' ')
          .filter((one) => one !== '')
          .map((one) => one.split('>') as [GatheringEvent, GatheringState]),
      );
      for (const event of gatheringEvents) {
        const result = next(state, event);
        const to = moves.get(event);
        expect([event, result]).toEqual([
          event,
          to === undefined
            ? { ok: false, error: { code: `gatherings/is-${state}` } }
            : { ok: true, value: to },
        ]);
      }
    },
  );

  test('whatever is done with it: no minutes before it was held, and nothing comes back from cancelled', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...gatheringEvents), { maxLength: 40 }), (events) => {
        let state: GatheringState = 'draft';
        const seen: GatheringState[] = [state];
        for (const event of events) {
          const to = next(state, event);
          if (!to.ok) continue;
          if (event === 'write' || event === 'approve') expect(seen).toContain('held');
          if (event === 'register') expect(state).toBe('published');
          state = to.value;
          seen.push(state);
        }
        const cancelledAt = seen.indexOf('cancelled');
        if (cancelledAt >= 0) expect(seen.length).toBe(cancelledAt + 1);
        if (seen.includes('approved')) expect(seen.at(-1)).toBe('approved');
        const firstHeld = seen.indexOf('held');
        if (firstHeld >= 0) expect(seen.slice(0, firstHeld)).toContain('published');
      }),
      { numRuns: 2000 },
    );
  });

  test('is held only once it has begun, and its door opens three hours before', () => {
    expect(codeOf(mayClose(LATER, NOW))).toBe('gatherings/not-begun');
    expect(codeOf(mayClose(NOW, NOW))).toBe('ok');
    expect(doorOpensAt(LATER)).toEqual(new Date('2026-12-05T18:30:00Z'));
  });

  test('of an organisation is an assembly, a workshop or an encounter', () => {
    expect(kindsOf('organization')).toEqual(['assembly', 'workshop', 'encounter']);
    expect(kindsOf('institution')).toContain('sitting');
  });
});

describe('a call', () => {
  const given: Publication = {
    kind: 'assembly',
    level: 'consultation',
    startsAt: LATER,
    threshold: undefined,
    backedBy: undefined,
    now: NOW,
  };
  const of = (change: Partial<Publication>) => codeOf(mayPublish({ ...given, ...change }));

  test('says that it decides only if it is a sitting or a later room vouches for it', () => {
    expect(of({})).toBe('ok');
    for (const kind of kindsOf('institution')) {
      expect([kind, of({ kind, level: 'decision' })]).toEqual([
        kind,
        kind === 'sitting' ? 'ok' : 'gatherings/decision-not-backed',
      ]);
    }
    expect(of({ level: 'decision', backedBy: 'Acuerdo 12 del Concejo' })).toBe('ok');
  });

  test('of a hearing that people ask for waits for as many as its norm says', () => {
    const threshold = { count: 100, askedCount: 99, norm: 'Ordenanza 3' };
    expect(mayPublish({ ...given, kind: 'hearing', threshold })).toEqual({
      ok: false,
      error: { code: 'gatherings/threshold-not-reached', missing: 1 },
    });
    expect(of({ kind: 'hearing', threshold: { ...threshold, askedCount: 100 } })).toBe('ok');
  });

  test('is for an hour to come', () => {
    expect(of({ startsAt: NOW })).toBe('gatherings/in-the-past');
  });

  test('has an address of its title, and further ones without end', () => {
    const first = (title: string, count: number) => {
      const slugs = slugsFor(title);
      return Array.from({ length: count }, () => slugs.next().value);
    };
    expect(first('asamblea de pudeto', 2)).toEqual(['asamblea-de-pudeto', 'asamblea-de-pudeto-2']);
    expect(first('', 1)).toEqual(['reunion']);
    expect(first('pase', 1)).toEqual(['pase-2']);
    expect(first('constancias', 1)).toEqual(['constancias-2']);
  });
});
