// Equal Shares with bounded overspending, which lets supporters buy what they can pay only in part.
import { assert, type Fraction, fraction } from '@minga/basics';
import type { Payment } from '../types.ts';
import { type Certain, compareCertain, divideUp, inverse, modulo, tooClose } from './certain.ts';
import type { Electorate, Item } from './electorate.ts';
import type { Purchase } from './exact-shares.ts';

/** Payments are told rounded down to one of so many parts of a minor unit. */
export const partsOfPayment = 10n ** 12n;

export interface OverspendingRun {
  readonly purchases: readonly (Purchase & { readonly payment: Payment })[];
  readonly spent: bigint;
  /** Per item given up because it did not fit, the money that was left then. */
  readonly leftAtTurn: ReadonlyMap<number, bigint>;
}

/**
 * BOS Equal Shares (Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs, _Method of Equal Shares with Bounded
 * Overspending_, EC 2025, arXiv 2409.15005). All begin with `endowment`. For a part α ≤ 1 of an item,
 * its supporters can pay α × cost when each pays min(balance, α × ρ × utility). The item and α with the
 * lowest ρ / α are chosen, ties by rank, among the items that fit in what is left of `budget` and whose
 * supporters have money; it is bought whole, and each supporter pays min(balance, ρ × utility): when α < 1
 * that is less than the cost, and the difference is taken from nobody in particular. Where several α give
 * an item the same ρ / α, the smallest counts, as in the program of the authors. An item of cost 0 that
 * gives utility is bought first, at price 0.
 *
 * Exact fractions would double their digits at each such purchase. Decisions are made on intervals that
 * contain the exact values and, where these overlap, on residues (see `certain.ts`); payments are told
 * rounded down (`partsOfPayment`).
 */
export function runOverspending(
  electorate: Electorate,
  budget: bigint,
  endowment: Fraction,
): OverspendingRun {
  for (let precision = 256n; ; precision *= 2n) {
    assert(precision < 2n ** 20n, 'different values part at some precision');
    try {
      return runWith(electorate, budget, endowment, precision);
    } catch (cause) {
      if (cause !== tooClose) throw cause;
    }
  }
}

/** Ballots whose purchases cost them the same hold the same: they are one kind, and kind 0 holds nothing. */
interface Accounts {
  readonly precision: bigint;
  readonly sizes: Uint32Array;
  /** Per group, the kind of its ballots. */
  readonly kinds: Uint32Array;
  /** Per kind, what each of its ballots has. */
  balances: Certain[];
}

interface Candidate
  extends Pick<Item, 'cost' | 'scale' | 'rank' | 'rivals' | 'groups' | 'weights'> {
  readonly place: number;
  /** ρ / α is at least this. Balances only fall, so it only rises. */
  bound: bigint;
}

/** Supporters of one kind and weight. */
interface Party {
  readonly kind: number;
  readonly balance: Certain;
  readonly weight: bigint;
  readonly ballots: bigint;
  /** Balance over weight is between these, by more than a double can err. */
  readonly level: { readonly low: number; readonly high: number };
}

/** The best way to buy a candidate. `num` and `den` are residues of ρ / α, `rho` is per point of weight. */
interface Offer {
  readonly candidate: Candidate;
  readonly low: bigint;
  readonly high: bigint;
  readonly num: bigint;
  readonly den: bigint;
  readonly rho: () => Certain;
}

function runWith(
  { items, profile }: Electorate,
  budget: bigint,
  endowment: Fraction,
  precision: bigint,
): OverspendingRun {
  const accounts: Accounts = {
    precision,
    sizes: profile.size,
    kinds: new Uint32Array(profile.size.length).fill(1),
    balances: [nothing, toCertain(endowment, precision)],
  };
  let candidates = items.flatMap(({ scale, ...item }, place): Candidate[] =>
    scale === 0n ? [] : [{ ...item, scale, place, bound: 0n }],
  );
  const purchases: (Purchase & { readonly payment: Payment })[] = [];
  const leftAtTurn = new Map<number, bigint>();
  let spent = 0n;
  for (;;) {
    candidates = candidates.filter(({ place, cost }) => {
      if (cost > budget - spent) leftAtTurn.set(place, budget - spent);
      return cost <= budget - spent;
    });
    const [best, ...tied] = findBest(candidates, accounts);
    if (best === undefined) return { purchases, spent, leftAtTurn };
    const { candidate } = best;
    purchases.push({
      item: candidate.place,
      tiedWith: tied.map((other) => other.candidate.place),
      payment: pay(best, accounts),
    });
    spent += candidate.cost;
    candidates = candidates.filter(
      (other) => other !== candidate && !candidate.rivals.includes(other.place),
    );
  }
}

