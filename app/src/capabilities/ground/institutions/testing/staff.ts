// People of the staff for tests: whoever they are, with roles in institutions.
import type { Actor } from '../../../../platform/access.ts';
import type { ByStaff } from '../actions/by-staff.ts';

/** An actor with roles, each in the institution of that id. */
export function actorWith(grants: readonly (readonly [role: string, id: string])[]): Actor {
  return {
    personId: '00000000-0000-4000-8000-000000000001',
    sessionId: '00000000-0000-4000-8000-000000000002',
    name: 'Elisa',
    provenAt: new Date('2026-11-25T14:55:00Z'),
    grants: grants.map(([role, id]) => ({ role, scope: { kind: 'institution', id } })),
  };
}

export function officerOf(institutionId: string): ByStaff {
  const actor = actorWith([['pb-officer', institutionId]]);
  return { actor, scope: { kind: 'institution', id: institutionId } };
}
