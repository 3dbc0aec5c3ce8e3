// What an invented proposal of a demonstration is made of: nobody wrote it, and every page that shows it says so.
import { type Contents, sumOfLines } from '../rules/contents.ts';
import type { Theme } from '../rules/themes.ts';

/** `resident`: which of the invented residents, from 0. */
export type InventedAuthor =
  | { readonly kind: 'person'; readonly resident: number }
  /** A persona, so that whoever looks at the demonstration can answer for it. */
  | { readonly kind: 'person'; readonly persona: string }
  | { readonly kind: 'group'; readonly resident: number; readonly name: string }
  | { readonly kind: 'organization'; readonly slug: string }
  /** What the assembly put first, in the words of its priority. */
  | { readonly kind: 'assembly'; readonly priority: string }
  | { readonly kind: 'institution' };

/** Name, unit, quantity and pesos of one. */
export type InventedLine = readonly [name: string, unit: string, quantity: number, unitClp: number];

export interface InventedComment {
  readonly by: number;
  readonly text: string;
  readonly reply?: string;
}

export interface InventedProposal {
  readonly contest: string;
  readonly title: string;
  readonly need: string;
  readonly description: string;
  readonly beneficiaries: string;
  readonly count: number;
  readonly theme: Theme;
  readonly place: string;
  /** Latitude and longitude. */
  readonly at?: readonly [number, number];
  readonly lines: readonly InventedLine[];
  readonly objective?: Contents['plan'];
  readonly bipCode?: string;
  readonly by: InventedAuthor;
  readonly isOnPaper?: true;
  readonly endorsements: number;
  /** Which invented residents sign it too. */
  readonly coauthors?: readonly number[];
  /** Address of the organisation that stands behind it. */
  readonly sponsor?: string;
  readonly interest?: string;
  readonly comments?: readonly InventedComment[];
  /** Why its author withdrew it. */
  readonly withdrawn?: string;
}

/** Several of an edition whose authors made one of them. */
export interface InventedMerge {
  readonly titles: readonly string[];
  readonly reason: string;
  readonly becomes: InventedProposal;
}

export function contentsOf(one: InventedProposal): Contents {
  const { title, need, description, beneficiaries, theme, contest, place } = one;
  const costLines = one.lines.map(([name, unit, quantity, unitClp]) => ({
    ...{ name, unit, quantity: quantity * 100, unitClp },
  }));
  return {
    ...{ title, need, description, beneficiaries, theme, contest, place, costLines },
    beneficiariesCount: one.count,
    territoryId: null,
    lat: one.at?.[0] ?? null,
    lon: one.at?.[1] ?? null,
    costClp: sumOfLines(costLines),
    plan: one.objective ?? null,
    bipCode: one.bipCode ?? null,
  };
}
