// Whatever people write, however it came into the database: every page, list and file shows it, and none obeys it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from '../platform/http/route.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { houseOf, routesOf } from './site.tsx';
import { addressOf, nameOf, parametersOf, roleOf, words } from './testing/addresses.ts';
import { writeAgenda } from './testing/agenda-texts.ts';
import { writeConsultation } from './testing/consultation-texts.ts';
import { writeEdition } from './testing/edition-texts.ts';
import { deskWords, gatheringWords } from './testing/gathering-objects.ts';
import { EDITION, PUBLISHED, type Side, type Writing } from './testing/making.ts';
import { faultsOf } from './testing/obeyed.ts';
import { objectMakers } from './testing/objects.ts';
import { writeProposals } from './testing/proposal-texts.ts';
import { MESSAGE, publicWords } from './testing/public-words.ts';
import { writeRoundtable } from './testing/roundtable-texts.ts';
import { givenSide } from './testing/sides.ts';
import { writeVote } from './testing/vote-texts.ts';
import { type TestSite, testParts, testSite } from './testing.ts';
import { type TestVote, testVote } from './testing-vote.ts';

const EVIL = `<script>evil()</script>"'><img src onerror=evil()>`;
/** What it says, and what would run if it were obeyed; no name is longer than sixty signs. */
const evilly = (what: string) => `${what.slice(0, 60 - EVIL.length)}${EVIL}`;

let database: TestDatabase;
let vote: TestVote;
let anybody: TestSite;
let side: Writing;
let pages: readonly Route[];
/** A lot by a public draw that was withdrawn. */
let withdrawn: string;
/** The page of a proposal of which the review is published. */
let reviewed: string;

beforeAll(async () => {
  database = await testDatabase();
  vote = await testVote();
  const site = await testSite(database.db, vote.parts);
  side = await givenSide(database, site, {
    slug: 'ancud',
    organization: 'una',
    rut: '65000001-1',
    written: evilly,
  });
  await writeMore(side);
  await database.pool.query('delete from platform.search_document');
  anybody = await testSite(database.db, vote.parts);
  const parts = testParts(database.db);
  pages = routesOf(parts, houseOf(parts)).filter(({ method }) => method === 'get');
});
afterAll(async () => {
  await vote?.close();
  await database?.close();
});

/** What is written of objects that have no address of their own. */
async function writeMore(at: Writing): Promise<void> {
  await writeOfInstitution(at);
  await writeOfOrganization(at);
  await writeOfRecords(at);
  await writeOfSurveys(at);
  await writeConsultation(at, database, evilly);
  await writeEdition(at);
  reviewed = await writeProposals(at);
  await writeVote(at, database);
  await writeRoundtable(at, database);
  await writeAgenda(at, database);
  expect(at.objects.size).toBe(Object.keys(objectMakers).length);
}

function change(table: string, set: string, values: readonly unknown[]) {
  return database.pool.query(`update ${table} set ${set}`, [...values]);
}

const WHEN = new Date('2026-11-24T15:00:00Z');

async function writeOfInstitution({ insert, institution: { id, cut } }: Side): Promise<void> {
  await change('institutions.institution', 'address = $1, website = $2 where id = $3', [
    evilly('Dirección'),
    `https://ejemplo.cl/${evilly('w')}`,
    id,
  ]);
  const rule = 'seats = 3, quorum = 2, attendance_rule = $1';
  await change('institutions.body', rule, [evilly('Regla')]);
  const retired = { cut, retired_at: new Date(), retired_reason: evilly('Retiro') };
  await insert('territories.territory', { ...retired, kind: 'sector', code: 'S2', name: 'Sur' });
  const square = { kind: 'square', name: 'Otra', lon: -72.4, lat: -38.5 };
  await insert('territories.landmark', { ...retired, ...square });
  await insert('people.message', {
    id: MESSAGE,
    institution_id: id,
    title: evilly('Mensaje'),
    body: evilly('Cuerpo'),
    sender_role: 'pb-officer',
    recipients_count: 1,
    sent_at: WHEN,
  });
}

