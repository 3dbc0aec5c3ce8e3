// When an edition takes proposals, and from whom, as the bases say it.
import { expect, test } from 'vitest';
import { ancudRules } from '../../editions/testing/published.ts';
import {
  areConsentsOver,
  areSheetsEntered,
  decideConsent,
  decideOpen,
  decideProposer,
  decideSheet,
  type Proposer,
} from './submission.ts';

const calendar = [{ phase: 'submission', from: '2026-11-02', until: '2026-12-11' }] as const;
const edition = (timeZone: string, more: object = {}) => ({
  rules: ancudRules({ operational: { calendar } }),
  interruptions: [],
  isArchived: false,
  place: { timeZone },
  ...more,
});
const web = { channel: 'web' } as const;
const code = (given: ReturnType<typeof decideOpen>) => (given.ok ? 'open' : given.error.code);

test('the same moment is within the day in one time zone and after it in another', () => {
  const at = new Date('2026-12-12T03:30:00Z');
  expect(code(decideOpen(edition('Pacific/Easter'), at))).toBe('open');
  expect(code(decideOpen(edition('America/Santiago'), at))).toBe('proposals/is-over');
});

test('its first and last seconds count', () => {
  const santiago = edition('America/Santiago');
  const codes = [
    '2026-11-02T02:59:59.999Z',
    '2026-11-02T03:00:00Z',
    '2026-12-12T02:59:59.999Z',
    '2026-12-12T03:00:00Z',
  ].map((at) => code(decideOpen(santiago, new Date(at))));
  expect(codes).toEqual(['proposals/not-yet', 'open', 'open', 'proposals/is-over']);
});

test('what stands still takes none, the whole or the one contest; only what is over lapses', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  const halted = (contestId: string | null, kind: 'suspended' | 'annulled') =>
    edition('America/Santiago', { interruptions: [{ contestId, kind }] });
  expect(code(decideOpen(halted(null, 'suspended'), now))).toBe('proposals/suspended');
  expect(code(decideOpen(halted(null, 'annulled'), now))).toBe('proposals/annulled');
  expect(code(decideOpen(halted('a', 'suspended'), now, 'a'))).toBe('proposals/suspended');
  expect(code(decideOpen(halted('a', 'suspended'), now, 'b'))).toBe('open');
  expect(areConsentsOver(halted(null, 'suspended'), web, now)).toBe(false);
  expect(areConsentsOver(halted(null, 'annulled'), web, now)).toBe(true);
  expect(code(decideOpen(edition('America/Santiago', { isArchived: true }), now))).toBe(
    'proposals/archived',
  );
  const without = edition('America/Santiago', {
    rules: ancudRules({ operational: { calendar: [] } }),
  });
  expect(code(decideOpen(without, now))).toBe('proposals/no-submission');
});

// The last day is Friday 11 December 2026: three business days later it is Wednesday 16.
test.each<[string, string, string, string]>([
  ['received and entered that day', '2026-12-11', '2026-12-11T20:00:00Z', 'open'],
  [
    'received on the last day, entered on the third business day',
    '2026-12-11',
    '2026-12-17T02:59:59Z',
    'open',
  ],
  ['a second later', '2026-12-11', '2026-12-17T03:00:00Z', 'proposals/paper-is-over'],
  ['received the day after', '2026-12-12', '2026-12-14T12:00:00Z', 'proposals/is-over'],
  ['received before the first day', '2026-11-01', '2026-11-20T12:00:00Z', 'proposals/not-yet'],
  ['received tomorrow', '2026-12-11', '2026-12-11T02:59:59Z', 'proposals/received-later'],
])('a sheet %s', (_, receivedOn, at, expected) => {
  const sheet = { receivedOn, isReviewed: false };
  const judged = decideSheet(edition('America/Santiago'), new Date(at), sheet);
  expect(judged.ok ? 'open' : judged.error.code).toBe(expected);
});

test('the days of a sheet are those of the place, not of the office of anybody else', () => {
  const at = new Date('2026-12-17T04:30:00Z');
  const sheet = { receivedOn: '2026-12-11', isReviewed: false };
  expect(code(decideSheet(edition('Pacific/Easter'), at, sheet))).toBe('open');
  expect(code(decideSheet(edition('America/Santiago'), at, sheet))).toBe('proposals/paper-is-over');
  // There it is still the 11th, here the 12th has begun.
  const today = { receivedOn: '2026-12-12', isReviewed: false };
  const night = new Date('2026-12-12T04:30:00Z');
  expect(code(decideSheet(edition('Pacific/Easter'), night, today))).toBe(
    'proposals/received-later',
  );
  expect(code(decideSheet(edition('America/Santiago'), night, today))).toBe('proposals/is-over');
});

test('no sheet comes after what was received went into review, but while proposals are taken', () => {
  const sheet = { receivedOn: '2026-12-11', isReviewed: true };
  const on = (at: string) => code(decideSheet(edition('America/Santiago'), new Date(at), sheet));
  expect(on('2026-12-12T02:59:00Z')).toBe('open');
  expect(on('2026-12-14T12:00:00Z')).toBe('proposals/review-began');
});

test('to what came on paper a yes is taken as long as sheets are entered', () => {
  const santiago = edition('America/Santiago');
  const [within, after] = [new Date('2026-12-16T12:00:00Z'), new Date('2026-12-17T03:00:00Z')];
  const paper = { channel: 'paper' } as const;
  expect(decideConsent(santiago, paper, within).ok).toBe(true);
  expect(decideConsent(santiago, web, within).ok).toBe(false);
  expect(areConsentsOver(santiago, paper, within)).toBe(false);
  expect(areConsentsOver(santiago, paper, after)).toBe(true);
  expect([within, after].map((at) => areSheetsEntered(santiago, at))).toEqual([true, false]);
});

test.each<[string, Partial<Proposer>, string]>([
  ['of the age and with a tie', {}, 'ok'],
  ['a day too young', { age: 13 }, 'proposals/too-young'],
  ['older than the bases say', { age: 30 }, 'proposals/too-old'],
  ['of an age that nobody knows', { age: undefined }, 'proposals/age-unknown'],
  ['without tie', { tie: null }, 'proposals/tie-missing'],
  ['with a tie that does not count', { tie: 'study' }, 'proposals/tie-missing'],
  ['as an organisation, without tie of her own', { who: 'organization', tie: null }, 'ok'],
  ['as a group, which the bases do not take', { who: 'group' }, 'proposals/who-not-allowed'],
  ['with as many as the bases allow', { sentCount: 2 }, 'proposals/limit-reached'],
])('somebody %s', (_, more, expected) => {
  const proposers = {
    minAge: 14,
    maxAge: 29,
    ties: ['residence'],
    tieMonths: 0,
    proof: 'declared',
    checkedAt: 'at-the-act',
    who: ['person', 'organization'],
    needsSponsor: false,
    maxPerPerson: 2,
  } as const;
  const rules = ancudRules({ operational: { proposers } });
  const given = { who: 'person', age: 20, tie: 'residence', sentCount: 1, ...more } as const;
  const judged = decideProposer(given as Proposer, rules);
  expect(judged.ok ? 'ok' : judged.error.code).toBe(expected);
});
