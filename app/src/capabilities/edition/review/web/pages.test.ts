// The pages of the review as its people use them: the bench, one proposal, the spreadsheet, the round, the author.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRows } from '../../../../platform/spreadsheet/read-rows.ts';
import { filledXlsx } from '../../../../platform/spreadsheet/template.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenStaff } from '../../editions/testing/steps.ts';
import { askCorrection } from '../actions/ask-correction.ts';
import type { SheetKey } from '../rules/finding-sheet.ts';
import {
  find,
  findAll,
  givenOpened,
  givenReview,
  NOW,
  no,
  type ReviewGround,
  seen,
  sign,
} from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';
import { findingColumns } from './sheet-columns.ts';

let ground: ReviewGround;
let officer: TestSite;
let signer: TestSite;
let reviewer: TestSite;
let anybody: TestSite;
let stranger: TestSite;

beforeAll(async () => {
  ground = await givenReview();
  anybody = await testSite(ground.db, { clock: { now: () => NOW } });
  officer = await anybody.as(ground.coordinator.actor.personId);
  signer = await anybody.as(ground.signer.actor.personId);
  reviewer = await anybody.as(ground.reviewer.actor.personId);
  const lautaro = await ground.db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', 'lautaro')
    .executeTakeFirstOrThrow();
  stranger = await anybody.as(await givenStaff(ground.db, lautaro.id, 'pb-officer'));
});
afterAll(() => ground.given.close());

const bench = (slug: string, rest = '') => `/gestion/ancud/ediciones/${slug}/revision${rest}`;

describe('the workbench', () => {
  test('takes in what came, tells it, and shows each proposal with its checks', async () => {
    await givenOpened(ground, 'mesa', { proposals: [{}, {}], isTakenIn: false });
    const before = await page(officer, bench('mesa'));
    expect(before).toContain('Llegaron 2 propuestas que nadie revisa todavía');
    const wrong = await send(officer, bench('mesa', '/tomar'), { 'dias-admissibility': 'x' }, 422);
    expect(wrong).toContain('Escribe los días hábiles como un número entre 1 y 90.');
    const days = { 'dias-admissibility': '5', 'dias-feasibility': '15' };
    const to = await send(officer, bench('mesa', '/tomar'), days);
    const after = await page(officer, to);
    expect(after).toContain('Se tomaron 2 propuestas');
    expect(after).toContain('2. Luminarias del pasaje 2');
    expect(after).toContain('Sin asignar: <strong>Admisibilidad</strong>');
  });

  test('filters by text, stage, term and person, and keeps a view for the team', async () => {
    const { edition } = await givenOpened(ground, 'filtros', {
      proposals: [{ title: 'Cancha de Fátima' }, { title: 'Sendero del humedal' }],
    });
    await findAll(ground, ground.reviewer, edition, 2);
    const rows = async (query: string) => {
      const html = await page(reviewer, bench('filtros', `?${query}`));
      return [...html.matchAll(/data-bench-row/g)].length;
    };
    expect(await rows('')).toBe(2);
    expect(await rows('texto=FATIMA')).toBe(1);
    expect(await rows('texto=2')).toBe(1);
    expect(await rows('etapa=ready')).toBe(1);
    expect(await rows('etapa=feasibility')).toBe(0);
    expect(await rows('hallazgo=none')).toBe(1);
    expect(await rows('revisa=nobody')).toBe(1);
    expect(await rows(`revisa=${ground.reviewer.actor.personId}`)).toBe(1);
    expect(await rows('atrasadas=1')).toBe(0);
    expect(await rows('tema=sport')).toBe(0);
    expect(await rows('concurso=pudeto')).toBe(2);
    const view = { nombre: 'Listas', consulta: 'etapa=ready&x=1', compartida: '1' };
    const to = await send(officer, bench('filtros', '/vistas'), view);
    expect(to).toContain('etapa=ready');
    const again = await send(officer, bench('filtros', '/vistas'), view, 422);
    expect(again).toContain('Ya tienes una vista con ese nombre');
    expect(await page(reviewer, bench('filtros'))).toContain('compartida por otra persona');
  });

  test('hands out the marked ones, and says what is wrong with what was typed', async () => {
    const { edition } = await givenOpened(ground, 'asigna', { proposals: [{}, {}] });
    const nobody = await send(officer, bench('asigna', '/asignar'), { dias: '3' }, 422);
    expect(nobody).toContain('Marca al menos una propuesta');
    const bad = { 'p-1': '1', dias: 'mañana', vuelta: 'texto=pasaje' };
    const wrong = await send(officer, bench('asigna', '/asignar'), bad, 422);
    expect(wrong).toMatch(/name="p-1"[^>]* checked/);
    const reviewerId = ground.reviewer.actor.personId;
    const good = { 'p-1': '1', revisa: reviewerId, tipo: 'legal', vuelta: 'texto=pasaje' };
    const to = await send(officer, bench('asigna', '/asignar'), good);
    expect(to).toContain('texto=pasaje');
    expect(await page(officer, to)).toContain('Se asignó 1 revisión.');
    const all = { todas: '1', dias: '4', vuelta: '' };
    const whole = await send(officer, bench('asigna', '/asignar'), all);
    expect(whole).toContain('cuantas=12');
    const { checks } = await seen(ground.db, edition, 1);
    expect(checks.find(({ kind }) => kind === 'legal')).toMatchObject({ reviewerId });
  });

  test('is not there for others, and a reviewer does not coordinate', async () => {
    await givenOpened(ground, 'ajena');
    expect((await stranger.get(bench('ajena'))).status).toBe(403);
    expect((await reviewer.post(bench('ajena', '/asignar'), new FormData())).status).toBe(403);
    await page(officer, bench('no-hay'), 404);
    await page(officer, bench('ajena', '/99'), 404);
  });
});

