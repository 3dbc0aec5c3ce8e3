// Tokens: an independent implementation blinds and finishes alike, and what is not exactly a token is refused.
import { constants, generateKeyPairSync, privateDecrypt, sign, webcrypto } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { afterEach, expect, test, vi } from 'vitest';
import { type SampleElection, sampleElection } from '../../testing/sample-election.ts';
import { bytesOfNumber } from '../encoding/bytes.ts';
import {
  blind,
  checkIssuer,
  checkToken,
  deriveContest,
  finishToken,
  fromBase64url,
  readSeedCode,
  seedCode,
  toBase64url,
  tokenMessage,
  webCrypto,
} from '../index.ts';

const seed = new Uint8Array(16).fill(42);

afterEach(() => vi.restoreAllMocks());

async function tokenOf(election: SampleElection, contestId: string, from = seed) {
  const contest = election.contest(contestId);
  const secrets = deriveContest(from, election.hash, contest);
  const of = { contest, manifestHash: election.hash, secrets };
  const bm = blind(of);
  if (!bm.ok) throw new Error(bm.error);
  const bs = election.signBlinded(contestId, bm.value);
  return { of, secrets, bm: bm.value, bs: new Uint8Array(bs) };
}

test('an independent implementation gives the same blinded message and the same token', async () => {
  const election = await sampleElection();
  const { of, secrets, bm, bs } = await tokenOf(election, 'comuna');
  const message = tokenMessage(election.hash, 'comuna', secrets.pk);
  const key = await webcrypto.subtle.importKey(
    'jwk',
    { ...of.contest.issuer, ext: true },
    { name: 'RSA-PSS', hash: 'SHA-384' },
    true,
    ['verify'],
  );
  const oracle = RSABSSA.SHA384.PSS.Deterministic();
  const prepared = oracle.prepare(message);
  const chances = [secrets.salt, bytesOfNumber(secrets.r, 384)];
  const random = vi.spyOn(globalThis.crypto, 'getRandomValues');
  random.mockImplementation((array) => {
    const bytes = chances.shift();
    if (bytes !== undefined && array instanceof Uint8Array) array.set(bytes);
    return array;
  });
  const blinded = await oracle.blind(key as CryptoKey, prepared);
  random.mockRestore();
  expect(toBase64url(blinded.blindedMsg)).toBe(toBase64url(bm));
  const token = await oracle.finalize(key as CryptoKey, message, bs, blinded.inv);
  const ours = await finishToken({ ...of, bs, crypto: webCrypto });
  expect(ours).toEqual({ ok: true, value: new Uint8Array(token) });
});

test('one seed gives the same on two devices, another seed and another contest something else', async () => {
  const election = await sampleElection();
  const first = await tokenOf(election, 'comuna');
  const again = await tokenOf(election, 'comuna');
  const other = await tokenOf(election, 'comuna', new Uint8Array(16).fill(43));
  const sector = await tokenOf(election, 'sector');
  expect(again.bm).toEqual(first.bm);
  expect(other.bm).not.toEqual(first.bm);
  expect(sector.secrets.pk).not.toEqual(first.secrets.pk);
  expect(first.bm).toHaveLength(384);
});

test('a wrong answer of the roll is shown to be wrong', async () => {
  const election = await sampleElection();
  const { of, bs } = await tokenOf(election, 'comuna');
  const wrongs = [
    bs.with(383, (bs[383] ?? 0) ^ 1),
    bs.slice(1),
    new Uint8Array(384).fill(255),
    new Uint8Array(384),
    new Uint8Array((await tokenOf(election, 'sector')).bs),
  ];
  for (const wrong of wrongs) {
    const finished = await finishToken({ ...of, bs: wrong, crypto: webCrypto });
    expect(finished).toEqual({ ok: false, error: 'answer-wrong' });
  }
});

test('a token is of one contest, one election and one key', async () => {
  const election = await sampleElection();
  const { of, bs, secrets } = await tokenOf(election, 'comuna');
  const token = await finishToken({ ...of, bs, crypto: webCrypto });
  if (!token.ok) throw new Error(token.error);
  const { issuer } = of.contest;
  const check = (message: Uint8Array, value = token.value, key = issuer) =>
    checkToken(key, message, value, webCrypto);
  const right = tokenMessage(election.hash, 'comuna', secrets.pk);
  expect(await check(right)).toBe(true);
  expect(await check(tokenMessage(election.hash, 'sector', secrets.pk))).toBe(false);
  expect(await check(tokenMessage(new Uint8Array(32), 'comuna', secrets.pk))).toBe(false);
  expect(await check(tokenMessage(election.hash, 'comuna', new Uint8Array(32)))).toBe(false);
  expect(await check(right, token.value, election.contest('sector').issuer)).toBe(false);
});

