// The end of a sealed vote with its log in memory: followed, closed, opened by two of three holders, counted, objected to, certified, packed.

import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { canon, leafHash, toBase64url, tracker } from '@minga/ballot';
import { assert } from '@minga/basics';
import { decodeEntries } from '@minga/ledger';
import { openArchive, verify, webPort } from '@minga/verifier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UrnDoor } from '../../../../../platform/urn-door.ts';
import { givenResident } from '../../../../edition/proposals/testing/kept.ts';
import { readElection } from '../../../election/index.ts';
import { decideCertification } from '../../rules/certification.ts';
import { readOpened } from '../../rules/sealed/opened.ts';
import { judgeShares } from '../../rules/sealed/shares.ts';
import { listResults, readLines } from '../../store/results.ts';
import { bundleBytes, findBundle } from '../../store/sealed/bundles.ts';
import { readSealed } from '../../store/sealed/elections.ts';
import { readFollowed } from '../../store/sealed/logs.ts';
import { findOpening, readOpenedText } from '../../store/sealed/openings.ts';
import { listAsked } from '../../store/sealed/sealed-results.ts';
import { type BringGround, givenBringing, givenOfficer } from '../../testing/opened.ts';
import {
  ballotOf,
  closeLog,
  followingOf,
  givenSealed,
  goOnAt,
  officerAt,
  openingOf,
  type SealedGround,
  signAll,
} from '../../testing/sealed.ts';
import { answerObjection } from '../answer-objection.ts';
import { fileObjection } from '../file-objection.ts';
import { findVote } from '../objected-vote.ts';
import { askSanction } from './ask-sanction.ts';
import { buildBundle } from './build-bundle.ts';
import { openByUrn, proposePaperClose, proposeUnopenable, proposeUrnKey } from './close-sealed.ts';
import { followUrn } from './follow-urn.ts';
import { openSealed } from './open-sealed.ts';

let ground: BringGround;
beforeAll(async () => {
  ground = await givenBringing();
});
afterAll(() => ground?.given.close());

const DAY_MS = 86_400_000;
const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  answer.ok ? 'yes' : answer.error?.code;

async function follow(sealed: SealedGround): Promise<string | number> {
  const election = await readSealed(sealed.db, sealed.electionId);
  assert(election !== undefined, 'it is open');
  const read = await followUrn(followingOf(sealed), election);
  return read.ok ? read.value : read.error;
}

test('a log is read on and on, and nothing false of it is kept', async () => {
  const sealed = await givenSealed(ground, { slug: 'seguida' });
  const { db, log, electionId } = sealed;
  expect(await follow(sealed)).toBe(1);
  await sealed.cast([[0], [1], [0, 2]]);
  expect(await follow(sealed)).toBe(6);
  expect(await follow(sealed)).toBe(6);
  const kept = await readFollowed(db, electionId);
  expect(kept).toMatchObject({ size: 6, problem: undefined });
  log.isReachable = false;
  expect(await follow(sealed)).toBe('unreachable');
  log.isReachable = true;
  log.size = 5;
  expect(await follow(sealed)).toBe('shorter');
  log.size = undefined;
  const [first] = log.leaves;
  const changed = log.leaves.splice(2, 1);
  log.leaves.splice(2, 0, first ?? new Uint8Array());
  expect(await follow(sealed)).toBe('other-root');
  log.leaves.splice(2, 1, ...changed);
  const forged = { ...log, read: log.read };
  const sign = log.checkpoint.bind(log);
  log.checkpoint = () => sign(new Uint8Array(32).fill(6));
  expect(await follow(sealed)).toBe('not-signed');
  log.checkpoint = sign;
  expect(forged.leaves).toHaveLength(6);
  expect(await readFollowed(db, electionId)).toMatchObject({ size: 6, problem: 'not-signed' });
  expect(await follow(sealed)).toBe(6);
  expect(await readFollowed(db, electionId)).toMatchObject({ problem: undefined });
});

