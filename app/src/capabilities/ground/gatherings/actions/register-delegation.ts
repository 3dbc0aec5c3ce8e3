// An organisation or an institution comes with a delegation: its seats are of the gathering, its names of those who agreed.
import { err, ok, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { isEncounter, next } from '../rules/gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import { fits } from '../rules/waiting.ts';
import {
  type DelegationWritten,
  insertDelegation,
  withdrawDelegation as withdrawn,
} from '../store/delegations.ts';
import { type Gathering, holdPublished } from '../store/gatherings.ts';
import { type Acting, scopesOf } from './acting.ts';
import { advanceWaiting } from './advance-waiting.ts';

export interface OfDelegation {
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  /** Whose delegation it is: she speaks for it. */
  readonly of: Scope;
  readonly slug: string;
}

/** One each; it comes whole or not at all, and waits for no seats. */
export function registerDelegation(
  db: Database,
  { actor, of, slug }: OfDelegation,
  written: DelegationWritten,
  now: Date,
): Promise<Result<void, Refusal>> {
  return onEncounter(db, { actor, of, slug }, async (tx, gathering) => {
    const may = next(gathering.state, 'register');
    if (!may.ok) return may;
    if (now >= gathering.startsAt) return err({ code: 'gatherings/has-begun' });
    const { capacity, seatsTaken } = gathering;
    if (!fits(capacity, seatsTaken, written.peopleCount)) {
      const left = Math.max(0, (capacity ?? 0) - seatsTaken);
      return err({ code: 'gatherings/delegation-too-big', left });
    }
    const delegation = { ...written, of, personId: actor.personId };
    return (await insertDelegation(tx, gathering.id, delegation, now))
      ? ok(undefined)
      : err({ code: 'gatherings/delegation-there' });
  });
}

/** Its seats go to those who wait. Undone twice, nothing changes. */
export function withdrawDelegation(
  db: Database,
  given: OfDelegation,
  by: Pick<Acting, 'now' | 'pathIn'>,
): Promise<Result<void, Refusal>> {
  return onEncounter(db, given, async (tx, gathering) => {
    const may = next(gathering.state, 'withdraw');
    if (!may.ok) return may;
    if (await withdrawn(tx, gathering.id, given.of)) await advanceWaiting(tx, by, gathering);
    return ok(undefined);
  });
}

function onEncounter(
  db: Database,
  { actor, of, slug }: OfDelegation,
  work: (tx: Tx, gathering: Gathering) => Promise<Result<void, Refusal>>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    if (!scopesOf(actor).some(({ id }) => id === of.id)) {
      return err({ code: 'gatherings/not-in-her-name' });
    }
    const gathering = await holdPublished(tx, slug);
    if (gathering === undefined) return err({ code: 'gatherings/unknown' });
    if (!isEncounter(gathering.kind)) return err({ code: 'gatherings/not-an-encounter' });
    return work(tx, gathering);
  });
}
