// All that keeps bases from being closed: each thing by its name, and nothing in bases that are whole.
import { describe, expect, test } from 'vitest';
import {
  presetInput,
  wholeBases,
  withCommitted,
  withFirstContest,
  withOperational,
} from '../testing/rulebooks.ts';
import type { Eligibility, Operational, Rulebook } from './rulebook.ts';
import { type Circumstances, problemsOf } from './rulebook-problems.ts';

const circumstances: Circumstances = {
  institutionKind: 'municipality',
  today: presetInput.today,
  isPublished: false,
};
const found = (rulebook: Rulebook, changes: Partial<Circumstances> = {}) =>
  problemsOf(rulebook, { ...circumstances, ...changes });
const codes = (rulebook: Rulebook) => found(rulebook).problems.map(({ code }) => code);
const { committed, operational } = wholeBases;
const [first, second] = committed.contests;
const withOptions = (options: Partial<Operational['options']>) =>
  withOperational({ options: { ...operational.options, ...options } });
const everybodys = { kind: 'transversal', territories: [] } as const;

test('bases that are whole have no problem and no warning', () => {
  expect(found(wholeBases)).toEqual({ problems: [], warnings: [] });
});

describe('of what the body commits to', () => {
  test('the effect is said; where residents decide, the more so', () => {
    expect(codes(withCommitted({ effect: ' ' }))).toEqual(['editions/decision-without-effect']);
    expect(codes(withCommitted({ effect: '', level: 'consultation' }))).toEqual([
      'editions/effect-missing',
    ]);
  });

  test('amounts add up to the peso, and are those that the formula gives', () => {
    expect(found(withCommitted({ envelopeClp: 27_000_001 })).problems).toEqual([
      { code: 'editions/amounts-do-not-add-up', differenceClp: 1 },
    ]);
    const equal = { ...committed.split, formula: 'equal' } as const;
    expect(found(withCommitted({ split: equal })).problems[0]).toEqual({
      code: 'editions/contest-amount-differs',
      contest: first?.code,
      amountClp: 5_000_000,
      expectedClp: 4_500_000,
    });
  });

  test('breadth is 1.2 times the amount at least', () => {
    const breadth = (numerator: number, denominator: number) =>
      codes(withCommitted({ breadth: { numerator, denominator } }));
    expect(breadth(6, 5)).toEqual([]);
    expect(breadth(119, 100)).toEqual(['editions/breadth-below-floor']);
    expect(breadth(3, 0)).toEqual(['editions/breadth-wrong']);
  });

  test('what is left goes to a common contest only where there is one', () => {
    const after = { ...committed.after, leftover: 'common-contest' } as const;
    expect(codes(withCommitted({ after }))).toEqual(['editions/leftover-without-common-contest']);
    const contests = committed.contests.map((one, at) =>
      at === 0 ? { ...one, ...everybodys } : one,
    );
    expect(codes(withCommitted({ after, contests }))).toEqual([]);
  });

  test('weights say where they come from', () => {
    const weights = Object.fromEntries(
      committed.contests.map(({ code, amountClp }) => [code, amountClp]),
    );
    const split = (source: string | null) =>
      codes(withCommitted({ split: { ...committed.split, formula: 'need', weights, source } }));
    expect(split('Índice comunal')).toEqual([]);
    expect([split(null), split(' ')]).toEqual(Array(2).fill(['editions/weights-without-source']));
  });

  test('the budget is of this year or one of the next', () => {
    expect(found(withCommitted({ fiscalYear: 2025 })).problems).toEqual([
      { code: 'editions/fiscal-year-wrong', fiscalYear: 2025 },
    ]);
  });
});

describe('of a contest', () => {
  test('a project fits its amount, and may cost something', () => {
    expect(codes(withFirstContest({ maxProjectClp: 5_000_001 }))).toEqual([
      'editions/contest-project-above-amount',
    ]);
    expect(codes(withFirstContest({ minProjectClp: 5_000_001 }))).toEqual([
      'editions/contest-project-range-wrong',
    ]);
    expect(codes(withFirstContest({ minProjectClp: 0 }))).toEqual([
      'editions/contest-project-range-wrong',
    ]);
  });

  test('its code is one of an address and its own, and it has a name', () => {
    expect(codes(withFirstContest({ code: 'Sector Norte' }))).toEqual([
      'editions/contest-code-wrong',
    ]);
    expect(codes(withFirstContest({ code: second?.code ?? '' }))).toContain(
      'editions/contest-code-repeated',
    );
    expect(codes(withFirstContest({ name: '' }))).toEqual(['editions/contest-name-missing']);
  });

  test('that of a sector has one, that of everybody none, that of a comuna belongs to a region', () => {
    expect(codes(withFirstContest({ territories: [] }))).toEqual([
      'editions/contest-without-territory',
    ]);
    expect(codes(withFirstContest({ kind: 'transversal' }))).toEqual([
      'editions/contest-of-everybody-with-territory',
    ]);
    const quota = withFirstContest({ kind: 'comuna', territories: ['10202'] });
    expect(codes(quota)).toEqual(['editions/contest-of-comuna-without-region']);
    expect(found(quota, { institutionKind: 'regional-government' }).problems).toEqual([]);
  });

  test('the ballot and the rule are looked at too', () => {
    expect(codes(withFirstContest({ rule: {} })).length).toBeGreaterThan(0);
  });

  test('there is one at least', () => {
    expect(codes(withCommitted({ contests: [] }))).toEqual(['editions/no-contests']);
  });
});

