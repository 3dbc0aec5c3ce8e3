// A ballot from the booth to the count: every attack on it gets its own code, in the urn's order.
import { expect, test } from 'vitest';
import { type SampleElection, sampleElection } from '../../testing/sample-election.ts';
import {
  blind,
  buildVote,
  type CastContext,
  type CheckedVote,
  type Choices,
  canon,
  checkVote,
  deriveContest,
  finishToken,
  openVote,
  parseLeaf,
  publicKeyOf,
  readCast,
  readUrnKey,
  sealBallot,
  signEd25519,
  toBase64url,
  utf8,
  type Vote,
  voteMessage,
  webCrypto,
} from '../index.ts';

interface Cast extends CheckedVote {
  readonly sk: Uint8Array;
}

async function castIn(
  election: SampleElection,
  contestId = 'comuna',
  choices: Choices = ['1', '3'],
  fill = 42,
): Promise<Cast> {
  const contest = election.contest(contestId);
  const secrets = deriveContest(new Uint8Array(16).fill(fill), election.hash, contest);
  const of = { contest, manifestHash: election.hash, secrets };
  const bm = blind(of);
  if (!bm.ok) throw new Error(bm.error);
  const bs = election.signBlinded(contestId, bm.value);
  const token = await finishToken({ ...of, bs, crypto: webCrypto });
  if (!token.ok) throw new Error(token.error);
  const vote = await buildVote({
    ...of,
    token: token.value,
    urnKey: election.urnKey,
    choices,
    control: '',
  });
  if (!vote.ok) throw new Error(vote.error);
  return { ...vote.value, sk: secrets.sk };
}

function contextOf(election: SampleElection, change: Partial<CastContext> = {}): CastContext {
  return {
    manifestHash: election.hash,
    contests: election.manifest.contests,
    time: 'open',
    crypto: webCrypto,
    ...change,
  };
}

