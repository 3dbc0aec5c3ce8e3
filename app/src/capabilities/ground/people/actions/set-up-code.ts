// Sets up the code for when no passkey is at hand: begun, confirmed by one code, taken away.

import { err, ok, type Result } from '@minga/basics';
import { Secret } from 'otpauth';
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { type CodeRefusal, stepOfCode } from '../rules/one-time-code.ts';
import {
  decideKeys,
  decideRemoval,
  type LastWayIn,
  type PasskeyRefusal,
} from '../rules/passkey.ts';
import {
  deleteBreakGlass,
  insertBreakGlass,
  markStepUsed,
  readBreakGlass,
  saveConfirmed,
} from '../store/break-glasses.ts';
import { readPerson } from '../store/persons.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { lockWaysIn } from '../store/ways-in.ts';
import { tellPerson } from './tell-person.ts';

/** Makes a secret of 160 random bits (RFC 4226 asks for 128 at least). */
export function beginCode(
  db: Database,
  keys: Keys,
  actor: Actor,
  now: Date,
): Promise<Result<void, CodeRefusal>> {
  const { personId } = actor;
  return inTransaction(db, async (tx) => {
    if (!(await isByPasskey(tx, actor))) return err({ code: 'people/code-needs-passkey' });
    const person = await readPerson(tx, personId);
    if (!person?.email) return err({ code: 'people/code-needs-email' });
    const secret = new Secret({ size: 20 }).base32;
    const isBegun = await insertBreakGlass(tx, keys, { personId, secret, now });
    return isBegun ? ok(undefined) : err({ code: 'people/code-there-already' });
  });
}

/** From now on the code opens the account: the app of the person has shown that it has the secret. */
export function confirmCode(
  db: Database,
  keys: Keys,
  actor: Actor,
  given: { readonly code: string; readonly now: Date },
): Promise<Result<void, CodeRefusal>> {
  const { personId } = actor;
  return inTransaction(db, async (tx) => {
    if (!(await isByPasskey(tx, actor))) return err({ code: 'people/code-needs-passkey' });
    const begun = await readBreakGlass(tx, keys, personId);
    if (begun === undefined || begun.confirmedAt !== null) {
      return err({ code: 'people/code-not-begun' });
    }
    const step = stepOfCode(given.code, begun.secret, given.now);
    if (step === undefined || !(await markStepUsed(tx, personId, step))) {
      return err({ code: 'people/code-wrong' });
    }
    await saveConfirmed(tx, personId, given.now);
    await tellOfChange(tx, actor, 'code-added');
    return ok(undefined);
  });
}

/** Takes the code away and ends the other sessions: whoever has the telephone may have come in with it. */
export function removeCode(
  db: Database,
  actor: Actor,
): Promise<Result<void, CodeRefusal | PasskeyRefusal | LastWayIn>> {
  const { personId, sessionId } = actor;
  return inTransaction(db, async (tx) => {
    const decided = decideKeys(await methodOfSession(tx, sessionId));
    if (!decided.ok) return decided;
    const waysIn = await lockWaysIn(tx, personId);
    if (!waysIn.hasCode) return err({ code: 'people/code-not-begun' });
    const left = decideRemoval(waysIn, 'code');
    if (!left.ok) return left;
    await deleteBreakGlass(tx, personId);
    await deleteSessionsOf(tx, personId, sessionId);
    await tellOfChange(tx, actor, 'code-removed');
    return ok(undefined);
  });
}

async function isByPasskey(tx: Tx, { sessionId }: Actor): Promise<boolean> {
  return (await methodOfSession(tx, sessionId)) === 'passkey';
}

async function tellOfChange(tx: Tx, actor: Actor, change: 'code-added' | 'code-removed') {
  await audit(tx, {
    actor,
    act: 'people/change-own-keys',
    scope: undefined,
    subject: `person:${actor.personId}`,
    told: { change },
  });
  await tellPerson(tx, actor.personId, () =>
    change === 'code-added'
      ? { subject: m.people_mail_code_added_subject(), text: m.people_mail_code_added_text() }
      : { subject: m.people_mail_code_removed_subject(), text: m.people_mail_code_removed_text() },
  );
}
