// The urn of a test with a log that is open, and its close.
import type { SampleElection } from '@minga/ballot/testing';
import {
  advance,
  type OpenedLog as Opened,
  openedLog as open,
} from '../../urn/testing/opened-log.ts';

export interface OpenedLog extends Opened {
  /** Casting is over, and the urn has closed its log. */
  readonly close: () => Promise<void>;
}

export async function openedLog(): Promise<OpenedLog> {
  const log = await open();
  return {
    ...log,
    async close() {
      log.at('2027-05-12T23:00:10Z');
      await advance(log.urn.house, log.id);
    },
  };
}

/** A close as only the urn writes one. */
export function closeOf({ manifest }: SampleElection) {
  const ballots = manifest.contests.map(({ id }) => ({ contest: id, n: 0 }));
  return { type: 'close', at: '2027-05-06T12:00:00Z', size: 2, ballots };
}
