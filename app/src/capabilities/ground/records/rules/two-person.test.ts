// Who may sign an act of two people, until when, and who takes it back.
import { describe, expect, test } from 'vitest';
import { decideEnding, decideSigning, type Signing, stateOfAct } from './two-person.ts';

const now = new Date('2026-11-25T15:00:00Z');
const hour = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const ended = { outcome: 'executed', endedBy: 'c', endedAt: hour(-1) } as const;
const sound: Signing = {
  proposedBy: 'a',
  expiresAt: hour(1),
  end: undefined,
  signer: 'b',
  signerMay: true,
  proposerMay: true,
  areIndependent: true,
  isUnchanged: true,
};

test('it waits until its hour, and keeps how it ended', () => {
  expect(stateOfAct(sound, now)).toBe('pending');
  expect(stateOfAct({ ...sound, expiresAt: now }, now)).toBe('expired');
  expect(stateOfAct({ expiresAt: hour(-5), end: ended }, now)).toBe('executed');
});

describe('signing', () => {
  test.each([
    [{}, undefined],
    [{ signerMay: false, end: ended }, 'records/act-not-here'],
    [{ expiresAt: now }, 'records/act-expired'],
    [{ end: ended }, 'records/act-ended'],
    [{ signer: 'a' }, 'records/act-own'],
    [{ areIndependent: false }, 'records/act-not-independent'],
    [{ proposerMay: false }, 'records/act-proposer-left'],
    [{ isUnchanged: false }, 'records/act-changed'],
  ] as const)('with %j is answered %s', (change, code) => {
    const decided = decideSigning({ ...sound, ...change }, now);
    expect(decided.ok ? undefined : decided.error.code).toBe(code);
  });
});

describe('ending without a signature', () => {
  const by = (personId: string, mayTakePart: boolean, change: Partial<Signing> = {}) => {
    const decided = decideEnding({ ...sound, ...change, personId, mayTakePart }, now);
    return decided.ok ? decided.value : decided.error.code;
  };

  test('its proposer takes it back, whoever could sign refuses it, and nobody else', () => {
    expect(by('a', false)).toBe('withdrawn');
    expect(by('b', true)).toBe('refused');
    expect(by('c', false)).toBe('records/act-not-here');
  });

  test('what ended or expired stays so', () => {
    expect(by('b', true, { end: ended })).toBe('records/act-ended');
    expect(by('a', true, { expiresAt: now })).toBe('records/act-expired');
  });
});
