// Processor time, which other work on the machine makes little longer: of this process and of PostgreSQL.
import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of processor that this process has used, with all its threads. */
export function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Linux counts in hundredths of a second, whatever the processor. */
const TICKS = 100;

/** Seconds of processor of a process and its children, those that have ended too; NaN where the system does not tell. */
export function familySeconds(parent: number): number {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .reduce((sum, name) => sum + secondsOf(name, parent), 0);
  } catch {
    return Number.NaN;
  }
}

function secondsOf(name: string, parent: number): number {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
    // After the name of the program, which may hold anything: state, parent, and from the twelfth on the times.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [own = 0, system = 0, children = 0, theirs = 0] = fields.slice(11, 15);
    if (Number(name) === parent) return (own + system + children + theirs) / TICKS;
    return fields[1] === parent ? (own + system) / TICKS : 0;
  } catch {
    return 0;
  }
}

/** What `work` gives, and the seconds of the clock and of the processor, by who used them. */
export async function timed<T>(
  parts: Readonly<Record<string, () => number>>,
  work: () => Promise<T>,
): Promise<{
  readonly value: T;
  readonly seconds: number;
  readonly processor: Readonly<Record<string, number>>;
}> {
  const before = Object.entries(parts).map(([name, read]) => [name, read()] as const);
  const began = performance.now();
  const value = await work();
  const seconds = (performance.now() - began) / 1000;
  const processor = Object.fromEntries(
    before.map(([name, at]) => [name, (parts[name]?.() ?? Number.NaN) - at]),
  );
  return { value, seconds, processor };
}

/** The value below which this share of the sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
