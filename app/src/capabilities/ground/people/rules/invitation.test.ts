// Who may invite whom to what, how long an invitation is open, and how it is taken up.
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../../../platform/access.ts';
import {
  decideAccepting,
  decideInviting,
  decideOpen,
  expiryOf,
  firstRoles,
  givenIn,
  type Inviting,
  mayGive,
  type Place,
  parseInvited,
  type Visitor,
} from './invitation.ts';
import { heldByResidents, type Role, roles } from './roles.ts';

const lautaro: Place = {
  id: 'lautaro-id',
  kind: 'municipality',
  slug: 'lautaro',
  name: 'Municipalidad de Lautaro',
  timeZone: 'America/Santiago',
};
const subdere: Place = { ...lautaro, id: 'subdere-id', kind: 'national-body', slug: 'subdere' };
const NOW = new Date('2026-11-25T15:00:00Z');

const at = (role: Role, place: Place): Grant => ({
  role,
  scope: { kind: 'institution', id: place.id },
});
const operator: Grant = { role: 'platform-operator', scope: undefined };

describe('the power to give a role', () => {
  test.each([
    ['pb-officer', 'councillor', true],
    ['certifying-officer', 'pb-officer', true],
    ['councillor', 'councillor', false],
    ['mayor', 'pb-officer', false],
    ['observer', 'observer', false],
    ['technical-reviewer', 'desk-staff', false],
  ] as const)('%s gives %s in the own institution: %s', (own, given, isGranted) => {
    expect(mayGive(given, [at(own, lautaro)], lautaro.id)).toBe(isGranted);
  });

  test('an officer gives nothing in another institution', () => {
    const officer = [at('pb-officer', lautaro), at('certifying-officer', lautaro)];
    expect(roles.filter((role) => mayGive(role, officer, 'ancud-id'))).toEqual([]);
  });

  test('the national team gives anywhere only the two roles with which an institution begins', () => {
    const national = [at('national-staff', subdere)];
    expect(roles.filter((role) => mayGive(role, national, lautaro.id))).toEqual([...firstRoles]);
  });

  test('whoever operates the platform gives national and operating roles, and no other', () => {
    expect(roles.filter((role) => mayGive(role, [operator], subdere.id))).toEqual([
      'national-staff',
      'platform-operator',
    ]);
  });

  test('representatives of an organisation are given by nobody', () => {
    const everything = roles.map((role) => at(role, lautaro));
    expect(mayGive('organization-representative', [...everything, operator], lautaro.id)).toBe(
      false,
    );
  });

  test('a form offers what is held in that kind of institution and may be given', () => {
    expect(givenIn(subdere, [at('national-staff', subdere)])).toEqual([
      'moderator',
      'national-staff',
      'roundtable-member',
      'observer',
    ]);
    expect(givenIn(lautaro, [at('councillor', lautaro)])).toEqual([]);
  });
});

describe('an invitation', () => {
  const sound: Inviting = {
    invited: { name: 'Ana Soto', email: 'Ana@Example.cl', role: 'councillor' },
    place: lautaro,
    inviter: { grants: [at('pb-officer', lautaro)], emails: new Set(['jefa@example.cl']) },
    open: new Set(),
    holding: new Set(),
  };
  const refusal = (more: Partial<Inviting>) => {
    const decided = decideInviting({ ...sound, ...more });
    return decided.ok ? undefined : decided.error.code;
  };

  test('is sent to somebody new, for a role of the place, by whoever may give it', () => {
    expect(refusal({})).toBeUndefined();
  });

  test.each([
    ['a role of another kind of institution', { place: subdere, inviter: { grants: [at('pb-officer', subdere)], emails: new Set() } }, 'people/role-not-here'], // biome-ignore format: one case a line
    ['a role of the whole country in an institution', { invited: { ...sound.invited, role: 'platform-operator' } }, 'people/role-not-here'], // biome-ignore format: one case a line
    ['somebody without the power', { inviter: { grants: [at('moderator', lautaro)], emails: new Set() } }, 'people/role-beyond-power'], // biome-ignore format: one case a line
    ['somebody with the power elsewhere', { inviter: { grants: [at('pb-officer', subdere)], emails: new Set() } }, 'people/role-beyond-power'], // biome-ignore format: one case a line
    ['one of the two who invite, however it is spelt', { inviter: { grants: [at('pb-officer', lautaro)], emails: new Set(['otra@example.cl', 'ana@example.cl']) } }, 'people/own-invitation'], // biome-ignore format: one case a line
    ['somebody whom an invitation waits for', { open: new Set(['ana@example.cl']) }, 'people/invited-already'], // biome-ignore format: one case a line
    ['somebody who holds the role', { holding: new Set(['ana@example.cl']) }, 'people/holds-role-already'], // biome-ignore format: one case a line
  ] as const)('is not sent for %s', (_, more, code) => {
    expect(refusal(more as Partial<Inviting>)).toBe(code);
  });

  test('by whoever has the machine in hand needs no power, and still no role where there is none', () => {
    expect(refusal({ inviter: undefined })).toBeUndefined();
    expect(refusal({ inviter: undefined, place: undefined })).toBe('people/role-not-here');
  });

  test('is read as it was typed, with a tidy name', () => {
    expect(
      parseInvited({ name: '  MARÍA josé\u202E ', email: ' m@example.cl ', role: 'mayor' }),
    ).toEqual({
      ok: true,
      value: { name: 'MARÍA josé', email: 'm@example.cl', role: 'mayor', isSubstitute: false },
    });
  });

  test.each([
    [{ name: ' ', email: 'a@b.cl', role: 'mayor' }, ['name']],
    [{ name: 'Ana', email: 'a@b', role: 'mayor' }, ['email']],
    [{ name: 'Ana', email: 'a@b.cl\nbcc: x@y.cl', role: 'mayor' }, ['email']],
    [{ name: 'Ana', email: 'a@b.cl', role: 'king' }, ['role']],
    [{ name: 'Ana', email: 'a@b.cl', role: 'mayor+substitute' }, ['role']],
    [{ name: '', email: '', role: '' }, ['name', 'email', 'role']],
  ])('%j is refused field by field', (typed, fields) => {
    const parsed = parseInvited(typed);
    expect(!parsed.ok && parsed.error.map(({ field }) => field)).toEqual(fields);
  });
});

