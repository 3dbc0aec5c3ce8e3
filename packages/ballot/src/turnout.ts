// How many have voted: what pages may say of it while people still vote, and what afterwards.
import type { Phase } from './log/phases.ts';

/** Below this a daily number could tell who of the neighbours went. */
const MIN_ELECTORS = 1000;

export interface TurnoutFacts {
  readonly phase: Phase;
  /** Ballots of each contest that stand in the log, never those that wait for their batch. */
  readonly contests: readonly {
    readonly contest: string;
    readonly electors: number;
    readonly ballots: number;
  }[];
}

export interface PublicTurnout {
  /** Undefined while it may not be shown. */
  readonly ballots: number | undefined;
  readonly contests: readonly { readonly contest: string; readonly ballots: number | undefined }[];
}

/**
 * While people vote, only of contests with at least 1,000 electors, and the sum only when it does not tell
 * the number of the one contest left out. From the close on, everything: it stands in the log.
 */
export function publicTurnout({ phase, contests }: TurnoutFacts): PublicTurnout {
  const isVoting = phase === 'empty' || phase === 'voting';
  const shown = contests.map(({ contest, electors, ballots }) => ({
    contest,
    ballots: isVoting && electors < MIN_ELECTORS ? undefined : ballots,
  }));
  const hidden = contests.filter((_, at) => shown[at]?.ballots === undefined);
  const electors = hidden.reduce((sum, contest) => sum + contest.electors, 0);
  const isSumShown = hidden.length === 0 || (hidden.length > 1 && electors >= MIN_ELECTORS);
  return {
    ballots: isSumShown ? contests.reduce((sum, { ballots }) => sum + ballots, 0) : undefined,
    contests: shown,
  };
}
