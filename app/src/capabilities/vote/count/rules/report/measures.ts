// What an outcome gave to whom, in the words of one language: told after the rounds, and also plain data.
import type { Labelled } from './labelled.ts';

/** A part of the longest bar beside it, from 0 to 1, with its figure in words. */
export interface MeasuredBar {
  readonly part: number;
  readonly text: string;
}

export interface ReportMeasures {
  /** How many ballots ended with something of theirs, and with how much. */
  readonly sentence: string;
  /** Ballots by how many of their projects came in. */
  readonly satisfaction: readonly { readonly label: string; readonly ballots: MeasuredBar }[];
  /** Spending against votes: by category, by neighbourhood, as far as the file says them. */
  readonly spreads: readonly ReportSpread[];
  readonly prices?: ReportPrices;
  readonly places?: ReportPlaces;
  /** SHA-256 of the file, of the settings and of all that was decided; absent where the machine has none. */
  readonly hashes: readonly Labelled[];
}

export interface ReportSpread {
  readonly title: string;
  readonly caption: string;
  /** Of the column's values, of the spending, of the votes. */
  readonly heads: readonly [string, string, string];
  readonly rows: readonly {
    readonly value: string;
    readonly projects: string;
    readonly spent: string;
    readonly spending: MeasuredBar;
    readonly votes: MeasuredBar;
  }[];
}

/** Whether what was paid is a price system, condition by condition. */
export interface ReportPrices {
  readonly holds: boolean;
  readonly sentence: string;
  readonly conditions: readonly { readonly text: string; readonly holds: boolean }[];
}

/** Where projects are: from 0 to 1 across and down a frame `ratio` times as high as wide. */
export interface ReportPlaces {
  readonly ratio: number;
  readonly scale: { readonly part: number; readonly text: string };
  readonly dots: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly entered: boolean;
    readonly position: string;
  }[];
  /** How many projects say no place. */
  readonly missing?: string;
}

/** What was asked about one project, each answer found by counting again. */
export interface ReportExplanation {
  readonly project: number;
  readonly changes: readonly {
    readonly about: 'person' | 'peso' | 'envelope';
    readonly text: string;
  }[];
  readonly changesNote: string;
  readonly money?: {
    readonly title: string;
    readonly rows: readonly Labelled[];
    readonly total: Labelled;
    readonly note?: string;
  };
  /** Only of what came in. */
  readonly replacements: readonly string[];
}

/** Where the share of one ballot went. */
export interface ReportBallot {
  readonly title: string;
  readonly alike?: string;
  /** Whether lines tell what the ballot paid and had left: rules without shares have no such money. */
  readonly hasMoney: boolean;
  readonly lines: readonly {
    readonly label: string;
    readonly paid: string;
    readonly left: string;
  }[];
  readonly notFunded: readonly Labelled[];
  readonly sentence?: string;
}
