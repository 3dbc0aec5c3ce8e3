// The whole way of a notice by mail, through a real SMTP server: what leaves, and what a refusal does.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../../platform/database/database.ts';
import { type MailReport, type MailServer, mailJobs } from '../../../../platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { queuedTo } from '../../../../platform/testing/outbox.ts';
import { findByStopToken } from '../store/notice-mails.ts';
import { toldAt } from '../store/notices.ts';
import { givenReader, tell, to } from '../testing/notices.ts';
import { NOW } from '../testing/somebody.ts';
import { MAIL_ENDED, recordMailEnd, sendUrgent } from './send-notice-mails.ts';

interface Received {
  readonly recipients: readonly string[];
  readonly source: string;
}

let received: Received[] = [];
/** Address → how the server answers its `RCPT TO`. */
const answers = new Map<string, number>();

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, callback) {
    const code = answers.get(address);
    if (code === undefined) return callback();
    callback(Object.assign(new Error('no such mailbox'), { responseCode: code }));
  },
  onData(stream, session, callback) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      received.push({ recipients, source: Buffer.concat(chunks).toString() });
      callback();
    });
  },
});

let given: TestDatabase;
let db: Database;
let server: MailServer;
beforeAll(async () => {
  given = await testDatabase();
  db = given.db;
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  server = { url: `smtp://127.0.0.1:${port}`, from: 'minga@ancud.cl' };
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await given.close();
});
beforeEach(() => {
  received = [];
  answers.clear();
});

/** Sends what waits for an address, as the worker does, and hands on what it reports. */
async function deliver(email: string): Promise<void> {
  await sendUrgent(db, to, NOW);
  const [sending] = mailJobs(server);
  for (const { id } of await queuedTo(db, email)) await sending?.run(db, { id });
  for (const report of await reports()) await recordMailEnd(db, report, () => '/avisos', NOW);
}

async function reports(): Promise<readonly MailReport[]> {
  const taken = await sql<{ payload: MailReport }>`
    select jobs.payload from graphile_worker._private_jobs jobs
    join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
    where tasks.identifier = ${MAIL_ENDED.name}`.execute(given.owner);
  return taken.rows.map(({ payload }) => payload);
}

const unfolded = (source: string) => source.replaceAll(/\r\n[ \t]+/g, ' ').replaceAll('\r\n', '\n');

describe('a notice by mail', () => {
  test('arrives once, with the headers that stop it in one click', async () => {
    const email = 'rosa@ejemplo.cl';
    const rosa = await givenReader(db, email);
    await tell(db, rosa, { isUrgent: true });
    await deliver(email);
    await deliver(email);
    expect(received.map(({ recipients }) => recipients)).toEqual([[email]]);
    const source = unfolded(received[0]?.source ?? '');
    const address = /^List-Unsubscribe: <https:\/\/minga\.example\/parar-correo\/([\w-]{43})>$/m;
    const [, token = ''] = address.exec(source) ?? [];
    expect(await findByStopToken(db, token)).toBe(rosa);
    expect(source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(await toldAt(db, 'people/message', 'one', rosa)).toEqual(NOW);
  });

  test('begins no header and reaches nobody by what stands in its sentence', async () => {
    const email = 'ana@ejemplo.cl';
    const ana = await givenReader(db, email);
    const title = 'Hola\r\nBcc: eva@ejemplo.cl\r\n\r\nOtro cuerpo';
    await tell(db, ana, { isUrgent: true, titles: { 'es-CL': title, en: title } });
    await deliver(email);
    expect(received.map(({ recipients }) => recipients)).toEqual([[email]]);
    const [head = ''] = (received[0]?.source ?? '').split('\r\n\r\n');
    expect(head).not.toMatch(/^bcc:/im);
    expect(unfolded(head)).toContain('Subject: Hola Bcc: eva@ejemplo.cl Otro cuerpo');
  });
});

describe('a worker that is killed', () => {
  test('after the server took the mail and before that is written down sends it again, under the same id', async () => {
    const email = 'dos@ejemplo.cl';
    await tell(db, await givenReader(db, email), { isUrgent: true });
    // The mark cannot be written, as if nobody were there any more to write it.
    await sql`create function public.die() returns trigger language plpgsql as
      $$ begin raise exception 'killed'; end $$`.execute(given.owner);
    await sql`create trigger die before update on platform.outgoing_mail
      for each row execute function public.die()`.execute(given.owner);
    await expect(deliver(email)).rejects.toThrow('killed');
    await sql`drop trigger die on platform.outgoing_mail`.execute(given.owner);
    await deliver(email);
    await deliver(email);
    const ids = received.map(({ source }) => /^Message-ID: (\S+)/im.exec(source)?.[1]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });
});

test('where there is no server, a demonstration shows the mail and the person counts as told', async () => {
  const email = 'demo@ejemplo.cl';
  const personId = await givenReader(db, email);
  await tell(db, personId, { isUrgent: true });
  await sendUrgent(db, to, NOW);
  const [keeping] = mailJobs(undefined);
  for (const { id } of await queuedTo(db, email)) await keeping?.run(db, { id });
  for (const report of await reports()) await recordMailEnd(db, report, () => '/avisos', NOW);
  expect(received).toEqual([]);
  expect(await toldAt(db, 'people/message', 'one', personId)).toEqual(NOW);
});

describe('a server that says no', () => {
  test('for good (550) is not asked again, and the person was not told by it', async () => {
    const email = 'nadie@ejemplo.cl';
    answers.set(email, 550);
    const personId = await givenReader(db, email);
    await tell(db, personId, { isUrgent: true });
    await deliver(email);
    answers.clear();
    await deliver(email);
    expect(received).toEqual([]);
    expect(await toldAt(db, 'people/message', 'one', personId)).toBeUndefined();
    const { refusals } = await db
      .selectFrom('people.mail_settings')
      .select('refusals')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    expect(refusals).toBe(1);
  });

  test('for now (450) is asked again', async () => {
    const email = 'lleno@ejemplo.cl';
    answers.set(email, 450);
    const personId = await givenReader(db, email);
    await tell(db, personId, { isUrgent: true });
    await expect(deliver(email)).rejects.toThrow(/no such mailbox/);
    answers.clear();
    await deliver(email);
    expect(received).toHaveLength(1);
  });
});