describe('the work on the bench', () => {
  test('leads from one proposal to the next among those that its filter finds, through what is saved too', async () => {
    const titles = ['Cancha uno', 'Sendero', 'Cancha dos', 'Cancha tres'];
    const { edition } = await givenOpened(ground, 'vecinas', {
      proposals: titles.map((title) => ({ title })),
    });
    const list = await page(officer, bench('vecinas', '?texto=cancha'));
    expect(list).toContain(`href="${bench('vecinas', '/3')}?texto=cancha"`);
    const way = (html: string, rel: string) =>
      new RegExp(`<a href="([^"]+)" rel="${rel}"`).exec(html)?.[1];
    const third = await page(officer, bench('vecinas', '/3?texto=cancha'));
    expect(way(third, 'prev')).toBe(bench('vecinas', '/1?texto=cancha'));
    expect(way(third, 'next')).toBe(bench('vecinas', '/4?texto=cancha'));
    // One that the filter does not find is between the same two.
    const second = await page(officer, bench('vecinas', '/2?texto=cancha'));
    expect(way(second, 'prev')).toBe(bench('vecinas', '/1?texto=cancha'));
    expect(way(second, 'next')).toBe(bench('vecinas', '/3?texto=cancha'));
    const every = await page(officer, bench('vecinas', '/3'));
    expect(way(every, 'prev')).toBe(bench('vecinas', '/2'));
    expect(way(await page(officer, bench('vecinas', '/4')), 'next')).toBeUndefined();
    const check = { version: '1', hallazgo: 'yes', razon: '', motivo: '', norma: '', articulo: '' };
    const action = bench('vecinas', '/3/hallazgo/admissibility?texto=cancha');
    expect(third).toContain(`action="${action}"`);
    const saved = await send(officer, action, check);
    expect(saved).toBe(bench('vecinas', '/3?texto=cancha&hecho=hallazgo'));
    expect((await seen(ground.db, edition, 3)).stage).toBe('feasibility');
  });

  test('says how much each person and each unit has, each a filter', async () => {
    const { edition } = await givenOpened(ground, 'carga', { proposals: [{}, {}] });
    const unit = await ground.db
      .insertInto('review.unit')
      .values({ institution_id: ground.town.institutionId, name: 'Obras', kinds: ['technical'] })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(await page(officer, bench('carga'))).not.toContain('>Obras</a>');
    await ground.db
      .updateTable('review.check')
      .set({ unit_id: unit.id, due_on: '2026-11-20' })
      .where('proposal_id', 'in', (query) =>
        query.selectFrom('proposals.proposal').select('id').where('edition_id', '=', edition.id),
      )
      .where('kind', '=', 'admissibility')
      .execute();
    const html = await page(officer, bench('carga'));
    const to = `${bench('carga')}?hallazgo=none&amp;unidad=${unit.id}`;
    const other = `${bench('carga')}?unidad=${unit.id}&amp;hallazgo=none`;
    expect(html.includes(to) || html.includes(other)).toBe(true);
    expect(html).toMatch(/>Obras<\/a> 2 [^<]*2 atrasadas/);
    await ground.db
      .updateTable('review.unit')
      .set({ retired_at: NOW })
      .where('id', '=', unit.id)
      .execute();
  });
});

