// An outcome as plain JSON of the schema `minga-count/1`: what the command prints and the page lets people download.
import { type Fraction, fraction, fractionToString } from '@minga/basics';
import type { RankedProject } from '../explaining/ranking.ts';
import { compareCodePoints } from '../rules/ties.ts';
import { settingsToPlain } from '../settings-text.ts';
import type { Election, Outcome, ProjectReason, Round } from '../types.ts';

/** Every amount is exact, in currency units: `'20'`, or a fraction in lowest terms such as `'34/5'`. */
export type AmountText = string;
/** An exact number that is no money: `'1/3'`. */
export type FractionText = string;

export interface RoundJson {
  readonly number: number;
  readonly project: string;
  /** The project of its pair, bought in the same act. */
  readonly together: readonly string[];
  readonly by: Round['by'];
  readonly cost: AmountText;
  readonly spentBefore: AmountText;
  readonly supporters: number;
  readonly payment?: {
    readonly full: number;
    readonly each: AmountText;
    readonly rest: number;
    readonly restTotal: AmountText;
  };
  readonly tiedWith: readonly string[];
}

export interface ProjectJson {
  readonly id: string;
  readonly name: string;
  readonly cost: AmountText;
  readonly votes: number;
  readonly score: number;
  readonly funded: boolean;
  /** As `ProjectReason`, with ids instead of indexes. */
  readonly reason: Readonly<Record<string, string | number>>;
}

export interface RankedJson {
  readonly project: string;
  readonly by: RankedProject['by'];
  readonly endowment?: AmountText;
}

/** SHA-256 in hexadecimal; `hashOutcome` says of what. */
export interface OutcomeHashes {
  readonly input: string;
  readonly settings: string;
  readonly trace: string;
}

export interface OutcomeJson {
  readonly schema: 'minga-count/1';
  /** Ids, sorted by Unicode code point. */
  readonly winners: readonly string[];
  /** The same ids in the order in which they were bought. */
  readonly order: readonly string[];
  readonly totalCost: AmountText;
  readonly left: AmountText;
  readonly budget: AmountText;
  /** ISO 4217, or '' when nobody said. */
  readonly currency: string;
  readonly ballots: number;
  readonly emptyBallots: number;
  readonly emptyHanded: number;
  readonly settings: ReturnType<typeof settingsToPlain>;
  readonly endowment?: AmountText;
  readonly increments?: number;
  readonly comparison?: Outcome['comparison'];
  readonly ties: number;
  readonly rounds: readonly RoundJson[];
  readonly projects: readonly ProjectJson[];
  readonly metrics: MetricsJson;
  /** Every project once; only when it was given. */
  readonly ranking?: readonly RankedJson[];
  readonly hashes?: OutcomeHashes;
}

/** Means are over the ballots with a choice, and absent when there are none. */
export interface MetricsJson {
  /** The part of those ballots of which nothing was funded. */
  readonly exclusion?: FractionText;
  /** Funded projects of a ballot, and what they cost. */
  readonly meanFunded?: FractionText;
  readonly meanFundedCost?: AmountText;
  /** Of the funded projects; absent when there are none. */
  readonly averageCost?: AmountText;
}

export interface OutcomeExtras {
  /** From `rankProjects`. */
  readonly ranking?: readonly RankedProject[];
  /** From `hashOutcome`. */
  readonly hashes?: OutcomeHashes;
}

/** How amounts and projects of an election are told in JSON; amounts are given in minor units. */
export interface JsonTellers {
  readonly amount: (minor: bigint) => AmountText;
  readonly exact: (minor: Fraction) => AmountText;
  readonly id: (project: number) => string;
}

/** What an outcome comes to, without its rounds and projects. */
export type SumsJson = Pick<
  OutcomeJson,
  | 'order'
  | 'totalCost'
  | 'left'
  | 'budget'
  | 'currency'
  | 'ballots'
  | 'emptyBallots'
  | 'emptyHanded'
  | 'settings'
>;

/** As they stand in the outcome's document. */
export function sumsToJson(election: Election, outcome: Outcome): SumsJson {
  const { amount, id } = jsonTellersOf(election);
  return {
    order: outcome.order.map(id),
    totalCost: amount(outcome.totalCost),
    left: amount(outcome.left),
    budget: amount(election.budget),
    currency: election.currency,
    ballots: election.profile.ballots,
    emptyBallots: outcome.emptyBallots,
    emptyHanded: outcome.emptyHanded,
    settings: settingsToPlain(outcome.settings, election.decimals),
  };
}

