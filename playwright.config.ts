// Browser journeys: a phone with and without JavaScript and a wide screen, against the built product.
import { defineConfig } from '@playwright/test';
import { chromiumPath } from './e2e/chromium.ts';
import { keepTemporaryFilesInMemory } from './tools/temporary-files.ts';

keepTemporaryFilesInMemory();

const VOTE = 'sealed-vote.spec.ts';
const port = Number(process.env.MINGA_E2E_PORT ?? 4310);
const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e/results',
  fullyParallel: true,
  // Three for each processor of CI: a journey keeps a quarter of one busy, and waits for the rest of its time.
  workers: 6,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/e2e/report.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'es-CL',
    timezoneId: 'America/Santiago',
    // So that what never comes is named, and not only the journey that waited for it.
    actionTimeout: 45_000,
    navigationTimeout: 45_000,
    launchOptions: {
      executablePath: await chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  // What a screen or scripts do not change is tried once. Of the tags, @wide is for the wide screen only, @narrow for
  // both phones; @plain, forms and pages without scripts of their own, for the phone without scripts and the wide screen.
  // A vote takes longest: held once, it begins first.
  projects: [
    { name: 'vote', use: wide, testMatch: VOTE },
    { name: 'phone', use: phone, testIgnore: VOTE, grepInvert: /@wide|@plain/ },
    {
      name: 'phone-no-js',
      use: { ...phone, javaScriptEnabled: false },
      testIgnore: VOTE,
      grepInvert: /@wide|@with-scripts/,
    },
    { name: 'desktop', use: wide, testIgnore: VOTE, grepInvert: /@narrow/ },
  ],
  webServer: {
    command: 'node tools/e2e-server.ts',
    url: `http://localhost:${port}/health/ready`,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    reuseExistingServer: false,
    timeout: 300_000,
    env: {
      PORT: String(port),
      MINGA_LOG_LEVEL: 'warn',
    },
  },
});
