// The pages of the Mesa as people walk through them: the secretariat calls, organisations apply, results, and who speaks.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { startSession } from '../../../ground/people/index.ts';
import { findMembers } from '../actions/find-members.ts';
import { listApplications } from '../store/applications.ts';
import { listOwn } from '../store/calls.ts';
import {
  type GivenOrganization,
  givenApplied,
  givenMember,
  givenOpen,
  givenOrganization,
  givenPerson,
  givenSecretary,
  givenStaff,
  later,
  NOW,
  scopeOfInstitution,
  written,
} from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';
import { pathIn } from './paths.ts';

let given: TestDatabase;
let anybody: TestSite;
let now = NOW;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { clock: { now: () => now } });
});
afterAll(() => given?.close());

const DESK = '/gestion/subdere/mesa';
const draft = {
  titulo: 'Plan 2027',
  proposito: 'Formular el plan de trabajo.',
  plan: 'Dos años.',
  abre: '2026-11-25',
  cierra: '2026-12-05',
  'requisito-1': 'Cuenta su experiencia.',
  'requisito-3': 'Certificado de vigencia.',
  'archivo-3': 'si',
};
const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const pdf = (bytes = PDF, name = 'vigencia.pdf') => new File([bytes], name);

/** The desk of the call that was published as number 1. */
async function publishTheCall(desk: TestSite): Promise<string> {
  expect(await page(desk, DESK)).toContain('Todavía no hay convocatorias de este organismo.');
  const wrong = await send(desk, `${DESK}/convocatorias/nueva`, { ...draft, cierra: '' }, 422);
  expect(wrong).toContain('Elige un día del calendario.');
  expect(wrong).toContain('value="Certificado de vigencia."');
  const at = (await send(desk, `${DESK}/convocatorias/nueva`, draft, 303)).split('?')[0] ?? '';
  expect(await page(anybody, '/mesa/convocatorias')).toContain('Todavía no hay convocatorias');
  await page(anybody, '/mesa/convocatorias/1', 404);
  expect(await page(desk, `${at}/datos`)).toContain('value="Certificado de vigencia."');
  await send(desk, `${at}/publicar`, {}, 303);
  const shown = await page(anybody, '/mesa/convocatorias/1');
  for (const text of ['Plan 2027', 'Cuenta su experiencia.', 'Se responde con un documento.']) {
    expect(shown).toContain(text);
  }
  expect(await page(anybody, '/en/roundtable/calls/1')).toContain('Applications are taken until');
  expect(await page(anybody, '/mesa')).toContain('href="/mesa/convocatorias/1"');
  expect(await page(anybody, '/buscar?q=plan+2027')).toContain('/mesa/convocatorias/1');
  return at;
}

/** Applies with a file, which only those who may open. */
async function applyToTheCall(desk: TestSite, one: GivenOrganization, stranger: TestSite) {
  const rosa = await anybody.as(one.personId, 'provider');
  expect(await page(anybody, '/mesa/convocatorias/1/postular')).toContain('Entrar para postular');
  const own = `/organizaciones/${one.slug}/gestion/mesa`;
  const form = `${own}/convocatorias/1`;
  expect(await page(rosa, '/mesa/convocatorias/1/postular')).toContain(`href="${form}"`);
  const letter = { carta: 'Queremos aportar.', territorio: 'Los Ríos' };
  const missing = await send(rosa, form, { ...letter, 'requisito-1': 'Diez años.' }, 422);
  expect(missing).toContain('Adjunta el documento que pide este requisito.');
  expect(missing).toContain('Diez años.</textarea>');
  const all = { ...letter, 'requisito-1': 'Diez años.' };
  const notPdf = await send(rosa, form, { ...all, 'archivo-2': pdf('hola', 'a.pdf') }, 422);
  expect(notPdf).toContain('id="archivo-2-error"');
  await send(rosa, form, { ...all, 'archivo-2': pdf() }, 303);
  const sent = await page(rosa, form);
  const [, file = ''] = /href="(\/archivos\/[^"]+)"/.exec(sent) ?? [];
  await page(rosa, file);
  await page(desk, file);
  await page(anybody, file, 404);
  await page(stranger, file, 404);
  await page(stranger, form, 403);
  await send(rosa, form, { ...all, carta: 'Queremos aportar más.' }, 303);
  expect(await page(rosa, form)).toContain(file);
}

