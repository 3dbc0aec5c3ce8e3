// What a sealed vote has to answer and to become, in the plainest words: the model that a real one is held against.

export type Right = 'available' | 'issued' | 'desk';

/** Of each voter, by her place. */
export interface Oracle {
  readonly windows: {
    readonly [Name in 'issueFrom' | 'voteFrom' | 'issueUntil' | 'castUntil']: number;
  };
  readonly batch: { readonly first: number; readonly every: number; readonly min: number };
  now: number;
  readonly rights: Right[];
  /** The seed that took the paper of each. */
  readonly taken: (number | undefined)[];
  /** Voters whose device has its answer. */
  readonly papers: Set<number>;
  /** Ballots of the urn, each with what was cast: by voter. */
  readonly cast: Map<number, number>;
  readonly inLog: Set<number>;
  readonly promised: Set<number>;
  slot: number;
  isClosed: boolean;
  cardsShown: number;
}

/** As many voters as have nothing yet. */
export function oracleOf(
  voters: number,
  given: Pick<Oracle, 'windows' | 'batch' | 'now' | 'slot'>,
): Oracle {
  return {
    ...given,
    rights: Array<Right>(voters).fill('available'),
    taken: Array<undefined>(voters).fill(undefined),
    ...{ papers: new Set(), cast: new Map(), inLog: new Set(), promised: new Set() },
    ...{ isClosed: false, cardsShown: 0 },
  };
}

/** `undefined` where it is done. */
export type Refused = string | undefined;

export function takePaper(of: Oracle, voter: number, seed: number): Refused {
  if (of.rights[voter] === 'desk') return 'right-desk';
  if (of.now < of.windows.issueFrom) return 'not-open';
  if (of.taken[voter] === seed) return undefined;
  if (of.now >= of.windows.issueUntil) return 'closed';
  if (of.rights[voter] === 'issued') return 'already-issued';
  of.rights[voter] = 'issued';
  of.taken[voter] = seed;
  return undefined;
}

export function mark(of: Oracle, voter: number): Refused {
  if (of.rights[voter] === 'issued') return 'already-issued';
  if (of.rights[voter] === 'desk') return 'right-desk';
  of.rights[voter] = 'desk';
  return undefined;
}

export function giveBack(of: Oracle, voter: number): Refused {
  if (of.rights[voter] !== 'desk') return 'not-marked';
  of.rights[voter] = 'available';
  return undefined;
}

export function cast(of: Oracle, voter: number, choice: number): Refused {
  if (of.isClosed || of.now >= of.windows.castUntil) return 'closed';
  if (of.now < of.windows.voteFrom) return 'not-open';
  const before = of.cast.get(voter);
  if (before !== undefined && before !== choice) return 'already-voted';
  of.cast.set(voter, choice);
  return undefined;
}

/** Once the last cast on its way had five seconds, whatever waits is in the log; before, whole batches at their hours. */
export function work(of: Oracle): void {
  const waiting = [...of.cast.keys()].filter((voter) => !of.inLog.has(voter));
  const due = Math.max(-1, Math.floor((of.now - of.batch.first) / of.batch.every));
  const isOver = of.now >= of.windows.castUntil + 5_000;
  if (of.isClosed || (!isOver && due <= of.slot)) return;
  if (isOver || waiting.length >= of.batch.min) for (const voter of waiting) of.inLog.add(voter);
  of.isClosed = isOver;
  of.slot = Math.max(of.slot, due);
}
