// What a proposal would cost: the lines of its reckoning with what is set apart for surprises, against what its contest allows.
import { assert } from '@minga/basics';

export interface CostLine {
  readonly name: string;
  readonly unit: string;
  /** In hundredths. */
  readonly quantity: number;
  readonly unitClp: number;
}

export interface ProjectLimits {
  readonly minProjectClp: number;
  readonly maxProjectClp: number;
}

export const LINES_MOST = 40;
/** Half of the sum. */
export const CONTINGENCY_MOST_PERMILLE = 500;

/** Whole pesos, rounded up once at the end; undefined without lines. Throws beyond what a number holds exactly. */
export function costOf(
  lines: readonly CostLine[],
  contingencyPermille: number,
): number | undefined {
  if (lines.length === 0) return undefined;
  const hundredths = lines.reduce(
    (sum, { quantity, unitClp }) => sum + BigInt(quantity) * BigInt(unitClp),
    0n,
  );
  const scaled = hundredths * BigInt(1000 + contingencyPermille);
  const pesos = Number((scaled + 99_999n) / 100_000n);
  assert(Number.isSafeInteger(pesos), 'a cost is a whole number of pesos');
  return pesos;
}

export type CostRefusal =
  | {
      readonly code: 'review/cost-above-maximum';
      readonly costClp: number;
      readonly maxClp: number;
    }
  | {
      readonly code: 'review/cost-below-minimum';
      readonly costClp: number;
      readonly minClp: number;
    }
  | {
      readonly code: 'review/cost-differs';
      readonly costClp: number;
      readonly proposedClp: number;
    };

export interface CostJudged extends ProjectLimits {
  /** What was found; undefined when what was proposed holds. */
  readonly foundClp: number | undefined;
  readonly proposedClp: number;
}

/** Why the budget of a proposal cannot be found right: outside the limits, or other than its author reckoned it. */
export function costRefusal(
  { foundClp, proposedClp, minProjectClp, maxProjectClp }: CostJudged,
  finding: 'yes' | 'with-changes',
): CostRefusal | undefined {
  const costClp = foundClp ?? proposedClp;
  if (costClp > maxProjectClp) {
    return { code: 'review/cost-above-maximum', costClp, maxClp: maxProjectClp };
  }
  if (costClp < minProjectClp) {
    return { code: 'review/cost-below-minimum', costClp, minClp: minProjectClp };
  }
  // Another cost is a change, which its author accepts or objects to.
  return finding === 'yes' && costClp !== proposedClp
    ? { code: 'review/cost-differs', costClp, proposedClp }
    : undefined;
}
