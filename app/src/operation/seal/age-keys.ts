// The keys of a custodian: the public one that archives are sealed to, and the secret one that opens them.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { fromBech32, toBech32 } from './bech32.ts';

/** An X25519 public key, 32 bytes. */
export type Recipient = Buffer;

/** An X25519 secret key with the public one that belongs to it. */
export interface Identity {
  readonly secretKey: KeyObject;
  readonly recipient: Recipient;
}

const PUBLIC_PREFIX = 'age';
const SECRET_PREFIX = 'age-secret-key-';
const KEY_BYTES = 32;
/** What stands before the 32 bytes in PKCS #8 and SPKI (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

/** A new pair, both as text: the public key to hand out, the secret one for its file. */
export function newKeyPair(): { readonly publicText: string; readonly secretText: string } {
  const { privateKey } = generateKeyPairSync('x25519');
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length);
  return {
    publicText: toBech32(PUBLIC_PREFIX, recipientOf(privateKey)),
    secretText: toBech32(SECRET_PREFIX, secret).toUpperCase(),
  };
}

export function recipientOf(key: KeyObject): Recipient {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return Buffer.from(spki.subarray(SPKI.length));
}

export function publicKeyOf(recipient: Recipient): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, recipient]), format: 'der', type: 'spki' });
}

/** The public keys of a file, one a line (`age1…`); undefined if a line is something else or there is none. */
export function parseRecipients(text: string): readonly Recipient[] | undefined {
  return parseLines(text, (line) => {
    const recipient = fromBech32(PUBLIC_PREFIX, line);
    return recipient?.length === KEY_BYTES ? recipient : undefined;
  });
}

/** The secret keys of a file, one a line (`AGE-SECRET-KEY-1…`); undefined as above. */
export function parseIdentities(text: string): readonly Identity[] | undefined {
  return parseLines(text, (line) => {
    const secret = fromBech32(SECRET_PREFIX, line);
    if (secret?.length !== KEY_BYTES) return undefined;
    const der = Buffer.concat([PKCS8, secret]);
    const secretKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    return { secretKey, recipient: recipientOf(secretKey) };
  });
}

/** Empty lines and those that begin with `#` are remarks. */
function parseLines<T>(text: string, parse: (line: string) => T | undefined): T[] | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const parsed = lines.filter((line) => line !== '' && !line.startsWith('#')).map(parse);
  const found = parsed.filter((one) => one !== undefined);
  return found.length > 0 && found.length === parsed.length ? found : undefined;
}
