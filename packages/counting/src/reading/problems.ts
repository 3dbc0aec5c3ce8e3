// Everything that can be wrong with a file or a setting, as values: code, place and what was expected.
import type { FileKind } from './sniff.ts';

/** What the sentence of each code needs to know. Texts are as found, cut to a readable length. */
export interface ProblemParams {
  /** The bytes are not a text table at all. */
  'not-a-table': { readonly kind: FileKind };
  /** Text, but its first line is neither META nor one of the blocks of the simple layout. */
  'not-pabulib': { readonly found: string };
  'empty-file': Record<never, never>;
  'file-too-large': { readonly bytes: number; readonly limit: number };
  /** Read as Windows-1252 because it is not valid UTF-8. */
  'not-utf8': Record<never, never>;
  'unclosed-quote': Record<never, never>;
  'missing-section': { readonly expected: string };
  'repeated-section': { readonly found: string };
  'missing-column': { readonly expected: string };
  'repeated-column': { readonly found: string };
  'extra-cells': { readonly found: number; readonly expected: number };
  'missing-key': { readonly expected: string };
  'repeated-key': { readonly found: string };
  'unknown-vote-type': { readonly found: string };
  /** Scoring votes in which a project that a ballot does not name has points all the same. */
  'default-score-not-counted': { readonly found: string };
  'no-projects': Record<never, never>;
  'too-many-projects': { readonly found: number; readonly limit: number };
  'no-ballots': Record<never, never>;
  'missing-project-id': Record<never, never>;
  'repeated-project': { readonly found: string; readonly firstLine: number };
  'repeated-voter': { readonly found: string; readonly firstLine: number };
  'unknown-project': { readonly found: string; readonly voter: string };
  'repeated-choice': { readonly found: string; readonly voter: string };
  'too-many-choices': { readonly found: number; readonly limit: number; readonly voter: string };
  /** Cumulative and scoring votes: the list of points is not as long as that of projects. */
  'points-count-differs': {
    readonly points: number;
    readonly choices: number;
    readonly voter: string;
  };
  /** Points (and ranks) are whole numbers from 0, of at most 9 digits. `what`: the project. */
  'points-not-whole': { readonly found: string; readonly what: string; readonly voter: string };
  /** `what`: 'budget' or the id of the project. */
  'amount-missing': { readonly what: string };
  'amount-not-number': { readonly what: string; readonly found: string };
  'amount-negative': { readonly what: string; readonly found: string };
  'amount-absurd': { readonly what: string; readonly found: string };
  /** `1,500` could be a thousand and a half or one and a half. */
  'amount-ambiguous': { readonly what: string; readonly found: string };
  /** `850.000` was read as 850: in Pabulib the point is that of the decimals. */
  'amount-like-thousands': { readonly what: string; readonly found: string };
  'decimal-comma': { readonly what: string; readonly found: string };
  'budget-zero': Record<never, never>;
  /** Pabulib writes 999999999 as the cost of a project that was withdrawn. */
  'withdrawn-project': { readonly what: string };
  'projects-count-differs': { readonly declared: string; readonly found: number };
  'votes-count-differs': { readonly declared: string; readonly found: number };
  'project-votes-differ': {
    readonly what: string;
    readonly declared: string;
    readonly found: number;
  };
  /** Wide layout: a column that is neither a project nor a known column. */
  'unknown-project-column': { readonly found: string };
  /** Ordinal votes in the wide layout: two projects of one ballot have the same rank. */
  'repeated-rank': { readonly found: string; readonly voter: string };
  'mark-not-understood': { readonly found: string; readonly voter: string };
  /** A spreadsheet turned a list such as `1,2` into the number 1.2. */
  'list-became-number': { readonly found: string; readonly voter: string };
  'setting-unknown': {
    readonly setting: string;
    readonly found: string;
    readonly expected: string;
  };
  'setting-not-for-rule': { readonly setting: string; readonly rule: string };
  /** The ballots do not say what `found` would need. */
  'setting-not-for-votes': {
    readonly setting: string;
    readonly found: string;
    readonly voteType: string;
    readonly expected: string;
  };
  'settings-not-json': { readonly found: string };
  'minimum-not-whole': { readonly found: string };
  'share-not-usable': { readonly found: string };
  /** `setting`: lot, conflicts or together. */
  'list-not-understood': { readonly setting: string; readonly found: string };
  'setting-unknown-project': { readonly setting: string; readonly found: string };
  'setting-repeats-project': { readonly setting: string; readonly found: string };
  'lot-incomplete': { readonly missing: string };
  /** `found`: the tie rule that does not look at it. */
  'lot-without-meaning': { readonly found: string };
  'group-too-small': { readonly found: string };
  'pair-not-two': { readonly found: string };
  'pair-in-conflict': { readonly first: string; readonly second: string };
  'pair-costs-too-apart': { readonly first: string; readonly second: string };
  'contests-not-understood': { readonly found: string };
  'contest-unknown-project': { readonly contest: string; readonly found: string };
  /** The project is in this contest and in one before it, or twice in it. */
  'contest-repeats-project': { readonly contest: string; readonly found: string };
  'contest-without-projects': { readonly contest: string };
  'contest-without-budget': { readonly contest: string };
  /** Its voters are those who chose something of it, and nobody did. */
  'contest-without-ballots': { readonly contest: string };
  'project-without-contest': { readonly missing: string };
  /** Amounts in minor units. */
  'contests-above-budget': { readonly total: string; readonly budget: string };
  /** Projects in conflict, or funded together, of different contests. */
  'group-across-contests': { readonly found: string };
  /** The increment must be a positive multiple of `smallest` currency units. */
  'increment-not-usable': { readonly found: string; readonly smallest: string };
}

export type ProblemCode = keyof ProblemParams;
export type Severity = 'error' | 'warning';

/** Where in the input: a line of the file, or a row (1-based, as Excel numbers them) of a sheet. */
export interface Place {
  readonly line?: number;
  /** Section of a Pabulib file (`META`, `PROJECTS`, `VOTES`) or block of a table CSV. */
  readonly section?: string;
  /** Sheet of a spreadsheet; then `line` is its row. */
  readonly sheet?: string;
  /** Column by its heading. */
  readonly column?: string;
}

/** One problem of those whose codes and parameters are the members of `P`. */
export type ProblemOf<P> = {
  readonly [C in keyof P]: Place & {
    readonly severity: Severity;
    readonly code: C;
    readonly params: P[C];
  };
}[keyof P];

export type Problem = ProblemOf<ProblemParams>;

/** How many problems of each severity are listed one by one. */
export const listedProblemsLimit = 50;

export interface Problems<T = Problem> {
  /** At most 50 errors and 50 warnings, errors first, each in the order of the file. */
  readonly problems: readonly T[];
  /** How many more of each there were. */
  readonly more: { readonly errors: number; readonly warnings: number };
}
