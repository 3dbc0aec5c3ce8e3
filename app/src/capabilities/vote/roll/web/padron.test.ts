// The desk of a roll, over HTTP: a file that is read apart, looked at and taken; freezing; and a correction of two people.
import { commitment, toBase64url } from '@minga/ballot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';
import { staffOf } from '../../../ground/people/testing/staff.ts';
import {
  electionOf,
  givenDrawn,
  givenPrepared,
  type OpenedElection,
} from '../../election/testing/opened-election.ts';
import { applyCorrection } from '../actions/correct-roll.ts';
import { readPadronImport, takePadronImport } from '../actions/import-padron.ts';
import { findByRun } from '../actions/mark-at-desk.ts';
import { readElection } from '../store/elections.ts';
import { readImport } from '../store/imports.ts';
import { countVoters } from '../store/voters.ts';
import { givenOpenRoll, givenRolls, type RollGround, runOf } from '../testing/rolls.ts';

let ground: RollGround;
let electionId: string;
let staff: TestSite;
beforeAll(async () => {
  ground = await givenRolls();
  const drawn = await givenDrawn(ground.elections, 'archivos');
  const prepared = await givenPrepared(ground.elections, drawn, {
    registrar: undefined,
    isDemonstration: true,
    settings: {
      padron: { mode: 'closed', population_14: { n: 0, source: '' } },
      contests: { pudeto: { minElectors: 1, paper: 'none' } },
    },
  });
  electionId = prepared.electionId;
  staff = await ground.site.as(ground.elections.by.actor.personId);
});
afterAll(() => ground?.close());

const at = (step = '') => `/gestion/ancud/votaciones/${electionId}/padron${step}`;

async function upload(text: string | Uint8Array<ArrayBuffer>, name = 'padron.csv') {
  const form = new FormData();
  form.set('file', new Blob([text]), name);
  const answer = await staff.post(at('/archivo'), form);
  const place = answer.headers.get('location') ?? '';
  const id = new URLSearchParams(place.split('?')[1]).get('lectura') ?? '';
  return { status: answer.status, place, id, html: await answer.text() };
}

/** What the job does, with the process that reads. */
async function read(id: string): Promise<void> {
  const election = await electionOf(ground.elections.db, electionId);
  await readPadronImport({ roll: ground.roll }, election, id);
}

const accept = (id: string, step = '/aceptar') =>
  staff.post(at(step), new URLSearchParams({ archivo: id }));
const page = async () => (await staff.get(at())).text();
const total = async () =>
  (await countVoters(ground.roll.db, electionId)).reduce((sum, { count }) => sum + count, 0);

test('a file with the roll changes nothing before it is accepted, and tells each row that does not come in', async () => {
  const rows = [runOf(1), runOf(2), runOf(2), '12345678-0', '=1+1', runOf(3)];
  const sent = await upload(`RUN\n${rows.join('\n')}\n`);
  expect(sent.status).toBe(303);
  expect(await page()).toContain('Esperando su turno');
  expect((await upload('RUN\n1')).status).toBe(409);
  await read(sent.id);
  const html = await page();
  expect(html).toContain('Filas que no entran: 3');
  expect(html).not.toContain(runOf(2));
  expect(html).not.toContain('12345678-0');
  const file = await (await staff.get(at('/rechazos.csv'))).text();
  expect(file.split('\r\n').slice(1, 4)).toEqual([
    '4,run-repeated,el RUN ya está en otra línea,',
    '5,run-wrong,el RUN no es válido: revisa las cifras y el dígito verificador,',
    '6,cell-formula,la celda tiene una fórmula: deja solo el valor,',
  ]);
  expect(await total()).toBe(0);
  expect((await accept(sent.id)).status).toBe(303);
  expect((await accept(sent.id)).status).toBe(409);
  await takePadronImport({ roll: ground.roll }, electionId, sent.id);
  await takePadronImport({ roll: ground.roll }, electionId, sent.id);
  expect(await total()).toBe(3);
  expect((await readImport(ground.roll.db, electionId, sent.id))?.state).toBe('taken');
});

