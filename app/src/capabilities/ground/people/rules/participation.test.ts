import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorsPolicy } from './age.ts';
import { participantOf } from './participation.ts';

const TODAY = '2026-11-25';
const ALL = ['names', 'birth-date', 'comuna', 'email'];

function participant(birthDate: string | undefined, consentedTo: string[] = [], below = 16) {
  return participantOf({ birthDate, consentedTo }, TODAY, minorsPolicy(below));
}

describe('who was born', () => {
  test.each([
    ['on the day of turning 18', '2008-11-25', 18, false, 'by-oneself', []],
    ['a day later', '2008-11-26', 17, true, 'by-oneself', []],
    ['on the day of turning 16', '2010-11-25', 16, true, 'by-oneself', []],
    ['a day later than that', '2010-11-26', 15, true, 'by-oneself', ALL],
    ['on the day of turning 14', '2012-11-25', 14, true, 'by-oneself', ALL],
    ['a day too late for it', '2012-11-26', 13, true, 'too-young', ALL],
  ] as const)('%s', (_, birthDate, age, isMinor, mayTakePart, sensitiveData) => {
    expect(participant(birthDate)).toEqual({
      age,
      isMinor,
      mayTakePart,
      consentedTo: [],
      sensitiveData,
    });
  });

  test('nobody knows when may not take part yet, and is protected as a child would be', () => {
    expect(participant(undefined, ['test/track:1'])).toEqual({
      age: undefined,
      isMinor: undefined,
      mayTakePart: 'age-unknown',
      consentedTo: [],
      sensitiveData: ALL,
    });
  });
});

test('a child takes part in what its guardian consented to, until it is 14', () => {
  const consents = ['test/track:1', 'test/track:2'];
  expect(participant('2016-01-01', consents)).toMatchObject({
    mayTakePart: 'with-consent',
    consentedTo: consents,
  });
  expect(participant('2012-11-25', consents)).toMatchObject({
    mayTakePart: 'by-oneself',
    consentedTo: [],
  });
});

test('the age below which data are sensitive is the one that the operator set, whatever it is', () => {
  const days = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2026-11-25T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, fc.integer({ min: 14, max: 18 }), (born, below) => {
      const { age = 0, sensitiveData } = participant(born.toISOString().slice(0, 10), [], below);
      expect(sensitiveData.length > 0).toBe(age < below);
    }),
  );
});
