// What the urn refuses, over HTTP in process: each attack with its status, its code, and nothing changed.
import { type CheckedVote, fromBase64url, toBase64url, tokenMessage } from '@minga/ballot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestUrn, testUrn } from '../../../../site/testing-vote.ts';
import {
  ballotOf,
  castBody,
  changedVote,
  flipped,
  type OpenedElection,
  openedElection,
  type TestVoter,
  VOTING,
  voterOf,
} from '../testing/opened-election.ts';
import { type ExpectedRefusal, expectRefusal } from '../testing/untouched.ts';

let urn: TestUrn;
let election: OpenedElection;
let second: OpenedElection;
let ana: TestVoter;
let benja: TestVoter;
let good: CheckedVote;

beforeAll(async () => {
  urn = await testUrn({ clock: { now: () => VOTING } });
  election = await openedElection(urn);
  second = await openedElection(urn, 'otra-2027');
  [ana, benja] = await Promise.all([voterOf(election, 1), voterOf(election, 2)]);
  good = await ballotOf(election, ana);
});
afterAll(() => urn?.close());

const path = '/e/pudeto-2027/votar';

function cast(body: Uint8Array<ArrayBuffer> | string, headers?: Record<string, string>) {
  return urn.post(path, body, headers);
}

const refuses = (send: () => Promise<Response>, expected: ExpectedRefusal) =>
  expectRefusal(urn, send, expected);

