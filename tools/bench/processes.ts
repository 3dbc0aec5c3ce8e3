// Whole processes measured from outside: growth with the number of ballots, and the start of the command.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCounting } from '../build-counting.ts';
import { root } from '../vite-settings.ts';
import { writeBigElection } from './big-election.ts';
import { formatSeconds, medianOf, type Row, timeInTurns, timesOf } from './timing.ts';

const gibibyte = 2 ** 30;

/** Runs a program under this Node; throws when it does not end well. */
function runNode(...args: readonly string[]): { readonly seconds: number; readonly said: string } {
  const began = performance.now();
  const done = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = (performance.now() - began) / 1000;
  if (done.status !== 0) throw new Error(`${args[0]}: ${done.signal ?? ''} ${done.stderr}`);
  return { seconds, said: done.stderr };
}

/** Makes a program say at its end how many bytes and seconds of processor it used; loaded before it. */
const tellUse = `data:text/javascript,${encodeURIComponent(`import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\n' + JSON.stringify([maxRSS * 1024, (userCPUTime + systemCPUTime) / 1e6]));
});`)}`;

interface Use {
  readonly seconds: number;
  readonly peakBytes: number;
  /** Seconds of processor, which other work on the machine makes little longer. */
  readonly processor: number;
}

/** Runs a program of ours, and tells what it used with all its threads. */
export function measureUse(...args: readonly string[]): Use {
  const { seconds, said } = runNode('--import', tellUse, ...args);
  const [peakBytes, processor] = JSON.parse(said.split('\n').at(-1) ?? '');
  return { seconds, peakBytes, processor };
}

/** What `work` gives, with a folder that is there only meanwhile and the command as it is published. */
async function withCommand<T>(work: (folder: string, command: string) => T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'minga-bench-'));
  try {
    const dist = join(folder, 'dist');
    await buildCounting(dist);
    return work(folder, join(dist, 'bin/minga-count.js'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The most that a number of ballots may take, where there is a target. */
const limits: Readonly<Record<number, { readonly seconds?: number; readonly gibibytes?: number }>> =
  {
    1e6: { seconds: 5 },
    1e7: { gibibytes: 4 },
  };

/** An invented vote of 300 projects, counted by the command with the recommended settings. */
export function benchGrowth(ballots: number): Promise<readonly Row[]> {
  return withCommand((folder, command) => {
    const file = join(folder, 'big.pb');
    const budgetClp = 50_000 * ballots;
    const bytes = writeBigElection(file, { ballots, projects: 300, budgetClp, seed: 2026 });
    const runs = Array.from({ length: ballots > 1e6 ? 1 : 5 }, () => measureUse(command, file));
    const times = timesOf(runs.map(({ seconds }) => seconds));
    const processor = medianOf(runs.map((run) => run.processor));
    const memory = medianOf(runs.map(({ peakBytes }) => peakBytes)) / gibibyte;
    const most = limits[ballots] ?? {};
    return [
      {
        what: `${ballots.toLocaleString('en')} ballots (${(bytes / 1e6).toFixed(1)} MB)`,
        times,
        target: { value: times.median, most: most.seconds ?? Number.POSITIVE_INFINITY, unit: 's' },
        note: `${formatSeconds(processor)} of processor`,
      },
      {
        what: '  peak memory',
        target: { value: memory, most: most.gibibytes ?? Number.POSITIVE_INFINITY, unit: 'GiB' },
      },
    ];
  });
}

/** The command on a small file against a script that does nothing, in turns. */
export function benchStart(seconds: number): Promise<readonly Row[]> {
  return withCommand((folder, command) => {
    const empty = join(folder, 'empty.mjs');
    writeFileSync(empty, '');
    const file = join(root, 'golden/ejemplo-pudeto.pb');
    const times = timeInTurns(
      {
        empty: () => runNode(empty).seconds,
        command: () => runNode(command, file).seconds,
      },
      seconds,
    );
    return [
      { what: 'an empty script', times: times.empty },
      {
        what: 'minga-count, 412 ballots',
        times: times.command,
        target: { value: times.command.median / times.empty.median, most: 2, unit: '×' },
        note: 'of the empty script',
      },
    ];
  });
}
