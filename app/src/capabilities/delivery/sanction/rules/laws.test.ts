import { describe, expect, test } from 'vitest';
import type { MemberInOffice } from '../../../edition/editions/rules/index.ts';
import { decision, matter, order } from '../testing/orders.ts';
import { checkDraft, decideDeciding } from './deciding.ts';
import { differenceOf, shareOf } from './difference.ts';
import type { Decision, Matter, Outcome } from './matter.ts';
import { decideSitting, type SittingJudged } from './sitting.ts';
import {
  daysSince,
  decideLapse,
  decideReception,
  type LapseJudged,
  lastDayOf,
  type ReceptionJudged,
  termOf,
} from './term.ts';
import { countVotes, wholeVotes } from './voting.ts';

type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: { readonly code: string } };
const codeOf = (answer: Answer) => (answer.ok ? 'yes' : answer.error.code.replace('sanction/', ''));

describe('the term of a regional council', () => {
  const core: LapseJudged = {
    ...{ bodyKind: 'core', receivedOn: '2027-04-22', termDays: 30, today: '2027-05-23' },
    ...{ hasVotes: false, isLapsed: false, isStanding: true },
  };
  const lapse = (more: Partial<LapseJudged>) => codeOf(decideLapse({ ...core, ...more }));

  test('thirty days after it received the list, the last one included', () => {
    expect(lastDayOf('2027-04-22', 30)).toBe('2027-05-22');
    expect(lapse({ today: '2027-05-22' })).toBe('term-not-over');
    expect(lapse({})).toBe('yes');
    expect(daysSince('2027-04-22', '2027-05-22')).toBe(30);
  });

  test('the silence of a municipal council moves nothing, however long', () => {
    expect(termOf('municipal-council')).toBeNull();
    const council = { bodyKind: 'municipal-council', termDays: null, today: '2029-01-01' } as const;
    expect(lapse(council)).toBe('no-term');
  });

  test('not once it voted, nor twice, nor of a result that was corrected', () => {
    expect(lapse({ hasVotes: true })).toBe('body-voted');
    expect(lapse({ isLapsed: true })).toBe('lapsed');
    expect(lapse({ isStanding: false })).toBe('stale');
  });
});

describe('the day of reception', () => {
  const written: ReceptionJudged = {
    ...{ wasOn: '2027-04-22', receivedOn: '2027-05-03', termDays: 30, today: '2027-05-04' },
    ...{ certifiedOn: '2027-04-22', hasVotes: false, isLapsed: false, heldOn: ['2027-05-04'] },
    reason: 'El sello dice 3 de mayo.',
  };
  test.each<[string, Partial<ReceptionJudged>]>([
    ['yes', {}],
    ['yes', { receivedOn: '2027-05-04' }],
    ['yes', { wasOn: '2027-05-03', receivedOn: '2027-04-22' }],
    ['received-ahead', { receivedOn: '2027-05-05' }],
    ['received-before-certified', { receivedOn: '2027-04-21' }],
    ['reception-same', { receivedOn: '2027-04-22' }],
    ['reception-without-reason', { reason: '' }],
    ['reception-voted', { hasVotes: true }],
    ['lapsed', { isLapsed: true }],
    ['reception-and-sitting', { heldOn: ['2027-05-02'] }],
    ['reception-and-sitting', { heldOn: ['2027-06-03'], today: '2027-06-03' }],
    ['yes', { heldOn: ['2027-06-02'], today: '2027-06-03' }],
    ['yes', { heldOn: ['2027-06-03'], today: '2027-06-03', termDays: null }],
  ])('%s: %j', (code, more) => {
    expect(codeOf(decideReception({ ...written, ...more }))).toBe(code);
  });
});

describe('when a body sits', () => {
  const sits: SittingJudged = {
    ...{ heldOn: '2027-05-04', today: '2027-05-04', quorum: 4, bodyQuorum: 4 },
    ...{ receivedOn: '2027-04-22', termDays: 30, isLapsed: false, isStanding: true },
    ...{ hasVotedInTerm: false, continuesOn: null },
  };
  test.each<[string, Partial<SittingJudged>]>([
    ['yes', {}],
    ['sitting-ahead', { heldOn: '2027-05-05' }],
    ['sitting-too-early', { heldOn: '2027-04-21' }],
    ['sitting-too-early', { continuesOn: '2027-05-05', today: '2027-05-06' }],
    ['quorum-below-body', { quorum: 3 }],
    ['yes', { heldOn: '2027-05-22', today: '2027-05-22' }],
    ['term-over', { heldOn: '2027-05-23', today: '2027-05-23' }],
    ['yes', { heldOn: '2027-05-23', today: '2027-05-23', hasVotedInTerm: true }],
    ['yes', { heldOn: '2027-08-23', today: '2027-08-23', termDays: null }],
    ['lapsed', { isLapsed: true }],
    ['stale', { isStanding: false }],
  ])('%s: %j', (code, more) => {
    expect(codeOf(decideSitting({ ...sits, ...more }))).toBe(code);
  });
});

