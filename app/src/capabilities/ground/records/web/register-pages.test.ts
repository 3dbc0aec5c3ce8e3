// The public register of acts: by role, in words, searched and taken away, and silent about people.
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { announceLot } from '../actions/announce-lot.ts';
import { attachSignedSheet } from '../actions/attach-signed-sheet.ts';
import { recordThrow } from '../actions/record-throw.ts';
import { withdrawLot } from '../actions/withdraw-lot.ts';
import { announcement, holderOf, later, NOW, site } from '../testing/given.ts';
import { type GivenPages, givenPages, page } from '../testing/pages.ts';

let at: GivenPages;
beforeAll(async () => {
  at = await givenPages();
});
beforeEach(() => at.setClock(NOW));
afterAll(() => at?.close());

test('shows acts with role and words, and never the account of anybody', async () => {
  const { id } = await at.lotDrawn();
  const html = await page(at.anybody, '/instituciones/ancud/registro');
  expect(html).toContain('Anunciar un sorteo público');
  expect(html).toContain('Ministra o ministro de fe');
  expect(html).toContain(`href="/sorteos/${id}"`);
  for (const path of ['/registro', '/datos/registro.csv', '/datos/registro.json']) {
    const text = await page(at.anybody, path);
    expect(text).not.toContain(at.officerId);
    expect(text).not.toContain('Rosa P.');
  }
  expect(await page(at.anybody, '/en/institutions/ancud/register')).toContain('Certifying officer');
});

test('shows every step of a lot in the role that may draw it, whatever else its officer holds', async () => {
  const officer = await holderOf(at.given.db, 'pb-officer', at.scope);
  await sql`insert into people.role_grant (person_id, role, institution_id, granted_at) values
    (${officer.personId}, 'certifying-officer', ${at.scope.id}, '2026-02-01')`.execute(at.given.db);
  const by = { actor: officer, scope: at.scope, now: NOW };
  const announced: string[] = [];
  for (const _ of ['drawn', 'withdrawn']) {
    const done = await announceLot(at.given.db, by, announcement());
    announced.push(done.ok ? done.value : '');
  }
  const [drawn = '', withdrawn = ''] = announced;
  await withdrawLot(at.given.db, by, { lotId: withdrawn, reason: 'Faltaba uno.' }, site);
  const atHour = { ...by, now: later(91) };
  for (let position = 1; position <= 20; position += 1) {
    await recordThrow(at.given.db, atHour, { lotId: drawn, position, face: 3 }, site);
  }
  const bytes = await sharp({
    create: { width: 40, height: 20, channels: 3, background: '#fff' },
  })
    .png()
    .toBuffer();
  const sheet = { lotId: drawn, bytes, name: 'acta.png', alt: 'Acta' };
  await attachSignedSheet(at.given.db, at.files, atHour, sheet);
  const { rows } = await (await at.anybody.get('/datos/registro.json?institucion=ancud')).json();
  const shown = (rows as { subject: string; act: string; role: string }[])
    .filter(({ subject }) => announced.some((id) => subject === `lot:${id}`))
    .map(({ act, role }) => `${act} ${role}`);
  expect([...new Set(shown)].toSorted()).toEqual([
    'records/announce-lot certifying-officer',
    'records/attach-signed-sheet certifying-officer',
    'records/finish-lot certifying-officer',
    'records/record-throw certifying-officer',
    'records/withdraw-lot certifying-officer',
  ]);
});

test('an act on a person shows neither which, nor its hashes, nor its reason', async () => {
  const person = '11111111-1111-4111-8111-111111111111';
  await sql`insert into records.audit_entry (act, scope_kind, scope_id, subject, told, reason,
    before_sha256) values ('people/end-role', 'institution', ${at.scope.id}, ${`role-grant:${person}`},
    '{}', 'Renunció Juan Soto', decode(${'ab'.repeat(32)}, 'hex'))`.execute(at.given.db);
  const pages = ['/instituciones/ancud/registro', '/datos/registro.csv', '/datos/registro.json'];
  for (const path of pages) {
    const text = await page(at.anybody, path);
    for (const secret of [person, 'Juan Soto', 'ab'.repeat(32)]) expect(text).not.toContain(secret);
  }
  expect(await page(at.anybody, '/instituciones/ancud/registro')).toContain('se reserva cuál');
});

test('what is withheld is not found by searching for it either', async () => {
  const found = await page(at.anybody, '/instituciones/ancud/registro?q=Juan+Soto');
  expect(found).toContain('Ningún acto calza con el filtro');
  const byId = await page(at.anybody, '/datos/registro.csv?q=11111111');
  expect(byId.trim().split('\r\n')).toHaveLength(1);
});

test('is searched and filtered in its address, on the page and in the files', async () => {
  await at.lotDrawn();
  const acts = async (query: string) =>
    (await (await at.anybody.get(`/datos/registro.json?institucion=ancud&${query}`)).json()).rows;
  const all = await acts('');
  expect(all.length).toBeGreaterThan(20);
  expect(await acts('acto=records/record-throw&q=throw')).not.toHaveLength(0);
  expect(await acts('acto=people/invite')).toEqual([]);
  expect(await acts('hasta=1-1-2000')).toEqual([]);
  expect(await acts('desde=2000-01-01')).toHaveLength(all.length);
  const filtered = await page(
    at.anybody,
    '/instituciones/ancud/registro?acto=records/record-throw&q=throw',
  );
  expect(filtered).toContain(
    '/datos/registro.csv?q=throw&amp;acto=records%2Frecord-throw&amp;institucion=ancud',
  );
  expect(filtered).toContain('value="throw"');
  expect(await page(at.anybody, '/instituciones/ancud/registro?pagina=2&q=throw')).toBeDefined();
  expect((await at.anybody.get('/instituciones/no-existe/registro')).status).toBe(404);
});

test('the front page of an institution leads to what can be proven of it', async () => {
  const html = await page(at.anybody, '/instituciones/ancud');
  expect(html).toContain('href="/instituciones/ancud/registro"');
  expect(html).toContain('href="/documentos?institucion=ancud"');
  expect(html).toContain('href="/sorteos?institucion=ancud"');
});