describe('an invitation that was sent', () => {
  test('holds seven days', () => {
    expect(expiryOf(NOW).toISOString()).toBe('2026-12-02T15:00:00.000Z');
  });

  const open = { expiresAt: expiryOf(NOW), acceptedAt: null, withdrawnAt: null };
  test.each([
    ['open', open, undefined],
    ['none', undefined, 'people/invitation-unknown'],
    ['used', { ...open, acceptedAt: NOW }, 'people/invitation-used'],
    ['withdrawn', { ...open, withdrawnAt: NOW }, 'people/invitation-withdrawn'],
    ['over, to the millisecond', { ...open, expiresAt: NOW }, 'people/invitation-expired'],
  ])('that is %s says so', (_, times, code) => {
    const decided = decideOpen(times, NOW);
    expect(decided.ok ? undefined : decided.error.code).toBe(code);
  });
});

describe('taking a role up', () => {
  const none = { passkeysCount: 0, hasCode: false };
  const visitor = (more: Partial<Visitor>): Visitor => ({
    personId: 'ana',
    method: 'provider',
    waysIn: none,
    ...more,
  });
  const givers = { invitedBy: 'jefa', confirmedBy: 'secretaria', renewedBy: 'colega' };
  const way = (role: Role, who: Visitor | undefined) => {
    const decided = decideAccepting({ role, ...givers }, who);
    return decided.ok ? decided.value : decided.error.code;
  };

  test.each([
    ['nobody who is signed in opens an account with a passkey', undefined, 'new-account'],
    ['a resident gets her first passkey', visitor({}), 'first-passkey'],
    ['whoever has a passkey shows it first', visitor({ waysIn: { passkeysCount: 1, hasCode: false } }), 'people/passkey-first'], // biome-ignore format: one case a line
    ['so does whoever has only the code', visitor({ waysIn: { passkeysCount: 0, hasCode: true } }), 'people/passkey-first'], // biome-ignore format: one case a line
    ['a session of staff needs nothing more', visitor({ method: 'passkey', waysIn: { passkeysCount: 1, hasCode: false } }), 'plain'], // biome-ignore format: one case a line
    ['nobody takes up what she gave herself', visitor({ personId: 'jefa' }), 'people/own-invitation'], // biome-ignore format: one case a line
    ['nor what she signed', visitor({ personId: 'secretaria' }), 'people/own-invitation'],
    ['nor what she sent again', visitor({ personId: 'colega' }), 'people/own-invitation'],
  ] as const)('%s', (_, who, expected) => {
    expect(way('technical-reviewer', who)).toBe(expected);
  });

  test('a role that neighbours hold is for an account that is there, and needs no passkey', () => {
    for (const role of heldByResidents) {
      expect(way(role, undefined)).toBe('people/sign-in-first');
      expect(way(role, visitor({}))).toBe('plain');
      expect(way(role, visitor({ personId: 'jefa' }))).toBe('people/own-invitation');
    }
  });
});
