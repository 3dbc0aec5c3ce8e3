// What later rooms may add to the pages of a comuna and of a region.
import type { ComponentChildren } from 'preact';
import { slot } from '../../../../platform/contributions.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Cut, RegionCode } from '../rules/cut.ts';

/** A section of the page, with its heading. */
export interface Panel {
  readonly title: string;
  readonly body: ComponentChildren;
  /** It lists editions: a comuna's page shows it instead of saying that there is none. */
  readonly listsEditions?: boolean;
}

/** Something to do when a comuna has no edition yet. */
export interface NextStep {
  readonly label: string;
  readonly href: string;
}

export interface ComunaGiven {
  readonly cut: Cut;
  readonly locale: Locale;
}

export interface RegionGiven {
  readonly regionCode: RegionCode;
  readonly locale: Locale;
}

export const comunaPanels = slot<ComunaGiven, Panel>('territories/comuna-panels');
export const regionPanels = slot<RegionGiven, Panel>('territories/region-panels');
export const nextSteps = slot<ComunaGiven, NextStep>('territories/next-steps');
