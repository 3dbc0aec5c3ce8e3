// A place of the site that is open to comments: what a later room tells of it.
import type { Locale } from '../../../../platform/words.ts';

/** Comments one below the other, or in a column for and one against. */
export type Mode = 'plain' | 'two-column';

export const sides = ['for', 'against'] as const;
export type Side = (typeof sides)[number];

export function parseSide(text: string | null | undefined): Side | undefined {
  return sides.find((side) => side === text);
}

/** How a later room names what is talked about. */
export interface PlaceName {
  /** `ROOM/WHAT`. */
  readonly kind: `${string}/${string}`;
  readonly key: string;
}

export interface OpenedPlace extends PlaceName {
  readonly titles: Readonly<Record<Locale, string>>;
  /** The page that shows it, without query. */
  readonly paths: Readonly<Record<Locale, string>>;
  /** Whose moderators answer for it; undefined for the national bodies, who also do where it has none. */
  readonly institutionId: string | undefined;
  /** The comuna or the region that it is about, for who looks for what is said there. */
  readonly about: { readonly cut?: string; readonly regionCode?: string };
  /** Stays as it was when the place was first opened. */
  readonly mode: Mode;
  /** A closed place can be read, and nothing can be written in it. */
  readonly isOpen: boolean;
}
