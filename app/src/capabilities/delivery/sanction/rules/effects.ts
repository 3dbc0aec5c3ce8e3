// What decisions of the body bring in or leave out, and what is left: in the order of the vote, by the rule of the bases.
import { isApproved, type Outcome, type Ranked } from './matter.ts';

/** What takes the place of a project that is not approved: the next of the order that fits, or a recount without it. */
export type Replacement = 'next-in-order' | 'recount';

/** A decision that was taken, or that somebody supposes. */
export interface Supposed {
  readonly projectId: string;
  readonly outcome: Outcome;
  /** Of what is approved; null is its cost. */
  readonly amountClp: number | null;
}

export interface EffectsAsked {
  /** Of one contest. */
  readonly order: readonly Ranked[];
  readonly amountClp: number;
  readonly replacement: Replacement;
  readonly decided: readonly Supposed[];
  /** Where the bases ask for a recount: ids that the rule funds without those that are out. */
  readonly recounted?: ReadonlySet<string>;
}

export interface Effects {
  /** In the citizens' order. */
  readonly funded: readonly { readonly projectId: string; readonly amountClp: number }[];
  /** Funded and not reached by the certified result, and the other way round; in the citizens' order. */
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
  readonly spentClp: number;
  /** Negative: more is approved than there is. */
  readonly leftClp: number;
}

/** Those whose place others take: returned and rejected ones. What a recount leaves out. */
export function outOf(decided: readonly Supposed[]): readonly string[] {
  return decided.filter((one) => !isApproved(one)).map(({ projectId }) => projectId);
}

/** What would be built under these decisions, where the rest is approved as the amount reaches it. */
export function effectsOf(asked: EffectsAsked): Effects {
  const { order, amountClp, decided } = asked;
  const amounts = takenBy(asked, decided.filter(isApproved));
  const isFreed = freesMoney(order, outOf(decided));
  for (const { projectId, costClp } of filled(asked, amounts, isFreed)) {
    amounts.set(projectId, costClp);
  }
  const funded = order.flatMap(({ projectId }) => {
    const amount = amounts.get(projectId);
    return amount === undefined ? [] : [{ projectId, amountClp: amount }];
  });
  const spentClp = sumOf(amounts);
  const idsOf = (some: readonly Ranked[]) => some.map(({ projectId }) => projectId);
  return {
    funded,
    enters: idsOf(order.filter((one) => amounts.has(one.projectId) && !one.isFunded)),
    leaves: idsOf(order.filter((one) => !amounts.has(one.projectId) && one.isFunded)),
    spentClp,
    leftClp: amountClp - spentClp,
  };
}

/**
 * Ids of what the body has not decided and the amount reaches all the same, while what was returned keeps its money
 * until it comes back: of these it has to say something.
 */
export function reachedUndecided(asked: EffectsAsked): readonly string[] {
  const { order, decided } = asked;
  const keeps = decided.filter(({ outcome }) => outcome !== 'rejected');
  const rejected = decided.filter(({ outcome }) => outcome === 'rejected');
  const isFreed = freesMoney(order, outOf(rejected));
  return filled(asked, takenBy(asked, keeps), isFreed).map(({ projectId }) => projectId);
}

/** Whether something that the amount reached is out: only its place is taken, not what the count left over. */
function freesMoney(order: readonly Ranked[], out: readonly string[]): boolean {
  return order.some((one) => one.isFunded && out.includes(one.projectId));
}

function takenBy({ order }: EffectsAsked, decided: readonly Supposed[]): Map<string, number> {
  const costs = new Map(order.map(({ projectId, costClp }) => [projectId, costClp]));
  return new Map(
    decided.map((one) => [one.projectId, one.amountClp ?? costs.get(one.projectId) ?? 0]),
  );
}

/** Of what is not decided: first what the certified result or the recount funds; then, once money is free, what fits. */
function filled(
  { order, amountClp, replacement, decided, recounted }: EffectsAsked,
  taken: ReadonlyMap<string, number>,
  isFreed: boolean,
): readonly Ranked[] {
  const isDecided = new Set(decided.map(({ projectId }) => projectId));
  const isFunded = (one: Ranked) => recounted?.has(one.projectId) ?? one.isFunded;
  const conflicts = new Set(
    order.flatMap((one) => (taken.has(one.projectId) ? (one.conflictGroup ?? []) : [])),
  );
  const chosen = new Set<Ranked>();
  let leftClp = amountClp - sumOf(taken);
  const take = (one: Ranked) => {
    const unit = bundleOf(order, one, taken);
    const cost = unit.reduce((sum, part) => sum + part.costClp, 0);
    const isFree = unit.every(
      (part) =>
        !isDecided.has(part.projectId) &&
        !chosen.has(part) &&
        (part.conflictGroup === null || !conflicts.has(part.conflictGroup)),
    );
    if (!isFree || cost > leftClp) return;
    leftClp -= cost;
    for (const part of unit) {
      chosen.add(part);
      if (part.conflictGroup !== null) conflicts.add(part.conflictGroup);
    }
  };
  for (const one of order) if (isFunded(one)) take(one);
  if (replacement === 'next-in-order' && isFreed) for (const one of order) take(one);
  return order.filter((one) => chosen.has(one));
}

/** Itself, with all that is built only together with it and is not taken yet. */
function bundleOf(
  order: readonly Ranked[],
  one: Ranked,
  taken: ReadonlyMap<string, number>,
): readonly Ranked[] {
  if (one.togetherGroup === null) return [one];
  return order.filter(
    ({ togetherGroup, projectId }) => togetherGroup === one.togetherGroup && !taken.has(projectId),
  );
}

function sumOf(amounts: ReadonlyMap<string, number>): number {
  return [...amounts.values()].reduce((sum, one) => sum + one, 0);
}
