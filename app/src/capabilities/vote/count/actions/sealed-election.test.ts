// A sealed vote from the roll to the sanction, with real roll, urn and officers; its bundle is proven by a verifier that shares no code with it, and by none of its bytes changed.
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { toBase64url } from '@minga/ballot';
import { assert } from '@minga/basics';
import { openArchive, verify, webPort } from '@minga/verifier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenResident } from '../../../edition/proposals/testing/kept.ts';
import { padronFileOf } from '../../roll/index.ts';
import { decideCertification } from '../rules/certification.ts';
import { judgeShares } from '../rules/sealed/shares.ts';
import { listResults, readLines } from '../store/results.ts';
import { bundleBytes, findBundle } from '../store/sealed/bundles.ts';
import { findOpening } from '../store/sealed/openings.ts';
import { givenOfficer } from '../testing/opened.ts';
import { givenJourney, type Journey, openWithUrn } from '../testing/sealed-journey.ts';
import { answerObjection } from './answer-objection.ts';
import { fileObjection } from './file-objection.ts';
import { findVote } from './objected-vote.ts';
import { askSanction } from './sealed/ask-sanction.ts';
import { buildBundle } from './sealed/build-bundle.ts';
import { proposePaperClose, proposeUrnKey } from './sealed/close-sealed.ts';

const SLUG = 'viaje';
const asked = { institution: 'ancud', edition: SLUG, contest: 'pudeto' } as const;

let journey: Journey;
beforeAll(async () => {
  journey = await givenJourney(SLUG, 30);
}, 120_000);
afterAll(() => journey?.close());

const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  answer.ok ? 'yes' : answer.error?.code;
const times = (count: number, ...places: number[]) => Array.from({ length: count }, () => places);
const after = (time: string, hours: number) => new Date(Date.parse(time) + hours * 3_600_000);

test('it is cast, closed, opened by two of three, counted, objected to, certified, sanctioned and proven', async () => {
  const { db, electionId, opened, by } = journey;
  const { windows } = opened.manifest;
  journey.at(after(windows.vote_from, 1));
  const trackers = await journey.cast([
    ...times(12, 0),
    ...times(9, 1),
    ...times(6, 2, 0),
    ...times(1, 2),
  ]);
  expect(new Set(trackers).size).toBe(28);
  await journey.pass();
  const desk = () => ({ ...by, now: journey.now() });
  expect(codeOf(await proposePaperClose(db, desk(), electionId))).toBe('count/still-open');

  journey.at(new Date(Date.parse(windows.cast_until) + 10_000));
  await journey.pass();
  expect(codeOf(await proposePaperClose(db, desk(), electionId))).toBe('count/claims-open');
  journey.at(after(windows.cast_until, 25));
  assert((await proposePaperClose(db, desk(), electionId)).ok, 'the paper is closed');
  await journey.signAll();
  await journey.pass();

  await openByTwo();
  await openWithUrn(journey, journey.now());
  expect(await findOpening(db, electionId)).toMatchObject({
    state: 'counted',
    total: 28,
    excluded: [],
  });
  const [result] = await listResults(db, [opened.drawn.contestId]);
  assert(result !== undefined, 'there is a result');
  const lines = await readLines(db, result.id);
  expect(lines.map(({ support }) => support)).toEqual([18, 9, 7]);
  await journey.signAll();
  await journey.pass();

  await objectAndAnswer();
  const ready = await findVote(db, asked);
  assert(ready.ok, 'there is a result');
  journey.at('2027-04-22T16:00:00Z');
  expect(codeOf(decideCertification(ready.value.vote, journey.now()))).toBe('yes');

  const [funded] = lines;
  assert(funded !== undefined, 'something was selected');
  const chosen = lines.filter(({ isFunded }) => isFunded);
  await db.transaction().execute((tx) =>
    askSanction(tx, {
      ...{ contestId: opened.drawn.contestId, round: 1, documentSha256: 'ab'.repeat(32) },
      ...{ personId: by.actor.personId, now: journey.now() },
      decisions: chosen.map(({ projectId, costClp }) => ({
        ...{ projectId, outcome: 'approved' as const, amountClp: costClp, reason: '' },
      })),
    }),
  );
  await journey.signAll();
  await journey.pass();
  await proveBundle();
}, 240_000);

