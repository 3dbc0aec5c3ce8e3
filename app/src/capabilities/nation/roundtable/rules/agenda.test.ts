// The agenda's rules: what each state lets happen, who must sign, when both hear that it is late, and minutes that members approve.
import { describe, expect, test } from 'vitest';
import {
  actionEvents,
  actionStates,
  decideDays,
  isAgreedBy,
  isLate,
  mayHappenTo,
  mayLeave,
  maySign,
  mayUpdate,
  missingSignatures,
  type Owner,
  overdueRound,
} from './action.ts';
import { mayClose } from './bottleneck.ts';
import { type MinutesWord, maySayOf, standingOfMinutes } from './minutes-words.ts';
import { keptOf } from './promises.ts';

const owner = (memberId: string, change: Partial<Owner> = {}): Owner => ({
  ...{ memberId, part: 'responsible', hasAccepted: true, takesOver: undefined },
  ...change,
});
const refused = (code: string) => ({ ok: false, error: { code: `roundtable/${code}` } });

test('every state of an action lets only its own happen, and names itself when it refuses', () => {
  const lets = actionStates.map((state) => [
    state,
    actionEvents.filter((event) => {
      const may = mayHappenTo(state, event);
      if (!may.ok) expect(may).toEqual(refused(`action-${state}`));
      return may.ok;
    }),
  ]);
  const going = ['ask', 'answer', 'update', 'sign', 'hand-over', 'cancel'];
  expect(Object.fromEntries(lets)).toEqual({
    ...{ proposed: ['ask', 'answer', 'withdraw'], agreed: going, 'in-progress': going },
    ...{ done: [], cancelled: [] },
  });
});

describe('owners', () => {
  const subdere = owner('subdere');
  const dos = owner('dos');
  const partner = owner('red', { part: 'partner', hasAccepted: false });

  test('it is agreed once every responsible accepted, whatever partners do, and never without one', () => {
    expect(isAgreedBy([subdere, { ...dos, hasAccepted: false }])).toBe(false);
    expect(isAgreedBy([subdere, dos, partner])).toBe(true);
    expect(isAgreedBy([partner])).toBe(false);
    expect(isAgreedBy([])).toBe(false);
  });

  test('SUBDERE and DOS both sign before it closes; a partner does not, nor who was only asked', () => {
    const owners = [subdere, dos, { ...partner, hasAccepted: true }];
    expect(missingSignatures(owners, [])).toEqual(['subdere', 'dos']);
    expect(missingSignatures(owners, ['subdere', 'red'])).toEqual(['dos']);
    expect(missingSignatures(owners, ['dos', 'subdere'])).toEqual([]);
    expect(maySign(owners, [], 'dos')).toEqual({ ok: true });
    expect(maySign(owners, ['dos'], 'dos')).toEqual(refused('already-signed'));
    expect(maySign(owners, [], 'red')).toEqual(refused('not-responsible'));
    const asked = owner('otra', { hasAccepted: false, takesOver: 'dos' });
    expect(maySign([...owners, asked], [], 'otra')).toEqual(refused('not-responsible'));
    expect(missingSignatures([...owners, asked], ['subdere', 'dos'])).toEqual([]);
  });

  test('who accepted tells how it goes, a partner too', () => {
    expect(mayUpdate([subdere, { ...partner, hasAccepted: true }], 'red')).toEqual({ ok: true });
    expect(mayUpdate([subdere, partner], 'red')).toEqual(refused('not-owner'));
  });

  test('a member with open actions does not leave before they are handed over', () => {
    expect(mayLeave(0)).toEqual({ ok: true });
    expect(mayLeave(2)).toEqual({
      ok: false,
      error: { code: 'roundtable/open-actions', count: 2 },
    });
  });
});

describe('its day', () => {
  test('is not before it starts, nor in the past', () => {
    const days = { startsOn: '2026-12-01', dueOn: '2026-12-01' };
    expect(decideDays(days, '2026-12-01')).toEqual({ ok: true });
    expect(decideDays({ ...days, dueOn: '2026-11-30' }, '2026-11-01')).toEqual(
      refused('due-before-start'),
    );
    expect(decideDays(days, '2026-12-02')).toEqual(refused('due-in-the-past'));
  });

  test('it is late the day after, while somebody answers for it', () => {
    expect(isLate('agreed', '2026-12-01', '2026-12-01')).toBe(false);
    expect(isLate('agreed', '2026-12-01', '2026-12-02')).toBe(true);
    for (const state of ['proposed', 'done', 'cancelled'] as const) {
      expect(isLate(state, '2026-12-01', '2027-01-01')).toBe(false);
    }
  });

  test.each([
    ['2026-12-01', undefined],
    ['2026-12-02', 0],
    ['2026-12-31', 0],
    ['2027-01-01', 1],
    ['2027-01-31', 2],
  ])('on %s those responsible have heard of it in round %s', (today, round) => {
    expect(overdueRound('2026-12-01', today)).toBe(round);
  });
});

