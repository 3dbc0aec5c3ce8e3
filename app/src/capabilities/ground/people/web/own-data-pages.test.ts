// What is held about oneself: all of it and nobody else's, as a page and as a file; and an account that is forgotten.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testKeys, testSite } from '../../../../site/testing.ts';
import type { Run } from '../rules/run.ts';
import { recordLooks } from '../store/looks.ts';
import { findPersonByRun, insertPerson } from '../store/persons.ts';
import { givenInstitution, givenPerson, later, NOW } from '../testing/somebody.ts';
import { staffOf } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
let now = NOW;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => now } });
});
afterAll(() => given?.close());

const RUN = '12345678-5' as Run;

async function rosa(run: Run | undefined = undefined) {
  const personId = await given.db.transaction().execute((tx) =>
    insertPerson(tx, testKeys, {
      proof: 'provider',
      publicName: 'Rosa M.',
      usesAlias: false,
      run,
      names: { given: 'Rosa', family: 'Millán' },
      email: 'rosa@ejemplo.cl',
      locale: 'es-CL',
    }),
  );
  if (personId === undefined) throw new Error('Rosa is there already');
  await sql`insert into organizations.petition (cut, goal, opened_at) values ('10202', 50, ${NOW})
    on conflict do nothing`.execute(given.db);
  await sql`insert into organizations.petition_signature values
    ('10202', ${personId}, 'lives', true, ${NOW})`.execute(given.db);
  return { personId, own: await site.as(personId, 'provider') };
}

const html = async (answer: Promise<Response>) => (await answer).text();

test('is shown to its person alone, with the RUN masked and what becomes of each thing', async () => {
  const { personId, own } = await rosa(RUN);
  const page = await html(own.get('/mis-datos'));
  for (const told of [
    'Rosa',
    'Millán',
    'rosa@ejemplo.cl',
    'por un presupuesto participativo en Ancud',
  ]) {
    expect(page).toContain(told);
  }
  expect(page).not.toMatch(/12\.?345\.?678/);
  expect(page).toContain('Se borra con tu cuenta');
  expect(page).toContain('<dt>Cómo te identificaste</dt><dd>con un proveedor de identidad</dd>');
  const other = await site.as(await givenPerson(given.db), 'provider');
  expect(await html(other.get('/mis-datos'))).not.toContain('Millán');
  expect((await site.get('/mis-datos')).status).toBe(303);
  const file = await own.get('/mis-datos/mis-datos.json');
  expect(file.headers.get('content-disposition')).toContain('mis-datos.json');
  const { held } = JSON.parse(await file.text());
  expect(JSON.stringify(held)).toContain('Millán');
  expect(JSON.stringify(held)).not.toMatch(/12345678/);
  expect((await findPersonByRun(given.db, testKeys, RUN))?.id).toBe(personId);
});

test('says who of the staff looked, in which role and of which institution, once a day', async () => {
  const { personId, own } = await rosa();
  const ancud = await givenInstitution(given.db, '10202');
  const desk = await staffOf(given.db, ancud, 'desk-staff');
  const look = {
    personIds: [personId],
    what: 'people/tell-letter',
    actor: desk,
    institutionId: ancud.id,
  } as const;
  await recordLooks(given.db, { ...look, now });
  await recordLooks(given.db, { ...look, now: later(60_000) });
  const page = await html(own.get('/mis-datos'));
  expect(page.match(/Abrió la carta/g)).toHaveLength(1);
  expect(page).toMatch(/Atención de público, Municipalidad de Ancud/);
});

test('an account is forgotten with a fresh proof and a word, and leaves nothing that says who it was', async () => {
  const run = '11111111-1' as Run;
  const { personId, own } = await rosa(run);
  expect((await own.post('/mis-datos/borrar', new URLSearchParams())).status).toBe(422);
  now = later(16 * 60_000);
  const asked = await own.post('/mis-datos/borrar', new URLSearchParams({ sure: 'yes' }));
  expect(asked.headers.get('location')).toContain('/entrar/confirmar');
  now = NOW;
  const done = await own.post('/mis-datos/borrar', new URLSearchParams({ sure: 'yes' }));
  expect(await done.text()).toContain('Tu cuenta ya no existe');
  expect(done.headers.get('set-cookie')).toContain('Max-Age=0');
  expect((await own.get('/mis-datos')).status).toBe(303);
  expect(await findPersonByRun(given.db, testKeys, run)).toBeUndefined();
  expect(await naming(personId)).toEqual([]);
});

