// What later rooms may add to an edition: pieces of its page, and who took part in it.
import type { VNode } from 'preact';
import { slot } from '../../../../platform/contributions.ts';
import type { Edition } from '../store/editions.ts';

export interface EditionGiven {
  readonly edition: Edition;
  /** Of the institution, in addresses. */
  readonly institution: string;
  /** Civil day there. */
  readonly today: string;
}

export interface EditionPanel {
  readonly title: string;
  readonly body: VNode;
}

/** Pieces of the public page of an edition, in the order of the rooms. */
export const editionPanels = slot<EditionGiven, EditionPanel>('editions/edition-panels');

/** Ids of those who took part in an edition: they are told what is decided about it. */
export const participants = slot<{ readonly editionId: string }, readonly string[]>(
  'editions/participants',
);
