// Who supports what: identical ballots folded into groups, since a count cannot tell them apart.
import type { Election } from '../types.ts';

/** Ballots with the same choices. In Equal Shares they always hold the same money. */
export interface BallotGroup {
  readonly choices: readonly number[];
  /** How many ballots. A bigint because it only ever multiplies money. */
  readonly size: bigint;
}

export interface Electorate {
  /** Ballots in all, empty ones included: the money is shared among all of them. */
  readonly ballots: number;
  readonly groups: readonly BallotGroup[];
  /** Per project, the groups that chose it. */
  readonly supporters: readonly (readonly number[])[];
  /** Per project, the ballots that chose it. */
  readonly votes: readonly number[];
}

export function formElectorate(election: Election): Electorate {
  const sizes = new Map<string, { choices: readonly number[]; size: number }>();
  for (const { choices } of election.ballots) {
    const key = choices.join(',');
    const group = sizes.get(key);
    if (group === undefined) sizes.set(key, { choices, size: 1 });
    else group.size += 1;
  }
  const groups = [...sizes.values()];
  const supporters: number[][] = election.projects.map(() => []);
  const votes: number[] = election.projects.map(() => 0);
  groups.forEach(({ choices, size }, group) => {
    for (const project of choices) {
      supporters[project]?.push(group);
      votes[project] = (votes[project] ?? 0) + size;
    }
  });
  return {
    ballots: election.ballots.length,
    groups: groups.map(({ choices, size }) => ({ choices, size: BigInt(size) })),
    supporters,
    votes,
  };
}
