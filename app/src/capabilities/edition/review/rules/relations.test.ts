// Groups of a slate: bundles that stand together, and conflicts of which one thing is built.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenBundles, groupsOf, type Relation } from './relations.ts';

const conflict = (oneId: string, otherId: string): Relation => ({
  oneId,
  otherId,
  kind: 'conflict',
});
const together = (oneId: string, otherId: string): Relation => ({
  oneId,
  otherId,
  kind: 'together',
});

function groups(ids: readonly string[], relations: readonly Relation[]) {
  const found = groupsOf(ids, relations);
  if (!found.ok) throw new Error(found.error.code);
  return Object.fromEntries(
    [...found.value].map(([id, { conflictGroup, togetherGroup }]) => [
      id,
      [conflictGroup, togetherGroup],
    ]),
  );
}

describe('groups', () => {
  test('a proposal without relations is in none', () => {
    expect(groups(['a'], [])).toEqual({ a: [null, null] });
  });

  test('a chain of conflicts is one group, conservatively', () => {
    expect(groups(['a', 'b', 'c', 'd'], [conflict('b', 'c'), conflict('a', 'b')])).toEqual({
      a: ['a', null],
      b: ['a', null],
      c: ['a', null],
      d: [null, null],
    });
  });

  test('whoever conflicts with one of a bundle conflicts with all of it', () => {
    expect(groups(['a', 'b', 'c'], [together('b', 'c'), conflict('a', 'c')])).toEqual({
      a: ['a', null],
      b: ['a', 'b'],
      c: ['a', 'b'],
    });
  });

  test('a bundle that excludes itself is refused, through others too', () => {
    const torn = [together('a', 'b'), together('b', 'c'), conflict('a', 'c')];
    expect(groupsOf(['a', 'b', 'c'], torn)).toEqual({
      ok: false,
      error: { code: 'review/bundle-in-conflict' },
    });
  });

  test('relations with what is not on the slate make no group', () => {
    expect(groups(['a', 'b'], [conflict('a', 'x'), together('b', 'x')])).toEqual({
      a: [null, null],
      b: [null, null],
    });
  });
});

test('related ones share their group, a bundle is in one conflict, and order does not matter', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const id = fc.constantFrom(...ids);
  const drawn = fc
    .array(fc.tuple(id, id, fc.constantFrom('conflict', 'together')), { maxLength: 8 })
    .map((pairs) =>
      pairs
        .filter(([one, other]) => one !== other)
        .map(([oneId, otherId, kind]) => ({ oneId, otherId, kind }) as Relation),
    );
  fc.assert(
    fc.property(drawn, (relations) => {
      const found = groupsOf(ids, relations);
      const again = groupsOf([...ids].reverse(), [...relations].reverse());
      expect(again.ok).toBe(found.ok);
      if (!found.ok || !again.ok) return;
      for (const one of ids) expect(again.value.get(one)).toEqual(found.value.get(one));
      for (const { oneId, otherId, kind } of relations) {
        const key = kind === 'conflict' ? 'conflictGroup' : 'togetherGroup';
        const [one, other] = [found.value.get(oneId)?.[key], found.value.get(otherId)?.[key]];
        expect(one).not.toBeNull();
        expect(one).toBe(other);
      }
      const bundles = Map.groupBy(
        [...found.value.values()].filter(({ togetherGroup }) => togetherGroup !== null),
        ({ togetherGroup }) => togetherGroup,
      );
      for (const members of bundles.values()) {
        expect(new Set(members.map(({ conflictGroup }) => conflictGroup)).size).toBe(1);
      }
    }),
  );
});

test('a bundle one of whose members is not feasible is broken, and its feasible one is named', () => {
  expect(brokenBundles(['a', 'b'], [together('a', 'x'), together('a', 'b')])).toEqual(['a']);
  expect(brokenBundles(['a', 'b'], [conflict('a', 'x')])).toEqual([]);
});
