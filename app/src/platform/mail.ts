// Outgoing mail: a row in the transaction of its cause, sent by a job; in a demonstration it is kept to be read.
import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import type { Database, Tx } from './database/database.ts';
import { enqueue, type Job } from './jobs.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text: what a person can read on any device. */
  readonly text: string;
}

/** How mail leaves this installation; undefined keeps it in the outbox, where a demonstration shows it. */
export interface MailServer {
  /** `smtp://` or `smtps://`, with user and password if the server asks for them. */
  readonly url: string;
  readonly from: string;
}

export interface KeptMail extends Mail {
  readonly id: string;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
}

const SEND = { name: 'platform-send-mail', maxAttempts: 8 } as const;
const CLEAN = 'platform-forget-mail';

/** Queues one message: it leaves if and only if the transaction commits. */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  // A line break in an address or a subject would begin a header of somebody else's choice.
  const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ').trim();
  const kept = await sql<{ id: string }>`
    insert into platform.outgoing_mail (recipient, subject, body)
    values (${oneLine(mail.to)}, ${oneLine(mail.subject)}, ${mail.text}) returning id`.execute(tx);
  const [row] = kept.rows;
  if (row !== undefined) await enqueue(tx, SEND, { id: row.id });
}

/** The jobs that send what was queued and forget what was sent thirty days ago. */
export function mailJobs(server: MailServer | undefined): readonly Job[] {
  return [
    { ...SEND, run: (db, payload) => send(db, server, (payload as { id: string }).id) },
    {
      name: CLEAN,
      every: '17 5 * * *',
      run: async (db) => {
        await sql`delete from platform.outgoing_mail
          where coalesce(sent_at, queued_at) < now() - interval '30 days'`.execute(db);
      },
    },
  ];
}

async function send(db: Database, server: MailServer | undefined, id: string): Promise<void> {
  if (server === undefined) return;
  const found = await sql<{ recipient: string; subject: string; body: string }>`
    select recipient, subject, body from platform.outgoing_mail
    where id = ${id} and sent_at is null`.execute(db);
  const [mail] = found.rows;
  if (mail === undefined) return;
  const transport = createTransport(server.url);
  await transport.sendMail({
    from: server.from,
    // As an object it is one address whatever it contains, never a list.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.body,
    messageId: `<${id}@${new URL(server.url).hostname}>`,
  });
  transport.close();
  await sql`update platform.outgoing_mail set sent_at = now() where id = ${id}`.execute(db);
}

/** The newest messages of the outbox, for the page that a demonstration shows instead of sending. */
export async function newestMail(db: Database, limit: number): Promise<readonly KeptMail[]> {
  const found = await sql<KeptMail>`
    select id, recipient as to, subject, body as text, queued_at as "queuedAt", sent_at as "sentAt"
    from platform.outgoing_mail order by queued_at desc, id limit ${limit}`.execute(db);
  return found.rows;
}
