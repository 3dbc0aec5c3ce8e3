import { describe, expect, test } from 'vitest';
import { decideConfirmation, parseRefusalReason, parseSeen } from './assisted-identity.ts';
import { parseDocument } from './identity-document.ts';

const known = { today: '2026-11-25', cuts: new Set(['09108']) };

const whole = {
  'document-kind': 'run',
  country: '',
  number: '12.345.678-5',
  given: 'MARÍA JOSÉ',
  family: 'GONZÁLEZ SOTO',
  'birth-date': '15-04-1958',
  comuna: '09108',
  'seen-as': 'original',
};

function problems(more: Partial<Record<keyof typeof whole, string>>): string[] {
  const parsed = parseSeen(new URLSearchParams({ ...whole, ...more }), known);
  return parsed.ok ? [] : parsed.error.map(({ field, code }) => `${field} ${code}`);
}

describe('what the first member of staff writes down', () => {
  test('is read whole', () => {
    expect(parseSeen(new URLSearchParams(whole), known)).toEqual({
      ok: true,
      value: {
        document: { kind: 'run', number: '12345678-5' },
        names: { given: 'María José', family: 'González Soto' },
        birthDate: '1958-04-15',
        comunaCut: '09108',
        seenAs: 'original',
      },
    });
  });

  test('is all told when it is wrong', () => {
    const nothing = parseSeen(new URLSearchParams(), known);
    expect(nothing.ok ? [] : nothing.error.map(({ field }) => field)).toEqual([
      'document-kind',
      'given',
      'family',
      'birth-date',
      'comuna',
      'seen-as',
    ]);
    expect(problems({ number: '12.345.678-4', comuna: '13101' })).toEqual([
      'number run-wrong',
      'comuna comuna-missing',
    ]);
  });

  test.each([
    ['the day before turning 14', '2012-11-26', ['birth-date under-age']],
    ['on the day of turning 14', '2012-11-25', []],
  ])('is of somebody %s', (_, birthDate, expected) => {
    expect(problems({ 'birth-date': birthDate })).toEqual(expected);
  });

  test('may have no family name only if the document is foreign', () => {
    const passport = { 'document-kind': 'passport', country: 'ID', number: 'X1234567' };
    expect(problems({ family: '' })).toEqual(['family family-missing']);
    expect(problems({ ...passport, family: '' })).toEqual([]);
    expect(problems({ ...passport, given: '—' })).toEqual(['given name-missing']);
  });
});

describe('the second member of staff', () => {
  const run = parseDocument({ kind: 'run', country: '', number: '12.345.678-5' });
  const passport = parseDocument({ kind: 'passport', country: 'BO', number: 'AB123456' });
  if (!run.ok || !passport.ok) throw new Error('the documents are good');
  const seen = { document: run.value, seenBy: 'first', isFirstOfStaff: true };
  const decide = (more: Partial<typeof seen>, typedNumber: string, personId = 'second') => {
    const decided = decideConfirmation({ ...seen, ...more }, { personId, typedNumber });
    return decided.ok ? 'confirmed' : decided.error.code;
  };

  test('confirms by typing the number from the document, however it is written', () => {
    expect(decide({}, '12345678 5')).toBe('confirmed');
    expect(decide({ document: passport.value }, 'ab 123456')).toBe('confirmed');
  });

  test.each(['12.345.679-3', '12.345.678', '', '12345678-K'])(
    'does not confirm with the number «%s»',
    (typed) => {
      expect(decide({}, typed)).toBe('people/identity-number-differs');
    },
  );

  test('is another person than the first', () => {
    expect(decide({}, '12.345.678-5', 'first')).toBe('people/identity-same-member');
  });

  test('does not confirm the word of somebody who is no longer of staff', () => {
    expect(decide({ isFirstOfStaff: false }, '12.345.678-5')).toBe('people/identity-first-left');
  });
});

test('a reason for not confirming is one of the list', () => {
  expect(parseRefusalReason('other-person')).toBe('other-person');
  for (const text of ['because', '', null]) expect(parseRefusalReason(text)).toBeUndefined();
});
