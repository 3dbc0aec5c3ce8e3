// What tests of the room begin with: the country with its institutions, persons, roles and an organisation.
import { randomUUID } from 'node:crypto';
import { assert } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { keysFrom } from '../../../../platform/keys.ts';
import { newestMail } from '../../../../platform/mail.ts';
import { contributions as institutions } from '../../institutions/index.ts';
import { grantRole } from '../../people/index.ts';
import { parseRut, type Role, type Rut } from '../../people/rules/index.ts';
import { contributions as territories } from '../../territories/index.ts';
import { parseCut } from '../../territories/rules/index.ts';
import type { Acting } from '../actions/acting.ts';
import { decideCheck } from '../actions/decide-check.ts';
import {
  type Registered,
  type Registration,
  registerOrganization,
} from '../actions/register-organization.ts';
import { readMunicipality } from '../store/institutions.ts';
import { readOpenCheck } from '../store/legal-checks.ts';

const LAUTARO = '09108';
const keys = keysFrom(Buffer.alloc(32, 7));

/** What an action asks of the house. */
export function houseOver(db: Database) {
  return { db, keys, sensitiveBelowAge: 16 };
}

/** The comunas of Chile, their municipalities and the two national bodies. */
export async function givenCountry(db: Database): Promise<void> {
  await territories.loadFacts?.(db);
  await institutions.loadFacts?.(db);
}

export interface GivenPerson {
  readonly name?: string;
  readonly email?: string;
  /** `YYYY-MM-DD`; null for somebody who has not said it. An adult unless it is said otherwise. */
  readonly birthDate?: string | null;
  readonly locale?: 'es-CL' | 'en';
}

/** Somebody with an account; her id. */
export async function givenPerson(db: Database, person: GivenPerson = {}): Promise<string> {
  const id = randomUUID();
  const { birthDate = '1980-05-04' } = person;
  await db
    .insertInto('people.person')
    .values({
      id,
      public_name: person.name ?? 'María G.',
      proof: 'provider',
      email: person.email ?? null,
      birth_year: birthDate === null ? null : Number(birthDate.slice(0, 4)),
      birth_date_sealed:
        birthDate === null
          ? null
          : keys.seal('people/birth-date', `people.person/birth-date/${id}`, birthDate),
      locale: person.locale ?? 'es-CL',
    })
    .execute();
  return id;
}

async function givenRole(db: Database, personId: string, role: Role, scope: Scope): Promise<void> {
  await db
    .transaction()
    .execute((tx) => grantRole(tx, { personId, role, scope, grantedBy: undefined }));
}

export async function scopeOfInstitution(db: Database, slug: string): Promise<Scope> {
  const { id } = await db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return { kind: 'institution', id };
}

/** Somebody of the team of an institution; her id. */
export async function givenStaff(
  db: Database,
  slug: string,
  role: Role,
  person: GivenPerson = {},
): Promise<string> {
  const id = await givenPerson(db, person);
  await givenRole(db, id, role, await scopeOfInstitution(db, slug));
  return id;
}

export function acting(
  personId: string,
  now = new Date('2026-11-25T15:00:00Z'),
  name = 'María G.',
): Acting {
  const actor: Actor = { personId, sessionId: randomUUID(), name, provenAt: now, grants: [] };
  return {
    actor,
    now,
    keys,
    addressOf: (place) =>
      `https://minga.example/${place.kind}${place.kind === 'organization' ? `/${place.slug}` : ''}`,
  };
}

let nextRut = 65_000_000;

/** A number, with its check digit, that no other organisation of the test has. */
export function anotherRut(): Rut {
  nextRut += 1;
  const [rut] = [...'0123456789K'].flatMap((digit) => parseRut(`${nextRut}-${digit}`) ?? []);
  assert(rut !== undefined, 'every number has its check digit');
  return rut;
}

/** A neighbourhood council of Lautaro with everything in order. */
export function councilOfLautaro(change: Partial<Registration['facts']> = {}): Registration {
  return {
    facts: {
      kind: 'neighborhood-council',
      name: 'Junta de Vecinos Guacolda',
      rut: anotherRut(),
      registryNumber: `${nextRut}`,
      legalPersonalityOn: '1998-05-04',
      cut: parseCut(LAUTARO),
      regionCode: undefined,
      ...change,
    },
    profile: {
      place: 'Población Guacolda',
      purpose: '',
      email: 'guacolda@example.org',
      phone: undefined,
      website: undefined,
      publishesContact: false,
      publishesBoard: false,
    },
    board: {
      validFrom: '2025-03-01',
      validUntil: '2028-02-29',
      document: 'Acta de elección del 14-02-2025',
      members: [
        { post: 'chair', name: 'Rosa Huenchumil' },
        { post: 'secretary', name: 'Pedro Soto' },
      ],
    },
  };
}

export async function givenRegistered(
  db: Database,
  personId: string,
  registration: Registration = councilOfLautaro(),
  now?: Date,
): Promise<Registered> {
  const registered = await registerOrganization(db, registration, acting(personId, now));
  assert(registered.ok, `registered: ${JSON.stringify(registered)}`);
  return registered.value;
}

/** Registered and confirmed by the municipality of its comuna, or by SUBDERE. */
export async function givenConfirmed(
  db: Database,
  personId: string,
  registration: Registration = councilOfLautaro(),
): Promise<Registered> {
  const registered = await givenRegistered(db, personId, registration);
  await answerOpenCheck(db, registered.id, registration.facts.cut);
  return registered;
}

/** Somebody of whoever has to answer confirms what is being checked. */
export async function answerOpenCheck(
  db: Database,
  id: string,
  cut: string | undefined,
): Promise<void> {
  const municipality = cut === undefined ? undefined : await readMunicipality(db, cut);
  const slug = municipality?.slug ?? 'subdere';
  const role = municipality === undefined ? 'national-staff' : 'certifying-officer';
  const officer = await givenStaff(db, slug, role);
  const check = await readOpenCheck(db, id);
  assert(check !== undefined, 'something is being checked');
  const answer = { checkId: check.id, decision: 'confirmed', reasons: '' } as const;
  const decided = await decideCheck(
    db,
    await scopeOfInstitution(db, slug),
    answer,
    acting(officer),
  );
  assert(decided.ok, `decided: ${JSON.stringify(decided)}`);
}

/** Subjects and bodies of what was sent to an address, the newest first. */
export async function lettersAt(db: Database, email: string) {
  return (await newestMail(db, 500)).filter(({ to }) => to === email);
}
