// A sealed vote as a house of its own: three databases, two folders and one clock, whose processes can be thrown away and begun again.
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { givenLists } from '../../../capabilities/edition/ballot-list/testing/given.ts';
import type { Run } from '../../../capabilities/ground/people/rules/index.ts';
import { givenPerson } from '../../../capabilities/ground/people/testing/somebody.ts';
import { staffOf } from '../../../capabilities/ground/people/testing/staff.ts';
import {
  type ElectionGround,
  givenElections,
  type OpenedElection,
} from '../../../capabilities/vote/election/testing/opened-election.ts';
import { givenOpenRoll, rollKeys } from '../../../capabilities/vote/roll/testing/rolls.ts';
import { commitmentsOf, givenCard } from '../../../capabilities/vote/roll/testing/whole-roll.ts';
import type { TablesOf } from '../../../platform/database/database.ts';
import { type Journal, journalAt } from '../../../platform/journal.ts';
import type { Log } from '../../../platform/log.ts';
import type { RollTools } from '../../../platform/room.ts';
import {
  type DatabaseBackup,
  type TestDatabase,
  testRollDatabase,
} from '../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../testing.ts';
import { boothOf, TEST_URN_URL, type TestUrn, testUrn } from '../../testing-vote.ts';

type Kept<Of> = {
  readonly [Name in keyof TablesOf]: Of extends 'open'
    ? TestDatabase<TablesOf[Name]>
    : DatabaseBackup<TablesOf[Name]>;
};

/** What goes wrong once: an answer is lost right after a commit, or right before or after the journal is written. */
export type Fault = 'ballots-kept' | 'journal-lost' | 'journal-written';

export interface VotePeople {
  /** `c` stands for the right of each in public. */
  readonly voters: readonly { readonly run: Run; readonly personId: string; readonly c: string }[];
  /** At two tables. */
  readonly desks: readonly string[];
  readonly cards: readonly { readonly code: string; readonly pin: string }[];
}

/** The vote with its processes running. */
export interface VoteHouse {
  readonly opened: OpenedElection;
  readonly people: VotePeople;
  /** Of site and urn. */
  now: Date;
  /** The next thing that goes wrong; gone once it did. */
  fault: Fault | undefined;
  readonly databases: () => Kept<'open'>;
  readonly roll: () => RollTools;
  readonly site: () => TestSite;
  readonly urn: () => TestUrn;
  readonly folder: string;
  /** Nothing that was in memory is left. `between` is done while no process runs, with its databases closed or put back. */
  crash(between?: (databases: Kept<'open'>) => Promise<Kept<'open'>>): Promise<void>;
  end(): Promise<void>;
}

/** A vote that was opened and has stopped: every copy of it begins at the same moment. */
export interface StoppedVote {
  readonly opened: OpenedElection;
  readonly people: VotePeople;
  begin(log?: Log): Promise<VoteHouse>;
  drop(): Promise<void>;
}

interface Asked {
  readonly runs: readonly Run[];
  /** If not two ballots, every twelve hours. */
  readonly batch?: { readonly every_h: number; readonly min: number };
}

class LostAnswer extends Error {}

/** A vote whose roll and urn run, as it is opened. */
export interface OpenVote {
  readonly opened: OpenedElection;
  readonly elections: ElectionGround;
  readonly database: TestDatabase<TablesOf['minga_roll']>;
  readonly roll: RollTools;
  readonly site: TestSite;
  readonly urn: TestUrn;
  readonly folder: string;
  /** Of site and urn. */
  at(now: Date): void;
}

interface OpenAsked extends Asked {
  /** The urn's, if not one beside those of site and roll. */
  readonly urnDatabase?: TestDatabase<TablesOf['minga_urn']>;
  readonly log?: Log;
}

/** An election of Ancud with these people on its roll. */
export async function givenOpenVote({
  runs,
  batch = { every_h: 12, min: 2 },
  urnDatabase,
  log,
}: OpenAsked): Promise<OpenVote> {
  let now = new Date('2027-03-24T15:00:00Z');
  const clock = { now: () => now };
  const folder = newFolder();
  const options = { clock, ...(log === undefined ? {} : { log }) };
  const urn = await testUrn({
    ...{ ...options, logsDir: join(folder, 'logs') },
    ...(urnDatabase === undefined ? {} : { database: urnDatabase }),
  });
  const elections = await givenElections(await givenLists(), {
    urn: urn.door,
    urnUrl: TEST_URN_URL,
    contributions: [boothOf(urn)],
  });
  const { db } = elections;
  const database = await testRollDatabase();
  const journal = journalAt(join(folder, 'journal'));
  const roll = { db: database.db, keys: rollKeys, journal };
  const site = await testSite(db, { roll, urn: urn.door, urnUrl: TEST_URN_URL, ...options });
  const at = (to: Date) => {
    now = to;
  };
  const ground = { elections, database, roll, journal, site, both: { db, roll } };
  const opened = await givenOpenRoll({ ...ground, setNow: at, close: async () => {} }, 'entera', {
    people: runs,
    batch: { first: '2027-03-25T12:00:00Z', ...batch },
  });
  return { opened, elections, database, roll, site, urn, folder, at };
}

