// What a person sees of her own right and of nobody else's, what is public of all of them, and where she declares that she lives.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { houseOf } from '../../../../site/site.tsx';
import type { TestSite } from '../../../../site/testing.ts';
import { testParts } from '../../../../site/testing.ts';
import { givenPerson } from '../../../ground/people/testing/somebody.ts';
import { electionOf, type OpenedElection } from '../../election/testing/opened-election.ts';
import { purgeAfterResult, purgeDue } from '../actions/close-roll.ts';
import { forgetDeclared } from '../actions/forget-voter.ts';
import { findByRun } from '../actions/mark-at-desk.ts';
import { publishToday } from '../jobs.ts';
import { privacy as privacyOfRoll } from '../personal-data.ts';
import { findOwnRight } from '../rules/own-right.ts';
import { declarationsOf } from '../store/declarations.ts';
import { vrefOf } from '../store/voters.ts';
import { queuedLeaves } from '../testing/registro.ts';
import {
  givenOpenRoll,
  givenRolls,
  givenVoter,
  type RollGround,
  runOf,
  runsOf,
  takePaper,
} from '../testing/rolls.ts';

let ground: RollGround;
let opened: OpenedElection;
let staff: TestSite;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'derechos', { people: runsOf(20) });
  staff = await ground.site.as(ground.elections.by.actor.personId);
});
afterAll(() => ground?.close());

async function shownTo(voter: TestSite) {
  const html = await (await voter.get(`/mi-derecho/${opened.electionId}`)).text();
  const said = (name: string) => new RegExp(`data-${name}="([^"]+)"`).exec(html)?.[1] ?? '';
  const opening = { id: opened.electionId, style: said('style'), salt: said('salt') };
  return { html, opening, shown: said('commitment') };
}

async function publicFiles() {
  const read = async (name: string) =>
    (await ground.site.get(`/votaciones/${opened.electionId}/${name}`)).text();
  return { padron: await read('padron.jsonl'), registro: await read('registro.jsonl') };
}