describe('one proposal', () => {
  const finding = (kind: string) => `/1/hallazgo/${kind}`;

  test('takes a finding, and of a no everything that it needs', async () => {
    const { edition } = await givenOpened(ground, 'hallazgo');
    const first = { version: '1', hallazgo: 'no' };
    const at = bench('hallazgo', finding('admissibility'));
    const wrong = await send(reviewer, at, first, 422);
    expect(wrong).toContain('Escribe la razón: la leerá quien propuso.');
    const more = { ...first, razon: 'Es de otra comuna.', motivo: 'outside-territory' };
    expect(await send(reviewer, at, more, 422)).toContain('Elige la norma que lo impide');
    const to = await send(reviewer, at, { ...more, norma: 'ley-18695', articulo: '5' });
    expect(await page(reviewer, to)).toContain('Se guardó el hallazgo.');
    const { checks } = await seen(ground.db, edition, 1);
    expect(checks[0]).toMatchObject({ finding: 'no', ground: 'outside-territory', article: '5' });
  });

  test('of two at once shows what the other saved beside what was typed', async () => {
    const { edition } = await givenOpened(ground, 'a-la-vez');
    await find(ground, ground.reviewer, edition, { number: 1, kind: 'admissibility' });
    const typed = { version: '1', hallazgo: 'with-changes', razon: 'Falta el plano.' };
    const html = await send(officer, bench('a-la-vez', finding('admissibility')), typed, 409);
    expect(html).toContain('Alguien más guardó esta revisión');
    expect(html).toContain('Falta el plano.');
    expect(html).toContain('name="version" value="2"');
    const to = await send(officer, bench('a-la-vez', finding('admissibility')), {
      ...typed,
      version: '2',
    });
    expect(to).toContain('hecho=hallazgo');
  });

  test('reckons the cost by lines with contingency', async () => {
    const { edition } = await givenOpened(ground, 'costos');
    await find(ground, ground.reviewer, edition, { number: 1, kind: 'admissibility' });
    const line = {
      'linea-nombre-1': 'Luminaria',
      'linea-unidad-1': 'unidad',
      'linea-cantidad-1': '8,5',
      'linea-precio-1': '$1.000.000',
    };
    const typed = { version: '1', hallazgo: 'with-changes', razon: 'Más luminarias.', ...line };
    const at = bench('costos', finding('budget'));
    const wrong = await send(reviewer, at, { ...typed, 'linea-cantidad-1': 'ocho' }, 422);
    expect(wrong).toContain('Línea 1: escribe la cantidad');
    expect(wrong).toContain('value="ocho"');
    const to = await send(reviewer, at, { ...typed, imprevistos: '10' });
    expect(await page(reviewer, to)).toContain('cuesta $9.350.000');
  });

  test('prints its sheet as a PDF', async () => {
    await givenOpened(ground, 'ficha');
    const answer = await reviewer.get(bench('ficha', '/1/ficha.pdf'));
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect((await answer.text()).startsWith('%PDF-')).toBe(true);
  });

  test('is signed by another, who sees what follows from the findings', async () => {
    const { edition } = await givenOpened(ground, 'firma');
    await findAll(ground, ground.reviewer, edition, 1, { land: no });
    const html = await page(signer, bench('firma', '/1'));
    expect(html).toContain('Terreno: La franja es de un particular.');
    const version = String((await seen(ground.db, edition, 1)).revision);
    const empty = await send(signer, bench('firma', '/1/firma'), { version, respuesta: '' }, 422);
    expect(empty).toContain('quien propuso tiene derecho a saber por qué no');
    const said = { version, respuesta: 'El terreno no es público.' };
    const to = await send(signer, bench('firma', '/1/firma'), said);
    expect(await page(signer, to)).toContain('Firmado: No factible');
  });
});

