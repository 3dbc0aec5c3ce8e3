// The pages of topics as people walk through them: the secretariat asks, members answer, everybody compares, residents say what they think.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { leaveRoundtable } from '../actions/keep-place.ts';
import { listAreas } from '../store/areas.ts';
import { listQuestions, listTopics } from '../store/topics.ts';
import {
  givenCountry,
  givenMember,
  givenPerson,
  givenRepresentative,
  givenSecretary,
  later,
  NOW,
} from '../testing/given.ts';
import { givenAgreement } from '../testing/given-topics.ts';
import { page, send } from '../testing/pages.ts';
import { pathIn } from './paths.ts';

let given: TestDatabase;
let anybody: TestSite;
let now = NOW;
let desk: TestSite;
/** Who speaks for each of three members. */
let first: TestSite;
let second: TestSite;
let third: TestSite;
let thirdPlace: { personId: string; scope: { kind: 'institution'; id: string } };
/** Of the first of them. */
let alternate: TestSite;
/** Id of the first of them. */
let mustBack: string;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  anybody = await testSite(given.db, { clock: { now: () => now } });
  const secretary = await givenSecretary(given.db);
  desk = await anybody.as(secretary.actor.personId);
  const speaks = async (slug: string) => {
    const member = await givenMember(given.db, secretary, slug);
    const { personId } = await givenRepresentative(given.db, member);
    return { member, personId, site: await anybody.as(personId) };
  };
  const sitting = await speaks('dos');
  mustBack = sitting.member.id;
  first = sitting.site;
  const other = await givenRepresentative(given.db, sitting.member, { rank: 'alternate' });
  alternate = await anybody.as(other.personId);
  second = (await speaks('ancud')).site;
  const osorno = await speaks('osorno');
  third = osorno.site;
  thirdPlace = {
    personId: osorno.personId,
    scope: { kind: 'institution', id: osorno.member.of.id },
  };
});

function pdf() {
  return { archivo: new File(['%PDF-1.4\n%%EOF\n'], 'acta.pdf', { type: 'application/pdf' }) };
}

/** Ids of the questions of the topic, in their order. */
async function questionIds(): Promise<readonly string[]> {
  const [topic] = await listTopics(given.db);
  return (await listQuestions(given.db, topic?.id ?? '')).map(({ id }) => id);
}
afterAll(() => given?.close());

const DESK = '/gestion/subdere/mesa/temas';
const SEAT = '/mesa/mi-lugar/temas/1';

test('the secretariat asks, three members answer with their grounds, and everybody compares', async () => {
  expect(await page(anybody, '/mesa/temas')).toContain('Todavía no hay temas');
  expect(await send(desk, DESK, { titulo: 'Edad mínima', proposito: '' }, 422)).toContain(
    'Di qué se quiere averiguar.',
  );
  const opened = await send(desk, DESK, { titulo: 'Edad mínima', proposito: 'Saberlo.' }, 303);
  expect(opened).toBe(`${DESK}/1?hecho=tema-abierto`);
  for (const pregunta of ['Se vota desde los 14.', 'Con papel.', 'Por internet.']) {
    await send(desk, `${DESK}/1/preguntas`, { pregunta }, 303);
  }
  expect(await send(desk, `${DESK}/1/preguntas`, { pregunta: '' }, 422)).toContain(
    'Escribe la pregunta.',
  );
  await page(await anybody.as(await givenPerson(given.db)), SEAT, 404);
  const [age = '', paper = ''] = await questionIds();

  const answer = {
    cual: age,
    postura: 'agree-if',
    condicion: '',
    razones: 'Ya eligen <b>en el liceo</b>.',
  };
  const unsound = { ...answer, 'titulo-fuente-1': 'Estudio', 'fuente-1': 'javascript:alert(1)' };
  const wrong = await send(first, SEAT, unsound, 422);
  expect(wrong).toContain('Escribe una dirección completa de la web');
  expect(wrong).toContain('Ya eligen &lt;b>en el liceo&lt;/b>.');
  expect(await send(first, SEAT, answer, 422)).toContain('Escribe de qué depende el acuerdo.');
  const sound = { ...answer, condicion: 'Con educación cívica.' };
  const cited = { 'titulo-fuente-1': 'Estudio', 'fuente-1': 'https://ejemplo.cl/estudio.pdf' };
  await send(first, SEAT, { ...sound, ...cited }, 303);
  await send(second, SEAT, { cual: age, postura: 'agree' }, 303);
  await send(third, SEAT, { cual: age, postura: 'agree' }, 303);
  await send(first, SEAT, { cual: paper, postura: 'agree' }, 303);
  await send(second, SEAT, { cual: paper, postura: 'disagree' }, 303);
  await send(second, SEAT, { cual: paper, postura: 'disagree', razones: 'Es caro.' }, 303);
  const shown = await page(anybody, '/mesa/temas/1');
  for (const text of ['Cerca: acuerdo con condiciones', 'Diferencia', 'Con educación cívica.']) {
    expect(shown).toContain(text);
  }
  expect(shown).toContain('href="https://ejemplo.cl/estudio.pdf"');
  expect(shown).toContain('Versiones anteriores');
  expect(shown).toContain('De acuerdo: 2. Con condiciones: 1. En desacuerdo: 0. Sin posición: 0.');
  expect(shown).not.toContain('Puede ser un ámbito común</');
  expect(await page(anybody, '/en/roundtable/topics/1')).toContain(
    'Near: agreement with conditions',
  );
  expect(await page(anybody, '/datos/posiciones-mesa.csv')).toContain('Con educación cívica.');
  expect(await page(anybody, '/mesa')).toContain('href="/mesa/temas/1"');
  expect(await page(anybody, '/mesa/miembros/ancud')).toContain('En desacuerdo');
  expect(await page(anybody, '/buscar?q=edad+minima')).toContain('/mesa/temas/1');

  const leaf = { ...pdf(), 'titulo-archivo': 'Acta de la asamblea' };
  const notPdf = { archivo: new File(['hola'], 'acta.txt', { type: 'text/plain' }) };
  await send(second, SEAT, { cual: paper, postura: 'agree', ...notPdf }, 422);
  await send(second, SEAT, { cual: paper, postura: 'agree', ...leaf }, 303);
  const withFile = await page(anybody, '/mesa/temas/1');
  expect(withFile).toMatch(/Acta de la asamblea<\/a> \(PDF\)/);
  const [, file = ''] = /href="(\/archivos\/[^"]+)"[^>]*>Acta/.exec(withFile) ?? [];
  expect(await page(anybody, file)).toContain('%PDF');

  const report = { titulo: 'Lo que dice la ley', resumen: 'No lo impide.' };
  expect(await send(first, `${SEAT}/analisis`, report, 422)).toContain(
    'Un análisis necesita al menos una fuente.',
  );
  await send(first, `${SEAT}/analisis`, { ...report, ...cited }, 303);
  expect(await page(anybody, '/mesa/temas/1/analisis')).toContain('No lo impide.');
});