test('it is opened by two of three holders and counted as any official vote is', async () => {
  const sealed = await givenSealed(ground, { slug: 'sellada' });
  const { db, electionId, election, opened } = sealed;
  await sealed.cast([[0], [0], [0], [2], [2], [1, 2], [1], []]);
  await goOnAt(sealed);
  const by = officerAt(sealed);
  expect(codeOf(await proposePaperClose(db, by, electionId))).toBe('count/still-open');
  closeLog(sealed);
  await goOnAt(sealed);
  expect(await readSealed(db, electionId)).toMatchObject({ state: 'closed' });
  const early = { ...by, now: new Date('2027-04-12T22:59:00Z') };
  expect(codeOf(await proposePaperClose(db, early, electionId))).toBe('count/claims-open');
  const u = toBase64url(election.u);
  expect(codeOf(await proposeUrnKey(db, by, electionId, u))).toBe('count/paper-open');
  expect(await listAsked(db, electionId)).toEqual([]);
  expect(codeOf(await proposePaperClose(db, by, electionId))).toBe('yes');
  await signAll(sealed);
  await goOnAt(sealed);

  const [first, , third] = election.shares;
  assert(first !== undefined && third !== undefined, 'three shares');
  const commits = election.manifest.urn.commits.map(
    (one) => new Uint8Array(Buffer.from(one, 'base64url')),
  );
  const joined = judgeShares([first, third], commits);
  assert(joined.ok, 'two shares give the key');
  const wrong = toBase64url(joined.value.with(3, 1));
  expect(codeOf(await proposeUrnKey(db, by, electionId, wrong))).toBe('count/urn-key');
  expect(codeOf(await proposeUrnKey(db, by, electionId, toBase64url(joined.value)))).toBe('yes');
  const lost = await proposeUnopenable(db, by, electionId, '');
  expect(codeOf(lost)).toBe('count/unopenable-reason-missing');
  await openSealed(openingOf(sealed), electionId);
  expect((await findOpening(db, electionId))?.state).toBe('waiting');
  await signAll(sealed);
  await goOnAt(sealed);
  await openSealed(openingOf(sealed), electionId);

  const opening = await findOpening(db, electionId);
  expect(opening).toMatchObject({ state: 'counted', done: 8, total: 8, excluded: [] });
  const text = (await readOpenedText(db, electionId)) ?? '';
  expect(readOpened(text)).toHaveLength(8);
  const [result] = await listResults(db, [opened.contestId]);
  assert(result !== undefined, 'there is a result');
  const lines = await readLines(db, result.id);
  expect(lines.map(({ number, support, isFunded }) => [number, support, isFunded])).toEqual(
    [
      [opened.numbers[2], 3, true],
      [opened.numbers[0], 3, true],
      [opened.numbers[1], 2, false],
    ].toSorted((a, b) => Number(b[1]) - Number(a[1])),
  );
  await openSealed(openingOf(sealed), electionId);
  expect(await listResults(db, [opened.contestId])).toHaveLength(1);
  const asked = await listAsked(db, electionId);
  expect(asked.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['paper-close', 'signed'],
    ['urn-key', 'signed'],
    ['result', null],
  ]);
  const payload = JSON.parse(asked.at(-1)?.payload ?? '');
  expect(payload).toMatchObject({
    ...{ type: 'result', version: 1 },
    opened_sha256: createHash('sha256').update(text).digest('base64url'),
    contests: [
      { id: 'pudeto', ballots: 8, blank: 1, nulls: [], outcome_sha256: result.outcomeSha256 },
    ],
  });
  await goOnAt(sealed);
  expect(await listAsked(db, electionId)).toHaveLength(3);
});

test('a ballot of another election is told apart, and a copied one is null', async () => {
  const [sealed, other] = [
    await givenSealed(ground, { slug: 'mezclada' }),
    await givenSealed(ground, { slug: 'ajena' }),
  ];
  const { db, electionId, election, log, opened } = sealed;
  const own = await ballotOf(election, [String(opened.numbers[0])]);
  const foreign = await ballotOf(other.election, [String(other.opened.numbers[0])]);
  const copied = await ballotOf(election, [], 'pudeto', own.vote);
  const leaves = [own.leaf, foreign.leaf, copied.leaf].toSorted((a, b) =>
    Buffer.compare(leafHash(a), leafHash(b)),
  );
  log.append(canon({ type: 'batch', contest: 'pudeto', n: 3 }));
  for (const leaf of leaves) log.append(leaf);
  await openWhole(sealed);
  expect(await findOpening(db, electionId)).toMatchObject({
    state: 'counted',
    excluded: [{ contest: 'pudeto', tracker: tracker(foreign.hash), code: 'other-election' }],
  });
  // As docs/voting.md has it: only valid ones are ballots of a result, or a stranger's recount differs.
  const result = (await listAsked(db, electionId)).find(({ kind }) => kind === 'result');
  expect(JSON.parse(result?.payload ?? '{}').contests).toMatchObject([
    { id: 'pudeto', ballots: 1, blank: 0, nulls: [{ code: 'undecryptable', n: 1 }] },
  ]);
});

