// Attacks on the end of a sealed vote, at the door of the urn and at the desk: each is refused with its code, and the log and the tables stay as they were.
import { canon, readShareCode, shareCode, splitKey, toBase64url } from '@minga/ballot';
import { assert } from '@minga/basics';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { electionOf, OPENING, signBy } from '../../../election/testing/opened-election.ts';
import { changeSettings, readLogAct, recordCeremony } from '../../../election/testing/steps.ts';
import { judgeShares } from '../../rules/sealed/shares.ts';
import { listAsked } from '../../store/sealed/sealed-results.ts';
import { givenJourney, type Journey } from '../../testing/sealed-journey.ts';
import { closeOf, type OpenedLog, openedLog } from '../../testing/urn-log.ts';
import { proposePaperClose, proposeUrnKey } from './close-sealed.ts';

const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  answer.ok ? 'taken' : answer.error?.code;

describe('at the door of the urn', () => {
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
});

describe('at the desk', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await givenJourney('ataques', 3);
  }, 120_000);
  afterAll(() => journey?.close());

  test('81: one share, a bad one, one of another election: each is told, and nothing is proposed', async () => {
    const { shares, opened, electionId, db, by } = journey;
    const [first, second] = shares;
    assert(first !== undefined && second !== undefined, 'there are shares');
    const commits = opened.manifest.urn.commits.map(
      (one) => new Uint8Array(Buffer.from(one, 'base64url')),
    );
    expect(judgeShares([first], commits)).toMatchObject({ error: { code: 'shares-few' } });
    const bad = { ...second, secret: second.secret.with(0, (second.secret[0] ?? 0) ^ 1) };
    expect(judgeShares([first, bad], commits)).toMatchObject({
      error: { code: 'share-wrong', i: 2 },
    });
    expect(readShareCode(electionId, shareCode('otra', first))).toBeUndefined();
    expect(readShareCode(electionId, shareCode(electionId, first))).toEqual(first);
    const u = toBase64url(first.secret);
    await journey.pass();
    expect(codeOf(await proposeUrnKey(db, by, electionId, u))).toBe('count/still-open');
    expect(await listAsked(db, electionId)).toEqual([]);
  });

  test('82 and 86: points off the curve are refused, and nothing changes once it is frozen', async () => {
    const { db, by, electionId } = journey;
    const [c0 = ''] = journey.opened.manifest.urn.commits;
    const off = Buffer.from(c0, 'base64url');
    off[64] = (off[64] ?? 0) ^ 1;
    const { commits } = splitKey(new Uint8Array(32).fill(3), [new Uint8Array(32).fill(5)], 3);
    const given = [...commits.map(toBase64url).slice(0, 1), off.toString('base64url')];
    expect(codeOf(await recordCeremony(db, by, electionId, given))).toMatch(/^election\//);
    const before = await electionOf(db, electionId);
    expect(codeOf(await changeSettings(db, by, electionId, { title: 'Otra' }))).toBe(
      'election/not-in-preparation',
    );
    expect(await electionOf(db, electionId)).toEqual(before);
    const edit = db
      .updateTable('election.election')
      .set({ manifest: Buffer.from('{}') })
      .where('id', '=', electionId)
      .execute();
    await expect(edit).rejects.toMatchObject({ constraint: 'opened_election_stays' });
    const leaf = db
      .updateTable('count.log_leaf')
      .set({ kind: 'vote' })
      .where('election_id', '=', electionId)
      .execute();
    await expect(leaf).rejects.toMatchObject({ constraint: 'log_stays' });
  });

  test('84: nobody signs an act twice, and none that ran out', async () => {
    const { db, by, electionId, opened, officers, house } = journey;
    const { windows } = opened.manifest;
    journey.at(new Date(Date.parse(windows.cast_until) + 10_000));
    await journey.pass();
    journey.at(new Date(Date.parse(windows.cast_until) + 2 * 60_000));
    const desk = { ...by, now: journey.now() };
    const proposed = await proposePaperClose(db, desk, electionId);
    assert(proposed.ok, `proposed: ${JSON.stringify(proposed)}`);
    const act = proposed.value;
    const sign = (now: Date) => signBy({ db, house }, officers.officer, act, now);
    expect(codeOf(await sign(journey.now()))).toBe('taken');
    expect(codeOf(await sign(journey.now()))).toMatch(/^election\/act/);
    const late = new Date(journey.now().getTime() + 73 * 3_600_000);
    const expired = await signBy({ db, house }, officers.certifier, act, late);
    expect(codeOf(expired)).toMatch(/^election\/act/);
    expect((await readLogAct(db, act))?.signatures).toHaveLength(1);
    expect(OPENING.getTime()).toBeLessThan(late.getTime());
    const again = await proposePaperClose(db, { ...by, now: late }, electionId);
    expect(again.ok && again.value !== act).toBe(true);
  });
});
