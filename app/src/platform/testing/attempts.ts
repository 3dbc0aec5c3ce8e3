// What the database itself answers to an attempt, of which nothing ever stays.
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';

/** Everything went through, and is taken back. */
class Taken extends Error {}

/**
 * `taken`, or the constraint that said no (the words of the refusal where it has no name); checks that wait for the
 * end of the transaction speak too. Throws what is no answer of the database.
 */
export async function answerTo(
  db: Database,
  attempt: (tx: Tx) => Promise<unknown>,
): Promise<string> {
  try {
    await db.transaction().execute(async (tx) => {
      await attempt(tx);
      await sql`set constraints all immediate`.execute(tx);
      throw new Taken();
    });
  } catch (error) {
    if (error instanceof Taken) return 'taken';
    const { code, constraint, message } = error as Error & { code?: string; constraint?: string };
    if (code === undefined) throw error;
    return constraint ?? message;
  }
  throw new Error('an attempt is always taken back');
}

/** A row like the one whose `key` is `of`, but for `changes` by column. The table has no generated column. */
export async function insertLike(
  tx: Tx,
  table: string,
  { key, of }: { readonly key: string; readonly of: string },
  changes: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  const name = sql.table(table);
  await sql`insert into ${name} select (jsonb_populate_record(kept, ${JSON.stringify(changes)}::jsonb)).*
    from ${name} kept where ${sql.ref(key)} = ${of}`.execute(tx);
}
