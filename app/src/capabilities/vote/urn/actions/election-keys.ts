// The keys of an election: made once, sealed at rest, opened where they sign.
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { logOrigin, pointOf, scalarOfRandom, toBase64url } from '@minga/ballot';
import { formatVkey, keyTypes, type Signer, vkeyOf } from '@minga/ledger';
import type { Keys } from '../../../../platform/keys.ts';
import type { OwnKeys } from '../rules/judge-leaf.ts';
import type { KeptElection } from '../store/elections.ts';

type Bytes = Uint8Array;

const USE = 'urn';

/** Header of an Ed25519 private key in PKCS #8 (RFC 8410), before its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function keyFrom(seed: Bytes): KeyObject {
  const key = Buffer.concat([PKCS8, seed]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

function publicBytes(key: KeyObject): Buffer {
  return Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url');
}

/** New keys, the secret halves sealed for their row and column. */
export function makeElectionKeys(
  keys: Keys,
  electionId: string,
  mode: 'server' | 'feldman',
): KeptElection {
  const [log, promise] = [randomBytes(32), randomBytes(32)];
  const u = mode === 'server' ? scalarOfRandom(randomBytes(48)) : undefined;
  const point = u && pointOf(u);
  const seal = (column: string, secret: Bytes) =>
    keys.seal(USE, placeOf(electionId, column), toBase64url(secret));
  return {
    election_id: electionId,
    mode,
    log_public: publicBytes(keyFrom(log)),
    log_sealed: seal('log', log),
    promise_public: publicBytes(keyFrom(promise)),
    promise_sealed: seal('promise', promise),
    ballot_public: point === undefined ? null : Buffer.from(point),
    ballot_sealed: u === undefined ? null : seal('ballot', u),
  };
}

function placeOf(electionId: string, column: string): string {
  return `urn.election ${electionId} ${column}`;
}

/** The public halves, as they have to stand in the manifest. */
export function ownKeysOf(kept: KeptElection, origin: string): OwnKeys {
  const { log_public, promise_public, ballot_public } = kept;
  return {
    vkey: formatVkey(logOrigin(origin, kept.election_id), keyTypes.ed25519, log_public),
    promiseKey: toBase64url(promise_public),
    c0: ballot_public === null ? undefined : toBase64url(ballot_public),
    origin,
  };
}

/** Signs checkpoints; its name is the origin of the log. */
export function logSigner(keys: Keys, kept: KeptElection, origin: string): Signer {
  const name = logOrigin(origin, kept.election_id);
  const key = keyFrom(openedSecret(keys, kept, 'log'));
  const { keyId } = vkeyOf(name, keyTypes.ed25519, kept.log_public);
  return { name, keyId, sign: (message) => sign(null, message, key) };
}

/** Signs promises and the facts of the urn. */
export function promiseSigner(keys: Keys, kept: KeptElection): (message: Bytes) => Buffer {
  const key = keyFrom(openedSecret(keys, kept, 'promise'));
  return (message) => sign(null, message, key);
}

/** The key that opens the ballots, where the urn holds it. */
export function ballotKey(keys: Keys, kept: KeptElection): Bytes | undefined {
  return kept.ballot_sealed === null ? undefined : openedSecret(keys, kept, 'ballot');
}

function openedSecret(
  keys: Keys,
  kept: KeptElection,
  column: 'log' | 'promise' | 'ballot',
): Buffer {
  const sealed = kept[`${column}_sealed`];
  if (sealed === null) throw new Error('the urn does not hold this key');
  return Buffer.from(keys.open(USE, placeOf(kept.election_id, column), sealed), 'base64url');
}
