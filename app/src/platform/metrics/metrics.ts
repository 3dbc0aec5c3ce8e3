// What a process tells about its own work, without a word about anybody: requests, jobs, mail, pool, loop, memory.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Pool } from 'pg';
import { counter, expositionOf, type Family, gauge, histogram } from './exposition.ts';
import { waitingWork } from './waiting-work.ts';

export interface Answered {
  /** The pattern of the route, as it was declared. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

export interface Metrics {
  requestAnswered(answered: Answered): void;
  /** `name` is the job's as its room declared it. */
  jobEnded(name: string, outcome: 'done' | 'failed'): void;
  /** Everything, as it is now. `pool` is that of the main database. */
  text(pool: Pool): Promise<string>;
}

/** Whoever asks with another method made the word up. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
const NANOSECONDS = 1e9;
/** How often the loop is looked at: what it takes for that is no lag. */
const LOOK_MS = 20;

/** `version` is that of the product. Counts from the start of the process. */
export function createMetrics(version: string): Metrics {
  const requests = counter('minga_requests_total', 'Requests answered.');
  const durations = histogram('minga_request_seconds', 'How long requests took.');
  const jobs = counter('minga_jobs_total', 'Attempts of jobs that ended in this process.');
  const loop = monitorEventLoopDelay({ resolution: LOOK_MS });
  loop.enable();
  return {
    requestAnswered({ route, method: asked, status, seconds }) {
      const method = METHODS.has(asked) ? asked : 'other';
      requests.add({ route, method, status: `${Math.trunc(status / 100)}xx` });
      durations.observe({ route, method }, seconds);
    },
    jobEnded: (job, outcome) => jobs.add({ job, outcome }),
    async text(pool) {
      const lag = { median: loop.percentile(50), p99: loop.percentile(99), most: loop.max };
      loop.reset();
      return expositionOf([
        {
          name: 'minga_build_info',
          help: 'Which Minga this is.',
          kind: 'gauge',
          samples: [{ labels: { version }, value: 1 }],
        },
        requests.family(),
        durations.family(),
        jobs.family(),
        ...(await waitingWork(pool)),
        ...poolFamilies(pool),
        loopFamily(lag),
        ...processFamilies(),
      ]);
    },
  };
}

function poolFamilies(pool: Pool): readonly Family[] {
  const { totalCount, idleCount, waitingCount, options } = pool;
  return [
    gauge('minga_pool_connections', 'Connections to the main database.', totalCount),
    gauge('minga_pool_connections_max', 'The most that there may be.', options.max ?? 10),
    gauge('minga_pool_idle', 'Of these, at rest.', idleCount),
    gauge('minga_pool_waiting', 'Queries that wait for a connection.', waitingCount),
  ];
}

function loopFamily(lag: Readonly<Record<string, number>>): Family {
  return {
    name: 'minga_event_loop_lag_seconds',
    help: 'How late the event loop was since the last look.',
    kind: 'gauge',
    samples: Object.entries(lag).map(([figure, value]) => ({
      labels: { figure },
      // Before the first look there is none.
      value: Number.isFinite(value) ? Math.max(value / NANOSECONDS - LOOK_MS / 1000, 0) : 0,
    })),
  };
}

function processFamilies(): readonly Family[] {
  const { rss, heapUsed } = process.memoryUsage();
  const beganAt = Date.now() / 1000 - process.uptime();
  return [
    gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
    gauge('minga_heap_used_bytes', 'Of it, used by JavaScript.', heapUsed),
    gauge('process_start_time_seconds', 'When the process began, in Unix time.', beganAt),
  ];
}
