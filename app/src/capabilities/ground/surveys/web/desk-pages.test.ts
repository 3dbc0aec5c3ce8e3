import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf } from '../../../../platform/public-list.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { enterSheet } from '../actions/enter-sheet.ts';
import { listQuestions } from '../store/questions.ts';
import { readSurveyWithin } from '../store/surveys.ts';
import {
  answer,
  givenDraft,
  givenOpen,
  givenSheet,
  givenStaff,
  later,
  NOW,
} from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';
import { options, scale, written } from '../testing/questions.ts';

let given: TestDatabase;
let site: TestSite;
let by: ByStaff;
let officer: TestSite;
let desk: TestSite;
let stranger: TestSite;
let now = NOW;

const OWN = '/gestion/ancud/encuestas';

beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => now } });
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
  officer = await site.as(by.actor.personId);
  desk = await site.as((await givenStaff(given.db, 'ancud', 'desk-staff')).actor.personId);
  stranger = await site.as((await givenStaff(given.db, 'lautaro', 'pb-officer')).actor.personId);
});
afterAll(() => given?.close());

const details = { titulo: 'Tu feria', proposito: 'Para elegir el día.', identidad: 'anonima' };

describe('whoever writes surveys', () => {
  test('drafts one, adds questions of every kind, sees how it looks and publishes it', async () => {
    const to = await send(officer, `${OWN}/nueva`, { ...details, papel: '1' }, 303);
    expect(await page(officer, to)).toContain('Ahora agrega las preguntas');
    const own = to.split('?')[0] ?? '';
    const forms: Readonly<Record<string, string>>[] = [
      {
        tipo: 'one',
        texto: '¿Qué día?',
        opciones: 'Sábado\n\nDomingo\n',
        obligatoria: '1',
        agrupa: '1',
      },
      {
        tipo: 'many',
        texto: '¿Qué compras?',
        opciones: 'Verdura\nPescado',
        'opciones-en': 'Greens\nFish',
      },
      { tipo: 'scale', texto: '¿Cómo es?', hasta: '7', bajo: 'Mala', alto: 'Buena' },
      { tipo: 'order', texto: 'Ordena', opciones: 'A\nB\nC' },
      { tipo: 'short-text', texto: '¿Otra cosa?' },
      { tipo: 'long-text', texto: 'Cuéntanos' },
    ];
    for (const form of forms) {
      await page(officer, `${own}/preguntas/nueva?tipo=${form.tipo}`);
      const back = await send(officer, `${own}/preguntas/nueva`, form, 303);
      expect(await page(officer, back)).toContain('Pregunta guardada');
    }
    const preview = await page(officer, `${own}/vista`);
    for (const { texto = '' } of forms) expect(preview).toContain(texto);
    expect(preview).toContain('7: Buena');
    const none = await send(officer, `${own}/publicar`, { 'cierra-dia': '2026-02-31' }, 422);
    expect(none).toContain('href="#cierra-dia"');
    expect(none).toContain('href="#cierra-hora"');
    const past = { 'cierra-dia': '2026-11-20', 'cierra-hora': '18:00' };
    const soon = await send(officer, `${own}/publicar`, past, 422);
    expect(soon).toContain('value="2026-11-20"');
    expect(soon).toContain('href="#cierra-dia"');
    const hours = { 'cierra-dia': '2026-12-10', 'cierra-hora': '18:30' };
    expect(await page(officer, await send(officer, `${own}/publicar`, hours, 303))).toContain(
      'Encuesta publicada',
    );
    const survey = await readSurveyWithin(given.db, by.scope.id, own.split('/').at(-1) ?? '', NOW);
    expect(survey?.hours?.opensAt).toEqual(NOW);
    // 18:30 in Ancud, three hours behind Greenwich in summer.
    expect(survey?.hours?.closesAt.toISOString()).toBe('2026-12-10T21:30:00.000Z');
    expect(await page(officer, `${own}/preguntas/nueva?tipo=one`, 409)).toContain(
      'ya está publicada',
    );
    await send(officer, `${own}/datos`, details, 409);
  });
});

