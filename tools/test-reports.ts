// What the reports of the test runners say: how many tests passed, and which did not.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './vite-settings.ts';

export interface Tally {
  readonly passed: number;
  readonly skipped: number;
  /** One for each failure: a test by its file and title, or what could not be run at all. */
  readonly failures: readonly string[];
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
}

interface BrowserSuite {
  readonly suites?: readonly BrowserSuite[];
  readonly specs: readonly {
    readonly file: string;
    readonly title: string;
    readonly tests: readonly { readonly projectName: string; readonly status: string }[];
  }[];
}

/** Of Vitest's JSON report. A file that failed without a failed test (its imports, its hooks) counts as one failure. */
export function readVitest(file: string): Tally {
  if (!existsSync(file)) return missing(file);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failuresOfFile),
  };
}

function failuresOfFile({ name, status, assertionResults }: VitestFile): string[] {
  if (status !== 'failed') return [];
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  return failed.length === 0 ? [file] : failed.map(({ fullName }) => `${file} › ${fullName}`);
}

/** Of Playwright's JSON report; what failed outside any test is told by its first line. */
export function readBrowser(file: string): Tally {
  if (!existsSync(file)) return missing(file);
  const { stats, suites, errors } = JSON.parse(readFileSync(file, 'utf8'));
  const outside = errors.map(({ message = '' }: { message?: string }) => message.split('\n')[0]);
  return {
    passed: stats.expected + stats.flaky,
    skipped: stats.skipped,
    failures: [...suites.flatMap(failuresOfSuite), ...outside],
  };
}

function failuresOfSuite({ suites = [], specs }: BrowserSuite): string[] {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ projectName }) => `[${projectName}] e2e/${file} › ${title}`),
  );
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

function missing(file: string): Tally {
  return { passed: 0, skipped: 0, failures: [`${relative(root, file)} was not written`] };
}
