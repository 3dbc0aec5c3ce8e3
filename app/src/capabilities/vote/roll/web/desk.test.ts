// The table with connection, over HTTP: marks against papers, two cards, covers, people added, and who may do any of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';
import { staffOf } from '../../../ground/people/testing/staff.ts';
import type { OpenedElection } from '../../election/testing/opened-election.ts';
import { findByRun } from '../actions/mark-at-desk.ts';
import { countWaitingEvents } from '../store/rights.ts';
import {
  askPaper,
  blinded,
  givenOpenRoll,
  givenRolls,
  givenVoter,
  type RollGround,
  runOf,
  runsOf,
  takePaper,
  takeTurnOn,
} from '../testing/rolls.ts';

let ground: RollGround;
let opened: OpenedElection;
let desk: TestSite;
let keeper: TestSite;
let next = 0;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'mesas', { people: runsOf(30) });
  const { by, db } = ground.elections;
  desk = await ground.site.as((await staffOf(db, by.scope, 'desk-staff')).personId);
  keeper = await ground.site.as(by.actor.personId);
});
afterAll(() => ground?.close());

const someRun = () => {
  next += 1;
  return runOf(next);
};
const at = (step: string) => `/gestion/ancud/votaciones/${opened.electionId}/mesa${step}`;

async function send(step: string, fields: Record<string, string>, by = desk) {
  const answer = await by.post(at(step), new URLSearchParams(fields));
  return { status: answer.status, html: await answer.text() };
}

async function kept(run: string) {
  const voter = await findByRun(ground.both, opened.electionId, run as ReturnType<typeof runOf>);
  const events = await countWaitingEvents(ground.roll.db, opened.electionId);
  return { state: voter?.state, events };
}

describe('a right', () => {
  test('is marked once: a second mark is refused, and so is a paper for it', async () => {
    const run = someRun();
    expect((await send('/marcar', { run })).html).toContain('Marcada');
    const marked = await kept(run);
    expect(marked.state).toBe('desk');
    const twice = await send('/marcar', { run });
    expect([twice.status, twice.html]).toEqual([409, expect.stringContaining('ya se marcó')]);
    const voter = await givenVoter(ground, run);
    const turn = await voter.post(
      '/papeleta/turno',
      new URLSearchParams({ election: opened.electionId }),
      { 'sec-fetch-site': 'same-origin', accept: 'application/json' },
    );
    expect([turn.status, await turn.json()]).toMatchObject([409, { code: 'right-desk' }]);
    expect(await kept(run)).toEqual(marked);
  });

  test('marked between turn and paper is refused to the booth', async () => {
    const run = someRun();
    const voter = await givenVoter(ground, run);
    const h = await takeTurnOn(voter, opened.electionId);
    await send('/marcar', { run });
    const before = await kept(run);
    const bm = blinded(opened.manifest, opened.fingerprint);
    expect(await askPaper(voter, { h, bm })).toMatchObject({ status: 409, code: 'right-desk' });
    expect(await kept(run)).toEqual(before);
  });

  test('whose paper was taken is not marked', async () => {
    const run = someRun();
    const voter = await givenVoter(ground, run);
    await takePaper(voter, opened);
    const before = await kept(run);
    const refused = await send('/marcar', { run });
    expect([refused.status, refused.html]).toEqual([
      409,
      expect.stringContaining('Ya retiró su papeleta digital'),
    ]);
    expect(await kept(run)).toEqual(before);
  });

  test('of somebody who is not listed is not there, and her number is in no address', async () => {
    const found = await send('/buscar', { run: runOf(8_000) });
    expect(found.html).toContain('No está en el padrón');
    expect((await send('/marcar', { run: runOf(8_000) })).status).toBe(403);
    expect((await send('/buscar', { run: '12345678-4' })).status).toBe(422);
  });
});