describe('whoever writes surveys, on the way', () => {
  test('gets every form back with what was typed and what is wrong with it', async () => {
    const empty = await send(officer, `${OWN}/nueva`, { titulo: ' ', proposito: 'Queda' }, 422);
    expect(empty).toContain('href="#titulo"');
    expect(empty).toContain('href="#identidad"');
    expect(empty).toContain('>Queda</textarea>');
    const { id } = await givenDraft(given.db, by, { questions: [] });
    const save = (form: Record<string, string>) =>
      send(officer, `${OWN}/${id}/preguntas/nueva`, form, 422);
    const one = await save({
      tipo: 'one',
      texto: '',
      opciones: 'A',
      'opciones-en': 'A\nB',
      correcta: 'x',
    });
    for (const field of ['texto', 'opciones-en', 'correcta'])
      expect(one).toContain(`href="#${field}"`);
    expect(await save({ tipo: 'one', texto: 'A', opciones: 'Sola' })).toContain('href="#opciones"');
    expect(await save({ tipo: 'one', texto: 'A', opciones: 'B\nb' })).toContain(
      'dos opciones iguales',
    );
    const grouping = { tipo: 'one', texto: 'A', opciones: 'B\nC', agrupa: '1' };
    expect(await save(grouping)).toContain('href="#agrupa"');
    const scaled = await save({ tipo: 'scale', texto: 'A', hasta: '99', bajo: '' });
    for (const field of ['hasta', 'bajo', 'alto']) expect(scaled).toContain(`href="#${field}"`);
  });

  test('changes, moves and takes out the questions of a draft, and deletes it', async () => {
    const { id } = await givenDraft(given.db, by, { questions: [written(), scale(5)] });
    const own = `${OWN}/${id}`;
    const survey = await readSurveyWithin(given.db, by.scope.id, id, NOW);
    const [first, second] = survey === undefined ? [] : await listQuestions(given.db, survey.id);
    const form = await page(officer, `${own}/preguntas/${second?.id}`);
    expect(form).toContain('value="Muy buena"');
    const changed = { texto: '¿Y ahora?', hasta: '5', bajo: 'Mal', alto: 'Bien' };
    await send(officer, `${own}/preguntas/${second?.id}`, changed, 303);
    await send(officer, `${own}/preguntas/${second?.id}/mover`, { mover: 'up' }, 303);
    expect(await page(officer, own)).toMatch(/1\. ¿Y ahora\?[\s\S]*2\. ¿Vives en Ancud\?/);
    const to = await send(officer, `${own}/preguntas/${first?.id}/mover`, { mover: 'out' }, 303);
    expect(await page(officer, to)).not.toContain('¿Vives en Ancud?');
    const gone = await send(officer, `${own}/borrar`, {}, 303);
    expect(await page(officer, gone)).toContain('Borrador borrado');
    await page(officer, own, 404);
  });

  test('closes, copies and reads what was answered, texts too', async () => {
    const survey = await givenOpen(given.db, by, {
      questions: [written(), written({ kind: 'long-text', options: [] })],
    });
    await answer(given.db, survey.slug, { p1: '2', p2: 'Que haya\nsombra' });
    const own = `${OWN}/${survey.id}`;
    const html = await page(officer, `${own}/respuestas`);
    expect(html).toContain('Que haya\nsombra');
    expect(html).toContain('1 (100%)');
    expect(await page(officer, await send(officer, `${own}/cerrar`, {}, 303))).toContain(
      'Encuesta cerrada',
    );
    await send(officer, `${own}/cerrar`, {}, 409);
    expect(await page(officer, await send(officer, `${own}/copiar`, {}, 303))).toContain(
      'la copia',
    );
  });
});

