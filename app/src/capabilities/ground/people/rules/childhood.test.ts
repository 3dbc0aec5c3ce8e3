import { describe, expect, test } from 'vitest';
import {
  type ChildTrack,
  CONSENT_TEXT_VERSION,
  decideConsent,
  decideGuardian,
  parseChild,
} from './childhood.ts';

const TODAY = '2026-11-25';
const NOW = new Date('2026-11-25T15:00:00Z');

describe('a child', () => {
  const whole = {
    given: 'AMANDA',
    family: 'LLANQUIÑIR',
    'birth-date': '2016-03-01',
    run: '25.000.001-4',
    alias: 'Rayadito 7',
  };
  const problems = (more: Partial<typeof whole>) => {
    const parsed = parseChild(new URLSearchParams({ ...whole, ...more }), TODAY);
    return parsed.ok ? [] : parsed.error.map(({ field, code }) => `${field} ${code}`);
  };

  test('is read whole, or with neither RUN nor alias', () => {
    const parsed = parseChild(new URLSearchParams(whole), TODAY);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        names: { given: 'Amanda', family: 'Llanquiñir' },
        birthDate: '2016-03-01',
        run: '25000001-4',
        alias: 'Rayadito 7',
      },
    });
    const less = parseChild(new URLSearchParams({ ...whole, run: '', alias: ' ' }), TODAY);
    expect(less).toMatchObject({ ok: true, value: { run: undefined, alias: undefined } });
  });

  test('of 14 signs up by itself', () => {
    expect(problems({ 'birth-date': '2012-11-25', run: '' })).toEqual(['birth-date of-age']);
    expect(problems({ 'birth-date': '2012-11-26', run: '' })).toEqual([]);
    expect(problems({ 'birth-date': '2026-11-26', run: '' })).toEqual(['birth-date not-a-date']);
  });

  test('has everything that is wrong told at once', () => {
    const wrong = { given: '', family: ' ', 'birth-date': '', run: '1-1', alias: 'ab' };
    expect(problems(wrong)).toEqual([
      'given name-missing',
      'family family-missing',
      'birth-date not-a-date',
      'run run-wrong',
      'alias too-short',
    ]);
  });
});

describe('a guardian', () => {
  const decide = (birthDate: string | undefined, isProven = true) => {
    const decided = decideGuardian({ isProven, birthDate }, TODAY);
    return decided.ok ? 'may' : decided.error.code;
  };

  test('is 18, has said so, and was proven to be who she is', () => {
    expect(decide('2008-11-25')).toBe('may');
    expect(decide('2008-11-26')).toBe('people/guardian-under-age');
    expect(decide(undefined)).toBe('people/guardian-age-unknown');
    expect(decide('1990-01-01', false)).toBe('people/guardian-not-proven');
  });
});

describe('a consent', () => {
  const track: ChildTrack = {
    subject: 'test/track:1',
    title: 'Plazas para jugar',
    href: '/comunas/lautaro',
    heldBy: 'Municipalidad de Lautaro',
    minimumAge: 8,
    endsAt: new Date('2026-12-31T23:00:00Z'),
  };
  const decide = (
    birthDate: string,
    of: ChildTrack | undefined = track,
    textVersion = CONSENT_TEXT_VERSION,
    now = NOW,
  ) => {
    const decided = decideConsent(birthDate, of, { today: TODAY, now, textVersion });
    return decided.ok ? decided.value.subject : decided.error;
  };

  test('is given from the age that the track asks, and below 14', () => {
    expect(decide('2018-11-25')).toBe('test/track:1');
    expect(decide('2018-11-26')).toEqual({ code: 'people/child-too-young', minimumAge: 8 });
    expect(decide('2012-11-26')).toBe('test/track:1');
    expect(decide('2012-11-25')).toEqual({ code: 'people/child-of-age' });
  });

  test('is for what is open now, and nothing else', () => {
    const closed = decideConsent('2016-01-01', undefined, {
      today: TODAY,
      now: NOW,
      textVersion: CONSENT_TEXT_VERSION,
    });
    expect(closed).toEqual({ ok: false, error: { code: 'people/track-closed' } });
    expect(decide('2016-01-01', track, CONSENT_TEXT_VERSION, track.endsAt)).toEqual({
      code: 'people/track-closed',
    });
  });

  test('is to the text that holds today', () => {
    expect(decide('2016-01-01', track, '2025-01')).toEqual({ code: 'people/consent-text-changed' });
    expect(decide('2016-01-01', track, '')).toEqual({ code: 'people/consent-text-changed' });
  });
});
