// Joining and entering as people see it: the steps of an author, her yes or no, the desk, and where an assembly's words are shown.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';
import { at, type PublicSite, publicSite } from '../../editions/testing/public-site.ts';
import { givenStaff } from '../../editions/testing/steps.ts';
import { readProposal } from '../store/proposals.ts';
import { contents, givenOpenEdition, givenProposal, givenResident } from '../testing/kept.ts';

let here: PublicSite;
let editionId: string;

beforeAll(async () => {
  here = await publicSite();
  ({ editionId } = await givenOpenEdition(here.given.db, here.town, 'uno'));
});
afterAll(() => here.given.close());

const page = (number: number, rest = '') => at('uno', `/propuestas/${number}${rest}`);
const form = (values: Record<string, string>) => new URLSearchParams(values);
const signed = (id: string): Promise<TestSite> => here.site.as(id, 'provider');
const desked = (id: string): Promise<TestSite> => here.site.as(id, 'passkey');

async function proposed(name: string, more: Parameters<typeof givenProposal>[2] = {}) {
  const personId = await givenResident(here.given.db, { name });
  const row = { authorPersonId: personId, authorName: name, ...more };
  return { ...(await givenProposal(here.given.db, editionId, row)), personId };
}

const text = (suffix: string, more: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({
      ...{
        titulo: 'Luces y bancas',
        descripcion: 'Ocho luces y diez bancas.',
        necesidad: contents.need,
      },
      ...{ costo: '12.000.000', tema: 'lighting', lugar: 'Costanera', ...more },
    }).map(([name, value]) => [`${name}-${suffix}`, value]),
  );

test('from her page, first which, then what it would become; the other reads both beside each other and says yes', async () => {
  const [one, two] = [
    await proposed('Rosa M.'),
    await proposed('Juan P.', { contents: { title: 'Bancas' } }),
  ];
  const hers = await signed(one.personId);
  expect(await (await hers.get(page(one.number))).text()).toContain('Unirla con otras');
  expect(await (await hers.get(page(one.number, '/unir'))).text()).toContain(
    'Números de las otras',
  );
  const nowhere = await hers.get(page(one.number, '/unir?con=999'));
  expect(nowhere.status).toBe(422);
  expect(await nowhere.text()).toContain('No hay una propuesta n.º 999');
  const asked = await (await hers.get(page(one.number, `/unir?con=${two.number}`))).text();
  expect(asked).toContain('17.800.000');
  const versions = { [`version-${one.number}`]: '1', [`version-${two.number}`]: '1' };
  const around = {
    con: `${one.number},${two.number}`,
    partes: '1',
    hasta: '2026-12-05',
    ...versions,
  };
  const bad = await hers.post(
    page(one.number, '/unir'),
    form({ ...around, ...text('1', { titulo: '' }) }),
  );
  expect(bad.status).toBe(422);
  const again = await bad.text();
  expect(again).toContain('href="#titulo-1"');
  expect(again).toContain('href="#razon"');
  expect(again).toContain('Ocho luces y diez bancas.');
  const sent = await hers.post(
    page(one.number, '/unir'),
    form({ ...around, ...text('1'), razon: 'Piden lo mismo.' }),
  );
  const where = sent.headers.get('location') ?? '';
  expect([sent.status, where]).toEqual([
    303,
    expect.stringMatching(/\/uniones\/[0-9a-f-]{36}\?hecho=pedida$/),
  ]);
  const [path = ''] = where.split('?');

  expect(await here.read(path)).toContain('Se responde hasta el sábado 5 de diciembre de 2026');
  expect(await here.read(page(two.number))).toContain('Se propone unirla o dividirla');
  const his = await signed(two.personId);
  expect(await (await his.get('/lo-que-me-toca')).text()).toContain('se une con otras');
  const shown = await (await his.get(path)).text();
  expect(shown).toContain('<ins class="proposal-in">');
  expect(shown).toContain(`Tu respuesta por la propuesta n.º ${two.number}`);
  expect(shown).not.toContain(`Tu respuesta por la propuesta n.º ${one.number}`);
  const answer = { propuesta: two.id, version: '1' };
  const unsaid = await his.post(path, form({ ...answer, accion: 'no' }));
  expect(unsaid.status).toBe(422);
  expect(await unsaid.text()).toContain(`href="#razon-${two.number}"`);
  const stranger = await signed(await givenResident(here.given.db));
  expect((await stranger.post(path, form({ ...answer, accion: 'si' }))).status).toBe(403);
  const yes = await his.post(path, form({ ...answer, accion: 'si' }));
  expect([yes.status, yes.headers.get('location')]).toEqual([303, `${path}?hecho=hecha`]);
  const original = await here.read(page(two.number));
  expect(original).toContain('Sigue en');
  expect(original).toContain('Luces y bancas');
  expect((await readProposal(here.given.db, one.id))?.state).toBe('merged');
});

