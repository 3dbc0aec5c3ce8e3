// Joining two accounts of one person: proposed with both documents, told to both, signed by another, and done once.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import type { Run } from '../rules/run.ts';
import { findPersonByRun, readPerson } from '../store/persons.ts';
import { sign } from '../testing/acts.ts';
import { newRun } from '../testing/desk.ts';
import { givenInstitution, givenPerson, givenRole, NOW, testKeys } from '../testing/somebody.ts';
import { auditOf, staffOf } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
let ancud: Scope;
let irma: Actor;
let hugo: Actor;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => NOW } });
  ancud = await givenInstitution(given.db, '10202');
  irma = await staffOf(given.db, ancud, 'desk-staff');
  hugo = await staffOf(given.db, ancud, 'certifying-officer');
});
afterAll(() => given?.close());

const FORM = '/gestion/ancud/identificar/juntar-cuentas';
let passports = 0;

/** Somebody who was identified by a passport, and later came with a RUN. */
async function twoAccounts() {
  const number = `P${1_000_000 + ++passports}`;
  const run = newRun();
  const closed = await givenPerson(given.db, {
    proof: 'assisted',
    publicName: 'Elba C.',
    document: `passport PE ${number}`,
    email: 'elba@ejemplo.cl',
  });
  const kept = await givenPerson(given.db, { publicName: 'Elba R.', run });
  return { number, run, closed, kept };
}

function form(number: string, run: string, more: Record<string, string> = {}) {
  const typed = { 'document-kind': 'passport', country: 'PE', number, run, saw: 'both', ...more };
  return new URLSearchParams(typed);
}

async function propose(number: string, run: Run, by = irma): Promise<string> {
  const desk = await site.as(by.personId);
  const answer = await desk.post(FORM, form(number, run));
  expect(answer.status).toBe(303);
  return answer.headers.get('location')?.split('?')[0] ?? '';
}

test('two of the team join them: told to both when it is proposed, done when it is signed', async () => {
  const { number, run, closed, kept } = await twoAccounts();
  const act = await propose(number, run);
  const told = await sql<{ personId: string; title: string }>`
    select person_id as "personId", title from people.notice
    where kind in ('people/accounts-joined', 'people/act-to-sign') order by kind, person_id`.execute(
    given.db,
  );
  expect(new Set(told.rows.map(({ personId }) => personId))).toEqual(
    new Set([closed, kept, hugo.personId]),
  );
  const signer = await site.as(hugo.personId, 'demonstration');
  const page = await (await signer.get(act)).text();
  for (const shown of [
    'Elba C., Pasaporte',
    `${number.slice(-3)}`,
    'Elba R., RUN',
    'Antes de firmar',
  ]) {
    expect(page).toContain(shown);
  }
  expect(page).not.toContain(number);
  expect(page).not.toContain(run);
  const signed = await sign(act, signer);
  expect(signed.headers.get('location')).toContain('hecho=firmado');
  expect((await readPerson(given.db, closed))?.publicName).toBe('…');
  expect((await findPersonByRun(given.db, testKeys, run))?.id).toBe(kept);
  const own = await (await (await site.as(kept, 'provider')).get('/mis-datos')).text();
  expect(own).toContain('Otra cuenta tuya que se juntó con esta');
  expect(own).toContain('dos personas juntaron tu otra cuenta con esta');
  expect(own).toContain('Cuenta que se cierra');
  expect(own).toContain('Propuso o firmó juntar dos cuentas tuyas');
  const mails = await sql`select recipient from platform.outgoing_mail
    where subject = 'Tus dos cuentas de Minga son una'`.execute(given.db);
  expect(mails.rows).toEqual([{ recipient: 'elba@ejemplo.cl' }]);
  expect(await auditOf(given.db, 'account:joined')).toMatchObject([
    { act: 'people/join-accounts', actor_person: irma.personId, scope_id: ancud.id },
  ]);
  const again = await (await site.as(irma.personId)).post(FORM, form(number, run));
  expect([again.status, await again.text()]).toEqual([
    409,
    expect.stringContaining('ya abren una misma cuenta'),
  ]);
});

test('one who was joined forgets both with one word', async () => {
  const { number, run, closed, kept } = await twoAccounts();
  const act = await propose(number, run);
  const signer = await site.as(hugo.personId, 'demonstration');
  await sign(act, signer);
  const own = await site.as(kept, 'provider');
  expect((await own.post('/mis-datos/borrar', new URLSearchParams({ sure: 'yes' }))).status).toBe(
    200,
  );
  expect([await readPerson(given.db, closed), await readPerson(given.db, kept)]).toEqual([
    undefined,
    undefined,
  ]);
});

test('is refused where a document, a RUN or both say something else', async () => {
  const { number, run } = await twoAccounts();
  const desk = await site.as(irma.personId);
  const refused = async (typed: URLSearchParams) => {
    const answer = await desk.post(FORM, typed);
    return `${answer.status} ${await answer.text()}`;
  };
  expect(await refused(form('P9999999', run))).toMatch(
    /^404.*Nadie tiene cuenta con ese documento/s,
  );
  expect(await refused(form(number, newRun()))).toMatch(/^404.*Nadie tiene cuenta con ese RUN/s);
  expect(await refused(form(number, '1-1'))).toMatch(/^422/);
  expect(await refused(form(number, run, { saw: '' }))).toMatch(/^422.*viste los dos documentos/s);
  expect(await refused(form(number, run, { 'document-kind': 'run' }))).toMatch(/^422/);
  const staffed = await twoAccounts();
  await givenRole(given.db, staffed.closed, 'moderator', ancud);
  expect(await refused(form(staffed.number, staffed.run))).toMatch(/^409.*se ejerció un rol/s);
  const clerk = await twoAccounts();
  await givenRole(given.db, clerk.kept, 'desk-staff', ancud);
  const own = await (await site.as(clerk.kept)).post(FORM, form(clerk.number, clerk.run));
  expect([own.status, await own.text()]).toEqual([403, expect.stringContaining('es tuya')]);
  const stranger = await site.as(await givenPerson(given.db), 'provider');
  expect((await stranger.get(FORM)).status).toBe(403);
});

test('is not done when one of them changed since, nor with one of the two gone', async () => {
  const { number, run, closed } = await twoAccounts();
  const act = await propose(number, run);
  await givenRole(given.db, closed, 'moderator', ancud);
  const signer = await site.as(hugo.personId, 'demonstration');
  const answer = await sign(act, signer);
  expect(answer.status).toBe(409);
  expect((await readPerson(given.db, closed))?.publicName).toBe('Elba C.');
});

test('the database refuses that one person joins, or that whoever joins is joined', async () => {
  const { closed, kept } = await twoAccounts();
  for (const [first, second] of [
    [irma.personId, irma.personId],
    [irma.personId, kept],
  ]) {
    await expect(
      sql`insert into people.account_joining values
        (${closed}, ${kept}, ${ancud.id}, ${first}, ${second}, now())`.execute(given.db),
    ).rejects.toThrow('account_joining_by_two_people');
  }
});
