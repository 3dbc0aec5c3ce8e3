// What later rooms may add to an edition: pieces of its page, and who took part in it.
import type { VNode } from 'preact';
import { slot } from '../../../../platform/contributions.ts';
import type { PublicEdition } from '../store/public-editions.ts';

export interface EditionGiven {
  readonly edition: PublicEdition;
  /** Of the institution, in addresses. */
  readonly institution: string;
  readonly now: Date;
  /** Civil day there. */
  readonly today: string;
}

export interface EditionPanel {
  readonly title: string;
  readonly body: VNode;
  /** Names the piece within the page. */
  readonly id?: string;
  /** What whoever comes to the page may do now: it leads there before anything else. */
  readonly door?: { readonly label: string; readonly href: string };
}

/** Pieces of the public page of an edition, in the order of the rooms: readings, for that page costs few queries. */
export const editionPanels = slot<EditionGiven, EditionPanel>('editions/edition-panels');

/** Ids of those who took part in an edition: they are told what is decided about it. */
export const participants = slot<{ readonly editionId: string }, readonly string[]>(
  'editions/participants',
);
