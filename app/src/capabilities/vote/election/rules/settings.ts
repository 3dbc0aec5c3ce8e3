// What the team of an election says of it before it opens: days, voters, urn, witnesses; everything that its manifest takes from people.

export const urnModes = ['server', 'feldman'] as const;
/** Who keeps the key of the urn: the server of B, or three people of whom two are needed. */
export type UrnMode = (typeof urnModes)[number];

export const padronModes = ['closed', 'open', 'mixed'] as const;
/** A list that is frozen, people who enter by declaring, or both. */
export type PadronMode = (typeof padronModes)[number];

export const votingWays = ['claveunica', 'desk', 'code', 'paper'] as const;
export type VotingWay = (typeof votingWays)[number];

export const paperKinds = ['none', 'cvr', 'totals'] as const;
/** What comes of the ballots on paper of a contest: none, each one of them, or sums. */
export type PaperKind = (typeof paperKinds)[number];

/** Instants in UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
export interface ElectionWindows {
  readonly issue_from: string;
  readonly vote_from: string;
  readonly issue_until: string;
  readonly cast_until: string;
  readonly tables: readonly { readonly from: string; readonly to: string }[];
  readonly channels: 'separated' | 'parallel';
  readonly offline_unlisted: 'cover' | 'ordinary';
}

/** What a kind of voter votes in. */
export interface ElectionStyle {
  readonly id: string;
  readonly name: string;
  /** People of this kind: as the roll counts them where it is closed, else as its population says. */
  readonly electors: number;
  /** Codes of contests. */
  readonly contests: readonly string[];
}

export interface ContestChoices {
  readonly minElectors: number;
  readonly paper: PaperKind;
}

export interface ElectionSettings {
  readonly operators: { readonly A: string; readonly B: string };
  readonly windows: ElectionWindows;
  readonly ways: readonly VotingWay[];
  readonly padron: {
    readonly mode: PadronMode;
    /** People of 14 and more in the territory, and who says so; 0 and empty where the roll is closed. */
    readonly population_14: { readonly n: number; readonly source: string };
  };
  readonly styles: readonly ElectionStyle[];
  /** By code. */
  readonly contests: Readonly<Record<string, ContestChoices>>;
  readonly batch: { readonly first: string; readonly every_h: number; readonly min: number };
  readonly min_group: number;
  readonly urn: { readonly mode: UrnMode };
  readonly witnesses: { readonly quorum: number; readonly vkeys: readonly string[] };
}

export const DEFAULT_MIN_ELECTORS = 300;
/** Below this nobody may go, unless the whole election is a demonstration. */
export const FLOOR_MIN_ELECTORS = 100;

/** `YYYY-MM-DDTHH:MM:SSZ`, the only way in which instants are written in the log. */
export function instantText(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
