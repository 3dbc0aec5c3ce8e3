import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { search } from '../../../../platform/search.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { type TestSite, testKeys, testParts, testSite } from '../../../../site/testing.ts';
import { findInstitution, contributions as institutions } from '../../institutions/index.ts';
import { contributions as organizations, readOrganization } from '../../organizations/index.ts';
import { contributions as people } from '../../people/index.ts';
import type { Acting } from '../actions/acting.ts';
import { enterAtDoor } from '../actions/enter-arrival.ts';
import { addDelegate } from '../actions/keep-results.ts';
import { register } from '../actions/register.ts';
import { contributions, gatheringsOf, sittingOf } from '../index.ts';
import { listMinutes } from '../store/minutes.ts';
import { listRegistrations } from '../store/registrations.ts';
import {
  givenCouncil,
  givenHeld,
  givenPerson,
  givenPublished,
  givenRepresentative,
  givenStaff,
  later,
  NOW,
} from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';

let given: TestDatabase;
let anybody: TestSite;
let officer: Acting;
let second: Acting;
let now = NOW;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { clock: { now: () => now } });
  officer = await givenStaff(given.db, 'ancud', 'pb-officer');
  second = await givenStaff(given.db, 'ancud', 'certifying-officer');
});
afterAll(() => given?.close());
beforeEach(() => {
  now = NOW;
});

const form = {
  tipo: 'assembly',
  nivel: 'consultation',
  efecto: 'Lo que se proponga se responde en mayo.',
  titulo: 'Asamblea del muelle',
  proposito: 'Para ver qué falta.',
  temas: 'Saludo\nQué falta',
  dia: '2026-12-05',
  desde: '18:30',
  hasta: '20:30',
  comuna: '10202',
  lugar: 'Sede del muelle',
  quienes: 'Todo el sector',
  contacto: 'oficina@ancud.example',
  cupo: '2',
};
const DESK = '/gestion/ancud/reuniones';

describe('the desk', () => {
  test('calls, publishes, keeps the door, and publishes minutes that another person approves', async () => {
    const desk = await anybody.as(officer.actor.personId);
    const empty = await send(desk, `${DESK}/nueva`, {}, 422);
    for (const field of ['tipo', 'nivel', 'efecto', 'titulo', 'dia', 'lugar', 'contacto']) {
      expect(empty).toContain(`href="#${field}"`);
    }
    expect(empty).toContain('Escribe a qué hora empieza, como 18:30.');
    expect(empty).toContain('Escribe a qué hora termina, como 20:30.');
    const typed = await send(desk, `${DESK}/nueva`, { ...form, hasta: '17:00' }, 422);
    expect(typed).toContain('Termina antes de empezar.');
    expect(typed).toContain('value="Asamblea del muelle"');
    const to = await send(desk, `${DESK}/nueva`, form, 303);
    const at = to.split('?')[0] ?? '';
    expect(await page(desk, to)).toContain('Publicar la convocatoria');
    await page(anybody, '/reuniones/asamblea-del-muelle', 404);
    await send(desk, `${at}/publicar`, {}, 303);
    const shown = await page(anybody, '/reuniones/asamblea-del-muelle');
    expect(shown).toContain('Esta instancia es de CONSULTA');
    expect(shown).toContain('sábado 5 de diciembre de 2026, 18:30 a 20:30');
    expect(shown.indexOf('Esta instancia')).toBeLessThan(shown.indexOf('¿Vienes?'));
    now = new Date('2026-12-05T22:00:00Z');
    const door = await anybody.as(officer.actor.personId);
    const doorForm = { paso: 'sin-inscripcion', personas: '7', clave: crypto.randomUUID() };
    expect(await send(door, `${at}/puerta`, doorForm, 303)).toContain('llego');
    await send(door, `${at}/puerta`, doorForm, 303);
    expect(await send(door, `${at}/puerta`, { paso: 'pase', codigo: 'x' }, 422)).toContain(
      'no es de un pase',
    );
    await send(door, `${at}/realizada`, {}, 303);
    const minutes = {
      texto: 'Se vio qué falta.',
      'acuerdo-2': 'Pedir luz',
      'plazo-2': '2027-03-01',
    };
    expect(await send(door, `${at}/acta`, { ...minutes, texto: '' }, 422)).toContain('Pedir luz');
    await send(door, `${at}/acta`, minutes, 303);
    expect(await page(door, `${at}/acta`)).toContain('la aprueba otra persona del equipo');
    await send(door, `${at}/acta/aprobar`, {}, 409);
    const other = await anybody.as(second.actor.personId);
    expect(await page(other, '/lo-que-me-toca')).toContain('Revisa y aprueba el acta');
    await send(other, `${at}/acta/aprobar`, {}, 303);
    const after = await page(anybody, '/reuniones/asamblea-del-muelle');
    expect(after).toContain('Pedir luz');
    expect(after).toMatch(/>\d+\.1</);
    expect(after).toContain('7 personas');
    expect(after).toMatch(/href="\/documentos\/[0-9A-Z]{16}"/);
  });

  test('refuses a call that says it decides, at its own page and by name', async () => {
    const desk = await anybody.as(officer.actor.personId);
    const to = await send(desk, `${DESK}/nueva`, { ...form, nivel: 'decision' }, 303);
    const at = to.split('?')[0] ?? '';
    expect(await send(desk, `${at}/publicar`, {}, 422)).toContain(
      'No puede anunciarse como decisión',
    );
    await send(desk, `${at}/borrar`, {}, 303);
    await page(desk, at, 404);
  });
});

