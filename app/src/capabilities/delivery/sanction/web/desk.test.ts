// The desk of the sanction on its pages, without JavaScript: from the list that the mayor submits to what two people sign.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenStaff } from '../../../edition/editions/testing/steps.ts';
import { page, send } from '../../../edition/review/testing/pages.ts';
import { carriedOut } from '../../../ground/people/testing/acts.ts';
import { AFTER, type CountedVote } from '../../../vote/count/testing/counted.ts';
import { listApprovals } from '../store/approvals.ts';
import {
  decide,
  drafted,
  givenCertified,
  givenSanctioning,
  givenSubmitted,
  lastSubmission,
  open,
  RECEIVED,
  type SanctionGround,
  SITTING,
  sign,
  sittingOf,
} from '../testing/given.ts';

type Typed = Readonly<Record<string, string>>;

let ground: SanctionGround;
let now = SITTING;
let anybody: TestSite;
let officer: TestSite;
let certifying: TestSite;
let mayor: TestSite;
let councillor: TestSite;

beforeAll(async () => {
  ground = await givenSanctioning();
  anybody = await testSite(ground.db, { clock: { now: () => now } });
  await signIn();
});
afterAll(() => ground?.given.close());

/** At this hour: a session does not outlive the days between them. */
async function signIn(at = SITTING): Promise<void> {
  now = at;
  officer = await anybody.as(ground.counting.actor.personId);
  certifying = await anybody.as(ground.certifying.actor.personId, 'demonstration');
  mayor = await anybody.as(ground.mayor.actor.personId);
  councillor = await anybody.as(ground.councillor.actor.personId);
}

const desk = (slug: string, rest = '') => `/gestion/ancud/ediciones/${slug}/sancion${rest}`;

/** The version that a page has in its forms. */
function versionIn(html: string): string {
  return /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
}

/** The number on the ballot paper, drawn by lot, of the nth project in the citizens' order. */
async function numbersOf(editionId: string): Promise<readonly string[]> {
  const { matters } = await lastSubmission(ground.db, editionId);
  return matters.map(({ number }) => String(number));
}

async function sittingAt(slug: string, editionId: string): Promise<string> {
  return desk(slug, `/sesion/${(await sittingOf(ground.db, editionId)).id}`);
}

/** Sends a form of this page with the version that it has. */
async function save(at: string, rest: string, typed: Typed, status = 303): Promise<string> {
  const version = versionIn(await page(officer, at));
  return send(officer, at + rest, { ...typed, version }, status);
}

/** Of all seven, for; with what is said of some. */
function votes(more: Typed = {}): Typed {
  return { ...Object.fromEntries(ground.town.council.map((id) => [`voto-${id}`, 'for'])), ...more };
}

const opened = {
  ...{ nombre: 'Sesión ordinaria 14', dia: '2027-05-04', quorum: '4' },
  ...{ mayoria: 'of-present', norma: 'ley-18695' },
};

/** Of the list that goes the whole way in the four tests that follow, one after the other. */
let vote: CountedVote;
let at = '';

test('a list is read before it is submitted by the mayor, who alone may, once', async () => {
  vote = await givenCertified(ground, 'entera');
  await signIn(AFTER);
  const before = await page(mayor, desk('entera'));
  for (const told of ['Luminarias del pasaje 3', '$50.000.000', 'Presentar al Concejo']) {
    expect(before).toContain(told);
  }
  expect(await page(officer, desk('entera'))).toContain('La presenta la alcaldía');
  const submitting = desk('entera', '/presentar');
  await send(officer, submitting, { recibida: RECEIVED }, 403);
  expect(await send(mayor, submitting, { recibida: '' }, 422)).toContain('Escribe un día');
  const ahead = await send(mayor, submitting, { recibida: '2027-06-01' }, 422);
  expect(ahead).toContain('todavía no llega');
  expect(ahead).toContain('value="2027-06-01"');
  const to = await send(mayor, submitting, { recibida: RECEIVED });
  expect(await page(mayor, to)).toContain('La lista quedó presentada y avisada.');
  await send(mayor, submitting, { recibida: RECEIVED }, 409);
});