describe('the spreadsheet', () => {
  const xlsx = async (rows: readonly Readonly<Record<SheetKey, string>>[]) => {
    const bytes = await filledXlsx(findingColumns, rows, 'es-CL', 'Filas');
    return new File([bytes], 'revision.xlsx');
  };
  const rowsOut = async (slug: string) => {
    const answer = await reviewer.get(bench(slug, '/planilla.xlsx'));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const read = await readRows<SheetKey>(bytes, findingColumns);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return read.value.rows.map(({ cells }) => cells);
  };

  test('comes in again with a preview: three wrong rows are told with row, column and sentence, the right ones taken', async () => {
    const { edition } = await givenOpened(ground, 'planilla', {
      proposals: Array.from({ length: 6 }, () => ({})),
    });
    const out = (await rowsOut('planilla')).filter(({ kind }) => kind === 'Admisibilidad');
    const answered = out.map((row, at) => ({
      ...row,
      finding: 'Sí',
      ...(at === 1 ? { finding: 'Quizás' } : {}),
      ...(at === 3 ? { finding: 'No', reason: 'Es ajeno' } : {}),
      ...(at === 4 ? { number: '77' } : {}),
    }));
    const file = await xlsx(answered);
    const to = await send(reviewer, bench('planilla', '/planilla'), { file });
    const html = await page(reviewer, to);
    expect(html).toContain('3 filas con un problema, de 6');
    expect(html).toMatch(/Línea 3.*Hallazgo.*«Quizás» no es un hallazgo/);
    expect(html).toMatch(/Línea 5.*Motivo.*Elige el motivo del no/);
    expect(html).toMatch(/Línea 6.*no hay tal revisión de la propuesta «77»/);
    expect(html).toContain('Tomar los 3 hallazgos que están bien');
    expect((await seen(ground.db, edition, 1)).checks[0]?.finding).toBeNull();
    expect((await signer.get(to)).status).toBe(404);
    const done = await send(reviewer, to, { que: 'tomar' });
    expect(await page(reviewer, done)).toContain('Se guardaron 3 hallazgos de la planilla.');
    const found = async (number: number) =>
      (await seen(ground.db, edition, number)).checks[0]?.finding ?? null;
    const all = await Promise.all([1, 2, 3, 4, 5, 6].map(found));
    expect(all).toEqual(['yes', null, 'yes', null, null, 'yes']);
    await page(reviewer, to, 404);
  });

  test('can be refused whole, and another file is told to be another', async () => {
    await givenOpened(ground, 'planilla-no');
    const file = await xlsx((await rowsOut('planilla-no')).map((row) => ({ ...row, finding: '' })));
    const to = await send(reviewer, bench('planilla-no', '/planilla'), { file });
    expect(await page(reviewer, to)).toContain('No hay nada que guardar de esta planilla.');
    const done = await send(reviewer, to, { que: 'nada' });
    expect(await page(reviewer, done)).toContain('No se tomó nada de la planilla.');
    const other = new File(['Nombre;RUT\nRosa;1-9\n'], 'otra.csv');
    const html = await send(reviewer, bench('planilla-no', '/planilla'), { file: other }, 422);
    expect(html).toContain('La planilla no trae los números de las propuestas');
  });
});

