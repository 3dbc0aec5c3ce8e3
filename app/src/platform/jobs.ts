// Slow work: enqueued in the transaction of its cause, run by any worker copy, at least once.
import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Gather } from './contributions.ts';
import type { Database, Tx } from './database/database.ts';
import type { FileStore } from './files/store.ts';
import type { Keys } from './keys.ts';
import type { Log } from './log.ts';
import type { RollTools } from './room.ts';
import type { UrnDoor } from './urn-door.ts';

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
  /** Undefined in a process without the role `roll`. */
  readonly roll: RollTools | undefined;
  readonly urn: UrnDoor;
  /** Where people reach the urn, without a slash at its end. */
  readonly urnUrl: string;
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

/** So many seconds from now, however often it is asked for until then. */
export async function enqueueOnce(
  db: Database,
  job: Pick<Job, 'name' | 'maxAttempts'>,
  payload: Readonly<Record<string, string | number>>,
  seconds: number,
): Promise<void> {
  const text = JSON.stringify(payload);
  await sql`select graphile_worker.add_job(${job.name}, ${text}::json,
    run_at => now() + make_interval(secs => ${seconds}::int), job_key => ${`${job.name} ${text}`},
    max_attempts => ${job.maxAttempts ?? 3}::int)`.execute(db);
}

/** Brings the tables of the jobs to what this worker needs, as the role that owns them. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => {}) });
}

/** The worker of this copy. */
export interface RunningJobs {
  /** Waits for the jobs in flight. */
  stop(): Promise<void>;
}

const BEFORE_AGAIN_MS = 1_000;

/** Starts the worker, and another one whenever it gives up. `ended` hears of every attempt. */
export async function runJobs(
  pool: Pool,
  db: Database,
  jobs: readonly Job[],
  log: Log,
  ended: (name: string, outcome: 'done' | 'failed') => void = () => {},
): Promise<RunningJobs> {
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [job.name, (payload: unknown) => runOne(db, job, payload, ended)]),
  );
  const crontab = jobs
    .filter((job) => job.every !== undefined)
    .map((job) => `${job.every} ${job.name}`)
    .join('\n');
  let taken: string[] = [];
  const events = new EventEmitter().on('pool:create', ({ workerPool }) => {
    taken.push(workerPool.id);
  });
  return keepRunning(log, async () => {
    // What one that gave up had taken would be kept from every other one for hours.
    if (taken.length > 0)
      await sql`select graphile_worker.force_unlock_workers(${taken})`.execute(db);
    taken = [];
    return run({
      pgPool: pool,
      taskList,
      crontab,
      events,
      noHandleSignals: true,
      preset: {
        worker: {
          concurrentJobs: 2,
          pollInterval: 2000,
          // At once, and by the way in which the runner hears of a failure: by the other one it would end the process.
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
        },
      },
      logger: new Logger(() => (level, message) => {
        if (level === 'error' || level === 'warning') log.warn({ message }, 'worker');
        else log.debug({ message }, 'worker');
      }),
    });
  });
}

/** A runner gives up when it cannot write how a job ended, as when the database goes away; then another one begins. */
async function keepRunning(log: Log, begin: () => Promise<Runner>): Promise<RunningJobs> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let runner = await begin();

  async function beginAgain(): Promise<boolean> {
    try {
      runner = await begin();
      return true;
    } catch (error) {
      log.warn({ err: error }, 'worker-cannot-begin');
      return false;
    }
  }

  async function watch(): Promise<void> {
    for (;;) {
      await runner.promise.catch((error: unknown) => log.warn({ err: error }, 'worker-failed'));
      do {
        await wait(BEFORE_AGAIN_MS, undefined, { signal }).catch(() => {});
        if (signal.aborted) return;
      } while (!(await beginAgain()));
      log.warn({}, 'worker-began-again');
      if (signal.aborted) await runner.stop();
    }
  }

  const watching = watch();
  return {
    async stop() {
      stopping.abort();
      await runner.stop().catch((error: unknown) => log.warn({ err: error }, 'worker-stop'));
      await watching;
    },
  };
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
