// The words of counting: an election, the settings of a rule, and the outcome with its full trace.
import type { Fraction } from '@minga/basics';

/** Kinds of vote that a Pabulib file can declare. */
export type VoteType = 'approval' | 'choose-1' | 'ordinal' | 'cumulative' | 'scoring';

export interface Project {
  readonly id: string;
  readonly name: string;
  /** Minor units: pesos × 10^election.decimals. */
  readonly cost: bigint;
  /**
   * Every other column of the file, by its Pabulib name (`category`, `latitude`, `selected`…); also `cost`
   * and `name` as found, when they would be written in another way (`400.0`, no name).
   */
  readonly extras: Readonly<Record<string, string>>;
}

export interface Ballot {
  readonly voterId: string;
  /**
   * Indexes into `election.projects` without repeats, in the order of the ballot, which is the ranking in
   * an ordinal vote; empty for an empty ballot.
   */
  readonly choices: readonly number[];
  /** Cumulative and scoring votes: the points of each choice, whole numbers from 0. */
  readonly points?: readonly number[];
  readonly extras: Readonly<Record<string, string>>;
}

/** The ballots one by one. `at` throws when the ballots were counted as they passed and are not kept. */
export interface BallotList extends Iterable<Ballot> {
  readonly length: number;
  at(index: number): Ballot;
  /** The group of the profile that holds the ballot, or -1 for an empty ballot. */
  groupOf(index: number): number;
}

/**
 * The ballots folded: those with the same choices (and points, or ranking) are one group, and no rule can
 * tell them apart. Group g has `size[g]` ballots and the entries from `start[g]` to `start[g + 1]`.
 * Ballots without any choice are in no group.
 */
export interface Profile {
  /** All ballots, empty ones included. */
  readonly ballots: number;
  readonly size: Uint32Array;
  readonly start: Uint32Array;
  /** Per entry, an index into `election.projects`; ascending within a group. */
  readonly project: Uint16Array;
  /**
   * Per entry, what its ballot gives the project: points, or in an ordinal vote the number of projects
   * that its ballot ranks below it. Absent in approval and choose-1 votes, where each entry is one vote.
   */
  readonly points?: Float64Array;
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
  readonly ballots: BallotList;
  readonly profile: Profile;
}

/**
 * What a project is worth to whoever supports it. `cost`: what it costs; `cardinality`: one. In cumulative
 * and scoring votes `points`: its points, and `cost-points`: points times cost. In ordinal votes `borda`:
 * the number of projects ranked below it on the same ballot, and `cost-borda`: that times cost.
 */
export type Utility = 'cost' | 'cardinality' | 'points' | 'cost-points' | 'borda' | 'cost-borda';
export type Completion = 'none' | 'greedy' | 'add1' | 'add1u';
/** `cost-votes-lot`: lower cost, then more votes, then the place in `lot`, drawn before the vote. */
export type TieRule = 'id' | 'votes-cost-id' | 'cost-votes-lot';

/** What holds for every rule. */
export interface CommonSettings {
  readonly ties: TieRule;
  /** Project ids in the order in which they were drawn; all of them when `ties` is `cost-votes-lot`. */
  readonly lot?: readonly string[];
  /** A project with fewer votes (points in cumulative and scoring votes) does not take part. */
  readonly minimumScore?: number;
  /** A project needs at least `minimumShare` × ballots × cost / budget of them. */
  readonly minimumShare?: Fraction;
  /** Groups of ids of which at most one project can be funded. */
  readonly conflicts?: readonly (readonly string[])[];
  /** Pairs of ids that are funded together or not at all. */
  readonly together?: readonly (readonly [string, string])[];
}

/** Most satisfaction per peso first: by `cost` that is most votes, by `cardinality` most votes per peso. */
export interface GreedySettings extends CommonSettings {
  readonly rule: 'greedy';
  readonly utility: Utility;
  /** A project that does not fit is skipped, or ends the count. */
  readonly misfit: 'skip' | 'stop';
}

export interface EqualSharesSettings extends CommonSettings {
  readonly rule: 'mes';
  readonly utility: Utility;
  readonly completion: Completion;
  /** Each voter starts with budget/n exactly, or with that rounded down to a whole currency unit. */
  readonly endowment: 'exact' | 'floor';
  /** add1/add1u: step by which each voter's endowment grows, in minor units. */
  readonly increment: bigint;
  /** add1/add1u: stop growing as soon as the outcome leaves no room for another project. */
  readonly exhaustiveStop: boolean;
  /**
   * Whether the outcome gives way to that of the greedy rule: when more voters gain more from it
   * (`satisfaction`), or when it leaves fewer voters without anything (`exclusion`).
   */
  readonly comparison: 'none' | 'satisfaction' | 'exclusion';
}