/** Looks at candidates from the lowest bound up, until no other can be as good. By rank. */
function findBest(candidates: readonly Candidate[], accounts: Accounts): readonly Offer[] {
  const queue = candidates.toSorted((a, b) => (a.bound < b.bound ? -1 : a.bound > b.bound ? 1 : 0));
  let best: Offer[] = [];
  for (const candidate of queue) {
    if (best[0] !== undefined && candidate.bound > best[0].high) break;
    const offer = findOffer(candidate, accounts);
    if (offer === undefined) continue;
    candidate.bound = offer.low;
    const order = best[0] === undefined ? -1 : compareOffers(offer, best[0]);
    if (order < 0) best = [offer];
    else if (order === 0) best.push(offer);
  }
  return best.sort((a, b) => a.candidate.rank - b.candidate.rank);
}

function compareOffers(a: Omit<Offer, 'rho'>, b: Omit<Offer, 'rho'>): -1 | 0 | 1 {
  return compareCertain(a, b, () => modulo(a.num * b.den) === modulo(b.num * a.den));
}

/**
 * The lowest ρ / α of a candidate; undefined when its supporters have nothing. With λ = α × ρ the money
 * M(λ) = Σ min(balance, λ × utility) is concave between the λ at which a supporter runs out, so that
 * ρ / α = λ × cost² / M(λ)² is lowest at one of these, or where M(λ) is the cost and α is 1.
 */
function findOffer(candidate: Candidate, accounts: Accounts): Offer | undefined {
  const { precision } = accounts;
  const { cost, scale } = candidate;
  const queue = listParties(candidate, accounts).toSorted(compareParties);
  // Money of those who ran out before, and weight of all others.
  let short = nothing;
  let weightLeft = queue.reduce((sum, { ballots, weight }) => sum + ballots * weight, 0n);
  let best: Offer | undefined;
  for (const { balance, weight, ballots } of queue) {
    // M(λ) × weight, where λ is the balance over the weight.
    const money = combine(short, weight, balance, weightLeft);
    if (compareScaled(money, 1n, toCertain(fraction(cost), precision), weight) >= 0) {
      const whole = payWhole(candidate, short, weightLeft, precision);
      return best === undefined || compareOffers(whole, best) < 0 ? whole : best;
    }
    if (money.low <= 0n) throw tooClose;
    const square = cost * cost * weight;
    const offer: Offer = {
      candidate,
      low: ((balance.low * square) << (2n * precision)) / (money.high * money.high * scale),
      high: divideUp((balance.high * square) << (2n * precision), money.low * money.low * scale),
      num: modulo(balance.residue * square),
      den: modulo(money.residue * money.residue * scale),
      rho: () => ({
        low: ((balance.low * cost) << precision) / money.high,
        high: divideUp((balance.high * cost) << precision, money.low),
        residue: modulo(balance.residue * cost * inverse(money.residue)),
      }),
    };
    if (best === undefined || compareOffers(offer, best) < 0) best = offer;
    short = combine(short, 1n, balance, ballots);
    weightLeft -= ballots * weight;
  }
  return best;
}

/** The supporters that still have money, by what they have and what they weigh. */
function listParties(
  { groups, weights }: Candidate,
  { sizes, kinds, balances }: Accounts,
): readonly Party[] {
  const byWeight = new Map<number, { ballots: Float64Array; found: number[] }>();
  for (let entry = 0; entry < groups.length; entry++) {
    const group = groups[entry] as number;
    const kind = kinds[group] as number;
    if (kind === 0) continue;
    const weight = weights === undefined ? 1 : (weights[entry] as number);
    let own = byWeight.get(weight);
    if (own === undefined) {
      own = { ballots: new Float64Array(balances.length), found: [] };
      byWeight.set(weight, own);
    }
    if (own.ballots[kind] === 0) own.found.push(kind);
    own.ballots[kind] = (own.ballots[kind] as number) + (sizes[group] as number);
  }
  return [...byWeight].flatMap(([weight, { ballots, found }]) =>
    found.map((kind) => {
      const balance = balances[kind] as Certain;
      const level = {
        low: (Number(balance.low) / weight) * (1 - 2 ** -50),
        high: (Number(balance.high) / weight) * (1 + 2 ** -50),
      };
      const number = BigInt(ballots[kind] as number);
      return { kind, balance, weight: BigInt(weight), ballots: number, level };
    }),
  );
}

