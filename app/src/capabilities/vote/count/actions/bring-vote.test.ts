// A finished vote from its upload to its result, on a real database and through the real child: what is refused, kept, counted, recounted, withdrawn.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { depositWithdrawal, findPublicEdition } from '../../../edition/editions/index.ts';
import { findBringing } from '../store/bringings.ts';
import { listResults, readLines, readReport, readResultTexts } from '../store/results.ts';
import { listVotes } from '../store/votes.ts';
import {
  bring as broughtIn,
  confirm as confirmed,
  bringAndCount as counted,
  files,
} from '../testing/brought.ts';
import {
  type BallotGiven,
  type BringGround,
  ballotsFile,
  facts,
  givenBringing,
  givenOfficer,
  givenOpened,
  greedy,
  type Opened,
  OVER,
  of,
  pabulibOf,
  pdf,
  siteOf,
  times,
} from '../testing/opened.ts';
import { bringVote, type GivenVote } from './bring-vote.ts';
import { confirmBringing } from './confirm-bringing.ts';
import { countBrought } from './count-brought.ts';
import { discardBringing } from './discard-bringing.ts';
import { recountOfficially } from './recount-officially.ts';
import { recountWithout } from './recount-without.ts';
import { withdrawVote } from './withdraw-vote.ts';

let ground: BringGround;
beforeAll(async () => {
  ground = await givenBringing();
});
afterAll(() => ground?.given.close());

const bring = (opened: Opened, vote: GivenVote | undefined, more: object = {}) =>
  broughtIn(ground, opened, vote, more);
const confirm = (opened: Opened) => confirmed(ground, opened);
const bringAndCount = (opened: Opened, vote: GivenVote) => counted(ground, opened, vote);

const codeOf = (answer: Awaited<ReturnType<typeof bring>>) =>
  answer.ok ? 'yes' : answer.error.code;

async function problemsOf(opened: Opened, text: string): Promise<readonly object[]> {
  const brought = await bring(opened, ballotsFile(text));
  assert(!brought.ok && brought.error.code === 'count/not-taken', JSON.stringify(brought));
  const { vote } = brought.error;
  assert(vote?.kind === 'refused', JSON.stringify(vote));
  return vote.refused.problems;
}

test('a vote is brought in once it was opened and is over, and by its own institution alone', async () => {
  const closed = await givenOpened(ground, 'cerrada', { isOpen: false });
  const vote = ballotsFile(pabulibOf(closed, [of(0)]));
  expect(codeOf(await bring(closed, vote))).toBe('count/vote-not-opened');
  const opened = await givenOpened(ground, 'abierta');
  const { officer, db } = ground;
  const given = { ...opened.asked, facts, tallySheet: pdf, vote };
  const early = { ...officer, now: new Date('2027-04-11T23:00:00Z') };
  expect(await bringVote({ db, files }, early, given)).toEqual({
    ok: false,
    error: { code: 'count/vote-goes-on', until: '2027-04-11' },
  });
  const elsewhere = await givenOfficer(db, await institution('lautaro'));
  expect(await bringVote({ db, files }, elsewhere, given)).toEqual({
    ok: false,
    error: { code: 'count/contest-unknown' },
  });
});

async function institution(slug: string): Promise<string> {
  const found = await ground.db
    .selectFrom('institutions.institution')
    .where('slug', '=', slug)
    .select('id')
    .executeTakeFirstOrThrow();
  return found.id;
}