test('what the alternate writes over the principal is seen by the two alone, its file too, until she takes it', async () => {
  const [, , net = ''] = await questionIds();
  await send(first, SEAT, { cual: net, postura: 'agree' }, 303);
  const said = { cual: net, postura: 'disagree', razones: 'Nadie lo conversó.' };
  const file = { ...pdf(), 'titulo-archivo': 'Carta de la alterna' };
  expect(await send(alternate, SEAT, { ...said, ...file }, 303)).toContain('hecho=postura-espera');
  const own = await page(alternate, SEAT);
  const [, address = ''] = /href="(\/archivos\/[^"]+)"[^>]*>Carta/.exec(own) ?? [];
  await page(alternate, address);
  await page(first, address);
  for (const other of [anybody, second, desk]) await page(other, address, 404);
  expect(await page(anybody, '/mesa/temas/1')).not.toContain('Nadie lo conversó.');
  expect(await page(first, SEAT)).toContain('Nadie lo conversó.');
  await send(first, `${SEAT}/decidir`, { cual: net, decision: 'taken' }, 303);
  expect(await page(anybody, '/mesa/temas/1')).toContain('Nadie lo conversó.');
  await page(anybody, address);
  await send(first, SEAT, { cual: net, postura: 'none' }, 303);
});

test('an area grows from what they agree on, is common once the quorum backs it, and falls when one withdraws', async () => {
  const [age = '', , net = ''] = await questionIds();
  const minutes = await givenAgreement(given);
  const quorum = { acuerdo: `${minutes} 1`, parte: '1/3', [`debe-${mustBack}`]: 'si' };
  const wrongPart = await send(desk, '/gestion/subdere/mesa/quorum', quorum, 422);
  expect(wrongPart).toContain('Escribe una parte mayor que la mitad');
  await send(desk, '/gestion/subdere/mesa/quorum', { ...quorum, parte: '2/3' }, 303);
  expect(await page(anybody, '/mesa/temas/1')).toContain('Puede ser un ámbito común</');
  const area = { titulo: 'Jóvenes que votan', texto: 'Desde los 14.', [`pregunta-${age}`]: 'si' };
  const other = { ...area, [`pregunta-${age}`]: '', [`pregunta-${net}`]: 'si' };
  expect(await send(second, `${SEAT}/ambito`, other, 422)).toContain('Elige al menos una pregunta');
  expect(await send(second, `${SEAT}/ambito`, area, 303)).toBe('/mesa/ambitos/1?hecho=ambito');
  await send(third, '/mesa/mi-lugar/ambitos/1/respaldar', {}, 303);
  const waiting = await page(anybody, '/mesa/ambitos/1');
  expect(waiting).toContain('Falta el respaldo de:');
  expect(waiting).toContain('Candidato');
  await send(first, '/mesa/mi-lugar/ambitos/1/respaldar', {}, 303);
  expect(await page(anybody, '/mesa/ambitos/1')).toContain('Es común desde el');
  expect(await page(anybody, '/mesa')).toContain('Jóvenes que votan');
  expect(await page(anybody, '/en/roundtable/common-areas')).toContain('3 of 2');
  expect(await send(first, '/mesa/mi-lugar/ambitos/1/retirar', { razon: '' }, 422)).toContain(
    'id="razon-error"',
  );
  await send(first, '/mesa/mi-lugar/ambitos/1/retirar', { razon: 'Cambió la ley.' }, 303);
  const fallen = await page(anybody, '/mesa/ambitos/1');
  for (const text of ['Dejó de ser común', 'Fue común del', 'Cambió la ley.']) {
    expect(fallen).toContain(text);
  }
  expect(await page(anybody, '/datos/ambitos-mesa.json')).toContain('withdrawn-from');
  now = new Date(NOW.getTime() + 60_000);
  const [kept] = await listAreas(given.db);
  const before = kept?.backings.length;
  const next = { acuerdo: `${await givenAgreement(given, 2)} 1`, parte: '3/4' };
  await send(desk, '/gestion/subdere/mesa/quorum', next, 303);
  const ruled = await page(anybody, '/mesa/ambitos');
  expect(ruled).toContain('Quórum: 3/4');
  expect(ruled).toContain('Antes: 2/3');
  const reason = 'Cerró la oficina.';
  const leaving = { reason, replacedBy: undefined };
  const left = await leaveRoundtable(given.db, { ...thirdPlace, now, pathIn }, leaving);
  expect(left).toMatchObject({ ok: true });
  const record = await page(anybody, '/mesa/ambitos/1');
  expect(record).toContain('Lo respaldaban cuando dejaron la Mesa de Trabajo (1)');
  expect(record).toContain('Lo respaldan 1 de 2 integrantes.');
  expect((await listAreas(given.db))[0]?.backings).toHaveLength(before ?? 0);
  const rows = await page(anybody, '/datos/ambitos-mesa.csv');
  expect(rows).toContain('ancud');
  expect(rows).not.toContain('osorno');
  await page(anybody, '/mesa/ambitos/2', 404);
  await page(anybody, '/mesa/temas/2', 404);
});

