// A resolution is taken by those who had a mandate that day: quorum, majority, casting vote.
import { describe, expect, test } from 'vitest';
import { type MemberVote, type Sitting, tallyResolution, type Vote } from './commitment.ts';

const inOffice = [
  { id: 'a', name: 'Alcaldesa', seat: 'chair' },
  ...['b', 'c', 'd', 'e', 'f', 'g'].map((id) => ({ id, name: id, seat: 'member' }) as const),
  { id: 's', name: 'Secretario', seat: 'secretary' },
] as const;

/** One letter a member: f(or), n(o), a(bstained), r(ecused), - absent. */
function sitting(letters: string, more: Partial<Sitting> = {}): Sitting {
  const words: Readonly<Record<string, Vote>> = {
    f: 'for',
    n: 'against',
    a: 'abstained',
    r: 'recused',
    '-': 'absent',
  };
  const votes = [...letters].map((letter, place): MemberVote => {
    return { memberId: inOffice[place]?.id ?? '', vote: words[letter] ?? 'absent' };
  });
  return { inOffice, votes, castingBy: null, majority: 'of-present', quorum: 4, ...more };
}

function judged(given: Sitting): string {
  const tally = tallyResolution(given);
  return tally.ok ? `${tally.value.ayesCounted}/${tally.value.ayesNeeded}` : tally.error.code;
}

test('six in favour and one abstention is a resolution, and every vote is told', () => {
  const tally = tallyResolution(sitting('ffffffa'));
  expect(tally).toEqual({
    ok: true,
    value: {
      inOffice: 7,
      present: 7,
      ayes: 6,
      noes: 0,
      abstained: 1,
      recused: 0,
      absent: 0,
      ayesCounted: 6,
      ayesNeeded: 4,
    },
  });
});

describe('who may vote', () => {
  test('a member without a mandate that day is not counted, nor is the secretary', () => {
    const more: MemberVote[] = [...sitting('fffffff').votes, { memberId: 's', vote: 'for' }];
    expect(judged(sitting('fffffff', { votes: more }))).toBe('editions/vote-without-mandate');
    const stranger = sitting('ffffff').votes.concat({ memberId: 'x', vote: 'for' });
    expect(judged(sitting('', { votes: stranger }))).toBe('editions/vote-without-mandate');
  });

  test('nobody votes twice', () => {
    const twice = sitting('fffffff').votes.concat({ memberId: 'b', vote: 'against' });
    expect(judged(sitting('', { votes: twice }))).toBe('editions/vote-without-mandate');
  });

  test('the vote of each is told, also of who was absent', () => {
    expect(tallyResolution(sitting('fffff'))).toEqual({
      ok: false,
      error: { code: 'editions/votes-missing', names: ['f', 'g'] },
    });
    expect(judged(sitting('ffffff'))).toBe('editions/votes-missing');
  });
});

describe('quorum and majority', () => {
  test.each([
    // Three present of seven: too few, however they vote.
    ['fff----', 'of-present', 'editions/no-quorum'],
    ['ffff---', 'of-present', '4/3'],
    ['ffna---', 'of-present', 'editions/no-majority'],
    ['ffna---', 'more-ayes', '2/2'],
    ['fffnnn-', 'more-ayes', 'editions/no-majority'],
    ['ffff---', 'of-office', '4/4'],
    ['fffa---', 'of-office', 'editions/no-majority'],
    ['fffffa-', 'two-thirds-of-office', '5/5'],
    ['ffffaa-', 'two-thirds-of-office', 'editions/no-majority'],
    // Whoever recuses herself is there and does not vote.
    ['fffr---', 'of-present', '3/3'],
    ['ffrr---', 'of-present', 'editions/no-majority'],
  ] as const)('%s by %s: %s', (letters, majority, expected) => {
    expect(judged(sitting(letters, { majority }))).toBe(expected);
  });
});

describe('the casting vote', () => {
  test('of who presides decides a tie', () => {
    expect(judged(sitting('fffnnn-', { castingBy: 'a', majority: 'more-ayes' }))).toBe('4/4');
    expect(judged(sitting('fffnnn-', { castingBy: 'a' }))).toBe('4/4');
    expect(judged(sitting('nnnfff-', { castingBy: 'a', majority: 'more-ayes' }))).toBe(
      'editions/no-majority',
    );
  });

  test('is not of anybody else, nor without a tie, nor of who abstains', () => {
    const notNow = 'editions/casting-not-at-tie';
    expect(judged(sitting('fffnnn-', { castingBy: 'b' }))).toBe(notNow);
    expect(judged(sitting('ffffnn-', { castingBy: 'a' }))).toBe(notNow);
    expect(judged(sitting('affnn--', { castingBy: 'a' }))).toBe(notNow);
  });
});
