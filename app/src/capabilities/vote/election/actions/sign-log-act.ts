// An officer signs what goes into the log; the second signature sends it there and does what follows, in one transaction.
import {
  actChallenge,
  canon,
  checkSig,
  NO_FINGERPRINT,
  type Sig,
  toBase64url,
  toHex,
  webCrypto,
} from '@minga/ballot';
import { assert, err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { areIndependent, relyingPartyOf } from '../../../ground/people/index.ts';
import type { ActPayload, LogActKind } from '../rules/log-acts.ts';
import { certifies, maySign } from '../rules/officers.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Election, lockElection } from '../store/elections.ts';
import {
  type ActSignature,
  endLogAct,
  insertSignature,
  type LogAct,
  lockLogAct,
} from '../store/log-acts.ts';
import { type KeptOfficer, listOfficers } from '../store/officers.ts';
import type { ByStaff, ElectionHouse } from './by-staff.ts';
import { carryOut } from './carry-out-act.ts';
import { auditedKind } from './propose-log-act.ts';

/** What an authenticator gave: bytes as they go into the leaf. */
export interface Assertion {
  readonly ad: Uint8Array;
  readonly cd: Uint8Array;
  readonly sig: Uint8Array;
}

/** Has the officer sign 32 bytes; in the transaction of the act. */
export type ProveActSigning = (
  tx: Tx,
  asked: { readonly officer: KeptOfficer; readonly sha256: string },
) => Promise<Result<Assertion, Refusal>>;

export type SigningOutcome = 'one-signature' | 'signed';

/** Whatever says no takes the whole of it back. */
class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export async function signLogAct(
  house: ElectionHouse,
  by: Pick<ByStaff, 'actor' | 'now'>,
  actId: string,
  prove: ProveActSigning,
): Promise<Result<SigningOutcome, Refusal>> {
  try {
    return await inTransaction(house.db, (tx) => signAndEnd(tx, house, { ...by, actId }, prove));
  } catch (error) {
    if (error instanceof Undone) return err(error.refusal);
    throw error;
  }
}

interface Signing extends Pick<ByStaff, 'actor' | 'now'> {
  readonly actId: string;
}

async function signAndEnd(
  tx: Tx,
  house: ElectionHouse,
  signing: Signing,
  prove: ProveActSigning,
): Promise<Result<SigningOutcome, Refusal>> {
  const { actor, now, actId } = signing;
  const act = await lockLogAct(tx, actId);
  if (act === undefined) return err({ code: 'election/act-unknown' });
  const election = await lockElection(tx, act.electionId);
  assert(election !== undefined, 'an act is of an election');
  const officers = await listOfficers(tx, election.id);
  const judged = await judgeSigner(tx, { act, officers, personId: actor.personId, now });
  if (!judged.ok) return judged;
  const officer = judged.value;
  const payload: ActPayload = JSON.parse(act.payload);
  const manifestHash = fingerprintFor(election);
  const sha256 = toHex(actChallenge(manifestHash, payload));
  const proven = await prove(tx, { officer, sha256 });
  if (!proven.ok) return proven;
  const sig = sigOf(officer.id, proven.value);
  const origin = new URL(house.publicUrl).origin;
  const rpId = relyingPartyOf(house.publicUrl).id;
  const checked = await checkSig(sig, payload, {
    manifestHash,
    officers: [{ ...officer, rp_id: rpId }],
    origin,
    crypto: webCrypto,
  });
  if (!checked.ok) throw new Undone({ code: 'election/act-not-proven' });
  await insertSignature(tx, {
    ...{ actId, electionId: election.id, officerId: officer.id, personId: actor.personId },
    ...{ ...proven.value, now },
  });
  await audit(tx, {
    actor,
    act: 'election/sign-act',
    scope: { kind: 'institution', id: election.institutionId },
    subject: `election:${election.id}`,
    told: { election: election.id, kind: auditedKind(act.kind as LogActKind) },
  });
  if (act.signatures.length === 0) return ok('one-signature');
  await endLogAct(tx, actId, 'signed', now);
  const sigs = [...act.signatures.map(sigOfKept), sig];
  const leaf = canon({ ...payload, sigs });
  const kind = act.kind as LogActKind;
  const done = await carryOut(tx, house, { election, act, kind, payload, leaf, actor, now });
  if (!done.ok) throw new Undone(done.error);
  return ok('signed');
}

/** M#; 32 zeros while there is none. */
function fingerprintFor({ fingerprint }: Pick<Election, 'fingerprint'>): Uint8Array {
  return fingerprint === null ? NO_FINGERPRINT : new Uint8Array(fingerprint);
}

/** What an officer signs, in hexadecimal. */
export function challengeOf(election: Election, act: Pick<LogAct, 'payload'>): string {
  return toHex(actChallenge(fingerprintFor(election), JSON.parse(act.payload)));
}

function sigOf(by: string, { ad, cd, sig }: Assertion): Sig {
  return { by, ad: toBase64url(ad), cd: toBase64url(cd), sig: toBase64url(sig) };
}

function sigOfKept({ officerId, ad, cd, sig }: ActSignature): Sig {
  return { by: officerId, ad, cd, sig };
}

interface Judged {
  readonly act: LogAct;
  readonly officers: readonly KeptOfficer[];
  readonly personId: string;
  readonly now: Date;
}

/** The officer as whom this person signs now, or why she may not; pages ask it before they offer the button. */
export async function judgeSigner(
  tx: Tx | ElectionHouse['db'],
  { act, officers, personId, now }: Judged,
): Promise<Result<KeptOfficer, Refusal>> {
  const officer = officers.find(
    (one) => one.personId === personId && one.removedAt === null && maySign(one.role),
  );
  if (officer === undefined) return err({ code: 'election/act-not-an-officer' });
  if (act.outcome !== null || act.expiresAt <= now) return err({ code: 'election/act-over' });
  const [first] = act.signatures;
  if (first === undefined) return ok(officer);
  if (first.personId === personId) return err({ code: 'election/act-signed-already' });
  const roleOf = (id: string) => officers.find((one) => one.id === id)?.role ?? 'officer';
  if (!certifies(officer.role) && !certifies(roleOf(first.officerId))) {
    return err({ code: 'election/act-needs-certifier' });
  }
  if (first.personId === null || !(await areIndependent(tx, [first.personId, personId], now))) {
    return err({ code: 'election/act-not-independent' });
  }
  return ok(officer);
}
