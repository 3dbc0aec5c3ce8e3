// The steps without JavaScript: each is saved, nothing typed is lost, and the last one sends it once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { noticeVersion } from '../../editions/rules/index.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenTown, loadPlaces, type Town } from '../../editions/testing/steps.ts';
import { listInvitations } from '../actions/invite-coauthors.ts';
import { findProposal } from '../store/proposals.ts';
import { givenOpenEdition, givenResident, testKeys } from '../testing/kept.ts';

let given: TestDatabase;
let town: Town;
let site: TestSite;
let editionId: string;
let elisa: string;

const clock = { at: NOW };
beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
  site = await testSite(given.db, { clock: { now: () => clock.at } });
  const proposers = {
    minAge: 14,
    maxAge: null,
    ties: ['residence', 'work'],
    tieMonths: 0,
    proof: 'declared',
    checkedAt: 'at-the-act',
    who: ['person', 'group'],
    needsSponsor: false,
    maxPerPerson: 2,
  } as const;
  ({ editionId } = await givenOpenEdition(given.db, town, 'pp', { operational: { proposers } }));
  elisa = await givenResident(given.db, { name: 'Elisa B.' });
});
afterAll(() => given.close());

const PROPOSE = '/ediciones/ancud/pp/proponer';
const as = (personId: string) => site.as(personId, 'provider');
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const revisionIn = (html: string) => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';

async function begin(who: TestSite): Promise<string> {
  const begun = await who.post(
    PROPOSE,
    form({ paso: 'quien-decide', leido: String(noticeVersion) }),
  );
  expect(begun.status).toBe(303);
  const location = begun.headers.get('location') ?? '';
  return new URL(location, 'http://localhost').searchParams.get('borrador') ?? '';
}

async function save(
  who: TestSite,
  borrador: string,
  paso: string,
  fields: Record<string, string>,
): Promise<Response> {
  const page = await (await who.get(`${PROPOSE}?paso=${paso}&borrador=${borrador}`)).text();
  const revision = revisionIn(page);
  return who.post(PROPOSE, form({ paso, borrador, revision, accion: 'seguir', ...fields }));
}

const idea = {
  titulo: 'Luminarias en la costanera',
  descripcion: 'Ocho luminarias solares.',
  tema: 'lighting',
  concurso: 'pudeto',
  lugar: 'Entre el muelle y la escuela',
  punto: '-41.871, -73.804',
};
const rest: readonly [string, Record<string, string>][] = [
  [
    'necesidad',
    { necesidad: 'En invierno queda a oscuras.', beneficia: 'Quienes caminan', cuantas: '600' },
  ],
  ['costo', { costo: '$8.900.000' }],
  ['plan', { plan: 'pladeco 3.2' }],
  ['interes', { 'tiene-interes': 'no' }],
  ['quien', { quien: 'person', vinculo: 'residence', coautoras: '' }],
];

async function write(who: TestSite, more: Record<string, Record<string, string>> = {}) {
  const borrador = await begin(who);
  for (const [paso, fields] of [['idea', idea] as const, ...rest]) {
    const saved = await save(who, borrador, paso, { ...fields, ...more[paso] });
    expect([paso, saved.status]).toEqual([paso, 303]);
  }
  return borrador;
}

test('asks whoever is not signed in to sign in, and shows who decides what before anything else', async () => {
  expect([302, 303]).toContain((await site.get(PROPOSE)).status);
  const who = await as(elisa);
  const page = await (await who.get(PROPOSE)).text();
  expect(page).toContain('Leí quién decide qué');
  const unread = await who.post(PROPOSE, form({ paso: 'quien-decide' }));
  expect(unread.status).toBe(422);
  expect(await unread.text()).toContain('href="#leido"');
});

test('goes step by step to what everybody reads, and is sent once', async () => {
  const who = await as(elisa);
  const borrador = await write(who);
  const check = await (await who.get(`${PROPOSE}?paso=revisar&borrador=${borrador}`)).text();
  for (const said of ['Luminarias en la costanera', 'Quienes caminan', '$8.900.000', 'Ninguna']) {
    expect([said, check.includes(said)]).toEqual([said, said !== 'Ninguna']);
  }
  expect(check).toContain('Enviar la propuesta');
  const sent = await who.post(PROPOSE, form({ paso: 'revisar', borrador }));
  expect(sent.status).toBe(303);
  expect(sent.headers.get('location')).toBe('/ediciones/ancud/pp/propuestas/1?hecho=enviada');
  const page = await (await site.get('/ediciones/ancud/pp/propuestas/1')).text();
  expect(page).toContain('Luminarias en la costanera');
  const again = await who.post(PROPOSE, form({ paso: 'revisar', borrador }));
  expect(again.status).toBe(404);
  const mine = await (await who.get('/mis-propuestas')).text();
  expect(mine).toContain('Luminarias en la costanera');
  expect((await site.get('/buscar?q=luminarias')).status).toBe(200);
});

