// A bottleneck of participatory budgeting: its kind, how much each member puts on it, and who may close it.
import { err, ok, type Result } from '@minga/basics';
import type { AgendaRefusal } from './agenda-refusal.ts';

/** The catalogue of what gets in the way in Chile; `other` for what has no name yet. */
export const bottleneckKinds = [
  'late-works',
  'impersonation',
  'low-turnout',
  'unorganised-left-out',
  'digital-divide',
  'clientelism',
  'capture',
  'conflict-with-council',
  'no-feedback',
  'same-winners',
  'campaigning',
  'wrong-costs',
  'expired-boards',
  'paper-standards',
  'one-mayor',
  'privacy',
  'gentrification',
  'other',
] as const;
export type BottleneckKind = (typeof bottleneckKinds)[number];

/** What a member may put on a bottleneck: 3 for what it would have solved first. */
export const MOST_POINTS = 3;
export const points = ['1', '2', '3'] as const;

interface Raised {
  /** Id of the member that raised it. */
  readonly raisedBy: string;
  readonly raiserHasLeft: boolean;
  readonly isClosed: boolean;
}

/** The member that raised it closes it; any member does once that one has left. */
export function mayClose(
  { raisedBy, raiserHasLeft, isClosed }: Raised,
  memberId: string,
): Result<void, AgendaRefusal> {
  if (isClosed) return err({ code: 'roundtable/bottleneck-closed' });
  return raisedBy === memberId || raiserHasLeft
    ? ok(undefined)
    : err({ code: 'roundtable/not-yours-to-close' });
}