test('an address that died says since when, and whoever cited it puts a file in its place', async () => {
  await sql`update roundtable.evidence set checked_at = ${NOW}, dead_since = ${NOW}
    where address like '%estudio.pdf' and stance_id is not null`.execute(given.db);
  expect(await page(anybody, '/mesa/temas/1')).toContain(
    'La dirección no responde desde el miércoles 25 de noviembre de 2026.',
  );
  const place = '/mesa/mi-lugar/pruebas';
  const [, prueba = ''] = /name="prueba" value="([^"]+)"/.exec(await page(first, place)) ?? [];
  const both = { prueba, 'titulo-fuente-1': 'Estudio', 'fuente-1': 'https://ejemplo.cl/otro' };
  expect(await send(first, place, { ...both, ...pdf() }, 422)).toContain('no los dos');
  expect(await send(first, place, { ...both, 'fuente-1': '' }, 422)).toContain(
    'id="fuente-1-error"',
  );
  await send(first, place, { ...both, 'fuente-1': '', ...pdf() }, 303);
  const shown = await page(anybody, '/mesa/temas/1');
  expect(shown).toContain('dejó de responder el miércoles 25 de noviembre de 2026; otra tomó');
  expect(shown).toMatch(/Estudio<\/a> \(PDF\)/);
});

test('residents answer while they are asked, keep what they said, and nobody else sees it', async () => {
  const { db } = given;
  const days = { desde: '2026-11-25', hasta: '2026-11-28' };
  expect(await send(desk, `${DESK}/1/residentes`, { desde: '', hasta: '' }, 422)).toContain(
    'Elige un día del calendario.',
  );
  await send(desk, `${DESK}/1/residentes`, days, 303);
  const place = '/mesa/temas/1/opinar';
  expect(await page(anybody, place)).toContain('Entrar para opinar');
  const resident = await anybody.as(await givenPerson(db));
  expect(await send(resident, place, {}, 422)).toContain('Responde al menos una pregunta.');
  const [topic] = await listTopics(db);
  const [question] = await listQuestions(db, topic?.id ?? '');
  await send(resident, place, { [`opinion-${question?.id}`]: 'pass' }, 303);
  expect(await page(resident, place)).toMatch(/value="pass" checked/);
  const shown = await page(anybody, '/mesa/temas/1');
  expect(shown).toContain('Respondió una persona.');
  expect(shown).toContain('se dibuja desde 100 personas');
  expect(await page(resident, '/mis-datos')).toContain('Tu opinión sobre: Se vota desde los 14.');
  now = later(4);
  const after = await anybody.as(await givenPerson(db));
  await send(after, place, { [`opinion-${question?.id}`]: 'agree' }, 409);
  now = NOW;
  await send(desk, `${DESK}/1/cerrar`, {}, 303);
  expect(await page(anybody, '/mesa/temas/1')).toContain('Cerrado');
});
