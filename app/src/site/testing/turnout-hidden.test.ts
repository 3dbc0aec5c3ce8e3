// While people vote no answer of site or urn tells how many did or what: everything is asked before and after, and must be the same.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@minga/basics';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findInstitution } from '../../capabilities/ground/institutions/index.ts';
import { permissionOf, roles } from '../../capabilities/ground/people/rules/index.ts';
import { givenPerson } from '../../capabilities/ground/people/testing/somebody.ts';
import {
  givenJourney,
  type Journey,
} from '../../capabilities/vote/count/testing/sealed-journey.ts';
import { runOf } from '../../capabilities/vote/roll/testing/rolls.ts';
import { urnRoutes } from '../../capabilities/vote/urn/web/routes.ts';
import { localStore } from '../../platform/files/local-store.ts';
import type { Route } from '../../platform/http/route.ts';
import { createMetrics } from '../../platform/metrics/metrics.ts';
import { writeArchive } from '../institution-archive/write-archive.ts';
import { houseOf, routesOf } from '../site.tsx';
import { testParts, testSite } from '../testing.ts';
import { type Answers, changedIn, crawl, type Visitor, visitOf } from './crawl.ts';

const SLUG = 'reserva';
const NOWHERE = '00000000-0000-4000-8000-000000000000';
type Visits = Parameters<typeof crawl>[0];
/** Who takes a paper, and how many of them cast it: fewer than a batch holds. */
const ISSUED = 23;
const CAST = 17;

let journey: Journey;
let routes: readonly Route[];
let metrics: Visitor;
let visitors: ReadonlyMap<string, Visitor>;
/** Pages and files of the vote, by a member of its team. */
let ofTeam: Visits;

beforeAll(async () => {
  journey = await givenJourney(SLUG, ISSUED + 1);
  journey.at(new Date(Date.parse(journey.opened.manifest.windows.vote_from) + 3_600_000));
  await journey.pass();
  const { db, vote, given, town } = journey;
  const measured = createMetrics('1');
  const options = {
    ...vote.parts,
    clock: { now: () => journey.now() },
    metrics: {
      token: 'ficha',
      requestAnswered: measured.requestAnswered,
      text: () => measured.text(given.pool),
    },
  };
  const site = await testSite(db, options);
  const parts = testParts(db, options);
  routes = routesOf(parts, houseOf(parts)).filter(({ method }) => method === 'get');
  const resident = await site.as(await givenPerson(db, { run: runOf(ISSUED) }), 'provider');
  const found = new Map<string, Visitor>([
    ['anonymous', { name: 'anonymous', get: site.get }],
    ['resident', { name: 'resident', get: resident.get }],
  ]);
  for (const role of roles) {
    const isElsewhere = role === 'platform-operator' || role === 'organization-representative';
    if (isElsewhere) continue;
    const { rows } = await given.pool.query(
      `insert into people.person (public_name, proof) values ('Ana P.', 'provider') returning id`,
    );
    await given.pool.query(
      'insert into people.role_grant (person_id, role, institution_id) values ($1, $2, $3)',
      [rows[0].id, role, town.institutionId],
    );
    found.set(role, { name: role, get: (await site.as(rows[0].id)).get });
  }
  visitors = found;
  // How often each address was asked is told to whoever operates; of its work, no more than what waits.
  const work = /^minga_(?:jobs|mails)_.*$/gm;
  metrics = {
    name: 'operator',
    async get(address) {
      const answer = await site.get(address, { authorization: 'Bearer ficha' });
      return new Response((await answer.text()).match(work)?.join('\n') ?? 'nothing');
    },
  };
}, 120_000);
afterAll(() => journey?.close());

test('nobody learns from any answer that papers were taken and ballots wait for their batch', async () => {
  const list = await crawl(writtenDown());
  const site = await crawl(siteVisits(), mayFollow);
  const urn = await crawl(urnVisits());
  const archive = await archived();
  const status = await statusOfUrn();
  expect(site.visits.length).toBeGreaterThan(500);
  expect([...site.answers].filter(([, answer]) => answer.startsWith('5'))).toEqual([]);

  for (let cast = 0; cast < CAST; cast += 1) await journey.castUntold([cast % 3]);
  for (let taken = CAST; taken < ISSUED; taken += 1) await journey.takePaper();
  await journey.pass();

  expect(await waiting()).toEqual([CAST, ISSUED]);
  expect(differences(site.answers, (await crawl(site.visits)).answers)).toEqual([]);
  expect(differences(urn.answers, (await crawl(urn.visits)).answers)).toEqual([]);
  expect(differences(archive, await archived())).toEqual([]);
  expect(await statusOfUrn()).toEqual(status);
  expect(differences(list.answers, (await crawl(list.visits)).answers)).toEqual([]);
  ofTeam = site.visits.filter(({ by, address }) => by.name === 'pb-officer' && isOfVote(address));
}, 240_000);

