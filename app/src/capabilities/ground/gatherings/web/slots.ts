// What later rooms add: to the page of a gathering, and to what a visit may be about.
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

/** Something of a municipality that others may want to see. */
export interface VisitInterest {
  /** Names it among those of its municipality. */
  readonly key: string;
  readonly title: string;
  readonly paths: Readonly<Record<Locale, string>>;
}

/** Its published editions, and what the registry knows of its experience. */
export const visitInterests = slot<
  { readonly institutionId: string; readonly cut: string },
  readonly VisitInterest[]
>('gatherings/visit-interests');