test('the same words again lead to the first, and the draft stays', async () => {
  const who = await as(elisa);
  const borrador = await write(who);
  const sent = await who.post(PROPOSE, form({ paso: 'revisar', borrador }));
  expect(sent.status).toBe(409);
  const page = await sent.text();
  expect(page).toContain('Ya enviaste esta misma propuesta: es la número 1');
  expect(page).toContain('href="/ediciones/ancud/pp/propuestas/1"');
  expect(page).toContain('Ocho luminarias solares.');
  // Another person is shown it before she sends hers.
  const other = await as(await givenResident(given.db));
  const theirs = await write(other);
  const check = await (await other.get(`${PROPOSE}?paso=revisar&borrador=${theirs}`)).text();
  expect(check).toContain('Se parecen a la tuya');
});

test('saves what is there, says what is missing at its field, and keeps what was typed', async () => {
  const who = await as(elisa);
  const borrador = await begin(who);
  const half = await save(who, borrador, 'idea', { titulo: 'Una idea', punto: '' });
  expect(half.status).toBe(422);
  const page = await half.text();
  expect(page).toContain('value="Una idea"');
  for (const field of ['descripcion', 'tema', 'concurso', 'lugar']) {
    expect([field, page.includes(`href="#${field}"`)]).toEqual([field, true]);
  }
  const wrong = await save(who, borrador, 'idea', { ...idea, punto: 'por ahí' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('value="por ahí"');
  const left = await save(who, borrador, 'necesidad', { necesidad: 'Falta', accion: 'guardar' });
  expect(left.headers.get('location')).toBe('/mis-propuestas?hecho=guardado');
  const mine = await (await who.get('/mis-propuestas')).text();
  expect(mine).toContain('Una idea');
  const check = await (await who.get(`${PROPOSE}?paso=revisar&borrador=${borrador}`)).text();
  expect(check).not.toContain('Enviar la propuesta');
  expect(check).toContain(`paso=idea&amp;borrador=${borrador}#descripcion`);
});

test('tells the second of two tabs, and shows both texts', async () => {
  const who = await as(elisa);
  const borrador = await begin(who);
  const fields = { paso: 'necesidad', borrador, revision: '1', accion: 'seguir' };
  const first = await who.post(PROPOSE, form({ ...fields, necesidad: 'Lo de la primera.' }));
  expect(first.status).toBe(303);
  const second = await who.post(PROPOSE, form({ ...fields, necesidad: 'Lo de la segunda.' }));
  expect(second.status).toBe(409);
  const page = await second.text();
  expect(page).toContain('Lo de la segunda.</textarea>');
  expect(page).toContain('<p>Lo de la primera.</p>');
  expect(revisionIn(page)).toBe('2');
});

test('loses nothing when the connection is lost in the middle of a step', async () => {
  const who = await as(elisa);
  const borrador = await begin(who);
  await save(who, borrador, 'idea', idea);
  const clave = crypto.randomUUID();
  const fields = { clave, paso: 'necesidad', borrador, revision: '2', accion: 'seguir' };
  const step = () => who.post(PROPOSE, form({ ...fields, ...rest[0]?.[1] }));
  // What was sent arrived, but not its answer: sent again, it is answered alike and saved once.
  const [first, again] = [await step(), await step()];
  expect([first.status, again.status]).toEqual([303, 303]);
  expect(again.headers.get('location')).toBe(first.headers.get('location'));
  // What never arrived changed nothing: from another telephone she goes on where she was.
  const elsewhere = await as(elisa);
  const at = `${PROPOSE}?paso=necesidad&borrador=${borrador}`;
  const page = await (await elsewhere.get(at)).text();
  expect(revisionIn(page)).toBe('3');
  expect(page).toContain('En invierno queda a oscuras.</textarea>');
  expect(await (await elsewhere.get('/mis-propuestas')).text()).toContain(`borrador=${borrador}`);
});

test('adds up what it costs, with prices of the list', async () => {
  await given.db
    .insertInto('proposals.price')
    .values({
      ...{ institution_id: town.institutionId, code: 'luminaria', name: 'Luminaria solar' },
      ...{ unit: 'unidad', low_clp: 900_000, high_clp: 1_200_000, source: 'Convenio marco' },
      valued_on: '2026-01-01',
    })
    .execute();
  const who = await as(elisa);
  const borrador = await begin(who);
  const added = await save(who, borrador, 'costo', { accion: 'agregar luminaria' });
  const page = await added.text();
  expect(page).toContain('value="Luminaria solar"');
  const revision = revisionIn(page);
  const lines = {
    ...{ 'linea-1-nombre': 'Luminaria solar', 'linea-1-unidad': 'unidad' },
    ...{ 'linea-1-cantidad': '2,5', 'linea-1-precio': '$900.000' },
  };
  const fields = { paso: 'costo', borrador, revision, accion: 'seguir' };
  const saved = await who.post(PROPOSE, form({ ...fields, ...lines }));
  expect(saved.status).toBe(303);
  const check = await (await who.get(`${PROPOSE}?paso=revisar&borrador=${borrador}`)).text();
  expect(check).toContain('$2.250.000');
  const wrong = await save(who, borrador, 'costo', { ...lines, 'linea-1-unidad': '' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('href="#linea-1-unidad"');
});

test('is nobody else’s: another person finds no draft, and after the last day nothing is sent', async () => {
  const who = await as(elisa);
  const borrador = await write(who, { idea: { titulo: 'A última hora' } });
  const other = await as(await givenResident(given.db));
  const page = await (await other.get(`${PROPOSE}?paso=revisar&borrador=${borrador}`)).text();
  expect(page).not.toContain('A última hora');
  clock.at = new Date('2026-12-12T03:00:00Z');
  try {
    const late = await as(elisa);
    const check = await (await late.get(`${PROPOSE}?paso=revisar&borrador=${borrador}`)).text();
    expect(check).toContain('Las propuestas se recibieron hasta las 23:59 del');
    expect(check).toContain('A última hora');
    const sent = await late.post(PROPOSE, form({ paso: 'revisar', borrador }));
    expect(sent.status).toBe(409);
  } finally {
    clock.at = NOW;
  }
});

test('corrects the text, invites who signs it and withdraws it; nobody else sees these pages', async () => {
  const who = await as(await givenResident(given.db, { name: 'Nora P.' }));
  const borrador = await write(who, {
    idea: { titulo: 'Plaza nueva' },
    quien: { coautoras: '1' },
  });
  const sent = await who.post(PROPOSE, form({ paso: 'revisar', borrador }));
  const [address = ''] = (sent.headers.get('location') ?? '').split('?');
  expect((await site.get(address)).status).toBe(404);
  const proposal = await findProposal(given.db, editionId, Number(address.split('/').at(-1)));
  const [invitation] = await listInvitations({ db: given.db, keys: testKeys }, proposal?.id ?? '');
  const invited = await as(await givenResident(given.db, { name: 'Iris L.' }));
  expect((await invited.get(`${address}/coautoria`)).status).toBe(404);
  expect((await invited.get(`${address}/corregir`)).status).toBe(404);
  const asked = await (await invited.get(`${address}/coautoria?codigo=${invitation?.code}`)).text();
  expect(asked).toContain('Plaza nueva');
  const codigo = invitation?.code ?? '';
  const signed = await invited.post(`${address}/coautoria`, form({ accion: 'firmar', codigo }));
  expect(signed.status).toBe(303);
  expect((await site.get(address)).status).toBe(200);
  const fields = { ...idea, titulo: 'Plaza nueva y sombra', ...rest[0]?.[1], ...rest[2]?.[1] };
  const correction = form({ ...fields, costo: '9000000', version: '1', razon: '' });
  expect((await who.post(`${address}/corregir`, correction)).status).toBe(422);
  correction.set('razon', 'Pidieron sombra.');
  const corrected = await who.post(`${address}/corregir`, correction);
  expect(corrected.headers.get('location')).toBe(`${address}?hecho=corregida`);
  expect(await (await site.get(address)).text()).toContain('Plaza nueva y sombra');
  const stale = await who.post(`${address}/corregir`, correction);
  expect(stale.status).toBe(409);
  expect((await invited.post(`${address}/retirar`, form({ razon: 'No' }))).status).toBe(404);
  expect((await who.post(`${address}/retirar`, form({ razon: '' }))).status).toBe(422);
  const gone = await who.post(`${address}/retirar`, form({ razon: 'Ya se hizo.' }));
  expect(gone.headers.get('location')).toBe(`${address}?hecho=retirada`);
  expect(await (await site.get(address)).text()).toContain('Retirada');
});
