// Frozen answers: an election that is running must be read by every later version as it was written.
import { expect, test } from 'vitest';
import frozen from '../../../golden/ballot/vectors.json' with { type: 'json' };
import { bytesOfNumber } from './encoding/bytes.ts';
import {
  actChallenge,
  blind,
  type Contest,
  canon,
  checkEd25519,
  commitment,
  deriveContest,
  finishToken,
  fromBase64url,
  joinShares,
  leafHash,
  openVote,
  padronLine,
  padronRoot,
  parseLeaf,
  posterCode,
  readSeedCode,
  readShareCode,
  readUrnKey,
  seedCode,
  signEd25519,
  slipCode,
  splitKey,
  toBase64url,
  tracker,
  voteMessage,
  vref,
  webCrypto,
} from './index.ts';

const bytes = (text: string) => fromBase64url(text) ?? new Uint8Array();
const contest = frozen.contest as unknown as Contest;
const manifestHash = bytes(frozen.manifestHash);
const seed = bytes(frozen.seed);
const leaf = parseLeaf(canon(frozen.vote));
if (!leaf.ok || leaf.value.type !== 'vote') throw new Error('the frozen vote is a leaf');
const vote = leaf.value;

test('a seed gives the frozen key, salt, factor and blinded message', () => {
  const secrets = deriveContest(seed, manifestHash, contest);
  expect(seedCode(seed)).toBe(frozen.seedCode);
  expect(readSeedCode(frozen.seedCode)).toEqual(seed);
  expect(toBase64url(secrets.sk)).toBe(frozen.sk);
  expect(toBase64url(secrets.pk)).toBe(frozen.pk);
  expect(toBase64url(secrets.salt)).toBe(frozen.salt);
  expect(toBase64url(bytesOfNumber(secrets.r, 384))).toBe(frozen.r);
  const bm = blind({ contest, manifestHash, secrets });
  expect(bm.ok && toBase64url(bm.value)).toBe(frozen.bm);
});

test('the frozen answer gives the frozen token', async () => {
  const secrets = deriveContest(seed, manifestHash, contest);
  const bs = bytes(frozen.bs);
  const token = await finishToken({ contest, manifestHash, secrets, bs, crypto: webCrypto });
  expect(token.ok && toBase64url(token.value)).toBe(frozen.token);
  expect(vote.tok).toBe(frozen.token);
});

test('the frozen ballot keeps its signature, hash and tracker, and opens', async () => {
  const { sig, ...unsigned } = vote;
  expect(toBase64url(signEd25519(bytes(frozen.sk), voteMessage(unsigned)))).toBe(sig);
  expect(await checkEd25519(webCrypto, bytes(vote.pk), voteMessage(vote), bytes(sig))).toBe(true);
  const hash = leafHash(canon(vote));
  expect(toBase64url(hash)).toBe(frozen.leafHash);
  expect(tracker(hash)).toBe(frozen.tracker);
  const key = await readUrnKey(bytes(frozen.u));
  expect(await openVote(key, vote, contest, manifestHash)).toEqual({
    ok: true,
    value: { choices: frozen.choices, control: frozen.control },
  });
});

test('the frozen shares are made, read and joined', () => {
  const { commits, shares } = splitKey(bytes(frozen.u), [bytes(frozen.a1)], 3);
  expect(commits.map(toBase64url)).toEqual(frozen.commits);
  const read = frozen.shares.flatMap(({ code }) => readShareCode('pudeto-2027', code) ?? []);
  expect(read).toEqual(shares);
  const joined = joinShares(read.slice(1), frozen.commits.map(bytes));
  expect(joined).toEqual({ ok: true, value: bytes(frozen.u) });
});

test('the roll, its codes and its root stay', () => {
  const { right } = frozen;
  expect(toBase64url(commitment(right))).toBe(frozen.commitment);
  const lines = ['centro', 'norte', 'sur'].map((style) =>
    padronLine({ c: toBase64url(commitment({ ...right, style })), style }),
  );
  expect(lines).toEqual(frozen.padron);
  expect(toBase64url(padronRoot(lines))).toBe(frozen.padronRoot);
  expect(slipCode(bytes(frozen.slipRandom))).toBe(frozen.slipCode);
  expect(toBase64url(vref(seed, right.id, right.run))).toBe(frozen.vref);
});

test('posters and challenges stay', () => {
  expect(posterCode(manifestHash)).toBe(frozen.posterCode);
  expect(toBase64url(actChallenge(manifestHash, frozen.payload))).toBe(frozen.actChallenge);
});
