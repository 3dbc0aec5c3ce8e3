// Makes what a roll needs before its election opens: its keys, one of them for each contest, made known to the election.
import { toBase64url } from '@minga/ballot';
import { inTransaction } from '../../../../platform/database/database.ts';
import { depositRegistrar } from '../../election/index.ts';
import {
  insertElection,
  insertIssuer,
  listIssuers,
  type RollElection,
  readElection,
  setMode,
} from '../store/elections.ts';
import type { BothDatabases } from './by-staff.ts';
import { EXPONENT, makeElectionKeys, makeIssuer } from './roll-keys.ts';
import type { SealedElection } from './sealed-election.ts';

/** The roll of an election with all its keys; again, and by two at once, it stays the same. */
export async function prepareRoll(
  { db, roll }: BothDatabases,
  election: SealedElection,
): Promise<RollElection> {
  const { id, settings } = election;
  const { mode } = settings.padron;
  const before = await readElection(roll.db, id);
  if (before === undefined) {
    const made = makeElectionKeys(roll.keys, id, mode);
    await inTransaction(roll.db, (tx) => insertElection(tx, made));
  } else if (before.mode !== mode) {
    await inTransaction(roll.db, (tx) => setMode(tx, id, mode));
  }
  await makeMissingIssuers({ db, roll }, election);
  const prepared = await readElection(roll.db, id);
  if (prepared === undefined) throw new Error('the roll was made');
  const issuers = await listIssuers(roll.db, id);
  await inTransaction(db, (tx) =>
    depositRegistrar(tx, id, {
      sign: toBase64url(prepared.signPublic),
      deskKem: toBase64url(prepared.deskPublic),
      issuers: Object.fromEntries(
        issuers.map(({ contest, modulus }) => [
          contest,
          { kty: 'RSA', n: toBase64url(modulus), e: EXPONENT },
        ]),
      ),
    }),
  );
  return prepared;
}

async function makeMissingIssuers(
  { roll }: BothDatabases,
  { id, contests }: SealedElection,
): Promise<void> {
  const known = await listIssuers(roll.db, id);
  const missing = contests.filter(({ code }) => !known.some(({ contest }) => contest === code));
  const made = await Promise.all(missing.map(({ code }) => makeIssuer(roll.keys, id, code)));
  await inTransaction(roll.db, async (tx) => {
    for (const issuer of made) await insertIssuer(tx, id, issuer);
  });
}
