// Small votes as Pabulib text, for tests: every figure in them can be checked by hand.

interface SmallVote {
  readonly budget: number;
  readonly currency?: string;
  /** Code to cost; or to cost and the mark of `selected`. */
  readonly costs: Readonly<Record<string, number | readonly [cost: number, selected: 0 | 1]>>;
  /** How many ballots hold each list of codes, e.g. `{ 'A,B': 3, '': 1 }`. */
  readonly ballots: Readonly<Record<string, number>>;
}

export function smallVote({ budget, currency = 'CLP', costs, ballots }: SmallVote): string {
  const lists = Object.entries(ballots).flatMap(([list, count]) => Array(count).fill(list));
  const meta = {
    description: 'Votación pequeña',
    country: 'Chile',
    unit: 'Ancud',
    instance: 2026,
    num_projects: Object.keys(costs).length,
    num_votes: lists.length,
    budget,
    vote_type: 'approval',
    rule: 'unknown',
    date_begin: '01.07.2026',
    date_end: '02.07.2026',
    currency,
  };
  return [
    'META',
    'key;value',
    ...Object.entries(meta).map(([key, value]) => `${key};${value}`),
    'PROJECTS',
    'project_id;cost;name;selected',
    ...Object.entries(costs).map(([id, said]) => {
      const [cost, selected] = typeof said === 'number' ? [said, 0] : said;
      return `${id};${cost};Proyecto ${id};${selected}`;
    }),
    'VOTES',
    'voter_id;vote',
    ...lists.map((list, index) => `v${index + 1};${list}`),
    '',
  ].join('\n');
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