describe('a desk', () => {
  test('moves, puts off and cancels with a reason, which everybody reads', async () => {
    const { id, slug } = await givenPublished(given.db, officer);
    const desk = await anybody.as(officer.actor.personId);
    const at = `${DESK}/${id}`;
    const refused = await send(desk, `${at}/aplazar`, {}, 422);
    expect(refused).toContain('Escribe el motivo');
    expect(refused).toContain('href="#motivo"');
    expect(refused).toContain('id="motivo"');
    await send(desk, `${at}/aplazar`, { motivo: 'Temporal' }, 303);
    const hours = { dia: '2026-12-20', desde: '10:00', hasta: '12:00' };
    expect(await send(desk, `${at}/reprogramar`, hours, 422)).toContain('value="10:00"');
    await send(desk, `${at}/reprogramar`, { ...hours, motivo: 'Buen tiempo' }, 303);
    expect(await page(anybody, `/reuniones/${slug}`)).toContain('Buen tiempo');
    await send(desk, `${at}/cancelar`, { motivo: 'Sin local' }, 303);
    const cancelled = await page(anybody, `/reuniones/${slug}`);
    expect(cancelled).toContain('Sin local');
    expect(cancelled).not.toContain('¿Vienes?');
    await send(desk, `${at}/cancelar`, { motivo: 'Otra vez' }, 409);
    expect(await send(desk, `${at}/cancelar`, {}, 422)).toContain('Esto cambió mientras');
  });

  test('of an organisation calls its own, and says what to do when its board is over', async () => {
    const own = await givenRepresentative(given.db, 'pudeto-alto');
    const by = await anybody.as(own.actor.personId);
    const desk = '/organizaciones/pudeto-alto/gestion/reuniones';
    const to = await send(by, `${desk}/nueva`, { ...form, titulo: 'Nuestra asamblea' }, 303);
    const at = to.split('?')[0] ?? '';
    await send(by, `${at}/publicar`, {}, 303);
    expect(await page(anybody, '/reuniones/nuestra-asamblea')).toContain('Junta pudeto-alto');
    expect(await page(by, '/organizaciones/pudeto-alto/gestion')).toContain(
      'Convocar y llevar reuniones',
    );
    expect(await page(anybody, '/organizaciones/pudeto-alto')).toContain('Nuestra asamblea');
    const over = await givenRepresentative(given.db, 'vencida', '2026-11-01');
    const lapsed = await anybody.as(over.actor.personId);
    const list = await page(lapsed, '/organizaciones/vencida/gestion/reuniones');
    expect(list).toContain('Declara la directiva nueva');
    expect(list).not.toContain('/reuniones/nueva"');
    const path = '/organizaciones/vencida/gestion/reuniones/nueva';
    expect(await send(lapsed, path, form, 422)).toContain('Declara la directiva nueva');
  });
});