async function writeOfOrganization({ insert, ...at }: Side): Promise<void> {
  const { cut, id: institution_id } = at.institution;
  const state = `website = $1, legal_state = 'confirmed'`;
  await change('organizations.organization', state, [`https://ejemplo.cl/${evilly('o')}`]);
  await change('organizations.board', 'confirmed_at = declared_at', []);
  const { rows } = await database.pool.query('select id from organizations.board');
  const board_id: string = rows[0].id;
  const chair = { board_id, place: 0, post: 'chair', name: evilly('Presidenta') };
  await insert('organizations.board_member', chair, 'name');
  await insert('organizations.legal_check', {
    organization_id: at.organization.id,
    institution_id,
    about: 'board',
    board_id,
    asked_at: WHEN,
    due_on: '2026-12-10',
    state: 'returned',
    decided_at: WHEN,
    decided_in: institution_id,
    reasons: evilly('Reparo'),
  });
  const answered = { answered_at: WHEN, answered_in: institution_id, answer: evilly('Respuesta') };
  await insert('organizations.petition', { cut, goal: 10, opened_at: WHEN, ...answered }, 'cut');
  const who = { person_id: at.personId, publishes_name: true };
  const signature = { ...who, cut, tie: 'lives', signed_at: WHEN };
  await insert('organizations.petition_signature', signature, 'cut');
}

async function writeOfRecords({ insert, institution: { id } }: Side): Promise<void> {
  await insert('records.audit_entry', {
    act: 'institutions/edit-bodies',
    scope_kind: 'institution',
    scope_id: id,
    subject: `institution:${id}`,
    reason: evilly('Motivo'),
    told: JSON.stringify({ name: evilly('Contado') }),
  });
  const { rows } = await database.pool.query(
    `select institution_id, list::text, observers::text, list_sha256, announcement_sha256,
      announced_at, held_at, place, purpose from records.lot`,
  );
  withdrawn = await insert('records.lot', {
    ...rows[0],
    label: evilly('Público'),
    entropy_kind: 'public-draw',
    source: evilly('Fuente'),
    source_url: `https://ejemplo.cl/${evilly('s')}`,
    withdrawn_at: WHEN,
    withdrawn_reason: evilly('Suspenso'),
  });
}

/** One that is open. */
async function writeOfSurveys({ insert, institution: { id } }: Side): Promise<void> {
  const survey_id = await insert('surveys.survey', {
    institution_id: id,
    slug: 'encuesta',
    title: evilly('Sondeo'),
    purpose: evilly('Para'),
    is_named: false,
    takes_paper: true,
    created_at: WHEN,
  });
  const question = { survey_id, text: evilly('Consulta'), is_required: false };
  const choice = JSON.stringify(['Primera', 'Segunda'].map((what) => ({ label: evilly(what) })));
  await insert('surveys.question', { ...question, position: 1, kind: 'one', options: choice });
  const hours = `published_at = $1, opens_at = $1, closes_at = $2, results_at = $2`;
  const open = [WHEN, new Date('2027-06-01T12:00:00Z'), survey_id];
  await change('surveys.survey', `${hours} where id = $3`, open);
}

function publicAddressOf(route: Route): string | undefined {
  let address = route.path.patterns['es-CL'];
  for (const place of parametersOf(route)) {
    const word = publicWords[place]?.(side);
    if (word === undefined) return undefined;
    address = address.replace(/:\w+/, word);
  }
  return address;
}

interface Seen {
  readonly name: string;
  readonly answer: Response;
  readonly text: string;
}

async function read(by: TestSite, name: string, address: string): Promise<Seen> {
  const first = await by.get(address);
  const next = first.headers.get('location');
  const answer = first.status === 303 && next !== null ? await by.get(next) : first;
  return { name, answer, text: await answer.text() };
}

async function publicPages(): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const route of pages.filter(({ audience }) => audience === 'public')) {
    const address = publicAddressOf(route);
    if (address !== undefined) seen.push(await read(anybody, nameOf(route), address));
  }
  const query = new URLSearchParams({ q: evilly('Organización') });
  const more = [
    ...[`/buscar?${query}`, `/sorteos/${withdrawn}`, `/sorteos/${withdrawn}/datos.json`],
    reviewed,
  ];
  return [...seen, ...(await Promise.all(more.map((address) => read(anybody, address, address))))];
}

