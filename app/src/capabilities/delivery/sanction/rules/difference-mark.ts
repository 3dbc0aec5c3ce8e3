// How what was sanctioned of a project parts from what was voted, in one word.
import type { DifferenceLine } from './difference.ts';
import type { Departure } from './reasons.ts';

export type DifferenceMark =
  | 'waits'
  | 'same'
  | 'changed'
  | 'other-place'
  | 'enters'
  | 'returned'
  | 'leaves';

/** `isDecided`: the body has pronounced on its contest, or left it standing. */
export function markOf(
  { matter, outcome }: DifferenceLine,
  departure: Departure | undefined,
  isDecided: boolean,
): DifferenceMark {
  switch (outcome) {
    case undefined:
      return matter.isFunded || !isDecided ? 'waits' : 'same';
    case 'lapse':
      return 'same';
    case 'returned':
      return 'returned';
    case 'rejected':
      return matter.isFunded ? 'leaves' : 'same';
    default:
      if (!matter.isFunded) return 'enters';
      if (outcome === 'approved-with-changes') return 'changed';
      return departure === 'order' ? 'other-place' : 'same';
  }
}
