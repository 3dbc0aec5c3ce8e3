// What the page of a count shows, already in the words of one language: plain data that any worker can hand over.
import type { Choice } from '../choice.ts';
import type { Labelled } from './labelled.ts';
import type { ReportExplanation, ReportMeasures } from './measures.ts';

export type ReportLocale = 'es-CL' | 'en';

/** Sentences ready to be listed, and the one that says how many more there were. */
export interface ProblemWords {
  readonly listed: readonly string[];
  readonly more?: string;
}

/** How people voted, as far as it changes what can be asked: approvals, points, or a ranking. */
export type VoteKind = 'approval' | 'points' | 'ordinal';

export interface VoteReport {
  /** Name of the vote, as the file says it. */
  readonly title: string;
  readonly votes: VoteKind;
  /** The outcome in one sentence. */
  readonly lead: string;
  readonly warnings: ProblemWords;
  /** Absent when the vote is counted as one. */
  readonly contests?: ReportContests;
  /** That of each contest, in their order; when the vote is counted as one, that. */
  readonly counts: readonly CountReport[];
  /** By polling table, where an official vote tells them. */
  readonly tables?: ReportTables;
}

export interface ReportTables {
  /** Of the projects, as they stand on the ballot paper. */
  readonly numbers: readonly string[];
  readonly rows: readonly {
    readonly table: string;
    readonly ballots: string;
    /** Ballots that choose each project. */
    readonly votes: readonly string[];
  }[];
}

export interface ReportContests {
  readonly lines: readonly ContestLine[];
  readonly total: ContestLine;
  /** Where they add up to less than the envelope of the vote. */
  readonly note?: string;
}

export interface ContestLine {
  readonly name: string;
  readonly envelope: string;
  /** How many projects came in, of how many. */
  readonly entered: string;
  readonly left: string;
}

/** One count. What is optional is told later in the browser, as soon as it is found. */
export interface CountReport {
  /** Three: what was prioritised, what stays unused, who ended with nothing. */
  readonly figures: readonly Labelled[];
  /** How the rule went, in two or three sentences. */
  readonly how: string;
  readonly envelope: ReportEnvelope;
  readonly rounds: readonly ReportRound[];
  /** Projects that did not come in, most votes (or points) first. */
  readonly shortfalls: readonly ReportShortfall[];
  readonly details?: ReportDetails;
  readonly measures?: ReportMeasures;
  readonly comparisons?: ReportComparisons;
  /** All projects, by their place in the file, in the order of the rule. */
  readonly order?: readonly number[];
  /** Answers that were found beforehand, so that nobody has to ask. */
  readonly explanations?: readonly ReportExplanation[];
}

export interface ReportDetails {
  /** How many ballots there are. */
  readonly ballots: string;
  readonly understood: readonly Labelled[];
  /** Every setting that could change the outcome, with its value. */
  readonly conventions: readonly Labelled[];
  /** All, in the order of the file. */
  readonly projects: readonly ReportProject[];
}

export interface ReportComparisons {
  readonly rival?: ReportRival;
  readonly official?: ReportOfficial;
}

export interface ReportEnvelope {
  /** Minor units as decimal digits, like every `…Units` here. */
  readonly units: string;
  readonly text: string;
  readonly zeroText: string;
}

export interface ReportRound {
  readonly number: number;
  /** Its place in the file: by it, more is asked about a project. */
  readonly project: number;
  /** Of a pair, both names. */
  readonly name: string;
  readonly cost: string;
  readonly beforeUnits: string;
  readonly afterUnits: string;
  readonly afterText: string;
  readonly completes: boolean;
  readonly sentence: string;
}

export interface ReportShortfall {
  readonly project: number;
  readonly name: string;
  readonly cost: string;
  readonly sentence: string;
  /** The same in few words, for a row among many. */
  readonly brief: string;
  /** What there was against the cost; absent when the reason is not one of money. */
  readonly sum?: {
    readonly costUnits: string;
    /** Rounded down: the bar never looks fuller than it is. */
    readonly hadUnits: string;
    readonly had: Labelled;
    readonly missing: string;
  };
}

export interface ReportProject {
  readonly name: string;
  readonly cost: string;
  readonly votes: string;
  /** Points, where people gave points or ranked. */
  readonly score?: string;
  readonly entered: boolean;
  readonly result: string;
}

export interface ReportRival {
  readonly first: string;
  readonly second: string;
  readonly sentence: string;
  readonly sums: readonly {
    readonly label: string;
    readonly first: string;
    readonly second: string;
  }[];
  readonly projects: readonly {
    readonly name: string;
    readonly cost: string;
    readonly entersFirst: boolean;
    readonly entersSecond: boolean;
  }[];
  readonly gainers: ReportGainers;
}

/** Ballots that fare better by the one rule, by the other, and the same. */
export interface ReportGainers {
  readonly sentence: string;
  readonly rows: readonly {
    readonly label: string;
    readonly first: string;
    readonly same: string;
    readonly second: string;
  }[];
}

export interface ReportOfficial {
  readonly isSame: boolean;
  readonly sentence: string;
  /** Where it differs: whether the rules that the file declares explain it. */
  readonly explanation?: string;
  /** Those of the declared rules that were not used here, where with them the official result comes out. */
  readonly rules?: { readonly lines: readonly Labelled[]; readonly choice: Choice };
  readonly onlyOfficial: readonly string[];
  readonly onlyOurs: readonly string[];
}