/** The document that `minga-count-1.schema.json` describes. */
export function outcomeToJson(
  election: Election,
  outcome: Outcome,
  { ranking, hashes }: OutcomeExtras = {},
): OutcomeJson {
  const tellers = jsonTellersOf(election);
  const { amount, exact, id } = tellers;
  const sums = sumsToJson(election, outcome);
  return {
    schema: 'minga-count/1',
    winners: sums.order.toSorted(compareCodePoints),
    ...sums,
    ...(outcome.endowment && { endowment: exact(outcome.endowment) }),
    ...(outcome.increments !== undefined && { increments: outcome.increments }),
    ...(outcome.comparison && { comparison: outcome.comparison }),
    ties: outcome.ties,
    rounds: outcome.rounds.map((round) => roundToJson(round, tellers)),
    projects: outcome.projects.map(({ project, votes, score, funded, reason }) => ({
      id: id(project),
      name: election.projects[project]?.name ?? '',
      cost: amount(election.projects[project]?.cost ?? 0n),
      votes,
      score,
      funded,
      reason: reasonToJson(reason, tellers),
    })),
    metrics: metricsToJson(election, outcome, tellers),
    ...(ranking && {
      ranking: ranking.map(({ project, by, endowment }) => ({
        project: id(project),
        by,
        ...(endowment && { endowment: exact(endowment) }),
      })),
    }),
    ...(hashes && { hashes }),
  };
}

export function jsonTellersOf({ decimals, projects }: Election): JsonTellers {
  const unit = 10n ** BigInt(decimals);
  return {
    amount: (minor) => fractionToString(fraction(minor, unit)),
    exact: ({ numerator, denominator }) =>
      fractionToString(fraction(numerator, denominator * unit)),
    id: (project) => projects[project]?.id ?? '',
  };
}

function roundToJson(round: Round, { amount, exact, id }: JsonTellers): RoundJson {
  const { number, by, supporters, payment } = round;
  return {
    number,
    project: id(round.project),
    together: round.together.map(id),
    by,
    cost: amount(round.cost),
    spentBefore: amount(round.spentBefore),
    supporters,
    ...(payment && {
      payment: { ...payment, each: exact(payment.each), restTotal: exact(payment.restTotal) },
    }),
    tiedWith: round.tiedWith.map(id),
  };
}

function reasonToJson(
  reason: ProjectReason,
  { amount, exact, id }: JsonTellers,
): ProjectJson['reason'] {
  switch (reason.kind) {
    case 'bought':
      return { kind: reason.kind, round: reason.round };
    case 'below-minimum': {
      const { kind, score, needed } = reason;
      return { kind, score, needed: fractionToString(needed) };
    }
    case 'partner-out':
      return { kind: reason.kind, partner: id(reason.partner) };
    case 'conflict':
      return { kind: reason.kind, rival: id(reason.rival), round: reason.round };
    case 'did-not-fit':
      return { kind: reason.kind, left: amount(reason.left) };
    case 'not-reached':
      return { kind: reason.kind, blocker: id(reason.blocker) };
    case 'supporters-short': {
      const { kind, had, missing, leftToComplete } = reason;
      const left = leftToComplete !== undefined && { leftToComplete: amount(leftToComplete) };
      return { kind, had: exact(had), missing: exact(missing), ...left };
    }
    case 'dearer-than-budget':
    case 'no-votes':
    case 'no-support':
    case 'no-cost':
      return { kind: reason.kind };
  }
}

function metricsToJson(
  { profile, projects }: Election,
  { projects: outcomes, order, totalCost, emptyHanded, emptyBallots }: Outcome,
  { exact }: JsonTellers,
): MetricsJson {
  const ballots = BigInt(profile.ballots - emptyBallots);
  const funded = outcomes.filter((one) => one.funded);
  const approvals = funded.reduce((sum, { votes }) => sum + BigInt(votes), 0n);
  const spending = funded.reduce(
    (sum, { project, votes }) => sum + BigInt(votes) * (projects[project]?.cost ?? 0n),
    0n,
  );
  return {
    ...(ballots > 0n && {
      exclusion: fractionToString(fraction(BigInt(emptyHanded), ballots)),
      meanFunded: fractionToString(fraction(approvals, ballots)),
      meanFundedCost: exact(fraction(spending, ballots)),
    }),
    ...(order.length > 0 && { averageCost: exact(fraction(totalCost, BigInt(order.length))) }),
  };
}
