// How often something may be tried: counted in the database, so that a restart or a second copy forgets nothing.
import { sql } from 'kysely';
import type { Database } from './database/database.ts';

export interface RateLimit {
  /** What is counted: the kind of attempt. */
  readonly name: string;
  readonly attempts: number;
  readonly windowSeconds: number;
}

/**
 * Counts one attempt of `who` (never a plain name or address: a fingerprint). Returns undefined while it
 * is within the limit, else the seconds until the window ends.
 */
export async function waitSeconds(
  db: Database,
  limit: RateLimit,
  who: Buffer,
): Promise<number | undefined> {
  const key = `${limit.name}:${who.toString('base64url')}`;
  const counted = await sql<{ attempts: number; wait: number }>`
    insert into platform.rate_limit as kept (key, attempts, ends_at)
    values (${key}, 1, now() + make_interval(secs => ${limit.windowSeconds}))
    on conflict (key) do update set
      attempts = case when kept.ends_at <= now() then 1 else kept.attempts + 1 end,
      ends_at = case when kept.ends_at <= now() then excluded.ends_at else kept.ends_at end
    returning attempts, ceil(extract(epoch from ends_at - now()))::int as wait`.execute(db);
  const [row] = counted.rows;
  return row === undefined || row.attempts <= limit.attempts ? undefined : row.wait;
}

/** Gives somebody who succeeded all attempts back. */
export async function forgetAttempts(db: Database, limit: RateLimit, who: Buffer): Promise<void> {
  const key = `${limit.name}:${who.toString('base64url')}`;
  await sql`delete from platform.rate_limit where key = ${key}`.execute(db);
}
