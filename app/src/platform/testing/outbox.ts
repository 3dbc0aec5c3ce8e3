// What waits in the outbox, headers included, for tests of what leaves.
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

export interface Queued {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What was queued for an address, the first first. */
export async function queuedTo(db: Database, recipient: string): Promise<readonly Queued[]> {
  const found = await sql<Queued>`
    select id, recipient, subject, body, headers from platform.outgoing_mail
    where recipient = ${recipient} order by queued_at, id`.execute(db);
  return found.rows;
}
