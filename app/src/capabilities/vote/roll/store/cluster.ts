// What the server of the roll's database says of itself.
import { sql } from 'kysely';
import type { RollDatabase } from '../../../../platform/database/database.ts';

export interface Cluster {
  /** The same for every database of one cluster. */
  readonly systemIdentifier: string;
  readonly standby: 'none' | 'sync' | 'async';
}

export async function readCluster(db: RollDatabase): Promise<Cluster> {
  const { rows } = await sql<{ id: string; sync: number; all: number }>`
    select (select system_identifier::text from pg_control_system()) as id,
      (select count(*)::int from pg_stat_replication where sync_state in ('sync', 'quorum')) as sync,
      (select count(*)::int from pg_stat_replication) as all`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a server knows itself');
  const standby = row.all === 0 ? 'none' : row.sync > 0 ? 'sync' : 'async';
  return { systemIdentifier: row.id, standby };
}
