// The end of a sealed vote with its log in memory: followed, closed, opened by two of three holders, counted, objected to, certified, packed.
import { createHash } from 'node:crypto';
import { canon, leafHash, toBase64url, tracker } from '@minga/ballot';
import { assert } from '@minga/basics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOpened } from '../../rules/sealed/opened.ts';
import { judgeShares } from '../../rules/sealed/shares.ts';
import { listResults, readLines, readResult } from '../../store/results.ts';
import { readSealed } from '../../store/sealed/elections.ts';
import { readFollowed } from '../../store/sealed/logs.ts';
import { findOpening, readOpenedText } from '../../store/sealed/openings.ts';
import { listAsked } from '../../store/sealed/sealed-results.ts';
import { type BringGround, givenBringing } from '../../testing/opened.ts';
import {
  ballotOf,
  CLAIMS_OVER,
  closeLog,
  followingOf,
  givenSealed,
  goOnAt,
  officerAt,
  openingOf,
  type SealedGround,
  signAll,
} from '../../testing/sealed.ts';
import { proposePaperClose, proposeUnopenable, proposeUrnKey } from './close-sealed.ts';
import { followUrn } from './follow-urn.ts';
import { openSealed } from './open-sealed.ts';

let ground: BringGround;
beforeAll(async () => {
  ground = await givenBringing();
});
afterAll(() => ground?.given.close());

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
  expect(codeOf(await proposeUnopenable(db, by, electionId, ''))).toBe(
    'count/unopenable-reason-missing',
  );
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
  expect(await readResult(db, result.id)).toMatchObject({ version: 1, cause: 'first' });
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
  const leaves = [own.leaf, foreign.leaf].toSorted((a, b) =>
    Buffer.compare(leafHash(a), leafHash(b)),
  );
  log.append(canon({ type: 'batch', contest: 'pudeto', n: 2 }));
  for (const leaf of leaves) log.append(leaf);
  closeLog(sealed);
  await goOnAt(sealed);
  const by = officerAt(sealed);
  assert((await proposePaperClose(db, by, electionId)).ok, 'the paper closes');
  await signAll(sealed);
  await goOnAt(sealed);
  assert((await proposeUrnKey(db, by, electionId, toBase64url(election.u))).ok, 'the key is there');
  await signAll(sealed);
  await goOnAt(sealed);
  await openSealed(openingOf(sealed), electionId);
  expect(await findOpening(db, electionId)).toMatchObject({
    state: 'counted',
    excluded: [{ contest: 'pudeto', tracker: tracker(foreign.hash), code: 'other-election' }],
  });
  expect(CLAIMS_OVER).toBeInstanceOf(Date);
});