describe('one’s own right', () => {
  test('is found with the number alone in the public files, with what happened to it', async () => {
    const run = runOf(1);
    const voter = await givenVoter(ground, run);
    await takePaper(voter, opened);
    const { opening, shown } = await shownTo(voter);
    const before = findOwnRight({ opening, shown, run }, await publicFiles());
    expect(before).toMatchObject({
      ok: true,
      value: { isSame: true, isListed: true, state: 'available', events: [] },
    });
    const now = new Date(Date.parse(opened.manifest.windows.issue_from) + 86_400_000);
    const { keys } = houseOf(testParts(ground.elections.db));
    await publishToday({ ...ground.both, keys }, now);
    const after = findOwnRight(
      { opening, shown, run: `10.000.001-${run.slice(-1)}` },
      await publicFiles(),
    );
    expect(after).toMatchObject({
      ok: true,
      value: { isSame: true, state: 'issued', events: [{ ev: 'issued' }], problemsCount: 0 },
    });
    const types = await queuedLeaves(ground, opened.electionId);
    expect(types).toEqual(['manifest', 'registro']);
  });

  test('one commitment shown to two people does not come out of the number of the second', async () => {
    const first = await shownTo(await givenVoter(ground, runOf(2)));
    const answer = findOwnRight({ ...first, run: runOf(3) }, await publicFiles());
    expect(answer).toMatchObject({ ok: true, value: { isSame: false, state: undefined } });
  });

  test('is nobody else’s: no address shows it, and without a session there is nothing', async () => {
    const own = await shownTo(await givenVoter(ground, runOf(4)));
    const other = await shownTo(await givenVoter(ground, runOf(5)));
    expect(own.opening.salt).not.toBe(other.opening.salt);
    expect(other.html).not.toContain(own.opening.salt);
    expect((await ground.site.get(`/mi-derecho/${opened.electionId}`)).status).toBe(303);
    const nobody = await givenVoter(ground, runOf(9_100));
    expect((await nobody.get('/mi-derecho/otra-votacion')).status).toBe(404);
    expect(await (await nobody.get(`/mi-derecho/${opened.electionId}`)).text()).toContain(
      'No estás en este padrón',
    );
  });

  test('is looked for in a list that nobody sends twice to whoever has it', async () => {
    const place = `/votaciones/${opened.electionId}/padron.jsonl`;
    const first = await ground.site.get(place);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toContain(opened.manifest.padron.root);
    const again = await ground.site.get(place, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('tells her next morning, by a notice without a place', async () => {
    const { rows } = await ground.elections.given.pool.query(
      `select notice::text as titles from people.notice where kind = 'roll/own-right'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].titles).toContain('Se retiró tu papeleta digital');
    const { rows: rights } = await sql<{ c: string }>`select c from roll.voter`.execute(
      ground.roll.db,
    );
    expect(rights.length).toBeGreaterThan(0);
    for (const { c } of rights) expect(rows[0].titles).not.toContain(c);
  });
});

const declarePath = () => `/votaciones/${opened.electionId}/declarar`;
function form(fields: Record<string, string>, file?: Blob): FormData {
  const data = new FormData();
  for (const [name, text] of Object.entries(fields)) data.set(name, text);
  if (file !== undefined) data.set('respaldo', file, 'cuenta.pdf');
  return data;
}
const pdf = () => new Blob(['%PDF-1.4\nTREF-9\n%%EOF\n'], { type: 'application/pdf' });
const sound = () => ({
  estilo: opened.manifest.styles[0]?.id ?? '',
  direccion: 'Pasaje Los Arrayanes 77',
  acuse: 'si',
});
const idOf = (html: string) => /declaraciones\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';
const deskPath = () => `/gestion/ancud/votaciones/${opened.electionId}/declaraciones`;

test('a declaration of residence asks for an address, a territory and the acknowledgement', async () => {
  const voter = await givenVoter(ground, runOf(9_200));
  for (const [without, status] of [
    ['direccion', 422],
    ['estilo', 422],
    ['acuse', 422],
  ] as const) {
    const { [without]: _, ...rest } = sound();
    expect((await voter.post(declarePath(), form(rest))).status).toBe(status);
  }
  const svg = new Blob(['<svg onload="x"/>']);
  expect((await voter.post(declarePath(), form(sound(), svg))).status).toBe(422);
});

test('a declaration of residence accepted, she is on the roll and in the registro, and takes her paper', async () => {
  const run = runOf(9_201);
  const voter = await givenVoter(ground, run);
  expect((await voter.post(declarePath(), form(sound(), pdf()))).status).toBe(303);
  expect((await voter.post(declarePath(), form(sound()))).status).toBe(409);
  const list = await (await staff.get(deskPath())).text();
  expect(list).not.toContain(run);
  const one = await (await staff.get(`${deskPath()}/${idOf(list)}`)).text();
  expect(one).toContain('Pasaje Los Arrayanes 77');
  const shown = await staff.get(`${deskPath()}/${idOf(list)}/respaldo`);
  expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('TREF-9')]);
  const decided = await staff.post(
    `${deskPath()}/${idOf(list)}`,
    new URLSearchParams({ decision: 'aceptar' }),
  );
  expect(decided.status).toBe(303);
  expect(await findByRun(ground.both, opened.electionId, run)).toMatchObject({
    assurance: 'claveunica+declaration',
    state: 'available',
  });
  expect((await takePaper(voter, opened)).status).toBe(200);
});

test('a declaration of residence is not accepted without a reason, which she reads; another’s evidence is not there', async () => {
  const [own, other] = [
    await givenVoter(ground, runOf(9_202)),
    await givenVoter(ground, runOf(9_203)),
  ];
  await own.post(declarePath(), form(sound(), pdf()));
  const list = await (await staff.get(deskPath())).text();
  const id = idOf(list);
  const evidence = `/mi-derecho/${opened.electionId}/respaldo/${id}`;
  expect((await own.get(evidence)).status).toBe(200);
  expect((await other.get(evidence)).status).toBe(404);
  const withdraw = `${declarePath()}/${id}/retirar`;
  expect((await other.post(withdraw, new URLSearchParams())).status).toBe(404);
  const reject = (razon: string) =>
    staff.post(`${deskPath()}/${id}`, new URLSearchParams({ decision: 'rechazar', razon }));
  expect((await reject('')).status).toBe(422);
  expect((await reject('La cuenta es de otra comuna')).status).toBe(303);
  expect((await reject('Otra vez')).status).toBe(409);
  const html = await (await own.get(`/mi-derecho/${opened.electionId}`)).text();
  expect(html).toContain('La cuenta es de otra comuna');
  expect((await own.get(evidence)).status).toBe(404);
});

test('a declaration of residence goes with her account, and what she holds is told until then', async () => {
  const run = runOf(9_204);
  const { db } = ground.elections;
  const personId = await givenPerson(db, { run });
  const voter = await ground.site.as(personId, 'provider');
  await voter.post(declarePath(), form(sound()));
  const house = houseOf(testParts(db, { roll: ground.roll }));
  const held = await privacyOfRoll.heldAbout(house, personId);
  expect(JSON.stringify(held)).toContain('Pasaje Los Arrayanes 77');
  await db.transaction().execute((tx) => privacyOfRoll.forget(tx, personId, new Date()));
  const { rows } = await ground.elections.given.pool.query(
    `select payload from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id
     where identifier = 'roll-forget-voter'`,
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(run);
  await forgetDeclared({ roll: ground.roll, keys: house.keys }, rows[0].payload);
  const vref = vrefOf(ground.roll.keys, opened.electionId, run);
  expect(await declarationsOf(ground.roll.db, opened.electionId, vref)).toEqual([]);
});

test('ninety days after the result no number is left, and the public files say the same', async () => {
  const before = await publicFiles();
  await purgeAfterResult(ground.both, opened.electionId, '2027-05-01');
  expect(await purgeDue(ground.both, '2027-07-29')).toBe(0);
  expect(await purgeDue(ground.both, '2027-07-30')).toBeGreaterThan(0);
  expect(await publicFiles()).toEqual(before);
  const voter = await findByRun(ground.both, opened.electionId, runOf(1));
  expect([voter?.runSealed, voter?.saltSealed]).toEqual([null, null]);
  const { state } = await electionOf(ground.elections.db, opened.electionId);
  expect(state).toBe('open');
});
