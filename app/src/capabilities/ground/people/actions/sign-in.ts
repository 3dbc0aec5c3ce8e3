// Signs a person in with what an identity provider proved, and opens the account at the first time.
import { randomInt } from 'node:crypto';
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { IdentityProvider } from '../../../../platform/identity-provider.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { Locale } from '../../../../platform/words.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { ProvenPerson } from '../rules/claims.ts';
import { appearanceOf } from '../rules/names.ts';
import { limitsOf, type SignInMethod } from '../rules/session.ts';
import type { Token } from '../rules/token.ts';
import { endGuardianship } from '../store/guardianships.ts';
import {
  attachRun,
  findIdentity,
  findPersonByRun,
  insertIdentity,
  insertPerson,
  proveByOneself,
  runFingerprint,
  subjectFingerprint,
  waitForTurn,
} from '../store/persons.ts';
import { insertSession } from '../store/sessions.ts';
import { newToken } from '../store/tokens.ts';

export interface ProvenSignIn {
  readonly provider: IdentityProvider;
  readonly subject: string;
  readonly proven: ProvenPerson;
  readonly device: string;
  readonly locale: Locale;
  readonly now: Date;
  /** The person who proves once more who she is: nobody else will do. */
  readonly mustBe?: string;
}

export interface SignedIn {
  readonly personId: string;
  readonly token: Token;
  readonly isNew: boolean;
}

/** The RUN that the account proves is another person's here; or the account is not that of who has to prove it. */
export interface SignInRefusal {
  readonly code: 'people/run-of-another' | 'people/other-person';
}

/**
 * The person of this account; the first time, the person whose RUN the provider proves, else a new one.
 * Only a provider that proves the RUN may enter an account by it.
 */
export function signIn(
  db: Database,
  keys: Keys,
  given: ProvenSignIn,
): Promise<Result<SignedIn, SignInRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await findOrOpen(tx, keys, given);
    if (!found.ok) return found;
    const { personId, isNew } = found.value;
    const { provider, device, now } = given;
    const method = provider.isDemonstration ? 'demonstration' : 'provider';
    const token = await openSession(tx, { personId, method, provider: provider.id, device, now });
    return ok({ personId, isNew, token });
  });
}

async function findOrOpen(
  tx: Tx,
  keys: Keys,
  given: ProvenSignIn,
): Promise<Result<{ personId: string; isNew: boolean }, SignInRefusal>> {
  const { provider, subject, mustBe } = given;
  const run = provider.provesRun ? given.proven.run : undefined;
  await waitForTurn(tx, subjectFingerprint(keys, provider.id, subject));
  if (run !== undefined) await waitForTurn(tx, runFingerprint(keys, run));
  const known = await findIdentity(tx, keys, provider.id, subject);
  if (mustBe !== undefined && known !== mustBe) return err({ code: 'people/other-person' });
  if (known !== undefined) {
    const isOwn = run === undefined || (await attachRun(tx, keys, known, run));
    return isOwn ? ok({ personId: known, isNew: false }) : err({ code: 'people/run-of-another' });
  }
  const owner = run === undefined ? undefined : await findPersonByRun(tx, keys, run);
  const personId = owner?.id ?? (await openAccount(tx, keys, given, run));
  await insertIdentity(tx, keys, { provider: provider.id, subject, personId });
  const wasChild = owner?.proof === 'guardian';
  if (wasChild) await leaveGuardian(tx, keys, personId, given);
  return ok({ personId, isNew: owner === undefined || wasChild });
}

/** Whoever can prove a RUN by herself needs no guardian, and what a guardian said of her counts no more. */
async function leaveGuardian(
  tx: Tx,
  keys: Keys,
  personId: string,
  { proven, now }: ProvenSignIn,
): Promise<void> {
  await proveByOneself(tx, keys, personId, { proof: 'provider', names: proven.names });
  await endGuardianship(tx, personId, now);
}

async function openAccount(
  tx: Tx,
  keys: Keys,
  { proven, locale, now }: ProvenSignIn,
  run: ProvenPerson['run'],
): Promise<string> {
  const { names } = proven;
  const today = dayIn('America/Santiago', now);
  const inserted = await insertPerson(tx, keys, {
    proof: 'provider',
    ...appearanceOf({ names }, today, (below) => randomInt(below)),
    run,
    names,
    locale,
  });
  assert(inserted !== undefined, 'nobody else has this RUN while it is waited for');
  return inserted;
}

export interface SessionToOpen {
  readonly personId: string;
  readonly method: SignInMethod;
  readonly provider?: string;
  readonly device: string;
  readonly now: Date;
}

/** Opens a session with a token of its own: what the browser had before is worth nothing. */
export async function openSession(tx: Tx, session: SessionToOpen): Promise<Token> {
  const token = newToken();
  const expiresAt = new Date(session.now.getTime() + limitsOf(session.method).absoluteMs);
  await insertSession(tx, { ...session, token, expiresAt });
  return token;
}

/** Opens a session for a person who was just proven to be who she is. */
export function startSession(db: Database, session: SessionToOpen): Promise<Token> {
  return inTransaction(db, (tx) => openSession(tx, session));
}
