// Two accounts of one person that become one: what each room moves, and how rows follow from one to the other.
import { sql } from 'kysely';
import type { Tx } from './database/database.ts';

/**
 * Where both hold what there may be once (a signature, an answer), that of the kept one stays and the other goes:
 * nothing counts twice, and nothing is lost.
 */
export interface TwoAccounts {
  readonly closed: string;
  readonly kept: string;
}

export interface JoinsAccounts {
  /** Moves what it holds from one account of a person to the one that she keeps, in the transaction that joins them. */
  readonly join: (tx: Tx, accounts: TwoAccounts) => Promise<void>;
}

export interface RowsOfPerson {
  /** `schema.table` */
  readonly table: string;
  /** The column that says whose a row is. */
  readonly column: string;
  /** Of what there may be one for each person; of none, of which there may be one in all. Without it, of any number. */
  readonly once?: readonly string[];
}

/** Gives the rows of the closed account to the kept one, but for those that it has already: these go. */
export async function moveRows(
  tx: Tx,
  { table, column, once }: RowsOfPerson,
  { closed, kept }: TwoAccounts,
): Promise<void> {
  const whose = sql.ref(column);
  if (once !== undefined) {
    const isSame = once.map(
      (name) => sql` and stays.${sql.ref(name)} is not distinct from doubled.${sql.ref(name)}`,
    );
    await sql`delete from ${sql.table(table)} doubled where doubled.${whose} = ${closed}
      and exists (select from ${sql.table(table)} stays
        where stays.${whose} = ${kept}${sql.join(isSame, sql``)})`.execute(tx);
  }
  await sql`update ${sql.table(table)} set ${whose} = ${kept} where ${whose} = ${closed}`.execute(
    tx,
  );
}
