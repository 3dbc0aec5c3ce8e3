// The keys of the roll in one election: S_R that signs its leaves, D_R for desks, and one key a contest for its tokens.
import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type JsonWebKey,
  sign,
} from 'node:crypto';
import { canon, type Facts, factsMessage, type Registro, registroMessage } from '@minga/ballot';
import type { Keys } from '../../../../platform/keys.ts';
import type { KeptIssuer, NewElection, RollElection, RollMode } from '../store/elections.ts';
import { generateIssuer, signBlind } from './issuer-threads.ts';

const USE = 'roll/own-keys';
/** 65,537, as a JWK writes it. */
export const EXPONENT = 'AQAB';

function raw(part: string | undefined): Buffer {
  return Buffer.from(part ?? '', 'base64url');
}

/** New keys, sealed, for an election that has none. */
export function makeElectionKeys(keys: Keys, id: string, mode: RollMode): NewElection {
  const own = generateKeyPairSync('ed25519');
  const desk = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const seal = (place: string, key: JsonWebKey) =>
    keys.seal(USE, `roll.election/${place}/${id}`, JSON.stringify(key));
  const deskPublic = desk.publicKey.export({ format: 'jwk' });
  return {
    id,
    mode,
    signPublic: raw(own.publicKey.export({ format: 'jwk' }).x),
    signSealed: seal('sign', own.privateKey.export({ format: 'jwk' })),
    deskPublic: Buffer.concat([Buffer.of(4), raw(deskPublic.x), raw(deskPublic.y)]),
    deskSealed: seal('desk', desk.privateKey.export({ format: 'jwk' })),
  };
}

export async function makeIssuer(keys: Keys, id: string, contest: string): Promise<KeptIssuer> {
  const { modulus, pkcs8 } = await generateIssuer();
  return { contest, modulus, privateSealed: keys.seal(USE, placeOfIssuer(id, contest), pkcs8) };
}

function placeOfIssuer(id: string, contest: string): string {
  return `roll.issuer/private/${id}/${contest}`;
}

/** The blind signature of a contest over a message that was read strictly. Throws when its key is destroyed. */
export function signToken(
  keys: Keys,
  electionId: string,
  { contest, modulus, privateSealed }: KeptIssuer,
  bm: Uint8Array,
): Promise<Uint8Array> {
  if (privateSealed === null) throw new Error('the key of this contest was destroyed');
  // Named by its modulus, so that one thread never takes the key of another election for it.
  const name = `${electionId}/${contest}/${createHash('sha256').update(modulus).digest('hex')}`;
  return signBlind(name, bm, () =>
    keys.open(USE, placeOfIssuer(electionId, contest), privateSealed),
  );
}

export type Unsigned = Omit<Registro, 'sig'> | Omit<Facts, 'sig'>;

/** The leaf with the signature of S_R over its domain, M# and its canonical text. */
export function signLeaf(
  keys: Keys,
  { id, signSealed }: Pick<RollElection, 'id' | 'signSealed'>,
  manifestHash: Uint8Array,
  leaf: Unsigned,
): Buffer {
  const jwk = JSON.parse(keys.open(USE, `roll.election/sign/${id}`, signSealed)) as JsonWebKey;
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const message =
    leaf.type === 'registro'
      ? registroMessage(manifestHash, leaf)
      : factsMessage(manifestHash, leaf);
  return Buffer.from(canon({ ...leaf, sig: sign(null, message, key).toString('base64url') }));
}