async function guardedPages(): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const published = new Map([...side.objects, [EDITION, side.objects.get(PUBLISHED) ?? '']]);
  for (const route of pages.filter(({ audience }) => audience !== 'public')) {
    const by = await side.as(roleOf(route));
    const own = addressOf(route, side);
    seen.push(await read(by, nameOf(route), own));
    // Where a draft stands, what is published has more to show.
    const address = addressOf(route, side, [EDITION, { objects: published }]);
    if (address === own) continue;
    seen.push(await read(by, `${nameOf(route)} published`, address));
  }
  return seen;
}

/** What is shown of all that was written, in any of the pages. */
function shownIn(seen: readonly Seen[]): ReadonlySet<string> {
  const texts = seen.map(({ text }) => text).join('\n');
  const escaped = /(\p{Lu}\p{L}*)(?:&lt;|<|\\u003c)script(?:>|&gt;)evil/gu;
  return new Set([...texts.matchAll(escaped)].map(([, what = '']) => what));
}

test('every public page of what people write is read', () => {
  const placesOf = (isPublic: boolean) => [
    ...new Set(
      pages.filter(({ audience }) => (audience === 'public') === isPublic).flatMap(parametersOf),
    ),
  ];
  const places = placesOf(true);
  expect(places.filter((place) => !(place in publicWords))).toEqual([]);
  expect(Object.keys(publicWords).filter((place) => !places.includes(place))).toEqual([]);
  const guarded = placesOf(false);
  expect(guarded.filter((place) => !(place in objectMakers || place in words))).toEqual([]);
});

function faultsIn(seen: readonly Seen[]): readonly string[] {
  return seen.flatMap(({ name, answer, text }) =>
    faultsOf(answer, text).map((fault) => `${name}: ${fault}`),
  );
}

test('no public page, list or file obeys what was written, and each text is shown somewhere', async () => {
  const seen = await publicPages();
  expect(faultsIn(seen)).toEqual([]);
  const shown = shownIn(seen);
  const institution = ['Dirección', 'Integrante', 'Entidad', 'Regla', 'Sector', 'Hito'];
  const organization = ['Organizaci', 'Población', 'Objeto', 'Presidenta', 'Taller', 'Relatora'];
  const records = ['Documento', 'Orden', 'Objetivo', 'Salón', 'Rosa', 'Unión', 'Opción', 'Fuente'];
  const others = ['Suspenso', 'Motivo', 'Contado', 'Respuesta', 'Mensaje', 'Cuerpo', 'Comentario'];
  const surveys = ['Sondeo', 'Para', 'Consulta', 'Primera', 'Segunda'];
  const norms = ['Ordenanza', 'Resumen', 'Artículo', 'Diario'];
  const editions = [
    ...['Proceso', 'Norte', 'Reparto', 'Inversión', 'Letra', 'Pladeco', 'Campaña', 'Elección'],
    ...['Oficina', 'Mesón', 'Sesión', 'Acuerdo', 'Condición', 'Concejala', 'Deuda', 'Cambio'],
    ...['Sendero', 'Mirador', 'Luminaria', 'Paradero', 'Estanque', 'Desistido', 'Vecina'],
    ...['Vocería', 'Directora', 'Jefatura', 'Decisora', 'Causa', 'Marcha', 'Revocación'],
  ];
  const proposals = [
    ...['Farol', 'Urgencia', 'Detalle', 'Caminantes', 'Muelle', 'Poste', 'Autora', 'Secretaría'],
    ...['Parentesco', 'Fotografía', 'Enmienda', 'Arreglo', 'Coautora', 'Retrato', 'Convenienci'],
    ...['Negativa', 'Luminaria', 'Unidad', 'Cotización', 'Dictamen', 'Conservan', 'Rol', 'Partida'],
    ...['Tramo', 'Hallazgo', 'Ajuste', 'Postura', 'Reclamo', 'Rechazo', 'Listado'],
    ...['Escasez', 'Esquina', 'Barrio', 'Gimnasio', 'Deshecha', 'Anulada'],
    ...['Objeción', 'Mesa', 'Fallo', 'Hecho', 'Plenaria'],
  ];
  const forum = [
    ...['Pregunta', 'Rótulo', 'Rebautizo', 'Consultada', 'Contestación', 'Cierre', 'Guía', 'Paso'],
    'Novedad',
  ];
  const consultations = ['Debate', 'Meta', 'Inciso', 'Prórroga', 'Razón', 'Redacción'];
  const roundtable = [
    ...['Llamado', 'Cometido', 'Planificar', 'Exigencia', 'Postulante', 'Inadmisible', 'Antigua'],
    ...['Despedida', 'Aplazada'],
    ...['Temática', 'Averiguar', 'Enunciado', 'Salvedad', 'Argumento', 'Estudio', 'Síntesis'],
    ...['Fuente', 'Bibliografía', 'Ámbito', 'Coincidencia', 'Desistimiento'],
    ...['Nudo', 'Traba', 'Logro', 'Prueba', 'Ocasión', 'Oferta', 'Tarea', 'Quehacer', 'Abandono'],
    'Progreso',
  ];
  const all = [
    ...institution,
    ...organization,
    ...records,
    ...others,
    ...surveys,
    ...norms,
    ...forum,
    ...gatheringWords,
    ...editions,
    ...proposals,
    ...consultations,
    ...roundtable,
  ];
  expect(all.filter((what) => !shown.has(what.slice(0, 60 - EVIL.length)))).toEqual([]);
});

