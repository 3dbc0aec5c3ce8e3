// Unit tests need nothing; tests of the app share one embedded PostgreSQL with a migrated template.
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { isServerCurrent } from './tools/build.ts';
import { keepTemporaryFilesInMemory } from './tools/temporary-files.ts';

keepTemporaryFilesInMemory();

const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const;
/** `npm run check` leaves out what takes long: crashes, the chain of processes, the whole corpus. */
const slow = process.env.MINGA_TESTS === 'quick' ? ['**/*.slow.test.ts'] : [];
const exclude = ['**/node_modules/**', ...slow];
/** `npm test` builds first; a narrow run, whose build may be old, starts children from their sources. */
const isBuilt = process.env.MINGA_TESTS !== undefined && isServerCurrent();
const builtChildren = isBuilt ? new URL('app/dist/server/', import.meta.url).href : undefined;

/** Tests of what takes long, and of the whole site, which ask every page of it as everybody. */
const LONG = /\.slow\.test\.|\/app\/src\/site\/|\/tools\/tidy\/boundaries\./;

/** Within each project the long files first: one that begins last keeps a single worker busy after all others. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...Map.groupBy(sorted, ({ project }) => project.name).values()].flatMap((group) => [
      ...group.filter(isLong),
      ...group.filter((file) => !isLong(file)),
    ]);
  }
}

export default defineConfig({
  test: {
    cache: false,
    sequence: { sequencer: LongFirst },
    // Two more than CI has processors: many tests wait for processes and databases.
    maxWorkers: 4,
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
          hookTimeout: 60_000,
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
          setupFiles: [
            'app/src/platform/testing/built-children.ts',
            'app/src/site/testing/shipped-facts.ts',
          ],
          provide: { builtChildren },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
