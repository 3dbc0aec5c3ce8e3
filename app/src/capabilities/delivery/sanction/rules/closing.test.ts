import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MemberInOffice, Vote } from '../../../edition/editions/rules/index.ts';
import { decision, matter, order } from '../testing/orders.ts';
import { type Closing, type ContestToClose, judgeClosing } from './closing.ts';
import { type Decision, isApproved, type Matter, type Outcome, outcomes } from './matter.ts';
import { departuresOf } from './reasons.ts';

const MILLION = 1_000_000;
const names = ['Ana', 'Bea', 'Ciro', 'Dora', 'Elio'];
const inOffice: readonly MemberInOffice[] = [
  ...names.map(
    (name, at): MemberInOffice => ({
      ...{ id: name, name, seat: at === 0 ? 'chair' : 'member' },
    }),
  ),
  { id: 'Hilda', name: 'Hilda', seat: 'secretary' },
];
const voteOf = { f: 'for', n: 'against', a: 'abstained', r: 'recused', '-': 'absent' } as const;

function votes(letters: string) {
  return [...letters].map((letter, at) => ({
    memberId: names[at] ?? '',
    vote: voteOf[letter as keyof typeof voteOf] satisfies Vote,
    interest: letter === 'r' ? 'Vive enfrente' : '',
  }));
}

function contest(matters: readonly Matter[], more: Partial<ContestToClose> = {}): ContestToClose {
  return {
    ...{ contestId: 'pudeto', name: 'Pudeto', amountClp: 50 * MILLION, matters, signed: [] },
    ...{ replacement: 'next-in-order', isStale: false, ...more },
  };
}

function judge(
  contests: readonly ContestToClose[],
  drafts: readonly Decision[],
  { letters = 'fffff', ...more }: Partial<Closing> & { readonly letters?: string } = {},
) {
  const judged = judgeClosing({
    contests,
    drafts: drafts.map((one) => ({ decision: one, votes: votes(letters), inOffice })),
    ...{ majority: 'of-present', quorum: 3, envelopeClp: 100 * MILLION, ...more },
  });
  if (judged.ok) return 'yes';
  const { error } = judged;
  return error.code === 'sanction/no-resolution' ? error.why.code : error.code;
}

const [first, second, third] = order('30* 25 20*') as [Matter, Matter, Matter];
const three = [first, second, third];
const asVoted = [decision(first, 'approved'), decision(third, 'approved')];

describe('what can be signed', () => {
  test('what the vote prioritised, as it was voted', () => {
    expect(judge([contest(three)], asVoted)).toBe('yes');
  });

  test.each([
    ['ffnnn', 'editions/no-majority'],
    ['fff', 'editions/votes-missing'],
    ['ff---', 'editions/no-quorum'],
    ['ffrrn', 'editions/no-majority'],
    ['fffrr', 'yes'],
  ])('votes %s: %s', (letters, code) => {
    expect(judge([contest(three)], asVoted, { letters })).toBe(code);
  });

  test('at a tie, whoever presides decides by her second vote', () => {
    const cast = asVoted.map((one) => ({ ...one, castingBy: 'Ana' }));
    const more = { letters: 'ffnna', majority: 'more-ayes' } as const;
    expect(judge([contest(three)], asVoted, more)).toBe('editions/no-majority');
    expect(judge([contest(three)], cast, more)).toBe('yes');
    expect(judge([contest(three)], cast, { ...more, letters: 'fffnn' })).toBe(
      'editions/casting-not-at-tie',
    );
  });

  test('a rejection because its approval did not carry is one only by such votes', () => {
    const lost = [
      decision(first, 'rejected', { isCarried: false }),
      decision(second, 'rejected', { isCarried: false }),
      decision(third, 'rejected', { isCarried: false }),
    ];
    expect(judge([contest(three)], lost, { letters: 'ffnnn' })).toBe('yes');
    expect(judge([contest(three)], lost)).toBe('sanction/carried-after-all');
    expect(judge([contest(three)], lost, { letters: 'f----' })).toBe('editions/no-quorum');
  });

  test('nothing decided, and nothing of a list that is stale', () => {
    expect(judge([contest(three)], [])).toBe('sanction/nothing-decided');
    expect(judge([contest(three, { isStale: true })], asVoted)).toBe('sanction/stale');
    expect(judge([contest(three)], [decision(matter(9), 'approved')])).toBe('sanction/unknown');
  });

  test('what the amount reaches is decided, and what takes the place of a rejected one too', () => {
    expect(judge([contest(three)], asVoted.slice(0, 1))).toBe('sanction/reached-undecided');
    const rejected = [decision(first, 'rejected'), decision(third, 'approved')];
    expect(judge([contest(three)], rejected)).toBe('sanction/reached-undecided');
    const replaced = [...rejected, decision(second, 'approved', { reason: 'Sigue en el orden' })];
    expect(judge([contest(three)], replaced)).toBe('yes');
  });
});