test('no page of the staff or of a person obeys it either', async () => {
  const seen = await guardedPages();
  expect(faultsIn(seen)).toEqual([]);
  const shown = shownIn(seen);
  const all = [
    ...deskWords,
    'Alias',
    'Llave',
    'Leo',
    'Invitada',
    'Solicitud',
    'Acta',
    'Reparo',
    'Retiro',
    'Aviso',
    'Borrador',
    'Excusa',
    'Falta',
    'Planilla',
    'Necesidad',
    ...['Edila', 'Duda', 'Aclaración', 'Porqué', 'Disidencia', 'Plano', 'Secplan', 'Interés'],
    'Misiva',
    'Alcance',
  ];
  expect(all.filter((what) => !shown.has(what))).toEqual([]);
});

const lot = {
  purpose: 'El orden.',
  list: 'P1; Plaza\nP2; Cancha',
  day: '26-11-2026',
  hour: '18:30',
  place: 'Salón municipal',
  observer1: 'Rosa Pérez',
  observer1For: 'Unión comunal',
  observer2: 'Luis Soto',
  observer2For: 'Concejo municipal',
  chance: 'public-draw',
  source: 'Sorteo de la Polla',
};

/** What each form that asks for a website answers to one. */
async function answersTo(website: string): Promise<readonly number[]> {
  const desk = '/gestion/ancud';
  const forms = [
    ['pb-officer', `${desk}/portada`, { website }],
    ['certifying-officer', `${desk}/sorteos/nuevo`, { ...lot, label: website, sourceUrl: website }],
    [
      'organization-representative',
      '/organizaciones/una/gestion/ficha',
      { lugar: 'Norte', correo: 'una@ejemplo.cl', sitio: website },
    ],
  ] as const;
  return Promise.all(
    forms.map(async ([role, path, fields]) => {
      const by = await side.as(role);
      const [, version = ''] =
        /name="version" value="([^"]*)"/.exec(await (await by.get(path)).text()) ?? [];
      return (await by.post(path, new URLSearchParams({ ...fields, version }))).status;
    }),
  );
}

test('a website begins with http or https: no form takes another, and no table keeps it', async () => {
  const schemes = [
    'javascript:evil()',
    'JaVaScRiPt:evil()//a.cl',
    'data:text/html,<script>',
    'vbscript:a',
  ];
  for (const website of [
    ...schemes,
    '\tjavascript:evil()',
    '//evil.example',
    'file:///etc/passwd',
  ]) {
    expect([website, ...(await answersTo(website))]).toEqual([website, 422, 422, 422]);
    for (const table of ['institutions.institution', 'organizations.organization']) {
      const kept = database.pool.query(`update ${table} set website = $1`, [website]);
      await expect(kept, `${table} ${website}`).rejects.toThrow('website_check');
    }
  }
  for (const website of ['https://ejemplo.cl/a', 'HTTPS://EJEMPLO.CL']) {
    expect([website, ...(await answersTo(website))]).toEqual([website, 303, 303, 303]);
  }
});
