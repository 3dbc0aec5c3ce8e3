// A guardian registers a child under 14: others will see its alias, and nothing else.
import { randomInt } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { Locale } from '../../../../platform/words.ts';
import { type ChildDetails, type ChildRefusal, MAX_CHILDREN } from '../rules/childhood.ts';
import { appearanceOf, type ProvenNames } from '../rules/names.ts';
import { countWards, insertGuardianship, listWards } from '../store/guardianships.ts';
import {
  insertPerson,
  openDetails,
  runFingerprint,
  updatePerson,
  waitForTurn,
} from '../store/persons.ts';
import { checkGuardian } from './check-guardian.ts';

/** Each try with a RUN tells whether somebody has it here: nobody goes through a list that way. */
const OF_GUARDIAN: RateLimit = { name: 'people/child', attempts: 20, windowSeconds: 24 * 60 * 60 };

export interface ChildToRegister {
  readonly guardianId: string;
  readonly child: ChildDetails;
  readonly locale: Locale;
  /** Today in Chile, `YYYY-MM-DD`. */
  readonly today: string;
  readonly now: Date;
}

/** Returns the id of the child. */
export async function registerChild(
  db: Database,
  keys: Keys,
  given: ChildToRegister,
): Promise<Result<string, ChildRefusal>> {
  const who = keys.fingerprint('people/child', given.guardianId);
  const seconds = await waitSeconds(db, OF_GUARDIAN, who);
  if (seconds !== undefined) return err({ code: 'people/child-wait', seconds });
  return inTransaction(db, (tx) => register(tx, keys, given));
}

async function register(
  tx: Tx,
  keys: Keys,
  { guardianId, child, locale, today, now }: ChildToRegister,
): Promise<Result<string, ChildRefusal>> {
  const may = await checkGuardian(tx, keys, { guardianId, today });
  if (!may.ok) return may;
  if ((await countWards(tx, guardianId)) >= MAX_CHILDREN) {
    return err({ code: 'people/children-too-many' });
  }
  if (await isRegistered(tx, keys, guardianId, child))
    return err({ code: 'people/child-registered' });
  const { run, names, birthDate, alias } = child;
  if (run !== undefined) await waitForTurn(tx, runFingerprint(keys, run));
  const childId = await insertPerson(tx, keys, {
    proof: 'guardian',
    ...appearanceOf({ names, birthDate, alias }, today, (below) => randomInt(below)),
    run,
    names,
    locale,
  });
  if (childId === undefined) return err({ code: 'people/child-run-taken' });
  await updatePerson(tx, keys, childId, { birthDate });
  await insertGuardianship(tx, { childId, guardianId, now });
  return ok(childId);
}

/** Whether this guardian has a child of that name, born that day: the form was sent twice. */
async function isRegistered(
  tx: Tx,
  keys: Keys,
  guardianId: string,
  { names, birthDate }: ChildDetails,
): Promise<boolean> {
  for (const { childId } of await listWards(tx, guardianId)) {
    const known = await openDetails(tx, keys, childId);
    if (known.birthDate === birthDate && isSameName(known.names, names)) return true;
  }
  return false;
}

/** However it is accented, and in capitals or not. */
const spelling = new Intl.Collator('es', { sensitivity: 'base' });

function isSameName(known: ProvenNames | undefined, names: ProvenNames): boolean {
  if (known === undefined) return false;
  return (
    spelling.compare(known.given, names.given) === 0 &&
    spelling.compare(known.family, names.family) === 0
  );
}
