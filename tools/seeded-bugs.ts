// `node tools/seeded-bugs.ts SUITE [--only PATTERN] [--jobs NUMBER]`: puts each seeded bug into a copy and sees whether a test notices.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.ts';
import { bugSuites, type SeededBug, withBug } from './testing/bug-suites.ts';
import { root } from './vite-settings.ts';

/** `DOES NOT RUN`: no test could say anything. */
type Verdict = 'killed' | 'killed: no end' | 'SURVIVED' | 'DOES NOT APPLY' | 'DOES NOT RUN';

/** What a run of tests said: the names of those that failed, or that it did not end. */
type Said = { readonly failed: readonly FailedFile[]; readonly isGreen: boolean } | 'no end';

interface FailedFile {
  readonly file: string;
  /** The first test of it that failed; the message of the file when it could not begin. */
  readonly first: string;
}

const { values, positionals } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
  allowPositionals: true,
});
const suite = bugSuites[positionals[0] ?? ''];
if (suite === undefined) {
  console.error(`use: node tools/seeded-bugs.ts ${Object.keys(bugSuites).join('|')}`);
  process.exit(2);
}
const { sources, copied, vitestConfig, runsFor } = suite;
const only = new RegExp(values.only);
const chosen = suite.bugs.filter(({ file, what }) => only.test(`${file}: ${what}`));

// What is built may not be there yet.
if (copied.some((path) => !existsSync(join(root, path)))) ensureBuilt();
const folders = Array.from({ length: Number(values.jobs) }, makeCopy);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A bug can make a loop endless: no run may take longer than three without any bug. */
let patienceMs = 600_000;
const began = performance.now();
const sound = await runTests(folders[0] ?? '', []);
patienceMs = 3 * (performance.now() - began);
if (sound === 'no end' || (sound.failed.length === 0 && !sound.isGreen)) {
  console.error('the tests do not run without any bug');
  process.exit(1);
}
/** They fail as they are, so that they could say nothing about a bug. */
const broken = sound.failed.map(({ file }) => file);
for (const { file, first } of sound.failed) {
  console.log(`left out, it fails without any bug: ${file}: ${first}`);
}
const queue = chosen.entries();
const verdicts: Verdict[] = [];
await Promise.all(folders.map(workThrough));

const wrong = verdicts.filter((verdict) => !verdict.startsWith('killed')).length;
console.log(`\n${chosen.length} bugs, ${chosen.length - wrong} killed, ${wrong} not`);
process.exit(wrong === 0 && broken.length === 0 ? 0 : 1);

/** All that the tests need, and nothing that they could find outside. PostgreSQL enters it as another user. */
function makeCopy(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'minga-bugs-')));
  chmodSync(folder, 0o755);
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'vitest.config.ts'), vitestConfig);
  return folder;
}

/** Takes bugs from the queue, which the copies share. */
async function workThrough(folder: string): Promise<void> {
  for (const [index, bug] of queue) {
    const began = performance.now();
    const [verdict, by] = await judge(folder, bug);
    verdicts[index] = verdict;
    const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
    console.log(`${seconds} s  ${verdict.padEnd(14)}  ${bug.file}: ${bug.what}${by}`);
  }
}

/** The verdict, and which test spoke. */
async function judge(folder: string, bug: SeededBug): Promise<readonly [Verdict, by: string]> {
  const path = join(folder, sources, bug.file);
  const text = readFileSync(path, 'utf8');
  const changed = withBug(text, bug);
  if (changed === undefined) return ['DOES NOT APPLY', ''];
  writeFileSync(path, changed);
  try {
    for (const asked of runsFor(bug)) {
      const left = broken.flatMap((file) => ['--exclude', file]);
      const said = await runTests(folder, ['--bail=1', '--passWithNoTests', ...left, ...asked]);
      if (said === 'no end') return ['killed: no end', ''];
      const [failed] = said.failed;
      if (failed !== undefined) return ['killed', `\n        by ${failed.file}: ${failed.first}`];
      if (!said.isGreen) return ['DOES NOT RUN', ''];
    }
    return ['SURVIVED', ''];
  } finally {
    writeFileSync(path, text);
  }
}

async function runTests(folder: string, args: readonly string[]): Promise<Said> {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const reporting = ['--reporter=json', `--outputFile.json=${report}`];
  const status = await runVitest(folder, [...reporting, ...args]);
  if (status === undefined) return 'no end';
  if (!existsSync(report)) return { failed: [], isGreen: false };
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly testResults: readonly {
      readonly name: string;
      readonly status: string;
      readonly message: string;
      readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
    }[];
  };
  const failed = testResults
    .filter((one) => one.status !== 'passed')
    .map(({ name, message, assertionResults }) => ({
      file: relative(folder, name),
      first: assertionResults.find((one) => one.status === 'failed')?.fullName ?? message,
    }));
  return { failed, isGreen: status === 0 };
}

/** The exit code of Vitest; undefined when it did not end. */
function runVitest(folder: string, args: readonly string[]): Promise<number | undefined> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--root', folder, ...args], {
    cwd: folder,
    env: { ...process.env, MINGA_SHARED: join(folder, 'none') },
    stdio: 'ignore',
    detached: true,
  });
  return new Promise((resolve) => {
    const stop = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const timer = setTimeout(stop, patienceMs);
    process.prependOnceListener('exit', stop);
    child.on('exit', (code) => {
      clearTimeout(timer);
      process.off('exit', stop);
      resolve(code ?? undefined);
    });
  });
}
