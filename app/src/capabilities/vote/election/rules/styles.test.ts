import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContestKind } from './drawn-contest.ts';
import { electorsOf, proposedStyles, smallContests } from './styles.ts';

const contest = (code: string, kind: ContestKind, territories: readonly string[] = []) => ({
  ...{ code, kind, territories, name: code },
});

describe('styles that are proposed', () => {
  test('a sector votes in its own contest and in those of everybody, in the order of the bases', () => {
    const styles = proposedStyles(
      [
        contest('a', 'sector', ['x']),
        contest('b', 'sector', ['y']),
        contest('todo', 'transversal'),
      ],
      'Toda la comuna',
    );
    expect(styles.map(({ id, contests }) => [id, contests])).toEqual([
      ['a', ['a', 'todo']],
      ['b', ['b', 'todo']],
    ]);
  });

  test('without a contest of a part there is one style, of everybody', () => {
    const styles = proposedStyles(
      [contest('uno', 'class'), contest('dos', 'transversal')],
      'Todos',
    );
    expect(styles).toEqual([{ id: 'todos', name: 'Todos', electors: 0, contests: ['uno', 'dos'] }]);
  });

  test('everybody votes in something, and every contest is voted on', () => {
    const kinds = fc.constantFrom<ContestKind>('sector', 'transversal', 'class', 'comuna');
    const contests = fc
      .array(fc.tuple(kinds, fc.boolean()), { minLength: 1, maxLength: 8 })
      .map((all) => all.map(([kind, isPart], at) => contest(`c${at}`, kind, isPart ? ['t'] : [])));
    fc.assert(
      fc.property(contests, (all) => {
        const styles = proposedStyles(all, 'Todos');
        const voted = new Set(styles.flatMap((one) => one.contests));
        return (
          styles.every((one) => one.contests.length > 0) && all.every((c) => voted.has(c.code))
        );
      }),
    );
  });
});

describe('contests with too few people', () => {
  const styles = [
    { id: 'a', name: 'A', electors: 80, contests: ['a', 'todo'] },
    { id: 'b', name: 'B', electors: 400, contests: ['b', 'todo'] },
    { id: 'c', name: 'C', electors: 250, contests: ['c', 'todo'] },
  ];
  const asked = ['a', 'b', 'c', 'todo'].map((code) => ({ code, minElectors: 300 }));

  test('people of a contest are those of every style that has it', () => {
    expect(electorsOf(styles, 'todo')).toBe(730);
    expect(electorsOf(styles, 'a')).toBe(80);
  });

  test('are proposed to be joined with the smallest that makes enough, never with one they vote in already', () => {
    expect(smallContests(styles, asked)).toEqual([
      { contest: 'a', electors: 80, least: 300, with: { contest: 'c', together: 330 } },
      { contest: 'c', electors: 250, least: 300, with: { contest: 'a', together: 330 } },
    ]);
  });

  test('299 are too few and 300 are not, and alone there is nobody to be joined with', () => {
    const alone = (electors: number) =>
      smallContests(
        [{ id: 'x', name: 'X', electors, contests: ['x'] }],
        [{ code: 'x', minElectors: 300 }],
      );
    expect(alone(300)).toEqual([]);
    expect(alone(299)).toEqual([{ contest: 'x', electors: 299, least: 300, with: undefined }]);
  });
});
