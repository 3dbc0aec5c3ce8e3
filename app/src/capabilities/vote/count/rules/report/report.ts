// What the page of a count shows, already in the words of one language: plain data that any worker can hand over.
import type { Labelled } from './labelled.ts';
import type { ReportMeasures } from './measures.ts';

export type { Labelled };

export type ReportLocale = 'es-CL' | 'en';

/** Sentences ready to be listed, and the one that says how many more there were. */
export interface ProblemWords {
  readonly listed: readonly string[];
  readonly more?: string;
}

/** How people voted, as far as it changes what can be asked: approvals, points, or a ranking. */
export type VoteKind = 'approval' | 'points' | 'ordinal';

export interface CountReport {
  /** Name of the vote, as the file says it. */
  readonly title: string;
  readonly votes: VoteKind;
  /** How many ballots there are. */
  readonly ballots: string;
  /** The outcome in one sentence. */
  readonly lead: string;
  readonly understood: readonly Labelled[];
  readonly warnings: ProblemWords;
  /** Three: what was prioritised, what stays unused, who ended with nothing. */
  readonly figures: readonly Labelled[];
  /** How the rule went, in two or three sentences. */
  readonly how: string;
  /** Every setting that could change the outcome, with its value. */
  readonly conventions: readonly Labelled[];
  readonly envelope: ReportEnvelope;
  readonly rounds: readonly ReportRound[];
  /** Projects that did not come in, most voted first. */
  readonly shortfalls: readonly ReportShortfall[];
  /** All, in the order of the file. */
  readonly projects: readonly ReportProject[];
  readonly rival?: ReportRival;
  readonly official?: ReportOfficial;
  /** In the browser it comes after the rest. */
  readonly measures?: ReportMeasures;
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
}

export interface ReportOfficial {
  readonly isSame: boolean;
  readonly sentence: string;
  /** The one setting that would give the official result, when we found it. */
  readonly explained?: string;
  readonly onlyOfficial: readonly string[];
  readonly onlyOurs: readonly string[];
}
