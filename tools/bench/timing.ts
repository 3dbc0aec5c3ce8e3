// How long jobs take when they take turns, and how times become the rows of one table.

/** Seconds, like all times here. */
export interface Times {
  readonly median: number;
  readonly least: number;
  /** The first run, in which nothing is warm. */
  readonly first: number;
  /** Median by the clock on the wall, while others may have had the processor. */
  readonly wall: number;
  readonly runs: number;
}

/** What is asked of a row: a ratio to a limit measured in the same run, or seconds, or bytes. */
export interface Target {
  readonly value: number;
  readonly most: number;
  readonly unit: '×' | 's' | 'GiB';
}

export interface Row {
  readonly what: string;
  readonly times?: Times;
  readonly target?: Target;
  readonly note?: string;
}

/** Jobs give a number, which is added up so that no work can be left out as useless. */
export type Job = () => number;

/** The sum of all that jobs gave. */
let given = 0;

export interface Clocks {
  readonly wall: () => number;
  /** What the processor has worked for the program. */
  readonly processor: () => number;
}

const clocksHere: Clocks = {
  wall: () => performance.now() / 1000,
  processor: () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1e6;
  },
};

/**
 * Runs the jobs one after another, again and again, until `seconds` are over on the wall (3 times at least),
 * so that what else the machine does falls on all of them. Times are those of the processor.
 */
export function timeInTurns<N extends string>(
  jobs: Readonly<Record<N, Job>>,
  seconds: number,
  { wall, processor }: Clocks = clocksHere,
): Readonly<Record<N, Times>> {
  const names = Object.keys(jobs) as N[];
  const taken = names.map((name) => ({ name, worked: [] as number[], passed: [] as number[] }));
  const end = wall() + seconds;
  for (let turn = 0; turn < 3 || wall() < end; turn++) {
    for (const { name, worked, passed } of taken) {
      const [began, beganWork] = [wall(), processor()];
      given += jobs[name]();
      worked.push(processor() - beganWork);
      passed.push(wall() - began);
    }
  }
  if (Number.isNaN(given)) throw new Error('a job gave no number');
  const entries = taken.map(({ name, worked, passed }) => [name, timesOf(worked, passed)] as const);
  return Object.fromEntries(entries) as Record<N, Times>;
}

export function timesOf(worked: readonly number[], passed: readonly number[]): Times {
  return {
    median: medianOf(worked),
    least: Math.min(...worked),
    first: worked[0] ?? Number.NaN,
    wall: medianOf(passed),
    runs: worked.length,
  };
}

/** Of an even number of values, the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

const headings = ['', 'median', 'least', 'first', 'wall', 'runs', 'ratio', 'target', ''];

/** The rows as text, in columns; the first and the last stand to the left. */
export function formatTable(title: string, rows: readonly Row[]): string {
  const lines = [headings, ...rows.map(cellsOf)];
  const widths = headings.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const isToLeft = (column: number) => column === 0 || column === headings.length - 1;
  const aligned = lines.map((cells) =>
    cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return isToLeft(column) ? cell.padEnd(width) : cell.padStart(width);
    }),
  );
  return `\n${title}\n${aligned.map((cells) => cells.join('  ').trimEnd()).join('\n')}\n`;
}

function cellsOf({ what, times, target, note = '' }: Row): readonly string[] {
  const told =
    times === undefined
      ? ['', '', '', '', '']
      : [
          ...[times.median, times.least, times.first, times.wall].map(formatSeconds),
          String(times.runs),
        ];
  const hasLimit = target !== undefined && target.most < Number.POSITIVE_INFINITY;
  const verdict = hasLimit ? (target.value <= target.most ? 'met' : 'NOT MET') : '';
  return [
    what,
    ...told,
    target === undefined ? '' : `${formatFigure(target.value)} ${target.unit}`,
    hasLimit ? `≤ ${target.most} ${target.unit}` : '',
    [verdict, note].filter((text) => text !== '').join('; '),
  ];
}

/** Three figures that matter, in the unit that needs no zeros. */
export function formatSeconds(seconds: number): string {
  if (seconds >= 1) return `${formatFigure(seconds)} s`;
  if (seconds >= 1e-3) return `${formatFigure(seconds * 1e3)} ms`;
  return `${formatFigure(seconds * 1e6)} µs`;
}

function formatFigure(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
