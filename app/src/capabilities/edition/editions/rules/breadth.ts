// How wide the slate of a contest is: what its feasible projects ask for, beside the amount there is.
import { assert, type Fraction, fraction } from '@minga/basics';
import type { Committed, Contest } from './rulebook.ts';

/** A feasible project as breadth sees it. */
export interface SlateProject {
  readonly projectId: string;
  readonly costClp: number;
  /** At most one of those with the same group is built. */
  readonly conflictGroup: string | null;
  /** All of those with the same group are built, or none; in one conflict group at most. */
  readonly togetherGroup: string | null;
  readonly isOfInstitution: boolean;
  readonly isWithdrawn: boolean;
}

export type BreadthTerms = Pick<Contest, 'amountClp' | 'minProjectClp' | 'maxProjectClp'>;

export interface Breadth {
  /** How many things can be chosen: a bundle is one, and so is a group in conflict. */
  readonly choices: number;
  /** With the dearest of each conflict group. */
  readonly demandClp: number;
  /** With the cheapest of each conflict group. */
  readonly leastClp: number;
  /** Of `demandClp`, what the institution itself proposed. */
  readonly institutionClp: number;
  /** `demandClp` over the amount. */
  readonly ratio: Fraction;
}

interface Bundle {
  readonly key: string;
  readonly conflictGroup: string | null;
  readonly costClp: number;
  readonly institutionClp: number;
}

/**
 * As `editions.breadth` of the database measures it. A bundle counts once, when it fits the amount whole and
 * each of its projects stands and costs between the least and the most that a project may; of a conflict
 * group one bundle counts, among equals the one whose key comes first.
 */
export function measureBreadth(projects: readonly SlateProject[], terms: BreadthTerms): Breadth {
  const bundles = Map.groupBy(projects, ({ togetherGroup, projectId }) =>
    togetherGroup === null ? `p:${projectId}` : `t:${togetherGroup}`,
  );
  const feasible = [...bundles]
    .filter(([, members]) => fits(members, terms))
    .map(([key, members]): Bundle => {
      const ofInstitution = members.filter(({ isOfInstitution }) => isOfInstitution);
      const conflictGroup =
        members.find((one) => one.conflictGroup !== null)?.conflictGroup ?? null;
      return { key, conflictGroup, costClp: cost(members), institutionClp: cost(ofInstitution) };
    });
  const choices = Map.groupBy(feasible, ({ conflictGroup, key }) =>
    conflictGroup === null ? key : `c:${conflictGroup}`,
  );
  const dearest = [...choices.values()].map((rivals) => rivals.reduce(dearer));
  const cheapest = [...choices.values()].map((rivals) => rivals.reduce(cheaper));
  const demandClp = cost(dearest);
  return {
    choices: choices.size,
    demandClp,
    leastClp: cost(cheapest),
    institutionClp: dearest.reduce((added, { institutionClp }) => added + institutionClp, 0),
    ratio: fraction(BigInt(demandClp), BigInt(terms.amountClp)),
  };
}

function fits(members: readonly SlateProject[], terms: BreadthTerms): boolean {
  return (
    cost(members) <= terms.amountClp &&
    members.every(
      ({ costClp, isWithdrawn }) =>
        !isWithdrawn && costClp >= terms.minProjectClp && costClp <= terms.maxProjectClp,
    )
  );
}

function dearer(one: Bundle, other: Bundle): Bundle {
  if (other.costClp !== one.costClp) return other.costClp > one.costClp ? other : one;
  return other.key < one.key ? other : one;
}

function cheaper(one: Bundle, other: Bundle): Bundle {
  return other.costClp < one.costClp ? other : one;
}

function cost(parts: readonly { readonly costClp: number }[]): number {
  const added = parts.reduce((sum, { costClp }) => sum + costClp, 0);
  assert(Number.isSafeInteger(added), 'costs add up exactly');
  return added;
}

export type BreadthRefusal =
  | {
      readonly code: 'editions/slate-too-narrow';
      readonly demandClp: number;
      /** What the bases ask for: the breadth factor times the amount, rounded up. */
      readonly neededClp: number;
      readonly missingClp: number;
    }
  /** Everything can be built together: there would be nothing to decide. */
  | {
      readonly code: 'editions/slate-without-choice';
      readonly leastClp: number;
      readonly amountClp: number;
    };

/** Why a vote cannot open with this slate; undefined when it can. */
export function breadthRefusal(
  { demandClp, leastClp }: Pick<Breadth, 'demandClp' | 'leastClp'>,
  { amountClp }: Pick<BreadthTerms, 'amountClp'>,
  { numerator, denominator }: Committed['breadth'],
): BreadthRefusal | undefined {
  const [top, bottom] = [BigInt(amountClp) * BigInt(numerator), BigInt(denominator)];
  const neededClp = Number((top + bottom - 1n) / bottom);
  if (demandClp < neededClp) {
    const missingClp = neededClp - demandClp;
    return { code: 'editions/slate-too-narrow', demandClp, neededClp, missingClp };
  }
  return leastClp > amountClp
    ? undefined
    : { code: 'editions/slate-without-choice', leastClp, amountClp };
}

/** The floor of the breadth factor, 6/5: the body keeps room to decide. */
export function isBreadthEnough({ numerator, denominator }: Committed['breadth']): boolean {
  return 5n * BigInt(numerator) >= 6n * BigInt(denominator);
}
