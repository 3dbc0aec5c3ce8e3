// Attacks on the end of a sealed vote at the door of the urn: each is refused with its code, and the log stays as it was.
import { canon, toBase64url } from '@minga/ballot';
import { assert } from '@minga/basics';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOf, type OpenedLog, openedLog } from '../../testing/urn-log.ts';

const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  answer.ok ? 'taken' : answer.error?.code;

let log: OpenedLog;
beforeEach(async () => {
  log = await openedLog();
});
afterEach(() => log.urn.close());

/** What the urn says, and that the log is as long as it was unless it took it. */
async function append(leaf: object | Uint8Array): Promise<string | undefined> {
  const { door } = log.urn;
  const before = await door.status(log.id);
  const bytes = leaf instanceof Uint8Array ? leaf : canon(leaf);
  const answer = await door.append(log.id, bytes);
  const after = await door.status(log.id);
  assert(before.ok && after.ok, 'the urn says how it is');
  if (!answer.ok) expect(after.value).toEqual(before.value);
  return codeOf(answer);
}
const signed = (payload: object) => log.sample.act(payload);
const PAPER = { type: 'paper-close', at: '2027-05-14T12:00:00Z' } as const;
const key = () => ({ type: 'urn-key', u: toBase64url(log.sample.u), at: '2027-05-14T13:00:00Z' });

test('79 and 80: nothing closes or opens before its time, and nothing is cast after it', async () => {
  log.at('2027-05-06T12:00:00Z');
  expect(await append(closeOf(log.sample))).toBe('not-yours');
  expect(await append(signed({ ...PAPER, at: '2027-05-06T12:00:00Z' }))).toBe('phase');
  expect(await append(signed({ ...key(), at: '2027-05-06T12:00:00Z' }))).toBe('phase');
  await log.close();
  log.at('2027-05-13T12:00:00Z');
  expect(await append(signed({ ...PAPER, at: '2027-05-13T12:00:00Z' }))).toBe('too-early');
  expect(await append(signed({ ...key(), at: '2027-05-13T12:00:00Z' }))).toBe('phase');
  expect(await append({ type: 'batch', contest: 'comuna', n: 1 })).toBe('phase');
  log.at('2027-05-14T14:00:00Z');
  expect(await append(signed(PAPER))).toBe('taken');
  const wrong = toBase64url(log.sample.u.with(4, (log.sample.u[4] ?? 0) ^ 1));
  expect(await append(signed({ ...key(), u: wrong }))).toBe('urn-key-wrong');
  expect(await append(signed(key()))).toBe('taken');
});

test('83: forged, removed, without the finger, of another place: an act is signed by two officers in force', async () => {
  await log.close();
  log.at('2027-05-14T14:00:00Z');
  const { officers, hash } = log.sample;
  const [certifier, substitute, officer, observer] = officers;
  assert(certifier !== undefined && substitute !== undefined, 'there are officers');
  assert(officer !== undefined && observer !== undefined, 'there are officers');
  const act = (...sigs: readonly unknown[]) => ({ ...PAPER, sigs });
  const good = certifier.sign(PAPER, hash);
  expect(await append(act(good))).toBe('signers-few');
  expect(await append(act(good, good))).toBe('signer-twice');
  expect(await append(act(good, observer.sign(PAPER, hash)))).toBe('signer-role');
  expect(await append(act(officer.sign(PAPER, hash)))).toBe('signers-few');
  const sign = (wrong: object) => act(good, substitute.sign(PAPER, hash, wrong));
  expect(await append(sign({ rpId: 'otra.example' }))).toBe('rp-id');
  expect(await append(sign({ origin: 'https://otra.example' }))).toBe('origin');
  expect(await append(sign({ flags: 0x01 }))).toBe('user-flags');
  expect(await append(sign({ challenge: new Uint8Array(32) }))).toBe('challenge');
  const forged = { ...substitute.sign(PAPER, hash), sig: good.sig };
  expect(await append(act(good, forged))).toBe('signature');
  const altered = { ...act(good, substitute.sign(PAPER, hash)), at: '2027-05-14T12:00:01Z' };
  expect(await append(altered)).toBe('challenge');
  const removed = {
    ...{ type: 'officer', change: 'remove', officer: substitute.officer },
    at: '2027-05-14T11:00:00Z',
  };
  expect(await append(signed(removed))).toBe('taken');
  expect(await append(act(good, substitute.sign(PAPER, hash)))).toBe('officer-unknown');
  expect(await append(act(good, officer.sign(PAPER, hash)))).toBe('taken');
});

test('85: casting is put off once, by a day at most, and before it ends', async () => {
  const { issue_until, cast_until } = log.sample.manifest.windows;
  const later = (time: string, hours: number) =>
    `${new Date(Date.parse(time) + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
  const extend = (hours: number, at = '2027-05-12T12:00:00Z') =>
    signed({
      ...{ type: 'amend', kind: 'extend', reason: 'Corte de luz', at },
      until: { issue: later(issue_until, hours), cast: later(cast_until, hours) },
    });
  log.at('2027-05-12T12:00:00Z');
  expect(await append(extend(25))).toBe('too-long');
  expect(await append(extend(2))).toBe('taken');
  expect(await append(extend(3))).toBe('extended-before');
});
