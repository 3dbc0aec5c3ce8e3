// The end of a role: read from its form, within somebody's power, and never leaving an institution without its first two.
import { describe, expect, test } from 'vitest';
import { decideEnd, endOfDay, parseEnd } from './role-end.ts';
import type { Role } from './roles.ts';

const TODAY = '2026-11-25';
const form = (fields: Record<string, string>) => new URLSearchParams(fields);

describe('the form', () => {
  test.each([
    [{ reason: ' Se  jubila ', when: 'now' }, { when: 'now', lastDay: undefined, reason: 'Se jubila' }], // biome-ignore format: one case a line
    [{ reason: 'Traslado', when: 'on-day', 'last-day': TODAY }, { when: 'on-day', lastDay: TODAY, reason: 'Traslado' }], // biome-ignore format: one case a line
    [{ reason: 'Relevo', when: 'with-successor', 'last-day': 'x' }, { when: 'with-successor', lastDay: undefined, reason: 'Relevo' }], // biome-ignore format: one case a line
  ] as const)('%j is read', (fields, planned) => {
    expect(parseEnd(form(fields), TODAY)).toEqual({ ok: true, value: planned });
  });

  test.each([
    [{ when: 'now' }, ['reason']],
    [{ reason: 'x'.repeat(501), when: 'now' }, ['reason']],
    [{ reason: 'Relevo' }, ['when']],
    [{ reason: 'Relevo', when: 'never' }, ['when']],
    [{ reason: 'Relevo', when: 'on-day' }, ['last-day']],
    [{ reason: 'Relevo', when: 'on-day', 'last-day': '2026-11-24' }, ['last-day']],
    [{ reason: 'Relevo', when: 'on-day', 'last-day': '2026-02-30' }, ['last-day']],
    [{ reason: 'Relevo', when: 'on-day', 'last-day': '2028-01-01' }, ['last-day']],
    [{}, ['reason', 'when']],
  ])('%j is refused field by field', (fields, wrong) => {
    const parsed = parseEnd(form(fields as Record<string, string>), TODAY);
    expect(!parsed.ok && parsed.error.map(({ field }) => field)).toEqual(wrong);
  });
});

describe('the last day ends at midnight where the institution is', () => {
  test.each([
    ['2026-11-25', 'America/Santiago', '2026-11-26T03:00:00.000Z'],
    ['2026-07-01', 'America/Santiago', '2026-07-02T04:00:00.000Z'],
    ['2026-11-25', 'America/Punta_Arenas', '2026-11-26T03:00:00.000Z'],
    ['2026-11-25', 'Pacific/Easter', '2026-11-26T05:00:00.000Z'],
  ])('%s in %s until %s', (day, zone, instant) => {
    expect(endOfDay(day, zone).toISOString()).toBe(instant);
  });
});

describe('who ends what', () => {
  const placeId = 'lautaro-id';
  const by = (role: Role, more = {}) => ({
    personId: 'ella',
    grants: [{ role, scope: { kind: 'institution' as const, id: placeId } }],
    placeId,
    isNational: false,
    ...more,
  });
  const held = (role: Role, more = {}) => ({ role, personId: 'otra', othersCount: 1, ...more });
  const refusal = (...given: Parameters<typeof decideEnd>) => {
    const decided = decideEnd(...given);
    return decided.ok ? undefined : decided.error.code;
  };
  const now = { when: 'now' } as const;

  test('an officer ends the roles that she may give', () => {
    expect(refusal(held('councillor'), now, by('pb-officer'))).toBeUndefined();
  });

  test('nobody ends a role beyond her power, whatever her own', () => {
    expect(refusal(held('pb-officer'), now, by('observer'))).toBe('people/role-beyond-power');
    const elsewhere = by('pb-officer', { placeId: 'ancud-id' });
    expect(refusal(held('councillor'), now, elsewhere)).toBe('people/role-beyond-power');
    expect(refusal(held('national-staff'), now, by('pb-officer'))).toBe('people/role-beyond-power');
  });

  test('everybody may leave', () => {
    const own = held('technical-reviewer', { personId: 'ella' });
    expect(refusal(own, now, by('technical-reviewer'))).toBeUndefined();
  });

  test.each(['pb-officer', 'certifying-officer'] as const)(
    'the last %s leaves only when whoever follows begins',
    (role) => {
      const last = held(role, { othersCount: 0 });
      expect(refusal(last, now, by('pb-officer'))).toBe('people/last-of-role');
      expect(refusal(last, { when: 'on-day' }, by('pb-officer'))).toBe('people/last-of-role');
      expect(refusal(last, { when: 'with-successor' }, by('pb-officer'))).toBeUndefined();
      expect(refusal(held(role), now, by('pb-officer'))).toBeUndefined();
      const own = held(role, { othersCount: 0, personId: 'ella' });
      expect(refusal(own, now, by(role))).toBe('people/last-of-role');
    },
  );

  test('the national team ends even the last, and nothing but those two roles', () => {
    const national = {
      personId: 'ella',
      grants: [
        { role: 'national-staff', scope: { kind: 'institution' as const, id: 'subdere-id' } },
      ],
      placeId,
      isNational: true,
    };
    expect(refusal(held('pb-officer', { othersCount: 0 }), now, national)).toBeUndefined();
    expect(refusal(held('mayor'), now, national)).toBe('people/role-beyond-power');
  });
});
