// What tests of the room begin with: Ancud, its team and desk, an organisation in office, and gatherings in each state.
import { assert } from '@minga/basics';
import { gatherFrom } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { Role } from '../../people/rules/index.ts';
import type { Acting } from '../actions/acting.ts';
import { closeGathering } from '../actions/move-gathering.ts';
import { publishGathering } from '../actions/publish-gathering.ts';
import { draftGathering } from '../actions/write-gathering.ts';
import { writeMinutes } from '../actions/write-minutes.ts';
import type { GatheringWritten } from '../rules/gathering.ts';
import type { MinutesWritten } from '../rules/minutes.ts';
import { type Gathering, readWithin } from '../store/gatherings.ts';

export const NOW = new Date('2026-11-25T15:00:00Z');
export const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
export const pathIn = (slug: string) => `/reuniones/${slug}`;
const ANCUD = '10202';

export async function givenPerson(db: Database, name = 'Rosa M.'): Promise<string> {
  const { id } = await db
    .insertInto('people.person')
    .values({ public_name: name, proof: 'provider' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody of the team of an institution. */
export async function givenStaff(db: Database, slug: string, role: Role): Promise<Acting> {
  const personId = await givenPerson(db, 'Equipo');
  const { id } = await db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('people.role_grant')
    .values({ person_id: personId, role, institution_id: id })
    .execute();
  const scope = { kind: 'institution', id } as const;
  return { actor: { personId, grants: [{ role, scope }] }, scope, now: NOW, pathIn };
}

let given = 0;
/** In the register of a comuna no two organisations have one number. */
function nextNumber(): number {
  given += 1;
  return given;
}

/** Somebody who represents an organisation of Ancud; its board ends on `until`. */
export async function givenRepresentative(
  db: Database,
  slug: string,
  until = '2027-12-31',
): Promise<Acting> {
  const personId = await givenPerson(db, 'Representante');
  const { id } = await db
    .insertInto('organizations.organization')
    .values({
      slug,
      kind: 'neighborhood-council',
      name: `Junta ${slug}`,
      registry_number: String(nextNumber()),
      cut: ANCUD,
      place: 'Pudeto',
      email: `${slug}@ejemplo.cl`,
      legal_personality_on: '2010-01-01',
      legal_state: 'confirmed',
      registered_at: NOW,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const board = {
    organization_id: id,
    valid_from: '2025-01-01',
    valid_until: until,
    document: 'Acta',
    declared_at: NOW,
    confirmed_at: NOW,
  };
  await db.insertInto('organizations.board').values(board).execute();
  const role = 'organization-representative';
  await db
    .insertInto('people.role_grant')
    .values({ person_id: personId, role, organization_id: id })
    .execute();
  const scope = { kind: 'organization', id } as const;
  return { actor: { personId, grants: [{ role, scope }] }, scope, now: NOW, pathIn };
}

export function written(change: Partial<GatheringWritten> = {}): GatheringWritten {
  return {
    kind: 'assembly',
    level: 'consultation',
    title: 'Asamblea de Pudeto',
    purpose: 'Para decir qué necesita el sector.',
    effect: 'Lo que se proponga va a las bases, y se responde en mayo.',
    agenda: ['Diagnóstico', 'Prioridades'],
    cut: ANCUD,
    territoryId: undefined,
    landmarkId: undefined,
    place: 'Sede de la junta de vecinos',
    accessNotes: 'Entrada con rampa',
    supportNotes: '',
    audience: 'Toda persona del sector desde los 14 años',
    contact: 'participacion@ancud.example',
    startsAt: later(48),
    endsAt: later(50),
    capacity: undefined,
    threshold: undefined,
    ...change,
  };
}

export async function givenDraft(
  db: Database,
  by: Acting,
  change: Partial<GatheringWritten> = {},
  bodyId?: string,
): Promise<Gathering> {
  const drafted = await draftGathering(db, by, { written: written(change), bodyId });
  assert(drafted.ok, `drafted: ${JSON.stringify(drafted)}`);
  return drafted.value;
}

/** What later rooms say about gatherings: nothing. */
export const quiet = (db: Database) => gatherFrom(db, []);

export async function givenPublished(
  db: Database,
  by: Acting,
  change: Partial<GatheringWritten> = {},
  bodyId?: string,
): Promise<Gathering> {
  const { id } = await givenDraft(db, by, change, bodyId);
  const published = await publishGathering({ db, gather: quiet(db) }, by, id);
  assert(published.ok, `published: ${JSON.stringify(published)}`);
  return seen(db, by, id);
}

/** Held, as two days later. */
export async function givenHeld(
  db: Database,
  by: Acting,
  change: Partial<GatheringWritten> = {},
  bodyId?: string,
): Promise<Gathering> {
  const { id } = await givenPublished(db, by, change, bodyId);
  const held = await closeGathering(db, { ...by, now: later(51) }, id);
  assert(held.ok, `held: ${JSON.stringify(held)}`);
  return seen(db, by, id);
}

/** The minutes of one that was held, written anew if there was a draft. */
export async function givenMinutes(
  db: Database,
  by: Acting,
  id: string,
  minutes: MinutesWritten,
): Promise<void> {
  const written = await writeMinutes(db, by, id, minutes);
  assert(written.ok, `minutes: ${JSON.stringify(written)}`);
}

export async function seen(db: Database, by: Acting, id: string): Promise<Gathering> {
  const gathering = await readWithin(db, by.scope, id);
  assert(gathering !== undefined, 'it is of this caller');
  return gathering;
}

/** A body of three seats with a quorum of two, whose members sit since 2024; ids by name. */
export async function givenCouncil(db: Database, institutionId: string) {
  const { id } = await db
    .insertInto('institutions.body')
    .values({ institution_id: institutionId, kind: 'municipal-council', seats: 3, quorum: 2 })
    .returning('id')
    .executeTakeFirstOrThrow();
  const members = new Map<string, string>();
  const sitting = [
    ['Ana Uno', 'chair', '2024-12-06'],
    ['Bea Dos', 'member', '2024-12-06'],
    ['Carla Futura', 'member', '2028-12-06'],
  ] as const;
  for (const [name, seat, from] of sitting) {
    const member = await db
      .insertInto('institutions.body_member')
      .values({ body_id: id, name, seat, mandate_from: from })
      .returning('id')
      .executeTakeFirstOrThrow();
    members.set(name, member.id);
  }
  return { bodyId: id, members };
}