test('a file with the roll is the whole list: whoever is not in it leaves, and it may be discarded', async () => {
  const discarded = await upload(`RUN\n${runOf(9)}\n`);
  await read(discarded.id);
  expect((await accept(discarded.id, '/descartar')).status).toBe(303);
  expect(await total()).toBe(3);
  const sent = await upload(`RUN\n${runOf(2)}\n${runOf(4)}\n`);
  await read(sent.id);
  expect(await page()).toContain('Personas que salen de la lista');
  await accept(sent.id);
  await takePadronImport({ roll: ground.roll }, electionId, sent.id);
  const there = await Promise.all(
    [1, 2, 3, 4].map(async (place) =>
      Boolean(await findByRun(ground.both, electionId, runOf(place))),
    ),
  );
  expect(there).toEqual([false, true, false, true]);
});

describe('what a row that does not come in says', () => {
  const shifted = `RUN;territorio\n${runOf(2)};\n${runOf(4)};\n${runOf(5)};Rosa Huenchur\n`;
  const kept = async () => {
    const { rows } = await ground.database.pool.query(
      `select found from roll.import_problem union all
        select 'a row' from roll.import_row`,
    );
    return rows.map(({ found }) => found);
  };

  test.each([
    ['/descartar', async () => {}],
    ['/aceptar', (id: string) => takePadronImport({ roll: ground.roll }, electionId, id)],
  ])('is told to whoever sent the file and forgotten with %s', async (step, end) => {
    const sent = await upload(shifted);
    await read(sent.id);
    const file = await staff.get(at('/rechazos.csv'));
    expect(await file.text()).toContain('4,style-unknown');
    expect(file.headers.get('cache-control')).toContain('no-store');
    expect(await page()).toContain('Rosa Huenchur');
    expect(await kept()).toEqual(['Rosa Huenchur', 'a row', 'a row']);
    await accept(sent.id, step);
    await end(sent.id);
    expect(await kept()).toEqual([]);
    expect(await (await staff.get(at('/rechazos.csv'))).text()).not.toContain('Rosa');
  });

  test('is forgotten where the reading breaks off', async () => {
    const sent = await upload('%PDF-1.4 \0 nothing', 'padron.pdf');
    await ground.database.pool.query(
      `insert into roll.import_problem (election_id, import_id, line, code, found)
        values ($1, $2, 1, 'style-unknown', 'Rosa Huenchur')`,
      [electionId, sent.id],
    );
    await read(sent.id);
    expect((await readImport(ground.roll.db, electionId, sent.id))?.state).toBe('failed');
    expect(await kept()).toEqual([]);
  });
});

test('a file with the roll that cannot be read says why, and the next one may come', async () => {
  const sent = await upload('%PDF-1.4 \0 nothing', 'padron.pdf');
  await read(sent.id);
  expect(await (await staff.get(sent.place)).text()).toContain('no es una tabla');
  expect((await readImport(ground.roll.db, electionId, sent.id))?.state).toBe('failed');
  expect((await upload('')).status).toBe(303);
  const open = await readImport(ground.roll.db, electionId);
  await accept(open?.id ?? '', '/descartar');
});

test('a file with the roll of twenty thousand people is read with its progress', async () => {
  const runs = Array.from({ length: 20_000 }, (_, place) => `${runOf(20_000 + place)}`);
  const sent = await upload(`RUN\n${runs.join('\n')}\n`);
  await read(sent.id);
  const open = await readImport(ground.roll.db, electionId);
  expect(open).toMatchObject({ state: 'ready', rowsRead: 20_000, rowsTotal: 20_000 });
  await accept(sent.id, '/descartar');
});

test('a file with the roll is for the team: neither a desk nor a resident brings one', async () => {
  const { by, db } = ground.elections;
  const desk = await ground.site.as((await staffOf(db, by.scope, 'desk-staff')).personId);
  expect((await desk.get(at())).status).toBe(403);
  expect((await desk.post(at('/congelar'), new URLSearchParams())).status).toBe(403);
});