/** Assessed by one, and signed by another. */
async function resolveTheCall(paula: string, at: string): Promise<void> {
  const { db } = given;
  const closed = await anybody.as(paula);
  expect(await page(closed, '/lo-que-me-toca')).toContain('Evaluar y publicar los resultados');
  const [call] = await listOwn(db, (await scopeOfInstitution(db, 'subdere')).id, now);
  const [application] = await listApplications(db, call?.id ?? '');
  const assess = `${at}/postulaciones/${application?.id}`;
  const assessing = await page(closed, assess);
  expect(assessing).toContain('Queremos aportar más.');
  expect(await send(closed, assess, { resultado: 'not-admitted' }, 422)).toContain(
    'Escribe la razón: todo el mundo la lee.',
  );
  await send(closed, assess, { resultado: 'admitted', razon: 'Cumple y aporta.' }, 303);
  expect(await page(anybody, '/mesa/convocatorias/1')).not.toContain('Cumple y aporta.');
  const act = await send(closed, `${at}/resultados`, {}, 303);
  const signer = await anybody.as(
    await givenStaff(db, 'subdere', 'national-staff'),
    'demonstration',
  );
  expect(await page(signer, act)).toContain('Admitida. Cumple y aporta.');
  await send(signer, `${act}/firma`, {}, 303);
  const resolved = await page(anybody, '/mesa/convocatorias/1');
  expect(resolved).toContain('Organizaciones admitidas');
  expect(resolved).toContain('Cumple y aporta.');
  expect(resolved).toContain('Organizaciones no admitidas: ninguna.');
  expect(resolved).toMatch(/href="\/documentos\/[0-9A-Z-]{19}"/);
  expect(await page(anybody, '/datos/miembros-mesa.csv')).toContain('Fundación Barrio Abierto');
  expect(await page(anybody, '/datos/convocatorias-mesa.csv')).toContain('Plan 2027');
}

async function nameWhoSpeaks(again: TestSite, one: GivenOrganization, stranger: TestSite) {
  const { db } = given;
  const own = `/organizaciones/${one.slug}/gestion/mesa`;
  expect(await page(again, '/lo-que-me-toca')).toContain(
    'Decidir quién habla en la Mesa de Trabajo',
  );
  const asked = { persona: one.personId, calidad: 'principal' };
  expect(await send(again, `${own}/representantes`, { calidad: 'principal' }, 422)).toContain(
    'Elige a una persona.',
  );
  await page(again, '/mesa/mi-lugar', 404);
  await send(again, `${own}/representantes`, asked, 303);
  const seat = await page(again, '/mesa/mi-lugar');
  const [, representante = ''] = /name="representante" value="([^"]+)"/.exec(seat) ?? [];
  expect(await page(anybody, '/mesa/miembros')).toContain('Nadie todavía');
  await send(again, '/mesa/mi-lugar/representacion', { representante, respuesta: 'si' }, 303);
  expect(await page(anybody, '/mesa/miembros')).toContain('Rosa M.');
  expect(await page(again, '/mesa/mi-lugar')).toContain('Hablas por Fundación Barrio Abierto.');
  await page(stranger, '/mesa/mi-lugar', 404);
  const member = `/mesa/miembros/${one.slug}`;
  expect(await page(anybody, member)).toContain('Por la convocatoria 1');
  await given.pool.query(`update organizations.organization set name = 'Fundación Barrio'
    where id = '${one.id}'`);
  expect(await page(anybody, member)).toContain('antes Fundación Barrio Abierto');
  expect(await page(anybody, '/mesa')).toMatch(/<dt[^>]*>integrante<\/dt><dd[^>]*>1<\/dd>/);
  await findMembers(db, pathIn);
  for (const name of ['fundacion barrio', 'fundacion barrio abierto']) {
    expect(await page(anybody, `/buscar?q=${name.replaceAll(' ', '+')}`)).toContain(member);
  }
  expect(await page(anybody, `/organizaciones/${one.slug}`)).toContain(`href="${member}"`);
  const held = await page(again, '/mis-datos');
  expect(held).toContain('Hablar por Fundación Barrio en la Mesa de Trabajo');
  expect(held).toContain('La postulación que enviaste a la convocatoria 1');
}

