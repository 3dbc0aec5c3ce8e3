// Elections counted in this process against the passes that nothing can avoid.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainSettings } from '../../packages/counting/src/index.ts';
import {
  createPabulibReader,
  readPabulib,
} from '../../packages/counting/src/reading/pabulib-reader.ts';
import { startEndowment } from '../../packages/counting/src/rules/completions.ts';
import { count } from '../../packages/counting/src/rules/count.ts';
import { type Electorate, formElectorate } from '../../packages/counting/src/rules/electorate.ts';
import { openEngine } from '../../packages/counting/src/rules/shares-engine.ts';
import type { Election } from '../../packages/counting/src/types.ts';
import { root } from '../vite-settings.ts';
import { bigElection } from './big-election.ts';
import { countNewlines, groupedPass, sumNumbers } from './limits.ts';
import { type Row, type Times, timeInTurns } from './timing.ts';

/** Where the tests find the reference elections too. */
const folder = join(process.env.MINGA_SHARED ?? join(root, '../shared'), 'data/elections/pb');

/** The path of a reference election, undefined when it is not there. */
export function referencePath(name: string): string | undefined {
  const path = join(folder, `${name}.pb`);
  return existsSync(path) ? path : undefined;
}

export function readElection(bytes: Uint8Array): Election {
  const { election, problems } = readPabulib(bytes);
  if (election === undefined) throw new Error(JSON.stringify(problems));
  return election;
}

/** Reading, parsing and grouping, against one look at every byte. */
export function benchReading(path: string, seconds: number): readonly Row[] {
  const bytes = readFileSync(path);
  const times = timeInTurns(
    {
      newlines: () => countNewlines(bytes),
      numbers: () => sumNumbers(bytes),
      kept: () => readElection(readFileSync(path)).ballots.length,
      passing: () => {
        const reader = createPabulibReader({ keepBallots: false });
        reader.push(readFileSync(path));
        return reader.finish().election?.profile.size.length ?? Number.NaN;
      },
    },
    seconds,
  );
  const a = times.newlines.median;
  const limit = 4 * a + times.numbers.median;
  const against = (time: number) => ({
    target: { value: time / limit, most: 1, unit: '×' as const },
    note: `of 4a + b; ${(time / a).toFixed(1)} a`,
  });
  return [
    { what: 'a: newlines', times: times.newlines },
    { what: 'b: numbers', times: times.numbers },
    { what: 'read, parse, group', times: times.kept, ...against(times.kept.median) },
    {
      what: '  without keeping ballots',
      times: times.passing,
      ...against(times.passing.median),
    },
  ];
}

/** One run of Equal Shares against one pass over the groups. */
export function benchOneRun(election: Election, seconds: number): readonly Row[] {
  const settings = plainSettings(election);
  const electorate = formElectorate(election, settings);
  const start = startEndowment(election, 'exact');
  const engine = openEngine(electorate);
  const run = (one: typeof engine) => one.run(start, start)?.purchases.length ?? Number.NaN;
  run(engine);
  const times = timeInTurns(
    {
      ...passesOver(electorate),
      electorate: () => formElectorate(election, settings).items.length,
      warm: () => run(engine),
      opened: () => run(openEngine(electorate)),
      cold: () => run(openEngine(formElectorate(election, settings))),
    },
    seconds,
  );
  const [c, mixed] = [onePass(times.full), onePass(times.mixed)];
  const against = ({ median }: Times, note: string) => ({
    target: { value: median / c.median, most: 10, unit: '×' as const },
    note: `of c, ${(median / mixed.median).toFixed(2)} of c′; ${note}`,
  });
  return [
    ...passRows(c, mixed),
    { what: 'forming the electorate', times: times.electorate },
    {
      what: 'one run, warm',
      times: times.warm,
      ...against(times.warm, 'the engine has run before'),
    },
    {
      what: 'one run, opened',
      times: times.opened,
      ...against(times.opened, 'with opening the engine'),
    },
    {
      what: 'one run, cold',
      times: times.cold,
      ...against(times.cold, 'with the electorate and the engine'),
    },
  ];
}

/** A whole count that grows step by step, against passes over the groups for each step. */
export function benchGrowing(
  election: Election,
  completion: 'add1' | 'add1u',
  { seconds, mostSeconds }: { readonly seconds: number; readonly mostSeconds?: number },
): readonly Row[] {
  const settings = { ...plainSettings(election), completion };
  let steps = 0;
  let funded = 0;
  const times = timeInTurns(
    {
      ...passesOver(formElectorate(election, settings)),
      count: () => {
        const { increments = 0, order } = count(election, settings);
        steps = increments + 1;
        funded = order.length;
        return steps;
      },
    },
    seconds,
  );
  const { median } = times.count;
  const [c, mixed] = [onePass(times.full), onePass(times.mixed)];
  const perStep = median / c.median / steps;
  const perMixed = median / mixed.median / steps;
  const perStepTarget = { value: perStep, most: 2, unit: '×' as const };
  const target =
    mostSeconds === undefined
      ? perStepTarget
      : { value: median, most: mostSeconds, unit: 's' as const };
  const note = `a step takes ${perStep.toFixed(2)} c, ${perMixed.toFixed(2)} c′; ${steps} steps, ${funded} funded`;
  return [
    ...passRows(c, mixed),
    { what: `${completion}: whole count`, times: times.count, target, note },
  ];
}

/** Passes in a row that are timed as one job: a count too comes back to entries that it has just seen. */
const passesInRow = 20;

/** Looks at all entries with full purses (c) and with mixed ones (c′). */
function passesOver(electorate: Electorate) {
  const price = 100;
  const inRow = (pass: () => number) => () => {
    let sum = 0;
    for (let turn = 0; turn < passesInRow; turn++) sum += pass();
    return sum;
  };
  return {
    full: inRow(groupedPass(electorate, price, 'full')),
    mixed: inRow(groupedPass(electorate, price, 'mixed')),
  };
}

/** The times of one pass of those in a row. */
function onePass({ median, least, first, runs }: Times): Times {
  const of = (time: number) => time / passesInRow;
  return { median: of(median), least: of(least), first: of(first), runs };
}

function passRows(c: Times, mixed: Times): readonly Row[] {
  return [
    { what: 'c: entries, full purses', times: c, note: `each of ${passesInRow} in a row` },
    { what: 'c′: entries, mixed purses', times: mixed },
  ];
}

/** An invented municipality: 30,000 ballots, 60 projects, 1.5 thousand million pesos. */
export function chileanElection(): Election {
  const reader = createPabulibReader();
  const invented = { ballots: 30_000, projects: 60, budgetClp: 1_500_000_000, seed: 1810 };
  for (const piece of bigElection(invented)) reader.push(piece);
  const { election, problems } = reader.finish();
  if (election === undefined) throw new Error(JSON.stringify(problems));
  return election;
}