/** The same with two tables and two cards, stopped. */
export async function givenStoppedVote(asked: Asked): Promise<StoppedVote> {
  const { opened, elections, database, roll, urn, folder } = await givenOpenVote(asked);
  const now = new Date(Date.parse(opened.manifest.windows.issue_from) + 3_600_000);
  const people = await givenPeople(elections, roll, opened, asked.runs);
  await roll.journal.close();
  const backups: Kept<'backup'> = {
    minga: await elections.given.backup(),
    minga_roll: await database.backup(),
    minga_urn: await urn.database.backup(),
  };
  return {
    ...{ opened, people },
    async begin(log) {
      const own = newFolder();
      cpSync(folder, own, { recursive: true });
      const databases: Kept<'open'> = {
        minga: await backups.minga.restore(),
        minga_roll: await backups.minga_roll.restore(),
        minga_urn: await backups.minga_urn.restore(),
      };
      return begin({ opened, people, folder: own, databases, now, log });
    },
    async drop() {
      await Promise.all(Object.values(backups).map((one) => one.drop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newFolder(): string {
  const folder = join(tmpdir(), `minga-vote-${randomUUID()}`);
  mkdirSync(folder);
  return folder;
}

async function givenPeople(
  { db, by }: ElectionGround,
  roll: RollTools,
  { electionId }: OpenedElection,
  runs: readonly Run[],
): Promise<VotePeople> {
  const commitments = await commitmentsOf({ db, roll }, electionId, runs);
  const voters: VotePeople['voters'][number][] = [];
  for (const [place, run] of runs.entries())
    voters.push({ run, personId: await givenPerson(db, { run }), c: commitments[place] ?? '' });
  const desk = async () => (await staffOf(db, by.scope, 'desk-staff')).personId;
  const card = () => givenCard({ db, roll }, electionId, by);
  return { voters, desks: [await desk(), await desk()], cards: [await card(), await card()] };
}

interface Beginning {
  readonly opened: OpenedElection;
  readonly people: VotePeople;
  readonly folder: string;
  readonly databases: Kept<'open'>;
  readonly now: Date;
  readonly log: Log | undefined;
}

interface Running {
  readonly databases: Kept<'open'>;
  readonly journal: Journal;
  readonly roll: RollTools;
  readonly site: TestSite;
  readonly urn: TestUrn;
}

async function begin(given: Beginning): Promise<VoteHouse> {
  const { opened, people, folder } = given;
  let running = await run(given.databases);
  const house: VoteHouse = {
    ...{ opened, people, folder, now: given.now, fault: undefined },
    databases: () => running.databases,
    roll: () => running.roll,
    site: () => running.site,
    urn: () => running.urn,
    async crash(between = again) {
      await running.journal.close();
      running = await run(await between(running.databases));
    },
    async end() {
      await running.journal.close();
      await Promise.all(Object.values(running.databases).map((one) => one.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return house;

  /** Whether this is what should go wrong now. */
  function strikes(fault: Fault): boolean {
    if (house?.fault !== fault) return false;
    house.fault = undefined;
    return true;
  }

  async function run(databases: Kept<'open'>): Promise<Running> {
    const clock = { now: () => house.now };
    const journal = journalAt(join(folder, 'journal'));
    const { minga, minga_roll, minga_urn } = databases;
    const roll = { db: minga_roll.db, keys: rollKeys, journal: losing(journal, strikes) };
    const options = given.log === undefined ? {} : { log: given.log };
    const urn = await testUrn({
      ...{ clock, ...options, logsDir: join(folder, 'logs') },
      database: { ...minga_urn, pool: losingBallots(minga_urn.pool, strikes) },
    });
    const parts = { roll, urn: urn.door, urnUrl: TEST_URN_URL, clock };
    return {
      databases,
      journal,
      roll,
      urn,
      site: await testSite(minga.db, { ...parts, ...options }),
    };
  }
}

async function again({ minga, minga_roll, minga_urn }: Kept<'open'>): Promise<Kept<'open'>> {
  return {
    minga: await minga.again(),
    minga_roll: await minga_roll.again(),
    minga_urn: await minga_urn.again(),
  };
}

type Strikes = (fault: Fault) => boolean;

function losing(journal: Journal, strikes: Strikes): Journal {
  return {
    ...journal,
    async append(lines) {
      if (strikes('journal-lost')) throw new LostAnswer('the journal was not written');
      await journal.append(lines);
      if (strikes('journal-written')) throw new LostAnswer('the journal was written');
    },
  };
}

/** The pool, whose answer to a kept ballot can be lost: what was committed stays. */
function losingBallots(pool: Pool, strikes: Strikes): Pool {
  return new Proxy(pool, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value !== 'function') return value;
      if (name !== 'query') return value.bind(target);
      return async (...asked: unknown[]) => {
        const answer = await (value as (...given: unknown[]) => unknown).apply(target, asked);
        const isKeeping = String(asked[0]).includes('insert into urn.ballot');
        if (isKeeping && strikes('ballots-kept')) throw new LostAnswer('the ballots were kept');
        return answer;
      };
    },
  });
}