test.each([
  ['a number in its text', (count: number) => ({ text: `${count} personas`, headers: {} })],
  ['nothing but its length', (count: number) => ({ text: ' '.repeat(count), headers: {} })],
  ['a header', (count: number) => ({ text: '', headers: { etag: `"${count}"` } })],
])('an answer that tells it by %s would be noticed', async (_, leak) => {
  let count = 0;
  const by: Visitor = {
    name: 'anonymous',
    async get(address) {
      const { text, headers } = leak(count);
      const answer = await anonymous().get(address);
      return new Response(`${await answer.text()}${text}`, { headers });
    },
  };
  const told = [{ by, address: `/votaciones/${journey.electionId}` }];
  const { answers } = await crawl(told);
  expect(changedIn(answers, (await crawl(told)).answers)).toEqual([]);
  count += 1;
  expect(changedIn(answers, (await crawl(told)).answers)).toEqual(told.map(visitOf));
});

test('at night papers are told by the registro, as everybody may count them, and ballots by nothing', async () => {
  const before = await crawl(ofTeam.filter(({ address }) => !address.includes('/hoja/')));
  await journey.cast([]);
  await journey.pass();
  const after = await crawl(before.visits);
  // The record of one kind of leaf is a part of the record.
  const pages = changedIn(before.answers, after.answers).map((key) =>
    (key.split('/').at(-1) ?? '').replace(/\?tipo=\w+$/, ''),
  );
  const changed = [...new Set(pages)];
  const { electionId } = journey;
  const record = ['registro', 'registro.csv', 'registro.json', 'registro.jsonl'];
  expect(changed.toSorted()).toEqual([electionId, 'padron', 'que-protege', ...record].toSorted());
  expect(timesIn(after.answers, 'registro.jsonl', /"ev":"issued"/g)).toBe(ISSUED);
  expect(timesIn(after.answers, 'registro.json', /"kind":"(?:vote|batch)"/g)).toBe(0);
  const log = (await crawl(urnVisits())).answers;
  expect([...log].filter(([, answer]) => /"type":"(?:vote|batch)"/.test(answer))).toEqual([]);
});

test('after the close the record tells what was cast', async () => {
  journey.at(new Date(Date.parse(journey.opened.manifest.windows.cast_until) + 10_000));
  await journey.pass();
  const { answers } = await crawl(ofTeam);
  expect(timesIn(answers, 'registro.json', /"kind":"vote"/g)).toBe(CAST);
  const log = [...(await crawl(urnVisits(CAST + 8))).answers.values()].join('');
  expect(log).toContain('"type":"vote"');
});

function timesIn(answers: Answers, file: string, what: RegExp): number {
  const answer = answers.get(`pb-officer /votaciones/${journey.electionId}/${file}`) ?? '';
  return answer.match(what)?.length ?? 0;
}

/** How many ballots wait in the urn, and how many papers were given: what may not be told. */
async function waiting(): Promise<readonly number[]> {
  const { urnOrigin, rollDatabase } = journey.vote;
  const ballots = await urnOrigin.database.pool.query(
    'select count(*)::int as n from urn.ballot where leaf is not null',
  );
  const issued = await rollDatabase.pool.query(
    `select count(*)::int as n from roll.voting_right where state = 'issued'`,
  );
  return [ballots.rows[0].n, issued.rows[0].n];
}

/** Each file of what the institution takes away. */
async function archived(): Promise<ReadonlyMap<string, string>> {
  const institution = await findInstitution(journey.db, 'ancud');
  assert(institution !== undefined, 'it is there');
  const pieces: Uint8Array[] = [];
  await writeArchive({
    tools: { db: journey.db, files: localStore(join(tmpdir(), `minga-crawl-${process.pid}`)) },
    institution,
    publicUrl: 'http://localhost',
    now: journey.now(),
    write: (piece) => void pieces.push(piece),
  });
  // Its sums follow from the rest, and the public register tells that the list was opened.
  const files = Object.entries(unzipSync(Buffer.concat(pieces))).filter(
    ([path]) => !/^(?:README|SHA256SUMS|listas\/registro)/.test(path),
  );
  return new Map(files.map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]));
}