test('what is objected, certified and sanctioned stands in the log, and all of it in one bundle', async () => {
  const sealed = await givenSealed(ground, { slug: 'objetada' });
  const { db, log } = sealed;
  await sealed.cast([[0], [0], [1], [2]]);
  await openWhole(sealed);
  const asked = { institution: 'ancud', edition: 'objetada', contest: 'pudeto' } as const;
  const found = await findVote(db, asked);
  assert(found.ok, 'there is a result');
  expect(found.value.state.logWaits).toBe(1);
  await signAll(sealed);
  await goOnAt(sealed);
  const residentId = await givenResident(db);
  const filed = await fileObjection(db, {
    ...{ asked, actor: { personId: residentId, grants: [] }, now: OBJECTED },
    ...{ text: 'Revisen la cuenta.', ground: 'count', asks: 'other', table: '' },
  });
  assert(filed.ok, `filed: ${JSON.stringify(filed)}`);
  await goOnAt(sealed, OBJECTED);
  const answering = await givenOfficer(db, sealed.town.institutionId, 'technical-reviewer');
  const again = await findVote(db, asked);
  assert(again.ok, 'there is a result');
  const answered = await answerObjection(
    db,
    { ...answering, now: OBJECTED },
    {
      ...{ publicUrl: 'https://minga.example', isDemonstration: true },
      ...{ found: again.value, year: filed.value.year, number: filed.value.number },
      answer: { outcome: 'rejected', remedy: '', table: '', reasons: 'La cuenta es la misma.' },
      write: () => ({ title: 'Respuesta', blocks: [{ kind: 'text', text: 'De prueba.' }] }),
      tell: () => ({ titles: { 'es-CL': 'x', en: 'x' }, paths: { 'es-CL': '/', en: '/en' } }),
    },
  );
  assert(answered.ok, `answered: ${JSON.stringify(answered)}`);
  const waiting = await findVote(db, asked);
  assert(waiting.ok, 'there is a result');
  expect(codeOf(decideCertification(waiting.value.vote, CERTIFIED))).toBe('count/log-waits');
  for (let round = 0; round < 2; round += 1) {
    await signAll(sealed, OBJECTED);
    await goOnAt(sealed, OBJECTED);
  }
  const kinds = log.leaves.map((leaf) => JSON.parse(new TextDecoder().decode(leaf)));
  expect(kinds.filter(({ type }) => type === 'objection')).toMatchObject([
    { status: 'filed', number: 1, contest: 'pudeto', text_sha256: hashOf('Revisen la cuenta.') },
    { status: 'answered', text_sha256: hashOf('La cuenta es la misma.') },
  ]);
  const ready = await findVote(db, asked);
  assert(ready.ok, 'there is a result');
  expect(codeOf(decideCertification(ready.value.vote, CERTIFIED))).toBe('yes');

  await sanctionInParts(sealed);
  await packAndRead(sealed);
});

/** Somebody who shares no code with any of this finds the same, and besides only what is invented here: the roll, the lot, the hours. */
async function expectSameResult(packed: Uint8Array): Promise<void> {
  const read = await openArchive(packed);
  assert('bundle' in read, 'the bundle can be read');
  const report = await verify(read.bundle, { port: webPort(globalThis.crypto.subtle) });
  const wrong = report.findings.filter(({ severity }) => severity === 'contradiction');
  expect(new Set(wrong.map(({ code }) => code))).toEqual(
    new Set([
      ...['lot', 'padron-count', 'registro-unknown', 'more-ballots-than-issued', 'close-early'],
    ]),
  );
  expect(report.contests).toMatchObject([{ id: 'pudeto', ballots: 4, blank: 0, nulls: [] }]);
}

/** Within the days of objections, and after them. */
const OBJECTED = new Date('2027-04-16T16:00:00Z');
const CERTIFIED = new Date('2027-04-22T16:00:00Z');