test('promised against done: what was only proposed is none, and what was done late is told apart', () => {
  const one = { state: 'done', dueOn: '2026-12-01', doneOn: '2026-12-01' } as const;
  expect(
    keptOf(
      [
        one,
        { ...one, doneOn: '2026-12-02' },
        { ...one, state: 'in-progress', doneOn: undefined },
        { state: 'agreed', dueOn: '2027-12-01', doneOn: undefined },
        { ...one, state: 'cancelled', doneOn: undefined },
        { ...one, state: 'proposed', doneOn: undefined },
      ],
      '2026-12-31',
    ),
  ).toEqual({ promised: 5, doneInTime: 1, doneLate: 1, late: 1, going: 1, cancelled: 1 });
});

test('a bottleneck is closed by the member that raised it, or by any once that one has left', () => {
  const raised = { raisedBy: 'una', raiserHasLeft: false, isClosed: false };
  expect(mayClose(raised, 'una')).toEqual({ ok: true });
  expect(mayClose(raised, 'otra')).toEqual(refused('not-yours-to-close'));
  expect(mayClose({ ...raised, raiserHasLeft: true }, 'otra')).toEqual({ ok: true });
  expect(mayClose({ ...raised, isClosed: true }, 'una')).toEqual(refused('bottleneck-closed'));
});

describe('minutes', () => {
  const present = ['a', 'b', 'c', 'd'].map((memberId) => ({ memberId, hasLeft: false }));
  const word = (memberId: string, change: Partial<MinutesWord> = {}): MinutesWord => ({
    ...{ memberId, says: 'approves', isOfThisText: true, isAnswered: false },
    ...change,
  });

  test('are approved by more than half of those who were there', () => {
    const half = standingOfMinutes(present, [word('a'), word('b')]);
    expect(half).toMatchObject({ counted: 4, approving: 2, needed: 3, isApproved: false });
    expect(standingOfMinutes(present, [word('a'), word('b'), word('c')]).isApproved).toBe(true);
    expect(standingOfMinutes([], []).isApproved).toBe(false);
    const absent = standingOfMinutes(present, [word('a'), word('b'), word('x')]);
    expect(absent.approving).toBe(2);
  });

  test('wait for an answer to each contest: a reason, or another text', () => {
    const three = [word('a'), word('b'), word('c')];
    const contest = word('d', { says: 'contests' });
    expect(standingOfMinutes(present, [...three, contest])).toMatchObject({
      ...{ approving: 3, unanswered: 1, isApproved: false },
    });
    const answered = { ...contest, isAnswered: true };
    expect(standingOfMinutes(present, [...three, answered]).isApproved).toBe(true);
    const mended = { ...contest, isOfThisText: false };
    expect(standingOfMinutes(present, [...three, mended]).isApproved).toBe(true);
  });

  test('whoever approved another text has not approved this one', () => {
    const old = ['a', 'b', 'c'].map((memberId) => word(memberId, { isOfThisText: false }));
    expect(standingOfMinutes(present, old)).toMatchObject({ approving: 0, isApproved: false });
  });

  test('the quorum changes when a member leaves without a word; what it had said stands', () => {
    const gone = present.map((one) => ({ ...one, hasLeft: ['c', 'd'].includes(one.memberId) }));
    const both = [word('a'), word('b')];
    expect(standingOfMinutes(gone, both)).toMatchObject({
      counted: 2,
      needed: 2,
      isApproved: true,
    });
    expect(standingOfMinutes(gone, [...both, word('d')])).toMatchObject({
      ...{ counted: 3, approving: 3, needed: 2, isApproved: true },
    });
    expect(standingOfMinutes(gone, [word('a'), word('d')])).toMatchObject({ needed: 2 });
  });

  test('only who was there says something, and of the text that stands', () => {
    expect(maySayOf({ present, memberId: 'a', isOfThisText: true })).toEqual({ ok: true });
    expect(maySayOf({ present, memberId: 'x', isOfThisText: true })).toEqual(
      refused('was-not-present'),
    );
    expect(maySayOf({ present, memberId: 'a', isOfThisText: false })).toEqual(
      refused('text-changed'),
    );
  });
});
