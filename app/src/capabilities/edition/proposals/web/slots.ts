// What later rooms add to the page of a proposal: pieces that everybody reads, and what they offer its author.
import type { ComponentChildren } from 'preact';
import { slot } from '../../../../platform/contributions.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Proposal } from '../store/proposals.ts';

export interface ProposalGiven {
  readonly proposal: Proposal;
  readonly locale: Locale;
  readonly now: Date;
  /** Whoever is signed in. */
  readonly personId: string | undefined;
}

export interface ProposalPanel {
  readonly title: string;
  readonly body: ComponentChildren;
}

/** Pieces of its page, in the order of the rooms. */
export const proposalPanels = slot<ProposalGiven, ProposalPanel>('proposals/proposal-panels');

export interface ProposalTool {
  readonly label: string;
  readonly href: string;
  /** More words under the label. */
  readonly note?: string;
  readonly dueAt?: Date;
}

/** What a later room offers its author, who is signed in. */
export const proposalTools = slot<ProposalGiven, readonly ProposalTool[]>(
  'proposals/proposal-tools',
);