test('the product of two tokens is none, nor is what lies outside the modulus', async () => {
  const election = await sampleElection();
  const [one, two] = [
    await tokenOf(election, 'comuna'),
    await tokenOf(election, 'comuna', new Uint8Array(16).fill(1)),
  ];
  const n = BigInt(`0x${Buffer.from(one.of.contest.issuer.n, 'base64url').toString('hex')}`);
  const tokens = await Promise.all(
    [one, two].map(({ of, bs }) => finishToken({ ...of, bs, crypto: webCrypto })),
  );
  const values = tokens.map((token) =>
    BigInt(`0x${Buffer.from(token.ok ? token.value : []).toString('hex')}`),
  );
  const product = values.reduce((a, b) => (a * b) % n);
  const message = tokenMessage(election.hash, 'comuna', one.secrets.pk);
  const check = (value: bigint, length = 384) =>
    checkToken(one.of.contest.issuer, message, bytesOfNumber(value, length), webCrypto);
  expect(await check(values[0] ?? 0n)).toBe(true);
  expect(await check(product)).toBe(false);
  expect(await check(0n)).toBe(false);
  expect(await check(n)).toBe(false);
  expect(await check(values[0] ?? 0n, 385)).toBe(false);
});

test('salts of any other length are refused', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const message = new Uint8Array(100).fill(3);
  const check = (saltLength: number) =>
    checkToken(
      { kty: 'RSA', n, e },
      message,
      new Uint8Array(
        sign('sha384', message, {
          key: privateKey,
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength,
        }),
      ),
      webCrypto,
    );
  expect(await check(48)).toBe(true);
  for (const other of [0, 20, 47, 49]) expect(await check(other)).toBe(false);
});

test('an issuer is a plain key of 3,072 bits with 65537', async () => {
  const { issuer } = (await sampleElection()).contest('comuna');
  const n = Buffer.from(issuer.n, 'base64url');
  expect(checkIssuer(issuer)).toBe(true);
  expect(checkIssuer({ ...issuer, e: 'AQ' })).toBe(false);
  expect(checkIssuer({ ...issuer, n: toBase64url(n.subarray(1)) })).toBe(false);
  expect(checkIssuer({ ...issuer, n: toBase64url(n.with(0, 0x7f)) })).toBe(false);
  expect(checkIssuer({ ...issuer, n: toBase64url(n.with(383, 2)) })).toBe(false);
});

test('the raw operation of the roll answers what blinding asks, and only that', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const contest = { id: 'x', issuer: { kty: 'RSA', n, e } } as const;
  const secrets = deriveContest(seed, new Uint8Array(32), contest);
  const of = { contest, manifestHash: new Uint8Array(32), secrets };
  const bm = blind(of);
  if (!bm.ok) throw new Error(bm.error);
  const bs = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, bm.value);
  expect((await finishToken({ ...of, bs, crypto: webCrypto })).ok).toBe(true);
});

test('a seed is copied as 28 signs, and every slip of one sign is noticed', () => {
  const code = seedCode(seed);
  expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
  expect(readSeedCode(code.toLowerCase().replaceAll('-', ''))).toEqual(seed);
  let unnoticed = 0;
  const signs = [...code];
  for (let at = 0; at < signs.length; at++) {
    if (signs[at] === '-') continue;
    for (const sign of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (sign !== signs[at] && readSeedCode(signs.with(at, sign).join(''))) unnoticed += 1;
    }
  }
  expect(unnoticed).toBe(0);
});

test('what is not below n is refused, whatever a platform says of it', async () => {
  const easy = { verifyPss: () => true };
  const { issuer } = (await sampleElection()).contest('comuna');
  const n = fromBase64url(issuer.n) ?? new Uint8Array();
  const message = new Uint8Array(3);
  const below = n.with(383, (n[383] ?? 0) - 1);
  expect(await checkToken(issuer, message, below, easy)).toBe(true);
  for (const token of [n, n.with(383, 255), new Uint8Array(384)]) {
    expect(await checkToken(issuer, message, token, easy)).toBe(false);
  }
});
