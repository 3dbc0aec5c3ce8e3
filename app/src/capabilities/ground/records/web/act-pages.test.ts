// The page of an act of two people: redacted for everybody, whole for whoever may sign it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { type TestSite, testParts, testSite } from '../../../../site/testing.ts';
import { proposeAct } from '../../people/index.ts';
import type { InvitePayload } from '../../people/rules/index.ts';
import { ancud, holderOf, lautaro, NOW, scopeOfComuna } from '../testing/given.ts';
import { form, page } from '../testing/pages.ts';

let given: TestDatabase;
let anybody: TestSite;
let scope: Scope;
let officer: Actor;
let secretary: Actor;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db);
  scope = await scopeOfComuna(given.db, ancud);
  officer = await holderOf(given.db, 'pb-officer', scope);
  secretary = await holderOf(given.db, 'certifying-officer', scope);
});
afterAll(() => given?.close());

/** The officer proposes to invite somebody. */
function propose(name: string): Promise<string> {
  const { twoPersonKinds } = houseOf(testParts(given.db));
  const kind = twoPersonKinds.find((one) => one.kind === 'people/invite');
  if (kind === undefined) throw new Error('people invite by two');
  const payload = {
    place: { id: scope.id, slug: 'ancud', name: 'Municipalidad de Ancud' },
    invited: [{ name, email: 'teresa@ejemplo.cl', role: 'moderator', isSubstitute: false }],
    nationalBody: null,
  } satisfies InvitePayload;
  const asked = { kind, payload, subject: `institution:${scope.id}`, institutionId: scope.id };
  return given.db
    .transaction()
    .execute((tx) => proposeAct(tx, { ...asked, actor: officer, now: NOW }));
}

test('everybody sees what it is and how it stands, and nothing of whom it is about', async () => {
  const id = await propose('Teresa Llancao');
  for (const path of [`/actos/${id}`, '/actos?institucion=ancud', '/datos/actos.csv', '/en/acts']) {
    const text = await page(anybody, path);
    expect(text).not.toMatch(/Teresa|teresa@/);
    expect(text).toContain(id);
  }
  const seen = await page(anybody, `/actos/${id}`);
  expect(seen).toContain('Espera la segunda firma');
  expect(seen).toContain('Qué se propuso y sobre quién lo ve quien puede firmarlo');
  expect(await page(anybody, '/actos?institucion=lautaro')).not.toContain(id);
  const stranger = await holderOf(given.db, 'pb-officer', await scopeOfComuna(given.db, lautaro));
  const elsewhere = await anybody.as(stranger.personId);
  expect(await page(elsewhere, `/actos/${id}`)).not.toContain('Teresa');
  expect((await elsewhere.post(`/actos/${id}/rechazo`, form({}))).status).toBe(404);
  expect((await elsewhere.post(`/actos/${id}/firma/pedir`, '{}')).status).toBe(404);
});

test('whoever may sign it reads all of it and is asked for it; its proposer only takes it back', async () => {
  const id = await propose('Teresa Llancao');
  const signing = await anybody.as(secretary.personId);
  const whole = await page(signing, `/actos/${id}`);
  expect(whole).toContain('Teresa Llancao');
  expect(whole).toContain(`data-ask="/actos/${id}/firma/pedir"`);
  expect(await page(signing, '/lo-que-me-toca')).toContain(`href="/actos/${id}"`);
  const own = await anybody.as(officer.personId);
  const proposed = await page(own, `/actos/${id}`);
  expect(proposed).toContain('Lo propusiste tú');
  expect(proposed).not.toContain('data-ask');
  expect(await page(own, '/lo-que-me-toca')).not.toContain(id);
  expect((await own.post(`/actos/${id}/rechazo`, form({}))).headers.get('location')).toBe(
    `/actos/${id}?hecho=retirado`,
  );
});
