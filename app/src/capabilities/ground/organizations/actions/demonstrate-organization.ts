// An invented neighbourhood council of the demonstration: registered by its chair, and found in order by the municipality.
import { assert } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { personaResident, standingGrantsIn } from '../../people/index.ts';
import { addDays, dayIn, parseCut } from '../../territories/rules/index.ts';
import { readOpenCheck } from '../store/legal-checks.ts';
import { findOrganizationId } from '../store/organizations.ts';
import type { Acting } from './acting.ts';
import { decideCheck } from './decide-check.ts';
import { type Registration, registerOrganization } from './register-organization.ts';

const INSTITUTION = 'ancud';
const SLUG = 'junta-de-vecinos-mirador-de-pudeto';
/** A persona: whoever looks at the demonstration can act as she who represents it. */
const CHAIR = 'manuel';

/** Idempotent: whoever demonstrates goes on from where the last one stopped. */
export async function demonstrateOrganization(house: House): Promise<void> {
  const { db, keys } = house;
  const institution = await findInstitution(db, INSTITUTION);
  if (institution === undefined || institution.cut === null) return;
  const scope = { kind: 'institution', id: institution.id } as const;
  const grants = await standingGrantsIn(db, scope);
  const officer = grants.find(({ role }) => role === 'certifying-officer')?.personId;
  if (officer === undefined) return;
  if ((await findOrganizationId(db, SLUG)) === undefined) {
    const chair = await personaResident(db, keys, CHAIR);
    const today = dayIn(institution.timeZone, house.clock.now());
    const registration = mirador(institution.cut, today);
    const registered = await registerOrganization(db, registration, actingAs(house, chair));
    assert(registered.ok, 'an invented organisation is registered once');
  }
  await confirm(house, scope, officer);
}

function actingAs({ clock, keys, publicUrl }: House, personId: string): Acting {
  const now = clock.now();
  const actor = { personId, sessionId: '', name: '', provenAt: now, grants: [] };
  return { actor, now, keys, addressOf: () => publicUrl };
}

function mirador(cut: string, today: string): Registration {
  return {
    facts: {
      kind: 'neighborhood-council',
      name: 'Junta de Vecinos Mirador de Pudeto',
      rut: undefined,
      registryNumber: '9001-D',
      legalPersonalityOn: '1996-08-22',
      cut: parseCut(cut),
      regionCode: undefined,
    },
    profile: {
      place: 'Sector Pudeto Alto',
      purpose: 'Organización inventada para la demostración: no existe.',
      email: 'mirador.pudeto@ejemplo.cl',
      phone: undefined,
      website: undefined,
      publishesContact: true,
      publishesBoard: true,
    },
    board: {
      validFrom: addDays(today, -400),
      validUntil: addDays(today, 690),
      document: 'Acta de elección inventada',
      members: [
        { post: 'chair', name: 'Manuel Ojeda Bahamonde' },
        { post: 'secretary', name: 'Doralisa Vera Ampuero' },
        { post: 'treasurer', name: 'Humberto Raín Cárcamo' },
      ],
    },
  };
}

async function confirm(house: House, scope: Scope, officer: string): Promise<void> {
  const { db } = house;
  const id = await findOrganizationId(db, SLUG);
  assert(id !== undefined, 'it is registered');
  const check = await readOpenCheck(db, id);
  if (check?.about !== 'registration') return;
  const answer = { checkId: check.id, decision: 'confirmed', reasons: '' } as const;
  const decided = await decideCheck(db, scope, answer, actingAs(house, officer));
  assert(decided.ok, 'an invented organisation is in order');
}