/** Equal Shares with bounded overspending; what is left can be completed by the greedy rule. */
export interface OverspendingSettings extends CommonSettings {
  readonly rule: 'bos';
  readonly utility: Utility;
  readonly completion: 'none' | 'greedy';
}

/** Sequential Phragmén, for approvals: who has carried least chooses next. */
export interface PhragmenSettings extends CommonSettings {
  readonly rule: 'phragmen';
  /** The project whose turn it is and does not fit ends the count, or is skipped. */
  readonly misfit: 'skip' | 'stop';
}

export type Settings =
  | GreedySettings
  | EqualSharesSettings
  | OverspendingSettings
  | PhragmenSettings;

/** One purchase, in the order in which it happened. */
export interface Round {
  /** From 1, in `outcome.rounds`: every `round` that is told elsewhere is this number. */
  readonly number: number;
  readonly project: number;
  /** The project of its pair, bought in the same act; mostly empty. */
  readonly together: readonly number[];
  /** How it came in: bought by its supporters, or by the greedy rule or completion with what was left. */
  readonly by: 'supporters' | 'greedy';
  readonly cost: bigint;
  /** Money spent before this round. */
  readonly spentBefore: bigint;
  readonly supporters: number;
  /** Only when `by` is 'supporters'. */
  readonly payment?: Payment;
  /** Projects that tied with this one, by index, when the tie rule had to decide. */
  readonly tiedWith: readonly number[];
}

/**
 * Who paid for a purchase. `full` ballots paid `each` times their points (or their votes: one); `rest`
 * ballots gave all they had left, `restTotal` between them.
 */
export interface Payment {
  readonly full: number;
  readonly each: Fraction;
  readonly rest: number;
  readonly restTotal: Fraction;
}

export type ProjectReason =
  /** Entered in round `round`. */
  | { readonly kind: 'bought'; readonly round: number }
  /** Dearer than the whole budget. */
  | { readonly kind: 'dearer-than-budget' }
  | { readonly kind: 'no-votes' }
  /** Ordinal: every ballot that ranks it ranks it last, which gives it nothing. */
  | { readonly kind: 'no-support' }
  /** Did not take part: it has `score` and the least that the settings ask for is `needed`. */
  | { readonly kind: 'below-minimum'; readonly score: number; readonly needed: Fraction }
  /** The project of its pair, `partner`, did not take part. */
  | { readonly kind: 'partner-out'; readonly partner: number }
  /** `rival`, of the same conflict group, was bought in round `round`. */
  | { readonly kind: 'conflict'; readonly rival: number; readonly round: number }
  /** When its turn came, `left` remained, less than its cost. */
  | { readonly kind: 'did-not-fit'; readonly left: bigint }
  /** The count had ended before its turn, when `blocker` did not fit. */
  | { readonly kind: 'not-reached'; readonly blocker: number }
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
  /** A project of cost 0 gives no utility by cost, and its supporters never buy it. */
  | { readonly kind: 'no-cost' };

export interface ProjectOutcome {
  readonly project: number;
  /** Ballots that chose it. */
  readonly votes: number;
  /** Its points in a cumulative or scoring vote, its Borda score in an ordinal one; else its votes. */
  readonly score: number;
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
  /** What the comparison step found, when the settings ask for it: ballots for each side (see `comparison`). */
  readonly comparison?: {
    readonly kept: 'shares' | 'greedy';
    /** `satisfaction`: ballots that gain more with it. `exclusion`: ballots that it leaves without anything. */
    readonly shares: number;
    readonly greedy: number;
  };
  readonly rounds: readonly Round[];
  readonly projects: readonly ProjectOutcome[];
  /** Ballots with at least one choice of which none was funded, and ballots without any choice. */
  readonly emptyHanded: number;
  readonly emptyBallots: number;
  readonly ties: number;
}

/** What `count` tells between two steps of add1/add1u. */
export interface CountProgress {
  /** Increments taken so far (0 for the first run); steps that buy the same are told together, by the last. */
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