describe('money, order and reasons of what can be signed', () => {
  test('what was returned keeps its money until it comes back', () => {
    const returned = [decision(first, 'returned'), decision(third, 'approved')];
    expect(judge([contest(three)], returned)).toBe('yes');
  });

  test('a lower one before a higher one that is not approved gives its reason', () => {
    const drafts = [
      decision(first, 'rejected'),
      decision(second, 'approved'),
      decision(third, 'approved'),
    ];
    expect(judge([contest(three)], drafts)).toBe('sanction/reason-missing');
  });

  test('another order gives its reason', () => {
    const turned = (reason: string) => [
      decision(first, 'approved', { place: 3 }),
      decision(third, 'approved', { place: 1, reason }),
    ];
    expect(judge([contest(three)], turned(''))).toBe('sanction/reason-missing');
    expect(judge([contest(three)], turned('Es más urgente'))).toBe('yes');
  });

  test('two at one place', () => {
    const drafts = [decision(first, 'approved'), decision(third, 'approved', { place: 1 })];
    expect(judge([contest(three)], drafts)).toBe('sanction/same-place');
  });

  test('never above the amount of the contest, nor above the envelope', () => {
    const all = [...asVoted, decision(second, 'approved', { reason: 'También' })];
    expect(judge([contest(three)], all)).toBe('sanction/above-amount');
    const exact = { envelopeClp: 50 * MILLION };
    expect(judge([contest(three)], asVoted, exact)).toBe('yes');
    const less = { envelopeClp: 50 * MILLION - 1 };
    expect(judge([contest(three)], asVoted, less)).toBe('sanction/above-envelope');
  });

  test('what was signed of it before counts: money, order and places', () => {
    const before = contest(three, { signed: [decision(first, 'approved')] });
    expect(judge([before], [decision(third, 'approved')])).toBe('yes');
    const over = decision(second, 'approved', { reason: 'También' });
    expect(judge([before], [over, decision(third, 'approved')])).toBe('sanction/above-amount');
    expect(judge([before], [decision(third, 'approved', { place: 1 })])).toBe(
      'sanction/same-place',
    );
  });

  test('of a conflict one, of a bundle all', () => {
    const groups = three.map((one) => ({ ...one, costClp: 10 * MILLION, isFunded: false }));
    const all = groups.map((one) => decision(one, 'approved'));
    const conflict = groups.map((one) => ({ ...one, conflictGroup: 'plaza' }));
    expect(judge([contest(conflict)], all)).toBe('sanction/in-conflict');
    const bundle = groups.map((one) => ({ ...one, togetherGroup: 'ruta' }));
    expect(judge([contest(bundle)], all.slice(0, 2))).toBe('sanction/only-together');
    expect(judge([contest(bundle)], all)).toBe('yes');
  });
});

const drawn = fc.record({
  costs: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }),
  said: fc.array(fc.option(fc.constantFrom<Outcome>(...outcomes)), { minLength: 5, maxLength: 5 }),
  reasons: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  places: fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5, maxLength: 5 }),
});

test('whatever is signed: within the amount, and with a reason wherever it departs from the order of the vote', () => {
  let signedCount = 0;
  fc.assert(
    fc.property(drawn, ({ costs, said, reasons, places }) => {
      let left = 50;
      const matters = costs.map((cost, at) => {
        const isFunded = cost <= left;
        if (isFunded) left -= cost;
        return matter(at + 1, { costClp: cost * MILLION, isFunded });
      });
      const drafts = matters.flatMap((one, at) => {
        const outcome = said[at];
        if (outcome === null || outcome === undefined) return [];
        const place = outcome.startsWith('approved') ? (places[at] ?? 1) : null;
        return [decision(one, outcome, { place, reason: reasons[at] ? 'Porque sí' : '' })];
      });
      if (judge([contest(matters)], drafts) !== 'yes') return;
      signedCount += 1;
      const approved = drafts.filter(isApproved);
      const sum = approved.reduce((all, { amountClp }) => all + (amountClp ?? 0), 0);
      expect(sum).toBeLessThanOrEqual(50 * MILLION);
      // The slow and obvious way: every pair whose order the body turned, or left out, gives a reason.
      const of = new Map(drafts.map((one) => [one.projectId, one]));
      for (const lower of matters) {
        const passes = of.get(lower.projectId);
        if (passes === undefined || !isApproved(passes)) continue;
        for (const higher of matters.filter(({ place }) => place < lower.place)) {
          const other = of.get(higher.projectId);
          const isTurned =
            other !== undefined && isApproved(other)
              ? (other.place ?? 0) > (passes.place ?? 0)
              : higher.isFunded || !lower.isFunded;
          if (isTurned) expect((other?.reason ?? '') + passes.reason).not.toBe('');
        }
      }
      for (const one of drafts) if (one.outcome !== 'approved') expect(one.reason).not.toBe('');
    }),
    { numRuns: 2000 },
  );
  expect(signedCount).toBeGreaterThan(20);
});

test('why each decision departs', () => {
  const decided = [
    { matter: first, decision: decision(first, 'rejected') },
    { matter: second, decision: decision(second, 'approved') },
    { matter: third, decision: decision(third, 'approved-with-changes') },
  ];
  expect(Object.fromEntries(departuresOf(decided))).toEqual({
    p1: 'not-approved',
    p2: 'before-a-higher',
    p3: 'changed',
  });
});
