// The results of a call: found once it is closed, published all together by two people, and never otherwise than they read.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTo } from '../../../../platform/testing/attempts.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { issueDocument } from '../../../ground/records/index.ts';
import { type Application, listApplications } from '../store/applications.ts';
import { type Call, findCall } from '../store/calls.ts';
import { findStanding } from '../store/members.ts';
import {
  type GivenOrganization,
  givenApplied,
  givenCountry,
  givenOpen,
  givenOrganization,
  givenResolved,
  givenSecretary,
  later,
  NOW,
  seen,
  sign,
} from '../testing/given.ts';
import { publishTogether } from '../web/results-kind.ts';
import { apply, takeBack } from './apply.ts';
import { assessApplication } from './assess-application.ts';
import { proposeResults } from './propose-results.ts';
import { withdrawCall } from './publish-call.ts';
import type { BySecretariat } from './secretariat.ts';

let given: TestDatabase;
let by: BySecretariat;
/** The same person, once a call is closed. */
let closed: BySecretariat;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenSecretary(given.db);
  closed = { ...by, now: later(11) };
});
afterAll(() => given?.close());

const kind = publishTogether;
const taken = { ok: true };
const refused = (code: string, more = {}) => ({
  ok: false,
  error: { code: `roundtable/${code}`, ...more },
});

interface Applied {
  readonly call: Call;
  readonly organizations: readonly GivenOrganization[];
  readonly applications: readonly Application[];
}

/** In the order of the names, which is that of the list. */
async function givenApplicants(names: readonly string[]): Promise<Applied> {
  const { db } = given;
  const call = await givenOpen(db, by);
  const organizations: GivenOrganization[] = [];
  for (const name of names) {
    const organization = await givenOrganization(db, name);
    await givenApplied(db, call, organization);
    organizations.push(organization);
  }
  return { call, organizations, applications: await listApplications(db, call.id) };
}

const found = ({ id, callId }: Application, reason?: string) =>
  ({
    ...{ callId, applicationId: id, kind, reason },
    outcome: reason === undefined ? 'admitted' : 'not-admitted',
  }) as const;

async function propose(callId: string): Promise<string> {
  const proposed = await proposeResults(given.db, closed, { id: callId, kind });
  assert(proposed.ok, `proposed: ${JSON.stringify(proposed)}`);
  return proposed.value;
}

const written = (text: string, id: string) =>
  answerTo(given.db, (tx) =>
    sql`update roundtable.application set ${sql.raw(text)} where id = ${id}`.execute(tx),
  );

const noticesOf = async (personId: string) => {
  const text = 'select kind from people.notice where person_id = $1';
  return (await given.pool.query(text, [personId])).rows.map((row) => row.kind);
};

test('each application is found once the call is closed, with a reason if it is not admitted, until they are proposed', async () => {
  const { db } = given;
  const { call, applications, organizations } = await givenApplicants(['A Uno', 'B Dos', 'C Tres']);
  const [one, two, three] = applications;
  const [, , gone] = organizations;
  assert(one !== undefined && two !== undefined && three !== undefined, 'three applied');
  assert(gone !== undefined, 'three applied');
  const hers = { personId: gone.personId, scope: gone.scope, now: NOW };
  expect(await takeBack(db, hers, call.number ?? 0)).toEqual(taken);
  expect(await assessApplication(db, by, found(one))).toEqual(refused('is-open'));
  const early = `outcome = 'admitted', assessed_at = '${NOW.toISOString()}'`;
  expect(await written(early, one.id)).toBe('assessed_once_closed');
  expect(await assessApplication(db, closed, found(one))).toEqual(taken);
  const asked = { id: call.id, kind };
  expect(await proposeResults(db, closed, asked)).toEqual(refused('unassessed', { count: 1 }));
  expect(await assessApplication(db, closed, found(two, 'Sin experiencia.'))).toEqual(taken);
  expect(await written('reason = null', two.id)).toBe('not_admitted_with_reason');
  expect(await assessApplication(db, closed, found(three))).toEqual(
    refused('application-withdrawn'),
  );
  await propose(call.id);
  expect(await proposeResults(db, closed, asked)).toEqual(refused('results-wait'));
  expect(await assessApplication(db, closed, found(two))).toEqual(refused('results-wait'));
});

