// Objections and certifications on their pages, without JavaScript: who objects, who answers, what everybody reads, and what two people sign.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenStaff } from '../../../edition/editions/testing/steps.ts';
import { givenResident } from '../../../edition/proposals/testing/kept.ts';
import { page, send } from '../../../edition/review/testing/pages.ts';
import { carriedOut } from '../../../ground/people/testing/acts.ts';
import { listObjectionWork } from '../store/objectable.ts';
import {
  AFTER,
  COUNTED,
  type CountGround,
  givenCountAgain,
  givenCounted,
  givenCounting,
  OBJECTING,
} from '../testing/counted.ts';
import { answer, certify, codeOf, correct, file, givenSheet } from '../testing/objecting.ts';
import { objectionList } from './objection-list.ts';

let ground: CountGround;
let now = OBJECTING;
let anybody: TestSite;
let answering: TestSite;
let counting: TestSite;
let certifying: TestSite;

beforeAll(async () => {
  ground = await givenCounting();
  anybody = await testSite(ground.db, { clock: { now: () => now } });
  await signIn();
});
afterAll(() => ground?.given.close());

/** At this hour: a session does not outlive the days between them. */
async function signIn(): Promise<void> {
  answering = await anybody.as(ground.answering.actor.personId);
  counting = await anybody.as(ground.counting.actor.personId);
  certifying = await anybody.as(ground.certifying.actor.personId, 'demonstration');
}

const ofEdition = (slug: string, rest: string) => `/ediciones/ancud/${slug}/${rest}`;
const object = (slug: string) => ofEdition(slug, 'resultado/pudeto/objetar');
const desk = (slug: string, rest = '') => `/gestion/ancud/ediciones/${slug}/objeciones${rest}`;
const said = { tema: 'count', texto: 'En la mesa 2 sobran votos.', pide: 'annul-table', mesa: '2' };

describe('objecting', () => {
  test('gives a number, is read without a name, and is taken back by its author alone', async () => {
    now = OBJECTING;
    const vote = await givenCounted(ground, 'objetar');
    const author = await anybody.as(vote.residentId, 'provider');
    const form = await page(author, object('objetar'));
    expect(form).toContain('21 de abril de 2027 a las 23:59, hora de Chile continental');
    expect(form).toContain('Mesa 2');
    const empty = await send(author, object('objetar'), {}, 422);
    for (const wrong of ['Cuenta qué pasó.', 'Elige una.']) expect(empty).toContain(wrong);
    const unsaid = await send(author, object('objetar'), { ...said, mesa: '' }, 422);
    expect(unsaid).toContain('Elige la mesa receptora.');
    expect(unsaid).toContain('En la mesa 2 sobran votos.');
    const strange = await send(author, object('objetar'), { ...said, mesa: '9' }, 422);
    expect(strange).toContain('Las mesas son: 1, 2.');
    const long = await send(author, object('objetar'), { ...said, texto: 'a'.repeat(4001) }, 422);
    expect(long).toContain('Hasta 4000 letras.');
    const script = new File(['<script>'], 'prueba.pdf');
    await send(author, object('objetar'), { ...said, prueba: script }, 422);
    const to = await send(author, object('objetar'), said);
    expect(to).toContain('/objeciones/1-2027');
    const received = await page(author, to);
    expect(received).toContain('Es la objeción 1 de 2027.');
    expect(received).toContain('30 de abril de 2027');
    const public1 = await page(anybody, ofEdition('objetar', 'objeciones/1-2027'));
    expect(public1).toContain('En la mesa 2 sobran votos.');
    expect(public1).toContain('cuyo nombre no se publica');
    expect(public1).not.toContain('Elisa B.');
    expect(public1).not.toContain('Retirar mi objeción');
    const other = await anybody.as(await givenResident(ground.db), 'provider');
    const withdraw = ofEdition('objetar', 'objeciones/1-2027/retirar');
    await send(other, withdraw, {}, 403);
    await send(author, withdraw, {});
    await send(author, withdraw, {}, 409);
    const gone = await page(anybody, ofEdition('objetar', 'objeciones/1-2027'));
    expect(gone).toContain('Su número no se usa de nuevo.');
    expect(gone).not.toContain('En la mesa 2 sobran votos.');
    expect(await page(author, ofEdition('objetar', 'objeciones/1-2027'))).toContain('sobran votos');
    expect(await send(author, object('objetar'), said)).toContain('/objeciones/2-2027');
  });
});

