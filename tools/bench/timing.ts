// How long jobs take when they take turns, and how times become the rows of one table.

/** Seconds, like all times here. */
export interface Times {
  readonly median: number;
  /** What the machine can do when nothing else is in the way. */
  readonly least: number;
  /** The first run, in which nothing is warm. */
  readonly first: number;
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

/**
 * Runs the jobs one after another, again and again, until `seconds` are over (3 times at least), so that
 * what else the machine does falls on all of them.
 */
export function timeInTurns<N extends string>(
  jobs: Readonly<Record<N, Job>>,
  seconds: number,
  clock: () => number = () => performance.now() / 1000,
): Readonly<Record<N, Times>> {
  const names = Object.keys(jobs) as N[];
  const taken = names.map((name) => ({ name, times: [] as number[] }));
  const end = clock() + seconds;
  for (let turn = 0; turn < 3 || clock() < end; turn++) {
    for (const { name, times } of taken) {
      const began = clock();
      given += jobs[name]();
      times.push(clock() - began);
    }
  }
  if (Number.isNaN(given)) throw new Error('a job gave no number');
  const entries = taken.map(({ name, times }) => [name, timesOf(times)] as const);
  return Object.fromEntries(entries) as Record<N, Times>;
}

export function timesOf(times: readonly number[]): Times {
  return {
    median: medianOf(times),
    least: Math.min(...times),
    first: times[0] ?? Number.NaN,
    runs: times.length,
  };
}

/** Of an even number of values, the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

const headings = ['', 'median', 'least', 'first', 'runs', 'ratio', 'target', ''];

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
      ? ['', '', '', '']
      : [...[times.median, times.least, times.first].map(formatSeconds), String(times.runs)];
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
