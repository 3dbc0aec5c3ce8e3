// The tests of an election before it opens: what was tried, with which record, and whether all came out right.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { DeckRecord } from '../rules/test-deck.ts';

export interface TestRun {
  readonly id: string;
  /** Of what was tried, in hexadecimal. */
  readonly triedSha256: string;
  readonly hasPassed: boolean;
  readonly record: DeckRecord;
  readonly ranAt: Date;
}

export async function insertTestRun(
  tx: Tx,
  electionId: string,
  run: Omit<TestRun, 'id'>,
): Promise<void> {
  await tx
    .insertInto('election.test_run')
    .values({
      election_id: electionId,
      tried_sha256: Buffer.from(run.triedSha256, 'hex'),
      has_passed: run.hasPassed,
      record: JSON.stringify(run.record),
      ran_at: run.ranAt,
    })
    .execute();
}

export async function lastTestRun(
  db: Database | Tx,
  electionId: string,
): Promise<TestRun | undefined> {
  return db
    .selectFrom('election.test_run')
    .select([
      'id',
      sql<string>`encode(tried_sha256, 'hex')`.as('triedSha256'),
      'has_passed as hasPassed',
      sql<DeckRecord>`record`.as('record'),
      'ran_at as ranAt',
    ])
    .where('election_id', '=', electionId)
    .orderBy('ran_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
