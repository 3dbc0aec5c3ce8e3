// Attacks on the end of a sealed vote at its desk: each is refused with its code, and the tables stay as they were.
import { readShareCode, shareCode, splitKey, toBase64url } from '@minga/ballot';
import { assert } from '@minga/basics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electionOf, OPENING, signBy } from '../../../election/testing/opened-election.ts';
import { changeSettings, readLogAct, recordCeremony } from '../../../election/testing/steps.ts';
import { judgeShares } from '../../rules/sealed/shares.ts';
import { listAsked } from '../../store/sealed/sealed-results.ts';
import { givenJourney, type Journey } from '../../testing/sealed-journey.ts';
import { proposePaperClose, proposeUrnKey } from './close-sealed.ts';

const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  answer.ok ? 'taken' : answer.error?.code;

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