describe('what is written of a project', () => {
  const one = matter(1);
  const draft = (outcome: Outcome, more: Partial<Decision> = {}) =>
    codeOf(checkDraft(decision(one, outcome, more), one, '2027-05-04'));
  test.each<[string, Outcome, Partial<Decision>]>([
    ['yes', 'approved', {}],
    ['amount-is-a-change', 'approved', { amountClp: 9_000_000 }],
    ['amount-invalid', 'approved-with-changes', { amountClp: 0 }],
    ['amount-invalid', 'approved-with-changes', { amountClp: null }],
    ['yes', 'approved-with-changes', { amountClp: 9_000_000 }],
    ['changes-missing', 'approved-with-changes', { changes: '' }],
    ['reason-missing', 'approved-with-changes', { reason: '' }],
    ['reason-missing', 'rejected', { reason: '' }],
    ['reason-missing', 'returned', { reason: '' }],
    ['return-incomplete', 'returned', { return: null }],
    ['return-incomplete', 'returned', { return: { what: 'Plano', by: '', until: '2027-06-01' } }],
    ['return-in-the-past', 'returned', { return: { what: 'a', by: 'b', until: '2027-05-03' } }],
    ['yes', 'returned', { return: { what: 'a', by: 'b', until: '2027-05-04' } }],
  ])('%s: %s %j', (code, outcome, more) => {
    expect(draft(outcome, more)).toBe(code);
  });

  test('nothing that its outcome does not have is kept', () => {
    const kept = checkDraft(
      decision(one, 'rejected', { amountClp: 1, place: 1, changes: 'x' }),
      one,
      '2027-05-04',
    );
    expect(kept.ok && kept.value).toMatchObject({ amountClp: null, place: null, changes: '' });
  });

  test('it is decided once; what was returned when it comes back, or when its term is over', () => {
    const returned = { outcome: 'returned', returnUntil: '2027-05-20', isMended: false } as const;
    const decide = (standing: Parameters<typeof decideDeciding>[0], on = '2027-05-20') =>
      codeOf(decideDeciding(standing, on));
    expect(decide(undefined)).toBe('yes');
    expect(decide({ ...returned, outcome: 'approved' })).toBe('decided-already');
    expect(decide({ ...returned, outcome: 'rejected', returnUntil: null })).toBe('decided-already');
    expect(decide(returned)).toBe('returned-until');
    expect(decide({ ...returned, isMended: true })).toBe('yes');
    expect(decide(returned, '2027-05-21')).toBe('yes');
  });
});

describe('votes on a project', () => {
  const seats = ['chair', 'member', 'member', 'secretary'] as const;
  const inOffice = seats.map(
    (seat, at): MemberInOffice => ({ id: `m${at}`, name: `M${at}`, seat }),
  );
  const vote = (memberId: string, cast: 'for' | 'recused' | 'absent', interest = '') => ({
    ...{ memberId, vote: cast, interest },
  });
  const whole = (given: Parameters<typeof wholeVotes>[1], absent: readonly string[] = []) =>
    wholeVotes({ inOffice, absent: new Set(absent) }, given);

  test('of everybody who votes; whoever is absent from the sitting needs not be given', () => {
    const given = [vote('m0', 'for'), vote('m1', 'recused', 'Es su sede')];
    expect(codeOf(whole(given))).toBe('no-resolution');
    const found = whole(given, ['m2']);
    expect(found.ok && countVotes(found.value)).toEqual({
      ...{ ayes: 1, noes: 0, abstained: 0, recused: 1, absent: 1 },
    });
  });

  test('nobody twice, no secretary, nobody who is absent; an interest only of whoever recuses', () => {
    const two = [vote('m1', 'for'), vote('m2', 'for')];
    expect(codeOf(whole([...two, vote('m0', 'recused')]))).toBe('interest-missing');
    expect(codeOf(whole([...two, vote('m2', 'for')]))).toBe('member-unknown');
    expect(codeOf(whole([...two, vote('m3', 'for')]))).toBe('member-unknown');
    expect(codeOf(whole([...two, vote('m0', 'for')], ['m2']))).toBe('absent-votes');
    const clean = whole([...two, vote('m0', 'for', 'sobra')]);
    expect(clean.ok && clean.value.map(({ interest }) => interest)).toEqual(['', '', '']);
  });
});

describe('what was voted beside what was sanctioned', () => {
  const matters = order('30* 25 15*');
  const [first, second, third] = matters as [Matter, Matter, Matter];
  const said = [
    decision(first, 'rejected'),
    decision(second, 'approved', { reason: 'Sigue' }),
    decision(third, 'approved-with-changes', { amountClp: 9_000_000 }),
  ];

  test('each project with its amount, and how much of the order stands', () => {
    const lines = differenceOf(matters, said, false);
    expect(lines.map(({ outcome, amountClp }) => [outcome, amountClp])).toEqual([
      ['rejected', null],
      ['approved', 25_000_000],
      ['approved-with-changes', 9_000_000],
    ]);
    expect(shareOf(lines)).toEqual({ prioritised: 2, sanctioned: 1 });
  });

  test('the silence of a regional council leaves it as it was voted', () => {
    const lines = differenceOf(matters, [], true);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['lapse', undefined, 'lapse']);
    expect(shareOf(lines)).toEqual({ prioritised: 2, sanctioned: 2 });
  });

  test('nothing is sanctioned before anybody decides', () => {
    expect(shareOf(differenceOf(matters, [], false))).toEqual({ prioritised: 2, sanctioned: 0 });
  });
});
