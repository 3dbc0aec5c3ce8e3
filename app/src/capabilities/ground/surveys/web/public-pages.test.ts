import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { wording } from '../rules/wording.ts';
import {
  answer,
  givenDraft,
  givenOpen,
  givenPerson,
  givenStaff,
  later,
  NOW,
} from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';
import { options, scale, written } from '../testing/questions.ts';

let given: TestDatabase;
let site: TestSite;
let by: ByStaff;
let now = NOW;

beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => now } });
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
});
afterAll(() => given?.close());

/** Does something at another hour. */
async function at<T>(hours: number, work: () => Promise<T>): Promise<T> {
  now = later(hours);
  try {
    return await work();
  } finally {
    now = NOW;
  }
}

const all = [
  written({ isRequired: true, text: wording('¿Vienes?', 'Do you come?') }),
  written({ kind: 'many', options: options(3) }),
  scale(5),
  written({ kind: 'order', options: options(3) }),
  written({ kind: 'short-text', options: [] }),
  written({ kind: 'long-text', options: [] }),
];

describe('the form of an unnamed survey', () => {
  test('is answered by anybody, in every kind of question, and thanked for', async () => {
    const { slug } = await givenOpen(given.db, by, { questions: all });
    const html = await page(site, `/encuestas/${slug}`);
    expect(html).toContain('1. ¿Vienes? (obligatoria)');
    expect(html).toContain('Es anónima: no guardamos tu cuenta');
    expect(html).toContain('hasta 10 respuestas por hora');
    expect(html).toMatch(/De 1, Muy mala, a 5, Muy buena/);
    const typed = {
      p1: '1',
      'p2-2': '1',
      p3: '4',
      'p4-1': '2',
      'p4-2': '1',
      'p4-3': '3',
      p5: 'Sí',
      p6: 'A\nB',
    };
    const to = await send(site, `/encuestas/${slug}/responder`, typed, 303);
    expect(to).toBe(`/encuestas/${slug}?hecho=respondida`);
    const thanks = await page(site, to);
    expect(thanks).toContain('Gracias, recibimos tu respuesta');
    expect(thanks).not.toContain('name="p1"');
  });

  test('comes again with all that was typed, each problem first and at its field', async () => {
    const { slug } = await givenOpen(given.db, by, { questions: all });
    const typed = {
      'p2-3': '1',
      p3: '5',
      'p4-1': '1',
      'p4-2': '1',
      p5: 'a'.repeat(201),
      p6: 'Queda',
    };
    const html = await send(site, `/encuestas/${slug}/responder`, typed, 422);
    for (const field of ['p1', 'p4', 'p5']) {
      expect(html).toContain(`href="#${field}"`);
      expect(html).toMatch(new RegExp(`id="${field}-error"`));
    }
    expect(html).toContain('Falta responder la pregunta 1.');
    expect(html).toMatch(/name="p2-3"[^>]*checked/);
    expect(html).toMatch(/name="p3" value="5" checked/);
    expect(html).toContain('>Queda</textarea>');
    expect(html.match(/<option value="1" selected/g)).toHaveLength(2);
  });
});

describe('an answer from the web', () => {
  test('is refused after the closing, with what was typed still there to read', async () => {
    const { slug } = await givenOpen(given.db, by);
    const html = await at(25, () => send(site, `/encuestas/${slug}/responder`, { p1: '1' }, 409));
    expect(html).toContain('tu respuesta no quedó guardada');
    const { rows } = await given.pool.query(
      `select 1 from surveys.response join surveys.survey on survey.id = survey_id where slug = $1`,
      [slug],
    );
    expect(rows).toEqual([]);
  });

  test('waits, with what was typed, when one connection sends too many', async () => {
    const { slug } = await givenOpen(given.db, by, {
      questions: [written({ kind: 'short-text', options: [] })],
    });
    const path = `/encuestas/${slug}/responder`;
    for (let sent = 0; sent < 10; sent += 1) await send(site, path, { p1: 'A' }, 303);
    const html = await send(site, path, { p1: 'La once' }, 429);
    expect(html).toMatch(/Espera \d+ minutos/);
    expect(html).toContain('value="La once"');
  });

  test('tells the score of a test at its end, and believes no score that it did not seal', async () => {
    const questions = [
      written({ right: { option: 1, points: 2 } }),
      written({ right: { option: 2, points: 3 } }),
    ];
    const { slug } = await givenOpen(given.db, by, { questions });
    const to = await send(site, `/encuestas/${slug}/responder`, { p1: '1', p2: '1' }, 303);
    expect(await page(site, to)).toContain('Tu puntaje: 2 de 5.');
    const other = await givenOpen(given.db, by, { questions });
    expect(await page(site, to.replace(slug, other.slug))).not.toContain('Tu puntaje');
    for (const invented of ['5/5', 'AAAA', '']) {
      const path = `/encuestas/${slug}?hecho=respondida&puntaje=${invented}`;
      expect(await page(site, path)).not.toContain('Tu puntaje');
    }
  });
});