async function packAndRead({ db, electionId, log }: SealedGround): Promise<void> {
  const bundling = {
    ...{ db, now: () => CERTIFIED, padron: async () => '' },
    address: (id: string) => `https://minga.example/votaciones/${id}/registro`,
  };
  expect(await buildBundle(bundling, electionId)).toBe(true);
  const built = await findBundle(db, electionId);
  expect(await buildBundle(bundling, electionId)).toBe(true);
  expect(await findBundle(db, electionId)).toEqual(built);
  assert(built !== undefined, 'it was built');
  const packed = await buffer(bundleBytes(db, electionId, built));
  expect(createHash('sha256').update(packed).digest('hex')).toBe(built?.sha256);
  const files = untar(gunzipSync(packed));
  expect([...files.keys()]).toEqual(
    [
      ...['README.txt', 'manifest.json', 'checkpoint', 'checkpoints.txt', 'leaves.bin'],
      ...['padron.jsonl', 'opened.jsonl', 'contests/pudeto.pb', 'contests/pudeto.outcome.json'],
    ].map((name) => `objetada/${name}`),
  );
  const leaves = decodeEntries(new Uint8Array(files.get('objetada/leaves.bin') ?? []));
  assert(leaves.ok, 'the leaves can be read');
  expect(leaves.value.map((leaf) => Buffer.from(leaf).toString('hex'))).toEqual(
    log.leaves.map((leaf) => Buffer.from(leaf).toString('hex')),
  );
  await expectSameResult(packed);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** The body approves one project and returns another, which comes back in a resolution of its own. */
async function sanctionInParts(sealed: SealedGround): Promise<void> {
  const { db, log, opened } = sealed;
  const [projectId, laterId] = opened.ids;
  assert(projectId !== undefined && laterId !== undefined, 'there are projects');
  const sanction = {
    ...{ contestId: opened.contestId, round: 1, documentSha256: '00'.repeat(32), now: CERTIFIED },
    personId: sealed.officer.actor.personId,
    decisions: [
      { projectId, outcome: 'approved' as const, amountClp: 30_000_000, reason: '' },
      { projectId: laterId, outcome: 'returned' as const, amountClp: 0, reason: 'Sin planos' },
    ],
  };
  await db.transaction().execute((tx) => askSanction(tx, sanction));
  await db.transaction().execute((tx) => askSanction(tx, sanction));
  await signAll(sealed, CERTIFIED);
  await goOnAt(sealed, CERTIFIED);
  const last = () => JSON.parse(new TextDecoder().decode(log.leaves.at(-1)));
  expect(last()).toMatchObject({ type: 'sanction', contest: 'pudeto', result_version: 1 });

  // What was returned comes back, and nobody signs it in time: it is put to signature again.
  const later = new Date(CERTIFIED.getTime() + 30 * DAY_MS);
  const mended = { projectId: laterId, outcome: 'approved' as const, amountClp: 20_000_000 };
  const second = {
    ...{ ...sanction, documentSha256: '11'.repeat(32), now: later },
    decisions: [{ ...mended, reason: 'Con planos' }],
  };
  await db.transaction().execute((tx) => askSanction(tx, second));
  const fourDays = new Date(later.getTime() + 4 * DAY_MS);
  await goOnAt(sealed, fourDays);
  await signAll(sealed, fourDays);
  await goOnAt(sealed, fourDays);
  expect(last()).toMatchObject({ type: 'sanction', decisions: [{ outcome: 'approved' }] });
  const types = log.leaves.map((leaf) => JSON.parse(new TextDecoder().decode(leaf)).type);
  expect(types.filter((type) => type === 'sanction')).toHaveLength(2);
}

test('what the urn publishes otherwise than it was opened here stops before anybody may sign a result, and is named', async () => {
  const sealed = await givenSealed(ground, { slug: 'urna-falsa' });
  const { db, electionId, log } = sealed;
  await sealed.cast([[0], [0, 1], [2]]);
  log.falsify = (text) => text.replace('"choices":["', '"choices":["9');
  await openWhole(sealed);
  const failed = await findOpening(db, electionId);
  expect(failed).toMatchObject({ state: 'failed', failure: 'urn-differs' });
  expect(failed?.differences).toEqual([
    {
      contest: 'pudeto',
      tracker: expect.stringMatching(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/),
      how: 'otherwise',
    },
  ]);
  expect(await listResults(db, [sealed.opened.contestId])).toEqual([]);
  const kinds = async () => (await listAsked(db, electionId)).map(({ kind }) => kind);
  expect(await kinds()).toEqual(['paper-close', 'urn-key']);
  expect((await readElection(db, electionId))?.state).toBe('closed');

  log.isReachable = false;
  const urn = { read: log.read } as unknown as UrnDoor;
  expect((await openByUrn({ db, urn }, officerAt(sealed), electionId)).ok).toBe(true);
  expect(await openSealed(openingOf(sealed), electionId), 'it waits for the urn').toBe(true);
  expect((await findOpening(db, electionId))?.state).toBe('waiting');
  expect(await kinds()).toEqual(['paper-close', 'urn-key']);

  log.isReachable = true;
  log.falsify = (text) => text;
  expect(await openSealed(openingOf(sealed), electionId)).toBe(false);
  expect(await findOpening(db, electionId)).toMatchObject({ state: 'counted', differences: [] });
  expect(await kinds()).toEqual(['paper-close', 'urn-key', 'result']);
});

function untar(tar: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; tar[at] !== 0; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
    files.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/** Closed, its paper too, the key published and everything counted. */
async function openWhole(sealed: SealedGround): Promise<void> {
  const { db, electionId, election } = sealed;
  closeLog(sealed);
  await goOnAt(sealed);
  const by = officerAt(sealed);
  assert((await proposePaperClose(db, by, electionId)).ok, 'the paper closes');
  await signAll(sealed);
  await goOnAt(sealed);
  const proposed = await proposeUrnKey(db, by, electionId, toBase64url(election.u));
  assert(proposed.ok, 'the key is proposed');
  await signAll(sealed);
  await goOnAt(sealed);
  await openSealed(openingOf(sealed), electionId);
}