test('what differs from the list, and each ballot that breaks the bases, is named; nothing else is lost', async () => {
  const opened = await givenOpened(ground, 'malas', {
    more: {
      ballot: {
        kind: 'approval',
        minChoices: 1,
        maxChoices: 2,
        points: null,
        isWithinAmount: true,
      },
    },
  });
  const [, second = 0] = opened.numbers;
  expect(
    await problemsOf(
      opened,
      pabulibOf(opened, [of(0)], {
        ids: ['99', String(second), ''],
        costs: [30e6, 25e6 + 1, 20e6],
      }),
    ).catch((fault: Error) => fault.message),
  ).toContain('missing-project-id');
  expect(
    await problemsOf(
      opened,
      pabulibOf(opened, [of(0)], {
        ids: ['99', String(second), `0${second}`],
        costs: [30e6, 25e6 + 1, 20e6],
      }),
    ),
  ).toMatchObject([
    { code: 'project-unknown', found: '99' },
    { code: 'cost-differs', number: second, foundClp: '25000001', listedClp: 25e6 },
    { code: 'project-repeated', number: second },
    { code: 'cost-differs', number: second },
    { code: 'project-missing' },
    { code: 'project-missing' },
  ]);
  expect(
    await problemsOf(opened, pabulibOf(opened, [of(0)], { budget: 1, voteType: 'ordinal' })),
  ).toMatchObject([
    { code: 'kind-differs', found: 'ordinal', asked: 'approval' },
    { code: 'amount-differs', foundClp: '1' },
  ]);
  const broken = await problemsOf(opened, pabulibOf(opened, [of(0), of(0, 1, 2), of(0, 1), of()]));
  const line = pabulibOf(opened, []).split('\n').length;
  expect(broken).toMatchObject([
    { code: 'too-many-choices', row: line + 1, voter: 'folio-2', found: 3, limit: 2 },
    { code: 'above-amount', row: line + 1, foundClp: 75e6 },
    { code: 'above-amount', row: line + 2, voter: 'folio-3', foundClp: 55e6, amountClp: 50e6 },
  ]);
  const bringing = await findBringing(ground.db, { contestId: opened.contestId, round: 1 });
  expect(bringing).toMatchObject({ facts, tallySheetName: 'acta.pdf', state: { kind: 'open' } });
});

test.each([
  ['an old spreadsheet', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])],
  ['a vote cut in two', new TextEncoder().encode('META\nkey;value\nbudget;50')],
])('%s is no vote, and is refused with what is wrong', async (_, bytes) => {
  const opened = await shared();
  const brought = await bring(opened, { kind: 'ballots', bytes, name: 'votos' });
  expect(brought).toMatchObject({
    ok: false,
    error: { code: 'count/not-taken', vote: { kind: 'unreadable' } },
  });
});

let one: Promise<Opened> | undefined;
const shared = () => {
  one ??= givenOpened(ground, 'una', { more: greedy });
  return one;
};

test('ballots are counted by the bases and the lot of the list; their rows tell neither whose nor when', async () => {
  const opened = await shared();
  const ballots = [...times(5, of(1)), ...times(9, of(0)), of(), ...times(7, of(2, 0))];
  const { result, lines } = await bringAndCount(opened, ballotsFile(pabulibOf(opened, ballots)));
  expect(
    lines.map(({ projectId, isFunded, support, place }) => [projectId, isFunded, support, place]),
  ).toEqual([
    [opened.ids[0], true, 16, 1],
    [opened.ids[2], true, 7, 2],
    [opened.ids[1], false, 5, 3],
  ]);
  expect(lines.map(({ number }) => number)).toEqual(
    [0, 2, 1].map((place) => opened.numbers[place]),
  );
  const texts = await readResultTexts(ground.db, result.id, 'es-CL');
  expect(texts?.text).not.toContain('folio');
  expect(texts?.text.split('VOTES\n')[1]?.split('\n')[1]).toMatch(/^1;/);
  const outcome = JSON.parse(texts?.outcomeText ?? '');
  expect(outcome).toMatchObject({ schema: 'minga-count/1', ballots: 22, emptyBallots: 1 });
  expect(outcome.ranking).toHaveLength(3);
  expect(outcome.hashes.input).toBe(result.countedSha256);
  const report = await readReport(ground.db, result.id, 'en');
  expect(report?.lead).toContain('22 ballots prioritised 2 of 3 projects');
  expect(report?.counts[0]?.explanations).toHaveLength(3);
  const [vote] = await listVotes(ground.db, [opened.contestId]);
  expect(vote).toMatchObject({ ballots: 22, blanks: 1, nulls: 2, ...without(facts, 'nulls') });
});

function without<T extends object>(all: T, key: keyof T) {
  const { [key]: _, ...rest } = all;
  return rest;
}

test('its first result closes and counts the vote, makes it known, and is not brought in again', async () => {
  const opened = await shared();
  const edition = await findPublicEdition(ground.db, 'ancud', opened.slug);
  expect(edition?.passages.map(({ stage }) => stage)).toEqual([
    'voting-opened',
    'voting-closed',
    'counted',
  ]);
  expect(edition?.results.map(({ kind, key }) => [kind, key])).toEqual([
    ['vote-counted', `${opened.contestId}/1`],
  ]);
  expect(codeOf(await bring(opened, undefined))).toBe('count/vote-there');
  expect(await findBringing(ground.db, { contestId: opened.contestId, round: 1 })).toBeUndefined();
});

