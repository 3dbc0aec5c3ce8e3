// What a database of Minga is made of: its tables and sequences, without what its extensions and its jobs keep.
import type pg from 'pg';
import { EXTENSIONS } from '../../platform/postgres/index.ts';

export interface TableContents {
  /** `schema.table`; our names need no quotes. */
  readonly name: string;
  /** Those that hold something of their own, in their order: no generated ones. */
  readonly columns: readonly string[];
}

/** The tables of the jobs are the library's own: jobs travel by its functions, not by its tables. */
const NOT_OURS = `nspname !~ '^pg_' and nspname not in ('information_schema', 'graphile_worker')`;

/** In the order of their names. */
export async function tablesOf(client: pg.Client): Promise<readonly TableContents[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select nspname || '.' || relname as name, array(
       select attname::text from pg_attribute
       where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
       order by attnum) as columns
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind = 'r' and ${NOT_OURS} and not exists (
       select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid
         and deptype = 'e')
     order by 1`,
  );
  return rows;
}

/** `schema.sequence`, those of identity columns too. */
export async function sequencesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select nspname || '.' || relname as name
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind = 'S' and ${NOT_OURS} order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Foreign keys by table, with the words that make each of them again. */
export async function foreignKeysOf(
  client: pg.Client,
): Promise<
  readonly { readonly table: string; readonly name: string; readonly definition: string }[]
> {
  const { rows } = await client.query(
    `select nspname || '.' || relname as table, quote_ident(conname) as name,
       pg_get_constraintdef(pg_constraint.oid) as definition
     from pg_constraint join pg_class on pg_class.oid = conrelid
     join pg_namespace on pg_namespace.oid = relnamespace
     where contype = 'f' and conparentid = 0 and ${NOT_OURS} order by 1, 2`,
  );
  return rows;
}

/** Whether the library of the jobs has its tables here. */
export async function hasJobs(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select to_regclass('graphile_worker._private_jobs') is not null as has`,
  );
  return rows[0]?.has === true;
}

/** Whether it is a main database that was migrated. */
export async function isBegun(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select to_regclass('people.installation') is not null as is_begun`,
  );
  return rows[0]?.is_begun === true;
}

/** Extensions that the tables need and that only a superuser can make. */
export async function missingExtensions(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select extname::text as name from pg_extension',
  );
  const there = new Set(rows.map(({ name }) => name));
  return EXTENSIONS.filter((name) => !there.has(name));
}