/** Two of three shares, and one that is bad, which is named alone. */
async function openByTwo(): Promise<void> {
  const { db, electionId, opened, by } = journey;
  const [first, second, third] = journey.shares;
  assert(first !== undefined && second !== undefined && third !== undefined, 'three shares');
  const commits = opened.manifest.urn.commits.map(
    (one) => new Uint8Array(Buffer.from(one, 'base64url')),
  );
  const bad = { ...second, secret: second.secret.with(9, (second.secret[9] ?? 0) ^ 1) };
  expect(judgeShares([first, bad], commits)).toMatchObject({
    error: { code: 'share-wrong', i: 2 },
  });
  const joined = judgeShares([first, third], commits);
  assert(joined.ok, 'two shares give the key');
  assert(
    (await proposeUrnKey(db, { ...by, now: journey.now() }, electionId, toBase64url(joined.value)))
      .ok,
    'the key',
  );
  await journey.signAll();
  await journey.pass();
}

async function objectAndAnswer(): Promise<void> {
  const { db, town } = journey;
  journey.at('2027-04-16T16:00:00Z');
  const actor = { personId: await givenResident(db), grants: [] };
  const filed = await fileObjection(db, {
    ...{ asked, actor, now: journey.now(), text: 'Revisen la cuenta.' },
    ...{ ground: 'count', asks: 'other', table: '' },
  });
  assert(filed.ok, `filed: ${JSON.stringify(filed)}`);
  await journey.pass();
  const reviewer = await givenOfficer(db, town.institutionId, 'technical-reviewer');
  const found = await findVote(db, asked);
  assert(found.ok, 'there is a result');
  const answered = await answerObjection(
    db,
    { ...reviewer, now: journey.now() },
    {
      ...{ publicUrl: 'https://minga.example', isDemonstration: true },
      ...{ found: found.value, year: filed.value.year, number: filed.value.number },
      answer: { outcome: 'rejected', remedy: '', table: '', reasons: 'La cuenta es la misma.' },
      write: () => ({ title: 'Respuesta', blocks: [{ kind: 'text', text: 'De prueba.' }] }),
      tell: () => ({ titles: { 'es-CL': 'x', en: 'x' }, paths: { 'es-CL': '/', en: '/en' } }),
    },
  );
  assert(answered.ok, `answered: ${JSON.stringify(answered)}`);
  for (let round = 0; round < 2; round += 1) {
    await journey.signAll();
    await journey.pass();
  }
}

async function proveBundle(): Promise<void> {
  const { db, electionId, opened, vote, now } = journey;
  const { roll } = vote.parts;
  const built = await buildBundle(
    {
      ...{ db, now, padron: (id: string) => padronFileOf({ roll }, id) },
      address: (id) => `http://localhost/votaciones/${id}/registro`,
    },
    electionId,
  );
  expect(built).toBe(true);
  const bundle = await findBundle(db, electionId);
  assert(bundle !== undefined, 'it is there');
  const packed = await buffer(bundleBytes(db, electionId, bundle));
  const outside = {
    ...{ port: webPort(crypto.subtle), vkey: opened.manifest.log.vkey },
    fingerprint: toBase64url(opened.fingerprint),
  };
  const archive = await openArchive(new Uint8Array(packed));
  assert('bundle' in archive, JSON.stringify(archive));
  const report = await verify(archive.bundle, outside);
  const bad = report.findings.filter(({ severity }) => severity !== 'incident');
  expect(bad).toEqual([]);
  expect(report.verdict).toBe('proven');
  const leaves = archive.bundle.get('leaves.bin');
  assert(leaves !== undefined, 'it has its leaves');
  const at = Math.floor(leaves.length / 2);
  const changed = new Map(archive.bundle).set('leaves.bin', leaves.with(at, (leaves[at] ?? 0) ^ 1));
  expect((await verify(changed, outside)).verdict).toBe('contradiction');
  expect(gunzipSync(packed).length).toBeGreaterThan(leaves.length);
}
