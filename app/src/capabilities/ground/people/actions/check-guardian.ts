// Whether the person who is signed in may register children and consent for them.
import type { Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { type ChildRefusal, decideGuardian } from '../rules/childhood.ts';
import { openDetails, readPerson } from '../store/persons.ts';

export async function checkGuardian(
  db: Database | Tx,
  keys: Keys,
  { guardianId, today }: { readonly guardianId: string; readonly today: string },
): Promise<Result<void, ChildRefusal>> {
  const person = await readPerson(db, guardianId);
  const { birthDate } = await openDetails(db, keys, guardianId);
  const isProven =
    person !== undefined && (['provider', 'assisted'].includes(person.proof) || person.hasRun);
  return decideGuardian({ isProven, birthDate }, today);
}
