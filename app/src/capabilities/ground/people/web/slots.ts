// What later rooms add to the pages of people.
import { slot } from '../../../../platform/contributions.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { ChildTrack } from '../rules/childhood.ts';

export interface ChildTracksGiven {
  readonly locale: Locale;
  readonly now: Date;
}

/** What is open to children under 14 now, with the consent of whoever has them in her care. */
export const childTracks = slot<ChildTracksGiven, readonly ChildTrack[]>('people/child-tracks');
