import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matter, order } from '../testing/orders.ts';
import { effectsOf, outOf, reachedUndecided, type Supposed } from './effects.ts';
import { type Matter, type Outcome, outcomes } from './matter.ts';

const MILLION = 1_000_000;
const say = (projectId: string, outcome: Outcome, amountClp: number | null = null): Supposed => ({
  projectId,
  outcome,
  amountClp,
});

function effects(
  projects: readonly Matter[],
  decided: readonly Supposed[],
  more: { readonly amount?: number; readonly recounted?: readonly string[] } = {},
) {
  const { amount = 50, recounted } = more;
  return effectsOf({
    ...{ order: projects, amountClp: amount * MILLION, decided },
    replacement: recounted === undefined ? 'next-in-order' : 'recount',
    ...(recounted && { recounted: new Set(recounted) }),
  });
}

const ids = (funded: readonly { readonly projectId: string }[]) =>
  funded.map(({ projectId }) => projectId);

const votedFor = order('30* 25 20 15*');

describe('what decisions bring in and leave out', () => {
  test('without any, it is the certified result, whatever it left over', () => {
    const { funded, enters, leaves, leftClp } = effects(votedFor, []);
    expect(ids(funded)).toEqual(['p1', 'p4']);
    expect([enters, leaves, leftClp]).toEqual([[], [], 5 * MILLION]);
  });

  test('a council that rejects the first sees that the second enters, and that the third does not fit', () => {
    const found = effects(votedFor, [say('p1', 'rejected')]);
    expect(found.enters).toEqual(['p2']);
    expect(found.leaves).toEqual(['p1']);
    expect(found.leftClp).toBe(10 * MILLION);
  });

  test('what is returned makes room as what is rejected does, and nobody has to fill it yet', () => {
    const decided = [say('p1', 'returned'), say('p4', 'approved')];
    expect(effects(votedFor, decided).enters).toEqual(['p2']);
    const asked = { order: votedFor, amountClp: 50 * MILLION, decided };
    expect(reachedUndecided({ ...asked, replacement: 'next-in-order' })).toEqual([]);
  });

  test('of what takes the place of a rejected one the body has to say something', () => {
    const decided = [say('p1', 'rejected'), say('p4', 'approved')];
    const asked = { order: votedFor, amountClp: 50 * MILLION, decided };
    expect(reachedUndecided({ ...asked, replacement: 'next-in-order' })).toEqual(['p2']);
  });

  test('what is approved beyond the amount pushes out the last that nobody has decided', () => {
    const found = effects(votedFor, [say('p2', 'approved'), say('p1', 'approved')], { amount: 60 });
    expect(ids(found.funded)).toEqual(['p1', 'p2']);
    expect([found.enters, found.leaves]).toEqual([['p2'], ['p4']]);
  });

  test('more than there is, is told with what is over', () => {
    const all = ['p1', 'p2', 'p3'].map((id) => say(id, 'approved'));
    expect(effects(votedFor, all).leftClp).toBe(-25 * MILLION);
  });

  test('an amount that the body lowers brings nobody in', () => {
    const found = effects(votedFor, [say('p1', 'approved-with-changes', 5 * MILLION)]);
    expect([found.enters, found.leftClp]).toEqual([[], 30 * MILLION]);
  });
});

describe('recounts, conflicts and bundles', () => {
  test('where the bases ask for a recount, it says who enters', () => {
    const found = effects(votedFor, [say('p1', 'rejected')], { recounted: ['p3', 'p4'] });
    expect([found.enters, found.leaves]).toEqual([['p3'], ['p1']]);
    const alone = effects(votedFor, [say('p1', 'rejected')], { recounted: ['p4'] });
    expect([alone.enters, alone.leaves]).toEqual([[], ['p1']]);
  });

  test('of a conflict at most one enters', () => {
    const projects = [
      matter(1, { costClp: 30 * MILLION, isFunded: true }),
      matter(2, { costClp: 15 * MILLION, isFunded: true, conflictGroup: 'plaza' }),
      matter(3, { conflictGroup: 'plaza' }),
      matter(4),
    ];
    expect(effects(projects, [say('p1', 'rejected')]).enters).toEqual(['p4']);
  });

  test('a bundle enters whole or not at all, and leaves whole', () => {
    const projects = [
      matter(1, { costClp: 30 * MILLION, isFunded: true }),
      matter(2, { costClp: 20 * MILLION, togetherGroup: 'ruta' }),
      matter(3, { costClp: 25 * MILLION, togetherGroup: 'ruta' }),
    ];
    expect(effects(projects, [say('p1', 'rejected')]).enters).toEqual(['p2', 'p3']);
    expect(effects(projects, [say('p1', 'rejected')], { amount: 40 }).enters).toEqual([]);
    const funded = projects.map((one) => ({ ...one, isFunded: one.place > 1 }));
    expect(effects(funded, [say('p3', 'rejected')]).leaves).toEqual(['p2', 'p3']);
  });

  test('out are those that are returned or rejected', () => {
    expect(outOf([say('a', 'approved'), say('b', 'returned'), say('c', 'rejected')])).toEqual([
      'b',
      'c',
    ]);
  });
});

const someOrder = fc
  .array(
    fc.record({ cost: fc.integer({ min: 1, max: 30 }), pair: fc.integer({ min: 0, max: 6 }) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((some) => {
    let left = 50;
    return some.map(({ cost, pair }, at) => {
      const isFunded = cost <= left && pair > 1;
      if (isFunded) left -= cost;
      const conflictGroup = pair === 0 ? 'x' : null;
      return matter(at + 1, { costClp: cost * MILLION, isFunded, conflictGroup });
    });
  });

test('whatever is supposed: nothing undecided takes the total above the amount, nobody who is out is in, of a conflict one enters', () => {
  fc.assert(
    fc.property(
      someOrder,
      fc.array(fc.constantFrom(...outcomes), { maxLength: 8 }),
      (some, said) => {
        const decided = said.slice(0, some.length).map((outcome, at) => say(`p${at + 1}`, outcome));
        const found = effectsOf({
          ...{ order: some, amountClp: 50 * MILLION, replacement: 'next-in-order', decided },
        });
        const inside = new Set(ids(found.funded));
        expect(outOf(decided).filter((id) => inside.has(id))).toEqual([]);
        const isDecided = new Set(decided.map(({ projectId }) => projectId));
        const more = found.funded.filter(({ projectId }) => !isDecided.has(projectId));
        if (more.length > 0) expect(found.spentClp).toBeLessThanOrEqual(50 * MILLION);
        const inConflict = some.filter(
          (one) => one.conflictGroup !== null && inside.has(one.projectId),
        );
        if (inConflict.length > 1) {
          expect(inConflict.some((one) => !isDecided.has(one.projectId) && !one.isFunded)).toBe(
            false,
          );
        }
      },
    ),
  );
});
