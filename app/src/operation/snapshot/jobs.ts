// Jobs that wait, as rows of our own: handed to the library again by its functions, so that its tables may change.
import type pg from 'pg';

/** Where they stand in an archive, though no table has that name. */
export const JOBS_TABLE = 'graphile_worker.waiting';

export const jobsColumns = [
  'identifier',
  'payload',
  'queue_name',
  'run_at',
  'max_attempts',
  'attempts',
  'key',
  'priority',
  'flags',
] as const;

/** A job that somebody is at is taken as waiting: it is done at least once. */
export const jobsQuery = `copy (
  select identifier, payload, queue_name, run_at, jobs.max_attempts, jobs.attempts, key, priority,
    (select array_agg(flag) from jsonb_object_keys(flags) as flag) as flags
  from graphile_worker._private_jobs as jobs
  join graphile_worker._private_tasks as tasks on tasks.id = task_id
  left join graphile_worker._private_job_queues as queues on queues.id = job_queue_id
  order by jobs.id) to stdout`;

/** A table of this transaction alone, that the rows are copied into. */
export async function prepareWaitingJobs(client: pg.Client): Promise<string> {
  await client.query(`create temporary table waiting_job (
    place bigint generated always as identity, identifier text, payload json, queue_name text,
    run_at timestamptz, max_attempts int, attempts int, key text, priority int, flags text[]) on commit drop`);
  return 'pg_temp.waiting_job';
}

/** Adds them in their order, each with the attempts that it has had. */
export async function addWaitingJobs(client: pg.Client): Promise<void> {
  await client.query(`do $$
    declare one record; added bigint;
    begin
      for one in select * from pg_temp.waiting_job order by place loop
        select id into added from graphile_worker.add_job(one.identifier, one.payload, one.queue_name,
          one.run_at, one.max_attempts, one.key, one.priority, one.flags);
        perform graphile_worker.reschedule_jobs(array[added], attempts => one.attempts)
          where one.attempts > 0;
      end loop;
    end $$`);
}
