// Composition root: settings → databases → site → listening; and back down on a signal.
import { setTimeout as wait } from 'node:timers/promises';
import { readSettings } from './config/settings.ts';
import { createLog } from './platform/log.ts';
import { dieWithParent } from './platform/process-chain.ts';
import { type Running, start } from './start.ts';

export interface MainOptions {
  /** Folder of the repository: migrations, builds and the default data folder are below it. */
  readonly root: string;
  /** `performance.now()` at which the process began, to say how long the start took. */
  readonly began: number;
}

/** A part that has not ended by then is left to the next start, which finds what a kill would have left. */
const LONGEST_STOP_MS = 45_000;

/** Runs until it is told to stop; exit codes: 0 stopped as asked, 1 could not start, 2 died. */
export async function main(options: MainOptions): Promise<void> {
  const config = readSettings(options.root);
  if (!config.ok) return leave(config.error.sentences);
  const log = createLog(config.value.logLevel);
  const stopAsked = untilAskedToStop();
  const started = await start(config.value, options.root, log);
  if (!started.ok) return leave([started.error.sentence]);
  const running = started.value;
  announce(running, performance.now() - options.began);
  const why = await Promise.race([stopAsked, running.died]);
  const died = why instanceof Error;
  if (died) log.fatal({ err: why }, 'a part that Minga cannot do without has died');
  log.info('stopping');
  const isStopped = await Promise.race([
    running.stop().then(() => true),
    wait(LONGEST_STOP_MS, false),
  ]);
  if (!isStopped) log.warn({}, 'stopped-late');
  process.exit(died ? 2 : 0);
}

function leave(sentences: readonly string[]): never {
  for (const sentence of sentences) console.error(`Minga: ${sentence}`);
  process.exit(1);
}

function announce(running: Running, ms: number): void {
  const seconds = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 1 }).format(ms / 1000);
  for (const line of running.lines) console.log(line);
  console.log(`Minga: lista en ${seconds} s. Para detenerla, Ctrl+C.`);
}

function untilAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => resolve(signal));
    }
    dieWithParent(() => resolve('parent gone'));
  });
}
