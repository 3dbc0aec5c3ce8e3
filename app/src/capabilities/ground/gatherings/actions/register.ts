// Somebody says that she comes, or that she does not after all: with her account, or at the desk by phone or in person.
import { randomBytes } from 'node:crypto';
import { assert, codeOfBytes, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { next } from '../rules/gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import { fits } from '../rules/waiting.ts';
import { hasArrived } from '../store/attendance.ts';
import { type Gathering, holdPublished } from '../store/gatherings.ts';
import { readPlace } from '../store/places.ts';
import {
  type Asked,
  askAgain,
  findOfPerson,
  insertRegistration,
  markTold,
  type RegistrationState,
  readRegistration,
  saveState,
} from '../store/registrations.ts';
import { type Acting, logDoor, onGathering } from './acting.ts';
import { advanceWaiting } from './advance-waiting.ts';
import { keyOf } from './form-key.ts';

/** Sixteen signs of a readable code: 80 random bits that say nothing of anybody. */
export const PASS_LENGTH = 16;
export const MOST_COMPANIONS = 9;

export interface Coming {
  readonly companions: number;
  readonly territoryId: string | undefined;
  readonly needs: string;
}

interface House {
  readonly db: Database;
  readonly keys: Keys;
}

/** Asked twice, nothing changes: she has the place that she has. */
export function register(
  { db, keys }: House,
  personId: string,
  slug: string,
  coming: Coming,
  now: Date,
): Promise<Result<RegistrationState, Refusal>> {
  return inTransaction(db, async (tx) => {
    const gathering = await holdPublished(tx, slug);
    if (gathering === undefined) return err({ code: 'gatherings/unknown' });
    const asked = await askFor(tx, gathering, coming, now);
    if (!asked.ok) return asked;
    const request = { ...asked.value, who: { personId }, formKey: undefined };
    const known = await findOfPerson(tx, gathering.id, personId);
    if (known !== undefined && known.state !== 'withdrawn') return ok(known.state);
    if (known === undefined) await insertRegistration(tx, keys, request);
    else await askAgain(tx, keys, known.id, request);
    return ok(request.state);
  });
}

/** Whoever has a seat or waits for one, and whether the place she names is there. */
export async function askFor(
  tx: Tx,
  gathering: Gathering,
  { companions, territoryId, needs }: Coming,
  now: Date,
): Promise<Result<Omit<Asked, 'who' | 'formKey'>, Refusal>> {
  const may = next(gathering.state, 'register');
  if (!may.ok) return may;
  if (now >= gathering.startsAt) return err({ code: 'gatherings/has-begun' });
  if (territoryId !== undefined) {
    const place = await readPlace(tx, gathering.cut ?? '', territoryId, undefined);
    if (place?.hasTerritory !== true) return err({ code: 'gatherings/place-not-there' });
  }
  const hasSeat = fits(gathering.capacity, gathering.seatsTaken, 1 + companions);
  return ok({
    gatheringId: gathering.id,
    companions,
    territoryId,
    needs,
    state: hasSeat ? 'confirmed' : 'waiting',
    code: codeOfBytes(randomBytes(PASS_LENGTH)),
    now,
  });
}

/** Her seats go to those who wait. Undone twice, nothing changes. */
export function withdraw(
  db: Database,
  personId: string,
  slug: string,
  by: Pick<Acting, 'now' | 'pathIn'>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const gathering = await holdPublished(tx, slug);
    if (gathering === undefined) return err({ code: 'gatherings/unknown' });
    const may = next(gathering.state, 'withdraw');
    if (!may.ok) return may;
    const known = await findOfPerson(tx, gathering.id, personId);
    if (known === undefined) return err({ code: 'gatherings/not-registered' });
    if (await hasArrived(tx, known.id)) return err({ code: 'gatherings/has-come' });
    await saveState(tx, known.id, 'withdrawn');
    await advanceWaiting(tx, by, gathering);
    return ok(undefined);
  });
}

export interface AtDesk extends Coming {
  readonly name: string;
  readonly phone: string;
  readonly formKey: string;
}

/** For whoever calls or comes to the office: a name, and a telephone to be told of a change. */
export function registerAtDesk(
  { db, keys }: House,
  by: Acting,
  id: string,
  { name, phone, formKey, ...coming }: AtDesk,
): Promise<Result<RegistrationState, Refusal>> {
  return onGathering(db, by, id, 'register', async (tx, gathering) => {
    const asked = await askFor(tx, gathering, coming, by.now);
    if (!asked.ok) return asked;
    const key = keyOf(formKey, { name, phone, companions: coming.companions });
    const request = { ...asked.value, who: { name, phone }, formKey: key };
    if (await insertRegistration(tx, keys, request)) {
      await logDoor(tx, by, gathering.slug, { step: 'registered' });
    }
    return ok(request.state);
  });
}

/** Whoever calls to say that she does not come. */
export function withdrawAtDesk(
  db: Database,
  by: Acting,
  id: string,
  registrationId: string,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'withdraw', async (tx, gathering) => {
    const known = await readRegistration(tx, gathering.id, registrationId);
    if (known === undefined) return err({ code: 'gatherings/not-registered' });
    if (await hasArrived(tx, known.id)) return err({ code: 'gatherings/has-come' });
    await saveState(tx, known.id, 'withdrawn');
    await advanceWaiting(tx, by, gathering);
    await logDoor(tx, by, gathering.slug, { step: 'withdrawn' });
    return ok(undefined);
  });
}

/** The desk has told whoever has no account; in whatever state the gathering is, cancelled too. */
export function noteTold(
  db: Database,
  by: Acting,
  gathering: Gathering,
  registrationId: string,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    assert(gathering.caller.id === by.scope.id, 'it is of this caller');
    if (!(await markTold(tx, gathering.id, registrationId, by.now))) {
      return err({ code: 'gatherings/not-registered' });
    }
    await logDoor(tx, by, gathering.slug, { step: 'told' });
    return ok(undefined);
  });
}
