// What waits in the main database, whichever process will do it: jobs and mail, counted and never read.
import type { Pool } from 'pg';
import { type Family, gauge } from './exposition.ts';

interface Counted {
  readonly jobs_waiting: number;
  readonly jobs_later: number;
  readonly jobs_failed: number;
  readonly job_age: number;
  readonly mails_waiting: number;
  readonly mails_refused: number;
  readonly mail_age: number;
}

const COUNT = `
  select jobs.*, mails.*
  from (
    select count(*) filter (where attempts < max_attempts and run_at <= now())::int as jobs_waiting,
      count(*) filter (where attempts < max_attempts and run_at > now())::int as jobs_later,
      count(*) filter (where attempts >= max_attempts and locked_at is null)::int as jobs_failed,
      coalesce(extract(epoch from now() - min(run_at)
        filter (where attempts < max_attempts and run_at <= now())), 0)::float as job_age
    from graphile_worker.jobs
  ) as jobs, (
    select count(*) filter (where sent_at is null and refused_at is null)::int as mails_waiting,
      count(refused_at)::int as mails_refused,
      coalesce(extract(epoch from now() - min(queued_at)
        filter (where sent_at is null and refused_at is null)), 0)::float as mail_age
    from platform.outgoing_mail
  ) as mails`;

/** Throws if the database does not answer: figures that are not true are worse than none. */
export async function waitingWork(pool: Pool): Promise<readonly Family[]> {
  const { rows } = await pool.query<Counted>(COUNT);
  const [counted] = rows;
  if (counted === undefined) throw new Error('a count has one row');
  return [
    gauge('minga_jobs_waiting', 'Jobs that are due, being done or not.', counted.jobs_waiting),
    gauge(
      'minga_jobs_later',
      'Jobs for later, and those that will be tried again.',
      counted.jobs_later,
    ),
    gauge(
      'minga_jobs_failed',
      'Jobs that failed for good and are still kept.',
      counted.jobs_failed,
    ),
    gauge('minga_job_oldest_seconds', 'For how long the oldest job has been due.', counted.job_age),
    gauge('minga_mails_waiting', 'Mails that have not left.', counted.mails_waiting),
    gauge('minga_mails_refused', 'Mails refused for good in thirty days.', counted.mails_refused),
    gauge(
      'minga_mail_oldest_seconds',
      'For how long the oldest mail has waited.',
      counted.mail_age,
    ),
  ];
}