test('without some projects the same rule says what would follow, and nothing is kept of it', async () => {
  const opened = await shared();
  const [result] = await listResults(ground.db, [opened.contestId]);
  const asked = await recountWithout(ground, result?.id ?? '', [opened.ids[0] ?? '']);
  assert(asked.ok, JSON.stringify(asked));
  expect(asked.value.map(({ projectId, isFunded }) => [projectId, isFunded])).toEqual([
    [opened.ids[2], true],
    [opened.ids[1], true],
  ]);
  expect(asked.value[0]?.name).toContain('Obra 3');
  expect(await listResults(ground.db, [opened.contestId])).toHaveLength(1);
});

test('a vote brought in by mistake is withdrawn with its reason, and another one takes its place', async () => {
  const opened = await shared();
  const { db, officer } = ground;
  const [vote] = await listVotes(db, [opened.contestId]);
  const reason = 'Era el archivo de otro sector';
  const asked = { ...opened.asked, voteId: vote?.id ?? '', reason };
  expect(await withdrawVote(db, officer, asked)).toEqual({ ok: true, value: undefined });
  expect(await withdrawVote(db, officer, asked)).toMatchObject({
    error: { code: 'count/vote-gone' },
  });
  const text = pabulibOf(opened, times(3, of(1)));
  const { result, lines } = await bringAndCount(opened, ballotsFile(text));
  expect(result).toMatchObject({ version: 2, cause: 'correction', isStanding: true });
  expect(lines[0]?.projectId).toBe(opened.ids[1]);
  const [first] = await listResults(db, [opened.contestId]);
  expect(first?.isStanding).toBe(false);
  const annulled = await sql<{ count: string }>`select count(*) from records.document
    where code = ${first?.documentCode ?? ''} and annulled_reason = ${reason}`.execute(db);
  expect(annulled.rows[0]?.count).toBe('1');
});

test('signed totals give what their ballots give, where the rule goes by supports alone', async () => {
  const [byBallots, byTotals] = [
    await givenOpened(ground, 'papeletas', { costs: [10e6, 20e6, 15e6, 30e6], more: greedy }),
    await givenOpened(ground, 'totales', { costs: [10e6, 20e6, 15e6, 30e6], more: greedy }),
  ];
  const ballots = [...times(4, of(0, 1)), ...times(6, of(1, 3)), ...times(3, of(2)), of()];
  const counted = await bringAndCount(byBallots, ballotsFile(pabulibOf(byBallots, ballots)));
  const cells = Object.fromEntries(
    [4, 10, 3, 6].map((votes, place) => [`n${byTotals.numbers[place]}`, String(votes)]),
  );
  const typed = { ...cells, validos: '13', blancos: '1', nulos: '0' };
  const summed = await bringAndCount(byTotals, { kind: 'typed', cells: typed });
  const plain = ({ costClp, isFunded, support, by }: (typeof counted.lines)[number]) => ({
    ...{ costClp, isFunded, support, by },
  });
  expect(summed.lines.map(plain)).toEqual(counted.lines.map(plain));
  const report = await readReport(ground.db, summed.result.id, 'es-CL');
  expect(report?.counts[0]?.figures).toHaveLength(2);
  expect(report?.counts[0]?.measures).toBeUndefined();
  const texts = await readResultTexts(ground.db, summed.result.id, 'es-CL');
  expect(JSON.parse(texts?.totalsText ?? '')).toMatchObject({
    format: 'minga-totales/1',
    tables: [{ table: '', valid: 13, blank: 1, null: 0 }],
  });
  expect(texts?.text).toContain('no son las de nadie');
});

test('a rule that needs the ballots refuses totals by name', async () => {
  const opened = await givenOpened(ground, 'iguales');
  const brought = await bring(opened, { kind: 'typed', cells: { validos: '1' } });
  expect(brought).toMatchObject({
    error: {
      vote: { kind: 'sheet', refused: { problems: [{ code: 'needs-ballots', why: 'rule' }] } },
    },
  });
});

