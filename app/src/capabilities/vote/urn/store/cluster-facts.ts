// What the database server says of itself that lowers or raises the label of a vote.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { UrnTx } from '../../../../platform/database/database.ts';

export interface ClusterFacts {
  /** H of the system identifier in decimal digits. */
  readonly cluster: Uint8Array;
  readonly standby: 'none' | 'sync' | 'async';
}

export async function clusterFacts(tx: UrnTx): Promise<ClusterFacts> {
  const { rows } = await sql<{ id: string; sync: string; standbys: number }>`
    select (select system_identifier::text from pg_control_system()) as id,
      current_setting('synchronous_standby_names') as sync,
      (select count(*)::int from pg_stat_replication) as standbys`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a server has an identifier');
  const cluster = createHash('sha256').update(row.id).digest();
  const isSync = row.sync.trim() !== '';
  return { cluster, standby: isSync ? 'sync' : row.standbys > 0 ? 'async' : 'none' };
}
