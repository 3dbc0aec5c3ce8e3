// What the page of a proposal is made of, for each of its parts.
import type { ComponentChildren } from 'preact';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import type { PublicEdition } from '../../editions/index.ts';
import type { Surroundings } from '../store/proposal-surroundings.ts';
import type { Proposal } from '../store/proposals.ts';
import type { ProposalPanel, ProposalTool } from './slots.ts';

export interface ProposalPageProps {
  readonly proposal: Proposal;
  readonly around: Surroundings;
  readonly edition: PublicEdition;
  readonly crumbs: readonly Crumb[];
  readonly files: readonly KeptFile[];
  readonly today: string;
  readonly halted: 'annulled' | 'suspended' | undefined;
  readonly isAuthor: boolean;
  /** None of one that is not for everybody. */
  readonly image: Page['image'];
  /** What whoever looks may do at the desk. */
  readonly mayRemovePhotos: boolean;
  readonly mayEnterSheets: boolean;
  readonly hasPrices: boolean;
  readonly panels: readonly ProposalPanel[];
  readonly tools: readonly ProposalTool[];
  readonly conversation: ComponentChildren;
  readonly done: string | undefined;
}
