// A list as its pages, its prints and its files show it: each project as it was frozen, with its number and with why it left.
import type { ListedProject } from '../rules/list-text.ts';
import type { BallotList } from '../store/lists.ts';

export interface ListRow extends ListedProject {
  readonly number: number | null;
  /** Struck out with this reason; null of what stands. */
  readonly withdrawnReason: string | null;
}

/** By number once it is drawn, before by proposal. */
export function rowsOf({ content, entries }: BallotList): readonly ListRow[] {
  const of = new Map(entries.map((entry) => [entry.id, entry]));
  return content.projects
    .map((project) => {
      const { number = null, withdrawnReason = null } = of.get(project.id) ?? {};
      return { ...project, number, withdrawnReason };
    })
    .toSorted((a, b) => (a.number ?? Number(a.id)) - (b.number ?? Number(b.id)));
}
