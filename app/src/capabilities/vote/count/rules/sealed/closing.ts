// What may be done when after a sealed vote ended: the paper is closed, the key of the urn published, or given up for lost.
import { err, ok, type Result } from '@minga/basics';
import type { LogState } from './log-state.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

export type ClosingRefusal =
  /** The last ballots are not in the log yet. */
  | { readonly code: 'count/still-open' }
  /** Claims may still come in, until then. */
  | { readonly code: 'count/claims-open'; readonly from: Date }
  | { readonly code: 'count/paper-closed-already' }
  | { readonly code: 'count/paper-open' }
  | { readonly code: 'count/opened-already' }
  | { readonly code: 'count/found-unopenable' }
  /** What was sent does not open the ballots of this vote. */
  | { readonly code: 'count/urn-key' }
  | { readonly code: 'count/key-of-the-urn-itself' }
  | { readonly code: 'count/unopenable-reason-missing' }
  | { readonly code: 'count/not-sealed' };

/** At least a day for claims after the close; a minute in a demonstration. */
export function paperCloseFrom(state: Pick<LogState, 'close' | 'manifest'>): Date | undefined {
  if (state.close === undefined) return undefined;
  const wait = state.manifest.demo ? MINUTE_MS : DAY_MS;
  return new Date(Date.parse(state.close.leaf.at) + wait);
}

export function decidePaperClose(state: LogState, now: Date): Result<void, ClosingRefusal> {
  const from = paperCloseFrom(state);
  if (from === undefined) return err({ code: 'count/still-open' });
  if (state.paperClose !== undefined) return err({ code: 'count/paper-closed-already' });
  return now < from ? err({ code: 'count/claims-open', from }) : ok(undefined);
}

/** Whether the key of the urn may be published now, whoever holds it. */
export function decideOpening(state: LogState): Result<void, ClosingRefusal> {
  if (state.close === undefined) return err({ code: 'count/still-open' });
  if (state.paperClose === undefined) return err({ code: 'count/paper-open' });
  if (state.unopenable !== undefined) return err({ code: 'count/found-unopenable' });
  return state.urnKey === undefined ? ok(undefined) : err({ code: 'count/opened-already' });
}

/** Only where people hold the key: an urn that holds its own has not lost it while it answers. */
export function decideUnopenable(state: LogState, reason: string): Result<void, ClosingRefusal> {
  const may = decideOpening(state);
  if (!may.ok) return may;
  if (state.manifest.urn.mode === 'server') return err({ code: 'count/key-of-the-urn-itself' });
  return reason === '' ? err({ code: 'count/unopenable-reason-missing' }) : ok(undefined);
}
