// Messages of an institution over the whole site: written, seen before they leave, sent once, read by anybody.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { search } from '../../../../platform/search.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { listOptIns, listSectors } from '../store/messages.ts';
import { givenReader } from '../testing/notices.ts';
import { givenInstitution, givenStaff } from '../testing/somebody.ts';

let given: TestDatabase;
let db: Database;
let site: TestSite;
let ancud: Scope;
let officer: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  db = given.db;
  site = await testSite(db);
  ancud = await givenInstitution(db, '10202');
  officer = await site.as((await givenStaff(db, ancud, 'pb-officer')).personId);
  await sql`insert into territories.territory (cut, kind, code, name)
    values ('10202', 'sector', '1', 'Pudeto')`.execute(db);
});
afterAll(() => given.close());

const NEW = '/gestion/ancud/mensajes/nuevo';
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const idIn = (html: string) => /name="id" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';

async function written(fields: Record<string, string>) {
  const id = idIn(await (await officer.get(NEW)).text());
  const typed = { id, title: 'Corte de agua', body: 'El martes.\n\nTrae tu bidón.', ...fields };
  return { id, typed };
}

describe('a message', () => {
  test('is seen with its number of recipients before it leaves, and can be edited again', async () => {
    const { typed } = await written({});
    const preview = await (await officer.post(NEW, form({ ...typed, step: 'preview' }))).text();
    expect(preview).toContain('Así se leerá');
    expect(preview).toContain('Enviar a 0 personas');
    expect(preview).toContain('<p class="message-paragraph">Trae tu bidón.</p>');
    const edit = await (await officer.post(NEW, form({ ...typed, step: 'edit' }))).text();
    expect(edit).toContain('value="Corte de agua"');
    expect(edit).toContain(`value="${typed.id}"`);
    const count = await sql<{ count: number }>`select count(*)::int as count from people.message`;
    expect((await count.execute(db)).rows).toEqual([{ count: 0 }]);
  });

  test('without title or text is shown again with what was typed', async () => {
    const { typed } = await written({ title: ' ' });
    const answer = await officer.post(NEW, form({ ...typed, step: 'send' }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#title"');
    expect(html).toContain('Trae tu bidón.');
  });

  test('is sent once to whoever asked, archived, fed, listed and found; markup in it is text', async () => {
    const rosa = await givenReader(db, undefined);
    const by = await site.as(rosa, 'provider');
    await by.post('/instituciones/ancud/recibir-mensajes', form({ want: 'yes' }));
    const { id, typed } = await written({ title: 'Plaza <b>nueva</b> & «feria»' });
    for (let n = 0; n < 2; n += 1) {
      const sent = await officer.post(NEW, form({ ...typed, step: 'send' }));
      expect(sent.headers.get('location')).toBe('/gestion/ancud/mensajes?hecho=enviado');
    }
    const list = await (await by.get('/avisos')).text();
    expect(list.match(/Municipalidad de Ancud: Plaza &lt;b>nueva/g)).toHaveLength(1);
    const page = await (await site.get(`/instituciones/ancud/mensajes/${id}`)).text();
    expect(page).toContain('Plaza &lt;b>nueva');
    expect(page).toContain('Encargada o encargado de presupuesto participativo');
    expect(page).not.toContain('Rosa P.');
    expect(await (await site.get('/instituciones/ancud/mensajes')).text()).toContain(id);
    const feed = await site.get('/instituciones/ancud/mensajes.xml');
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    const xml = await feed.text();
    expect(xml).toContain(`<id>urn:uuid:${id}</id>`);
    expect(xml).toContain('<title>Plaza &lt;b&gt;nueva&lt;/b&gt; &amp; «feria»</title>');
    const csv = await (await site.get('/datos/mensajes.csv?institucion=ancud')).text();
    expect(csv).toContain(id);
    const question = { text: 'plaza', kind: 'message', page: 1, locale: 'es-CL' } as const;
    expect((await search(db, question)).found[0]?.path).toBe(`/instituciones/ancud/mensajes/${id}`);
  });
});

describe('a message that was sent', () => {
  test('is corrected by another, and both say so', async () => {
    const { id, typed } = await written({ title: 'Con un error' });
    await officer.post(NEW, form({ ...typed, step: 'send' }));
    const asked = await (await officer.get(`${NEW}?corrige=${id}`)).text();
    expect(asked).toContain('value="Con un error"');
    const correction = { ...typed, id: idIn(asked), title: 'Sin error', corrects: id };
    await officer.post(NEW, form({ ...correction, step: 'send' }));
    const before = await (await site.get(`/instituciones/ancud/mensajes/${id}`)).text();
    expect(before).toContain('Este mensaje fue corregido');
    const after = await (await site.get(`/instituciones/ancud/mensajes/${correction.id}`)).text();
    expect(after).toContain('Este mensaje corrige otro');
    const second = { ...correction, id: crypto.randomUUID(), step: 'send' };
    expect((await officer.post(NEW, form(second))).status).toBe(409);
  });

  test('of one institution is not there in another, nor corrected from it', async () => {
    const { id, typed } = await written({});
    await officer.post(NEW, form({ ...typed, step: 'send' }));
    expect((await site.get(`/instituciones/lautaro/mensajes/${id}`)).status).toBe(404);
    const lautaro = await givenInstitution(db, '09108');
    const other = await site.as((await givenStaff(db, lautaro, 'pb-officer')).personId);
    const path = '/gestion/lautaro/mensajes/nuevo';
    expect((await other.get(`${path}?corrige=${id}`)).status).toBe(404);
    const stolen = form({ ...typed, id: crypto.randomUUID(), corrects: id, step: 'send' });
    expect((await other.post(path, stolen)).status).toBe(404);
    expect((await other.get(NEW)).status).toBe(403);
  });
});

test('a resident chooses sectors, changes her mind and stops', async () => {
  const rosa = await givenReader(db, undefined);
  const by = await site.as(rosa, 'provider');
  const path = '/instituciones/ancud/recibir-mensajes';
  const [pudeto] = await listSectors(db, ancud.id);
  expect(await (await by.get(path)).text()).toContain('Pudeto');
  await by.post(path, form({ want: 'yes', sector: pudeto?.id ?? '' }));
  expect(await listOptIns(db, rosa)).toMatchObject([{ sectorIds: [pudeto?.id] }]);
  const settings = await (await by.get('/avisos/ajustes')).text();
  expect(settings).toContain('Para Pudeto');
  await by.post(path, form({ want: 'yes' }));
  expect(await listOptIns(db, rosa)).toMatchObject([{ sectorIds: [] }]);
  await by.post(path, form({ want: 'no' }));
  expect(await listOptIns(db, rosa)).toEqual([]);
  expect((await by.get('/instituciones/no-existe/recibir-mensajes')).status).toBe(404);
});