describe('the form of an objection', () => {
  test('is closed before its days, after them and to nobody in particular', async () => {
    await givenCounted(ground, 'plazo');
    const author = await anybody.as(await givenResident(ground.db), 'provider');
    now = COUNTED;
    expect(await page(author, object('plazo'), 409)).toContain(
      'empieza el jueves 15 de abril de 2027',
    );
    expect(await page(anybody, ofEdition('plazo', 'objeciones'))).toContain(
      'Se podrá objetar desde',
    );
    now = new Date('2027-04-22T03:59:00Z');
    await page(author, object('plazo'));
    now = new Date('2027-04-22T04:00:00Z');
    expect(await page(author, object('plazo'), 409)).toContain(
      'terminó el miércoles 21 de abril de 2027',
    );
    expect(await send(author, object('plazo'), said, 409)).toContain('No se puede');
    now = OBJECTING;
    expect((await anybody.get(object('plazo'))).status).not.toBe(200);
    for (const path of ['resultado/nadie/objetar', 'objeciones/9-2027', 'objeciones/x']) {
      await page(author, ofEdition('plazo', path), 404);
    }
    expect(await page(anybody, ofEdition('plazo', 'objeciones'))).toContain('No hay objeciones');
  });

  test('with evidence shows it to its author and to those who answer, and to nobody else', async () => {
    now = OBJECTING;
    const vote = await givenCounted(ground, 'prueba');
    const author = await anybody.as(vote.residentId, 'provider');
    const pdf = Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    );
    const prueba = new File([pdf], 'acta.pdf', { type: 'application/pdf' });
    const to = await send(author, object('prueba'), { ...said, prueba });
    const own = await page(author, to);
    const [, address = ''] = /href="(\/archivos\/[^"]+)"/.exec(own) ?? [];
    expect(address).not.toBe('');
    expect(await page(anybody, ofEdition('prueba', 'objeciones/1-2027'))).not.toContain(
      '/archivos/',
    );
    expect((await anybody.get(address)).status).toBe(404);
    expect((await author.get(address)).status).toBe(200);
    expect((await answering.get(address)).status).toBe(200);
    expect(await page(answering, desk('prueba', '/1-2027'))).toContain(address);
  });
});

describe('the desk', () => {
  test('answers with reasons by whoever did not count, and the answer is public with its document', async () => {
    now = OBJECTING;
    await signIn();
    const vote = await givenCounted(ground, 'responder');
    await file(ground, vote);
    expect(await page(answering, '/lo-que-me-toca')).toContain('Responde');
    const own = await page(counting, desk('responder', '/1-2027'));
    expect(own).toContain('La responde otra persona');
    const answered = { resultado: 'accepted', remedio: 'other', razones: 'El acta lo muestra.' };
    await send(counting, desk('responder', '/1-2027'), answered, 403);
    const empty = await send(answering, desk('responder', '/1-2027'), {}, 422);
    expect(empty).toContain('Escribe las razones.');
    const noRemedy = { ...answered, remedio: '' };
    expect(await send(answering, desk('responder', '/1-2027'), noRemedy, 422)).toContain(
      'di qué se hace',
    );
    const to = await send(answering, desk('responder', '/1-2027'), answered);
    expect(await page(answering, to)).toContain('La respuesta quedó publicada y avisada.');
    await send(answering, desk('responder', '/1-2027'), answered, 409);
    const everybody = await page(anybody, ofEdition('responder', 'objeciones/1-2027'));
    expect(everybody).toContain('El acta lo muestra.');
    expect(everybody).toContain('Por hacer');
    const author = await anybody.as(vote.residentId, 'provider');
    expect(await page(author, '/avisos')).toContain('Respondieron tu objeción 1 de 2027');
    await send(answering, desk('responder', '/1-2027/hecho'), { hecho: '' }, 422);
    await send(answering, desk('responder', '/1-2027/hecho'), { hecho: 'Se corrigió.' });
    expect(await page(anybody, ofEdition('responder', 'objeciones/1-2027'))).toContain(
      'Se corrigió.',
    );
    expect(await page(answering, desk('responder'))).toContain('Objeciones y certificación');
    await page(answering, desk('otra'), 404);
    await page(answering, desk('responder', '/7-2027'), 404);
  });

  test('marks the late ones, for those who may answer them and in public', async () => {
    now = OBJECTING;
    const vote = await givenCounted(ground, 'atrasada');
    await file(ground, vote);
    now = new Date('2027-05-03T16:00:00Z');
    const later = await anybody.as(ground.answering.actor.personId);
    expect(await page(anybody, ofEdition('atrasada', 'objeciones'))).toContain('Atrasada: debía');
    const ids = [ground.town.institutionId];
    const works = (personId: string) => listObjectionWork(ground.db, personId, ids);
    const mine = await works(ground.answering.actor.personId);
    expect(mine.find(({ editionSlug }) => editionSlug === 'atrasada')).toMatchObject({
      ...{ openCount: 1, dueOn: '2027-04-30', toRemedyCount: 0 },
    });
    const theirs = await works(ground.counting.actor.personId);
    expect(theirs.find(({ editionSlug }) => editionSlug === 'atrasada')).toBeUndefined();
    expect(await page(later, '/lo-que-me-toca')).toContain('Atrasada: responde');
  });
});

