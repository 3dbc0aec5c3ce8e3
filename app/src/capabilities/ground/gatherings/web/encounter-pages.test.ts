import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { search } from '../../../../platform/search.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { type TestSite, testParts, testSite } from '../../../../site/testing.ts';
import type { Acting } from '../actions/acting.ts';
import { demonstrateEncounters } from '../actions/demonstrate-encounters.ts';
import { demonstrateVisits } from '../actions/demonstrate-visits.ts';
import { inventedPdf } from '../actions/invented-pdf.ts';
import { closeGathering } from '../actions/move-gathering.ts';
import { listPapers } from '../store/papers.ts';
import { listVisits } from '../store/visits.ts';
import {
  givenPerson,
  givenPublished,
  givenRepresentative,
  givenStaff,
  later,
  NOW,
  pathIn,
} from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';
import { tasksOf } from './own-tasks.ts';
import { papersPathIn } from './paths.ts';
import { visitPathIn } from './visit-paths.ts';

let given: TestDatabase;
let anybody: TestSite;
let subdere: Acting;
let lautaro: Acting;
let ancud: Acting;
let now = NOW;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { clock: { now: () => now } });
  subdere = await givenStaff(given.db, 'subdere', 'national-staff');
  lautaro = await givenStaff(given.db, 'lautaro', 'pb-officer');
  ancud = await givenStaff(given.db, 'ancud', 'pb-officer');
  await givenStaff(given.db, 'negrete', 'pb-officer');
});
afterAll(() => given?.close());
beforeEach(() => {
  now = NOW;
});

const encounter = { kind: 'encounter', title: 'Encuentro del norte' } as const;
const DESK = '/gestion/subdere/reuniones';
const paper = {
  titulo: 'Voto joven',
  autoras: 'Rosa M. y su curso',
  resumen: 'Desde los 14 años.',
};

/** With a PDF, as a browser sends it. */
async function sendFile(from: TestSite, path: string, fields: Readonly<Record<string, string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const bytes = new Uint8Array(inventedPdf(['Ponencia']));
  form.append('archivo', new File([bytes], 'ponencia.pdf', { type: 'application/pdf' }));
  return from.post(path, form);
}

const tasks = async ({ actor }: Acting) =>
  (await tasksOf(given.db, { ...actor, sessionId: '', name: '', provenAt: now }, now)).map(
    ({ label }) => label,
  );

describe('an encounter that takes papers', () => {
  test('calls for papers, takes one, accepts it, and everybody reads it with its authors as they wished', async () => {
    const { id, slug } = await givenPublished(given.db, subdere, encounter);
    const desk = await anybody.as(subdere.actor.personId);
    const at = `${DESK}/${id}/ponencias`;
    expect(await send(desk, at, { paso: 'llamar', cierra: '2026-11-28' }, 422)).toContain(
      'Escribe qué ponencias buscas.',
    );
    const call = { paso: 'llamar', bases: 'Sobre jóvenes.', cierra: '2026-11-28' };
    expect(await send(desk, at, call, 422)).toContain('a más tardar el día de la reunión');
    await send(desk, at, { ...call, cierra: '2026-11-26' }, 303);
    const public_ = `/reuniones/${slug}/ponencias`;
    expect(await page(anybody, public_)).toContain('Entrar para enviar una ponencia');
    const personId = await givenPerson(given.db);
    const author = await anybody.as(personId);
    expect(await send(author, public_, { titulo: 'Voto joven' }, 422)).toContain(
      'Elige el PDF de la ponencia.',
    );
    expect((await sendFile(author, public_, paper)).status).toBe(303);
    expect(await page(author, public_)).toContain('Enviada');
    expect(await page(anybody, public_)).not.toContain('Voto joven');
    expect(await tasks(subdere)).toContain('Responde 1 ponencia de «Encuentro del norte»');
    const [sent] = await listPapers(given.db, id);
    const ponencia = sent?.id ?? '';
    const file = `/archivos/${sent?.fileId}/original.pdf`;
    expect((await anybody.get(file)).status).toBe(404);
    expect((await author.get(file)).status).toBe(200);
    expect((await desk.get(file)).status).toBe(200);
    const no = { paso: 'no-aceptar', ponencia };
    expect(await send(desk, at, no, 422)).toContain(`href="#motivo-${ponencia}"`);
    await send(desk, at, { ...no, motivo: 'Falta contar qué pasó.' }, 303);
    expect(await page(author, public_)).toContain('Falta contar qué pasó.');
    expect(await page(anybody, public_)).not.toContain('Falta contar qué pasó.');
    await send(desk, at, { paso: 'aceptar', ponencia }, 303);
    expect(await page(anybody, `/reuniones/${slug}`)).toContain('Rosa M. y su curso');
    expect((await anybody.get(file)).status).toBe(200);
    const csv = await page(anybody, `/datos/ponencias.csv?reunion=${slug}`);
    expect(csv).toContain(
      `${slug},institution,subdere,1,Voto joven,Rosa M. y su curso,,Desde los 14 años.`,
    );
    const found = await search(given.db, {
      ...{ text: 'voto joven', kind: 'paper', place: undefined, page: 1, locale: 'es-CL' },
    });
    expect(found.total).toBe(1);
    await send(author, `${public_}/retirar`, { ponencia: crypto.randomUUID() }, 404);
    await send(author, `${public_}/retirar`, { ponencia }, 303);
    expect(await page(anybody, `/reuniones/${slug}`)).not.toContain('Voto joven');
  });
});

