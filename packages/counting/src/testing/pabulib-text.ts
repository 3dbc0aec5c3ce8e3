// Pabulib files for tests: a good one, and the same with one thing changed.

export interface FileParts {
  readonly meta: readonly string[];
  readonly projects: readonly string[];
  readonly votes: readonly string[];
}

export const goodParts: FileParts = {
  meta: [
    'key;value',
    'description;Prueba de lectura',
    'country;Chile',
    'unit;Ancud',
    'instance;2026',
    'num_projects;3',
    'num_votes;4',
    'budget;1000',
    'vote_type;approval',
    'rule;greedy',
    'date_begin;01.01.2026',
    'date_end;02.01.2026',
    'currency;CLP',
  ],
  projects: ['project_id;cost;votes;name', 'P1;600;3;Plaza', 'P2;300;2;Luces', 'P3;200;0;Banca'],
  votes: ['voter_id;vote', 'v1;P1,P2', 'v2;P1', 'v3;P2,P1', 'v4;'],
};

/** The lines of a file: META is line 1, PROJECTS line 15, VOTES line 20 as long as no line is added. */
export function fileOf(changes: Partial<FileParts> = {}, lineEnd = '\n'): string {
  const { meta, projects, votes } = { ...goodParts, ...changes };
  const lines = ['META', ...meta, 'PROJECTS', ...projects, 'VOTES', ...votes, ''];
  return lines.join(lineEnd);
}

/** The good file with the line that begins with `start` replaced, or left out. */
export function fileWith(start: string, replacement?: string): string {
  const swap = (lines: readonly string[]) =>
    lines.flatMap((line) =>
      line.startsWith(start) ? (replacement === undefined ? [] : [replacement]) : [line],
    );
  return fileOf({
    meta: swap(goodParts.meta),
    projects: swap(goodParts.projects),
    votes: swap(goodParts.votes),
  });
}
