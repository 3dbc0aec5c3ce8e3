// Unit tests need nothing; tests of the app share one embedded PostgreSQL with a migrated template.
import { defineConfig } from 'vitest/config';

const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const;

export default defineConfig({
  test: {
    cache: false,
    projects: [
      {
        ...jsx,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'app/src/ui/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        ...jsx,
        test: {
          name: 'app',
          include: ['app/**/*.test.{ts,tsx}'],
          exclude: ['app/src/ui/**', '**/node_modules/**'],
          globalSetup: ['app/src/platform/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
