// `npm test` and `npm run check`: every tool in order, each said once, and one closing line that adds them up.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { keepTemporaryFilesInMemory } from './temporary-files.ts';
import { readBrowser, readVitest, type Tally } from './test-reports.ts';
import { root } from './vite-settings.ts';

interface Tool {
  readonly name: string;
  readonly command: readonly string[];
  /** Counts that the tool wrote to a file; a tool without one counts as a single test. */
  readonly tally?: () => Tally;
}

const isQuick = process.argv.includes('--quick');
const cache = join(root, '.cache');
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const vitestReport = join(cache, 'vitest.json');
const browserReport = join(cache, 'e2e/report.json');

const vitest = [
  process.execPath,
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestReport}`,
];

/** Stages one after the other; the tools of one run side by side, the first of them heard as it goes. */
const quick: readonly (readonly Tool[])[] = [
  [
    { name: 'build', command: [process.execPath, 'tools/build.ts'] },
    { name: 'lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  ],
  [
    {
      name: 'unit and database tests',
      command: vitest,
      tally: () => readVitest(vitestReport),
    },
    { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'] },
    { name: 'dead code', command: [bin('knip'), '--no-progress'] },
  ],
];
const browser: Tool = {
  name: 'browser tests',
  command: [process.execPath, join(root, 'node_modules/@playwright/test/cli.js'), 'test'],
  tally: () => readBrowser(browserReport),
};

mkdirSync(cache, { recursive: true });
// One folder for all stages: what one of them has filled the next finds.
keepTemporaryFilesInMemory();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
process.env.MINGA_TESTS = isQuick ? 'quick' : 'all';
// Tools, their workers and the hundreds of programs that tests start take their code compiled.
process.env.NODE_COMPILE_CACHE ??= join(cache, 'node');
for (const report of [vitestReport, browserReport]) rmSync(report, { force: true });
const tallies: Tally[] = [];
for (const stage of isQuick ? quick : [...quick, [browser]])
  tallies.push(...(await runStage(stage)));
const total = tallies.reduce(add);
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
// Said once more at the end: whoever has only the end of a long log still knows what to mend.
if (total.failures.length > 0)
  console.log(`\n${total.failures.map((name) => `FAILED ${name}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failures.length} failed${skipped}`);
process.exit(total.failures.length === 0 ? 0 : 1);

function runStage(stage: readonly Tool[]): Promise<Tally[]> {
  return Promise.all(stage.map((tool, at) => runTool(tool, at === 0)));
}

/** One that is not heard as it goes says all it has to say at its end. */
async function runTool(tool: Tool, isHeard: boolean): Promise<Tally> {
  const [command = '', ...args] = tool.command;
  if (isHeard) console.log(`\n── ${tool.name}`);
  const output = isHeard ? 'inherit' : 'pipe';
  const began = performance.now();
  const child = spawn(command, args, { cwd: root, stdio: ['inherit', output, output] });
  const ended = once(child, 'close').catch((error: Error) => [error.message]);
  const streams = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
  const [[code], ...said] = await Promise.all([ended, ...streams]);
  const isGood = code === 0;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (!isHeard) console.log(`\n── ${tool.name}\n${said.join('')}`.trimEnd());
  console.log(`── ${tool.name}: ${isGood ? 'ok' : 'FAILED'} (${seconds} s)`);
  const counted = tool.tally?.() ?? { passed: isGood ? 1 : 0, skipped: 0, failures: [] };
  const isUnsaid = !isGood && counted.failures.length === 0;
  return isUnsaid ? { ...counted, failures: [tool.name] } : counted;
}

function add(left: Tally, right: Tally): Tally {
  return {
    passed: left.passed + right.passed,
    skipped: left.skipped + right.skipped,
    failures: [...left.failures, ...right.failures],
  };
}