test('who endorsed an original endorses what it became with one press', async () => {
  const [one, two] = [await proposed('Ana B.'), await proposed('Eva C.')];
  const endorser = await signed(await givenResident(here.given.db));
  const done = await endorser.post(page(one.number, '/apoyar'), form({ vinculo: 'residence' }));
  expect(done.status).toBe(303);
  const hers = await signed(one.personId);
  const versions = { [`version-${one.number}`]: '1', [`version-${two.number}`]: '1' };
  const around = {
    con: `${one.number},${two.number}`,
    partes: '1',
    hasta: '2026-12-05',
    razon: 'x',
    ...versions,
  };
  const sent = await hers.post(page(one.number, '/unir'), form({ ...around, ...text('1') }));
  const [path = ''] = (sent.headers.get('location') ?? '').split('?');
  await (await signed(two.personId)).post(
    path,
    form({ propuesta: two.id, version: '1', accion: 'si' }),
  );
  const { rows } = await sql<{ number: number }>`select child.number from proposals.lineage
    join proposals.proposal child on child.id = lineage.to_id where lineage.from_id = ${one.id}`.execute(
    here.given.db,
  );
  const child = page(rows[0]?.number ?? 0);
  const shown = await (await endorser.get(child)).text();
  expect(shown).toContain('Apoyar también esta');
  expect(shown).toContain('<input type="hidden" name="vinculo" value="residence"');
  expect((await endorser.post(`${child}/apoyar`, form({ vinculo: 'residence' }))).status).toBe(303);
  expect(await (await endorser.get(child)).text()).not.toContain('Apoyar también esta');
});

test('after a no, whoever is left asks again with one press, with the text that was there', async () => {
  const three = [
    await proposed('Uno A.'),
    await proposed('Dos A.'),
    await proposed('Tres A.'),
  ] as const;
  const [one, two, no] = three;
  const versions = Object.fromEntries(three.map(({ number }) => [`version-${number}`, '1']));
  const con = three.map(({ number }) => number).join(',');
  const around = { con, partes: '1', hasta: '2026-12-05', razon: 'Es lo mismo.', ...versions };
  const sent = await (await signed(one.personId)).post(
    page(one.number, '/unir'),
    form({ ...around, ...text('1') }),
  );
  const [path = ''] = (sent.headers.get('location') ?? '').split('?');
  const refused = { propuesta: no.id, version: '1', accion: 'no', razon: 'Pierde lo suyo.' };
  expect((await (await signed(no.personId)).post(path, form(refused))).status).toBe(303);
  expect(await here.read(path)).toContain('Pierde lo suyo.');
  const left = await signed(two.personId);
  const shown = await (await left.get(path)).text();
  const href = /href="([^"]*\/unir\?[^"]*)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(href).toContain(page(two.number, '/unir'));
  const form2 = await (await left.get(href)).text();
  expect(form2).toContain('Luces y bancas');
  expect(form2).not.toContain(`version-${no.number}`);
  expect(await (await (await signed(no.personId)).get(path)).text()).not.toContain(
    'Pedirlo otra vez',
  );
});

test('a split asks into how many, and is done at once', async () => {
  const one = await proposed('Sola A.');
  const hers = await signed(one.personId);
  expect(await (await hers.get(page(one.number, '/dividir'))).text()).toContain(
    'En cuántas partes',
  );
  expect(await (await hers.get(page(one.number, '/dividir?partes=2'))).text()).toContain('Parte 2');
  const around = {
    partes: '2',
    hasta: '2026-12-05',
    razon: 'Son dos obras.',
    [`version-${one.number}`]: '1',
  };
  const parts = { ...text('1', { titulo: 'Luces' }), ...text('2', { titulo: 'Bancas' }) };
  const done = await hers.post(page(one.number, '/dividir'), form({ ...around, ...parts }));
  expect(done.headers.get('location')).toMatch(/hecho=hecha$/);
  expect((await readProposal(here.given.db, one.id))?.state).toBe('split');
  expect(
    (await (await signed(await givenResident(here.given.db))).get(page(one.number, '/dividir')))
      .status,
  ).toBe(404);
});