test('the answers one by one name nobody, and a spreadsheet runs nothing of them', async () => {
  const evil = '=HYPERLINK("http://malo")';
  const survey = await givenOpen(given.db, by, {
    takesPaper: true,
    questions: [
      written(),
      written({ kind: 'many', options: options(2) }),
      scale(3),
      written({ kind: 'order', options: options(2) }),
      written({ kind: 'short-text', options: [] }),
    ],
  });
  const typed = { p1: '2', 'p2-2': '1', p3: '3', 'p4-1': '2', 'p4-2': '1', p5: evil };
  await answer(given.db, survey.slug, typed);
  const { id: sheetId, name } = await givenSheet(given.db, by);
  const { slug } = survey;
  const sheet = { slug, sheetId, personId: undefined, answers: new Map() };
  await given.db.transaction().execute((tx) => enterSheet(tx, sheet, NOW));
  const response = await officer.get(`${OWN}/${survey.id}/respuestas.csv`);
  expect(response.headers.get('content-type')).toContain('text/csv');
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(response.headers.get('cache-control')).toContain('no-store');
  const [head = '', ...rows] = (await response.text()).trim().split('\r\n');
  expect(head).toBe(
    'answered_on,sheet,1. ¿Vives en Ancud?,2. ¿Vives en Ancud?: Opción 1,2. ¿Vives en Ancud?: Opción 2,3. ¿Vives en Ancud?,4. ¿Vives en Ancud?: Opción 1,4. ¿Vives en Ancud?: Opción 2,5. ¿Vives en Ancud?',
  );
  expect(rows.sort()).toEqual([
    `2026-11-25,,No,false,true,3,2,1,"'=HYPERLINK(""http://malo"")"`,
    `2026-11-25,${name},,false,false,,,,`,
  ]);
  const column = { key: 'a', kind: 'text', meaning: { 'es-CL': 'a', en: 'a' } } as const;
  expect(csvOf({ columns: [column] }, [{ a: evil }])).toContain("'=HYPERLINK");
});

describe('the desk', () => {
  test('reads no answers and changes no survey', async () => {
    const survey = await givenOpen(given.db, by);
    const draft = await givenDraft(given.db, by);
    expect(await page(desk, OWN)).not.toContain(draft.id);
    for (const path of ['', '/respuestas', '/respuestas.csv', '/datos', '/vista']) {
      await page(desk, `${OWN}/${survey.id}${path}`, 403);
    }
    for (const path of ['/publicar', '/cerrar', '/copiar', '/corregir', '/resultados', '/borrar']) {
      await send(desk, `${OWN}/${survey.id}${path}`, {}, 403);
    }
    await page(desk, `${OWN}/nueva`, 403);
  });
});

test('staff of another institution find no survey of this one, by any address', async () => {
  const survey = await givenOpen(given.db, by, { takesPaper: true });
  const [question] = await listQuestions(given.db, survey.id);
  await answer(given.db, survey.slug, { p1: '1' });
  const theirs = `/gestion/lautaro/encuestas/${survey.id}`;
  const shown = ['', '/datos', '/preguntas/nueva', `/preguntas/${question?.id}`, '/vista'];
  for (const path of [...shown, '/respuestas', '/respuestas.csv']) {
    await page(stranger, `${theirs}${path}`, 404);
    await page(stranger, `${OWN}/${survey.id}${path}`, 403);
  }
  const acts = ['/datos', '/preguntas/nueva', `/preguntas/${question?.id}`, '/publicar', '/cerrar'];
  const more = [
    `/preguntas/${question?.id}/mover`,
    '/resultados',
    '/copiar',
    '/corregir',
    '/borrar',
  ];
  for (const path of [...acts, ...more]) {
    await send(stranger, `${theirs}${path}`, { mover: 'out' }, 404);
    await send(stranger, `${OWN}/${survey.id}${path}`, {}, 403);
  }
  await page(stranger, '/gestion/lautaro/encuestas/1', 404);
  const after = await readSurveyWithin(given.db, by.scope.id, survey.id, NOW);
  expect(after).toMatchObject({ state: 'open', responsesCount: 1 });
});

test('«lo que me toca» and the desk ask for paper that waits, and tell of what closes soon', async () => {
  const survey = await givenOpen(given.db, by, {
    takesPaper: true,
    title: { spanish: 'Tu paradero', english: undefined },
  });
  expect(await page(officer, '/lo-que-me-toca')).toContain('Mira cómo va «Tu paradero»');
  expect(await page(desk, '/lo-que-me-toca')).not.toContain('Tu paradero');
  now = later(30);
  desk = await site.as((await givenStaff(given.db, 'ancud', 'desk-staff')).actor.personId);
  expect(await page(desk, '/lo-que-me-toca')).toContain(
    'Ingresa las hojas de papel de «Tu paradero»',
  );
  const place = await page(desk, '/gestion/ancud');
  expect(place).toContain('Ingresa las hojas de «Tu paradero»');
  expect(place).toContain(`/gestion/ancud/papel?formulario=surveys%2Fanswer+${survey.slug}`);
  now = NOW;
});
