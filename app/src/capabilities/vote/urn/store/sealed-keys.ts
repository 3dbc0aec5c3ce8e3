// The secret halves of an election's keys: sealed in the database, opened where they sign.
import { createPrivateKey, sign } from 'node:crypto';
import { keyTypes, type Signer, type Vkey, vkeyOf } from '@minga/ledger';
import type { UrnDatabase } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';

type Bytes = Uint8Array;
/** Of the log, of the promises, of the ballots. */
export type KeyUse = 'log' | 'promise' | 'ballot';

/** 32 secret bytes, tied to the election and the use. */
export function sealSecret(keys: Keys, electionId: string, use: KeyUse, secret: Bytes): Buffer {
  return keys.seal('urn-key', place(electionId, use), Buffer.from(secret).toString('base64url'));
}

export function openSecret(keys: Keys, electionId: string, use: KeyUse, sealed: Bytes): Buffer {
  return Buffer.from(keys.open('urn-key', place(electionId, use), sealed), 'base64url');
}

function place(electionId: string, use: KeyUse): string {
  return `urn.election ${electionId} ${use}`;
}

/** Signs with Ed25519; `x` is the public half of the seed `d`. */
export function ed25519Signer(d: Bytes, x: Bytes): (message: Bytes) => Bytes {
  const text = (bytes: Bytes) => Buffer.from(bytes).toString('base64url');
  const jwk = { kty: 'OKP', crv: 'Ed25519', d: text(d), x: text(x) };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return (message) => sign(null, message, key);
}

/** Who signs the checkpoints of this election, as the log of that origin. */
export async function logKeyOf(
  { db, keys }: { readonly db: UrnDatabase; readonly keys: Keys },
  electionId: string,
  origin: string,
): Promise<{ readonly log: Vkey; readonly signer: Signer } | undefined> {
  const row = await db
    .selectFrom('urn.election')
    .select(['log_public', 'log_sealed'])
    .where('election_id', '=', electionId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const log = vkeyOf(origin, keyTypes.ed25519, new Uint8Array(row.log_public));
  const secret = openSecret(keys, electionId, 'log', row.log_sealed);
  const signer = { name: origin, keyId: log.keyId, sign: ed25519Signer(secret, log.key) };
  return { log, signer };
}
