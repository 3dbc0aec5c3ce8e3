// The desk and the public pages of official votes, in process and without JavaScript: brought in, seen, confirmed, read, taken away, withdrawn.
import { createHash } from 'node:crypto';
import { assert } from '@minga/basics';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { countBrought } from '../actions/count-brought.ts';
import { readVoteFile } from '../rules/vote-file.ts';
import {
  type BallotGiven,
  type BringGround,
  facts,
  givenBringing,
  givenOfficer,
  givenOpened,
  greedy,
  type Opened,
  OVER,
  pabulibOf,
  pdf,
  siteOf,
} from '../testing/opened.ts';
import { pageOf } from '../testing/upload-pages.ts';

let ground: BringGround;
let site: TestSite;
let officer: TestSite;
let opened: Opened;
beforeAll(async () => {
  ground = await givenBringing();
  site = await testSite(ground.db, { clock: { now: () => OVER } });
  officer = await site.as(ground.officer.actor.personId);
  opened = await givenOpened(ground, 'paginas', {
    more: greedy,
  });
});
afterAll(() => ground?.given.close());

const desk = (rest = '') => `/gestion/ancud/ediciones/paginas/escrutinio${rest}`;
const result = (rest = '') => `/ediciones/ancud/paginas/resultado${rest}`;
const times = (count: number, of: readonly number[], mesa = '1'): BallotGiven[] =>
  Array.from({ length: count }, () => ({ of, mesa }));
const ballots = [
  ...times(9, [0]),
  ...times(7, [2, 0], '2'),
  ...times(6, [1], '2'),
  ...times(5, []),
];

function formOf(more: Readonly<Record<string, string | File | undefined>> = {}): FormData {
  const form = new FormData();
  const typed = {
    que: 'papeletas',
    ...{ responde: facts.answeredBy, cargo: facts.answeredAs, tomada: facts.heldBy },
    ...{ desde: '03-04-2027', hasta: '2027-04-11', nulas: '2' },
    votacion: new File([pabulibOf(opened, ballots)], 'pudeto.pb'),
    acta: new File([pdf.bytes], pdf.name),
    ...more,
  };
  for (const [name, value] of Object.entries(typed)) if (value !== undefined) form.set(name, value);
  return form;
}

async function read(from: TestSite, path: string, status = 200) {
  const answer = await from.get(path);
  expect({ path, status: answer.status }).toEqual({ path, status });
  return pageOf(answer);
}

test('the desk says of each contest how far its vote is', async () => {
  const { text } = await read(officer, desk());
  expect(text).toContain('Terminó: falta traerla.');
  expect(text).toContain('La votación no se ha abierto.');
  expect((await read(officer, '/gestion/ancud')).text).toContain('Traer la votación de 1 concurso');
});

test('whoever brings nothing in sees the desk, and does nothing there', async () => {
  const { db, town } = ground;
  const councillor = await givenOfficer(db, town.institutionId, 'councillor');
  const seen = await site.as(councillor.actor.personId);
  await read(seen, desk('/pudeto'));
  expect((await seen.post(desk('/pudeto'), formOf())).status).toBe(403);
  expect((await seen.post(desk('/pudeto/contar'), new FormData())).status).toBe(403);
  expect((await site.get(desk())).status).not.toBe(200);
});

test('templates come with the list in place, and are read back', async () => {
  const answer = await officer.get(desk('/pudeto/papeletas.xlsx'));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const { problems } = await readVoteFile(bytes);
  expect(problems.map(({ code }) => code)).toEqual(['no-ballots']);
  expect((await officer.get(desk('/pudeto/totales.xlsx'))).status).toBe(200);
});

test('what is missing is said at its field, and what was sent stays', async () => {
  const nothing = { votacion: undefined, acta: undefined, responde: '', hasta: '2027-05-01' };
  const answer = await officer.post(desk('/pudeto'), formOf(nothing));
  expect(answer.status).toBe(422);
  const { html } = await pageOf(answer);
  for (const field of ['responde', 'votacion', 'acta']) expect(html).toContain(`href="#${field}"`);
  expect(html).toContain(`value="${facts.answeredAs}"`);
  const broken = await officer.post(
    desk('/pudeto'),
    formOf({ votacion: new File([pabulibOf(opened, ballots, { budget: 7 })], 'otro.pb') }),
  );
  expect(broken.status).toBe(422);
  const { text } = await pageOf(broken);
  expect(text).toContain('El archivo dice un monto de $7, y el de este concurso es $50.000.000');
  // The tally sheet need not be chosen again.
  expect(text).toContain('Ya está: acta.pdf');
});

test('a file that is sound is shown before it is counted, and nobody else sees it', async () => {
  const answer = await officer.post(desk('/pudeto'), formOf({ acta: undefined }));
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    desk('/pudeto?hecho=guardado'),
  ]);
  const { text, html } = await read(officer, desk('/pudeto'));
  expect(text).toMatch(/27\s+papeletas válidas y blancas|papeletas válidas y blancas\s+27/);
  expect(text).toContain('Confirmar y contar');
  const sheet = /href="(\/archivos\/[^"]+)"/.exec(html)?.[1] ?? '';
  expect((await officer.get(sheet)).status).toBe(200);
  expect((await site.get(sheet)).status).toBe(404);
  expect((await read(site, result('/pudeto'))).text).toContain('Todavía no hay resultado');
});

