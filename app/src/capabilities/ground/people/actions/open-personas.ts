// Gives the personas of staff their accounts and roles, so that a demonstration begins with people at work.
import { assert } from '@minga/basics';
import type { ScopeFinder } from '../../../../platform/access.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { claimsOf, type Persona, personas } from '../demonstration/personas.ts';
import { DEMONSTRATION_ID } from '../demonstration/provider.ts';
import { readClaims } from '../rules/claims.ts';
import { publicNameOf } from '../rules/names.ts';
import { insertGrant } from '../store/grants.ts';
import {
  findIdentity,
  insertCrowd,
  insertIdentity,
  insertPerson,
  updatePerson,
} from '../store/persons.ts';

/** Idempotent: whoever has an account already is left as the demonstration has made them. */
export async function openPersonas(
  db: Database,
  keys: Keys,
  institutions: ScopeFinder<Database>,
): Promise<void> {
  for (const persona of personas.filter(({ roles }) => roles.length > 0)) {
    await openPersona(db, keys, institutions, persona);
  }
}

/** The account of a persona without a role, as her first sign-in would open it. */
export async function openResident(db: Database, keys: Keys, id: string): Promise<string> {
  const persona = personas.find((one) => one.id === id);
  assert(persona !== undefined && persona.roles.length === 0, `${id} is a persona without a role`);
  await openPersona(db, keys, undefined, persona);
  const personId = await inTransaction(db, (tx) => findIdentity(tx, keys, DEMONSTRATION_ID, id));
  assert(personId !== undefined, `persona ${id} has an account`);
  return personId;
}

function openPersona(
  db: Database,
  keys: Keys,
  institutions: ScopeFinder<Database> | undefined,
  persona: Persona,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    if ((await findIdentity(tx, keys, DEMONSTRATION_ID, persona.id)) !== undefined) return;
    const claims = readClaims(claimsOf(persona), 'claveunica');
    assert(claims !== undefined, `persona ${persona.id} has a name`);
    const personId = await insertPerson(tx, keys, {
      proof: 'provider',
      publicName: publicNameOf(claims.names),
      usesAlias: false,
      run: claims.run,
      names: claims.names,
      locale: 'es-CL',
    });
    if (personId === undefined) return;
    await updatePerson(tx, keys, personId, { birthDate: persona.birthDate });
    await insertIdentity(tx, keys, {
      provider: DEMONSTRATION_ID,
      subject: persona.id,
      personId,
    });
    for (const { role, institution } of persona.roles) {
      const id = institution && (await institutions?.find(db, institution));
      const scope = id ? ({ kind: 'institution', id } as const) : undefined;
      if (institution === undefined || scope !== undefined) {
        await insertGrant(tx, { personId, role, scope, grantedBy: undefined });
      }
    }
  });
}

const GIVEN = ['Rosa', 'Luz', 'Hugo', 'Inés', 'Raúl', 'Elsa', 'Iván', 'Nora', 'Óscar', 'Delia'];
const INITIALS = 'ABCDGHLMOPRSTV';

/** Invented residents who only stand for numbers: `Rosa A.`, `Luz B.`… adults, without RUN. */
export function openInvented(db: Database, keys: Keys, count: number): Promise<readonly string[]> {
  return inTransaction(db, async (tx) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) {
      const subject = `invented-${n}`;
      const known = await findIdentity(tx, keys, DEMONSTRATION_ID, subject);
      ids.push(known ?? (await openOneInvented(tx, keys, n, subject)));
    }
    return ids;
  });
}

/** In one statement, without a way to sign in. */
export function openCrowd(db: Database, count: number): Promise<readonly string[]> {
  return inTransaction(db, (tx) =>
    insertCrowd(
      tx,
      Array.from({ length: count }, (_, n) => inventedName(n)),
    ),
  );
}

function inventedName(n: number): string {
  return `${GIVEN[n % GIVEN.length]} ${INITIALS[n % INITIALS.length]}.`;
}

async function openOneInvented(tx: Tx, keys: Keys, n: number, subject: string): Promise<string> {
  const person = {
    proof: 'provider',
    publicName: inventedName(n),
    usesAlias: false,
    locale: 'es-CL',
  } as const;
  const personId = await insertPerson(tx, keys, person);
  assert(personId !== undefined, 'a person without RUN is always new');
  await updatePerson(tx, keys, personId, { birthDate: `${1950 + (n % 50)}-06-15` });
  await insertIdentity(tx, keys, { provider: DEMONSTRATION_ID, subject, personId });
  return personId;
}