describe('the round', () => {
  test('signs the feasible together and publishes all at once', async () => {
    const { edition } = await givenOpened(ground, 'ronda', { proposals: [{}, {}, {}] });
    for (const number of [1, 2]) await findAll(ground, ground.reviewer, edition, number);
    await findAll(ground, ground.reviewer, edition, 3, { admissibility: no });
    const html = await page(signer, bench('ronda', '/ronda'));
    expect(html).toContain('Firmar las 2 factibles');
    const to = await send(signer, bench('ronda', '/ronda/firmar'), {});
    expect(await page(signer, to)).toContain('Se firmaron 2 resultados.');
    const early = await send(signer, bench('ronda', '/ronda/publicar'), {}, 409);
    expect(early).toContain('Falta firmar 1 resultado: propuesta 3.');
    await sign(ground, ground.signer, edition, 3);
    const done = await send(signer, bench('ronda', '/ronda/publicar'), {});
    expect(await page(signer, done)).toContain('Se publicaron 3 resultados');
  });
});

describe('units', () => {
  test('are begun with their checks and people, and their checks come to them', async () => {
    const units = '/gestion/ancud/unidades';
    const unit = { nombre: 'Jurídica', 'k-legal': '1' };
    const member = { [`m-${ground.reviewer.actor.personId}`]: '1' };
    await send(officer, units, { ...unit, ...member });
    const again = await send(officer, units, unit, 422);
    expect(again).toContain('Ya hay una unidad con ese nombre');
    const { edition } = await givenOpened(ground, 'con-unidad');
    const { checks } = await seen(ground.db, edition, 1);
    expect(checks.find(({ kind }) => kind === 'legal')?.unitName).toBe('Jurídica');
    await find(ground, ground.coordinator, edition, { number: 1, kind: 'admissibility' });
    expect(await page(reviewer, '/lo-que-me-toca')).toContain('Hacer 1 revisión');
    const html = await page(officer, units);
    const id = /\/unidades\/([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
    await send(officer, `${units}/${id}/retirar`, {});
    const after = await seen(ground.db, edition, 1);
    expect(after.checks.find(({ kind }) => kind === 'legal')?.unitId).toBeNull();
  });
});

describe('the author', () => {
  const at = '/ediciones/ancud/subsana/propuestas/1/subsanar';

  test('mends what was asked in time, and nobody else sees the form', async () => {
    const { edition, authorId } = await givenOpened(ground, 'subsana');
    await askCorrection(ground.db, ground.coordinator, edition, {
      ...{ number: 1, asked: 'Falta decir cuántas luminarias.', days: 5 },
    });
    const author = await anybody.as(authorId, 'provider');
    const html = await page(author, at);
    expect(html).toContain('Falta decir cuántas luminarias.');
    await page(reviewer, at, 404);
    const typed = {
      version: '1',
      titulo: 'Ocho luminarias',
      necesidad: 'Oscurece temprano.',
      descripcion: '',
      beneficia: '',
      lugar: 'Costanera',
      costo: '$8.900.000',
      razon: 'Dije cuántas son.',
    };
    const wrong = await send(author, at, typed, 422);
    expect(wrong).toContain('Qué propone');
    expect(wrong).toContain('Ocho luminarias');
    const to = await send(author, at, { ...typed, descripcion: 'Son ocho.' });
    expect(await page(author, to)).toContain('Recibimos tu corrección');
    expect(await seen(ground.db, edition, 1)).toMatchObject({ version: 2, state: 'in-review' });
  });
});
