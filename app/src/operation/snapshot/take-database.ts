// Reads a whole database at one instant while others write to it: one repeatable-read transaction, table by table.
import { createHash } from 'node:crypto';
import { assert } from '@minga/basics';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { ArchivedSequence, ArchivedTable } from '../archive/manifest.ts';
import { refuse } from '../refused.ts';
import { hasJobs, sequencesOf, tablesOf } from './contents.ts';
import { JOBS_TABLE, jobsColumns, jobsQuery } from './jobs.ts';
import { plainSession } from './session.ts';

const PART_BYTES = 4 * 1024 * 1024;
const ATTEMPTS = 5;

export interface DatabaseFacts {
  /** Version of the server, such as `18.4`. */
  readonly postgres: string;
  /** The instant of the snapshot by the clock of the server. */
  readonly takenAt: Date;
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
}

export interface NamedFile {
  readonly key: string;
  readonly contentType: string;
  readonly bytesCount: number;
  readonly sha256: string;
}

export interface Snapshot {
  readonly facts: DatabaseFacts;
  /** Files that the snapshot's rows name; none in a database without files. */
  readonly files: readonly NamedFile[];
  /** Reads every table, in parts of a few MiB that are whole in no row. */
  readTables(part: (table: string, bytes: Buffer) => Promise<void>): Promise<{
    readonly tables: readonly ArchivedTable[];
    readonly sequences: readonly ArchivedSequence[];
  }>;
}

/**
 * Gives `work` the database as it is now, whatever is written meanwhile. Migrations wait until it is over; nobody
 * else does. Refuses a database in which Minga never was.
 */
export async function withSnapshot<T>(
  ownerUrl: string,
  database: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await plainSession(client);
    const isKnown = await client.query(
      `select from to_regclass('platform.migration') as kept where kept is not null`,
    );
    if (isKnown.rowCount === 0) refuse({ code: 'nothing-there', place: database });
    const tables = await beginOnLockedTables(client, database);
    const facts = await factsOf(client);
    const files = await filesOf(client, tables);
    const jobs = await hasJobs(client);
    const done = await work({
      facts,
      files,
      async readTables(part) {
        const read: ArchivedTable[] = [];
        for (const { name, columns } of tables) {
          const query = `copy ${name} (${columns.map(quoted).join(', ')}) to stdout`;
          read.push(await readTable(client, name, columns, query, part));
        }
        if (jobs) read.push(await readTable(client, JOBS_TABLE, jobsColumns, jobsQuery, part));
        // After the rows: a sequence stands in no transaction, and must not be behind them.
        return { tables: read, sequences: await readSequences(client) };
      },
    });
    await client.query('commit');
    return done;
  } finally {
    await client.end();
  }
}

/** The lock comes first and the snapshot after it, so that no table can change its form in between. */
async function beginOnLockedTables(client: pg.Client, database: string) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await tablesOf(client);
    await client.query('begin isolation level repeatable read');
    const names = before.map(({ name }) => name).join(', ');
    const isLocked = await client.query(`lock table ${names} in access share mode`).then(
      () => true,
      (error: { code?: string }) => {
        if (error.code === UNDEFINED_TABLE) return false;
        throw error;
      },
    );
    const now = isLocked ? await tablesOf(client) : [];
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    await client.query('rollback');
  }
  return refuse({ code: 'schema-changing', database });
}

const UNDEFINED_TABLE = '42P01';

async function factsOf(client: pg.Client): Promise<DatabaseFacts> {
  const { rows } = await client.query(`select current_setting('server_version') as postgres,
    transaction_timestamp() as "takenAt"`);
  const migrations = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from platform.migration order by name',
  );
  const postgres = String(rows[0]?.postgres).split(' ')[0] ?? '';
  return { postgres, takenAt: rows[0]?.takenAt, migrations: migrations.rows };
}

async function filesOf(
  client: pg.Client,
  tables: readonly { readonly name: string }[],
): Promise<readonly NamedFile[]> {
  if (!tables.some(({ name }) => name === 'platform.file_rendition')) return [];
  const { rows } = await client.query(
    `select file_id || '/' || variant as key, content_type as "contentType",
       bytes_count::int as "bytesCount", encode(sha256, 'hex') as sha256
     from platform.file_rendition order by 1`,
  );
  return rows;
}

function quoted(column: string): string {
  return `"${column}"`;
}

async function readTable(
  client: pg.Client,
  name: string,
  columns: readonly string[],
  query: string,
  part: (table: string, bytes: Buffer) => Promise<void>,
): Promise<ArchivedTable> {
  const hash = createHash('sha256');
  const stream = client.query(copyTo(query));
  let bytesCount = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    hash.update(bytes);
    bytesCount += bytes.length;
    held.push(bytes);
    heldBytes += bytes.length;
    if (heldBytes < PART_BYTES) continue;
    await part(name, Buffer.concat(held));
    held = [];
    heldBytes = 0;
  }
  if (heldBytes > 0) await part(name, Buffer.concat(held));
  const { rowCount } = stream;
  assert(rowCount !== null, 'COPY says how many rows it gave');
  return {
    name,
    columns: [...columns],
    rowsCount: rowCount,
    bytesCount,
    sha256: hash.digest('hex'),
  };
}

async function readSequences(client: pg.Client): Promise<readonly ArchivedSequence[]> {
  const read: ArchivedSequence[] = [];
  for (const name of await sequencesOf(client)) {
    const { rows } = await client.query(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${name}`,
    );
    read.push({ name, ...rows[0] });
  }
  return read;
}
