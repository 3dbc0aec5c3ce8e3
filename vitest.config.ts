// Unit tests need nothing; tests of the app share one embedded PostgreSQL with a migrated template.
import { defineConfig } from 'vitest/config';

const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const;
/** `npm run check` leaves out what takes long: crashes, the chain of processes, the whole corpus. */
const slow = process.env.MINGA_TESTS === 'quick' ? ['**/*.slow.test.ts'] : [];
const exclude = ['**/node_modules/**', ...slow];

export default defineConfig({
  test: {
    cache: false,
    maxWorkers: 2,
    projects: [
      {
        // Each file with its own servers and folders, one that the next must not see.
        test: {
          name: 'launcher',
          include: ['app/src/platform/postgres/**/*.test.ts'],
          exclude,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...jsx,
        test: {
          name: 'unit',
          isolate: false,
          include: ['packages/**/*.test.ts', 'app/src/ui/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          exclude,
          testTimeout: 120_000,
        },
      },
      {
        ...jsx,
        test: {
          name: 'app',
          isolate: false,
          include: ['app/**/*.test.{ts,tsx}'],
          exclude: [...exclude, 'app/src/ui/**', 'app/src/platform/postgres/**'],
          globalSetup: ['app/src/platform/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
