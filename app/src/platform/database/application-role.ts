// What the process may do with its database: its role reads and writes rows, and owns nothing that it could undo.
import pg from 'pg';
import { holdMigrationLock } from './migrate.ts';

/** Only grows, whoever asks: a trigger refuses changes too, but whoever owns a table can drop its triggers. */
const APPEND_ONLY = [
  'records.audit_entry',
  'records.two_person_act',
  'records.two_person_end',
  'urn.election',
  'urn.leaf',
  'urn.ballot',
  'urn.ended',
  'urn.flush',
  'urn.claim',
  'urn.booth',
  'urn.booth_file',
  'urn.sheet',
] as const;

/**
 * Gives the role of `applicationUrl` its rights on everything that the owner's role has made, and takes
 * back what it may never do. Nothing to do where both are one role: then the triggers stand alone.
 */
export async function grantRights(ownerUrl: string, applicationUrl: string): Promise<void> {
  const role = new URL(applicationUrl).username;
  if (role === new URL(ownerUrl).username) return;
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await holdMigrationLock(client);
    const name = client.escapeIdentifier(decodeURIComponent(role));
    await client.query(`begin; ${await statements(client, name)} commit;`);
  } finally {
    await client.end();
  }
}

async function statements(client: pg.Client, role: string): Promise<string> {
  const { rows } = await client.query<{ schema: string }>(
    `select quote_ident(nspname) as schema from pg_namespace
     where nspname !~ '^pg_' and nspname <> 'information_schema' and pg_has_role(nspowner, 'usage')`,
  );
  const rights = rows.map(
    ({ schema }) => `
      grant usage on schema ${schema} to ${role};
      grant select, insert, update, delete on all tables in schema ${schema} to ${role};
      grant usage, select on all sequences in schema ${schema} to ${role};
      grant execute on all functions in schema ${schema} to ${role};`,
  );
  const there = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) as name where to_regclass(name) is not null`,
    [APPEND_ONLY],
  );
  const kept = there.rows.map(
    ({ name }) => `revoke update, delete, truncate on ${name} from ${role};`,
  );
  const policies = await client.query<{ table: string }>(
    `select format('%I.%I', nspname, relname) as table from pg_class
     join pg_namespace on pg_namespace.oid = relnamespace
     where relrowsecurity and relkind = 'r' and pg_has_role(relowner, 'usage') and not exists (
       select from pg_policy join pg_roles on pg_roles.oid = any (polroles)
       where polrelid = pg_class.oid and polname = 'application' and '"' || replace(rolname, '"', '""') || '"' = $1)`,
    [role],
  );
  // The tables of the jobs let nobody in but their owner and whom a policy names.
  const doors = policies.rows.map(
    ({ table }) =>
      `drop policy if exists application on ${table};
       create policy application on ${table} to ${role} using (true) with check (true);`,
  );
  return [
    ...rights,
    ...kept,
    `revoke insert, update, delete on platform.migration from ${role};`,
    ...doors,
  ].join('\n');
}