/** What the site itself may ask through its door. */
const statusOfUrn = () => journey.vote.parts.urn.status(journey.electionId);

/** Each answer that changed, with where it began to. */
function differences(earlier: Answers, later: Answers): readonly string[] {
  return changedIn(earlier, later).map((key) => {
    const [one = '', other = ''] = [earlier.get(key), later.get(key)];
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    return [key, one.slice(at - 60, at + 60), other.slice(at - 60, at + 60)].join('\n');
  });
}

const words: Readonly<Record<string, string>> = {
  institution: 'ancud',
  slug: 'ancud',
  contest: 'pudeto',
  number: '1',
  version: '1',
  edition: SLUG,
};

/** None where something else than the vote and its edition would have to be there. */
function addressesOf({ path }: Route): readonly string[] {
  const pattern = path.patterns['es-CL'];
  const named: Readonly<Record<string, string>> = { ...words, election: journey.electionId };
  const address = pattern.replaceAll(/:(\w+)/g, (_, name: string) => named[name] ?? NOWHERE);
  return isOfVote(address) || !address.includes(NOWHERE) ? [address] : [];
}

const isOfVote = (address: string) => /votacion|papeleta|mi-derecho|:election/.test(address);

/** Whoever the table lets in; what is of a vote shows more to some, and is asked by all. */
function whoAsks({ audience, path }: Route): readonly Visitor[] {
  const all = [...visitors.values()];
  const pattern = path.patterns['es-CL'];
  const allowed = audience === 'public' ? undefined : permissionOf(audience.act)?.roles;
  const may =
    allowed === undefined
      ? all
      : all.filter(({ name }) =>
          allowed === 'signed-in'
            ? name === 'resident' || name === 'pb-officer'
            : allowed.some((role) => role === name),
        );
  if (isOfVote(pattern)) return may;
  return may.slice(0, 1);
}

function anonymous(): Visitor {
  const found = visitors.get('anonymous');
  assert(found !== undefined, 'it is the first');
  return found;
}

/** Who opens the list is written down for everybody, so that it is asked apart. */
const WRITTEN_DOWN = 'aperturas.jsonl';

function writtenDown(): Visits {
  return routeVisits().filter(({ address }) => address.endsWith(WRITTEN_DOWN));
}

function routeVisits(): Visits {
  return routes.flatMap((route) =>
    addressesOf(route).flatMap((address) => whoAsks(route).map((by) => ({ by, address }))),
  );
}

function siteVisits(): Visits {
  const searched = ['Votación', SLUG, '23', '17'].map((q) => `/buscar?q=${encodeURIComponent(q)}`);
  const files = ['datos/votaciones.csv?municipality=ancud', 'datos/votaciones.json?page=2'];
  return [
    ...routeVisits().filter(({ address }) => !address.endsWith(WRITTEN_DOWN)),
    ...[...searched, ...files.map((file) => `/${file}`)].map((address) => ({
      by: anonymous(),
      address,
    })),
    { by: metrics, address: '/metrics' },
  ];
}

/** What leads on to the vote and its lists, in whatever order or filter; the team sees the most. */
function mayFollow(address: string, { name }: Visitor): boolean {
  const isNear = /^\/(?:votaciones|datos\/votaciones|gestion\/ancud\/votaciones)\b/.test(address);
  return (
    isNear && !address.endsWith(WRITTEN_DOWN) && (name === 'pb-officer' || name === 'anonymous')
  );
}

/** Every address of the urn that is read, with the tiles of a log of up to `size` leaves. */
function urnVisits(size = 8): Visits {
  const by: Visitor = { name: 'urn', get: (address) => journey.vote.urnOrigin.get(address) };
  const tiles = ['0/000', 'entries/000'].flatMap((tile) =>
    Array.from({ length: size }, (_, place) => `tile/${tile}.p/${place + 1}`),
  );
  return urnRoutes(journey.vote.urnOrigin.house)
    .filter(({ method }) => method === 'get')
    .flatMap(({ path }) => {
      const address = path.patterns['es-CL'].replace(':id', journey.electionId);
      return address.endsWith('tile/*') ? tiles.map((t) => address.replace('tile/*', t)) : address;
    })
    .map((address) => ({ by, address }));
}
