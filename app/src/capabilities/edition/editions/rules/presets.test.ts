// Presets open ready: what is left is what only a person can answer.
import { describe, expect, test } from 'vitest';
import { presetInput, wholeBases, withOperational } from '../testing/rulebooks.ts';
import { capInClp } from './funding.ts';
import {
  copyForNextYear,
  type PresetInput,
  presetRulebook,
  presets,
  presetsFor,
} from './presets.ts';
import { problemsOf } from './rulebook-problems.ts';

const region: PresetInput = {
  ...presetInput,
  institutionKind: 'regional-government',
  places: ['14101', '14102', '14201'].map((cut, at) => ({
    ...{ id: cut, code: cut, name: `Comuna ${cut}`, population: 10_000 * (at + 1) },
  })),
};
const inputOf = (kind: PresetInput['institutionKind']) =>
  kind === 'municipality' ? presetInput : region;
const all = (['municipality', 'regional-government'] as const).flatMap((kind) =>
  presetsFor(kind).map((preset) => ({ preset, kind })),
);

describe.each(all)('$preset of a $kind', ({ preset, kind }) => {
  const problemsWith = (changes: Partial<PresetInput>) => {
    const input = { ...inputOf(kind), ...changes };
    const { today } = input;
    return problemsOf(presetRulebook(preset, input), {
      ...{ institutionKind: kind, today, isPublished: false },
    });
  };

  test('lacks its legal basis and nothing else', () => {
    expect(problemsWith({})).toEqual({
      problems: [{ code: 'editions/legal-basis-missing' }],
      warnings: [],
    });
  });

  test('without places, people, UTM or contact it lacks the contact too', () => {
    const places = inputOf(kind).places.map((place) => ({ ...place, population: null }));
    const contact = { where: '', email: null, phone: null };
    for (const given of [places, []]) {
      const { problems } = problemsWith({ places: given, utm: null, contact });
      expect(problems.map(({ code }) => code)).toEqual([
        ...['editions/legal-basis-missing', 'editions/contact-missing'],
      ]);
    }
  });

  test('begins today when the sanction comes too late, and warns', () => {
    const { problems, warnings } = problemsWith({ today: '2027-08-02' });
    expect(problems).toEqual([{ code: 'editions/legal-basis-missing' }]);
    expect(warnings.map(({ code }) => code)).toContain('editions/sanction-too-late');
  });
});

test('every preset is of a municipality or of a region', () => {
  expect(new Set(all.map(({ preset }) => preset))).toEqual(new Set(presets));
});

test('of Osorno’s kind each sector has one project of $5.000.000 and two of $2.000.000', () => {
  const { committed } = presetRulebook('small-comuna-by-sectors', presetInput);
  expect(committed.envelopeClp).toBe(27_000_000);
  const terms = committed.contests.slice(0, 2).map((one) => ({
    ...{ code: one.code, amount: one.amountClp, max: one.maxProjectClp, ballot: one.ballot.kind },
    choices: one.ballot.maxChoices,
  }));
  expect(terms).toEqual([
    { code: 'pudeto-mayor', amount: 5_000_000, max: 5_000_000, ballot: 'choose-1', choices: 1 },
    { code: 'pudeto-menor', amount: 4_000_000, max: 2_000_000, ballot: 'approval', choices: 2 },
  ]);
});

test('of Santiago’s kind the neighbourhoods share by their people what the common list leaves', () => {
  const { committed } = presetRulebook('large-city', presetInput);
  const amounts = Object.fromEntries(
    committed.contests.map(({ code, amountClp }) => [code, amountClp]),
  );
  expect(amounts).toEqual({
    transversal: 150_000_000,
    pudeto: 30_748_631,
    fatima: 22_641_509,
    lechagua: 6_609_860,
  });
});

test('a region gives each comuna a quota for works of 4.545 UTM at most', () => {
  const { committed, operational } = presetRulebook('regional-fril', region);
  expect(operational.funding.caps.map(capInClp)).toEqual([306_464_805]);
  expect(
    committed.contests.map(({ kind, amountClp, maxProjectClp }) => [
      kind,
      amountClp,
      maxProjectClp,
    ]),
  ).toEqual(Array(3).fill(['comuna', 612_929_610, 306_464_805]));
  const sanction = operational.calendar.find(({ phase }) => phase === 'sanction');
  expect(sanction?.until && sanction.until <= '2027-09-30').toBe(true);
});

describe('a copy for the year after', () => {
  const whole = withOperational({
    bipCode: '40012345-0',
    investment: { yearClp: 900_000_000, source: 'Presupuesto 2028' },
    funding: {
      source: 'fril',
      caps: [
        {
          ...({
            per: 'project',
            unit: 'utm',
            hundredths: 454_500,
            valueHundredthsClp: 6_742_900,
          } as const),
          ...{ valueOn: '2026-01-01', source: 'FRIL 2026' },
        },
      ],
    },
  });
  const given = { fiscalYear: 2029, today: '2027-12-01', institutionKind: 'municipality' } as const;
  const copy = copyForNextYear(whole, given);

  test('keeps what the body commits to but the year, and is ready but for its caps, which it tells', () => {
    expect(copy.committed).toEqual({ ...whole.committed, fiscalYear: 2029 });
    const { problems, warnings } = problemsOf(copy, { ...given, isPublished: false });
    expect(problems).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['editions/cap-outdated']);
  });

  test('has the phases of last year a year later, and nothing that was of that year alone', () => {
    const phasesOf = (rulebook: typeof copy) =>
      rulebook.operational.calendar.map(({ phase }) => phase);
    expect(phasesOf(copy)).toEqual(phasesOf(whole));
    expect(copy.operational.calendar.every(({ from }) => from >= '2028-01-01')).toBe(true);
    const { investment, bipCode, options } = copy.operational;
    expect([investment, bipCode, options.freeze]).toEqual([null, null, null]);
  });

  test('of the same year is the same', () => {
    const { fiscalYear } = wholeBases.committed;
    const { today, institutionKind } = presetInput;
    expect(copyForNextYear(wholeBases, { fiscalYear, today, institutionKind })).toEqual(wholeBases);
  });
});
