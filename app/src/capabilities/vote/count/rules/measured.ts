// What an outcome gave to whom, measured once for every language, with the hashes that seal it.
import { hashBytes, hashOutcome, type OutcomeHashes } from '@minga/counting';
import {
  type ColumnShare,
  checkPrices,
  type Metrics,
  measureOutcome,
  type PriceCheck,
  sharesByColumn,
  unpaidInRounds,
} from '@minga/counting/explain';
import type { Counted } from './counted.ts';

export interface Measured {
  readonly metrics: Metrics;
  readonly spreads: readonly {
    readonly column: SpreadColumn;
    readonly rows: readonly ColumnShare[];
  }[];
  readonly prices?: PriceCheck;
  /** By round, what nobody paid of its price: only bounded overspending has any. */
  readonly unpaid: ReturnType<typeof unpaidInRounds>;
  readonly hashes?: OutcomeHashes;
}

/** Columns of the projects by which spending is told, where the file has them. */
const spreadColumns = ['category', 'neighborhood', 'district'] as const;
export type SpreadColumn = (typeof spreadColumns)[number];

/** `input`: what `hashFile` found. */
export async function measureCount(
  { election, outcome }: Counted,
  input: string | undefined,
): Promise<Measured> {
  const prices = checkPrices(election, outcome);
  return {
    metrics: measureOutcome(election, outcome),
    // A column that says the same of all projects, or nothing, tells nobody anything.
    spreads: spreadColumns
      .map((column) => ({ column, rows: sharesByColumn(election, outcome, column) }))
      .filter(({ rows }) => rows.length > 1),
    ...(prices && { prices }),
    unpaid: outcome.settings.rule === 'bos' ? unpaidInRounds(election, outcome) : new Map(),
    ...(input !== undefined && { hashes: await hashOutcome(election, outcome, input) }),
  };
}

/** SHA-256 of a file as it was given; undefined in a browser whose page did not come by a safe way. */
export async function hashFile(bytes: Uint8Array): Promise<string | undefined> {
  return globalThis.crypto?.subtle === undefined ? undefined : hashBytes(bytes);
}
