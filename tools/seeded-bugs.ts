// `npm run bugs:count -- [--only PATTERN]`: puts each seeded bug into a copy of the counting package and sees whether a test notices.
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type SeededBug, seededBugs, withBug } from '../packages/counting/testing/seeded-bugs.ts';
import { root } from './vite-settings.ts';

type Verdict = 'killed' | 'killed: no end' | 'SURVIVED' | 'DOES NOT APPLY';

const sources = 'packages/counting/src';
const vitestConfig = `
import { defineConfig } from 'vitest/config';
export default defineConfig({
  test: {
    cache: false,
    maxWorkers: 1,
    isolate: false,
    include: ['${sources}/**/*.test.ts'],
    exclude: ['**/*.slow.test.ts'],
    testTimeout: 600_000,
  },
});
`;

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const only = new RegExp(values.only);
const chosen = seededBugs.filter(({ file, what }) => only.test(`${file}: ${what}`));

const folders = Array.from({ length: availableParallelism() }, makeCopy);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A bug can make a loop endless: no run may take longer than three without any bug. */
let patienceMs = 600_000;
const began = performance.now();
const broken = await failingFiles(folders[0] ?? '');
patienceMs = 3 * (performance.now() - began);
for (const file of broken) console.log(`left out, it fails without any bug: ${file}`);
const queue = chosen.entries();
const verdicts: Verdict[] = [];
await Promise.all(folders.map(workThrough));

const wrong = verdicts.filter((verdict) => !verdict.startsWith('killed')).length;
console.log(`\n${chosen.length} bugs, ${chosen.length - wrong} killed, ${wrong} not`);
process.exit(wrong === 0 && broken.length === 0 ? 0 : 1);

/** All that the quick tests need, and nothing that they could find outside. */
function makeCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minga-bugs-'));
  mkdirSync(join(folder, 'packages'));
  for (const path of ['packages/counting', 'packages/basics', 'golden', 'package.json']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'vitest.config.ts'), vitestConfig);
  return folder;
}

/** Takes bugs from the queue, which the copies share. */
async function workThrough(folder: string): Promise<void> {
  for (const [index, bug] of queue) {
    const began = performance.now();
    const verdict = await judge(folder, bug);
    verdicts[index] = verdict;
    const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
    console.log(`${seconds} s  ${verdict.padEnd(14)}  ${bug.file}: ${bug.what}`);
  }
}

async function judge(folder: string, bug: SeededBug): Promise<Verdict> {
  const path = join(folder, sources, bug.file);
  const text = readFileSync(path, 'utf8');
  const changed = withBug(text, bug);
  if (changed === undefined) return 'DOES NOT APPLY';
  writeFileSync(path, changed);
  try {
    // The tests beside the file notice most bugs, and sooner than all of them.
    const beside = `${sources}/${dirname(bug.file)}/`;
    const args = ['--bail=1', ...broken.flatMap((file) => ['--exclude', file])];
    for (const own of [[beside], ['--exclude', `${beside}**`]]) {
      const status = await runTests(folder, [...args, ...own]);
      if (status !== 0) return status === undefined ? 'killed: no end' : 'killed';
    }
    return 'SURVIVED';
  } finally {
    writeFileSync(path, text);
  }
}

/** Test files that fail as they are, which could say nothing about a bug. */
async function failingFiles(folder: string): Promise<readonly string[]> {
  const report = join(folder, 'report.json');
  await runTests(folder, ['--reporter=json', `--outputFile.json=${report}`]);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly testResults: readonly { readonly name: string; readonly status: string }[];
  };
  return testResults
    .filter(({ status }) => status !== 'passed')
    .map(({ name }) => name.slice(name.indexOf(sources)));
}

/** The exit code of Vitest; undefined when it did not end. */
function runTests(folder: string, args: readonly string[]): Promise<number | undefined> {
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
    process.once('exit', stop);
    child.on('exit', (code) => {
      clearTimeout(timer);
      process.off('exit', stop);
      resolve(code ?? undefined);
    });
  });
}
