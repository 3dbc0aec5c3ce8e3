// What tests of the room begin with: two municipalities, their certifying officers, and a lot to announce.
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { institutionOfComuna } from '../../institutions/index.ts';
import type { Cut } from '../../territories/rules/index.ts';
import type { ByStaff, IssuingSite } from '../actions/by-staff.ts';
import type { Ending } from '../actions/lot-ends.ts';
import type { Announcement } from '../rules/lot-draw.ts';

export const NOW = new Date('2026-11-25T15:00:00Z');
/** No room waits for the end of a lot. */
export const site: IssuingSite & Ending = {
  publicUrl: 'https://minga.example',
  isDemonstration: true,
  gather: async () => [],
};

export const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** Ancud and Lautaro, as the facts that ship have them. */
export const ancud = '10202' as Cut;
export const lautaro = '09108' as Cut;

export async function scopeOfComuna(db: Database, cut: Cut): Promise<Scope> {
  const institution = await institutionOfComuna(db, cut);
  if (institution === undefined) throw new Error(`no institution of ${cut}`);
  return { kind: 'institution', id: institution.id };
}

/** Somebody who holds a role in an institution since long before. */
export async function holderOf(db: Database, role: string, scope: Scope): Promise<Actor> {
  const { id } = await db
    .insertInto('people.person')
    .values({ public_name: 'Rosa P.', proof: 'provider' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('people.role_grant')
    .values({
      person_id: id,
      role,
      institution_id: scope.id,
      granted_at: new Date('2026-01-01T00:00:00Z'),
    })
    .execute();
  return {
    personId: id,
    sessionId: id,
    name: 'Rosa',
    provenAt: NOW,
    grants: [{ role, scope }],
  };
}

export async function certifying(db: Database, cut: Cut, now = NOW): Promise<ByStaff> {
  const scope = await scopeOfComuna(db, cut);
  return { actor: await holderOf(db, 'certifying-officer', scope), scope, now };
}

let count = 0;

/** A lot of five projects by dice, an hour and a half from now, under a name of its own. */
export function announcement(more: Partial<Announcement> = {}): Announcement {
  count += 1;
  return {
    label: `Orden en la papeleta ${count}`,
    purpose: 'El orden en que aparecen los proyectos.',
    list: ['P1', 'P2', 'P3', 'P4', 'P5'].map((id) => ({ id, name: `Proyecto ${id}` })),
    heldAt: later(90),
    place: 'Salón municipal',
    observers: [
      { name: 'Rosa Pérez', standsFor: 'Unión comunal' },
      { name: 'Luis Soto', standsFor: 'Concejo municipal' },
    ],
    entropy: { kind: 'dice' },
    ...more,
  };
}