describe('the certification', () => {
  test('is proposed by the team once all is done, signed by the certifying officer, and told to everybody', async () => {
    now = OBJECTING;
    await signIn();
    const vote = await givenCounted(ground, 'certificar');
    await file(ground, vote);
    const certification = desk('certificar', '/certificar/pudeto');
    expect(await send(counting, certification, {}, 409)).toContain('21 de abril de 2027');
    now = AFTER;
    await signIn();
    expect(await send(counting, certification, {}, 409)).toContain('Falta responder 1 objeción.');
    await answer(ground, vote, 1, { outcome: 'rejected', remedy: '' });
    await send(answering, certification, {}, 403);
    expect(await page(certifying, '/lo-que-me-toca')).toContain(
      'Certifica el resultado de Sector Pudeto',
    );
    await carriedOut(await counting.post(certification, new FormData()), certifying);
    const everybody = await page(anybody, ofEdition('certificar', 'objeciones'));
    expect(everybody).toContain('Resultado certificado');
    expect(await page(anybody, '/ediciones/ancud/certificar')).toContain('Resultado certificado');
    await send(counting, certification, {}, 409);
    const correction = desk('certificar', '/corregir/pudeto');
    expect(await send(counting, correction, { razon: '' }, 422)).toContain(
      'Escribe por qué está mal.',
    );
    const reason = new FormData();
    reason.set('razon', 'La mesa 2 se sumó dos veces.');
    await carriedOut(await counting.post(correction, reason), certifying);
    const wrong = await page(anybody, ofEdition('certificar', 'objeciones'));
    expect(wrong).toContain('Se encontró un error');
    expect(wrong).toContain('La mesa 2 se sumó dos veces.');
    await send(counting, desk('certificar', '/certificar/nadie'), {}, 404);
    await givenCountAgain(ground, vote, { cause: 'correction', now: AFTER });
    const again = await page(anybody, ofEdition('certificar', 'objeciones'));
    expect(again).toContain('corrige uno anterior: cualquiera puede objetarlo, hasta el jueves 29');
    const resident = await anybody.as(vote.residentId);
    expect(await page(resident, object('certificar'))).toContain('El resultado 2 de');
    expect(await send(counting, certification, {}, 409)).toContain('29 de abril de 2027');
  });

  test('does not fall by what came on paper in time: its page says so, and where a correction begins', async () => {
    now = AFTER;
    await signIn();
    const vote = await givenCounted(ground, 'papel-tarde');
    await certify(ground, vote);
    const paper = await givenSheet(ground, vote, '2027-04-20');
    expect(codeOf(await file(ground, vote, { paper, now: AFTER }))).toBe('yes');
    const one = await page(anybody, ofEdition('papel-tarde', 'objeciones/1-2027'));
    for (const told of ['20 de abril de 2027', 'La certificación no cae por eso']) {
      expect(one).toContain(told);
    }
    await answer(ground, vote, 1, { remedy: 'recount' });
    const next = await page(counting, desk('papel-tarde', '/1-2027'));
    expect(next).toContain('Primero dos personas lo declaran mal contado');
    expect(next).not.toContain('Contar de nuevo ahora');
    await correct(ground, vote);
    expect(await page(counting, desk('papel-tarde', '/1-2027'))).toContain('Contar de nuevo ahora');
  });
});

test('what is written is shown and never obeyed, and another institution finds nothing there', async () => {
  now = OBJECTING;
  await signIn();
  const vote = await givenCounted(ground, 'ajena');
  await file(ground, vote, { text: '<script>evil()</script>' });
  await answer(ground, vote, 1, { remedy: 'other', reasons: '<img src onerror=evil()>' });
  for (const [by, path] of [
    [anybody, ofEdition('ajena', 'objeciones/1-2027')],
    [answering, desk('ajena', '/1-2027')],
  ] as const) {
    const html = await page(by, path);
    expect(html).toContain('&lt;script>evil()');
    expect(html).not.toMatch(/<script>evil|<img src onerror/);
  }
  const { id } = await ground.db
    .selectFrom('institutions.institution')
    .where('slug', '=', 'lautaro')
    .select('id')
    .executeTakeFirstOrThrow();
  const foreign = await anybody.as(await givenStaff(ground.db, id, 'certifying-officer'));
  const there = '/gestion/lautaro/ediciones/ajena/objeciones';
  for (const rest of ['', '/1-2027']) await page(foreign, there + rest, 404);
  for (const rest of ['/1-2027', '/1-2027/hecho', '/1-2027/recontar', '/certificar/pudeto']) {
    await send(foreign, there + rest, { razones: 'x', hecho: 'x' }, 404);
  }
  await send(foreign, `${there}/corregir/pudeto`, { razon: 'x' }, 404);
  expect((await foreign.get(desk('ajena', '/1-2027'))).status).not.toBe(200);
});

test('the list of the country and its files say who only of organisations', async () => {
  now = OBJECTING;
  const vote = await givenCounted(ground, 'lista');
  await file(ground, vote, { text: '=HYPERLINK("x")' });
  expect(await page(anybody, '/objeciones')).toContain('Contar de nuevo');
  expect(await page(anybody, '/en/objections')).toContain('Count again');
  const query = new URLSearchParams({ institucion: 'ancud', edicion: 'lista' });
  const rows = await objectionList.rows(ground.db, query);
  expect(rows).toMatchObject([{ number: 1, organization: null, asks: 'recount', outcome: null }]);
  const csv = await page(anybody, '/datos/objeciones.csv?institucion=ancud&edicion=lista');
  expect(csv).toContain(`"'=HYPERLINK`);
  expect(csv).not.toContain(vote.residentId);
});
