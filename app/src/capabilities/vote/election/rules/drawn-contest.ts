// A contest as it is put to the vote: its drawn list, its lot and the bases under which it will open.
import type { ContestTerms } from './official-terms.ts';

/** `sector`: the voter's own; `transversal`: everybody's; `class`: projects of one kind or size; `comuna`: a quota of a region. */
export type ContestKind = 'sector' | 'transversal' | 'class' | 'comuna';

export interface DrawnLot {
  readonly label: string;
  /** Numbers of proposals in the order that chance gave. */
  readonly ids: readonly string[];
  /** In hexadecimal, as it was published before the lot. */
  readonly listSha256: string;
  readonly entropy: string;
  readonly observers: readonly string[];
}

export interface DrawnContest {
  readonly contestId: string;
  readonly code: string;
  readonly round: number;
  readonly kind: ContestKind;
  readonly territories: readonly string[];
  readonly listId: string;
  readonly terms: ContestTerms;
  readonly lot: DrawnLot;
  /** SHA-256 in hexadecimal of what the list says of each project, by the number that it was drawn. */
  readonly texts: ReadonlyMap<number, string>;
}

/** What the elected body committed to, as a manifest has it; hashes in hexadecimal. */
export interface CommitmentOfEdition {
  readonly resolutionSha256: string;
  readonly amountClp: number;
  readonly basesSha256: string;
}
