// What an outcome gave to whom, measured once for every language, with the hashes that seal it.

import { hashBytes, hashOutcome, type OutcomeHashes } from '@minga/counting';
import {
  type ColumnShare,
  checkPrices,
  compareVoters,
  type Metrics,
  measureOutcome,
  type PriceCheck,
  sharesByColumn,
} from '@minga/counting/explain';
import type { Counted } from './counted.ts';

export interface Measured {
  readonly metrics: Metrics;
  readonly spreads: readonly {
    readonly column: SpreadColumn;
    readonly rows: readonly ColumnShare[];
  }[];
  readonly prices?: PriceCheck;
  readonly gainers?: ReturnType<typeof compareVoters>;
  readonly hashes?: OutcomeHashes;
}

/** Columns of the projects by which spending is told, where the file has them. */
const spreadColumns = ['category', 'neighborhood', 'district'] as const;
export type SpreadColumn = (typeof spreadColumns)[number];

/** `bytes`: the file as it was given. */
export async function measureCount(counted: Counted, bytes: Uint8Array): Promise<Measured> {
  const { election, outcome, rival } = counted;
  const prices = checkPrices(election, outcome);
  return {
    metrics: measureOutcome(election, outcome),
    spreads: spreadColumns.flatMap((column) => {
      const isTold = election.projects.some(({ extras }) => (extras[column] ?? '').trim() !== '');
      return isTold ? [{ column, rows: sharesByColumn(election, outcome, column) }] : [];
    }),
    ...(prices && { prices }),
    ...(rival && { gainers: compareVoters(election, outcome, rival.outcome) }),
    ...(canHash() && {
      hashes: await hashOutcome(election, outcome, await hashBytes(bytes)),
    }),
  };
}

/** Browsers hash only on pages that came by a safe way. */
function canHash(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}