/** The vote changed and signed again by its own key. */
function resigned({ vote, sk }: Cast, change: Partial<Vote>): Uint8Array {
  const { sig: _, ...unsigned } = { ...vote, ...change };
  return canon({ ...unsigned, sig: toBase64url(signEd25519(sk, voteMessage(unsigned))) });
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

test('an honest ballot is taken, is a leaf, and opens to what was chosen', async () => {
  const election = await sampleElection();
  const cast = await castIn(election);
  const checked = await checkVote(cast.leaf, contextOf(election));
  if (!checked.ok) throw new Error(checked.error);
  expect(checked.value.hash).toEqual(cast.hash);
  expect(checked.value.tracker).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  expect(parseLeaf(cast.leaf)).toEqual({ ok: true, value: cast.vote });
  const opened = await openVote(
    await readUrnKey(election.u),
    cast.vote,
    cast.contest,
    election.hash,
  );
  expect(opened).toEqual({ ok: true, value: { choices: ['1', '3'], control: '' } });
});

test('each attack gets its own code', async () => {
  const election = await sampleElection();
  const [cast, sector, other] = [
    await castIn(election),
    await castIn(election, 'sector'),
    await castIn(election, 'comuna', ['2'], 7),
  ];
  const { vote } = cast;
  const code = async (bytes: Uint8Array, change: Partial<CastContext> = {}) => {
    const checked = await checkVote(bytes, contextOf(election, change));
    return checked.ok ? 'taken' : checked.error;
  };
  const text = new TextDecoder().decode(cast.leaf);
  const flip = (field: string) => toBase64url(bytesOf(field).with(5, (bytesOf(field)[5] ?? 0) ^ 1));

  expect(await code(cast.leaf)).toBe('taken');
  expect(await code(utf8(text.padEnd(8193, ' ')))).toBe('too-large');
  expect(await code(utf8(`${text} `))).toBe('not-canonical');
  expect(await code(utf8(text.replace('"v":1', '"v":-0')))).toBe('not-canonical');
  expect(await code(utf8(text.replace('"v":1', '"v":1,"v":1')))).toBe('not-canonical');
  expect(await code(utf8(text.replace('comuna', '\\ud800')))).toBe('not-canonical');
  expect(await code(canon({ ...vote, extra: 1 }))).toBe('shape');
  expect(await code(utf8(`{"__proto__":{},${text.slice(1)}`))).toBe('not-canonical');
  expect(await code(canon({ ...vote, v: 2 }))).toBe('shape');
  expect(await code(canon({ ...vote, pk: 5 }))).toBe('shape');
  expect(await code(canon([vote]))).toBe('shape');
  expect(await code(canon({ ...vote, sig: `${vote.sig}=` }))).toBe('encoding');
  expect(await code(canon({ ...vote, pk: `${vote.pk.slice(0, -1)}B` }))).toBe('encoding');
  expect(await code(canon({ ...vote, M: toBase64url(new Uint8Array(32)) }))).toBe('other-election');
  expect(await code(canon({ ...vote, contest: 'ninguna' }))).toBe('contest');
  expect(await code(canon({ ...vote, ct: toBase64url(bytesOf(vote.ct).slice(1)) }))).toBe('length');
  expect(await code(canon({ ...vote, tok: toBase64url(bytesOf(vote.tok).slice(1)) }))).toBe(
    'length',
  );
  expect(await code(cast.leaf, { time: 'not-open' })).toBe('not-open');
  expect(await code(cast.leaf, { time: 'closed' })).toBe('closed');
  expect(await code(canon({ ...vote, pk: toBase64url(new Uint8Array(32)) }))).toBe('pk-invalid');
  expect(await code(resigned(cast, { tok: sector.vote.tok }))).toBe('token-invalid');
  expect(await code(resigned(cast, { tok: other.vote.tok }))).toBe('token-invalid');
  expect(await code(resigned(cast, { tok: toBase64url(new Uint8Array(384).fill(9)) }))).toBe(
    'token-invalid',
  );
  expect(await code(resigned(cast, { contest: 'sector' }))).toBe('token-invalid');
  expect(await code(canon({ ...vote, ct: flip(vote.ct) }))).toBe('signature-invalid');
  expect(await code(canon({ ...vote, ct: other.vote.ct, enc: other.vote.enc }))).toBe(
    'signature-invalid',
  );
  expect(await code(canon({ ...vote, sig: other.vote.sig }))).toBe('signature-invalid');
});

test('of several things wrong the cheapest is said', async () => {
  const election = await sampleElection();
  const { vote } = await castIn(election);
  const wrong = canon({ ...vote, pk: toBase64url(new Uint8Array(32)), sig: 'A' });
  const checked = await checkVote(wrong, contextOf(election, { time: 'closed' }));
  expect(checked).toEqual({ ok: false, error: 'encoding' });
});

test('two elections with the same issuer key keep their tokens apart', async () => {
  const election = await sampleElection();
  const twin = await sampleElection((manifest) => ({ ...manifest, id: 'ancud-2027' }));
  const cast = await castIn(election);
  const relabelled = resigned(cast, { M: toBase64url(twin.hash) });
  expect(twin.contest('comuna').issuer).toEqual(election.contest('comuna').issuer);
  expect(await checkVote(cast.leaf, contextOf(twin))).toEqual({
    ok: false,
    error: 'other-election',
  });
  expect(await checkVote(relabelled, contextOf(twin))).toEqual({
    ok: false,
    error: 'token-invalid',
  });
});

test('a copied ciphertext is admitted and null', async () => {
  const election = await sampleElection();
  const [cast, other] = [await castIn(election), await castIn(election, 'comuna', ['2'], 7)];
  const copied = resigned(cast, { ct: other.vote.ct, enc: other.vote.enc });
  const checked = await checkVote(copied, contextOf(election));
  if (!checked.ok) throw new Error(checked.error);
  const key = await readUrnKey(election.u);
  const opened = await openVote(key, checked.value.vote, cast.contest, election.hash);
  expect(opened).toEqual({ ok: false, error: 'undecryptable' });
});

test('what is sealed by hand is judged as any other', async () => {
  const election = await sampleElection();
  const cast = await castIn(election);
  const plaintext = new Uint8Array(256);
  plaintext.set(canon({ c: ['1'], k: 'approval', n: '1'.repeat(60) }));
  const sealed = await sealBallot({
    urnKey: election.urnKey,
    manifestHash: election.hash,
    contestId: 'comuna',
    pk: publicKeyOf(cast.sk),
    plaintext,
  });
  const vote = { ...cast.vote, enc: toBase64url(sealed.enc), ct: toBase64url(sealed.ct) };
  const key = await readUrnKey(election.u);
  expect(await openVote(key, vote, cast.contest, election.hash)).toEqual({
    ok: false,
    error: 'control',
  });
  const badPoint = { ...vote, enc: toBase64url(new Uint8Array(65).fill(4)) };
  expect(await openVote(key, badPoint, cast.contest, election.hash)).toEqual({
    ok: false,
    error: 'undecryptable',
  });
});

test('a request holds ballots and nothing else, no more than there are contests', async () => {
  const { vote, leaf } = await castIn(await sampleElection());
  const read = { value: vote, bytes: leaf };
  expect(readCast(canon({ ballots: [vote, vote] }), 2)).toEqual({ ok: true, value: [read, read] });
  expect(readCast(canon({ ballots: [vote, vote, vote] }), 2)).toEqual({
    ok: false,
    error: 'shape',
  });
  expect(readCast(canon({ ballots: [] }), 2)).toEqual({ ok: false, error: 'shape' });
  expect(readCast(canon({ ballots: [vote], more: 1 }), 2)).toEqual({ ok: false, error: 'shape' });
  expect(readCast(canon([vote]), 2)).toEqual({ ok: false, error: 'shape' });
  expect(readCast(utf8('{"ballots": []}'), 2)).toEqual({ ok: false, error: 'not-canonical' });
  expect(readCast(new Uint8Array(8192 * 2 + 1), 2)).toEqual({ ok: false, error: 'too-large' });
});
