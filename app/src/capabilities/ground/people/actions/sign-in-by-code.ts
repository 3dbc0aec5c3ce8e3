// Signs in a member of staff who has no passkey at hand: her e-mail and the code of the moment.

import { err, ok, type Result } from '@minga/basics';
import { Secret } from 'otpauth';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import { type CodeRefusal, stepOfCode } from '../rules/one-time-code.ts';
import type { Token } from '../rules/token.ts';
import { type BreakGlass, listBreakGlassesOf, markStepUsed } from '../store/break-glasses.ts';
import { deleteSession } from '../store/sessions.ts';
import { openSession } from './sign-in.ts';
import { tellPerson } from './tell-person.ts';
import type { SignedInSession } from './use-passkey.ts';

/**
 * Three codes of a million hold at a time: 240 attempts a day guess one in 1,400 days. Success gives none
 * back, or whoever took somebody's e-mail as her own would buy guesses with codes of her own.
 */
const OF_ACCOUNT: RateLimit = { name: 'people/code', attempts: 5, windowSeconds: 30 * 60 };
/** Many of one institution may come from one address. */
const OF_PEER: RateLimit = { name: 'people/code-peer', attempts: 30, windowSeconds: 30 * 60 };

export interface CodeSignIn {
  readonly email: string;
  /** Undefined for what is no code: counted as an attempt like any other. */
  readonly code: string | undefined;
  readonly peer: string;
  readonly device: string;
  readonly before: SignedInSession | undefined;
  readonly now: Date;
}

/**
 * Says the same, after the same work, whether or not somebody has that e-mail. An address that has tried too
 * often counts against no account any more: it could keep others out of theirs.
 */
export async function signInByCode(
  db: Database,
  keys: Keys,
  given: CodeSignIn,
): Promise<Result<Token, CodeRefusal>> {
  const { email, code, peer, now } = given;
  const account = keys.fingerprint('people/code', email.toLowerCase());
  const seconds =
    (await waitSeconds(db, OF_PEER, keys.fingerprint('people/code-peer', peer))) ??
    (await waitSeconds(db, OF_ACCOUNT, account));
  if (seconds !== undefined) return err({ code: 'people/code-wait', seconds });
  const known = await listBreakGlassesOf(db, keys, email);
  const found = code === undefined ? undefined : ownerOfCode(known, code, now);
  if (found === undefined) return err({ code: 'people/code-wrong' });
  return inTransaction(db, (tx) => openByCode(tx, given, found));
}

interface OwnStep {
  readonly personId: string;
  readonly step: number;
}

function ownerOfCode(known: readonly BreakGlass[], code: string, now: Date): OwnStep | undefined {
  const nobody = { personId: '', secret: new Secret({ size: 20 }).base32 };
  const tried = known.length === 0 ? [nobody] : known;
  const steps = tried.map(({ personId, secret }) => ({
    personId,
    step: stepOfCode(code, secret, now),
  }));
  return steps.find((one): one is OwnStep => one.step !== undefined && one.personId !== '');
}

async function openByCode(
  tx: Tx,
  { device, before, now }: CodeSignIn,
  { personId, step }: OwnStep,
): Promise<Result<Token, CodeRefusal>> {
  if (!(await markStepUsed(tx, personId, step))) return err({ code: 'people/code-wrong' });
  if (before !== undefined) await deleteSession(tx, before.sessionId, before.personId);
  await audit(tx, {
    actor: undefined,
    act: 'people/use-break-glass',
    scope: undefined,
    subject: `person:${personId}`,
  });
  await tellPerson(tx, personId, () => ({
    subject: m.people_mail_code_used_subject(),
    text: m.people_mail_code_used_text({ device }),
  }));
  return ok(await openSession(tx, { personId, method: 'totp', device, now }));
}
