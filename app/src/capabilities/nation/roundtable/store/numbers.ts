// Numbers of what the Mesa writes down: from 1, in the order in which each came, without a gap.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';

type Numbered = 'bottleneck' | 'opportunity' | 'action' | 'plan_version';

/** The next one; whoever else takes one waits until this transaction ends. */
export async function takeNumber(tx: Tx, of: Numbered): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roundtable/${of}`}, 0))`.execute(tx);
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(number), 0)::int as last from roundtable.${sql.ref(of)}`.execute(tx);
  return (rows[0]?.last ?? 0) + 1;
}