describe('a token', () => {
  const invalid = { status: 400, code: 'token-invalid', ballot: 0 };

  test('17: of random bytes', async () => {
    const tok = toBase64url(new Uint8Array(384).fill(90));
    await refuses(() => cast(castBody(changedVote(good.vote, { tok }, ana.sk))), invalid);
  });

  test('18: of somebody else', async () => {
    const tok = toBase64url(benja.token);
    await refuses(() => cast(castBody(changedVote(good.vote, { tok }, ana.sk))), invalid);
  });

  test('19: that is the product of two valid ones', async () => {
    const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
    const n = number(fromBase64url(election.contest('comuna').issuer.n) ?? new Uint8Array());
    const product = ((number(ana.token) * number(benja.token)) % n).toString(16).padStart(768, '0');
    const tok = toBase64url(Buffer.from(product, 'hex'));
    await refuses(() => cast(castBody(changedVote(good.vote, { tok }, ana.sk))), invalid);
  });

  test('20: of another election with the same issuer, relabelled or not', async () => {
    const stranger = await voterOf(second, 1);
    const { vote } = await ballotOf(second, stranger);
    await refuses(() => cast(castBody(vote)), {
      status: 400,
      code: 'other-election',
      ballot: 0,
    });
    const M = toBase64url(election.hash);
    await refuses(() => cast(castBody(changedVote(vote, { M }, stranger.sk))), invalid);
  });

  test('21: of another contest, signed anew', async () => {
    const vote = changedVote(good.vote, { contest: 'sector' }, ana.sk);
    await refuses(() => cast(castBody(vote)), invalid);
  });

  test('35: with a salt of 0 or 20 bytes', async () => {
    const { constants, createPrivateKey, generateKeyPairSync, sign } = await import('node:crypto');
    const pair = generateKeyPairSync('rsa', { modulusLength: 3072 });
    const { n = '', e = '' } = pair.publicKey.export({ format: 'jwk' });
    const own = await openedElection(urn, 'sal-2027', (manifest) => ({
      ...manifest,
      contests: manifest.contests.map((contest) =>
        contest.id === 'comuna' ? { ...contest, issuer: { kty: 'RSA', n, e } } : contest,
      ),
    }));
    const key = createPrivateKey(pair.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const pk = fromBase64url(good.vote.pk) ?? new Uint8Array();
    const tokenWith = (saltLength: number) =>
      toBase64url(
        sign('sha384', tokenMessage(own.hash, 'comuna', pk), {
          key,
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength,
        }),
      );
    const vote = (saltLength: number) =>
      changedVote(good.vote, { M: toBase64url(own.hash), tok: tokenWith(saltLength) }, ana.sk);
    const there = '/e/sal-2027/votar';
    for (const salt of [0, 20]) {
      await refuses(() => urn.post(there, castBody(vote(salt))), invalid);
    }
    expect((await urn.post(there, castBody(vote(48)))).status).toBe(200);
  });
});

describe('a ballot', () => {
  test('22: with one bit turned, or other choices put in by the operator', async () => {
    const signature = { status: 400, code: 'signature-invalid', ballot: 0 };
    const turned = changedVote(good.vote, { ct: flipped(good.vote.ct, 20) });
    await refuses(() => cast(castBody(turned)), signature);
    const other = await ballotOf(election, ana, ['2']);
    const { enc, ct } = other.vote;
    await refuses(() => cast(castBody(changedVote(good.vote, { enc, ct }))), signature);
    const sig = flipped(good.vote.sig, 40);
    await refuses(() => cast(castBody(changedVote(good.vote, { sig }))), signature);
  });

  test('25: with a field more, or one named __proto__', async () => {
    const shape = { status: 400, code: 'shape', ballot: 0 };
    await refuses(() => cast(castBody({ ...good.vote, name: 'Ana' })), shape);
    const text = new TextDecoder().decode(castBody(good.vote));
    const sneaky = text.replace('"M":', '"__proto__":{"a":"b"},"M":');
    await refuses(() => cast(sneaky), { status: 400, code: 'not-canonical' });
    const ordered = `{"ballots":[{"M":${JSON.stringify(good.vote.M)},"__proto__":"x","contest":"comuna"}]}`;
    await refuses(() => cast(ordered), shape);
    const { sig: _, ...less } = good.vote;
    await refuses(() => cast(castBody(less)), shape);
    await refuses(() => cast('{"ballots":[]}'), { status: 400, code: 'shape' });
    await refuses(() => cast('{"votes":[]}'), { status: 400, code: 'shape' });
  });

  test('two of one contest in one request, or a good one beside a bad one, keep nothing', async () => {
    const other = await ballotOf(election, benja);
    await refuses(() => cast(castBody(good.vote, other.vote)), {
      status: 400,
      code: 'contest',
      ballot: 1,
    });
    const sector = await ballotOf(election, await voterOf(election, 1, 'sector'));
    const bad = changedVote(sector.vote, { sig: flipped(sector.vote.sig) });
    await refuses(() => cast(castBody(good.vote, bad)), {
      status: 400,
      code: 'signature-invalid',
      ballot: 1,
    });
    await refuses(() => cast(castBody({ ...good.vote, contest: 'nada' })), {
      status: 400,
      code: 'contest',
      ballot: 0,
    });
  });
});

describe('a ballot in odd bytes', () => {
  test('26: whose text is not padded', async () => {
    const short = toBase64url((fromBase64url(good.vote.ct) ?? new Uint8Array()).slice(0, 100));
    await refuses(() => cast(castBody(changedVote(good.vote, { ct: short }, ana.sk))), {
      status: 400,
      code: 'length',
      ballot: 0,
    });
  });

  test('27: in another base64url of the same bytes', async () => {
    const encoding = { status: 400, code: 'encoding', ballot: 0 };
    const loose = good.vote.pk.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'B'));
    for (const pk of [`${good.vote.pk}=`, `${good.vote.pk}!`, loose]) {
      if (pk === good.vote.pk) continue;
      await refuses(() => cast(castBody({ ...good.vote, pk })), encoding);
    }
  });

  test('28: in JSON that can be read in two ways', async () => {
    const text = new TextDecoder().decode(castBody(good.vote));
    const notCanonical = { status: 400, code: 'not-canonical' };
    const twice = text.replace('"contest":"comuna"', '"contest":"sector","contest":"comuna"');
    const lone = text.replace('"contest":"comuna"', '"contest":"\\ud800"');
    for (const body of [
      twice,
      text.replace('"v":1', '"v":-0'),
      lone,
      ` ${text}`,
      text.replace('"v":1', '"v":1.0'),
      '{"ballots":[null]}',
      'x',
      '',
    ]) {
      await refuses(() => cast(body), notCanonical);
    }
  });

  test('33: under the encodings of small order, or with S + L', async () => {
    const small = [0n, 1n, 2n ** 255n - 20n, 2n ** 255n - 19n, 2n ** 255n - 18n];
    for (const y of small) {
      for (const sign of [0, 0x80]) {
        const bytes = Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse();
        bytes[31] = (bytes[31] ?? 0) | sign;
        const vote = changedVote(good.vote, { pk: toBase64url(bytes) });
        await refuses(() => cast(castBody(vote)), { status: 400, code: 'pk-invalid', ballot: 0 });
      }
    }
    const L = 2n ** 252n + 27742317777372353535851937790883648493n;
    const sig = fromBase64url(good.vote.sig) ?? new Uint8Array();
    const s = BigInt(`0x${Buffer.from(sig.slice(32)).reverse().toString('hex')}`) + L;
    const raised = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
    const vote = changedVote(good.vote, {
      sig: toBase64url(Buffer.concat([sig.slice(0, 32), raised])),
    });
    await refuses(() => cast(castBody(vote)), {
      status: 400,
      code: 'signature-invalid',
      ballot: 0,
    });
  });
});
