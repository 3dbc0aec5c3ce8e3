// With two clusters: whoever voted, from where and with what is in no byte that the urn keeps or writes, and nothing of her ballot is on the other side.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { givenPerson } from '../../../capabilities/ground/people/testing/somebody.ts';
import { commands as rollCommands } from '../../../capabilities/vote/roll/commands.ts';
import { askPaper, runOf, takeTurnOn } from '../../../capabilities/vote/roll/testing/rolls.ts';
import { commitmentsOf } from '../../../capabilities/vote/roll/testing/whole-roll.ts';
import { advanceUrn } from '../../../capabilities/vote/urn/testing/urn-work.ts';
import { openDatabase, type TablesOf } from '../../../platform/database/database.ts';
import { type Listening, listen } from '../../../platform/http/server.ts';
import { createLog } from '../../../platform/log.ts';
import type { TestDatabase } from '../../../platform/testing/database.ts';
import { noFiles } from '../../../platform/testing/no-files.ts';
import { startThrowawayServer, type ThrowawayServer } from '../../../platform/testing/throwaway.ts';
import type { TestSite } from '../../testing.ts';
import { type Clients, clientsOf } from './clients.ts';
import { givenOpenVote, type OpenVote } from './house.ts';

const root = join(import.meta.dirname, '../../../../..');
const runs = [runOf(7_654_321), runOf(7_123_987)];
const ADDRESS = '127.77.66.55';
const FORWARDED = '203.0.113.77';
const BROWSER = 'NavegadorCanario/7.7';
const NAMES = { given: 'Zenobia Canaria', family: 'Quilapán Oyarzún' };

let cluster: ThrowawayServer;
let vote: OpenVote;
let clients: Clients;
let listening: Listening;
/** Whatever site and urn logged, at the lowest level. */
let logged = '';
let code = '';
let turn = '';

beforeAll(async () => {
  cluster = await startThrowawayServer(root);
  const to = new Writable({
    write(line, _, done) {
      logged += String(line);
      done();
    },
  });
  vote = await givenOpenVote({
    ...{ runs, batch: { every_h: 1, min: 1 }, log: createLog('trace', to) },
    urnDatabase: urnOf(cluster),
  });
  const started = await listen(vote.urn.handler, '127.0.0.1', 0);
  if (!started.ok) throw new Error(started.error.code);
  listening = started.value;
  await voteAll();
});
afterAll(async () => {
  await listening?.close(0);
  await vote?.roll.journal.close();
  await vote?.database.close();
  await vote?.elections.given.close();
  await vote?.urn.database.db.destroy();
  await cluster?.discard();
});

function urnOf({ urlFor, ownerUrlFor }: ThrowawayServer): TestDatabase<TablesOf['minga_urn']> {
  const [url, ownerUrl] = [urlFor('minga_urn'), ownerUrlFor('minga_urn')];
  const { db, pool, close } = openDatabase<TablesOf['minga_urn']>(url, () => {});
  const never = () => Promise.reject(new Error('of its cluster there is one'));
  return { db, pool, url, ownerUrl, owner: db, again: never, backup: never, close };
}

