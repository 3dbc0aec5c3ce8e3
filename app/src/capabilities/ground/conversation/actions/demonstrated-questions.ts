// What is asked and answered in the forum of a demonstration. Every person and every story in it is invented.
import type { Theme } from '../rules/theme.ts';

/** One of the invented residents, from 0, or whoever keeps the forum in an institution. */
export type Speaker =
  | number
  | 'subdere'
  | 'dos'
  | 'negrete'
  | 'lautaro'
  | 'ancud'
  | 'gore-los-lagos';
type Keeper = Exclude<Speaker, number>;

export interface DemonstratedGuide {
  readonly by: Keeper;
  readonly title: string;
  readonly text: string;
  readonly revised?: { readonly text: string; readonly change: string };
  /** What whoever answered says of her name; she has not said anything without it. */
  readonly credit?: boolean;
  /** Why it was withdrawn. */
  readonly withdrawn?: string;
}

interface Said {
  readonly by: Speaker;
  readonly text: string;
  readonly hoursAgo: number;
}

export interface DemonstratedAnswer extends Said {
  readonly replies?: readonly Said[];
  readonly useful?: readonly Speaker[];
  readonly pinnedBy?: Keeper;
  readonly guide?: DemonstratedGuide;
}

export interface DemonstratedQuestion extends Said {
  readonly title: string;
  readonly theme: Theme;
  /** As addresses name it. */
  readonly comuna?: string;
  readonly answers: readonly DemonstratedAnswer[];
  /** A moderator has not read it yet. */
  readonly waits?: true;
  readonly closed?: { readonly by: Keeper; readonly words: string; readonly hoursAgo: number };
}