test('whoever holds a role, or has children in her care, is asked to let go of them first', async () => {
  const ancud = await givenInstitution(given.db, '10202');
  const officer = await staffOf(given.db, ancud, 'pb-officer');
  const desk = await site.as(officer.personId);
  const refused = await desk.post('/mis-datos/borrar', new URLSearchParams({ sure: 'yes' }));
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringContaining('Todavía tienes un rol'),
  ]);
  const { personId, own } = await rosa();
  const child = await givenPerson(given.db);
  await sql`insert into people.guardianship values (${child}, ${personId}, now())`.execute(
    given.db,
  );
  const kept = await own.post('/mis-datos/borrar', new URLSearchParams({ sure: 'yes' }));
  expect([kept.status, await kept.text()]).toEqual([
    409,
    expect.stringContaining('Quítalos primero'),
  ]);
});

test('whoever signed an act that must stay leaves a row without a name', async () => {
  const ancud = await givenInstitution(given.db, '10202');
  const officer = await staffOf(given.db, ancud, 'pb-officer', 'jefa@ejemplo.cl');
  await sql`insert into records.two_person_act values (gen_random_uuid(), 'people/once-an-act', '{}',
    sha256('{}'), 'institution:x', '', ${ancud.id}, ${officer.personId}, ${NOW}, ${later(3_600_000)})`.execute(
    given.db,
  );
  await sql`update people.role_grant set ended_at = ${NOW}, ended_reason = 'x'
    where person_id = ${officer.personId}`.execute(given.db);
  const own = await site.as(officer.personId, 'provider');
  expect((await own.post('/mis-datos/borrar', new URLSearchParams({ sure: 'yes' }))).status).toBe(
    200,
  );
  const { rows } =
    await sql`select public_name, email, run_fingerprint, names_sealed from people.person
    where id = ${officer.personId}`.execute(given.db);
  expect(rows).toEqual([
    { public_name: '…', email: null, run_fingerprint: null, names_sealed: null },
  ]);
});

test('an invitation that was taken up forgets whom it was for; a trail of looks stays without a name', async () => {
  const ancud = await givenInstitution(given.db, '10202');
  const [leaving, looker] = [
    await staffOf(given.db, ancud, 'moderator'),
    await staffOf(given.db, ancud, 'desk-staff'),
  ];
  await sql`insert into people.invitation
    (token_hash, email, name, role, institution_id, expires_at, accepted_at, accepted_by)
    values (sha256('x'), 'ana@ejemplo.cl', 'Ana Soto', 'moderator', ${ancud.id}, ${NOW}, ${NOW},
      ${leaving.personId})`.execute(given.db);
  const seen = await givenPerson(given.db);
  const look = { personIds: [seen], what: 'people/tell-letter', institutionId: ancud.id } as const;
  await recordLooks(given.db, { ...look, actor: looker, now });
  await sql`update people.role_grant set ended_at = ${NOW}, ended_reason = 'x'
    where person_id in (${leaving.personId}, ${looker.personId})`.execute(given.db);
  for (const { personId } of [leaving, looker]) {
    const own = await site.as(personId, 'provider');
    expect((await own.post('/mis-datos/borrar', new URLSearchParams({ sure: 'yes' }))).status).toBe(
      200,
    );
  }
  const { rows } = await sql`select from people.invitation
    where name = 'Ana Soto' or email = 'ana@ejemplo.cl'`.execute(given.db);
  expect(rows).toEqual([]);
  const kept = await sql<{ name: string }>`select public_name as name from people.look
    join people.person on id = looker_id where person_id = ${seen}`.execute(given.db);
  expect(kept.rows).toEqual([{ name: '…' }]);
});

/** Tables and columns, of all rooms, in which an id still stands. */
async function naming(personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ place: string; query: string }>`
    select format('%I.%I.%I', table_schema, table_name, column_name) as place,
      format('select from %I.%I where %I = %L limit 1', table_schema, table_name, column_name, ${personId}::text) as query
    from information_schema.columns
    where data_type = 'uuid' and table_schema !~ '^(pg_|information_schema|graphile)'`.execute(
    given.owner,
  );
  const found: string[] = [];
  for (const { place, query } of rows) {
    if ((await sql.raw(query).execute(given.owner)).rows.length > 0) found.push(place);
  }
  return found;
}
