// When cast ballots go into the log, which of them, and in which order: never alone, never by the hour they came.
import { canon, leafHash } from '@minga/ballot';

type Bytes = Uint8Array;

/** A leaf with what the log keeps of it. */
export interface NewLeaf {
  readonly type: string;
  readonly hash: Bytes;
  readonly leaf: Bytes;
}

/** As the manifest says it. */
export interface BatchPlan {
  /** Moment of slot 0. */
  readonly first: string;
  readonly every_h: number;
  /** Fewest ballots of a batch, the closing one aside. */
  readonly min: number;
}

const HOUR_MS = 3_600_000;

/** The last slot whose moment has come; -1 before the first. `now` in milliseconds since 1970. */
export function dueSlot({ first, every_h }: BatchPlan, now: number): number {
  return Math.max(-1, Math.floor((now - Date.parse(first)) / (every_h * HOUR_MS)));
}

/** The moment of the slot after the last due one, in milliseconds since 1970. */
export function nextSlotAt(plan: BatchPlan, now: number): number {
  return Date.parse(plan.first) + (dueSlot(plan, now) + 1) * plan.every_h * HOUR_MS;
}

/**
 * The contests whose waiting ballots go into the log now, in the order of the manifest. One with fewer than `min` goes
 * on waiting; the closing flush has a `min` of 1.
 */
export function dueContests(
  contests: readonly string[],
  waiting: ReadonlyMap<string, number>,
  min: number,
): readonly string[] {
  return contests.filter((contest) => (waiting.get(contest) ?? 0) >= Math.max(min, 1));
}

/** The leaf before the ballots of a batch. */
export function batchLeaf(contest: string, n: number): NewLeaf {
  return newLeaf({ type: 'batch', contest, n });
}

/** The leaf that ends casting: how many leaves stand before it, and how many ballots of each contest. */
export function closeLeaf(
  at: string,
  size: number,
  ballots: readonly { readonly contest: string; readonly n: number }[],
): NewLeaf {
  return newLeaf({ type: 'close', at, size, ballots });
}

export function newLeaf(value: {
  readonly type: string;
  readonly [key: string]: unknown;
}): NewLeaf {
  const leaf = canon(value);
  return { type: value.type, leaf, hash: leafHash(leaf) };
}

/** A moment as the log writes it: to the second. */
export function logTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
