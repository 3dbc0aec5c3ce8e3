// Small votes of every kind as Pabulib text, with whatever columns a test needs.

interface AnyVote {
  readonly voteType: 'approval' | 'choose-1' | 'cumulative' | 'scoring' | 'ordinal';
  readonly budget: number;
  /** Column names and rows, the first two `project_id` and `cost`. */
  readonly projects: readonly (readonly (string | number)[])[];
  /** Lists of codes, best first; with their points where people gave points. */
  readonly votes: readonly (readonly [codes: string, points?: string])[];
}

export function anyVote({ voteType, budget, projects, votes }: AnyVote): string {
  const hasPoints = voteType === 'cumulative' || voteType === 'scoring';
  const meta = {
    description: 'Votación pequeña',
    country: 'Chile',
    unit: 'Ancud',
    instance: 2026,
    num_projects: projects.length - 1,
    num_votes: votes.length,
    budget,
    vote_type: voteType,
    rule: 'unknown',
    date_begin: '01.07.2026',
    date_end: '02.07.2026',
    currency: 'CLP',
    ...(voteType === 'cumulative' ? { max_sum_points: 10 } : {}),
  };
  return [
    'META',
    'key;value',
    ...Object.entries(meta).map(([key, value]) => `${key};${value}`),
    'PROJECTS',
    ...projects.map((row) => row.join(';')),
    'VOTES',
    hasPoints ? 'voter_id;vote;points' : 'voter_id;vote',
    ...votes.map((columns, index) => [`v${index + 1}`, ...columns].join(';')),
    '',
  ].join('\n');
}