test('from the call to who speaks: everybody reads, organisations apply, two people publish, members name who speaks', async () => {
  const { db } = given;
  now = NOW;
  const paula = await givenStaff(db, 'subdere', 'national-staff');
  const desk = await anybody.as(paula);
  const at = await publishTheCall(desk);
  const one = await givenOrganization(db, 'Fundación Barrio Abierto');
  const ajena = await givenOrganization(db, 'ONG Ajena');
  await applyToTheCall(desk, one, await anybody.as(ajena.personId, 'provider'));
  now = later(11);
  await resolveTheCall(paula, at);
  const again = await anybody.as(one.personId, 'provider');
  await nameWhoSpeaks(again, one, await anybody.as(ajena.personId, 'provider'));
  const own = `/organizaciones/${one.slug}/gestion/mesa`;
  const member = `/mesa/miembros/${one.slug}`;
  await send(again, `${own}/silencio`, { silencio: 'si' }, 303);
  expect(await page(anybody, member)).toContain('Decidió no hablar desde el');
  expect(await send(again, `${own}/dejar`, { razon: ' ' }, 422)).toContain('Escribe la razón');
  await send(again, `${own}/dejar`, { razon: 'Cerramos.', reemplazo: '' }, 303);
  expect(await page(anybody, member)).toContain('Cerramos.');
  await page(again, '/mesa/mi-lugar', 404);
});

