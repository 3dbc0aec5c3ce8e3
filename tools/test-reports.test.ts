import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readBrowser, readVitest } from './test-reports.ts';
import { root } from './vite-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'minga-reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(report: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

test('each failed test is named by its file and title, and a file that did not load by itself', () => {
  const file = written({
    numPassedTests: 2,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      {
        name: join(root, 'app/one.test.ts'),
        status: 'failed',
        assertionResults: [
          { fullName: 'a group fails', status: 'failed' },
          { fullName: 'a group holds', status: 'passed' },
        ],
      },
      { name: join(root, 'app/two.test.ts'), status: 'failed', assertionResults: [] },
      {
        name: join(root, 'app/three.test.ts'),
        status: 'passed',
        assertionResults: [{ fullName: 'holds', status: 'passed' }],
      },
    ],
  });
  expect(readVitest(file)).toEqual({
    passed: 2,
    skipped: 2,
    failures: ['app/one.test.ts › a group fails', 'app/two.test.ts'],
  });
});

test('a journey that failed is named with its screen, wherever in its file it stands', () => {
  const spec = (title: string, status: string) => ({
    file: 'site.spec.ts',
    title,
    tests: [{ projectName: 'phone', status }],
  });
  const file = written({
    stats: { expected: 1, flaky: 1, skipped: 3, unexpected: 2 },
    errors: [{ message: 'the server did not start\nat somewhere' }],
    suites: [
      {
        specs: [spec('breaks', 'unexpected'), spec('holds', 'expected')],
        suites: [{ specs: [spec('breaks inside', 'unexpected')] }],
      },
    ],
  });
  expect(readBrowser(file)).toEqual({
    passed: 2,
    skipped: 3,
    failures: [
      '[phone] e2e/site.spec.ts › breaks',
      '[phone] e2e/site.spec.ts › breaks inside',
      'the server did not start',
    ],
  });
});

test('a report that nobody wrote is one failure', () => {
  const nowhere = join(root, 'absent.json');
  for (const read of [readVitest, readBrowser]) {
    expect(read(nowhere)).toEqual({
      passed: 0,
      skipped: 0,
      failures: ['absent.json was not written'],
    });
  }
});
