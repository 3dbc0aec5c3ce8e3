// Mail leaves through a real SMTP server of this test, which keeps what it was told.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from './database/database.ts';
import { type Mail, type MailServer, mailJobs, newestMail, queueMail } from './mail.ts';
import { type TestDatabase, testDatabase } from './testing/database.ts';

interface Received {
  readonly from: string;
  readonly to: string[];
  readonly lines: string[];
}

let received: Received[] = [];
let isFull = false;

/** As much of RFC 5321 as a client needs to hand over one message. */
async function serve(socket: Socket): Promise<void> {
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.on('error', () => {});
  say('220 test');
  let message: Received = { from: '', to: [], lines: [] };
  let isText = false;
  for await (const line of createInterface(socket)) {
    if (isText && line === '.') {
      isText = false;
      received.push(message);
      say('250 kept');
    } else if (isText) message.lines.push(line.replace(/^\.\./, '.'));
    else if (/^MAIL FROM:/i.test(line)) {
      message = { from: line.slice(10), to: [], lines: [] };
      say(isFull ? '452 no room' : '250 ok');
    } else if (/^RCPT TO:/i.test(line)) {
      message.to.push(line.slice(8));
      say('250 ok');
    } else if (/^DATA/i.test(line)) {
      isText = true;
      say('354 go on');
    } else if (/^QUIT/i.test(line)) {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  }
}

const smtp = createServer((socket) => void serve(socket));
let given: TestDatabase;
let server: MailServer;
beforeAll(async () => {
  given = await testDatabase();
  smtp.listen(0, '127.0.0.1');
  await once(smtp, 'listening');
  const { port } = smtp.address() as AddressInfo;
  server = { url: `smtp://127.0.0.1:${port}`, from: 'minga@lautaro.cl' };
});
afterAll(async () => {
  smtp.close();
  await given.close();
});
beforeEach(async () => {
  received = [];
  isFull = false;
  await sql`delete from platform.outgoing_mail`.execute(given.db);
});

const mail: Mail = {
  to: 'ana@ejemplo.cl',
  subject: 'Tu petición de Ñuñoa',
  text: 'Hola, Ana:\n\n.\nQueda una semana: «participa».\n',
};

/** Queues it and does the job of sending, as the worker would. */
async function deliver(one: Mail): Promise<string> {
  await inTransaction(given.db, (tx) => queueMail(tx, one));
  const [kept] = await newestMail(given.db, 1);
  if (kept === undefined) throw new Error('nothing was queued');
  await send(kept.id);
  return kept.id;
}

async function send(id: string): Promise<void> {
  const [sending] = mailJobs(server);
  await sending?.run(given.db, { id });
}

/** The lines before the first empty one, unfolded. */
function headersOf(message: Received | undefined): readonly string[] {
  const lines = message?.lines ?? [];
  const text = lines.slice(0, lines.indexOf('')).join('\n');
  return text.replaceAll(/\n[ \t]+/g, ' ').split('\n');
}

const header = (name: string) =>
  received[0]?.lines.find((line) => line.toLowerCase().startsWith(`${name}: `));

describe('a message', () => {
  test('arrives whole, once, under an id that says which it is', async () => {
    const id = await deliver(mail);
    expect(received).toHaveLength(1);
    expect(received[0]?.from).toContain('<minga@lautaro.cl>');
    expect(received[0]?.to).toEqual(['<ana@ejemplo.cl>']);
    expect(header('from')).toBe('From: minga@lautaro.cl');
    expect(header('message-id')).toContain(`<${id}@127.0.0.1>`);
    const text = (received[0]?.lines ?? []).join('\n');
    const isBase64 = /^content-transfer-encoding: base64$/im.test(text);
    const body = text.slice(text.indexOf('\n\n') + 2);
    const read = isBase64
      ? Buffer.from(body, 'base64').toString()
      : unquoted(body.replace(/=\n/g, ''));
    expect(read.trimEnd()).toBe(mail.text.trimEnd());
    expect((await newestMail(given.db, 1))[0]?.sentAt).toBeInstanceOf(Date);
    await send(id);
    expect(received).toHaveLength(1);
  });

  test('goes to one address, even if the text of it looks like a list', async () => {
    await deliver({ ...mail, to: 'ana,beto@ejemplo.cl' });
    expect(received.map(({ to }) => to)).toEqual([['<"ana,beto"@ejemplo.cl>']]);
  });

  test('cannot bring a header of its own in its subject or address', async () => {
    await deliver({ ...mail, subject: 'Hola\r\nBcc: eva@ejemplo.cl', to: '\r\nana@ejemplo.cl' });
    expect(received[0]?.to).toEqual(['<ana@ejemplo.cl>']);
    expect(header('subject')).toBe('Subject: Hola Bcc: eva@ejemplo.cl');
    expect(header('bcc')).toBeUndefined();
  });

  test('that the server does not take now stays to be tried again', async () => {
    isFull = true;
    await expect(deliver(mail)).rejects.toThrow(/no room/);
    const [kept] = await newestMail(given.db, 1);
    expect(kept?.sentAt).toBeNull();
    isFull = false;
    await send(kept?.id ?? '');
    expect(received).toHaveLength(1);
  });

  test('leaves, with its job, only if its transaction is done', async () => {
    const before = await jobsCount();
    const undone = inTransaction(given.db, async (tx) => {
      await queueMail(tx, mail);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await newestMail(given.db, 10)).toEqual([]);
    expect(await jobsCount()).toBe(before);
    await inTransaction(given.db, (tx) => queueMail(tx, mail));
    expect(await jobsCount()).toBe(before + 1);
  });
});

test('a message that has left is kept without what it said, one that waits whole', async () => {
  isFull = true;
  await expect(deliver({ ...mail, headers: { 'X-Way': 'in' } })).rejects.toThrow();
  const [waiting] = await newestMail(given.db, 1);
  expect(waiting).toMatchObject({ to: mail.to, subject: mail.subject, text: mail.text });
  isFull = false;
  await send(waiting?.id ?? '');
  const rows = await sql`select recipient, subject, body, headers
    from platform.outgoing_mail`.execute(given.db);
  const { to: recipient, subject } = mail;
  expect(rows.rows).toEqual([{ recipient, subject, body: '', headers: {} }]);
});

test.each(['\r\n', '\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'])(
  'begins no header after %j, whoever wrote the name in its subject, and has one recipient',
  async (end) => {
    const more = `${end}Bcc: eva@ejemplo.cl${end}${end}<p>`;
    const headers = { 'List-Unsubscribe': `<https://minga.example/>${more}` };
    await deliver({ ...mail, subject: `Hola, Ana${more}`, headers });
    const [message] = received;
    expect(message?.to).toEqual(['<ana@ejemplo.cl>']);
    const names = headersOf(message).map((line) => line.split(':')[0]?.toLowerCase());
    expect(names).not.toContain('bcc');
    expect(names).toContain('content-type');
    expect(header('subject')).not.toBeUndefined();
    await expect(deliver({ ...mail, to: `${mail.to}${more}` })).rejects.toThrow('recipient');
    expect(received).toHaveLength(1);
  },
);

async function jobsCount(): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from graphile_worker.jobs
    where task_identifier = 'platform-send-mail'`.execute(given.db);
  return found.rows[0]?.count ?? 0;
}

function unquoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString();
}

test('without a server it is kept to be read, the newest first', async () => {
  const [forSending] = mailJobs(undefined);
  for (const one of [mail, { ...mail, subject: 'Otra' }]) {
    await inTransaction(given.db, (tx) => queueMail(tx, one));
    const [newest] = await newestMail(given.db, 1);
    await forSending?.run(given.db, { id: newest?.id });
  }
  expect(received).toEqual([]);
  const kept = await newestMail(given.db, 5);
  expect(kept.map(({ subject, sentAt }) => [subject, sentAt])).toEqual([
    ['Otra', null],
    ['Tu petición de Ñuñoa', null],
  ]);
  expect(kept[1]).toMatchObject({ to: 'ana@ejemplo.cl', text: mail.text });
  expect(await newestMail(given.db, 1)).toHaveLength(1);
});

test('what is older than thirty days is forgotten, sent or not', async () => {
  for (const days of [29, 31]) {
    await sql`insert into platform.outgoing_mail (recipient, subject, body, queued_at)
      values ('a@b.cl', ${`${days}`}, '', now() - make_interval(days => ${days}))`.execute(
      given.db,
    );
  }
  const [, forgetting] = mailJobs(server);
  await forgetting?.run(given.db, {});
  expect((await newestMail(given.db, 5)).map(({ subject }) => subject)).toEqual(['29']);
});