/** One is known by her session, the other by a code that was handed to her; both vote over the network. */
async function voteAll(): Promise<void> {
  const { opened, elections, roll, site } = vote;
  const { db, by } = elections;
  const commitments = await commitmentsOf({ db, roll }, opened.electionId, runs);
  const voters = await Promise.all(
    runs.map(async (run, at) => {
      const publicName = `${NAMES.given} ${at}`;
      const personId = await givenPerson(db, { run, names: NAMES, publicName });
      return { run, personId, c: commitments[at] ?? '' };
    }),
  );
  clients = clientsOf({ opened, people: { voters, desks: [], cards: [] } });
  vote.at(new Date(opened.manifest.windows.vote_from));
  const on = { site: () => site, urn: () => vote.urn };
  expect(await clients.take(on, 0, 0)).toBeUndefined();

  const desk = await site.as(by.actor.personId);
  const number = await makeSlip();
  const handedOver = await desk.post(
    `/gestion/ancud/votaciones/${opened.electionId}/mesa/codigo`,
    new URLSearchParams({ run: runs[1] ?? '', numero: number }),
  );
  expect(handedOver.status).toBe(200);
  const entered = await site.post(
    `/papeleta/${opened.electionId}/codigo`,
    new URLSearchParams({ codigo: code }),
  );
  const byCode = withCookie(site, entered.headers.get('set-cookie')?.split(';')[0] ?? '');
  turn = await takeTurnOn(byCode, opened.electionId);
  const asked = { h: turn, bm: clients.blindedOf(1, 0) };
  expect((await askPaper(byCode, asked)).status).toBe(200);
  // Her device asks again, so that the client has the answer too.
  expect(await clients.take(on, 1, 0)).toBeUndefined();

  for (const voter of [0, 1]) expect(await castFrom(ADDRESS, voter)).toBe(200);
  vote.at(new Date(Date.parse(opened.manifest.windows.vote_from) + 3_600_000));
  await advanceUrn(vote.urn, opened.electionId);
}

/** Its number; the code is kept for the search. */
async function makeSlip(): Promise<string> {
  const lines: string[] = [];
  await rollCommands
    .find(({ verb }) => verb === 'codes')
    ?.run({
      ...{ db: vote.elections.db, roll: vote.roll, files: noFiles },
      ...{ publicUrl: 'http://localhost', out: (line) => lines.push(line) },
      args: [vote.opened.electionId, '1'],
    });
  const [number = '', made = ''] = lines.at(-1)?.split('\t') ?? [];
  code = made;
  return number;
}

function withCookie(site: TestSite, cookie: string): TestSite {
  return {
    ...site,
    get: (path, headers = {}) => site.get(path, { cookie, ...headers }),
    post: (path, form, headers = { 'sec-fetch-site': 'same-origin' }) =>
      site.post(path, form, { cookie, ...headers }),
  };
}

async function castFrom(localAddress: string, voter: number): Promise<number | undefined> {
  const body = await clients.bodyOf({ voter, seed: 0, choice: 0 });
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port: listening.port, localAddress, method: 'POST' },
        path: `/e/${vote.opened.electionId}/votar`,
        headers: {
          ...{ host: `127.0.0.1:${listening.port}`, 'sec-fetch-site': 'same-origin' },
          ...{ 'x-forwarded-for': FORWARDED, 'user-agent': BROWSER },
          'content-length': body.length,
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Its write-ahead log. */
function walOf({ dataDir }: ThrowawayServer): string {
  return join(dataDir, 'postgres', 'pg_wal');
}

async function askServer(url: string, text: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Each file below a folder, with its bytes. */
function* filesBelow(folder: string): Generator<readonly [string, Buffer]> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    // Servers remove files while they run.
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile() === true) yield [path, readFileSync(path)];
  }
}

/** Where any of these stands. */
function foundIn(folder: string, canaries: readonly (string | Buffer)[]): readonly string[] {
  return [...filesBelow(folder)].flatMap(([path, bytes]) =>
    canaries.filter((one) => bytes.includes(one)).map((one) => `${path}: ${one.toString('hex')}`),
  );
}

/** Bytes in the ways in which they could be written; the beginning of long ones is enough. */
function written(bytes: Buffer): readonly (string | Buffer)[] {
  const some = bytes.subarray(0, 30);
  return [some, some.toString('base64url'), some.toString('hex')];
}

/** What tells who voted, from where and with what. */
function ofVoters(): readonly (string | Buffer)[] {
  const numbers = runs.flatMap((run) => {
    const body = run.split('-')[0] ?? '';
    return [body, body.replaceAll(/\B(?=(\d{3})+$)/g, '.')];
  });
  const asked = [0, 1].flatMap((voter) => clients.blindedOf(voter, 0));
  const bytesOf = (text: string) => Buffer.from(text.split('.').at(-1) ?? '', 'base64url');
  return [
    ...numbers,
    ...[NAMES.given, NAMES.family, 'Zenobia', ADDRESS, FORWARDED, BROWSER],
    ...[code, code.replaceAll('-', ''), code.toLowerCase()],
    ...[...asked, turn].flatMap((text) => written(bytesOf(text))),
  ];
}