test('a body is invited at the desk and answers on its own side; nobody else finds either', async () => {
  const { db } = given;
  now = NOW;
  const desk = await anybody.as(await givenStaff(db, 'subdere', 'national-staff'));
  const alcaldesa = await anybody.as(await givenStaff(db, 'valdivia', 'mayor'));
  await page(alcaldesa, '/gestion/valdivia/mesa', 403);
  expect(await send(desk, `${DESK}/invitaciones`, { palabras: 'Vengan.' }, 422)).toContain(
    'Elige a quién se invita.',
  );
  const invitation = { institucion: 'valdivia', palabras: 'Queremos escucharlos.' };
  await send(desk, `${DESK}/invitaciones`, invitation, 303);
  expect(await send(desk, `${DESK}/invitaciones`, invitation, 422)).toContain('espera respuesta');
  const place = '/gestion/valdivia/lugar-en-la-mesa';
  expect(await page(alcaldesa, '/lo-que-me-toca')).toContain(`href="${place}"`);
  expect(await page(alcaldesa, place)).toContain('Queremos escucharlos.');
  expect(await send(alcaldesa, `${place}/invitacion`, { respuesta: 'declined' }, 422)).toContain(
    'Escribe la razón',
  );
  await send(alcaldesa, `${place}/invitacion`, { respuesta: 'accepted' }, 303);
  expect(await page(anybody, '/mesa/miembros')).toContain('/mesa/miembros/valdivia');
  expect(await page(anybody, '/instituciones/valdivia')).toContain('/mesa/miembros/valdivia');
  expect(await page(desk, DESK)).toContain('Aceptó');
  expect(await send(desk, `${DESK}/integrantes`, { integrante: 'valdivia' }, 422)).toContain(
    'Escribe la razón',
  );
  const ending = { integrante: 'valdivia', razon: 'Ya no hay equipo.' };
  expect(await send(desk, `${DESK}/integrantes`, ending, 303)).toMatch(/^\/actos\//);
  expect(await send(desk, `${DESK}/integrantes`, ending, 409)).toContain('espera la firma');
  await send(alcaldesa, `${place}/representantes`, { persona: 'x', calidad: 'principal' }, 422);
  expect(await page(alcaldesa, '/gestion/valdivia')).toContain(`href="${place}"`);
});

test('what was typed stays: a file far too large, another window, a session that was over, two presses', async () => {
  const { db } = given;
  now = NOW;
  const by = await givenSecretary(db);
  const [, certificate] = written.requirements;
  const open = await givenOpen(db, by, { requirements: certificate ? [certificate] : [] });
  const one = await givenOrganization(db, 'Centro Dos Ventanas');
  const own = await anybody.as(one.personId, 'provider');
  const form = `/organizaciones/${one.slug}/gestion/mesa/convocatorias/${open.number}`;
  const fieldOf = (name: string, html: string) =>
    new RegExp(`action="${form}".*?name="${name}" value(?:="([^"]*)")?`, 's').exec(html)?.[1] ?? '';
  const first = await page(own, form);
  const all = { carta: 'Queremos aportar.', territorio: 'Arica', vista: fieldOf('vista', first) };
  const huge = { ...all, 'archivo-1': new File([PDF, new Uint8Array(60_000_000)], 'foto.pdf') };
  const tooLarge = await send(own, form, huge, 422);
  expect(tooLarge).toContain('id="archivo-1-error"');
  expect(tooLarge).toContain('Queremos aportar.</textarea>');
  const clave = fieldOf('clave', first);
  const sent = { ...all, clave, 'archivo-1': pdf() };
  const places = await Promise.all([1, 2].map(() => send(own, form, sent, 303)));
  expect(new Set(places).size).toBe(1);
  const other = await send(own, form, { ...all, carta: 'La otra ventana.' }, 409);
  expect(other).toContain('desde otra ventana');
  expect(other).toContain('La otra ventana.</textarea>');
  expect((await listApplications(db, open.id)).map(({ letter }) => letter)).toEqual([
    'Queremos aportar.',
  ]);
  await send(own, form, { ...all, carta: 'La otra.', vista: fieldOf('vista', other) }, 303);
  now = later(8);
  const late = new FormData();
  const again = { ...all, carta: 'Escrita de noche.', vista: '' };
  for (const [name, value] of Object.entries(again)) late.append(name, value);
  late.append('archivo-1', pdf());
  const answer = await own.post(form, late);
  const back = new URL(answer.headers.get('location') ?? '', 'http://localhost');
  const [browser = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  const session = { personId: one.personId, method: 'provider', device: 'Otro', now } as const;
  const cookie = `${browser}; minga-session=${await startSession(db, session)}`;
  const kept = await anybody.get(back.searchParams.get('volver') ?? '', { cookie });
  const html = await kept.text();
  expect(html).toContain('name="carta" value="Escrita de noche."');
  expect(html).toContain('hay que elegirlos de nuevo: vigencia.pdf.');
  const hers = await anybody.as(one.personId, 'provider');
  expect(await send(hers, form, again, 409)).toContain('Escrita de noche.</textarea>');
});

test('the last day is put off at the desk and said on the page of the call; a body is invited no more', async () => {
  const { db } = given;
  now = NOW;
  const subdere = await givenSecretary(db);
  const open = await givenOpen(db, subdere, { title: 'Con más plazo' });
  const desk = await anybody.as(subdere.actor.personId);
  const at = `${DESK}/convocatorias/${open.id}`;
  const asked = { hasta: '2026-12-05', motivo: 'Feriado largo.' };
  const same = await send(desk, `${at}/plazo`, asked, 422);
  expect(same).toContain('elige un día después del sábado 5 de diciembre de 2026');
  expect(same).toContain('Feriado largo.</textarea>');
  expect(await send(desk, `${at}/plazo`, { hasta: '2026-12-12' }, 422)).toContain(
    'Escribe la razón',
  );
  await send(desk, `${at}/plazo`, { ...asked, hasta: '2026-12-12' }, 303);
  const shown = await page(anybody, `/mesa/convocatorias/${open.number}`);
  expect(shown).toContain('Se postulaba hasta el sábado 5 de diciembre de 2026');
  expect(shown).toContain('Feriado largo.');
  expect(await page(anybody, `/en/roundtable/calls/${open.number}`)).toContain('Deadline put off');
  const dos = await anybody.as(await givenStaff(db, 'dos', 'national-staff'));
  await send(dos, `/gestion/dos/mesa/convocatorias/${open.id}/plazo`, asked, 404);

  const alcalde = await anybody.as(await givenStaff(db, 'osorno', 'mayor'));
  await send(desk, `${DESK}/invitaciones`, { institucion: 'osorno', palabras: 'Vengan.' }, 303);
  const back = { invitada: 'osorno', motivo: 'Se invitó por error.' };
  expect(await send(desk, `${DESK}/invitaciones/retirar`, { invitada: 'osorno' }, 422)).toContain(
    'Escribe la razón',
  );
  await send(desk, `${DESK}/invitaciones/retirar`, back, 303);
  const place = '/gestion/osorno/lugar-en-la-mesa';
  expect(await page(alcalde, place)).toContain('Se invitó por error.');
  await send(alcalde, `${place}/invitacion`, { respuesta: 'accepted' }, 409);
  expect(await send(desk, `${DESK}/invitaciones/retirar`, back, 409)).toContain(
    'Esto cambió mientras',
  );
  await send(desk, `${DESK}/invitaciones`, { institucion: 'osorno', palabras: 'Ahora sí.' }, 303);
  expect(await page(alcalde, place)).toContain('Ahora sí.');
});

test('an organisation that sends its application over and over is asked to wait', async () => {
  const { db } = given;
  now = NOW;
  const open = await givenOpen(db, await givenSecretary(db), { title: 'Muchas veces' });
  const one = await givenOrganization(db, 'Centro Insistente');
  const own = await anybody.as(one.personId, 'provider');
  const form = `/organizaciones/${one.slug}/gestion/mesa/convocatorias/${open.number}`;
  for (let sent = 0; sent < 20; sent += 1) await send(own, form, {}, 422);
  expect(await send(own, form, { carta: 'Otra vez.' }, 429)).toContain('Otra vez.</textarea>');
});

test('the calls of another national body, and applications of another call, are not there', async () => {
  const { db } = given;
  now = NOW;
  const subdere = await givenSecretary(db);
  const open = await givenOpen(db, subdere, { title: 'De SUBDERE' });
  const one = await givenOrganization(db, 'Centro Uno');
  await givenApplied(db, open, one);
  const [application] = await listApplications(db, open.id);
  const other = await givenOpen(db, subdere);
  const desk = await anybody.as(subdere.actor.personId);
  await page(desk, `${DESK}/convocatorias/${open.id}/postulaciones/${application?.id}`);
  await page(desk, `${DESK}/convocatorias/${other.id}/postulaciones/${application?.id}`, 404);
  const dos = await anybody.as(await givenStaff(db, 'dos', 'national-staff'));
  const there = `/gestion/dos/mesa/convocatorias/${open.id}`;
  for (const path of [there, `${there}/datos`, `${there}/postulaciones/${application?.id}`]) {
    await page(dos, path, 404);
  }
  for (const path of ['publicar', 'borrar', 'retirar', 'resultados']) {
    await send(dos, `${there}/${path}`, { razon: 'No es nuestra.' }, 404);
  }
  await page(await anybody.as(await givenPerson(db), 'provider'), DESK, 403);
  expect(await send(desk, `${DESK}/convocatorias/${open.id}/publicar`, {}, 409)).toContain(
    'La convocatoria está abierta',
  );
  const reason = { razon: 'Se repite.' };
  await send(desk, `${DESK}/convocatorias/${open.id}/retirar`, reason, 303);
  expect(await page(anybody, `/mesa/convocatorias/${open.number}`)).toContain('Se repite.');
});

test('a member may speak, and fall silent, on its own side only', async () => {
  const { db } = given;
  now = NOW;
  const by = await givenSecretary(db);
  await givenMember(db, by, 'frutillar');
  const own = await anybody.as(await givenStaff(db, 'frutillar', 'pb-officer'));
  const place = '/gestion/frutillar/lugar-en-la-mesa';
  expect(await page(own, place)).toContain('Pueden dejar de hablar cuando quieran');
  await send(own, `${place}/silencio`, { silencio: 'si' }, 303);
  expect(await send(own, `${place}/silencio`, { silencio: 'si' }, 409)).toContain(
    'decidió no hablar por ahora',
  );
  await send(own, `${place}/silencio`, { silencio: 'no' }, 303);
  const foreign = await anybody.as(await givenStaff(db, 'castro', 'pb-officer'));
  await page(foreign, place, 403);
  expect(await page(foreign, '/gestion/castro/lugar-en-la-mesa')).toContain(
    'No se sienta en la Mesa de Trabajo.',
  );
});
