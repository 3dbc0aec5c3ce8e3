// What tests of the room begin with: institutions, persons and members of staff of this database.
import { randomUUID } from 'node:crypto';
import { assert } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { IdentityProvider } from '../../../../platform/identity-provider.ts';
import { keysFrom } from '../../../../platform/keys.ts';
import type { Role } from '../rules/roles.ts';
import { parseRun, type Run } from '../rules/run.ts';
import { insertGrant } from '../store/grants.ts';
import { insertPerson, type NewPerson, updatePerson } from '../store/persons.ts';

/** The keys of every test: what is sealed in one can be opened in another. */
export const testKeys = keysFrom(Buffer.alloc(32, 7));

/** When the tests happen. */
export const NOW = new Date('2026-11-25T15:00:00Z');
export const TODAY = '2026-11-25';

export const later = (ms: number) => new Date(NOW.getTime() + ms);

export function runOf(text: string): Run {
  const run = parseRun(text);
  assert(run !== undefined, `${text} is a RUN`);
  return run;
}

/** The municipality of a comuna that is loaded, as the scope of an address. */
export async function givenInstitution(db: Database, cut: string): Promise<Scope> {
  const comuna = await db
    .selectFrom('territories.comuna')
    .select(['slug', 'name'])
    .where('cut', '=', cut)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('institutions.institution')
    .values({
      kind: 'municipality',
      slug: comuna.slug,
      name: `Municipalidad de ${comuna.name}`,
      cut,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await db
    .selectFrom('institutions.institution')
    .select('id')
    .where('cut', '=', cut)
    .executeTakeFirstOrThrow();
  return { kind: 'institution', id };
}

/** Somebody with an account of a provider unless it is said otherwise; her id. */
export async function givenPerson(
  db: Database,
  person: Partial<NewPerson> & { readonly birthDate?: string } = {},
): Promise<string> {
  const { birthDate, ...more } = person;
  return inTransaction(db, async (tx) => {
    const id = await insertPerson(tx, testKeys, {
      proof: 'provider',
      publicName: 'María G.',
      usesAlias: false,
      locale: 'es-CL',
      names: { given: 'María José', family: 'González Soto' },
      ...more,
    });
    assert(id !== undefined, 'nobody has that RUN or document');
    if (birthDate !== undefined) await updatePerson(tx, testKeys, id, { birthDate });
    return id;
  });
}

export async function givenRole(
  db: Database,
  personId: string,
  role: Role,
  scope: Scope,
): Promise<void> {
  await inTransaction(db, (tx) => insertGrant(tx, { personId, role, scope, grantedBy: undefined }));
}

/** A member of staff of an institution, as the gate knows her. */
export async function givenStaff(
  db: Database,
  scope: Scope,
  role: Role,
  publicName = 'Rosa P.',
): Promise<Actor> {
  const personId = await givenPerson(db, { proof: 'invitation', publicName });
  await givenRole(db, personId, role, scope);
  const grants = [{ role, scope }];
  return { personId, sessionId: randomUUID(), name: publicName, provenAt: NOW, grants };
}

/** A provider of identity as an operator would configure it. */
export function providerOf(more: Partial<IdentityProvider> = {}): IdentityProvider {
  return {
    id: 'claveunica',
    label: { 'es-CL': 'ClaveÚnica', en: 'ClaveÚnica' },
    issuer: 'https://accounts.example',
    clientId: 'minga',
    clientSecret: 'secret',
    scope: 'openid run name',
    claims: 'claveunica',
    userinfoMethod: 'POST',
    provesRun: true,
    usesPkce: false,
    ...more,
  };
}