test('a list is taken to a sitting under its quorum and its majority, with who attends', async () => {
  await signIn();
  const waiting = await page(councillor, desk('entera'));
  expect(waiting).toContain('hace 12 días');
  expect(waiting).toContain('Un Concejo no tiene plazo legal');
  expect(waiting).not.toContain('Abrir una sesión');
  const opening = desk('entera', '/sesion');
  const empty = await send(officer, opening, { presentacion: '1' }, 422);
  for (const wrong of ['Escribe el nombre', 'Escribe el quórum', 'Elige la norma']) {
    expect(empty).toContain(wrong);
  }
  const early = { ...opened, dia: '2027-04-21', presentacion: '1' };
  expect(await send(officer, opening, early, 422)).toContain('no puede ser antes');
  await send(councillor, opening, { ...opened, presentacion: '1' }, 403);
  await send(officer, opening, { ...opened, presentacion: '1' });
  at = await sittingAt('entera', vote.editionId);
  expect(await page(officer, at)).toContain(
    'entra Luminarias del pasaje 2; Luminarias del pasaje 3; quedan $5.000.000',
  );
  const voting = ground.town.council.slice(0, 7);
  const present = Object.fromEntries(voting.map((id) => [`asiste-${id}`, '1']));
  const to = await save(at, '/asistencia', { ...present, asistencia: '1' });
  expect(await page(officer, to)).toContain('Asisten 7 de 7');
});

test('a list is decided project by project, with reasons, votes and who recused', async () => {
  const [number] = await numbersOf(vote.editionId);
  const one = `${at}/pudeto/${number}`;
  const effects = await page(councillor, `${one}?supuesto=10.000.000`);
  expect(effects).toContain('Si se aprueba con cambios por $10.000.000:');
  expect(effects).not.toContain('Guardar la decisión');
  expect(await save(one, '', {}, 422)).toContain('Elige una opción');
  const unreasoned = { decide: 'rejected', minoria: 'Se pedía hacerlo.' };
  const again = await save(one, '', unreasoned, 422);
  for (const told of ['Falta la razón', 'Se pedía hacerlo.']) expect(again).toContain(told);
  const rejected = { ...unreasoned, razon: 'El terreno no es municipal.' };
  expect(await page(officer, await save(one, '', rejected))).toContain('quedó guardada');
  const [, recused = ''] = ground.town.council;
  const interested = votes({ [`voto-${recused}`]: 'recused' });
  expect(await save(one, '/votos', interested, 422)).toContain('escribe qué interés declaró');
  await save(one, '/votos', {
    ...interested,
    [`interes-${recused}`]: 'Es dirigenta de la sede.',
  });
  const voted = await page(officer, one);
  expect(voted).toContain('Se inhabilitó: Es dirigenta de la sede.');
  expect(voted).toContain('6 a favor, 0 en contra, 1 inhabilitación');
});

test('a list is closed once nothing is missing, by two people, and its projects are sanctioned', async () => {
  const close = `${at}/cerrar`;
  expect(await page(officer, close)).toContain('falta decidir');
  await save(close, '', { acuerdo: '145/2027' }, 422);
  const [first, ...others] = await numbersOf(vote.editionId);
  for (const number of others) {
    const approved = { decide: 'approved', monto: '', lugar: '', razon: 'Entra en su lugar.' };
    await save(`${at}/pudeto/${number}`, '', approved);
    await save(`${at}/pudeto/${number}`, '/votos', votes());
  }
  expect(await page(officer, close)).toContain('No falta nada');
  expect(await save(close, '', { acuerdo: '' }, 422)).toContain('Escribe el número del acuerdo.');
  const form = new FormData();
  form.set('version', versionIn(await page(officer, close)));
  form.set('acuerdo', '145/2027');
  await carriedOut(await officer.post(close, form), certifying);
  const over = await page(officer, desk('entera'));
  for (const told of ['Sancionado', 'Acuerdo N.º 145/2027', 'Rechazado', 'Cerrada']) {
    expect(over).toContain(told);
  }
  const approvals = await listApprovals(ground.db, vote.editionId);
  expect(approvals.map(({ name, by }) => [name, by])).toEqual([
    ['Luminarias del pasaje 2', 'vote'],
    ['Luminarias del pasaje 3', 'vote'],
  ]);
  const one = `${at}/pudeto/${first}`;
  expect(await page(officer, one)).toContain('La sesión está cerrada');
  await send(officer, one, { decide: 'approved', version: '99' }, 409);
});

test('a sitting at two desks keeps what the second one typed, and says so', async () => {
  const vote = await givenSubmitted(ground, 'mesas');
  await signIn();
  await open(ground, vote);
  const at = await sittingAt('mesas', vote.editionId);
  const [one, two] = await numbersOf(vote.editionId);
  const version = versionIn(await page(officer, `${at}/pudeto/${one}`));
  const other = await page(certifying, `${at}/pudeto/${two}`);
  expect(versionIn(other)).toBe(version);
  await send(officer, `${at}/pudeto/${one}`, { decide: 'approved', version });
  const typed = { decide: 'rejected', razon: 'Falta el permiso.', version };
  const late = await send(certifying, `${at}/pudeto/${two}`, typed, 409);
  expect(late).toContain('Otra persona guardó algo en esta sesión');
  expect(late).toContain('Falta el permiso.');
  expect(versionIn(late)).not.toBe(version);
  await send(certifying, `${at}/pudeto/${two}`, { ...typed, version: versionIn(late) });
  await send(officer, `${at}/asistencia`, { version: 'x' }, 409);
});