test('come together, by two people, with a document, and who was admitted sits', async () => {
  const { db } = given;
  const { call, organizations, applications } = await givenApplicants(['D Sí', 'E No']);
  const [yes, no] = organizations;
  assert(yes !== undefined && no !== undefined, 'both applied');
  await givenResolved(db, by, call.id, (name) => (name === 'E No' ? 'Falta todo.' : undefined));
  const number = call.number ?? 0;
  const resolved = await findCall(db, number, closed.now);
  expect(resolved).toMatchObject({ state: 'resolved', applicationsCount: 2, admittedCount: 1 });
  expect(resolved?.documentCode).toMatch(/^[0-9A-Z]{16}$/);
  const entered = { slug: yes.slug, joinedOn: '2026-12-06', callNumber: number };
  expect(await findStanding(db, yes.scope)).toMatchObject(entered);
  expect(await findStanding(db, no.scope)).toBeUndefined();
  for (const { personId } of organizations) {
    expect(await noticesOf(personId)).toContain('roundtable/call');
  }
  expect(await withdrawCall(db, closed, { id: call.id, reason: 'Tarde.' })).toEqual(
    refused('is-resolved'),
  );
  const id = applications[0]?.id ?? '';
  expect(await written(`outcome = 'not-admitted', reason = 'x'`, id)).toBe('assessed_once_closed');
  expect(await written('assessed_by = null', id)).toBe('taken');
  const next = await givenOpen(db, by);
  const again = { personId: yes.personId, scope: yes.scope, now: NOW };
  const sent = { letter: 'Otra vez.', territory: 'Chile' };
  expect(await apply(db, again, { number: next.number ?? 0, written: sent, proofs: [] })).toEqual(
    refused('already-member'),
  );
});

/** What the database says to results that are written with an act, past the program. */
function resolveWith(actId: string, call: Call): Promise<string> {
  const actor = { ...by.actor, sessionId: '', name: '', provenAt: NOW };
  return answerTo(given.db, async (tx) => {
    const document = await issueDocument(tx, {
      by: { actor, scope: by.scope, now: NOW },
      ...{ act: 'roundtable/publish-results', as: 'national-staff', kind: 'roundtable-results' },
      ...{ title: 'Resultados', blocks: [], publicUrl: '', isDemonstration: true },
    });
    await sql`update roundtable.call set resolved_at = ${closed.now}, resolved_act_id = ${actId},
      document_id = ${document.id} where id = ${call.id}`.execute(tx);
  });
}

test('nobody writes them past the two people, nor other than they read', async () => {
  const { db } = given;
  const { call, applications } = await givenApplicants(['F Espera']);
  const [application] = applications;
  assert(application !== undefined, 'one applied');
  const other = await givenOpen(db, by);
  const empty = await propose(other.id);
  expect(await resolveWith(empty, call)).toBe('every_application_assessed');
  expect(await assessApplication(db, closed, found(application))).toEqual(taken);
  const own = await propose(call.id);
  expect(await resolveWith(own, call)).toBe('act_signed_by_two');
  await sql`update roundtable.application set reason = 'Otra razón'
    where id = ${application.id}`.execute(db);
  expect(await sign(db, closed, own)).toMatchObject({ ok: false });
  expect(await seen(db, closed, call.id)).toMatchObject({ state: 'closed' });
  const sits = answerTo(db, (tx) =>
    sql`insert into roundtable.member (slug, organization_id, application_id, name_then, joined_on)
      select 'sola', organization_id, id, name_then, '2026-12-06' from roundtable.application
      where call_id = ${call.id}`.execute(tx),
  );
  expect(await sits).toBe('member_was_admitted');
});

test('a call to which nobody applied is resolved too, and says so', async () => {
  const { db } = given;
  const call = await givenOpen(db, by);
  await givenResolved(db, by, call.id);
  const resolved = await findCall(db, call.number ?? 0, closed.now);
  expect(resolved).toMatchObject({ state: 'resolved', applicationsCount: 0, admittedCount: 0 });
  const { rows } = await given.pool.query('select content from records.document where code = $1', [
    resolved?.documentCode,
  ]);
  expect(JSON.stringify(rows[0])).toContain('Organizaciones admitidas: ninguna.');
});

test('twelve organisations apply to a published call, and the admitted list has the reasons of all that are not on it', async () => {
  const { db } = given;
  const names = Array.from(
    { length: 12 },
    (_, at) => `Organización ${String.fromCharCode(65 + at)}`,
  );
  const { call } = await givenApplicants(names);
  const reasonOf = (name: string) =>
    /[JKL]$/.test(name) ? `A ${name} le falta experiencia.` : undefined;
  await givenResolved(db, by, call.id, reasonOf);
  const results = await listApplications(db, call.id);
  expect(results).toHaveLength(12);
  expect(results.filter(({ outcome }) => outcome === 'admitted')).toHaveLength(9);
  const { documentCode } = (await findCall(db, call.number ?? 0, closed.now)) ?? {};
  const { rows } = await given.pool.query('select content from records.document where code = $1', [
    documentCode,
  ]);
  const content = JSON.stringify(rows[0]);
  for (const name of names) expect(content).toContain(reasonOf(name)?.replaceAll('"', '') ?? name);
});
