// The head of an age file (C2SP age v1): the key of the file, wrapped for each who may open it, under a MAC.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { type Identity, publicKeyOf, type Recipient, recipientOf } from './age-keys.ts';

/** Whom a file is sealed for: whoever holds one of the keys, or whoever knows the passphrase. */
export type SealedFor =
  | { readonly by: 'keys'; readonly recipients: readonly Recipient[] }
  | { readonly by: 'passphrase'; readonly passphrase: string };

/** What a file may be opened with. */
export interface Openers {
  readonly identities: readonly Identity[];
  readonly passphrases: readonly string[];
}

export const FIRST_LINE = 'age-encryption.org/v1';
const X25519 = `${FIRST_LINE}/X25519`;
const SCRYPT = `${FIRST_LINE}/scrypt`;
const FILE_KEY_BYTES = 16;
const TAG_BYTES = 16;
/** 2^18 rounds of 1 KiB: about a second and 256 MiB for each guess. */
const WORK_FACTOR = 18;
/** A file may not ask its reader for more than four times that. */
const MAX_WORK_FACTOR = 20;
const LINE_LETTERS = 64;
/** Nobody seals for so many that the head grows beyond this. */
export const MAX_HEADER_BYTES = 64 * 1024;

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

interface Stanza {
  readonly words: readonly string[];
  readonly body: Buffer;
}

/** A new key of a file, and the head that hands it to those and to nobody else. */
export async function sealFileKey(
  sealedFor: SealedFor,
): Promise<{ readonly fileKey: Buffer; readonly header: Buffer }> {
  const fileKey = randomBytes(FILE_KEY_BYTES);
  const stanzas =
    sealedFor.by === 'keys'
      ? sealedFor.recipients.map((recipient) => wrapForKey(fileKey, recipient))
      : [await wrapForPassphrase(fileKey, sealedFor.passphrase)];
  const unsigned = `${[FIRST_LINE, ...stanzas.map(stanzaText)].join('\n')}\n---`;
  const mac = toBase64(macOf(fileKey, unsigned));
  return { fileKey, header: Buffer.from(`${unsigned} ${mac}\n`) };
}

/** The key of the file; `key-wrong` when none of the openers is for it, `damaged` when the head is not as it was sealed. */
export async function openFileKey(
  header: string,
  openers: Openers,
): Promise<Buffer | 'key-wrong' | 'damaged'> {
  const end = header.lastIndexOf('\n---');
  const mac = /^ ([A-Za-z0-9+/]{43})\n$/.exec(header.slice(end + 4))?.[1];
  const stanzas = end < 0 ? undefined : parseStanzas(header.slice(0, end));
  if (mac === undefined || stanzas === undefined) return 'damaged';
  const fileKey = await unwrap(stanzas, openers);
  if (fileKey === undefined) return 'key-wrong';
  const right = macOf(fileKey, header.slice(0, end + 4));
  return timingSafeEqual(right, Buffer.from(mac, 'base64')) ? fileKey : 'damaged';
}

async function unwrap(
  stanzas: readonly Stanza[],
  { identities, passphrases }: Openers,
): Promise<Buffer | undefined> {
  for (const { words, body } of stanzas) {
    const [kind, first = '', second = ''] = words;
    if (kind === 'X25519') {
      for (const identity of identities) {
        const key = unwrapWithKey(Buffer.from(first, 'base64'), body, identity);
        if (key !== undefined) return key;
      }
    }
    // A passphrase stands alone, so that nobody who sealed it for another can pretend to know it.
    if (kind === 'scrypt' && stanzas.length === 1 && Number(second) <= MAX_WORK_FACTOR) {
      for (const passphrase of passphrases) {
        const key = await passphraseKey(passphrase, Buffer.from(first, 'base64'), Number(second));
        const opened = unwrapKey(key, body);
        if (opened !== undefined) return opened;
      }
    }
  }
  return undefined;
}

function wrapForKey(fileKey: Buffer, recipient: Recipient): Stanza {
  const { privateKey } = generateKeyPairSync('x25519');
  const share = recipientOf(privateKey);
  const shared = diffieHellman({ privateKey, publicKey: publicKeyOf(recipient) });
  const key = expand(shared, Buffer.concat([share, recipient]), X25519);
  return { words: ['X25519', toBase64(share)], body: wrapKey(key, fileKey) };
}

function unwrapWithKey(share: Buffer, body: Buffer, identity: Identity): Buffer | undefined {
  if (share.length !== identity.recipient.length) return undefined;
  try {
    const publicKey = publicKeyOf(share);
    const shared = diffieHellman({ privateKey: identity.secretKey, publicKey });
    const key = expand(shared, Buffer.concat([share, identity.recipient]), X25519);
    return unwrapKey(key, body);
  } catch {
    // A share of low order, which gives away the same secret whoever opens it.
    return undefined;
  }
}

async function wrapForPassphrase(fileKey: Buffer, passphrase: string): Promise<Stanza> {
  const salt = randomBytes(16);
  const key = await passphraseKey(passphrase, salt, WORK_FACTOR);
  const words = ['scrypt', toBase64(salt), String(WORK_FACTOR)];
  return { words, body: wrapKey(key, fileKey) };
}

function passphraseKey(passphrase: string, salt: Buffer, workFactor: number): Promise<Buffer> {
  const cost = { N: 2 ** workFactor, r: 8, p: 1, maxmem: 2 ** (workFactor + 11) };
  return derive(passphrase, Buffer.concat([Buffer.from(SCRYPT), salt]), 32, cost);
}

function wrapKey(key: Buffer, fileKey: Buffer): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', key, Buffer.alloc(12), {
    authTagLength: TAG_BYTES,
  });
  return Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
}

function unwrapKey(key: Buffer, body: Buffer): Buffer | undefined {
  if (body.length !== FILE_KEY_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('chacha20-poly1305', key, Buffer.alloc(12), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(body.subarray(FILE_KEY_BYTES));
  try {
    return Buffer.concat([decipher.update(body.subarray(0, FILE_KEY_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function macOf(fileKey: Buffer, unsigned: string): Buffer {
  return createHmac('sha256', expand(fileKey, Buffer.alloc(0), 'header'))
    .update(unsigned)
    .digest();
}

/** HKDF-SHA-256 (RFC 5869) to 32 bytes. */
export function expand(secret: Buffer, salt: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, use, 32));
}

function toBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** The last line of a body is always shorter than a full one, empty if need be. */
function stanzaText({ words, body }: Stanza): string {
  const text = toBase64(body);
  const lines = Array.from({ length: Math.floor(text.length / LINE_LETTERS) + 1 }, (_, index) =>
    text.slice(index * LINE_LETTERS, (index + 1) * LINE_LETTERS),
  );
  return [`-> ${words.join(' ')}`, ...lines].join('\n');
}

function parseStanzas(head: string): readonly Stanza[] | undefined {
  const [first, ...lines] = head.split('\n');
  if (first !== FIRST_LINE) return undefined;
  const stanzas: Stanza[] = [];
  while (lines.length > 0) {
    const words = lines.shift()?.split(' ') ?? [];
    if (words.shift() !== '->') return undefined;
    let text = '';
    for (;;) {
      const line = lines.shift();
      if (line === undefined || !/^[A-Za-z0-9+/]{0,64}$/.test(line)) return undefined;
      text += line;
      if (line.length < LINE_LETTERS) break;
    }
    stanzas.push({ words, body: Buffer.from(text, 'base64') });
  }
  return stanzas;
}
