// Opening what was sealed with HPKE (RFC 9180): base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM.
import { type Bytes, join, utf8 } from './bytes.ts';
import { readPoint } from './p256.ts';
import type { CryptoPort, EcPoint } from './port.ts';

const none = new Uint8Array(0);
const KEM = join(utf8('KEM'), Uint8Array.of(0, 16));
const SUITE = join(utf8('HPKE'), Uint8Array.of(0, 16, 0, 1, 0, 1));

type Labelled = (label: string, length: number, context: Bytes) => Promise<Bytes>;

async function labelled(port: CryptoPort, suite: Bytes, prk: Bytes): Promise<Labelled> {
  return async (label, length, context) => {
    const size = Uint8Array.of(0, length);
    // All lengths here are at most one block of the hash.
    const message = join(size, utf8('HPKE-v1'), suite, utf8(label), context, Uint8Array.of(1));
    return (await port.hmac(prk, message)).slice(0, length);
  };
}

async function extract(
  port: CryptoPort,
  suite: Bytes,
  salt: Bytes,
  label: string,
  ikm: Bytes,
): Promise<Bytes> {
  return port.hmac(salt, join(utf8('HPKE-v1'), suite, utf8(label), ikm));
}

export interface HpkeKey {
  readonly scalar: Bytes;
  readonly point: EcPoint;
}

/** What was sealed to `point` under `info` and `aad`; undefined when it does not open. */
export async function openHpke(
  port: CryptoPort,
  { scalar, point }: HpkeKey,
  { enc, ct, info, aad }: Readonly<Record<'enc' | 'ct' | 'info' | 'aad', Bytes>>,
): Promise<Bytes | undefined> {
  if (readPoint(enc) === undefined || ct.length < 16) return undefined;
  const shared = await port.ecdh(scalar, point, enc);
  const recipient = join(Uint8Array.of(4), point.x, point.y);
  const eae = await extract(port, KEM, none, 'eae_prk', shared);
  const expandEae = await labelled(port, KEM, eae);
  const secret = await expandEae('shared_secret', 32, join(enc, recipient));

  const context = join(
    Uint8Array.of(0),
    await extract(port, SUITE, none, 'psk_id_hash', none),
    await extract(port, SUITE, none, 'info_hash', info),
  );
  const expand = await labelled(port, SUITE, await extract(port, SUITE, secret, 'secret', none));
  const key = await expand('key', 16, context);
  const nonce = await expand('base_nonce', 12, context);
  return port.aesGcmOpen(key, nonce, aad, ct);
}
