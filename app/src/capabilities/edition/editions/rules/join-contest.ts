// Two contests as one: a sector that is too narrow joins another, or leaves its amount to the contest of everybody.
import type { Rulebook } from './rulebook.ts';

/** The amounts stay as they were to the peso, written one by one; undefined when there are no such two contests. */
export function joinContest(rules: Rulebook, from: string, into: string): Rulebook | undefined {
  const { committed } = rules;
  const leaving = committed.contests.find(({ code }) => code === from);
  const staying = committed.contests.find(({ code }) => code === into);
  if (leaving === undefined || staying === undefined || from === into) return undefined;
  const isOfEverybody = staying.territories.length === 0;
  const joined = {
    ...staying,
    amountClp: staying.amountClp + leaving.amountClp,
    territories: isOfEverybody
      ? []
      : [...new Set([...staying.territories, ...leaving.territories])],
  };
  const contests = committed.contests
    .filter(({ code }) => code !== from)
    .map((contest) => (contest.code === into ? joined : contest));
  const split = { formula: 'manual', weights: null, source: null, fixedClp: {} } as const;
  return { ...rules, committed: { ...committed, contests, split } };
}