/** Compares what they hold for each point: mostly told by doubles, which saves long products. */
function compareParties(a: Party, b: Party): -1 | 0 | 1 {
  if (a.level.high < b.level.low) return -1;
  if (a.level.low > b.level.high) return 1;
  return compareScaled(a.balance, b.weight, b.balance, a.weight);
}

/** α = 1: who has not run out pays ρ for each point, so that all together pay the cost. */
function payWhole(
  candidate: Candidate,
  short: Certain,
  weightLeft: bigint,
  precision: bigint,
): Offer {
  const { cost, scale } = candidate;
  const rest = {
    low: (cost << precision) - short.high,
    high: (cost << precision) - short.low,
    residue: modulo(cost - short.residue),
  };
  return {
    candidate,
    low: rest.low / (weightLeft * scale),
    high: divideUp(rest.high, weightLeft * scale),
    num: rest.residue,
    den: weightLeft * scale,
    rho: () => ({
      low: rest.low / weightLeft,
      high: divideUp(rest.high, weightLeft),
      residue: modulo(rest.residue * inverse(weightLeft)),
    }),
  };
}

/** Takes ρ per point from each supporter, or all that it has. */
function pay({ candidate, rho: tell }: Offer, accounts: Accounts): Payment {
  const rho = tell();
  let [full, rest, restTotal] = [0n, 0n, 0n];
  const nextKinds = new Map<string, number>();
  for (const { kind, balance, weight, ballots } of listParties(candidate, accounts)) {
    const order = compareScaled(balance, 1n, rho, weight);
    if (order >= 0) full += ballots;
    if (order < 0) {
      rest += ballots;
      restTotal += balance.low * ballots;
    }
    if (order <= 0) continue;
    const left = {
      low: balance.low - rho.high * weight,
      high: balance.high - rho.low * weight,
      residue: modulo(balance.residue - rho.residue * weight),
    };
    nextKinds.set(`${kind}:${weight}`, accounts.balances.push(left) - 1);
  }
  candidate.groups.forEach((group, entry) => {
    const key = `${accounts.kinds[group]}:${candidate.weights?.[entry] ?? 1}`;
    accounts.kinds[group] = nextKinds.get(key) ?? 0;
  });
  forgetUnused(accounts);
  const told = (amount: bigint) =>
    fraction((amount * partsOfPayment) >> accounts.precision, partsOfPayment);
  return {
    full: Number(full),
    each: told(rho.low),
    rest: Number(rest),
    restTotal: told(restTotal),
  };
}

/** Numbers the kinds again, without those of which no ballot is left. */
function forgetUnused(accounts: Accounts): void {
  const { kinds, balances } = accounts;
  const numbers = new Int32Array(balances.length).fill(-1);
  numbers[0] = 0;
  let used = 1;
  kinds.forEach((kind, group) => {
    if (numbers[kind] === -1) numbers[kind] = used++;
    kinds[group] = numbers[kind] as number;
  });
  const kept = Array.from({ length: used }, () => nothing);
  balances.forEach((balance, kind) => {
    if (numbers[kind] !== -1) kept[numbers[kind] as number] = balance;
  });
  accounts.balances = kept;
}

const nothing: Certain = { low: 0n, high: 0n, residue: 0n };

function toCertain({ numerator, denominator }: Fraction, precision: bigint): Certain {
  const scaled = numerator << precision;
  return {
    low: scaled / denominator,
    high: divideUp(scaled, denominator),
    residue: modulo(numerator * inverse(denominator)),
  };
}

/** a × x + b × y. */
function combine(a: Certain, x: bigint, b: Certain, y: bigint): Certain {
  return {
    low: a.low * x + b.low * y,
    high: a.high * x + b.high * y,
    residue: modulo(a.residue * x + b.residue * y),
  };
}

/** Compares a × x with b × y. */
function compareScaled(a: Certain, x: bigint, b: Certain, y: bigint): -1 | 0 | 1 {
  return compareCertain(
    { low: a.low * x, high: a.high * x },
    { low: b.low * y, high: b.high * y },
    () => modulo(a.residue * x) === modulo(b.residue * y),
  );
}
