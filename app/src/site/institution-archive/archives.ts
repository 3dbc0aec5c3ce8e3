// The archives that teams asked for, as rows: one at a time of each institution, gone after a day.
import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/database/database.ts';
import type { FileKey } from '../../platform/files/store.ts';

export interface Archive {
  readonly id: string;
  readonly institutionId: string;
  readonly askedAt: Date;
  readonly state: 'waiting' | 'making' | 'ready' | 'failed';
  readonly step: string | null;
  readonly share: number;
  readonly bytesCount: number | null;
  readonly sha256: string | null;
}

const DAY_MS = 86_400_000;
/** After so long whoever was making it is gone. */
const GIVEN_UP_MS = 30 * 60_000;

/** Where its bytes lie. */
export function keyOf(id: string): FileKey {
  return `${id}/archivo.zip`;
}

const selected = sql`id, institution_id as "institutionId", asked_at as "askedAt", state, step, share,
  bytes_count::float8 as "bytesCount", sha256 from institutions.archive`;

/** The last one that an institution asked for and that is not gone; undefined if none. */
export async function lastArchive(
  db: Database | Tx,
  institutionId: string,
  now: Date,
): Promise<Archive | undefined> {
  const found = await sql<Archive>`select ${selected} where institution_id = ${institutionId}
    and asked_at > ${new Date(now.getTime() - DAY_MS)}
    order by asked_at desc, state = 'failed', id limit 1`.execute(db);
  return found.rows[0];
}

/** A new one; undefined while one is being made. */
export async function insertArchive(
  tx: Tx,
  institutionId: string,
  now: Date,
): Promise<string | undefined> {
  await sql`update institutions.archive set state = 'failed', ended_at = ${now}
    where institution_id = ${institutionId} and state in ('waiting', 'making')
      and asked_at < ${new Date(now.getTime() - GIVEN_UP_MS)}`.execute(tx);
  const made = await sql<{ id: string }>`
    insert into institutions.archive (institution_id, asked_at, state)
    values (${institutionId}, ${now}, 'waiting')
    on conflict (institution_id) where state in ('waiting', 'making') do nothing
    returning id`.execute(tx);
  return made.rows[0]?.id;
}

/** Takes it up; undefined if it is ready, given up or gone. */
export async function takeUp(db: Database, id: string): Promise<Archive | undefined> {
  const taken = await sql`update institutions.archive set state = 'making', share = 0
    where id = ${id} and state in ('waiting', 'making')`.execute(db);
  if (taken.numAffectedRows === 0n) return undefined;
  const found = await sql<Archive>`select ${selected} where id = ${id}`.execute(db);
  return found.rows[0];
}

export async function saveStep(
  db: Database,
  id: string,
  step: string,
  share: number,
): Promise<void> {
  await sql`update institutions.archive set step = ${step}, share = ${share}
    where id = ${id} and state = 'making'`.execute(db);
}

export async function saveReady(
  db: Database,
  id: string,
  made: { readonly bytesCount: number; readonly sha256: string; readonly now: Date },
): Promise<void> {
  await sql`update institutions.archive set state = 'ready', share = 1, step = null,
      bytes_count = ${made.bytesCount}, sha256 = ${made.sha256}, ended_at = ${made.now}
    where id = ${id} and state = 'making'`.execute(db);
}

export async function saveFailed(db: Database, id: string, now: Date): Promise<void> {
  await sql`update institutions.archive set state = 'failed', ended_at = ${now}
    where id = ${id} and state in ('waiting', 'making')`.execute(db);
}

/** One whose bytes are not there, as after a restore: it can be asked for again. */
export async function removeArchive(db: Database, id: string): Promise<void> {
  await sql`delete from institutions.archive where id = ${id}`.execute(db);
}

/** Those that are over, gone from here; whoever calls removes their bytes. */
export async function forgetOver(db: Database, now: Date): Promise<readonly string[]> {
  const gone = await sql<{ id: string }>`delete from institutions.archive
    where asked_at <= ${new Date(now.getTime() - DAY_MS)} returning id`.execute(db);
  return gone.rows.map(({ id }) => id);
}
