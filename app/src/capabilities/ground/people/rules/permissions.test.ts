import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../../platform/access.ts';
import { mayDo, type Permission, permissionOf, permissions } from './permissions.ts';
import { heldByResidents, heldIn, invitedBy, parseRole, type Role, roles } from './roles.ts';

const lautaro: Scope = { kind: 'institution', id: 'lautaro' };
const lebu: Scope = { kind: 'institution', id: 'lebu' };
const board: Scope = { kind: 'organization', id: 'lautaro' };
const held = (role: string, scope?: Scope) => [{ role, scope }];

describe('an act within an institution', () => {
  const act: Permission = { roles: ['pb-officer'], within: 'institution' };

  test('is for whoever holds the role in that very one', () => {
    expect(mayDo(act, held('pb-officer', lautaro), lautaro)).toBe(true);
    expect(mayDo(act, held('pb-officer', lebu), lautaro)).toBe(false);
  });

  test('is not for another role there', () => {
    expect(mayDo(act, held('councillor', lautaro), lautaro)).toBe(false);
    expect(mayDo(act, held('no-such-role', lautaro), lautaro)).toBe(false);
    expect(mayDo(act, [], lautaro)).toBe(false);
  });

  test('is not for an organisation that happens to have the same id', () => {
    expect(mayDo(act, held('pb-officer', board), lautaro)).toBe(false);
    expect(mayDo(act, held('pb-officer', board), board)).toBe(false);
    expect(mayDo(act, held('pb-officer', lautaro), board)).toBe(false);
  });

  test('is not for a role without a place, nor at an address without one', () => {
    expect(mayDo(act, held('pb-officer'), lautaro)).toBe(false);
    expect(mayDo(act, held('pb-officer', lautaro), undefined)).toBe(false);
    expect(mayDo(act, held('pb-officer'), undefined)).toBe(false);
  });

  test('needs one grant that is right in both role and place, not two halves', () => {
    const halves = [...held('pb-officer', lebu), ...held('councillor', lautaro)];
    expect(mayDo(act, halves, lautaro)).toBe(false);
    expect(mayDo(act, [...halves, ...held('pb-officer', lautaro)], lautaro)).toBe(true);
  });
});

test('an act without a place is for the role wherever it is held, and for no other', () => {
  const act: Permission = { roles: ['national-staff'] };
  expect(mayDo(act, held('national-staff', lebu), undefined)).toBe(true);
  expect(mayDo(act, held('pb-officer', lebu), undefined)).toBe(false);
});

test('an act of everybody who is signed in needs no role', () => {
  expect(mayDo({ roles: 'signed-in' }, [], undefined)).toBe(true);
});

describe('the table', () => {
  const acts: readonly [string, Permission][] = Object.entries(permissions);

  test('knows its acts and nothing else, not even what every object has', () => {
    expect(permissionOf('people/invite')).toBe(permissions['people/invite']);
    for (const other of ['people/fly', 'constructor', '__proto__', 'toString', '']) {
      expect(permissionOf(other)).toBeUndefined();
    }
  });

  test('gives every act to somebody', () => {
    expect(acts.filter(([, { roles: who }]) => who.length === 0)).toEqual([]);
  });

  test('gives no act within a place to a role that is never held in such a place', () => {
    const impossible = acts.flatMap(([act, { roles: who, within }]) => {
      if (who === 'signed-in' || within === undefined) return [];
      const isHeldThere = (role: Role) =>
        heldIn[role].some((place) =>
          within === 'organization'
            ? place === 'organization'
            : place !== 'organization' && place !== 'country',
        );
      return who.filter((role) => !isHeldThere(role)).map((role) => `${act} ${role}`);
    });
    expect(impossible).toEqual([]);
  });

  test('lets nobody who signs in as a resident invite, end a role or identify somebody', () => {
    for (const act of ['people/invite', 'people/end-role', 'people/identify-in-person'] as const) {
      const who: readonly Role[] = permissions[act].roles;
      expect(who.filter((role) => heldByResidents.has(role))).toEqual([]);
      expect(permissionOf(act)?.isSensitive).toBe(true);
    }
  });
});

describe('a role', () => {
  test('is read by its name only', () => {
    expect(roles.map((role) => parseRole(role))).toEqual([...roles]);
    for (const other of ['admin', 'PB-OFFICER', '', null, undefined]) {
      expect(parseRole(other)).toBeUndefined();
    }
  });

  test('is held somewhere, and only the operator of the platform in the whole country', () => {
    expect(roles.filter((role) => heldIn[role].length === 0)).toEqual([]);
    expect(roles.filter((role) => heldIn[role].includes('country'))).toEqual(['platform-operator']);
  });

  test('is given by invitation, but for representatives, whom their organisation names', () => {
    expect(roles.filter((role) => invitedBy[role].length === 0)).toEqual([
      'organization-representative',
    ]);
  });

  test('that residents hold lets nobody invite', () => {
    const inviting = new Set(Object.values(invitedBy).flat());
    expect([...heldByResidents].filter((role) => inviting.has(role))).toEqual([]);
  });

  test('of national staff is never opened from a municipality', () => {
    const local = roles.filter((role) => heldIn[role].every((place) => place !== 'national-body'));
    const fromBelow = ['national-staff', 'roundtable-member', 'platform-operator'] as const;
    for (const role of fromBelow) {
      expect(
        invitedBy[role].filter((one) => local.includes(one) && one !== 'platform-operator'),
      ).toEqual([]);
    }
  });
});
