// What the urn has to know at each cast, kept in memory for a moment: manifest, windows as they stand, promise key.
import type { UrnHouse } from '../../../../platform/urn-house.ts';
import type { LogView } from '../rules/log-view.ts';
import { findElection } from '../store/elections.ts';
import { logFolderAt } from '../store/log-folders.ts';
import { viewOfLog } from '../store/log-leaves.ts';
import { promiseSigner } from './election-keys.ts';

export interface LiveElection extends LogView {
  readonly id: string;
  readonly promise: (message: Uint8Array) => Buffer;
  /** The log contradicts what it once signed: what is cast now could be cast for the second time. */
  readonly isHalted: boolean;
}

export interface LiveElections {
  /** Undefined where no log was opened. What it says is a second old at most, unless it is `fresh`. */
  find(electionId: string, how?: { readonly fresh: boolean }): Promise<LiveElection | undefined>;
}

/** How long what was read is good: an act of another copy of the urn is seen that much later. */
const FRESH_MS = 1_000;
/** Elections that are remembered; whoever asks for names that are none learns nothing and fills nothing. */
const MOST = 200;

interface Remembered {
  readonly election: Promise<LiveElection | undefined>;
  readonly at: number;
}

export function liveElections(house: UrnHouse): LiveElections {
  const remembered = new Map<string, Remembered>();
  return {
    find(electionId, { fresh } = { fresh: false }) {
      const now = performance.now();
      const known = remembered.get(electionId);
      if (!fresh && known !== undefined && now - known.at < FRESH_MS) return known.election;
      const election = read(house, electionId);
      if (remembered.size >= MOST) remembered.clear();
      remembered.set(electionId, { election, at: now });
      // Neither a fault nor an absence is remembered.
      const forget = () => {
        if (remembered.get(electionId)?.election === election) remembered.delete(electionId);
      };
      election.then((found) => found ?? forget(), forget);
      return election;
    },
  };
}

async function read(
  { db, keys, logsDir }: UrnHouse,
  electionId: string,
): Promise<LiveElection | undefined> {
  const view = await viewOfLog(db, electionId);
  const kept = view && (await findElection(db, electionId));
  if (view === undefined || kept === undefined) return undefined;
  const isHalted = (await logFolderAt(logsDir, electionId).halted()) !== undefined;
  return { ...view, id: electionId, promise: promiseSigner(keys, kept), isHalted };
}
