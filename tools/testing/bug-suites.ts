// The seeded bugs by what they are seeded in, and which tests must notice them.
import { dirname } from 'node:path';
import { sanctionBugs } from '../../app/src/capabilities/delivery/sanction/testing/seeded-bugs.ts';
import { gateBugs } from '../../app/src/capabilities/edition/editions/testing/seeded-bugs.ts';
import { type BugTable, countingBugs } from '../../packages/counting/testing/seeded-bugs.ts';
import { voteBugs } from './vote-bugs.ts';
import { wholeVoteBugs } from './whole-vote-bugs.ts';

export interface SeededBug {
  /** Path below the sources of its suite. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** What goes wrong. */
  readonly what: string;
}

export interface BugSuite {
  readonly bugs: readonly SeededBug[];
  /** Where the files are that have the bugs, below the root. */
  readonly sources: string;
  /** All that its tests need and that could be changed while they run. */
  readonly copied: readonly string[];
  readonly vitestConfig: string;
  /** What Vitest is asked for, one run after the other: first the tests that notice most and soonest. */
  readonly runsFor: (bug: SeededBug) => readonly (readonly string[])[];
}

const counting: BugSuite = {
  bugs: bugsOf(countingBugs),
  sources: 'packages/counting/src',
  copied: ['packages/counting', 'packages/basics', 'golden', 'package.json'],
  vitestConfig: `
import { defineConfig } from 'vitest/config';
export default defineConfig({
  test: {
    cache: false,
    maxWorkers: 1,
    isolate: false,
    include: ['packages/counting/src/**/*.test.ts'],
    exclude: ['**/*.slow.test.ts'],
    testTimeout: 600_000,
  },
});
`,
  runsFor({ file }) {
    const beside = `packages/counting/src/${dirname(file)}/`;
    return [[beside], ['--exclude', `${beside}**`]];
  },
};

const editions = 'app/src/capabilities/edition/editions';
const records = 'app/src/capabilities/ground/records';
const ruleTests = [
  `${editions}/rules/{gates,commitment,breadth}.test.ts`,
  `${records}/rules/two-person.test.ts`,
];
const databaseTests = [
  `${editions}/actions/{gates,gates-named}.test.ts`,
  `${editions}/store/breadth.test.ts`,
  `${editions}/web/acts.test.ts`,
  `${records}/actions/two-person-acts.test.ts`,
];

const gates = suiteOfApp({ table: gateBugs, ruleTests, databaseTests, soonest });

const sanctionRoom = 'app/src/capabilities/delivery/sanction';
const sanctionConstraints = `${sanctionRoom}/store/constraints.test.ts`;
const sanctionActions = `${sanctionRoom}/actions/sanction.test.ts`;
const sanction = suiteOfApp({
  table: sanctionBugs,
  ruleTests: [`${sanctionRoom}/rules/*.test.ts`],
  databaseTests: [
    sanctionConstraints,
    sanctionActions,
    `${sanctionRoom}/actions/later-turns.test.ts`,
  ],
  soonest: (file) => (file.endsWith('.sql') ? sanctionConstraints : sanctionActions),
});

const electionsWithTables = 'tools/golden-elections/paper.test.ts';
const vote: BugSuite = {
  bugs: bugsOf(voteBugs),
  sources: '.',
  copied: [
    ...['packages', 'app/src', 'app/package.json', 'golden', 'package.json'],
    ...['tools/golden-elections', 'tools/vite-settings.ts'],
  ],
  vitestConfig: `
import { defineConfig } from 'vitest/config';
export default defineConfig({
  // The one with the bug, where it is not asked for by its place.
  resolve: {
    alias: { '@minga/verifier': new URL('packages/verifier/src/index.ts', import.meta.url).pathname },
  },
  test: {
    cache: false,
    maxWorkers: 1,
    isolate: false,
    include: [
      'packages/{ballot,ledger,verifier}/src/**/*.test.ts',
      '${electionsWithTables}',
      'app/src/capabilities/vote/{roll,urn}/rules/*.test.ts',
    ],
    exclude: ['**/*.slow.test.ts'],
    testTimeout: 600_000,
  },
});
`,
  runsFor({ file }) {
    const beside = `${dirname(file)}/`;
    const all = /^packages\/\w+\/src\//.exec(file)?.[0] ?? beside;
    const own = beside === all ? [[beside]] : [[beside], [all, '--exclude', `${beside}**`]];
    return file.startsWith('packages/verifier/') ? [...own, [electionsWithTables]] : own;
  },
};

const wholeVote = suiteOfApp({
  table: wholeVoteBugs,
  ruleTests: ['app/src/capabilities/vote/{roll,urn}/rules/*.test.ts'],
  databaseTests: [
    'app/src/site/testing/whole-vote/{model,restores}.test.ts',
    'app/src/capabilities/vote/urn/actions/{flush,rewrite-together}.test.ts',
  ],
  soonest: () => 'app/src/site/testing/whole-vote/model.test.ts',
});

interface SuiteOfApp {
  readonly table: BugTable;
  /** Tests without a database, and with one. */
  readonly ruleTests: readonly string[];
  readonly databaseTests: readonly string[];
  /** The one with a database that notices most of what is wrong in a file. */
  readonly soonest: (file: string) => string;
}

function suiteOfApp({
  table,
  ruleTests: rules,
  databaseTests: database,
  soonest: first,
}: SuiteOfApp): BugSuite {
  return {
    bugs: bugsOf(table),
    sources: 'app',
    copied: [
      'app/src',
      'app/migrations',
      'app/generated/paraglide',
      'app/dist/client',
      'app/package.json',
      'golden',
      'package.json',
    ],
    vitestConfig: `
import { defineConfig } from 'vitest/config';
const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } };
const timeouts = { testTimeout: 600_000, hookTimeout: 600_000 };
export default defineConfig({
  test: {
    cache: false,
    maxWorkers: 1,
    projects: [
      { test: { name: 'rules', isolate: false, include: ${JSON.stringify(rules)}, ...timeouts } },
      {
        ...jsx,
        test: {
          name: 'database',
          isolate: false,
          include: ${JSON.stringify(database)},
          globalSetup: ['app/src/platform/testing/global-setup.ts'],
          setupFiles: ['app/src/site/testing/shipped-facts.ts'],
          ...timeouts,
        },
      },
    ],
  },
});
`,
    runsFor({ file }) {
      const inRules = file.endsWith('.sql') ? [] : [['--project', 'rules']];
      return [...inRules, ['--project', 'database', first(file)], ['--project', 'database']];
    },
  };
}

/** The test of the database that notices most of what is wrong in a file. */
function soonest(file: string): string {
  if (file.includes('records')) return `${records}/actions/two-person-acts.test.ts`;
  return `${editions}/${/web|people/.test(file) ? 'web/acts' : 'actions/gates-named'}.test.ts`;
}

export const bugSuites: Readonly<Record<string, BugSuite>> = {
  counting,
  gates,
  sanction,
  vote,
  whole: wholeVote,
};

function bugsOf(table: BugTable): readonly SeededBug[] {
  return Object.entries(table).flatMap(([file, bugs]) =>
    bugs.map(([find, replace, what]) => ({ file, find, replace, what })),
  );
}

/** The text with the bug in it; undefined when what the bug changes is not there exactly once. */
export function withBug(text: string, { find, replace }: SeededBug): string | undefined {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0) return undefined;
  return before + replace + after;
}
