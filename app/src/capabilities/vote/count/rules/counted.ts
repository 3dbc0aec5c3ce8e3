// A vote counted by the rule chosen: as one, or each of its contests apart.
import { ok, type Result } from '@minga/basics';
import {
  type CountProgress,
  count,
  type Election,
  type Outcome,
  type Problem,
} from '@minga/counting';
import type { Choice } from './choice.ts';
import { type Part, partsOf } from './parts.ts';

/** One part of a vote, counted. */
export interface Counted extends Omit<Part, 'settings'> {
  readonly outcome: Outcome;
}

export interface CountedVote {
  /** The whole vote, as it was read. */
  readonly election: Election;
  /** Whether its contests are counted apart. */
  readonly isDivided: boolean;
  /** That of each contest, in their order; when the vote is counted as one, that. */
  readonly counts: readonly Counted[];
}

export interface Advance {
  /** Name of the contest that is being counted; absent when the vote is counted as one. */
  readonly contest?: string | undefined;
  /** Steps of add1 taken so far. */
  readonly step: number;
  /** How full the envelope is after the last step, 0 to 99; the steps end when it would overflow. */
  readonly percent: number;
  /** Of all that is counted, from 0 to 1. */
  readonly share: number;
}

/** Counts by `choice`; its problems are those of the settings, which name the field of the form. */
export function countByChoice(
  election: Election,
  choice: Choice,
  onAdvance: (advance: Advance) => void = () => {},
): Result<CountedVote, readonly Problem[]> {
  const parts = partsOf(choice, election);
  if (!parts.ok) return parts;
  const counts = parts.value.map(({ settings, ...part }, place) => {
    const { contest, election: own } = part;
    const onProgress = ({ increment: step, totalCost }: CountProgress) => {
      const percent = percentOf(totalCost, own);
      onAdvance({ contest, step, percent, share: (place + percent / 100) / parts.value.length });
    };
    return { ...part, outcome: count(own, settings, { onProgress }) };
  });
  const isDivided = parts.value.some(({ contest }) => contest !== undefined);
  return ok({ election, isDivided, counts });
}

function percentOf(spent: bigint, election: Election): number {
  if (election.budget === 0n) return 0;
  const percent = Number((spent * 100n) / election.budget);
  return Math.min(99, percent);
}
