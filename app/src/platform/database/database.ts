// Opens a database: one pool whose statements are prepared once per connection, and typed queries.
import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB as RollTables } from './roll-schema.ts';
import type { DB } from './schema.ts';
import type { DB as UrnTables } from './urn-schema.ts';

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;
/** Who may vote: only processes with the role `roll` have its address. */
export type RollDatabase = Kysely<RollTables>;
export type RollTx = Transaction<RollTables>;
/** What was voted: only processes with the role `urn` have its address. */
export type UrnDatabase = Kysely<UrnTables>;
export type UrnTx = Transaction<UrnTables>;

/** The tables of each database, by its name. */
export interface TablesOf {
  readonly minga: DB;
  readonly minga_roll: RollTables;
  readonly minga_urn: UrnTables;
}

export interface OpenDatabase<Tables = DB> {
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const MAX_NAMED_STATEMENTS = 500;

/** Names each parametrised text by its hash, so that PostgreSQL plans it once per connection. */
class NamingClient extends pg.Client {
  readonly #names = new Map<string, string>();

  // biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads; this one passes them on.
  override query(...given: any[]): any {
    const [text, values] = given;
    if (typeof text !== 'string' || !Array.isArray(values)) {
      return super.query(...(given as [string]));
    }
    const name = this.#nameOf(text);
    const query = name === undefined ? { text, values } : { name, text, values };
    return super.query(query, ...(given.slice(2) as []));
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= MAX_NAMED_STATEMENTS) return known;
    if (givesWhateverIsThere(text)) return undefined;
    const name = createHash('sha1').update(text).digest('base64url');
    this.#names.set(text, name);
    return name;
  }
}

/** Whether its columns are a star: a column that a newer copy adds would break the plan that is kept for its name. */
function givesWhateverIsThere(text: string): boolean {
  let outermost = text;
  for (let before = ''; before !== outermost; ) {
    before = outermost;
    outermost = outermost.replace(/\([^()]*\)/g, '');
  }
  return /\b(select|returning)\s+\*|[.,]\s*\*/i.test(outermost);
}

/** `onIdleError` hears of connections that break while idle; without a listener they would end the process. */
export function openDatabase<Tables = DB>(
  url: string,
  onIdleError: (error: Error) => void,
  maxConnections = 10,
): OpenDatabase<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    Client: NamingClient,
    max: maxConnections,
    // One stays open, so that a copy at rest is seen by whoever asks which copies there are.
    min: 1,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', onIdleError);
  pool.on('connect', (client) => client.on('error', onIdleError));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  async function close(): Promise<void> {
    await db.destroy();
    // Kysely ends only a pool that it has used.
    if (!pool.ended) await pool.end();
  }
  return { db, pool, close };
}

/** The only way to open a transaction; called from `actions/` and nowhere else. */
export function inTransaction<Tables, T>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(work);
}
