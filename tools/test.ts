// `npm test` and `npm run check`: every tool in order, each said once, and one closing line that adds them up.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './vite-settings.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

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

const quick: readonly Tool[] = [
  { name: 'build', command: [process.execPath, 'tools/build.ts'] },
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'boundaries', command: [process.execPath, 'tools/boundaries.ts'] },
  { name: 'dead code', command: [bin('knip'), '--no-progress'] },
  {
    name: 'unit and database tests',
    command: vitest,
    tally: readVitest,
  },
];
const browser: Tool = {
  name: 'browser tests',
  command: [process.execPath, join(root, 'node_modules/@playwright/test/cli.js'), 'test'],
  tally: readBrowser,
};

mkdirSync(cache, { recursive: true });
process.env.MINGA_TESTS = isQuick ? 'quick' : 'all';
for (const report of [vitestReport, browserReport]) rmSync(report, { force: true });
const tallies = (isQuick ? quick : [...quick, browser]).map(runTool);
const total = tallies.reduce(add, { passed: 0, failed: 0, skipped: 0 });
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);

function runTool(tool: Tool): Tally {
  console.log(`\n── ${tool.name}`);
  const [command = '', ...args] = tool.command;
  const began = performance.now();
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  const isGood = done.status === 0;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`── ${tool.name}: ${isGood ? 'ok' : 'FAILED'} (${seconds} s)`);
  const counted = tool.tally?.() ?? { passed: isGood ? 1 : 0, failed: 0, skipped: 0 };
  const isUnsaid = !isGood && counted.failed === 0;
  return isUnsaid ? { ...counted, failed: 1 } : counted;
}

function readVitest(): Tally {
  if (!existsSync(vitestReport)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(vitestReport, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readBrowser(): Tally {
  if (!existsSync(browserReport)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(browserReport, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

function add(left: Tally, right: Tally): Tally {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}
