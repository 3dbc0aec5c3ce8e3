// The officers of an election before it opens: added with a passkey of their account, or taken out again.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { publicKeysOf, readPerson, standingGrants } from '../../../ground/people/index.ts';
import { certifies, type OfficerJwk, type OfficerRole, officerId } from '../rules/officers.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Election } from '../store/elections.ts';
import type { AboutKey } from '../store/log-acts.ts';
import { deleteOfficer, hasSigned, insertOfficer, listOfficers } from '../store/officers.ts';
import type { ByStaff } from './by-staff.ts';
import { lockPrepared } from './change-settings.ts';

export interface OfficerAsked {
  readonly personId: string;
  readonly role: OfficerRole;
  /** As it goes into the manifest, which everybody reads. */
  readonly name: string;
}

export interface FoundOfficer {
  readonly id: string;
  readonly role: OfficerRole;
  readonly name: string;
  readonly personId: string;
  readonly jwk: OfficerJwk;
  readonly key: AboutKey;
}

/** With the newest of her passkeys that can sign in the log; a persona of a demonstration without one is lent a key. */
export async function findOfficer(
  tx: Tx,
  election: Election,
  { personId, role, name }: OfficerAsked,
): Promise<Result<FoundOfficer, Refusal>> {
  const person = await readPerson(tx, personId);
  if (person === undefined) return err({ code: 'election/officer-unknown' });
  const officers = await listOfficers(tx, election.id);
  if (officers.some((one) => one.personId === personId && one.removedAt === null)) {
    return err({ code: 'election/officer-there-already' });
  }
  // In a demonstration there are fewer personas than roles.
  if (
    certifies(role) &&
    !election.isDemonstration &&
    !(await isCertifying(tx, election, personId))
  ) {
    return err({ code: 'election/officer-does-not-certify' });
  }
  const taken = new Set(officers.map(({ id }) => id));
  const beginning = officerId(name);
  let id = beginning;
  for (let next = 2; taken.has(id); next += 1) id = `${beginning}-${next}`;
  const keys = await publicKeysOf(tx, personId);
  const fit = keys.findLast(({ jwk }) => jwk !== undefined);
  if (fit?.jwk !== undefined) {
    const key = { credentialId: fit.credentialId, demonstrationKey: null };
    return ok({ id, role, name, personId, jwk: fit.jwk, key });
  }
  if (election.isDemonstration) return ok({ id, role, name, personId, ...lentKey() });
  return err({ code: keys.length > 0 ? 'election/key-unfit' : 'election/officer-without-key' });
}

async function isCertifying(
  tx: Tx,
  { institutionId }: Election,
  personId: string,
): Promise<boolean> {
  const grants = await standingGrants(tx, personId);
  return grants.some(
    ({ role, scope }) => role === 'certifying-officer' && scope?.id === institutionId,
  );
}

function lentKey(): Pick<FoundOfficer, 'jwk' | 'key'> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  const publicPart = { kty: 'EC', crv: 'P-256', x, y } as const;
  const credentialId = randomBytes(16).toString('base64url');
  return { jwk: publicPart, key: { credentialId, demonstrationKey: { ...publicPart, d } } };
}

export function addOfficer(
  db: Database,
  by: ByStaff,
  electionId: string,
  asked: OfficerAsked,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const prepared = await lockPrepared(tx, by, electionId);
    if (!prepared.ok) return prepared;
    const found = await findOfficer(tx, prepared.value, asked);
    if (!found.ok) return found;
    const { key, ...officer } = found.value;
    await insertOfficer(tx, electionId, { ...officer, ...key, addedAt: by.now });
    await told(tx, by, electionId, { act: 'election/add-officer', role: officer.role });
    return ok(undefined);
  });
}

export function removeOfficer(
  db: Database,
  by: ByStaff,
  electionId: string,
  officerId: string,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const prepared = await lockPrepared(tx, by, electionId);
    if (!prepared.ok) return prepared;
    const officers = await listOfficers(tx, electionId);
    const one = officers.find(({ id }) => id === officerId);
    if (one === undefined) return err({ code: 'election/officer-unknown' });
    if (await hasSigned(tx, electionId, officerId)) {
      return err({ code: 'election/officer-is-needed' });
    }
    await deleteOfficer(tx, electionId, officerId);
    await told(tx, by, electionId, { act: 'election/remove-officer', role: one.role });
    return ok(undefined);
  });
}

async function told(
  tx: Tx,
  { actor, scope }: ByStaff,
  electionId: string,
  { act, role }: { readonly act: string; readonly role: string },
): Promise<void> {
  const subject = `election:${electionId}`;
  await audit(tx, { actor, scope, act, subject, told: { election: electionId, role } });
}