describe('a named survey', () => {
  test('asks to sign in and come back, takes one answer, and says so afterwards', async () => {
    const { slug } = await givenOpen(given.db, by, { isNamed: true });
    const html = await page(site, `/encuestas/${slug}`);
    expect(html).toContain(`/entrar?volver=%2Fencuestas%2F${slug}`);
    expect(html).not.toContain('name="p1"');
    const refused = await site.post(`/encuestas/${slug}/responder/con-cuenta`, 'p1=1');
    expect(refused.headers.get('location')).toMatch(/^\/entrar\?/);
    await send(site, `/encuestas/${slug}/responder`, { p1: '1' }, 404);
    const personId = await givenPerson(given.db);
    const own = await site.as(personId, 'provider');
    expect(await page(own, `/encuestas/${slug}`)).toContain('name="p1"');
    const path = `/encuestas/${slug}/responder/con-cuenta`;
    await send(own, path, { p1: '2' }, 303);
    expect(await page(own, `/encuestas/${slug}`)).toContain('Ya respondiste');
    expect(await send(own, path, { p1: '1' }, 409)).toContain('Cada persona responde una vez');
    const { rows } = await given.pool.query('select 1 from surveys.response where person_id = $1', [
      personId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('is shown and answered in English where all of it is, and said to be in Spanish where not', async () => {
    const english = await givenOpen(given.db, by, { title: wording('Hola plaza', 'Hello square') });
    const html = await page(site, `/en/surveys/${english.slug}`);
    expect(html).toContain('Hello square');
    expect(html).toContain('Do you live in Ancud?');
    const spanish = await givenOpen(given.db, by, { purpose: wording('Solo así.') });
    const mixed = await page(site, `/en/surveys/${spanish.slug}`);
    expect(mixed).toContain('This survey is in Spanish only.');
    expect(mixed).toContain('<div class="survey-questions" lang="es-CL">');
    expect(mixed).toContain('¿Vives en Ancud?');
  });
});

describe('results', () => {
  test('are public when the survey is closed, never before, and withhold what is small everywhere', async () => {
    const { slug } = await givenOpen(given.db, by, {
      questions: [written({ options: options(3) }), written({ kind: 'short-text', options: [] })],
    });
    const typed = [...Array(3).fill('1'), ...Array(7).fill('2'), ...Array(12).fill('3')];
    for (const [index, p1] of typed.entries()) {
      await answer(given.db, slug, { p1, ...(index < 6 ? { p2: `Secreto ${index}` } : {}) });
    }
    const open = await page(site, `/encuestas/${slug}`);
    expect(open).toContain('Hasta ahora hay 22 respuestas.');
    expect(open).not.toContain('Resultados</h2>');
    await page(site, `/encuestas/${slug}/resultados.csv`, 404);
    await page(site, `/encuestas/${slug}/resultados.json`, 404);

    const html = await at(25, () => page(site, `/encuestas/${slug}`));
    expect(html).toContain('22 respuestas.');
    expect(html).toContain('12 (54,5%)');
    expect(html.match(/reservado<\/span>/g)).toHaveLength(2);
    expect(html).toContain('6 personas escribieron aquí');
    expect(html).not.toContain('Secreto');
    const csv = await at(25, () => page(site, `/encuestas/${slug}/resultados.csv`));
    expect(csv.split('\r\n').map((line) => line.split(',').slice(3))).toEqual([
      ['option', 'label', 'place', 'group', 'people'],
      ['', '', '', '', '22'],
      ['1', 'Opción 1', '', '', ''],
      ['2', 'Opción 2', '', '', ''],
      ['3', 'Opción 3', '', '', '12'],
      ['', '', '', '', '6'],
      [],
    ]);
    const json = JSON.parse(await at(25, () => page(site, `/encuestas/${slug}/resultados.json`)));
    expect(json.rows.map(({ people }: { people: number | null }) => people)).toEqual([
      22,
      null,
      null,
      12,
      6,
    ]);
  });

  test('of few people are not told, and their number is on no list', async () => {
    const { slug } = await givenOpen(given.db, by, { title: wording('Pocas voces') });
    for (let sent = 0; sent < 4; sent += 1) await answer(given.db, slug, { p1: '1' });
    expect(await page(site, `/encuestas/${slug}`)).not.toContain('Hasta ahora');
    const html = await at(25, () => page(site, `/encuestas/${slug}`));
    expect(html).toContain('Respondieron menos de 5 personas');
    const list = await page(site, '/encuestas?q=pocas');
    expect(list).toMatch(/Pocas voces<\/a>[\s\S]*menos de 5/);
  });
});

describe('tables of results', () => {
  test('of every kind are tables, an order and groups too', async () => {
    const { slug } = await givenOpen(given.db, by, {
      questions: [
        written({ isRequired: true, isGrouping: true }),
        scale(3),
        written({ kind: 'order', options: options(2) }),
      ],
    });
    for (let sent = 0; sent < 40; sent += 1) {
      const order = sent % 2 === 0 ? ['1', '2'] : ['2', '1'];
      const typed = { p1: sent < 20 ? '1' : '2', p2: `${1 + (sent % 3)}` };
      await answer(given.db, slug, { ...typed, 'p3-1': order[0] ?? '', 'p3-2': order[1] ?? '' });
    }
    const html = await at(25, () => page(site, `/encuestas/${slug}`));
    expect(html).toContain('Según «¿Vives en Ancud?»');
    expect(html.match(/<table/g)).toHaveLength(4);
    expect(html).toContain('Lugar medio');
    expect(html).toContain('1,5');
    const csv = await at(25, () => page(site, `/encuestas/${slug}/resultados.csv`));
    expect(csv).toContain('3,¿Vives en Ancud?,order,1,Opción 1,1,,20');
    expect(csv).toContain('2,¿Vives en Ancud?,scale,1,,,Sí,7');
  });
});

test('the list finds by title and state, and shows no draft to anybody', async () => {
  const draft = await givenDraft(given.db, by, { title: wording('Quilque borrador') });
  await givenOpen(given.db, by, { title: wording('Quilque abierta') });
  const html = await page(site, '/encuestas?q=quilque');
  expect(html).toContain('Quilque abierta');
  expect(html).not.toContain('Quilque borrador');
  expect(await page(site, '/encuestas?q=quilque&estado=closed')).toContain('No hay encuestas así');
  expect(await page(site, '/encuestas?q=quilque&institucion=lautaro')).toContain(
    'No hay encuestas',
  );
  await page(site, `/encuestas/${draft.slug}`, 404);
  await page(site, '/encuestas/no-existe', 404);
});

test('what a survey says and what people answer is text, never markup', async () => {
  const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>';
  const { slug, id } = await givenOpen(given.db, by, {
    title: wording(`Mala ${evil}`),
    purpose: wording(evil),
    questions: [
      written({ text: wording(evil), options: [wording(evil), wording('"><b>')] }),
      written({ kind: 'long-text', options: [] }),
    ],
    takesPaper: true,
  });
  await answer(given.db, slug, { p1: '1', p2: evil });
  const officer = await site.as(by.actor.personId);
  const desk = `/gestion/ancud/encuestas`;
  const pages = [
    await page(site, `/encuestas/${slug}`),
    await page(site, '/encuestas?q=mala'),
    await page(officer, desk),
    await page(officer, `${desk}/${id}`),
    await page(officer, `${desk}/${id}/respuestas`),
    await at(200, () => page(site, `/encuestas/${slug}`)),
  ];
  for (const html of pages) {
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('"><b>');
    expect(html).toContain('&lt;script>alert');
  }
});

test('a correction leads from the old survey to the new one', async () => {
  const old = await givenOpen(given.db, by, { title: wording('Con errata') });
  const officer = await site.as(by.actor.personId);
  const to = await send(officer, `/gestion/ancud/encuestas/${old.id}/corregir`, {}, 303);
  const hours = { 'cierra-dia': '2026-12-20', 'cierra-hora': '18:00' };
  await send(officer, `${to.split('?')[0]}/publicar`, hours, 303);
  const html = await page(site, `/encuestas/${old.slug}`);
  expect(html).toContain('Responde la versión corregida');
  expect(html).toContain('href="/encuestas/con-errata-2"');
});