const desk = (rest: string) => `/gestion/ancud/ediciones/uno/${rest}`;

test('asks authors, and answers only for a proposal without one', async () => {
  const [one, orphan] = [
    await proposed('Con A.'),
    await proposed('Sin A.', { authorPersonId: null }),
  ];
  const staff = await desked(
    await givenStaff(here.given.db, here.town.institutionId, 'pb-officer'),
  );
  expect((await staff.get(desk('uniones'))).status).toBe(200);
  const versions = { [`version-${one.number}`]: '1', [`version-${orphan.number}`]: '1' };
  const around = {
    con: `${one.number},${orphan.number}`,
    partes: '1',
    hasta: '2026-12-05',
    razon: 'x',
    ...versions,
  };
  const sent = await staff.post(desk('proponer-union'), form({ ...around, ...text('1') }));
  const [path = ''] = (sent.headers.get('location') ?? '').split('?');
  const shown = await (await staff.get(path)).text();
  expect(shown).toContain(`Responder por la propuesta n.º ${orphan.number}`);
  expect(shown).not.toContain(`Responder por la propuesta n.º ${one.number}`);
  const answer = path.replace('/ediciones/ancud/uno/', '/gestion/ancud/ediciones/uno/');
  const yes = { propuesta: orphan.id, version: '1', accion: 'si' };
  expect((await staff.post(answer, form(yes))).status).toBe(422);
  expect(
    (await staff.post(answer, form({ ...yes, razon: 'Lo pidió antes de irse.' }))).status,
  ).toBe(303);
  expect(await here.read(path)).toContain('Lo pidió antes de irse.');
  expect(await here.read(path)).toContain('porque no tiene autora con cuenta');
  const hers = await signed(one.personId);
  expect(
    (await hers.post(path, form({ propuesta: one.id, version: '1', accion: 'si' }))).headers.get(
      'location',
    ),
  ).toMatch(/hecha$/);
  expect((await hers.get(desk('uniones'))).status).toBe(403);
});

/** An assembly that was held, what came first there, and two delegates of whom one agreed to be named. */
async function givenAssembly(): Promise<{ readonly id: string; readonly priority: string }> {
  const { db } = here.given;
  const held = await sql<{ id: string; priority: string }>`with assembly as (
      insert into gatherings.gathering (slug, institution_id, kind, level, title, purpose, effect, agenda, cut, place,
        access_notes, support_notes, audience, contact, time_zone, starts_at, ends_at, state, number, created_at, published_at)
      values ('asamblea-pudeto', ${here.town.institutionId}, 'assembly', 'consultation', 'Asamblea de Pudeto', 'Oír', 'Se responde',
        '{}', '10202', 'Sede', '', '', 'Todas', 'x@ejemplo.cl', 'America/Santiago', '2026-10-10T18:00:00Z',
        '2026-10-10T20:00:00Z', 'held', 1, '2026-10-01', '2026-10-01') returning id),
    delegate as (insert into gatherings.delegate (gathering_id, name, is_substitute, publishes_name, elected_at)
      select id, name, false, shown, now() from assembly,
        (values ('Delia Nombrada', true), ('Oculta Callada', false)) as named (name, shown)),
    first as (insert into gatherings.priority (gathering_id, theme, text, way, marks_count, added_at)
      select id, 'lighting', 'Luz en la costanera', 'hands', 31, now() from assembly returning id)
    select assembly.id, first.id as priority from assembly, first`.execute(db);
  const [row] = held.rows;
  if (row === undefined) throw new Error('no assembly');
  return row;
}

