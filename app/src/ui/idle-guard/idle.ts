// How long a shared machine waits for whoever stands before it.

const IDLE_MS = 90_000;
/** In which the question is shown, before everything is forgotten. */
const GRACE_SECONDS = 30;

export type Idle = 'busy' | 'over' | { readonly left: number };

/** After so many milliseconds without a touch: seconds left to say that one is still there, from 30 down to 1. */
export function idleAt(untouchedMs: number): Idle {
  if (untouchedMs < IDLE_MS) return 'busy';
  const left = GRACE_SECONDS - Math.floor((untouchedMs - IDLE_MS) / 1000);
  return left > 0 ? { left } : 'over';
}
