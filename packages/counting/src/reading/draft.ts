// What every format is read into before it is judged: an election and ballots not yet checked.
import type { AmountReading } from './money-text.ts';
import type { ProblemList } from './problem-list.ts';
import type { Place } from './problems.ts';

export interface DraftProject {
  readonly place: Place;
  readonly id: string;
  readonly name: string;
  readonly cost: AmountReading;
  /** The cost as found, for the sentence that quotes it. */
  readonly costText: string;
  readonly extras: Readonly<Record<string, string>>;
}

export interface DraftBallot {
  readonly place: Place;
  readonly voterId: string;
  /** Ids as found, trimmed, without empty ones; in an ordinal vote the best first. */
  readonly choices: readonly string[];
  /** In cumulative and scoring votes: the points of each choice, as found. */
  readonly points?: readonly string[];
  readonly extras: Readonly<Record<string, string>>;
}

export interface Draft {
  readonly meta: Readonly<Record<string, string>>;
  /** Where the budget stands, or where it was expected. */
  readonly budgetPlace: Place;
  readonly budget: AmountReading;
  readonly budgetText: string;
  readonly voteType: string;
  readonly voteTypePlace: Place;
  readonly columns: { readonly projects: readonly string[]; readonly votes: readonly string[] };
  readonly projects: readonly DraftProject[];
  /** Where the projects and the votes begin, for problems about the whole of them. */
  readonly projectsPlace: Place;
  readonly votesPlace: Place;
}

/**
 * The headings of a block by name; reports the repeated ones and those of `required` that are absent, by
 * the name that `callIt` gives them.
 */
export function readHeadings(
  headings: readonly string[],
  required: readonly string[],
  problems: ProblemList,
  place: Place,
  callIt: (column: string) => string = (column) => column,
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  headings.forEach((heading, index) => {
    if (heading === '') return;
    if (columns.has(heading)) problems.error('repeated-column', { found: heading }, place);
    else columns.set(heading, index);
  });
  for (const column of required) {
    if (columns.has(column)) continue;
    problems.error('missing-column', { expected: callIt(column) }, place);
  }
  return columns;
}

/** Trimmed members of a comma-separated list; empty ones (`a,,b`, an empty ballot) are left out. */
export function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '');
}
