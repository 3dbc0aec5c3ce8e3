// Slow work: enqueued in the transaction of its cause, run by any worker copy, at least once.
import { Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Gather } from './contributions.ts';
import type { Database, Tx } from './database/database.ts';
import type { FileStore } from './files/store.ts';
import type { Keys } from './keys.ts';
import type { Log } from './log.ts';

/** One kind of work of a room; its name begins with the room's. */
export interface Job {
  readonly name: string;
  /** Five-field cron line in UTC, for work that comes round by itself. */
  readonly every?: string;
  readonly maxAttempts?: number;
  readonly run: (db: Database, payload: unknown) => Promise<void>;
}

/** What the jobs of a room work with besides the database. */
export interface JobTools {
  readonly files: FileStore;
  readonly keys: Keys;
  /** Where people reach the site, without a slash at its end. */
  readonly publicUrl: string;
  /** What the rooms add, as pages gather it. */
  readonly gather: Gather;
  /** Whether a mail comes to where somebody reads it: it leaves, or a demonstration shows it. */
  readonly mailArrives: boolean;
}

export type JobsOfRoom = (tools: JobTools) => readonly Job[];

/** Adds a job inside `tx`: it exists if and only if the transaction commits. */
export async function enqueue(
  tx: Tx,
  job: Pick<Job, 'name' | 'maxAttempts'>,
  payload: Readonly<Record<string, string | number>>,
): Promise<void> {
  await sql`select graphile_worker.add_job(${job.name}, ${JSON.stringify(payload)}::json,
    max_attempts => ${job.maxAttempts ?? 3}::int)`.execute(tx);
}

/** Brings the tables of the jobs to what this worker needs, as the role that owns them. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => {}) });
}

/** Starts the worker; `stop()` waits for the jobs in flight. `ended` hears of every attempt. */
export async function runJobs(
  pool: Pool,
  db: Database,
  jobs: readonly Job[],
  log: Log,
  ended: (name: string, outcome: 'done' | 'failed') => void = () => {},
): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [job.name, (payload: unknown) => runOne(db, job, payload, ended)]),
  );
  const crontab = jobs
    .filter((job) => job.every !== undefined)
    .map((job) => `${job.every} ${job.name}`)
    .join('\n');
  return run({
    pgPool: pool,
    taskList,
    crontab,
    noHandleSignals: true,
    concurrency: 2,
    pollInterval: 2000,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn({ message }, 'worker');
      else log.debug({ message }, 'worker');
    }),
  });
}

async function runOne(
  db: Database,
  job: Job,
  payload: unknown,
  ended: (name: string, outcome: 'done' | 'failed') => void,
): Promise<void> {
  try {
    await job.run(db, payload);
    ended(job.name, 'done');
  } catch (error) {
    ended(job.name, 'failed');
    throw error;
  }
}
