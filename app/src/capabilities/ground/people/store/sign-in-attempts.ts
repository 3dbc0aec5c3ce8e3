// Sign-ins begun at a provider: each can be finished once, by the browser that began it, within ten minutes.
import type { Database } from '../../../../platform/database/database.ts';
import { hashOf } from './tokens.ts';

export type SignInPurpose = 'sign-in' | 'prove-again';

export interface SignInAttempt {
  readonly provider: string;
  readonly purpose: SignInPurpose;
  /** Who is signed in and proves it again. */
  readonly personId: string | null;
  readonly nonce: string;
  readonly codeVerifier: string | null;
  readonly returnTo: string;
}

const HOLDS_MS = 10 * 60_000;

export async function insertAttempt(
  db: Database,
  attempt: SignInAttempt & { readonly state: string; readonly browser: string; readonly now: Date },
): Promise<void> {
  await db
    .insertInto('people.sign_in_attempt')
    .values({
      state_hash: hashOf(attempt.state),
      browser_hash: hashOf(attempt.browser),
      provider: attempt.provider,
      purpose: attempt.purpose,
      person_id: attempt.personId,
      nonce: attempt.nonce,
      code_verifier: attempt.codeVerifier,
      return_to: attempt.returnTo,
      expires_at: new Date(attempt.now.getTime() + HOLDS_MS),
    })
    .execute();
}

/** Takes the attempt of this state out, so that nobody finishes it again. */
export async function takeAttempt(
  db: Database,
  given: {
    readonly state: string;
    readonly browser: string;
    readonly provider: string;
    readonly now: Date;
  },
): Promise<SignInAttempt | undefined> {
  const row = await db
    .deleteFrom('people.sign_in_attempt')
    .where('state_hash', '=', hashOf(given.state))
    .where('browser_hash', '=', hashOf(given.browser))
    .where('provider', '=', given.provider)
    .where('expires_at', '>', given.now)
    .returning([
      'provider',
      'purpose',
      'person_id as personId',
      'nonce',
      'code_verifier as codeVerifier',
      'return_to as returnTo',
    ])
    .executeTakeFirst();
  return row as SignInAttempt | undefined;
}
