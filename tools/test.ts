// `npm test` and `npm run check`: every tool in order, each said once, and one closing line that adds them up.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

const quick: readonly Tool[] = [
  { name: 'build', command: [process.execPath, 'tools/build.ts'] },
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'dead code', command: [bin('knip'), '--no-progress'] },
  {
    name: 'unit and database tests',
    command: vitest,
    tally: () => readVitest(vitestReport),
  },
];
const browser: Tool = {
  name: 'browser tests',
  command: [process.execPath, join(root, 'node_modules/@playwright/test/cli.js'), 'test'],
  tally: () => readBrowser(browserReport),
};

mkdirSync(cache, { recursive: true });
process.env.MINGA_TESTS = isQuick ? 'quick' : 'all';
for (const report of [vitestReport, browserReport]) rmSync(report, { force: true });
const tallies = (isQuick ? quick : [...quick, browser]).map(runTool);
const total = tallies.reduce(add);
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
// Said once more at the end: whoever has only the end of a long log still knows what to mend.
if (total.failures.length > 0)
  console.log(`\n${total.failures.map((name) => `FAILED ${name}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failures.length} failed${skipped}`);
process.exit(total.failures.length === 0 ? 0 : 1);

function runTool(tool: Tool): Tally {
  console.log(`\n── ${tool.name}`);
  const [command = '', ...args] = tool.command;
  const began = performance.now();
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  const isGood = done.status === 0;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
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
