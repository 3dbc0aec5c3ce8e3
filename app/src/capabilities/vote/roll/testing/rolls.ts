// What tests of the roll begin with: an election of Ancud that is open, with people on its roll, and the site that hands out papers.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blind, type Contest, deriveContest, type Manifest, toBase64url } from '@minga/ballot';
import { assert } from '@minga/basics';
import type { TablesOf } from '../../../../platform/database/database.ts';
import { type Journal, journalAt } from '../../../../platform/journal.ts';
import { keysFrom } from '../../../../platform/keys.ts';
import type { RollTools } from '../../../../platform/room.ts';
import { type TestDatabase, testRollDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenLists } from '../../../edition/ballot-list/testing/given.ts';
import { parseRun, type Run } from '../../../ground/people/rules/index.ts';
import { givenPerson } from '../../../ground/people/testing/somebody.ts';
import type { ElectionWindows } from '../../election/rules/index.ts';
import {
  type ElectionGround,
  electionOf,
  givenDrawn,
  givenElections,
  givenPrepared,
  OPENING,
  type OpenedElection,
  openPrepared,
  type PreparedAsked,
} from '../../election/testing/opened-election.ts';
import { addListed } from '../actions/add-listed.ts';
import type { BothDatabases } from '../actions/by-staff.ts';
import { freezeRoll } from '../actions/freeze-roll.ts';
import { prepareRoll } from '../actions/prepare-roll.ts';
import type { RollMode } from '../store/elections.ts';
import { insertTurn } from '../store/turns.ts';
import { vrefOf } from '../store/voters.ts';

/** The keys of the roll in every test. */
export const rollKeys = keysFrom(Buffer.alloc(32, 11));

/** A number with its check digit; each place gives another person. */
export function runOf(place: number): Run {
  const digits = [...'0123456789K'].map((digit) => parseRun(`${10_000_000 + place}-${digit}`));
  const run = digits.find((one) => one !== undefined);
  assert(run !== undefined, 'one of eleven is its check digit');
  return run;
}

/** So many people, from the first place on. */
export function runsOf(count: number): readonly Run[] {
  return Array.from({ length: count }, (_, place) => runOf(place));
}

export interface RollGround {
  readonly elections: ElectionGround;
  readonly database: TestDatabase<TablesOf['minga_roll']>;
  readonly roll: RollTools;
  readonly both: BothDatabases;
  readonly journal: Journal;
  readonly site: TestSite;
  /** What time it is on the site. */
  setNow(now: Date): void;
  close(): Promise<void>;
}

