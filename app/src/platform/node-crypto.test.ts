// The cryptography of servers and the one of browsers say the same, of right signatures and of wrong ones.
import { constants, createHash, generateKeyPairSync, sign } from 'node:crypto';
import { type Bytes, webCrypto } from '@minga/ballot';
import { expect, test } from 'vitest';
import { nodeCrypto } from './node-crypto.ts';

type Ask = (crypto: typeof nodeCrypto, message: Bytes, sig: Bytes) => boolean | Promise<boolean>;

const message = Uint8Array.from({ length: 80 }, (_, at) => at);

async function agree(ask: Ask, sig: Bytes): Promise<void> {
  const wrongs = [
    new Uint8Array(),
    new Uint8Array(sig.length),
    sig.slice(1),
    ...[0, 7, sig.length - 1].map((at) => sig.with(at, (sig[at] ?? 0) ^ 1)),
  ];
  const verdicts = async (text: Bytes, given: Bytes) => [
    await ask(nodeCrypto, text, given),
    await ask(webCrypto, text, given),
  ];
  expect(await verdicts(message, sig)).toEqual([true, true]);
  expect(await verdicts(message.slice(1), sig)).toEqual([false, false]);
  for (const wrong of wrongs) expect(await verdicts(message, wrong)).toEqual([false, false]);
}

function bytes(text: string | undefined): Bytes {
  return new Uint8Array(Buffer.from(text ?? '', 'base64url'));
}

test('SHA-256 is the same', () => {
  const expected = new Uint8Array(createHash('sha256').update(message).digest());
  expect(nodeCrypto.sha256(message)).toEqual(expected);
  expect(webCrypto.sha256(message)).toEqual(expected);
});

test('Ed25519 is judged alike', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const pk = bytes(publicKey.export({ format: 'jwk' }).x);
  const sig = new Uint8Array(sign(null, message, privateKey));
  await agree((crypto, text, given) => crypto.verifyEd25519(pk, text, given), sig);
  expect(await nodeCrypto.verifyEd25519(pk.slice(1), message, sig)).toBe(false);
  expect(await webCrypto.verifyEd25519(pk.slice(1), message, sig)).toBe(false);
});

test('ECDSA over P-256 is judged alike', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const xy = new Uint8Array([...bytes(x), ...bytes(y)]);
  const sig = new Uint8Array(
    sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  );
  await agree((crypto, text, given) => crypto.verifyEs256(xy, text, given), sig);
  expect(await nodeCrypto.verifyEs256(xy.with(3, 1 ^ (xy[3] ?? 0)), message, sig)).toBe(false);
  expect(await webCrypto.verifyEs256(xy.with(3, 1 ^ (xy[3] ?? 0)), message, sig)).toBe(false);
});

test('RSA-PSS is judged alike, and only with a salt of 48 bytes', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const jwk = publicKey.export({ format: 'jwk' });
  const key = { n: bytes(jwk.n), e: bytes(jwk.e) };
  const signed = (saltLength: number) =>
    new Uint8Array(
      sign('sha384', message, {
        key: privateKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength,
      }),
    );
  await agree((crypto, text, given) => crypto.verifyPss(key, text, given), signed(48));
  for (const other of [0, 20, 32, 49]) {
    expect(await nodeCrypto.verifyPss(key, message, signed(other))).toBe(false);
    expect(await webCrypto.verifyPss(key, message, signed(other))).toBe(false);
  }
});
