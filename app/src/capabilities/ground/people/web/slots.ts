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

/** An act about an institution that waits for its second person. */
export interface WaitingAct {
  readonly label: string;
  readonly href: string;
  readonly expiresAt: Date;
}

/** What was proposed about the institution whose team is shown, and nobody has signed yet. */
export const waitingActs = slot<
  { readonly institutionId: string; readonly now: Date },
  readonly WaitingAct[]
>('people/waiting-acts');
