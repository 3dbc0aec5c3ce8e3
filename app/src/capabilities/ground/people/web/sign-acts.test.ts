// Acts about a team signed with a passkey, in the browser of whoever did not propose them.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { listInvitations } from '../store/invitations.ts';
import { proposedAct } from '../testing/acts.ts';
import { givenInstitution, NOW } from '../testing/somebody.ts';
import { staffOf, withPasskey } from '../testing/staff.ts';

let given: TestDatabase;
let site: TestSite;
let lautaro: Scope;
let officer: Actor;
let secretary: Actor;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => NOW } });
  lautaro = await givenInstitution(given.db, '09108');
  officer = await staffOf(given.db, lautaro, 'pb-officer');
  secretary = await staffOf(given.db, lautaro, 'certifying-officer');
});
afterAll(() => given?.close());

async function propose(email: string): Promise<string> {
  const typed = new URLSearchParams({ name: 'Teresa Llancao', email, role: 'moderator' });
  const desk = await site.as(officer.personId);
  return proposedAct(await desk.post('/gestion/lautaro/equipo/invitar', typed));
}

async function send(by: TestSite, path: string, body: object = {}) {
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const answer = await by.post(path, JSON.stringify(body), headers);
  return { status: answer.status, said: await answer.json() };
}

test('an act is signed with a passkey of the signer over the hash of its text, and with nothing else', async () => {
  const act = await propose('teresa@example.cl');
  const key = await withPasskey(given.db, secretary);
  const signing = await site.as(secretary.personId);
  const seen = await (await signing.get(act)).text();
  expect(seen).toContain(`data-ask="${act}/firma/pedir"`);
  const { said: options } = await send(signing, `${act}/firma/pedir`);
  const { said: ofOther } = await send(signing, `${await propose('otra@example.cl')}/firma/pedir`);
  const ofAnother = await withPasskey(given.db, officer);
  const answer = `${act}/firma`;
  expect((await signing.post(answer, new URLSearchParams())).status).toBe(422);
  expect((await send(signing, answer, key.sign(ofOther))).status).toBe(422);
  expect((await send(signing, answer, ofAnother.sign(options))).status).toBe(422);
  expect((await send(signing, answer)).status).toBe(422);
  expect(await listInvitations(given.db, lautaro.id)).toEqual([]);
  expect(await send(signing, answer, key.sign(options))).toEqual({
    status: 200,
    said: { next: `${act}?hecho=firmado` },
  });
  expect((await send(signing, answer, key.sign(options))).status).toBe(409);
  const invited = await listInvitations(given.db, lautaro.id);
  expect(invited.map(({ name }) => name)).toEqual(['Teresa Llancao']);
  expect(await (await site.get(act)).text()).toContain('Firmado y hecho');
});

test('what was signed can be checked again from the row alone', async () => {
  const act = await propose('tercera@example.cl');
  const signing = await site.as(secretary.personId);
  const key = await withPasskey(given.db, secretary);
  const { said: options } = await send(signing, `${act}/firma/pedir`);
  expect((await send(signing, `${act}/firma`, key.sign(options))).status).toBe(200);
  const { rows } = await sql<{ challenge: string; data: Buffer; hash: string }>`
    select ended.client_data as data, encode(act.sha256, 'base64') as hash
    from records.two_person_act act join records.two_person_end ended on ended.act_id = act.id
    where act.id = ${act.replace('/actos/', '')}`.execute(given.db);
  const { challenge } = JSON.parse(rows[0]?.data.toString() ?? '{}');
  expect(Buffer.from(challenge, 'base64url').toString('base64')).toBe(rows[0]?.hash);
});

test('whoever came in with her code and not her passkey is told that she needs it', async () => {
  const act = await propose('cuarta@example.cl');
  const signing = await site.as(secretary.personId);
  await sql`update people.session set method = 'totp' where person_id = ${secretary.personId}`.execute(
    given.db,
  );
  const seen = await (await signing.get(act)).text();
  expect(seen).toContain('Para firmar tienes que haber entrado con una llave de acceso');
  expect(seen).not.toContain('data-ask');
});