describe('an encounter', () => {
  test('receives a delegation of which everybody reads whose it is and how many, and no name', async () => {
    const { id, slug } = await givenPublished(given.db, subdere, { ...encounter, capacity: 10 });
    const representative = await givenRepresentative(given.db, 'delega');
    const at = `/reuniones/${slug}/delegaciones`;
    const speaker = await anybody.as(representative.actor.personId);
    const form = {
      de: representative.scope.id,
      personas: '3',
      jefatura: 'Elba Curín',
      nombres: 'Luis Andrade',
      aceptaron: '1',
    };
    expect(await send(speaker, at, { ...form, aceptaron: '' }, 422)).toContain('Elba Curín');
    expect(await send(speaker, at, { ...form, personas: '1' }, 422)).toContain(
      'Hay más nombres que personas',
    );
    expect(await send(speaker, at, { ...form, personas: '11' }, 422)).toContain(
      'No cabe completa: quedan 10 cupos.',
    );
    await send(speaker, at, form, 303);
    const read = await page(anybody, at);
    expect(read).toContain('Junta delega');
    expect(read).not.toContain('Elba');
    expect(read).not.toContain('Andrade');
    expect(await page(speaker, at)).toContain('Elba Curín, Luis Andrade');
    const desk = await anybody.as(subdere.actor.personId);
    expect(await page(desk, `${DESK}/${id}/inscripciones`)).toContain('Elba Curín, Luis Andrade');
    const stranger = await anybody.as(await givenPerson(given.db));
    expect(await page(stranger, at)).toContain('Las delegaciones las inscribe quien representa');
    await send(stranger, at, { paso: 'retirar', de: representative.scope.id }, 403);
    await send(speaker, at, { paso: 'retirar', de: representative.scope.id }, 303);
    expect(await page(anybody, at)).toContain('Todavía no hay delegaciones');
  });

  test('says when its report is due, says that it is late, and shows the one that was published', async () => {
    const { id, slug, endsAt } = await givenPublished(given.db, subdere, {
      ...encounter,
      title: 'Encuentro que debe su informe',
    });
    await closeGathering(given.db, { ...subdere, now: later(51) }, id);
    const days = (count: number) => new Date(endsAt.getTime() + count * 86_400_000);
    now = days(1);
    expect(await page(anybody, `/reuniones/${slug}`)).toContain('El informe vence el');
    expect(await tasks(subdere)).toContain('Publica el informe de «Encuentro que debe su informe»');
    now = days(17);
    expect(await page(anybody, `/reuniones/${slug}`)).toContain('Informe atrasado');
    const desk = await anybody.as(subdere.actor.personId);
    const at = `${DESK}/${id}/informe`;
    expect(await send(desk, at, { paso: 'publicar', texto: '' }, 422)).toContain(
      'Escribe el informe.',
    );
    await send(desk, at, { paso: 'guardar', texto: 'Se habló mucho.' }, 303);
    expect(await page(anybody, `/reuniones/${slug}`)).not.toContain('Se habló mucho.');
    await send(desk, at, { paso: 'publicar', texto: 'Se habló de todo.' }, 303);
    const shown = await page(anybody, `/reuniones/${slug}`);
    expect(shown).toContain('Se habló de todo.');
    expect(shown).toMatch(/\/documentos\/[0-9A-Z]{16}/);
    expect(shown).not.toContain('Informe atrasado');
    expect(await send(desk, at, { paso: 'publicar', texto: 'Otro.' }, 422)).toContain('#motivo');
    await send(desk, at, { paso: 'publicar', texto: 'Otro.', motivo: 'Faltaba algo.' }, 303);
    const corrected = await page(anybody, `/reuniones/${slug}`);
    expect(corrected).toContain('Faltaba algo.');
    expect(corrected).toContain('Versión 1');
  });
});

