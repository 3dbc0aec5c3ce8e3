// What later rooms add to the page of a gathering.
import type { ComponentChildren } from 'preact';
import { slot } from '../../../../platform/contributions.ts';
import type { Locale } from '../../../../platform/words.ts';

export interface GatheringGiven {
  readonly gatheringId: string;
  readonly locale: Locale;
}

export interface GatheringPanel {
  readonly title: string;
  readonly body: ComponentChildren;
}

/** The edition or the Mesa de Trabajo that it belongs to, and what came of it there. */
export const gatheringPanels = slot<GatheringGiven, GatheringPanel>('gatherings/gathering-panels');