describe('of who takes part', () => {
  const wrong: readonly [Partial<Eligibility>, string][] = [
    [{ ties: [] }, 'editions/eligibility-without-ties'],
    [{ minAge: 18, maxAge: 17 }, 'editions/eligibility-ages-wrong'],
    [{ minAge: 14.5 }, 'editions/eligibility-ages-wrong'],
    [{ tieMonths: -1 }, 'editions/eligibility-months-wrong'],
  ];

  test.each(wrong)('%o is told of voters, proposers and endorsements', (changes, code) => {
    const { proposers, endorsements } = operational;
    expect(found(withCommitted({ voters: { ...committed.voters, ...changes } })).problems).toEqual([
      { code, of: 'voters' },
    ]);
    const both = withOperational({
      proposers: { ...proposers, ...changes },
      endorsements: { ...endorsements, ...changes },
    });
    expect(found(both).problems).toEqual([
      { code, of: 'proposers' },
      { code, of: 'endorsements' },
    ]);
    const none = withOperational({ endorsements: { ...endorsements, ...changes, needed: 0 } });
    expect(codes(none)).toEqual([]);
  });

  test('somebody may propose, and limits are whole numbers', () => {
    const { proposers, endorsements } = operational;
    expect(codes(withOperational({ proposers: { ...proposers, who: [] } }))).toEqual([
      'editions/proposers-missing',
    ]);
    expect(
      found(withOperational({ proposers: { ...proposers, maxPerPerson: 0 } })).problems,
    ).toEqual([{ code: 'editions/limit-per-person-wrong', of: 'proposers' }]);
    expect(codes(withOperational({ endorsements: { ...endorsements, needed: 1.5 } }))).toEqual([
      'editions/endorsements-not-whole',
    ]);
  });
});

describe('of how it is carried out', () => {
  const wrong: readonly [string, Partial<Operational>, string][] = [
    ['no legal basis', { legalBasis: [] }, 'editions/legal-basis-missing'],
    [
      'no place to ask',
      { contact: { where: '', email: 'a@b.cl', phone: null } },
      'editions/contact-missing',
    ],
    [
      'no way to ask',
      { contact: { where: 'Oficina', email: null, phone: ' ' } },
      'editions/contact-missing',
    ],
    ['a BIP code without its digit', { bipCode: '40012345' }, 'editions/bip-code-wrong'],
    [
      'an investment without source',
      { investment: { yearClp: 1, source: '' } },
      'editions/investment-incomplete',
    ],
    [
      'no time to appeal',
      { appeals: { businessDays: 0, answerBusinessDays: 5 } },
      'editions/appeal-days-wrong',
    ],
    [
      'an objective without words',
      { planning: [{ plan: 'pladeco', objective: '3.2', words: '' }] },
      'editions/planning-incomplete',
    ],
    ['no calendar', { calendar: [] }, 'editions/phase-missing'],
  ];

  test.each(wrong)('%s is told', (_, changes, code) => {
    expect(new Set(codes(withOperational(changes)))).toEqual(new Set([code]));
  });

  test('without appeals their terms mean nothing', () => {
    const calendar = operational.calendar.filter(({ phase }) => phase !== 'appeals');
    const appeals = { businessDays: 0, answerBusinessDays: 0 };
    expect(codes(withOperational({ calendar, appeals }))).toEqual([]);
  });

  test('a freeze has its election and days in order, and a mixed committee both parts', () => {
    const freeze = { election: 'Municipal', from: '2028-09-01', until: '2028-08-31' };
    expect(codes(withOptions({ freeze }))).toEqual(['editions/freeze-wrong']);
    expect(codes(withOptions({ freeze: { ...freeze, until: freeze.from } }))).toEqual([]);
    expect(codes(withOptions({ committee: { residents: 5, institution: 0 } }))).toEqual([
      'editions/committee-seats-wrong',
    ]);
  });

  test('phases lie in the past only once the bases are published', () => {
    const later = { today: '2027-08-01' };
    const codesThen = found(wholeBases, later).problems.map(({ code }) => code);
    expect(new Set(codesThen)).toEqual(new Set(['editions/phase-in-the-past']));
    expect(found(wholeBases, { ...later, isPublished: true }).problems).toEqual([]);
  });
});

test('what is no problem and yet should be known is told apart', () => {
  const cap = {
    ...({ per: 'project', unit: 'utm', hundredths: 454_500 } as const),
    ...{ valueHundredthsClp: 6_742_900, valueOn: '2025-01-01', source: 'GORE Ñuble 2025' },
  };
  const warned = withOperational({
    funding: { source: 'own-funds', caps: [cap] },
    investment: { yearClp: 26_999_999, source: 'Presupuesto municipal' },
  });
  expect(found(warned)).toEqual({
    problems: [],
    warnings: [
      { code: 'editions/cap-outdated', cap },
      {
        code: 'editions/envelope-above-investment',
        envelopeClp: 27_000_000,
        yearClp: 26_999_999,
      },
    ],
  });
});

test('works of FRIL without their limit in UTM are told, and a limit of the whole edition is not theirs', () => {
  const codesOf = (funding: Rulebook['operational']['funding']) =>
    found(withOperational({ funding })).warnings.map(({ code }) => code);
  const cap = {
    ...({ per: 'project', unit: 'utm', hundredths: 454_500 } as const),
    ...{ valueHundredthsClp: 7_000_000, valueOn: '2026-11-01', source: 'FRIL' },
  };
  expect(codesOf({ source: 'fril', caps: [] })).toContain('editions/cap-missing');
  expect(codesOf({ source: 'fril', caps: [{ ...cap, per: 'edition' }] })).toContain(
    'editions/cap-missing',
  );
  expect(codesOf({ source: 'fril', caps: [cap] })).not.toContain('editions/cap-missing');
  expect(codesOf({ source: 'own-funds', caps: [] })).not.toContain('editions/cap-missing');
});
