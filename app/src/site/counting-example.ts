// The election that explains the two rules by hand: six people, three projects, $600.000.

export interface ExampleProject {
  readonly id: 'lights' | 'court' | 'garden';
  readonly cost: bigint;
  /** Supporters, by name. */
  readonly supporters: readonly string[];
  readonly entersByVotes: boolean;
  readonly entersByEqualShares: boolean;
}

export const exampleEnvelope = 600_000n;
export const exampleVoters = ['Ana', 'Beto', 'Carla', 'Dani', 'Elsa', 'Fidel'] as const;
/** What each person starts with under Equal Shares. */
export const exampleShare = exampleEnvelope / BigInt(exampleVoters.length);

/** A test counts it with the real engine under both rules. */
export const exampleProjects: readonly ExampleProject[] = [
  {
    id: 'lights',
    cost: 400_000n,
    supporters: ['Ana', 'Beto', 'Carla', 'Dani'],
    entersByVotes: true,
    entersByEqualShares: true,
  },
  {
    id: 'court',
    cost: 200_000n,
    supporters: ['Ana', 'Beto', 'Carla'],
    entersByVotes: true,
    entersByEqualShares: false,
  },
  {
    id: 'garden',
    cost: 200_000n,
    supporters: ['Elsa', 'Fidel'],
    entersByVotes: false,
    entersByEqualShares: true,
  },
];