describe('the list', () => {
  test('once frozen has a root, a right for each, and takes no file until it is thawed', async () => {
    expect((await staff.post(at('/congelar'), new URLSearchParams())).status).toBe(303);
    const kept = await readElection(ground.roll.db, electionId);
    expect(kept).toMatchObject({ frozenCount: 2 });
    expect((await findByRun(ground.both, electionId, runOf(2)))?.state).toBe('available');
    expect((await upload('RUN\n')).status).toBe(409);
    expect((await staff.post(at('/descongelar'), new URLSearchParams())).status).toBe(303);
    expect((await findByRun(ground.both, electionId, runOf(2)))?.state).toBeNull();
    expect((await staff.post(at('/descongelar'), new URLSearchParams())).status).toBe(409);
    expect((await staff.post(at('/congelar'), new URLSearchParams())).status).toBe(303);
    const again = await readElection(ground.roll.db, electionId);
    expect([again?.frozenRoot, again?.frozenKey === kept?.frozenKey]).toEqual([
      kept?.frozenRoot,
      false,
    ]);
  });
});

test('whoever certifies opens every commitment, and nobody else of the team', async () => {
  const path = at('/aperturas.jsonl');
  expect((await staff.get(path)).status).toBe(403);
  const certifier = await ground.site.as(ground.elections.officers.certifier.actor.personId);
  const lines = (await (await certifier.get(path)).text()).trim().split('\n');
  const openings = lines.map((line) => JSON.parse(line) as Record<string, string>);
  expect(openings.map(({ run }) => run).toSorted()).toEqual([runOf(2), runOf(4)]);
  for (const { c, run = '', style = '', salt = '' } of openings)
    expect(toBase64url(commitment({ id: electionId, run, style, salt }))).toBe(c);
});

describe('a closed roll of an election that is open', () => {
  let opened: OpenedElection;
  beforeAll(async () => {
    opened = await givenOpenRoll(ground, 'cerrado', { mode: 'closed', people: [runOf(50)] });
    staff = await ground.site.as(ground.elections.by.actor.personId);
  });
  const own = (step: string) => `/gestion/ancud/votaciones/${opened.electionId}/${step}`;
  const style = () => opened.manifest.styles[0]?.id ?? '';

  test('takes nobody at a table nor by declaring, and its list does not thaw', async () => {
    const fields = new URLSearchParams({ run: runOf(60), estilo: style() });
    expect((await staff.post(own('mesa/agregar'), fields)).status).toBe(409);
    expect((await staff.post(own('padron/descongelar'), new URLSearchParams())).status).toBe(409);
    expect(await findByRun(ground.both, opened.electionId, runOf(60))).toBeUndefined();
  });

  test('is corrected by an act that waits for a second person, and then adds her once', async () => {
    const run = runOf(61);
    const fields = { run, estilo: style(), razon: 'Faltaba en la lista entregada' };
    const without = { ...fields, razon: '' };
    expect((await staff.post(own('padron/corregir'), new URLSearchParams(without))).status).toBe(
      422,
    );
    const known = { ...fields, run: runOf(50) };
    expect((await staff.post(own('padron/corregir'), new URLSearchParams(known))).status).toBe(409);
    const answer = await staff.post(own('padron/corregir'), new URLSearchParams(fields));
    const place = answer.headers.get('location') ?? '';
    expect([answer.status, place]).toEqual([303, expect.stringMatching(/^\/actos\//)]);
    expect(await (await staff.get(place)).text()).not.toContain(run);
    const { rows } = await ground.elections.given.pool.query(
      'select text from records.two_person_act order by proposed_at desc limit 1',
    );
    expect(rows[0].text).not.toContain(run.split('-')[0]);
    const { correction } = JSON.parse(rows[0].text).payload as { correction: string };
    expect(await findByRun(ground.both, opened.electionId, run)).toBeUndefined();
    const tools = ground.both;
    await applyCorrection(tools, opened.electionId, correction);
    const added = await findByRun(ground.both, opened.electionId, run);
    expect(added).toMatchObject({ state: 'available', isListed: false });
    await applyCorrection(tools, opened.electionId, correction);
    expect(await findByRun(ground.both, opened.electionId, run)).toEqual(added);
  });
});