test('a table is left out of a recount, in a version that passes nothing again', async () => {
  const opened = await givenOpened(ground, 'mesas', { more: greedy });
  const at = (mesa: string, ballot: BallotGiven) => ({ ...ballot, mesa });
  const ballots = [
    ...times(9, at('2', of(0))),
    ...times(6, at('10', of(1))),
    ...times(5, at('2', of(2))),
  ];
  const { result } = await bringAndCount(opened, ballotsFile(pabulibOf(opened, ballots)));
  const [vote] = await listVotes(ground.db, [opened.contestId]);
  expect(vote?.tables).toEqual([
    { code: '2', ballots: 14 },
    { code: '10', ballots: 6 },
  ]);
  const recount = (excludedTables: readonly string[]) =>
    recountOfficially(siteOf(ground.db), ground.officer, {
      ...opened.asked,
      ...({ cause: 'table-annulled', objectionId: null } as const),
      excludedTables,
    });
  expect(await recount(['9'])).toMatchObject({ error: { code: 'count/tables-unknown' } });
  expect(await recount(['2', '10'])).toMatchObject({ error: { code: 'count/all-tables' } });
  const again = await recount(['2']);
  assert(again.ok, JSON.stringify(again));
  const lines = await readLines(ground.db, again.value);
  expect(lines.map(({ projectId, support }) => [projectId, support])[0]).toEqual([
    opened.ids[1],
    6,
  ]);
  const all = await listResults(ground.db, [opened.contestId]);
  expect(all.map(({ version, cause, excludedTables }) => [version, cause, excludedTables])).toEqual(
    [
      [1, 'first', []],
      [2, 'table-annulled', ['2']],
    ],
  );
  expect(all[1]?.countedSha256).not.toBe(result.countedSha256);
  const edition = await findPublicEdition(ground.db, 'ancud', opened.slug);
  expect(edition?.passages).toHaveLength(3);
});

test('what left the list since is out, and its ballots stay', async () => {
  const opened = await givenOpened(ground, 'retirada', {
    costs: [10e6, 20e6, 15e6, 30e6],
    more: greedy,
  });
  await ground.db
    .transaction()
    .execute((tx) =>
      depositWithdrawal(tx, { projectId: opened.ids[3] ?? '', reason: 'Desiste', now: OVER }),
    );
  const ballots = [...times(5, of(3)), ...times(2, of(0, 3)), of(1), of(2)];
  const brought = await bring(opened, ballotsFile(pabulibOf(opened, ballots)));
  expect(brought.ok).toBe(true);
  const bringing = await findBringing(ground.db, { contestId: opened.contestId, round: 1 });
  expect(bringing?.preview).toMatchObject({
    ...{ ballots: 9, blanks: 5 },
    warnings: [{ code: 'chose-what-left', number: opened.numbers[3], ballots: 7, out: 'left' }],
  });
  await countBrought(siteOf(ground.db), await confirm(opened));
  const [result] = await listResults(ground.db, [opened.contestId]);
  expect(await readLines(ground.db, result?.id ?? '')).toHaveLength(3);
});

test('a count that broke off says so, and is begun again; the first one ends nothing any more', async () => {
  const opened = await givenOpened(ground, 'cortada', { more: greedy });
  await bring(opened, ballotsFile(pabulibOf(opened, [of(0)])));
  const first = await confirm(opened);
  const bringing = () => findBringing(ground.db, { contestId: opened.contestId, round: 1 });
  expect((await bringing())?.state).toEqual({ kind: 'counting', percent: 0 });
  expect(await discardBringing(ground.db, ground.officer, opened.asked)).toMatchObject({
    error: { code: 'count/is-counting' },
  });
  await sql`update count.bringing set heard_at = now() - interval '4 minutes'
    where attempt = ${first}`.execute(ground.db);
  expect((await bringing())?.state).toEqual({ kind: 'failed', failure: 'broken' });
  const second = await confirm(opened);
  await countBrought(siteOf(ground.db), first);
  expect(await listResults(ground.db, [opened.contestId])).toEqual([]);
  await Promise.all([1, 2].map(() => countBrought(siteOf(ground.db), second).catch(() => {})));
  expect(await listResults(ground.db, [opened.contestId])).toHaveLength(1);
});

test('what was changed after it was seen is not confirmed', async () => {
  const opened = await givenOpened(ground, 'vista', { more: greedy });
  await bring(opened, ballotsFile(pabulibOf(opened, [of(0)])));
  const { db, officer } = ground;
  const bringing = await findBringing(db, { contestId: opened.contestId, round: 1 });
  const seen = { bringingId: bringing?.id ?? '', savedAt: '2027-04-13T15:00:00.000Z' };
  expect(
    await confirmBringing(db, { isDemonstration: true }, officer, { ...opened.asked, ...seen }),
  ).toEqual({ ok: false, error: { code: 'count/not-ready' } });
  expect(await discardBringing(db, officer, opened.asked)).toEqual({ ok: true, value: undefined });
  expect(await findBringing(db, { contestId: opened.contestId, round: 1 })).toBeUndefined();
});
