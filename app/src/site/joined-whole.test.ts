// Two accounts of one person become one: nothing stays with the closed account, nothing is lost, nothing counts twice.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { givenAccount, givenSurroundings, type Surroundings } from './testing/life.ts';
import { countAndSanction } from './testing/life-of-counter.ts';
import { signInElection } from './testing/life-of-officer.ts';
import { liveAsResident } from './testing/life-of-resident.ts';
import { type TestSite, testSite } from './testing.ts';

let given: TestDatabase;
let site: TestSite;
let around: Surroundings;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
  around = await givenSurroundings(given);
});
afterAll(() => given?.close());

const NOW = new Date('2026-11-25T15:00:00Z');

/** Proposed by one of the desk, and signed by the other. */
async function join(number: string, run: string): Promise<void> {
  const [irma, hugo] = around.desk;
  const typed = { 'document-kind': 'passport', country: 'PE', number, run, saw: 'both' };
  const form = new URLSearchParams(typed);
  const path = '/gestion/ancud/identificar/juntar-cuentas';
  const proposed = await (await site.as(irma)).post(path, form);
  const [act] = proposed.headers.get('location')?.split('?') ?? [];
  const signer = await site.as(hugo, 'demonstration');
  const signed = await signer.post(`${act}/firma`, new URLSearchParams());
  assert(signed.status === 303, await signed.text());
}

/** `table.column: rows` of every column, of all rooms, in which an id stands; of any number of accounts at once. */
async function standing(personId: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ place: string; query: string }>`
    select format('%I.%I %I', table_schema, table_name, column_name) as place,
      format('select count(*)::int as n from %I.%I where %I = %L', table_schema, table_name, column_name, ${personId}::text) as query
    from information_schema.columns
    where data_type = 'uuid' and table_schema !~ '^(pg_|information_schema|graphile)'
    order by 1`.execute(given.owner);
  const found: Record<string, number> = {};
  for (const { place, query } of rows) {
    const { rows: counted } = await sql.raw<{ n: number }>(query).execute(given.owner);
    if (counted[0] !== undefined && counted[0].n > 0) found[place] = counted[0].n;
  }
  return found;
}

/** What does not follow: ways in, addresses, devices, and what is gone within the hour. */
const CLOSED = [
  'people.access_code person_id',
  'people.break_glass person_id',
  'people.identity person_id',
  'people.kept_form person_id',
  'people.mail_proof person_id',
  'people.mail_settings person_id',
  'people.passkey person_id',
  'people.passkey_challenge person_id',
  'people.push_subscription person_id',
  'people.session person_id',
  'people.sign_in_attempt person_id',
];

/** The log stays as it was written: no account that ever held a role is closed, and here hers never did. */
const LOG = 'records.audit_entry actor_person';

describe('of an account in which every table holds something', () => {
  let closed: string;
  let kept: string;
  let before: Readonly<Record<string, number>>;
  beforeAll(async () => {
    kept = await givenAccount(around, { run: '12345678-5' });
    closed = await givenAccount(around, { document: 'passport PE P1234567' });
    await liveAsResident(around, closed);
    await countAndSanction(around, closed);
    await signInElection(around, closed);
    before = await standing(closed);
    await join('P1234567', '12345678-5');
  });

  test('all that is hers follows to the one that she keeps, and no way in does', async () => {
    const after = await standing(kept);
    const followed = Object.entries(before).filter(([place]) => ![...CLOSED, LOG].includes(place));
    expect(followed.length).toBeGreaterThan(20);
    for (const [place, count] of followed) {
      if (place === 'people.person id') continue;
      // Beside it what she was told of the joining, and who looked for it.
      const isTold = place === 'people.notice person_id' || place === 'people.look person_id';
      expect(after[place], place).toBe(count + (isTold ? 2 : 0));
    }
    for (const place of CLOSED) expect([place, after[place]]).toEqual([place, undefined]);
  });

  test('nothing stays with the closed one but the trail, and nobody enters it', async () => {
    expect(await standing(closed)).toEqual({
      'people.account_joining closed_id': 1,
      'people.person id': 1,
      [LOG]: before[LOG],
    });
    const { rows } = await sql`select public_name, email, document_fingerprint, run_fingerprint,
      names_sealed, birth_year from people.person where id = ${closed}`.execute(given.db);
    expect(rows).toEqual([
      {
        public_name: '…',
        email: null,
        document_fingerprint: null,
        run_fingerprint: null,
        names_sealed: null,
        birth_year: null,
      },
    ]);
    const hers = await sql<{ known: boolean }>`select document_fingerprint is not null
      and run_fingerprint is not null as known from people.person where id = ${kept}`.execute(
      given.db,
    );
    expect(hers.rows).toEqual([{ known: true }]);
  });
});

describe('of two accounts that did the same', () => {
  test('a signature, an answer, a report and a notice count once, and what each did alone is kept', async () => {
    const kept = await givenAccount(around, { run: '11111111-1' });
    const closed = await givenAccount(around, { document: 'passport PE P7654321' });
    await given.pool.query(`insert into organizations.petition (cut, goal, opened_at)
      values ('10201', 50, now())`);
    for (const personId of [kept, closed]) await signAndAnswer(personId);
    await signIn('10201', closed);
    const counted = await figures(kept, closed);
    await join('P7654321', '11111111-1');
    const after = await figures(kept, closed);
    expect(after).toEqual({
      signatures: counted.signatures - 1,
      answers: counted.answers - 1,
      reports: counted.reports - 1,
      // One of the one that both were told; and that it was proposed, and that it is done.
      notices: counted.notices + 1,
    });
    const { rows } = await sql<{ cut: string }>`select cut from organizations.petition_signature
      where person_id = ${kept} order by cut`.execute(given.db);
    expect(rows.map(({ cut }) => cut)).toEqual(['10201', '10202']);
  });
});

async function signIn(cut: string, person_id: string): Promise<string> {
  return around.life.insert(
    'organizations.petition_signature',
    { person_id, cut, tie: 'lives', publishes_name: false, signed_at: NOW },
    'cut',
  );
}

let reported: string | undefined;

async function signAndAnswer(person_id: string): Promise<void> {
  const { life, surveyId, placeId, neighbour } = around;
  await signIn('10202', person_id);
  await life.insert('surveys.response', {
    survey_id: surveyId,
    is_named: true,
    person_id,
    answered_on: '2026-11-20',
  });
  reported ??= await life.insert(
    'conversation.comment',
    { place_id: placeId, author_id: neighbour, form_key: crypto.randomUUID(), posted_at: NOW },
    'id',
  );
  await life.insert('conversation.report', {
    comment_id: reported,
    version_number: 1,
    person_id,
    reason: 'insults',
    reported_at: NOW,
  });
  await life.insert('people.notice', {
    person_id,
    kind: 'people/message',
    key: 'same',
    title: 'x',
    english_title: 'x',
    path: '/',
    english_path: '/en',
  });
}

async function figures(...both: [string, string]) {
  const { rows } = await given.pool.query(
    `select
    (select count(*)::int from organizations.petition_signature) as signatures,
    (select count(*)::int from surveys.response where person_id is not null) as answers,
    (select count(*)::int from conversation.report) as reports,
    (select count(*)::int from people.notice where person_id = any ($1)) as notices`,
    [both],
  );
  return rows[0] as Record<'signatures' | 'answers' | 'reports' | 'notices', number>;
}
