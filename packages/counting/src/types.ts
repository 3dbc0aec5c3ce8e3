// The words of counting: an election, the settings of a rule, and the outcome with its full trace.
import type { Fraction } from '@minga/basics';

/** Kinds of vote that a Pabulib file can declare. Rules in this package count `approval` and `choose-1`. */
export type VoteType = 'approval' | 'choose-1' | 'ordinal' | 'cumulative' | 'scoring';

export interface Project {
  readonly id: string;
  readonly name: string;
  /** Minor units: pesos × 10^election.decimals. */
  readonly cost: bigint;
  /** Every other column of the file, by its Pabulib name (`category`, `latitude`, `selected`…). */
  readonly extras: Readonly<Record<string, string>>;
}

export interface Ballot {
  readonly voterId: string;
  /** Indexes into `election.projects`, ascending, without repeats; empty for an empty ballot. */
  readonly choices: readonly number[];
  readonly extras: Readonly<Record<string, string>>;
}

export interface Election {
  /** META section as read, in file order (`description`, `country`, `rule`…). */
  readonly meta: Readonly<Record<string, string>>;
  readonly voteType: VoteType;
  /** ISO 4217, or '' when the file does not say. */
  readonly currency: string;
  /** Decimals of the minor unit in which `budget` and costs are given (0 for whole pesos). */
  readonly decimals: number;
  readonly budget: bigint;
  /** Column names of the file, in its order, so that it can be written back as it was. */
  readonly columns: { readonly projects: readonly string[]; readonly votes: readonly string[] };
  readonly projects: readonly Project[];
  readonly ballots: readonly Ballot[];
}

export type Utility = 'cost' | 'cardinality';
export type Completion = 'none' | 'greedy' | 'add1' | 'add1u';
export type TieRule = 'id' | 'votes-cost-id';

export interface GreedySettings {
  readonly rule: 'greedy';
  /** `cost`: most approvals first. `cardinality`: most approvals per unit of cost first. */
  readonly utility: Utility;
  readonly ties: TieRule;
}

export interface EqualSharesSettings {
  readonly rule: 'mes';
  readonly utility: Utility;
  readonly completion: Completion;
  readonly ties: TieRule;
  /** Each voter starts with budget/n exactly, or with that rounded down to a whole currency unit. */
  readonly endowment: 'exact' | 'floor';
  /** add1/add1u: step by which each voter's endowment grows, in minor units. */
  readonly increment: bigint;
  /** add1/add1u: stop growing as soon as the outcome leaves no room for another project. */
  readonly exhaustiveStop: boolean;
}

export type Settings = GreedySettings | EqualSharesSettings;

/** One purchase, in the order in which it happened. */
export interface Round {
  readonly number: number;
  readonly project: number;
  /** How it came in: bought by its supporters, or by the greedy rule or completion with what was left. */
  readonly by: 'supporters' | 'greedy';
  readonly cost: bigint;
  /** Money spent before this round. */
  readonly spentBefore: bigint;
  readonly supporters: number;
  /** Only when `by` is 'supporters': who paid. `full` paid `each`; `rest` paid all they had left. */
  readonly payment?: {
    readonly full: number;
    readonly each: Fraction;
    readonly rest: number;
    readonly restTotal: Fraction;
  };
  /** Projects that tied with this one, by index, when the tie rule had to decide. */
  readonly tiedWith: readonly number[];
}

export type ProjectReason =
  /** Entered in round `round`. */
  | { readonly kind: 'bought'; readonly round: number }
  /** Dearer than the whole budget. */
  | { readonly kind: 'dearer-than-budget' }
  | { readonly kind: 'no-votes' }
  /** Greedy: when its turn came, `left` remained. */
  | { readonly kind: 'did-not-fit'; readonly left: bigint }
  /**
   * Equal Shares: at the end its supporters had `had` between them, less than its cost.
   * When a greedy completion followed, `leftToComplete` remained as its turn came, and it did not fit.
   */
  | {
      readonly kind: 'supporters-short';
      readonly had: Fraction;
      readonly missing: Fraction;
      readonly leftToComplete?: bigint;
    }
  /** Equal Shares with utility cost: a project of cost 0 gives no utility and is never bought. */
  | { readonly kind: 'no-cost' };

export interface ProjectOutcome {
  readonly project: number;
  readonly votes: number;
  readonly funded: boolean;
  readonly reason: ProjectReason;
}

export interface Outcome {
  readonly settings: Settings;
  /** Project indexes in order of purchase. */
  readonly order: readonly number[];
  readonly totalCost: bigint;
  readonly left: bigint;
  /** Final endowment of each voter (Equal Shares), after the growth of add1. */
  readonly endowment?: Fraction;
  /** Number of increments that add1 took (0 when none). */
  readonly increments?: number;
  readonly rounds: readonly Round[];
  readonly projects: readonly ProjectOutcome[];
  /** Ballots with at least one choice of which none was funded, and ballots without any choice. */
  readonly emptyHanded: number;
  readonly emptyBallots: number;
  readonly ties: number;
}

/** What `count` tells between two steps of add1/add1u. */
export interface CountProgress {
  /** Increments taken so far (0 for the first run). */
  readonly increment: number;
  /** Endowment of each voter in the run that has just ended, in minor units. */
  readonly endowment: Fraction;
  /** What the run that has just ended would spend, in minor units; above the budget it is the last one. */
  readonly totalCost: bigint;
}

export interface CountOptions {
  readonly onProgress?: (progress: CountProgress) => void;
  /** Looked at between two steps; when aborted, `count` throws `signal.reason` (an AbortError). */
  readonly signal?: AbortSignal;
}