describe('a mark is made void', () => {
  async function card(): Promise<{ code: string; pin: string; number: string }> {
    const { html } = await send('/tarjetas', { mesa: 'Mesa 1, Rosa' }, keeper);
    const [, number = ''] = /Tarjeta (\d+)/.exec(html) ?? [];
    const [, code = ''] = /roll-slip-code code">([^<]+)</.exec(html) ?? [];
    const [, pin = ''] = /class="code">(\d{6})</.exec(html) ?? [];
    return { code, pin, number };
  }
  const two = (a: { code: string; pin: string }, b: { code: string; pin: string }) => ({
    'tarjeta-1': a.code,
    'pin-1': a.pin,
    'tarjeta-2': b.code,
    'pin-2': b.pin,
    razon: 'Se equivocó de mesa',
  });

  test('by two cards that count, and by nothing less', async () => {
    const run = someRun();
    const [one, other] = [await card(), await card()];
    await send('/marcar', { run });
    const marked = await kept(run);
    const refused = async (fields: Record<string, string>) => {
      const { status } = await send('/anular', { run, ...fields });
      expect(await kept(run)).toEqual(marked);
      return status;
    };
    expect(await refused(two(one, one))).toBe(422);
    expect(await refused(two(one, { code: '', pin: '' }))).toBe(422);
    expect(await refused(two(one, { ...other, pin: '000000' }))).toBe(422);
    expect(await refused({ ...two(one, other), razon: '' })).toBe(422);
    expect((await send('/anular', { run, ...two(one, other) })).html).toContain('quedó anulada');
    expect(await kept(run)).toEqual({ state: 'available', events: marked.events + 1 });
    await send('/tarjetas/anular', { tarjeta: other.number }, keeper);
    await send('/marcar', { run });
    expect((await send('/anular', { run, ...two(one, other) })).status).toBe(422);
    expect((await kept(run)).state).toBe('desk');
  });
});

describe('whoever is not listed', () => {
  test('is added where the roll takes declarations, once, and then marked', async () => {
    const run = runOf(7_000);
    const [style] = opened.manifest.styles;
    const fields = { run, estilo: style?.id ?? '' };
    expect((await send('/agregar', { run, estilo: 'luna' })).status).toBe(422);
    expect((await send('/agregar', fields)).html).toContain('Agregada al padrón');
    expect((await send('/agregar', fields)).status).toBe(409);
    expect((await send('/marcar', { run })).html).toContain('Marcada');
    expect(await findByRun(ground.both, opened.electionId, run)).toMatchObject({
      assurance: 'desk+document',
      isListed: false,
      state: 'desk',
    });
  });

  test('votes in a cover, which comes in only if the right was there', async () => {
    const [style] = opened.manifest.styles;
    const estilo = style?.id ?? '';
    const [good, spent] = [someRun(), someRun()];
    await send('/marcar', { run: spent });
    await send('/sobre', { run: good, sobre: 'A-1', estilo });
    await send('/sobre', { run: spent, sobre: 'a-2', estilo });
    expect((await send('/sobre', { run: good, sobre: 'A-1', estilo })).status).toBe(409);
    expect((await send('/sobre', { run: good, sobre: 'ñ', estilo })).status).toBe(422);
    expect((await send('/sobre/decidir', { sobre: 'A-1', decision: 'entra' })).html).toContain(
      'quedó decidido',
    );
    expect((await kept(good)).state).toBe('desk');
    const before = await kept(spent);
    expect((await send('/sobre/decidir', { sobre: 'A-2', decision: 'entra' })).status).toBe(409);
    expect((await send('/sobre/decidir', { sobre: 'A-2', decision: 'fuera' })).status).toBe(422);
    expect(await kept(spent)).toEqual(before);
    const out = { sobre: 'A-2', decision: 'fuera', razon: 'Ya votó en otra mesa' };
    expect((await send('/sobre/decidir', out)).html).toContain('Ya votó en otra mesa');
    expect((await send('/sobre/decidir', out)).status).toBe(409);
    expect((await kept(spent)).state).toBe('desk');
  });
});

test('many covers are shown page by page, those that wait first', async () => {
  const [style] = opened.manifest.styles;
  const run = someRun();
  for (let nth = 10; nth < 34; nth += 1)
    await send('/sobre', { run, sobre: `P-${nth}`, estilo: style?.id ?? '' });
  await send('/sobre/decidir', { sobre: 'P-10', decision: 'fuera', razon: 'Sin firma' });
  const first = await (await desk.get(at(''))).text();
  const second = await (await desk.get(`${at('')}?sobres=2`)).text();
  expect(first).toContain('P-11');
  expect(first).not.toContain('P-10');
  expect(second).toContain('P-10');
  expect(second).toContain('P-33');
});

test('a resident at the table is turned away, and so is a desk of another place', async () => {
  const run = someRun();
  const before = await kept(run);
  const resident = await givenVoter(ground, someRun());
  for (const step of ['/marcar', '/agregar', '/anular', '/sobre', '/codigo', '/tarjetas'])
    expect((await send(step, { run }, resident)).status).toBe(403);
  expect((await resident.get(at(''))).status).toBe(403);
  const elsewhere = `/gestion/lautaro/votaciones/${opened.electionId}/mesa/marcar`;
  expect([403, 404]).toContain((await desk.post(elsewhere, new URLSearchParams({ run }))).status);
  expect(await kept(run)).toEqual(before);
});
