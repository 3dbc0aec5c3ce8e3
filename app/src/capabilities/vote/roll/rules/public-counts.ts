// How many came onto a roll in which way, as list and registro say in public: nothing that they do not say.
import type { RegistroEvent } from './registro.ts';
import type { Assurance } from './right.ts';

export interface PublicCount {
  readonly style: string;
  readonly assurance: Assurance;
  readonly count: number;
}

/** Those who were there by style and assurance, and whoever a leaf that is public adds. */
export function publicCounts(
  before: readonly PublicCount[],
  { events }: { readonly events: readonly RegistroEvent[] },
): readonly PublicCount[] {
  const counts = new Map<string, PublicCount>();
  const add = (style: string, assurance: Assurance, count: number) => {
    const key = `${style}\n${assurance}`;
    counts.set(key, { style, assurance, count: (counts.get(key)?.count ?? 0) + count });
  };
  for (const { style, assurance, count } of before) add(style, assurance, count);
  for (const { ev, style = '', assurance = 'list' } of events)
    if (ev === 'add') add(style, assurance, 1);
  return [...counts.values()].sort(
    (one, other) =>
      one.style.localeCompare(other.style) || one.assurance.localeCompare(other.assurance),
  );
}