test('nothing of a voter is in any file of the urn’s cluster, its write-ahead log included, nor in its published log', async () => {
  await askServer(cluster.superuserUrl, 'checkpoint');
  expect(foundIn(cluster.dataDir, ofVoters())).toEqual([]);
  expect(foundIn(join(vote.folder, 'logs'), ofVoters())).toEqual([]);
});

test('the search finds what is there: a number that is written by somebody, and the keys of ballots', async () => {
  const { rows } = await vote.urn.database.pool.query<{ pk: Buffer }>('select pk from urn.ballot');
  expect(rows).toHaveLength(2);
  for (const { pk } of rows) expect(foundIn(walOf(cluster), [pk])).not.toEqual([]);
  const [run = ''] = runs;
  await askServer(cluster.superuserUrl, `create table planted as select '${run}'::text as run`);
  // What a test commits reaches the disk a moment later.
  await askServer(cluster.superuserUrl, 'checkpoint');
  expect(foundIn(walOf(cluster), ofVoters())).not.toEqual([]);
});

test('neither site nor urn logs any of it, and the journal of the roll holds neither number, name nor code', async () => {
  expect(logged, 'something is logged').not.toBe('');
  const seen = ofVoters().filter((one) => Buffer.from(logged).includes(one));
  expect(seen.map(String)).toEqual([]);
  const journal = readFileSync(join(vote.folder, 'journal'));
  expect(journal.toString()).toContain('issued');
  expect(ofVoters().filter((one) => journal.includes(one))).toEqual([]);
});

test('nothing of a ballot is on the side of the site: not in its databases, their write-ahead log or the journal', async () => {
  const { rows } = await vote.urn.database.pool.query<{ leaf: Buffer }>(
    `select leaf from urn.leaf where type = 'vote'`,
  );
  expect(rows).toHaveLength(2);
  const ballots = rows.flatMap(({ leaf }) => {
    const { pk, tok, enc, ct, sig } = JSON.parse(leaf.toString()) as Record<string, string>;
    return [pk, tok, enc, ct, sig].flatMap((text) => written(Buffer.from(text ?? '', 'base64url')));
  });
  const { adminUrl } = inject('postgres');
  const [{ data_directory: dataDir = '' } = {}] = await askServer(adminUrl, 'show data_directory');
  const names = [vote.database.url, vote.elections.given.url].map((url) => new URL(url).pathname);
  const oids = await askServer(
    adminUrl,
    `select oid::text from pg_database where datname in (${names.map((name) => `'${name.slice(1)}'`)})`,
  );
  expect(oids).toHaveLength(2);
  await askServer(adminUrl, 'checkpoint');
  for (const { oid = '' } of oids) expect(foundIn(join(dataDir, 'base', oid), ballots)).toEqual([]);
  expect(foundIn(join(dataDir, 'pg_wal'), ballots)).toEqual([]);
  expect(ballots.filter((one) => readFileSync(join(vote.folder, 'journal')).includes(one))).toEqual(
    [],
  );
});

test('the clusters are two, and the key of the one opens nothing of the other', async () => {
  const identifier = 'select system_identifier::text as id from pg_control_system()';
  const { adminUrl, urls } = inject('postgres');
  const ids = await Promise.all(
    [adminUrl, cluster.superuserUrl].map(async (url) => (await askServer(url, identifier))[0]?.id),
  );
  expect(new Set(ids).size).toBe(2);
  const stranger = new URL(urls.minga_roll.role);
  const own = new URL(cluster.urlFor('minga_urn'));
  [stranger.username, stranger.password] = [own.username, own.password];
  await expect(askServer(stranger.href, 'select 1')).rejects.toThrow(/password|authentication/i);
});
