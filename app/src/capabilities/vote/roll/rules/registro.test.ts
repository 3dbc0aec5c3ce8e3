import { canon } from '@minga/ballot';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RegistroEvent, registroOf, replay } from './registro.ts';
import { afterEvent, type RightEvent, type RightState, rightEvents } from './right.ts';

const commitmentOf = (place: number) => `${'A'.repeat(40)}${String(place).padStart(3, '0')}`;

/** What may happen to some rights, in the order in which it does. */
const histories = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...rightEvents)), {
    maxLength: 60,
  })
  .map((tried) => {
    const states = new Map<string, RightState>();
    const events: RegistroEvent[] = [];
    for (const [place, ev] of tried) {
      const c = commitmentOf(place);
      const after = afterEvent(states.get(c), ev);
      if (after === undefined) continue;
      states.set(c, after);
      events.push(ev === 'add' ? { c, ev, style: 'todos', assurance: 'list' } : { c, ev });
    }
    return { events, states };
  });

describe('the registro of a day', () => {
  test('tells whatever happened so that anybody comes to the same', () => {
    fc.assert(
      fc.property(histories, ({ events, states }) => {
        const leaves = registroOf('2027-04-01', events);
        const { rights, problems } = replay([], leaves);
        expect(problems).toEqual([]);
        expect(new Map([...rights].map(([c, { state }]) => [c, state]))).toEqual(states);
        expect(leaves.flatMap((leaf) => leaf.events)).toHaveLength(events.length);
      }),
    );
  });

  test('stands strictly in the order of rights and names in each part, and numbers its parts', () => {
    fc.assert(
      fc.property(histories, ({ events }) => {
        const leaves = registroOf('2027-04-01', events);
        for (const [at, leaf] of leaves.entries()) {
          expect([leaf.part, leaf.of]).toEqual([at + 1, leaves.length]);
          const keys = leaf.events.map(({ c, ev }) => `${c} ${ev}`);
          expect(keys).toEqual([...new Set(keys)].sort());
        }
      }),
    );
  });

  test('is split where it would not fit into a leaf', () => {
    const events = Array.from(
      { length: 3000 },
      (_, place): RegistroEvent => ({
        c: `${'B'.repeat(39)}${String(place).padStart(4, '0')}`,
        ev: 'issued',
      }),
    );
    const leaves = registroOf('2027-04-01', events);
    expect(leaves.length).toBeGreaterThan(2);
    for (const leaf of leaves)
      expect(canon({ ...leaf, sig: 'A'.repeat(86) }).length).toBeLessThanOrEqual(65_535);
    expect(leaves.flatMap((leaf) => leaf.events)).toEqual(events);
  });

  test('is no leaf when nothing happened', () => {
    expect(registroOf('2027-04-01', [])).toEqual([]);
  });
});

describe('whoever replays it', () => {
  const list = [{ c: commitmentOf(1), style: 'todos' }];
  const leaf = (...events: readonly (readonly [number, RightEvent])[]) => ({
    events: events.map(([place, ev]) => ({ c: commitmentOf(place), ev })),
  });

  test.each([
    ['a second issue', [leaf([1, 'issued']), leaf([1, 'issued'])], 'issued'],
    ['a mark of what was issued', [leaf([1, 'issued']), leaf([1, 'desk'])], 'desk'],
    ['an issue of what was marked', [leaf([1, 'desk']), leaf([1, 'issued'])], 'issued'],
    ['an event of nobody on the roll', [leaf([2, 'issued'])], 'issued'],
    ['somebody added twice', [leaf([1, 'add'])], 'add'],
    ['a mark made void that was none', [leaf([1, 'desk-void'])], 'desk-void'],
  ] as const)('notices %s', (_, leaves, ev) => {
    expect(replay(list, leaves).problems).toMatchObject([{ code: 'registro-state', ev }]);
  });
});
