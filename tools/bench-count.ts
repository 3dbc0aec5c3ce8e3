// `npm run bench:count`: how long counting takes beside what no machine can do without, in one table for each part.
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import {
  benchGrowing,
  benchOneRun,
  benchReading,
  chileanElection,
  readElection,
  referencePath,
} from './bench/elections.ts';
import { benchGrowth, benchStart } from './bench/processes.ts';
import { formatTable, type Row } from './bench/timing.ts';

interface Part {
  readonly name: string;
  readonly title: string;
  readonly isLong?: boolean;
  /** Rows, or the sentence that says why there are none. */
  run(): readonly Row[] | string | Promise<readonly Row[]>;
}

const usage = `npm run bench:count -- [--quick] [--only NAME]
  --quick      leaves out the ten million ballots
  --only NAME  one part: lodz, cities, budapest, chile, start, growth, growth-10m
`;

const skipped = (name: string) => `skipped: there is no ${name}.pb among the reference elections`;

function withReference(name: string, run: (path: string) => readonly Row[]) {
  return () => {
    const path = referencePath(name);
    return path === undefined ? skipped(name) : run(path);
  };
}

const lodz = 'Poland_Lodz_2022';
const cities = [
  'Poland_Warszawa_2024_Mokotow',
  'Poland_Warszawa_2026',
  'Poland_Wieliczka_2023_Green_Budget',
];

const parts: readonly Part[] = [
  {
    name: 'lodz',
    title: 'Łódź 2022: 90,494 ballots × 160',
    run: withReference(lodz, (path) => {
      const election = readElection(readFileSync(path));
      return [
        ...benchReading(path, 6),
        ...benchOneRun(election, 4),
        ...benchGrowing(election, 'add1u', { seconds: 4 }),
      ];
    }),
  },
  ...cities.map((city) => ({
    name: 'cities',
    title: `${city}, add1u`,
    run: withReference(city, (path) =>
      benchGrowing(readElection(readFileSync(path)), 'add1u', { seconds: 4 }),
    ),
  })),
  {
    name: 'budapest',
    title: 'Budapest 2024: 28,943 ballots × 175, add1 in steps of 1 HUF',
    run: withReference('Hungary_Budapest_2024', (path) =>
      benchGrowing(readElection(readFileSync(path)), 'add1', { seconds: 0, mostSeconds: 10 }),
    ),
  },
  {
    name: 'chile',
    title: 'Invented Chilean vote: 30,000 ballots × 60, 1,500 million CLP, add1u in steps of 1 CLP',
    run: () => benchGrowing(chileanElection(), 'add1u', { seconds: 0 }),
  },
  { name: 'start', title: 'Start of the command', run: () => benchStart(15) },
  {
    name: 'growth',
    title: 'Growth: minga-count as a whole process, 300 projects, recommended settings (add1u)',
    run: async () => {
      const rows: Row[] = [];
      for (const ballots of [1e4, 1e5, 1e6]) rows.push(...(await benchGrowth(ballots)));
      return rows;
    },
  },
  {
    name: 'growth-10m',
    title: 'Growth: ten million ballots',
    isLong: true,
    run: () => benchGrowth(1e7),
  },
];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } },
  });
  const { quick = false, only } = values;
  const chosen = parts.filter(({ name, isLong = false }) =>
    only === undefined ? !(quick && isLong) : name === only,
  );
  if (values.help || chosen.length === 0) {
    process.stdout.write(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const load = loadavg().map((one) => one.toFixed(2));
  process.stdout.write(
    `Node ${process.versions.node}, V8 ${process.versions.v8}, ${process.platform} ${process.arch}\n` +
      `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}; load ${load.join(' ')}\n` +
      'Jobs of one part take turns. A ratio divides medians.\n',
  );
  for (const { title, run } of chosen) {
    const rows = await run();
    process.stdout.write(
      typeof rows === 'string' ? `\n${title}\n${rows}\n` : formatTable(title, rows),
    );
  }
  process.stdout.write(
    `\nload at the end ${loadavg()
      .map((one) => one.toFixed(2))
      .join(' ')}\n`,
  );
}

await main();
