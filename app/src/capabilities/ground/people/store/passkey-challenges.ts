// Challenges given to browsers: each can be answered once, for what it was given, within five minutes.
import type { Database } from '../../../../platform/database/database.ts';
import { CHALLENGE_HOLDS_MS, type ChallengePurpose } from '../rules/passkey.ts';

interface Challenge {
  readonly challenge: string;
  readonly purpose: ChallengePurpose;
  /** The person who is signed in; undefined before there is one. */
  readonly personId: string | undefined;
  readonly now: Date;
}

export async function insertChallenge(db: Database, given: Challenge): Promise<void> {
  await db
    .insertInto('people.passkey_challenge')
    .values({
      challenge: given.challenge,
      purpose: given.purpose,
      person_id: given.personId ?? null,
      expires_at: new Date(given.now.getTime() + CHALLENGE_HOLDS_MS),
    })
    .execute();
}

/** Takes the challenge out, so that nobody answers it again; false if there is none like that. */
export async function takeChallenge(db: Database, given: Challenge): Promise<boolean> {
  const taken = await db
    .deleteFrom('people.passkey_challenge')
    .where('challenge', '=', given.challenge)
    .where('purpose', '=', given.purpose)
    .where('person_id', 'is not distinct from', given.personId ?? null)
    .where('expires_at', '>', given.now)
    .executeTakeFirst();
  return taken.numDeletedRows > 0n;
}