test('a sitting suspended in the middle goes on in another with what was drafted, and a vote is corrected in sight', async () => {
  const vote = await givenSubmitted(ground, 'suspendida');
  await signIn();
  await open(ground, vote);
  await decide(ground, vote, [drafted(vote, 0, 'approved')]);
  const at = await sittingAt('suspendida', vote.editionId);
  const [one, two] = (await numbersOf(vote.editionId)).map((number) => `${at}/pudeto/${number}`);
  await save(two ?? '', '', { decide: 'rejected', razon: 'No alcanza.' });
  expect(await save(at, '/suspender', { suspende: '' }, 422)).toContain('por qué se suspende');
  await save(at, '/suspender', { suspende: 'Se cortó la luz.' });
  const stopped = await page(officer, at);
  expect(stopped).toContain('Se cortó la luz.');
  await send(officer, two ?? '', { decide: 'approved', version: versionIn(stopped) }, 409);
  const closing = await page(officer, `${at}/cerrar`);
  expect(closing).not.toContain('Proponer para la firma');
  const tomorrow = { nombre: 'Sesión 14, continuación', dia: '2027-05-05' };
  expect(await save(at, '/reanudar', tomorrow, 422)).toContain('todavía no llega');
  const to = await save(at, '/reanudar', { ...tomorrow, dia: '2027-05-04' });
  const goesOn = await page(officer, to);
  expect(goesOn).toContain('La sesión sigue.');
  expect(goesOn).toContain('Rechazado');
  const [, second = ''] = ground.town.council;
  const wrong = { integrante: second, voto: 'against', interes: '', porque: '' };
  expect(await save(one ?? '', '/corregir', wrong, 422)).toContain('por qué se corrige');
  await save(one ?? '', '/corregir', { ...wrong, porque: 'Así consta en el acta.' });
  const traced = await page(councillor, one ?? '');
  for (const told of [
    'Antes decía «A favor»',
    'Así consta en el acta.',
    '6 a favor, 1 en contra',
  ]) {
    expect(traced).toContain(told);
  }
});

test('a sitting supposes decisions without saving them', async () => {
  const vote = await givenSubmitted(ground, 'suponer');
  await signIn();
  await open(ground, vote);
  const at = await sittingAt('suponer', vote.editionId);
  const [one, two] = await numbersOf(vote.editionId);
  const query = `ver=1&que-pudeto-${one}=approved-with-changes&monto-pudeto-${one}=5.000.000`;
  const html = await page(councillor, `${at}/suponer?${query}`);
  expect(html).toContain('Se hace por $5.000.000');
  expect(html).toContain('se usan $5.000.000 y quedan $45.000.000');
  const above = await page(
    councillor,
    `${at}/suponer?ver=1&que-pudeto-${one}=approved&que-pudeto-${two}=approved`,
  );
  expect(above).toContain('Pasa el monto de $50.000.000 en $5.000.000');
  const { decisions } = await sittingOf(ground.db, vote.editionId);
  expect(decisions).toEqual([]);
});

test('a sitting breaks a tie by the vote of whoever presides, and notes an approval that did not carry', async () => {
  const vote = await givenSubmitted(ground, 'empate');
  await signIn();
  await open(ground, vote, { majority: 'more-ayes' });
  const at = await sittingAt('empate', vote.editionId);
  const [first] = await numbersOf(vote.editionId);
  const one = `${at}/pudeto/${first}`;
  await save(one, '', { decide: 'approved' });
  const [chair = '', ...rest] = ground.town.council;
  const against = Object.fromEntries(rest.slice(0, 3).map((id) => [`voto-${id}`, 'against']));
  const tie = votes({ ...against, [`voto-${rest[5]}`]: 'absent', dirime: '' });
  await save(one, '/votos', tie);
  expect(await page(officer, one)).toContain('3 a favor, 3 en contra');
  await save(one, '/dirimir', { dirime: rest[0] ?? '' }, 422);
  await save(one, '/dirimir', { dirime: chair });
  expect(await page(officer, one)).toContain('A favor y voto que dirime');
  await save(one, '', { decide: 'not-carried', razon: 'No reunió los votos.' });
  expect(await page(officer, `${at}/cerrar`)).toContain('la aprobación sí alcanza');
});

