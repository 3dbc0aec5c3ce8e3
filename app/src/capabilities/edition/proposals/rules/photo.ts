// Photos of a proposal: who may add one while it is looked at, and why one is not taken.
import { err, ok, type Result } from '@minga/basics';
import type { ProposalState } from './states.ts';

export const PHOTOS_MOST = 6;

export type PhotoRefusal =
  | { readonly code: 'proposals/photo-unknown' }
  | { readonly code: 'proposals/photo-not-yours' }
  | { readonly code: 'proposals/photo-closed' }
  | { readonly code: 'proposals/photos-full'; readonly most: number }
  | { readonly code: 'proposals/photo-no-image' };

const open: ReadonlySet<ProposalState> = new Set(['waiting', 'sent', 'in-review', 'correcting']);

/** Until it is decided about; a photo is no change of its text. */
export function mayAddPhoto(
  state: ProposalState,
  { isAuthor }: { readonly isAuthor: boolean },
): Result<void, PhotoRefusal> {
  if (!isAuthor) return err({ code: 'proposals/photo-not-yours' });
  return open.has(state) ? ok(undefined) : err({ code: 'proposals/photo-closed' });
}
