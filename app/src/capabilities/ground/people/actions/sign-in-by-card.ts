// Signs in with the card: its code and the year of birth of whoever it was given to.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { forgetAttempts, type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import { type CardRefusal, parseAccessCode } from '../rules/access-code.ts';
import type { Token } from '../rules/token.ts';
import { codeFingerprint, findCardOwner } from '../store/access-codes.ts';
import { deleteSession } from '../store/sessions.ts';
import { openSession } from './sign-in.ts';
import type { SignedInSession } from './use-passkey.ts';

/** A lost card is worth some eighty years of birth: five a day try them in a fortnight, and it is replaced sooner. */
const OF_CARD: RateLimit = { name: 'people/card', attempts: 5, windowSeconds: 24 * 60 * 60 };
/** Many sign in at the same desk, library or school. */
const OF_PEER: RateLimit = { name: 'people/card-peer', attempts: 60, windowSeconds: 30 * 60 };

export interface CardSignIn {
  /** As it was typed. */
  readonly code: string;
  readonly birthYear: number | undefined;
  readonly peer: string;
  readonly device: string;
  /** The session that this browser has, which ends. */
  readonly before: SignedInSession | undefined;
  /** The person who proves once more who she is: nobody else will do. */
  readonly mustBe: string | undefined;
  readonly now: Date;
}

/**
 * Says the same, after the same work, whether the code is nobody's or the year another. An address that has
 * tried too often counts against no card any more: it could keep others out of theirs.
 */
export async function signInByCard(
  db: Database,
  keys: Keys,
  given: CardSignIn,
): Promise<Result<Token, CardRefusal>> {
  const { birthYear, peer, device, before, mustBe, now } = given;
  const card = codeFingerprint(keys, parseAccessCode(given.code) ?? given.code);
  const seconds =
    (await waitSeconds(db, OF_PEER, keys.fingerprint('people/card-peer', peer))) ??
    (await waitSeconds(db, OF_CARD, card));
  if (seconds !== undefined) return err({ code: 'people/card-wait', seconds });
  const owner = await findCardOwner(db, card);
  if (owner === undefined || birthYear === undefined || owner.birthYear !== birthYear) {
    return err({ code: 'people/card-wrong' });
  }
  await forgetAttempts(db, OF_CARD, card);
  const { personId } = owner;
  if (mustBe !== undefined && mustBe !== personId) return err({ code: 'people/card-other-person' });
  const token = await inTransaction(db, async (tx) => {
    if (before !== undefined) await deleteSession(tx, before.sessionId, before.personId);
    return openSession(tx, { personId, method: 'access-code', device, now });
  });
  return ok(token);
}
