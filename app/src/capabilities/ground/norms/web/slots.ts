// What later rooms may add to the page of a norm: where it is cited.
import { slot } from '../../../../platform/contributions.ts';
import type { Locale } from '../../../../platform/words.ts';

export interface CitedByGiven {
  readonly normId: string;
  readonly locale: Locale;
}

/** The things of one kind that cite the norm, under what they are called in the plural. */
export interface CitedBy {
  readonly title: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

export const citedBy = slot<CitedByGiven, CitedBy>('norms/cited-by');
