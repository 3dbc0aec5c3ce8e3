// The door of the site: who may ask, and what of a log the urn takes.
import {
  type Bytes,
  canon,
  publicKeyOf,
  registroMessage,
  signEd25519,
  toBase64url,
} from '@minga/ballot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOOR_HEADER, doorSeal, urnDoorAt } from '../../../../platform/urn-door.ts';
import { TEST_URN_URL, type TestUrn, testUrn } from '../../../../site/testing-vote.ts';
import {
  manifestFor,
  type OpenedElection,
  openedElection,
  VOTING,
} from '../testing/opened-election.ts';

let urn: TestUrn;
let election: OpenedElection;
let now = VOTING;
beforeAll(async () => {
  urn = await testUrn({ clock: { now: () => now } });
  election = await openedElection(urn);
});
afterAll(() => urn?.close());

const at = '2027-05-06T15:00:00Z';
const sizeNow = async () => {
  const status = await urn.door.status('pudeto-2027');
  return status.ok ? status.value.size : -1;
};
const codeOf = async (leaf: object | Bytes) => {
  const bytes = leaf instanceof Uint8Array ? leaf : canon(leaf);
  const answered = await urn.door.append('pudeto-2027', bytes);
  return answered.ok ? answered.value.index : answered.error.code;
};

test('opens to nobody without its key, for another path or body, too late, or twice', async () => {
  const key = urn.house.doorKey;
  const path = '/puerta/status/pudeto-2027';
  const body = new TextEncoder().encode('{}');
  const send = (header: string | undefined, where = path, what = body) =>
    urn.ask(
      new Request(`${TEST_URN_URL}${where}`, {
        method: 'POST',
        body: what,
        headers: header === undefined ? {} : { [DOOR_HEADER]: header },
      }),
    );
  const seal = (change: { key?: Uint8Array; at?: number; nonce?: string } = {}) =>
    doorSeal(change.key ?? key, path, body, {
      at: change.at ?? Date.now(),
      nonce: change.nonce ?? 'abcdefghijklmnopqrstuv',
    });
  expect((await send(undefined)).status).toBe(403);
  expect((await send('x'.repeat(90))).status).toBe(403);
  expect((await send(seal({ key: Buffer.alloc(32, 1) }))).status).toBe(403);
  expect((await send(seal({ at: Date.now() - 120_000 }))).status).toBe(403);
  expect((await send(seal({ at: Date.now() + 120_000 }))).status).toBe(403);
  expect((await send(seal(), '/puerta/release/pudeto-2027')).status).toBe(403);
  expect((await send(seal(), path, new TextEncoder().encode('{} '))).status).toBe(403);
  const good = seal();
  expect((await send(good)).status).toBe(200);
  expect((await send(good)).status).toBe(403);
});

test('a door that does not open has said nothing about a leaf', async () => {
  const other = urnDoorAt(TEST_URN_URL, Buffer.alloc(32, 1), urn.ask);
  const answered = await other.append('pudeto-2027', canon({ type: 'nada' }));
  expect(answered).toEqual({ ok: false, error: { code: 'unreachable' } });
});

describe('an election', () => {
  test('is prepared once: the same keys again, and no other mode', async () => {
    const first = await urn.door.prepare('nueva', { mode: 'server' });
    expect(await urn.door.prepare('nueva', { mode: 'server' })).toEqual(first);
    expect(first.ok && first.value.c0).toBeTruthy();
    expect(await urn.door.prepare('nueva', { mode: 'feldman' })).toMatchObject({
      error: { code: 'mode-differs' },
    });
    expect(await urn.door.prepare('../x', { mode: 'server' })).toMatchObject({
      error: { code: 'not-here' },
    });
  });

  test('opens with the keys that this urn made and signed by two, and once', async () => {
    const wrong = async (change: Parameters<typeof manifestFor>[2], id: string) => {
      const other = await manifestFor(urn, id, change);
      const opened = await urn.door.open(other.leaf);
      return opened.ok ? opened.value : opened.error.code;
    };
    const promise_key = toBase64url(publicKeyOf(new Uint8Array(32).fill(5)));
    expect(await wrong((manifest) => ({ ...manifest, promise_key }), 'a-1')).toBe('key-of-another');
    const B = 'https://otra.example';
    expect(
      await wrong((manifest) => ({ ...manifest, origins: { ...manifest.origins, B } }), 'a-2'),
    ).toBe('origin-of-another');
    const client = { bundle_sha256: toBase64url(new Uint8Array(32)), source_commit: '0.1.0' };
    expect(await wrong((manifest) => ({ ...manifest, client }), 'a-5')).toBe('booth-of-another');
    expect((await urn.get('/e/a-5/manifest.json')).status).toBe(404);
    expect(await wrong((manifest) => ({ ...manifest, contests: [] }), 'a-3')).not.toBeInstanceOf(
      Object,
    );
    const good = await manifestFor(urn, 'a-4');
    const { sigs } = good.manifest;
    const unsigned = canon({ ...good.manifest, sigs: sigs.slice(0, 1) });
    expect(await urn.door.open(unsigned)).toMatchObject({ error: { code: 'signers-few' } });
    expect(await urn.door.open(good.leaf)).toEqual({ ok: true, value: { index: 0 } });
    expect(await urn.door.open(good.leaf)).toEqual({ ok: true, value: { index: 0 } });
    const second = good.act({ ...good.manifest, title: 'Otra' });
    expect(await urn.door.open(canon(second))).toMatchObject({ error: { code: 'two-manifests' } });
    expect(await urn.door.open(canon({ ...good.manifest, id: 'nadie' }))).toMatchObject({
      error: { code: 'not-prepared' },
    });
  });

  test('begins with what the urn says of its own server, signed', async () => {
    const status = await urn.door.status('pudeto-2027');
    expect(status).toMatchObject({ value: { phase: 'voting', size: 2 } });
    const { rows } = await urn.database.pool.query(
      `select convert_from(leaf, 'UTF8')::jsonb as leaf from urn.leaf
       where election_id = 'pudeto-2027' and index = 1`,
    );
    expect(rows[0].leaf).toMatchObject({ type: 'facts', by: 'U', standby: 'none' });
  });
});