async function confirm(): Promise<void> {
  const { html } = await read(officer, desk('/pudeto'));
  const form = new URLSearchParams();
  for (const name of ['lote', 'guardado']) {
    form.set(name, new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '');
  }
  const answer = await officer.post(desk('/pudeto/contar'), form);
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    desk('/pudeto?hecho=confirmado'),
  ]);
  const again = await officer.post(desk('/pudeto/contar'), form);
  expect(again.status).toBe(409);
}

test('once confirmed its progress is shown, and then what came out', async () => {
  await confirm();
  expect((await read(officer, desk('/pudeto'))).text).toContain('0 % hecho');
  const { rows } = await sql<{ attempt: string }>`select attempt from count.bringing`.execute(
    ground.db,
  );
  await countBrought(siteOf(ground.db), rows[0]?.attempt ?? '');
  expect((await read(officer, desk('/pudeto'))).text).toContain('Esta votación ya se contó');
  const { text } = await read(site, result('/pudeto'));
  expect(text).toContain('27 papeletas priorizaron 2 de 3 proyectos');
  expect(text).toContain('Priorizado por la votación');
  expect(text).toContain('Hasta aquí alcanzan los $50.000.000: suman $50.000.000');
  expect(text).toContain(`${facts.answeredBy}, ${facts.answeredAs}`);
  expect(text).toContain('un resultado traído vale lo que vale quien lo trae');
  expect(text).toContain('Mesa por mesa');
  expect(text).toContain('Qué lo habría cambiado');
  expect(text).not.toMatch(/ganador|vinculante|folio-/i);
  const english = await read(site, '/en/editions/ancud/paginas/results/pudeto');
  expect(english.text).toContain('Prioritised by the vote');
});

test('what is published can be taken away, and its hashes are those of its files', async () => {
  const answer = await site.get(result('/pudeto/todo.zip'));
  const entries = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(entries).sort()).toEqual([
    'LEEME.md',
    'acta-firmada.pdf',
    'ajustes.json',
    'resultado.csv',
    'resultado.json',
    'votos.pb',
  ]);
  const readme = strFromU8(entries['LEEME.md'] ?? new Uint8Array());
  for (const name of ['votos.pb', 'ajustes.json', 'resultado.json']) {
    const sha256 = createHash('sha256')
      .update(entries[name] ?? '')
      .digest('hex');
    expect(readme).toContain(sha256);
  }
  expect(await (await site.get(result('/pudeto/votos.pb'))).text()).toBe(
    strFromU8(entries['votos.pb'] ?? new Uint8Array()),
  );
  expect((await site.get(result('/pudeto/totales.json'))).status).toBe(404);
  const again = await site.get(result('/pudeto/todo.zip'));
  expect(new Uint8Array(await again.arrayBuffer())).toEqual(
    new Uint8Array(await (await site.get(result('/pudeto/todo.zip'))).arrayBuffer()),
  );
});

test('anybody is led to count it again by the settings of the bases', async () => {
  const { html } = await read(site, result('/pudeto'));
  const href = /href="(\/contar\?resultado=[^"]+)"/.exec(html)?.[1];
  assert(href !== undefined, 'the page leads there');
  const page = await read(site, href);
  expect(page.html).toContain('id="count-check"');
  expect(page.html).toMatch(
    /data-votes="\/ediciones\/ancud\/paginas\/resultado\/pudeto\/votos\.pb/,
  );
  expect(page.html).toMatch(
    /<input[^>]*value="greedy"[^>]*checked|<input[^>]*checked[^>]*value="greedy"/,
  );
  expect((await site.get('/contar?resultado=nada')).status).toBe(404);
  expect((await site.get(`/contar?resultado=${crypto.randomUUID()}`)).status).toBe(404);
});

test('of an edition that is not published, the list of editions says so', async () => {
  for (const rest of ['resultado', 'resultado/pudeto', 'objeciones']) {
    const answer = await site.get(`/ediciones/ancud/no-hay/${rest}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Esa edición no está publicada');
  }
});

test('it stands in the list of its edition, on the page of it, in the public list and in the search', async () => {
  expect((await read(site, result())).text).toContain('2 de 3');
  expect((await read(site, '/ediciones/ancud/paginas')).text).toContain('2 de 3 alcanzan el monto');
  const csv = await (await site.get('/datos/resultados.csv?edicion=paginas')).text();
  expect(csv.trim().split('\r\n')).toHaveLength(4);
  expect((await read(site, '/buscar?q=resultado%20pudeto')).text).toContain(
    'Resultado de la votación: Sector Pudeto',
  );
});

test('a vote is withdrawn only with a reason, which everybody reads', async () => {
  const { html } = await read(officer, desk('/pudeto'));
  const votacion = /name="votacion" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const withdraw = (razon: string) =>
    officer.post(desk('/pudeto/retirar'), new URLSearchParams({ votacion, razon }));
  expect((await withdraw(' ')).status).toBe(422);
  const reason = 'Era el archivo de otro sector';
  expect((await withdraw(reason)).status).toBe(303);
  const { text } = await read(site, result('/pudeto'));
  expect(text).toContain(reason);
  expect(text).toContain('Ese resultado ya no vale');
  expect(text).toContain('Todavía no hay resultado');
  const old = await read(site, result('/pudeto?version=1'));
  expect(old.text).toContain(reason);
  expect((await site.get('/datos/resultados.csv?edicion=paginas')).status).toBe(200);
});