test('enters what an assembly put first: ticked, finished, once, with its source and who speaks for it', async () => {
  const { db } = here.given;
  const { id, priority } = await givenAssembly();
  const staff = await desked(await givenStaff(db, here.town.institutionId, 'desk-staff'));
  const list = await (await staff.get(desk('ingresos'))).text();
  expect(list).toContain('Luz en la costanera');
  expect((await staff.post(desk('ingresos'), form({}))).status).toBe(422);
  const tick = () => staff.post(desk('ingresos'), form({ [`prioridad-${priority}`]: '1' }));
  const begun = await tick();
  const entry = begun.headers.get('location') ?? '';
  expect(entry).toMatch(/\/ingresos\/[0-9a-f-]{36}$/);
  expect((await tick()).headers.get('location')).toBe(desk('ingresos'));
  expect(await (await staff.get(entry)).text()).toContain('value="Luz en la costanera"');
  const said = 'Luz en la costanera';
  const typed = { revision: '1', titulo: said, necesidad: said, tema: 'lighting' };
  const unfinished = await staff.post(entry, form({ ...typed, accion: 'ingresar' }));
  expect(unfinished.status).toBe(422);
  const rest = {
    descripcion: 'Ocho luces.',
    concurso: 'pudeto',
    lugar: 'Costanera',
    costo: '8.900.000',
  };
  const stale = await staff.post(entry, form({ ...typed, ...rest, accion: 'ingresar' }));
  expect(stale.status).toBe(409);
  const entered = await staff.post(
    entry,
    form({ ...typed, ...rest, revision: '2', accion: 'ingresar' }),
  );
  const [where = ''] = (entered.headers.get('location') ?? '').split('?');
  expect(where).toMatch(/\/propuestas\/\d+$/);
  const shown = await here.read(where);
  for (const words of [
    'Asamblea de Pudeto',
    'Hablan por ella: Delia Nombrada',
    '31 personas',
    'En una asamblea',
  ]) {
    expect(shown).toContain(words);
  }
  expect(shown).not.toContain('Oculta Callada');
  expect(await here.read('/reuniones/asamblea-pudeto')).toContain(
    'Propuestas que salieron de aquí',
  );
  expect(await (await staff.get(desk('ingresos'))).text()).toContain('Ya es la propuesta');
  const kept = await db
    .selectFrom('proposals.proposal')
    .where('gathering_id', '=', id)
    .select(['channel', 'author_kind', 'author_name', 'author_person_id'])
    .execute();
  expect(kept).toEqual([
    {
      channel: 'assembly',
      author_kind: 'assembly',
      author_name: 'Asamblea de Pudeto',
      author_person_id: null,
    },
  ]);
  const audited = await db
    .selectFrom('records.audit_entry')
    .where('act', '=', 'proposals/enter')
    .selectAll()
    .execute();
  expect(audited).toHaveLength(1);
});

test('enters one of the institution, which everybody sees as its own, and how much of the demand it is', async () => {
  const staff = await desked(
    await givenStaff(here.given.db, here.town.institutionId, 'pb-officer'),
  );
  const entry =
    (await staff.post(desk('ingresos'), form({ accion: 'propia' }))).headers.get('location') ?? '';
  const typed = {
    ...{
      revision: '1',
      titulo: 'Multicancha',
      descripcion: 'Techada.',
      necesidad: 'Llueve.',
      tema: 'sport',
    },
    ...{ concurso: 'pudeto', lugar: 'Pudeto', costo: '20.000.000', accion: 'ingresar' },
  };
  const [where = ''] = ((await staff.post(entry, form(typed))).headers.get('location') ?? '').split(
    '?',
  );
  const shown = await here.read(where);
  expect(shown).toContain('De la institución');
  expect(shown).toContain('La propone Municipalidad de Ancud, que también la revisa');
  const edition = await here.read(at('uno'));
  expect(edition).toContain('Por dónde llegaron las propuestas');
  expect(edition).toContain('$20.000.000');
});

test("another institution's staff finds nothing of it", async () => {
  const { id } = await here.given.db
    .selectFrom('institutions.institution')
    .where('id', '<>', here.town.institutionId)
    .select('id')
    .executeTakeFirstOrThrow();
  const stranger = await desked(await givenStaff(here.given.db, id, 'pb-officer'));
  expect((await stranger.get(desk('ingresos'))).status).toBe(403);
  expect((await stranger.get(desk('proponer-union'))).status).toBe(403);
});
