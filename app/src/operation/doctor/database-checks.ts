// Looks at one database: its server, its clock, what it is made of, and whether its jobs are done.
import { assert } from '@minga/basics';
import pg from 'pg';
import type { RoleUrls } from '../../databases.ts';
import { type ConnectedCopies, olderThan } from '../../platform/database/copies.ts';
import type { Migration } from '../../platform/database/migrate.ts';
import type { DatabaseName } from '../../platform/database/names.ts';
import { unreachableSentence } from '../../platform/database/unreachable.ts';
import { copyWords, type FormOfDatabase, formOf, roleOf } from '../form-of-database.ts';
import { hasJobs, missingExtensions } from '../snapshot/contents.ts';
import { type Finding, good, notice, wrong } from './finding.ts';

const OLDEST_MAJOR = 17;
const CLOCK_TOLERANCE_MS = 2_000;

export interface CheckedDatabase {
  readonly name: DatabaseName;
  readonly urls: RoleUrls;
  readonly migrations: readonly Migration[];
}

/** Only reads. A database that cannot be opened is one finding. */
export async function checkDatabase(database: CheckedDatabase): Promise<readonly Finding[]> {
  const client = new pg.Client({
    connectionString: database.urls.owner,
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return [
      await checkServer(client, database.name),
      await checkClock(client, database.name),
      await checkExtensions(client, database.name),
      ...(await checkForm(client, database)),
      ...((await hasJobs(client)) ? await checkJobs(client) : []),
    ];
  } catch (error) {
    const sentence = unreachableSentence(error);
    if (sentence === undefined) throw error;
    return [wrong(`database-${database.name}`, `${database.name}: ${sentence}`)];
  } finally {
    await client.end().catch(() => {});
  }
}

async function checkServer(client: pg.Client, name: string): Promise<Finding> {
  const { rows } = await client.query<ServerFacts>(
    `select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
       current_setting('server_version_num')::int / 10000 as major`,
  );
  assert(rows[0] !== undefined, 'a server has a version');
  return serverFinding(name, rows[0]);
}

export interface ServerFacts {
  readonly version: string;
  readonly major: number;
  readonly encoding: string;
}

export function serverFinding(name: string, { version, major, encoding }: ServerFacts): Finding {
  const check = `server-${name}`;
  if (major < OLDEST_MAJOR) {
    return wrong(check, `${name}: PostgreSQL ${version}; se necesita ${OLDEST_MAJOR} o posterior.`);
  }
  if (encoding !== 'UTF8')
    return wrong(check, `${name}: su codificación es ${encoding} y debe ser UTF8.`);
  return good(check, `${name}: PostgreSQL ${version}.`);
}

/** Sessions, codes and deadlines compare both clocks. */
async function checkClock(client: pg.Client, name: string): Promise<Finding> {
  const askedAt = Date.now();
  const { rows } = await client.query('select clock_timestamp() as now');
  const answeredAt = Date.now();
  const there = (rows[0].now as Date).getTime();
  const offMs = Math.max(askedAt - there, there - answeredAt, 0);
  const check = `clock-${name}`;
  if (offMs <= CLOCK_TOLERANCE_MS)
    return good(check, `${name}: su reloj y el de este equipo coinciden.`);
  return wrong(
    check,
    `${name}: su reloj y el de este equipo difieren en ${Math.round(offMs / 1000)} s. Sincroniza ambos (NTP).`,
  );
}

async function checkExtensions(client: pg.Client, name: string): Promise<Finding> {
  const missing = await missingExtensions(client);
  const check = `extensions-${name}`;
  if (missing.length === 0) return good(check, `${name}: sus extensiones están.`);
  const words = missing.join(', ');
  return wrong(
    check,
    `${name}: faltan extensiones (${words}). Créalas con su superusuario: create extension.`,
  );
}

async function checkForm(
  client: pg.Client,
  { name, urls, migrations }: CheckedDatabase,
): Promise<readonly Finding[]> {
  const form = await formOf(client, name, migrations, roleOf(urls));
  return [
    checkMigrations(name, form),
    ...checkWaiting(name, form),
    checkCopies(name, form, migrations),
  ];
}

function checkMigrations(name: string, form: FormOfDatabase): Finding {
  const check = `migrations-${name}`;
  if (form.beyond.length > 0) {
    return wrong(
      check,
      `${name}: una Minga más nueva ya le quitó lo que esta usa (${form.beyond.join(', ')}). Actualiza Minga.`,
    );
  }
  if (form.changed.length > 0) {
    return wrong(
      check,
      `${name}: migraciones aplicadas cambiaron después (${form.changed.join(', ')}). Recupera sus archivos.`,
    );
  }
  if (form.missing.length > 0) {
    const order = form.applied.size === 0 ? 'migrate' : 'upgrade';
    return wrong(check, `${name}: faltan ${form.missing.length} migraciones: minga ${order}.`);
  }
  if (form.expandedBeyond.length > 0) {
    return notice(
      check,
      `${name}: la amplió una Minga más nueva (${form.expandedBeyond.join(', ')}). Esta puede seguir con ella.`,
    );
  }
  return good(check, `${name}: al día, ${form.applied.size} migraciones.`);
}

function checkWaiting(name: string, { waiting }: FormOfDatabase): readonly Finding[] {
  if (waiting.length === 0) return [];
  return [
    notice(
      `contracts-${name}`,
      `${name}: falta terminar la última actualización (${waiting.join(', ')}): minga upgrade --finish, cuando no queden copias anteriores.`,
    ),
  ];
}

/** Of copies of Minga; other programs may look at a database too. */
function checkCopies(
  name: string,
  { connected }: FormOfDatabase,
  migrations: readonly Migration[],
): Finding {
  const check = `copies-${name}`;
  const copies = connected.filter(({ copy }) => copy !== undefined);
  const newest = migrations.at(-1)?.name ?? '';
  const older = olderThan(newest, copies);
  if (older.length > 0) {
    return notice(check, `${name}: con ella trabajan copias anteriores: ${wordsOf(older)}.`);
  }
  const words =
    copies.length === 0 ? 'ninguna copia trabaja con ella' : `trabajan ${wordsOf(copies)}`;
  return good(check, `${name}: ${words}.`);
}

function wordsOf(copies: readonly ConnectedCopies[]): string {
  return copies.map(copyWords).join(', ');
}

/** Jobs that nobody does, that were given up, or whose process died with them in hand. */
async function checkJobs(client: pg.Client): Promise<readonly Finding[]> {
  const { rows } = await client.query(
    `select
       count(*) filter (where attempts >= max_attempts)::int as given_up,
       array_agg(distinct task_identifier) filter (where attempts >= max_attempts) as kinds,
       count(*) filter (where locked_at < now() - interval '4 hours')::int as held,
       count(*) filter (where locked_at is null and attempts < max_attempts
         and run_at < now() - interval '15 minutes')::int as late,
       exists (select from pg_stat_activity where datname = current_database()
         and pid <> pg_backend_pid() and usesysid is not null) as is_served
     from graphile_worker.jobs`,
  );
  const { given_up: givenUp, kinds, held, late, is_served: isServed } = rows[0];
  const findings: Finding[] = [];
  if (givenUp > 0) {
    findings.push(
      wrong(
        'jobs-given-up',
        `${givenUp} tareas se abandonaron tras varios intentos (${kinds.join(', ')}). El registro de esos días dice por qué.`,
      ),
    );
  }
  if (held > 0) {
    findings.push(
      wrong(
        'jobs-held',
        `${held} tareas llevan más de cuatro horas en manos de un proceso que ya no está. Parte un proceso con el papel worker.`,
      ),
    );
  }
  if (late > 0 && isServed) {
    findings.push(
      wrong(
        'jobs-late',
        `${late} tareas esperan hace más de 15 minutos: no hay quien las haga. Parte un proceso con el papel worker.`,
      ),
    );
  } else if (late > 0) {
    findings.push(notice('jobs-late', `${late} tareas esperan a que Minga parta.`));
  }
  return findings.length > 0 ? findings : [good('jobs', 'ninguna tarea está atascada.')];
}
