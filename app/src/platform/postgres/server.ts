// Starts the server of a cluster, brings it back when it dies unasked, and stops it properly.
import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '@minga/basics';
import { setAsideForeignNote, settleOrphan } from './orphan.ts';
import { type Postmaster, type PostmasterOptions, runPostmaster } from './postmaster.ts';
import { askServer, findFreePort } from './probe.ts';
import { type LaunchRefusal, refusalOfOutput } from './refusals.ts';

export interface ServerOptions extends Omit<PostmasterOptions, 'port' | 'onLine'> {
  readonly password: string;
  readonly log: (event: string, fields?: object) => void;
}

export interface RunningServer {
  readonly port: number;
  stop(): Promise<void>;
  /** Resolves when the server is gone and will not be brought back. Never after `stop`. */
  readonly died: Promise<Error>;
}

const PORT_ATTEMPTS = 5;
/** How long processes of a server killed outright may take to let go of its memory. */
const LINGER_MS = 15_000;
/** How long a server may run without being reached before that is called a failure. */
const SILENCE_MS = 20_000;
/** A password that is wrong stays so. */
const WRONG_PASSWORD_MS = 3_000;
export const WRONG_PASSWORD = /password authentication failed/;
const FAST_STOP_MS = 20_000;
const RESTARTS_PER_MINUTE = 3;

export async function startServer(
  options: ServerOptions,
): Promise<Result<RunningServer, LaunchRefusal>> {
  let refusal: LaunchRefusal = { code: 'did-not-start', detail: 'no free port' };
  for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
    const port = await findFreePort();
    const started = await startOn(port, options);
    if (started.ok) return ok(supervise(port, started.value, options));
    refusal = started.error;
    if (!isPortTaken(refusal)) break;
  }
  return err(refusal);
}

function isPortTaken(refusal: LaunchRefusal): boolean {
  return (
    refusal.code === 'did-not-start' && /could not create any TCP\/IP sockets/.test(refusal.detail)
  );
}

/** One server on that port, answering; patient with the remains of an earlier one. */
async function startOn(
  port: number,
  options: ServerOptions,
): Promise<Result<Postmaster, LaunchRefusal>> {
  const { clusterDir, password, log } = options;
  const until = Date.now() + LINGER_MS;
  for (;;) {
    const orphan = await settleOrphan(clusterDir, password, log);
    if (orphan !== undefined) return err(orphan);
    const postmaster = runPostmaster({ ...options, port, onLine: (line) => report(line, log) });
    const silence = await untilAnswers(postmaster, port, options);
    if (silence === undefined) return ok(postmaster);
    const words = `${postmaster.lastWords()}\n${silence}`;
    const isHeld = /pre-existing shared memory block|lock file .* already exists/.test(words);
    if (!isHeld || Date.now() > until) return err(refusalOfOutput(words, clusterDir));
    if (!setAsideForeignNote(clusterDir, log)) await wait(200);
  }
}

/**
 * `undefined` once it answers; else, once it is gone, why not. Recovery after a crash may take long and is let finish;
 * a server that runs and yet does not let us in is stopped.
 */
async function untilAnswers(
  postmaster: Postmaster,
  port: number,
  { password, clusterDir }: ServerOptions,
): Promise<string | undefined> {
  const began = Date.now();
  while (!postmaster.isGone()) {
    const { whose, detail } = await askServer(port, password, clusterDir);
    if (whose === 'ours') return undefined;
    const waitedMs = Date.now() - began;
    const patienceMs = WRONG_PASSWORD.test(detail) ? WRONG_PASSWORD_MS : SILENCE_MS;
    if (whose === 'other' && waitedMs > patienceMs) {
      postmaster.stop();
      await postmaster.gone;
      return detail;
    }
    await wait(waitedMs < 1_000 ? 10 : 100);
  }
  return '';
}

/** What PostgreSQL calls fatal at every start and stop. */
const ROUTINE =
  /the database system is (starting up|shutting down)|terminating connection due to administrator/;

/** Only what an operator must know; PostgreSQL's routine remarks stay out of the log. */
function report(line: string, log: ServerOptions['log']): void {
  const isGrave = /^(FATAL|PANIC):|was terminated by signal/.test(line);
  if (isGrave && !ROUTINE.test(line)) log('postgres-said', { line });
}

function supervise(port: number, first: Postmaster, options: ServerOptions): RunningServer {
  const { log } = options;
  let current = first;
  let isStopping = false;
  const deaths: number[] = [];
  let declareDead: (error: Error) => void;
  const died = new Promise<Error>((resolve) => {
    declareDead = resolve;
  });

  async function watch(): Promise<void> {
    for (;;) {
      const exitCode = await current.gone;
      if (isStopping) return;
      log('postgres-died', { exitCode });
      deaths.push(Date.now());
      const isTooOften =
        deaths.filter((at) => at > Date.now() - 60_000).length > RESTARTS_PER_MINUTE;
      if (isTooOften) return declareDead(new Error('PostgreSQL died four times within a minute'));
      const again = await startOn(port, options);
      if (!again.ok) {
        return declareDead(
          new Error(`PostgreSQL died and did not come back: ${JSON.stringify(again.error)}`),
        );
      }
      current = again.value;
      if (isStopping) current.stop();
      else log('postgres-restarted', { port });
    }
  }

  const watching = watch().catch((fault: Error) => declareDead(fault));
  return {
    port,
    died,
    async stop() {
      isStopping = true;
      current.stop();
      const timer = setTimeout(() => current.stopAtOnce(), FAST_STOP_MS);
      await watching;
      clearTimeout(timer);
    },
  };
}