test('what was returned comes back mended, and is decided in another sitting', async () => {
  const vote = await givenSubmitted(ground, 'devuelto');
  await signIn();
  await open(ground, vote);
  const at = await sittingAt('devuelto', vote.editionId);
  const [first] = await numbersOf(vote.editionId);
  const back = { decide: 'returned', razon: 'Falta el plano.' };
  expect(await save(`${at}/pudeto/${first}`, '', back, 422)).toContain('qué debe subsanarse');
  const asked = { que: 'El plano de la sede', quien: 'Secplan', hasta: '2027-05-20' };
  await save(`${at}/pudeto/${first}`, '', { ...back, ...asked });
  await save(`${at}/pudeto/${first}`, '/votos', votes());
  const signed = await sign(ground, vote);
  expect(signed.ok).toBe(true);
  const returned = await page(officer, desk('devuelto'));
  for (const told of ['El plano de la sede', 'Secplan', 'jueves 20 de mayo de 2027']) {
    expect(returned).toContain(told);
  }
  const about = { presentacion: vote.submissionId, proyecto: vote.projectIds[0] ?? '' };
  const empty = await send(
    officer,
    desk('devuelto', '/subsanado'),
    { ...about, subsanado: '' },
    422,
  );
  expect(empty).toContain('Escribe qué se subsanó.');
  await send(officer, desk('devuelto', '/subsanado'), {
    ...about,
    subsanado: 'Se levantó el plano.',
  });
  expect(await page(officer, desk('devuelto'))).toContain('Se levantó el plano.');
  await send(officer, desk('devuelto', '/subsanado'), { ...about, subsanado: 'Otra vez.' }, 409);
  await send(officer, desk('devuelto', '/sesion'), { ...opened, presentacion: '1' });
  const again = await sittingAt('devuelto', vote.editionId);
  expect(await save(`${again}/pudeto/${first}`, '', { decide: 'approved' })).toContain(
    'hecho=decision',
  );
});

test('a councillor asks, the staff answers, and each is told', async () => {
  const vote = await givenSubmitted(ground, 'preguntas');
  await signIn();
  const at = desk('preguntas', '/preguntas');
  await send(officer, at, { pregunta: '¿Hay terreno?', presentacion: vote.submissionId }, 403);
  const empty = await send(councillor, at, { pregunta: '', presentacion: vote.submissionId }, 422);
  expect(empty).toContain('Escribe tu pregunta.');
  await send(councillor, at, { pregunta: '<b>¿Hay terreno?</b>', presentacion: vote.submissionId });
  expect(await page(officer, '/lo-que-me-toca')).toContain('preguntó el cuerpo elegido');
  const asked = await page(officer, at);
  expect(asked).toContain('&lt;b>¿Hay terreno?');
  const de = /name="de" value="([^"]+)"/.exec(asked)?.[1] ?? '';
  await send(councillor, `${at}/responder`, { de, respuesta: 'Sí.' }, 403);
  expect(await send(officer, `${at}/responder`, { de, respuesta: '' }, 422)).toContain(
    'Escribe la respuesta.',
  );
  await send(officer, `${at}/responder`, { de, respuesta: 'Sí, es municipal.' });
  await send(officer, `${at}/responder`, { de, respuesta: 'Otra.' }, 409);
  expect(await page(councillor, at)).toContain('Sí, es municipal.');
  expect(await page(councillor, '/avisos')).toContain('Respondieron tu pregunta 1');
});

test('another institution finds nothing there, and what is not there is said', async () => {
  const vote = await givenSubmitted(ground, 'ajena');
  await signIn();
  await open(ground, vote);
  const { id: sitting } = await sittingOf(ground.db, vote.editionId);
  const { id } = await ground.db
    .selectFrom('institutions.institution')
    .where('slug', '=', 'lautaro')
    .select('id')
    .executeTakeFirstOrThrow();
  const foreign = await anybody.as(await givenStaff(ground.db, id, 'certifying-officer'));
  const there = '/gestion/lautaro/ediciones/ajena/sancion';
  const pages = ['', '/preguntas', '/sesion', `/sesion/${sitting}`, `/sesion/${sitting}/suponer`];
  for (const rest of [...pages, `/sesion/${sitting}/cerrar`, `/sesion/${sitting}/pudeto/1`]) {
    await page(foreign, there + rest, 404);
  }
  for (const rest of ['asistencia', 'suspender', 'pudeto/1', 'pudeto/1/votos', 'cerrar']) {
    await send(foreign, `${there}/sesion/${sitting}/${rest}`, { version: '1' }, 404);
  }
  for (const rest of ['/sesion/x', `/sesion/${sitting}/pudeto/9`, `/sesion/${sitting}/nadie/1`]) {
    await page(officer, desk('ajena', rest), 404);
  }
  await send(officer, desk('ajena', '/subsanado'), { subsanado: 'x' }, 404);
  await send(officer, desk('ajena', '/preguntas/responder'), { respuesta: 'x', de: 'x' }, 404);
});
