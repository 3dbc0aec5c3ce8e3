// Ballots that are made so that two programs read them differently: each is sealed and signed as it should be.
import { createCipheriv, createECDH, createHmac } from 'node:crypto';
import { type Bytes, concat, utf8 } from '@minga/ballot';
import type { Says } from './votes.ts';

const kind = '"k":"approval","n":""}';

/** What is inside of each; a pad is put behind it. */
const texts: readonly string[] = [
  // Deep for whoever counts brackets without looking where they stand.
  `{"c":["${'['.repeat(60)}","${'['.repeat(60)}","${'['.repeat(60)}"],${kind}`,
  // One sign from Unicode 16 on, two before.
  `{"c":["\u{16d67}\u{16d67}"],${kind}`,
  // Two keys that look like three once they are joined.
  '{"c,k":[],"n":""}',
  `\ufeff{"c":["1"],${kind}`,
  '{"c":["1"],"k":"approval","n":"١٢٣٤٥٦"}',
  `{"c":["1","1"],${kind}`,
  `{"c":[["1",1]],${kind}`,
  `{"c":["__proto__"],${kind}`,
  `{"c":["01"],${kind}`,
  `{"c":[1e2],${kind}`,
  `{"c":["\ud7ff\uffff"],${kind}`,
];

export function hostileSays(at: number, pad: number): Says | undefined {
  const text = texts[at];
  if (text === undefined) {
    return at === texts.length ? { choices: ['1'], isPointOtherwise: true } : undefined;
  }
  const plaintext = new Uint8Array(pad);
  plaintext.set(utf8(text));
  return { choices: [], plaintext };
}

interface Sealing {
  readonly urnKey: Bytes;
  readonly manifestHash: Bytes;
  readonly aad: Bytes;
  readonly plaintext: Bytes;
}

/** HPKE as the booth seals, but for the point of the sender: written with its parity, and bound so. */
export function sealOtherwise({ urnKey, manifestHash, aad, plaintext }: Sealing): {
  readonly enc: Bytes;
  readonly ct: Bytes;
} {
  const own = createECDH('prime256v1');
  own.generateKeys();
  const enc = new Uint8Array(own.getPublicKey(null, 'hybrid'));
  const [kem, suite] = [concat(utf8('KEM'), Uint8Array.of(0, 16)), utf8('HPKE\0\x10\0\x01\0\x01')];
  const none = new Uint8Array();
  const eae = extract(kem, none, 'eae_prk', own.computeSecret(urnKey));
  const shared = expand(kem, eae, {
    label: 'shared_secret',
    info: concat(enc, urnKey),
    length: 32,
  });
  const info = concat(
    Uint8Array.of(0),
    extract(suite, none, 'psk_id_hash', none),
    extract(suite, none, 'info_hash', concat(utf8('pb-ballot/1\0'), manifestHash)),
  );
  const secret = extract(suite, shared, 'secret', none);
  const key = expand(suite, secret, { label: 'key', info, length: 16 });
  const nonce = expand(suite, secret, { label: 'base_nonce', info, length: 12 });
  const cipher = createCipheriv('aes-128-gcm', key, nonce).setAAD(aad);
  const ct = concat(cipher.update(plaintext), cipher.final());
  return { enc, ct: concat(ct, cipher.getAuthTag()) };
}

function extract(suite: Bytes, salt: Bytes, label: string, ikm: Bytes): Bytes {
  return hmac(salt, concat(utf8('HPKE-v1'), suite, utf8(label), ikm));
}

function expand(
  suite: Bytes,
  prk: Bytes,
  {
    label,
    info,
    length,
  }: { readonly label: string; readonly info: Bytes; readonly length: number },
): Bytes {
  const text = concat(Uint8Array.of(0, length), utf8('HPKE-v1'), suite, utf8(label), info);
  return hmac(prk, concat(text, Uint8Array.of(1))).slice(0, length);
}

function hmac(key: Bytes, message: Bytes): Bytes {
  return new Uint8Array(createHmac('sha256', key).update(message).digest());
}
