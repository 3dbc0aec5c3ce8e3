// Outgoing mail: a row in the transaction of its cause, sent by a job; in a demonstration it is kept to be read.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { type Database, inTransaction, type Tx } from './database/database.ts';
import { enqueue, type Job } from './jobs.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text: what a person can read on any device. */
  readonly text: string;
  /** Further headers of one line each, such as the one that stops such mail (RFC 8058). */
  readonly headers?: Readonly<Record<string, string>>;
  /** The job that is told how it ended, with a `MailReport`: at least once, and not at all if the server never decides. */
  readonly reportTo?: string;
}

/** `kept` is what becomes of a mail where there is no server: it can be read in the outbox. */
export type MailReport = Readonly<{ id: string; outcome: 'sent' | 'kept' | 'refused' }>;

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

/** Queues one message, and returns its id: it leaves if and only if the transaction commits. */
export async function queueMail(tx: Tx, mail: Mail): Promise<string> {
  // A line break in an address or a subject would begin a header of somebody else's choice.
  const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ').trim();
  const headers = Object.fromEntries(
    Object.entries(mail.headers ?? {}).map(([name, text]) => [name, oneLine(text)]),
  );
  const id = randomUUID();
  await sql`insert into platform.outgoing_mail (id, recipient, subject, body, headers, report_to)
    values (${id}, ${oneLine(mail.to)}, ${oneLine(mail.subject)}, ${mail.text},
      ${JSON.stringify(headers)}::jsonb, ${mail.reportTo ?? null})`.execute(tx);
  await enqueue(tx, SEND, { id });
  return id;
}

/** The jobs that send what was queued, of which only address and subject are kept, and forget that after thirty days. */
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

interface Waiting {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly report_to: string | null;
}

/**
 * It is in the outbox once. Whoever is killed between the server's word and the mark here sends it again, under
 * the same id, by which the recipient's server tells that it is the same.
 */
async function send(db: Database, server: MailServer | undefined, id: string): Promise<void> {
  const found = await sql<Waiting>`
    select id, recipient, subject, body, headers, report_to from platform.outgoing_mail
    where id = ${id} and sent_at is null and refused_at is null`.execute(db);
  const [mail] = found.rows;
  if (mail === undefined) return;
  if (server === undefined) return inTransaction(db, (tx) => report(tx, mail, 'kept'));
  const isTaken = await handOver(server, mail);
  await inTransaction(db, async (tx) => {
    const ended = isTaken ? sql`sent_at = now()` : sql`refused_at = now()`;
    // What it said may let somebody in: it is kept as long as it has to be sent.
    await sql`update platform.outgoing_mail set ${ended}, body = '', headers = '{}'
      where id = ${id}`.execute(tx);
    await report(tx, mail, isTaken ? 'sent' : 'refused');
  });
}

async function report(tx: Tx, mail: Waiting, outcome: MailReport['outcome']): Promise<void> {
  const { id, report_to: name } = mail;
  if (name !== null) await enqueue(tx, { name }, { id, outcome });
}

/** False if the server will never take it; throws if it may later. */
async function handOver(server: MailServer, mail: Waiting): Promise<boolean> {
  const transport = createTransport(server.url);
  try {
    await transport.sendMail({
      from: server.from,
      // As an object it is one address whatever it contains, never a list.
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: mail.body,
      headers: { ...mail.headers },
      messageId: `<${mail.id}@${new URL(server.url).hostname}>`,
    });
    return true;
  } catch (error) {
    if (isRefusedForGood(error)) return false;
    throw error;
  } finally {
    transport.close();
  }
}

/** A 5xx to this recipient or this message (RFC 5321); to the sender or the password it is ours to mend. */
function isRefusedForGood(error: unknown): boolean {
  const { responseCode, command } = error as {
    readonly responseCode?: number;
    readonly command?: string;
  };
  const isOfMail = command === 'RCPT TO' || command === 'DATA';
  return isOfMail && responseCode !== undefined && responseCode >= 500;
}

/** The newest messages of the outbox, for the page that a demonstration shows instead of sending. */
export async function newestMail(db: Database, limit: number): Promise<readonly KeptMail[]> {
  const found = await sql<KeptMail>`
    select id, recipient as to, subject, body as text, queued_at as "queuedAt", sent_at as "sentAt"
    from platform.outgoing_mail order by queued_at desc, id limit ${limit}`.execute(db);
  return found.rows;
}
