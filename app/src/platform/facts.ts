// Facts: what a later room makes known to an earlier one, deposited in the later room's own transaction.
import { assert, canonicalJson } from '@minga/basics';
import { sql } from 'kysely';
import type { Database, Tx } from './database/database.ts';

/** A fact names its kind and what makes it one and the same when deposited again. */
export interface Fact {
  readonly kind: string;
  readonly key: string;
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
}

export interface FactBook<F extends Fact> {
  /** Writes the fact once; again with the same payload is no change, with another one a fault. */
  deposit(tx: Tx, subject: string, fact: F): Promise<void>;
  /** The facts about one subject, or about all of them, in the order in which they became known. */
  about(
    db: Database | Tx,
    subject?: string,
  ): Promise<readonly (F & { readonly subject: string })[]>;
}

/**
 * The facts of the room whose schema is `room`. Its table is made by the room's migration:
 * `create table ROOM.fact (subject text, kind text, key text, payload jsonb,
 * deposited_at timestamptz default now(), primary key (subject, kind, key))`.
 */
export function factBook<F extends Fact>(room: string): FactBook<F> {
  const table = sql.table(`${room}.fact`);
  return {
    async deposit(tx, subject, fact) {
      const payload = canonicalJson(fact.payload);
      const kept = await sql<{ payload: F['payload'] }>`
        insert into ${table} (subject, kind, key, payload)
        values (${subject}, ${fact.kind}, ${fact.key}, ${payload}::jsonb)
        on conflict (subject, kind, key) do update set kind = excluded.kind
        returning payload`.execute(tx);
      const [row] = kept.rows;
      assert(
        row !== undefined && canonicalJson(row.payload) === payload,
        `fact ${room}/${fact.kind}/${fact.key} is already known with another payload`,
      );
    },
    async about(db, subject) {
      const which = subject === undefined ? sql`true` : sql`subject = ${subject}`;
      const found = await sql<F & { subject: string }>`
        select subject, kind, key, payload from ${table} where ${which}
        order by deposited_at, kind, key`.execute(db);
      return found.rows;
    },
  };
}
