// Who may have whose keys reset, and until when the link opens something.
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../../../platform/access.ts';
import {
  decideReset,
  decideResetOpen,
  keyResetExpiry,
  type OpenedRole,
  rolesOfStaff,
} from './key-reset.ts';
import type { Role } from './roles.ts';

const NOW = new Date('2026-11-25T15:00:00Z');
const at = (role: Role, id: string): Grant => ({ role, scope: { kind: 'institution', id } });
const opens = (role: Role, institution: string | null = 'lautaro'): OpenedRole => ({
  role,
  institution,
});
const officer = { personId: 'jefa', grants: [at('pb-officer', 'lautaro')] };
const national = { personId: 'marcela', grants: [at('national-staff', 'subdere')] };

describe('keys are reset', () => {
  test.each([
    ['of a colleague whose role one may give', officer, [opens('councillor')], undefined],
    ['of an officer by the national team', national, [opens('pb-officer')], undefined],
    ['not of anybody else by the national team', national, [opens('mayor')], 'people/role-beyond-power'], // biome-ignore format: one case a line
    ['not by whoever gives no role', { personId: 'eva', grants: [at('observer', 'lautaro')] }, [opens('councillor')], 'people/role-beyond-power'], // biome-ignore format: one case a line
    ['not where the account opens a role elsewhere', officer, [opens('councillor'), opens('councillor', 'ancud')], 'people/reset-roles-elsewhere'], // biome-ignore format: one case a line
    ['not where it opens one of the national team', officer, [opens('observer'), opens('national-staff', 'subdere')], 'people/reset-roles-elsewhere'], // biome-ignore format: one case a line
    ['not where it opens the whole platform', officer, [opens('observer'), opens('platform-operator', null)], 'people/reset-roles-elsewhere'], // biome-ignore format: one case a line
    ['not of somebody who needs none', officer, [], 'people/reset-without-keys'],
  ] as const)('%s', (_, by, opened, code) => {
    const decided = decideReset({ personId: 'ana', opened }, by, 'lautaro');
    expect(decided.ok ? undefined : decided.error.code).toBe(code);
  });

  test('never by oneself', () => {
    const own = { personId: 'jefa', opened: [opens('pb-officer')] };
    const decided = decideReset(own, officer, 'lautaro');
    expect(!decided.ok && decided.error.code).toBe('people/reset-own');
  });
});

test('what neighbours hold is opened without a key', () => {
  const grants = [at('oversight-committee', 'lautaro'), at('councillor', 'lautaro')];
  expect(rolesOfStaff([...grants, { role: 'platform-operator', scope: undefined }])).toEqual([
    opens('councillor'),
    opens('platform-operator', null),
  ]);
});

const open = { expiresAt: keyResetExpiry(NOW), usedAt: null };
test.each([
  ['open', open, undefined],
  ['none', undefined, 'people/reset-unknown'],
  ['used', { ...open, usedAt: NOW }, 'people/reset-used'],
  ['over, to the millisecond', { ...open, expiresAt: NOW }, 'people/reset-expired'],
])('a reset that is %s says so', (_, times, code) => {
  const decided = decideResetOpen(times, NOW);
  expect(decided.ok ? undefined : decided.error.code).toBe(code);
});

test('a reset holds seven days', () => {
  expect(open.expiresAt.toISOString()).toBe('2026-12-02T15:00:00.000Z');
});
