// A desk outside its hours, over HTTP: what is refused changes nothing, and the page says when the table opens.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';
import type { OpenedElection } from '../../election/testing/opened-election.ts';
import { findByRun } from '../actions/mark-at-desk.ts';
import { makeSlips } from '../actions/slips.ts';
import { countWaitingEvents } from '../store/rights.ts';
import { givenOpenRoll, givenRolls, type RollGround, runOf, runsOf } from '../testing/rolls.ts';

/** Papers until Sunday evening, a table all Monday. */
const windows = {
  issue_from: '2027-04-02T12:00:00Z',
  vote_from: '2027-04-05T12:00:00Z',
  issue_until: '2027-04-11T22:00:00Z',
  cast_until: '2027-04-12T22:00:00Z',
  tables: [{ from: '2027-04-12T12:00:00Z', to: '2027-04-12T23:00:00Z' }],
  channels: 'separated',
  offline_unlisted: 'cover',
} as const;

let ground: RollGround;
let opened: OpenedElection;
let desk: TestSite;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'horas-de-mesa', { people: runsOf(20), windows });
});
afterAll(() => ground?.close());

/** A session of the team that is fresh at that hour. */
async function at(now: string): Promise<void> {
  ground.setNow(new Date(now));
  desk = await ground.site.as(ground.elections.by.actor.personId);
}

const base = () => `/gestion/ancud/votaciones/${opened.electionId}/mesa`;

async function send(step: string, fields: Record<string, string>) {
  const answer = await desk.post(base() + step, new URLSearchParams(fields));
  return { status: answer.status, html: await answer.text() };
}

async function kept(run: ReturnType<typeof runOf>) {
  const { electionId } = opened;
  const voter = await findByRun(ground.both, electionId, run);
  return { state: voter?.state, events: await countWaitingEvents(ground.roll.db, electionId) };
}

const style = () => opened.manifest.styles[0]?.id ?? '';

test.each([
  ['while papers are handed out', '2027-04-06T15:00:00Z', 'La mesa abre el'],
  ['between the last paper and the table', '2027-04-12T11:59:59Z', 'La mesa abre el'],
  ['once the table has closed', '2027-04-12T23:00:00Z', 'Las mesas ya cerraron'],
])('nobody is marked, given back or put in a cover %s', async (_, now, said) => {
  await at(now);
  const run = runOf(1);
  const before = await kept(run);
  const cards = { 'tarjeta-1': 'A', 'pin-1': '1', 'tarjeta-2': 'B', 'pin-2': '2', razon: 'x' };
  for (const [step, fields] of [
    ['/marcar', {}],
    ['/anular', cards],
    ['/sobre', { sobre: 'C-1', estilo: style() }],
  ] as const) {
    const refused = await send(step, { run, ...fields });
    expect([step, refused.status, refused.html]).toEqual([
      step,
      409,
      expect.stringContaining('A esta hora no atiende ninguna mesa'),
    ]);
    expect(refused.html).toContain(said);
  }
  expect(await kept(run)).toEqual(before);
  expect(before.state).toBe('available');
  const found = (await send('/buscar', { run })).html;
  expect(found).not.toContain('Marcar: vota en papel');
  expect(found).not.toContain('Votar en sobre');
});

test('somebody is added and handed a code while papers are handed out, and neither once they end', async () => {
  const [early, late] = [runOf(7_100), runOf(7_101)];
  const slips = await makeSlips(ground.roll, opened.electionId, 2);
  const numbers = slips.map(({ number }) => String(number));
  await at('2027-04-06T15:00:00Z');
  expect((await send('/agregar', { run: early, estilo: style() })).html).toContain('Agregada');
  expect((await send('/codigo', { run: early, numero: numbers[0] ?? '' })).html).toContain(
    'El código es suyo',
  );
  await at('2027-04-11T22:00:00Z');
  const before = await kept(early);
  expect((await send('/agregar', { run: late, estilo: style() })).status).toBe(409);
  const code = await send('/codigo', { run: runOf(2), numero: numbers[1] ?? '' });
  expect([code.status, code.html]).toEqual([409, expect.stringContaining('un código no serviría')]);
  expect(await kept(early)).toEqual(before);
  expect(await findByRun(ground.both, opened.electionId, late)).toBeUndefined();
});

test('in its hours the table adds and marks', async () => {
  await at('2027-04-12T12:00:00Z');
  const run = runOf(7_102);
  expect((await send('/agregar', { run, estilo: style() })).html).toContain('Agregada');
  const marked = await send('/marcar', { run });
  expect(marked.html).toContain('Marcada');
  expect(marked.html).not.toContain('La mesa abre el');
  expect((await kept(run)).state).toBe('desk');
});
