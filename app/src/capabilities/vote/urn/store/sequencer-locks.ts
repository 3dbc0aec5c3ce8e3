// Lets one process at a time take the log of an election forward: an advisory lock of its own connection.
import type { Pool } from 'pg';

/** Undefined when another process holds the lock. The lock ends with the connection, whatever happens to this process. */
export async function withSequencerLock<T>(
  pool: Pool,
  electionId: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const client = await pool.connect();
  const key = `urn-sequencer ${electionId}`;
  try {
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
      [key],
    );
    if (rows[0]?.got !== true) return undefined;
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]);
    }
  } finally {
    client.release();
  }
}