test('a leaf that nobody in force signed, of the urn itself, or out of its phase is refused, and the log stays', async () => {
  const size = await sizeNow();
  const incident = {
    type: 'incident',
    code: 'corte',
    contest: '',
    table: '',
    excess: 0,
    decision: 'none',
    reason: 'Se cortó la luz.',
    at,
  };
  const signed = election.act(incident);
  expect(await codeOf({ ...incident, sigs: [] })).toBe('signers-few');
  expect(await codeOf({ ...signed, reason: 'Otra' })).toBe('challenge');
  expect(await codeOf(election.act({ ...incident, at: '2027-05-06T16:00:00Z' }))).toBe(
    'from-the-future',
  );
  expect(await codeOf(election.act({ type: 'paper-close', at }))).toBe('phase');
  expect(await codeOf(election.act({ type: 'urn-key', u: toBase64url(election.u), at }))).toBe(
    'phase',
  );
  expect(await codeOf({ type: 'batch', contest: 'comuna', n: 20 })).toBe('not-yours');
  expect(await codeOf({ type: 'close', at, size: 2, ballots: [] })).toBe('not-yours');
  expect(await codeOf(election.leaf)).toBe(0);
  expect(await codeOf({ type: 'nada' })).toBe('unknown-type');
  expect(await codeOf(new TextEncoder().encode('{ }'))).toBe('not-canonical');
  expect(await urn.door.release('pudeto-2027')).toMatchObject({ error: { code: 'key-elsewhere' } });
  expect(await sizeNow()).toBe(size);
  const index = await codeOf(signed);
  expect(index).toBe(size);
  expect(await codeOf(signed)).toBe(size);
  expect(await sizeNow()).toBe(size + 1);
});

test('an act that waited long for the urn is taken: nobody can tell it from one that was signed late', async () => {
  const incident = { type: 'incident', code: 'corte', contest: '', table: '', excess: 0 };
  const told = { ...incident, decision: 'none', reason: 'Se cortó la luz.' };
  const old = election.act({
    ...told,
    at: new Date(Date.parse(at) - 30 * 86_400_000).toISOString().replace('.000', ''),
  });
  expect(typeof (await codeOf(old))).toBe('number');
});

test('what was signed once is said once: not with its signatures in another order, nor after it was undone', async () => {
  const [, , , , fifth] = election.officers;
  const officer = { ...fifth?.officer, id: 'nueva', role: 'officer', name: 'Nueva' };
  const added = election.act({ type: 'officer', change: 'add', officer, at });
  const removed = election.act({ type: 'officer', change: 'remove', officer, at });
  expect(typeof (await codeOf(added))).toBe('number');
  expect(typeof (await codeOf(removed))).toBe('number');
  const size = await sizeNow();
  const again = { ...added, sigs: added.sigs.toReversed() };
  expect(await codeOf(again)).toBe('act-repeated');
  // The same proposal signed anew has other signatures, and is the same act all the same.
  expect(await codeOf(election.act({ type: 'officer', change: 'add', officer, at }))).toBe(
    'act-repeated',
  );
  expect(await sizeNow()).toBe(size);
  expect(
    typeof (await codeOf(
      election.act({ type: 'officer', change: 'add', officer, at: '2027-05-06T15:00:01Z' }),
    )),
  ).toBe('number');
});

test('a registro is of the registrar alone', async () => {
  const events = [{ c: toBase64url(new Uint8Array(32).fill(3)), ev: 'issued' }] as const;
  const unsigned = { type: 'registro', day: '2027-05-05', part: 1, of: 1, events } as const;
  const message = registroMessage(election.hash, unsigned);
  const by = (key: Uint8Array) => ({ ...unsigned, sig: toBase64url(signEd25519(key, message)) });
  const size = await sizeNow();
  expect(await codeOf(by(new Uint8Array(32).fill(9)))).toBe('registrar-signature');
  expect(await codeOf(by(election.registrarKey))).toBe(size);
});

test('casting ends later where two officers said so in time', async () => {
  const until = { issue: '2027-05-13T00:00:00Z', cast: '2027-05-13T11:00:00Z' };
  const extend = { type: 'amend', kind: 'extend', until, reason: 'Corte de luz', at };
  const too = { ...extend, until: { ...until, cast: '2027-05-20T11:00:00Z' } };
  expect(await codeOf(election.act(too))).toBe('too-long');
  const before = now;
  now = new Date('2027-05-12T23:30:00Z');
  try {
    const early = await urn.post('/e/pudeto-2027/votar', '{"ballots":[{}]}');
    expect(await early.json()).toMatchObject({ code: 'shape' });
    expect(typeof (await codeOf(election.act(extend)))).toBe('number');
    expect(await urn.door.status('pudeto-2027')).toMatchObject({ value: { phase: 'voting' } });
  } finally {
    now = before;
  }
});