/** With the site of the tests before them, whose clock stands at the opening until it is set. */
export async function givenRolls(): Promise<RollGround> {
  const elections = await givenElections(await givenLists());
  const { db } = elections;
  const database = await testRollDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'minga-roll-'));
  const journal = journalAt(join(folder, 'roll-journal.jsonl'));
  const roll = { db: database.db, keys: rollKeys, journal };
  let now = OPENING;
  const site = await testSite(db, { roll, clock: { now: () => now } });
  return {
    ...{ elections, database, roll, journal, site },
    both: { db, roll },
    setNow(to) {
      now = to;
    },
    async close() {
      await journal.close();
      await database.close();
      await elections.given.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface RollAsked {
  readonly windows?: ElectionWindows;
  readonly mode?: RollMode;
  readonly people?: readonly Run[];
  /** Of its batches, if not the usual ones. */
  readonly batch?: NonNullable<PreparedAsked['settings']>['batch'];
}

/** An election that hands out ballot papers; the clock of the site stands in the middle of its days. */
export async function givenOpenRoll(
  ground: RollGround,
  slug: string,
  { mode = 'mixed', people = [], windows, batch }: RollAsked = {},
): Promise<OpenedElection> {
  const { elections, both } = ground;
  const drawn = await givenDrawn(elections, slug);
  const population_14 = mode === 'closed' ? { n: 0, source: '' } : { n: 5000, source: 'INE' };
  const prepared = await givenPrepared(elections, drawn, {
    registrar: undefined,
    isDemonstration: true,
    settings: {
      padron: { mode, population_14 },
      ...(windows === undefined ? {} : { windows }),
      ways: ['claveunica', 'desk', 'code', 'paper'],
      ...(batch === undefined ? {} : { batch }),
      ...(mode === 'closed' ? { contests: { pudeto: { minElectors: 1, paper: 'none' } } } : {}),
    },
  });
  const election = await electionOf(elections.db, prepared.electionId);
  await prepareRoll(both, election);
  const [style] = election.settings.styles;
  assert(style !== undefined, 'there is a style');
  const listed = await addListed(
    both,
    election.id,
    people.map((run) => ({ run, style: style.id })),
  );
  assert(listed.ok, `listed: ${JSON.stringify(listed)}`);
  const frozen = await freezeRoll(both, election);
  assert(frozen.ok, `frozen: ${JSON.stringify(frozen)}`);
  const opened = await openPrepared(elections, drawn, prepared);
  const { issue_from } = opened.manifest.windows;
  ground.setNow(new Date(Date.parse(issue_from) + 3_600_000));
  return opened;
}

/** A resident whose provider proved her RUN a moment ago. */
export async function givenVoter({ elections, site }: RollGround, run: Run): Promise<TestSite> {
  return site.as(await givenPerson(elections.db, { run }), 'provider');
}

/** What the booth asks for with one seed: `CONTEST.BM` of each contest of a style. */
export function blinded(
  manifest: Manifest,
  manifestHash: Uint8Array,
  seed: Uint8Array = randomBytes(16),
): readonly string[] {
  const [style] = manifest.styles;
  assert(style !== undefined, 'there is a style');
  return style.contests.map((id) => {
    const contest = contestOf(manifest, id);
    const secrets = deriveContest(seed, manifestHash, contest);
    const bm = blind({ contest, manifestHash, secrets });
    assert(bm.ok, 'the factor has an inverse');
    return `${id}.${toBase64url(bm.value)}`;
  });
}

export function contestOf({ contests }: Manifest, id: string): Contest {
  const contest = contests.find((one) => one.id === id);
  assert(contest !== undefined, `there is a contest ${id}`);
  return contest;
}

/** The turn of a voter, as the address of the booth carries it. */
export async function takeTurnOn(voter: TestSite, electionId: string): Promise<string> {
  const answer = await voter.post(
    '/papeleta/turno',
    new URLSearchParams({ election: electionId }),
    { 'sec-fetch-site': 'same-origin', accept: 'application/json' },
  );
  const { to = '' } = (await answer.json()) as { to?: string };
  const h = new URLSearchParams(to.split('#')[1]).get('h');
  assert(h !== null, `a turn is given: ${answer.status} ${to}`);
  return h;
}

/** What the browser of a turn holds, where no request is made. */
export const holder = Buffer.alloc(32, 6);

/** A turn of a right as the site gives it, for a quarter of an hour. */
export async function givenTurn(
  { roll }: RollGround,
  electionId: string,
  run: Run,
  now: Date,
): Promise<Uint8Array> {
  const turn = randomBytes(16);
  await roll.db.transaction().execute((tx) =>
    insertTurn(tx, electionId, {
      turnHash: createHash('sha256').update(turn).digest(),
      holderHash: holder,
      vref: vrefOf(roll.keys, electionId, run),
      expiresAt: new Date(now.getTime() + 900_000),
    }),
  );
  return turn;
}

/** The token of the page where a paper is taken. */
export async function tokenOn(voter: TestSite): Promise<string> {
  const html = await (await voter.get('/papeleta')).text();
  return /data-token="([^"]+)"/.exec(html)?.[1] ?? '';
}

export interface AnswerToIssue {
  readonly status: number;
  readonly code: string | undefined;
  /** `CONTEST.BS` of each contest. */
  readonly bs: readonly string[];
}

/** Asks for a ballot paper as the page does. */
export async function askPaper(
  voter: TestSite,
  asked: { readonly h: string; readonly bm: readonly string[]; readonly token?: string },
  headers: Record<string, string> = {},
): Promise<AnswerToIssue> {
  const token = asked.token ?? (await tokenOn(voter));
  const answer = await voter.post(
    '/papeleta',
    JSON.stringify({ token, h: asked.h, bm: asked.bm }),
    { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
  );
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json'))
    return { status: answer.status, code: undefined, bs: [] };
  const { code, to = '' } = (await answer.json()) as { code?: string; to?: string };
  const bs = new URLSearchParams(to.split('#')[1]).get('bs');
  return { status: answer.status, code, bs: bs === null ? [] : bs.split(',') };
}

/** Her whole way to a ballot paper, with a seed of her own. */
export async function takePaper(
  voter: TestSite,
  { electionId, manifest, fingerprint }: OpenedElection,
): Promise<AnswerToIssue> {
  const h = await takeTurnOn(voter, electionId);
  return askPaper(voter, { h, bm: blinded(manifest, fingerprint) });
}