describe('whoever comes', () => {
  test('registers with one press, sees her pass and its code, undoes it, and is expected in her tasks', async () => {
    const { slug, id } = await givenPublished(given.db, officer, { capacity: 1 });
    const person = await givenPerson(given.db);
    const her = await anybody.as(person, 'provider');
    expect(await page(anybody, `/reuniones/${slug}`)).toContain('Entrar para inscribirme');
    const at = `/reuniones/${slug}`;
    expect(await send(her, `${at}/inscribirme`, { acompanantes: '12' }, 422)).toContain(
      '9 personas como máximo',
    );
    await send(her, `${at}/inscribirme`, {}, 303);
    const pass = await page(her, `${at}/mi-pase`);
    const [known] = await listRegistrations(given.db, id);
    const [, article = ''] = /class="gathering-pass"(.*)<\/article>/s.exec(pass) ?? [];
    expect(article).toContain('class="qr-code"');
    expect(article).not.toContain('Rosa M.');
    const read = `/reuniones/pase/${known?.code}`;
    expect(await page(anybody, read)).not.toContain('Registrar la llegada');
    const desk = await anybody.as(officer.actor.personId);
    expect(await page(desk, read)).toContain('Registrar la llegada');
    const foreign = await givenStaff(given.db, 'castro', 'pb-officer');
    const elsewhere = await anybody.as(foreign.actor.personId);
    expect(await page(elsewhere, read)).not.toContain('Registrar la llegada');
    expect(await page(her, '/lo-que-me-toca')).toContain('Te esperan en');
    const late = await anybody.as(await givenPerson(given.db), 'provider');
    expect(await send(late, `${at}/inscribirme`, {}, 303)).toContain('en-espera');
    await page(late, `${at}/mi-pase`, 404);
    await send(her, `${at}/no-voy`, {}, 303);
    expect(await page(late, at)).toContain('Ver mi pase');
    expect(await page(her, '/en/gatherings')).toContain('Gatherings');
  });

  test('asks for a certificate that anybody checks by its code, on the page and as a tagged PDF', async () => {
    const { slug, id } = await givenPublished(given.db, officer);
    const person = await givenPerson(given.db, 'Elba C.');
    const house = { db: given.db, keys: testKeys };
    await register(house, person, slug, { companions: 0, territoryId: undefined, needs: '' }, NOW);
    const [known] = await listRegistrations(given.db, id);
    now = later(48);
    const desk = await anybody.as(officer.actor.personId);
    const lista = { paso: 'lista', inscripcion: known?.id ?? '' };
    await send(desk, `${DESK}/${id}/puerta`, lista, 303);
    const her = await anybody.as(person, 'provider');
    const to = await send(her, `/reuniones/${slug}/constancia`, {}, 303);
    expect(await page(anybody, to)).toContain('Elba C. asistió a');
    await page(anybody, '/reuniones/constancias/AAAABBBBCCCCDDDD', 404);
    const pdf = await anybody.get(`${to}/pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect((await pdf.text()).slice(0, 5)).toBe('%PDF-');
  });
});

describe('whoever came', () => {
  test('is spoken of in the third person at the desk, and of a sitting is the public', async () => {
    const { id } = await givenPublished(given.db, officer);
    const desk = await anybody.as(officer.actor.personId);
    const asked = await page(desk, `${DESK}/${id}/inscripciones`);
    expect(asked).toContain('¿Con cuántas personas viene?');
    expect(asked).not.toMatch(/vienes|Vengo/);
    const { bodyId } = await givenCouncil(given.db, officer.scope.id);
    const change = { kind: 'sitting', level: 'decision', title: 'Sesión del público' } as const;
    const { slug } = await givenHeld(given.db, officer, change, bodyId);
    const shown = await page(anybody, `/reuniones/${slug}`);
    expect(shown).toContain('Del público vinieron menos de 3 personas.');
    expect(shown).toContain('quienes integran el cuerpo están aparte');
  });

  test('is named nowhere in public, and a delegate only where she agreed', async () => {
    const gathering = await givenPublished(given.db, officer);
    const atDoor = { ...officer, now: later(48) };
    const arrival = { territoryId: undefined, peopleCount: 1, formKey: crypto.randomUUID() };
    await enterAtDoor(given.db, atDoor, gathering.id, { ...arrival, name: 'Fulana Secreta' });
    for (const publishesName of [true, false]) {
      const name = publishesName ? 'Delegada Pública' : 'Delegado Reservado';
      const delegate = { name, publishesName, isSubstitute: false, territoryId: undefined };
      await addDelegate(given.db, atDoor, gathering.id, { ...delegate, votesCount: undefined });
    }
    now = later(51);
    const desk = await anybody.as(officer.actor.personId);
    await send(desk, `${DESK}/${gathering.id}/realizada`, {}, 303);
    const shown = await page(anybody, `/reuniones/${gathering.slug}`);
    expect(shown).toContain('Delegada Pública');
    expect(shown).not.toMatch(/Secreta|Reservado/);
    expect(shown).toContain('Vinieron menos de 3 personas');
  });

  test('is shown what is held about her, and it is erased with her account', async () => {
    const { slug } = await givenPublished(given.db, officer);
    const person = await givenPerson(given.db);
    const coming = { companions: 1, territoryId: undefined, needs: 'rampa' };
    await register({ db: given.db, keys: testKeys }, person, slug, coming, NOW);
    const { privacy } = contributions;
    if (privacy === undefined || 'none' in privacy) throw new Error('the room answers people');
    const parts = testParts(given.db);
    const [held] = await privacy.heldAbout(houseOf(parts), person);
    const values = Object.fromEntries((held?.values ?? []).map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({ needs: 'rampa', companions: 1, state: 'confirmed' });
    await given.db.transaction().execute((tx) => privacy.forget(tx, person, NOW));
    expect(await privacy.heldAbout(houseOf(parts), person)).toEqual([]);
  });
});

describe('what everybody finds', () => {
  test('is listed, found by what it is called, and told as CSV, JSON and calendar', async () => {
    const { slug, id } = await givenPublished(given.db, officer, {
      title: 'Taller de compostaje',
      kind: 'workshop',
      // The panels of other pages ask the clock of the machine.
      startsAt: new Date('2036-01-05T21:00:00Z'),
      endsAt: new Date('2036-01-05T23:00:00Z'),
    });
    expect(await page(anybody, '/reuniones?tipo=workshop&cuando=coming&comuna=10202')).toContain(
      slug,
    );
    expect(await page(anybody, '/reuniones?q=COMPOSTAJE')).toContain(slug);
    expect(await page(anybody, '/reuniones?tipo=cabildo')).toContain(
      'No hay reuniones que coincidan',
    );
    expect(await page(anybody, '/datos/reuniones.csv?q=compostaje')).toContain(
      'Taller de compostaje',
    );
    expect(JSON.parse(await page(anybody, '/datos/reuniones.json?q=compostaje')).rows).toHaveLength(
      1,
    );
    const calendar = await page(anybody, `/reuniones/${slug}/calendario.ics`);
    expect(calendar).toContain('BEGIN:VEVENT');
    expect(calendar).toContain('DTSTART:20360105T210000Z');
    expect(calendar).toContain(`UID:${id}@minga`);
    expect(await page(anybody, '/instituciones/ancud/reuniones.ics')).toContain(
      'Taller de compostaje',
    );
    expect(await page(anybody, '/instituciones/castro/reuniones.ics')).toContain('BEGIN:VCALENDAR');
    expect(await page(anybody, '/comunas/ancud')).toContain('Taller de compostaje');
    expect(await page(anybody, '/instituciones/ancud')).toContain('Reuniones');
    const question = { text: 'compostaje', kind: undefined, page: 1, locale: 'es-CL' } as const;
    expect((await search(given.db, question)).found.map(({ title }) => title)).toEqual([
      'Taller de compostaje',
    ]);
    const english = await page(anybody, `/en/gatherings/${slug}`);
    expect(english).toContain('This is for CONSULTATION');
    expect(english).toContain('lang="es-CL"');
  });

  test('is printed: poster, agenda, registration, list and minutes in one file', async () => {
    const { id } = await givenPublished(given.db, officer);
    const desk = await anybody.as(officer.actor.personId);
    const pdf = await desk.get(`${DESK}/${id}/materiales.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect((await pdf.text()).match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(5);
  });
});

test('a survey of a gathering is drafted once, at the desk of surveys', async () => {
  const { id } = await givenPublished(given.db, officer);
  const desk = await anybody.as(officer.actor.personId);
  const to = await send(desk, `${DESK}/${id}/encuesta`, {}, 303);
  expect(await page(desk, to)).toContain('Evaluación de');
});

test('the demonstration shows assemblies, one of an organisation, and sittings with minutes, once however often it runs', async () => {
  const fresh = await testDatabase();
  try {
    await testSite(fresh.db);
    const house = { ...houseOf(testParts(fresh.db)), clock: { now: () => NOW } };
    for (const room of [institutions, people, organizations, contributions]) {
      await room.demonstrate?.(house);
      await room.demonstrate?.(house);
    }
    const ancud = await findInstitution(fresh.db, 'ancud');
    const all = await gatheringsOf(fresh.db, { institutionId: ancud?.id ?? '' });
    expect(all.map(({ kind, state }) => [kind, state])).toEqual([
      ['assembly', 'published'],
      ['sitting', 'held'],
      ['assembly', 'approved'],
      ['assembly', 'approved'],
      ['sitting', 'approved'],
    ]);
    const [coming, last, , held, first] = all;
    expect(coming?.seatsTaken).toBeGreaterThan(14);
    expect((await listMinutes(fresh.db, held?.id ?? ''))[0]?.agreements).toHaveLength(3);
    expect(await sittingOf(fresh.db, last?.id ?? '')).toMatchObject({
      quorum: { present: 6, needed: 4, isReached: true },
    });
    const [approved] = await listMinutes(fresh.db, first?.id ?? '');
    expect(approved?.approvedInSlug).toBe(last?.slug);
    const organization = await readOrganization(fresh.db, 'junta-de-vecinos-mirador-de-pudeto');
    const own = await gatheringsOf(fresh.db, { organizationId: organization?.id ?? '' });
    expect(own.map(({ state, seatsTaken }) => [state, seatsTaken])).toEqual([['published', 2]]);
  } finally {
    await fresh.close();
  }
});
