// The thread that makes the keys of contests and signs blindly with them: slow work, beside the thread that answers pages.
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { IssuerAnswer, IssuerOrder } from './issuer-orders.ts';

const MODULUS_BITS = 3072;
const MODULUS_BYTES = MODULUS_BITS / 8;
const padding = constants.RSA_NO_PADDING;

/** Keys that were opened in this thread, by the name that whoever asks gives them. */
const keys = new Map<string, { readonly own: KeyObject; readonly shown: KeyObject }>();

function generate(): { readonly modulus: string; readonly pkcs8: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: MODULUS_BITS,
    publicExponent: 65537,
  });
  const { n = '' } = publicKey.export({ format: 'jwk' });
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url');
  return { modulus: n, pkcs8 };
}

function keyOf(name: string, pkcs8: string | undefined) {
  const known = keys.get(name);
  if (known !== undefined || pkcs8 === undefined) return known;
  const key = Buffer.from(pkcs8, 'base64url');
  const own = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const opened = { own, shown: createPublicKey(own) };
  keys.set(name, opened);
  return opened;
}

/**
 * The raw signature of a blinded message that was found to be of the right length and range. It is given only if
 * it verifies: a fault in the computation would tell the key.
 */
function sign(key: NonNullable<ReturnType<typeof keyOf>>, bm: Uint8Array): Uint8Array | undefined {
  if (bm.length !== MODULUS_BYTES) return undefined;
  const bs = privateDecrypt({ key: key.own, padding }, bm);
  const again = publicEncrypt({ key: key.shown, padding }, bs);
  return bs.length === MODULUS_BYTES && again.equals(bm) ? new Uint8Array(bs) : undefined;
}

function answer(order: IssuerOrder): IssuerAnswer {
  try {
    if (order.do === 'generate') return { id: order.id, ...generate() };
    if (order.do === 'forget') {
      for (const name of keys.keys()) if (name.startsWith(order.prefix)) keys.delete(name);
      return { id: order.id };
    }
    const key = keyOf(order.name, order.pkcs8);
    if (key === undefined) return { id: order.id, needsKey: true };
    const bs = sign(key, order.bm);
    return bs === undefined ? { id: order.id, failed: true } : { id: order.id, bs };
  } catch {
    return { id: order.id, failed: true };
  }
}

parentPort?.on('message', (order: IssuerOrder) => parentPort?.postMessage(answer(order)));