describe('a visit', () => {
  const form = {
    municipio: 'lautaro',
    otro: 'Su papeleta',
    razon: 'Queremos aprender.',
    'dia-1': '2026-12-10',
  };
  const VISITS = '/gestion/ancud/visitas';

  test('is asked for at the desk, accepted by the other, and read by everybody with its day', async () => {
    const asker = await anybody.as(ancud.actor.personId);
    const empty = await send(asker, `${VISITS}/nueva`, { municipio: 'lautaro' }, 422);
    for (const field of ['otro', 'razon', 'dia-1']) expect(empty).toContain(`href="#${field}"`);
    expect(await page(asker, `${VISITS}/nueva`)).toContain('Municipalidad de Lautaro');
    expect(await page(asker, `${VISITS}/nueva?municipio=lautaro`)).toContain('2019');
    await send(asker, `${VISITS}/nueva`, { ...form, municipio: 'ancud' }, 422);
    const to = await send(asker, `${VISITS}/nueva`, form, 303);
    const number = /visitas\/(\d+)/.exec(to)?.[1] ?? '';
    expect(await tasks(lautaro)).toContain('Responde a Ancud: quiere visitarles');
    const theirs = `/gestion/lautaro/visitas/${number}`;
    const asked = await anybody.as(lautaro.actor.personId);
    await send(asked, theirs, { paso: 'accept', dia: '2026-12-12' }, 422);
    await send(asked, theirs, { paso: 'decline' }, 422);
    await send(asker, `${VISITS}/${number}`, { paso: 'accept', dia: '2026-12-10' }, 409);
    await send(asked, theirs, { paso: 'accept', dia: '2026-12-10' }, 303);
    const read = await page(anybody, `/reuniones/visitas/${number}`);
    expect(read).toContain('jueves 10 de diciembre de 2026');
    expect(await page(anybody, `/reuniones/visitas/${number}/calendario.ics`)).toContain(
      'DTSTART;VALUE=DATE:20261210',
    );
    const feed = await page(anybody, '/instituciones/lautaro/reuniones.ics');
    expect(feed).toContain('SUMMARY:Ancud visita Lautaro');
    const other = await anybody.as(
      (await givenStaff(given.db, 'castro', 'pb-officer')).actor.personId,
    );
    await page(other, `/gestion/castro/visitas/${number}`, 404);
    const helper = await anybody.as(subdere.actor.personId);
    const helping = `/gestion/subdere/visitas/${number}`;
    expect(await page(helper, helping)).toContain('Apoyar esta visita');
    await send(helper, helping, { paso: 'sponsor', texto: 'Paga el bus.' }, 303);
    expect(await page(anybody, `/reuniones/visitas/${number}`)).toContain('Paga el bus.');
    await page(helper, '/gestion/subdere/visitas/nueva', 404);
    now = new Date('2026-12-11T15:00:00Z');
    const after = await anybody.as(ancud.actor.personId);
    expect(await tasks(ancud)).toContain('Di si se realizó la visita de Ancud a Lautaro');
    await send(after, `${VISITS}/${number}`, { paso: 'note' }, 303);
    await send(after, `${VISITS}/${number}`, { paso: 'learn', texto: 'Una sola hoja.' }, 303);
    expect(await page(anybody, `/reuniones/visitas/${number}`)).toContain('Una sola hoja.');
    expect(await page(anybody, '/datos/visitas.csv')).toContain('Una sola hoja.');
  });
});

test('the demonstration has its encounters and visits once, however often it starts', async () => {
  const house = houseOf(testParts(given.db));
  await given.pool.query(`delete from gatherings.visit_lesson; delete from gatherings.visit_sponsor;
    delete from gatherings.visit; update gatherings.gathering set institution_id =
      (select id from institutions.institution where slug = 'dos')
    where institution_id = '${subdere.scope.id}'`);

  await demonstrateEncounters(house, { pathIn, papersPathIn });
  await demonstrateVisits(house, visitPathIn);
  await demonstrateEncounters(house, { pathIn, papersPathIn });
  await demonstrateVisits(house, visitPathIn);
  const visits = await listVisits(given.db, { limit: 10, offset: 0 });
  expect(visits.map(({ state }) => state)).toEqual(['asked', 'accepted', 'held']);
  now = new Date();
  const workshop = await page(anybody, '/reuniones/taller-regional-los-rios');
  for (const told of [
    'Se inscribieron 40 personas.',
    '31 personas',
    '26 respuestas',
    '4,7 de 5',
    'Respuestas a la encuesta',
  ]) {
    expect(workshop).toContain(told);
  }
  const late = await page(anybody, '/reuniones/encuentro-nacional-de-presupuestos-participativos');
  expect(late.match(/class="gathering-paper"/g)).toHaveLength(3);
  expect(late).toContain('Informe atrasado');
});
