// Step 25: sanctions that rest on the last result.
import type { Audit } from './audit.ts';
import { lastResult, type Story, told } from './story.ts';

/** A body decides a contest in as many sittings as it takes: each project ends once, and all amounts fit together. */
export function checkSanctions({ findings, manifest }: Audit, story: Story): void {
  const result = lastResult(story);
  const ended = new Map<string, Set<string>>();
  const spent = new Map<string, number>();
  for (const leaf of told(story, 'sanction')) {
    const where = `#${leaf.index}`;
    const contest = manifest.contests.find(({ id }) => id === leaf.contest);
    const chosen = result?.contests.find(({ id }) => id === leaf.contest)?.selected ?? [];
    if (leaf.result_version !== result?.version)
      findings.contradiction(25, 'sanction-result', where);
    if (contest === undefined) {
      findings.contradiction(25, 'sanction-contest', where, leaf.contest);
      continue;
    }
    const before = ended.get(contest.id) ?? new Set();
    const ending = leaf.decisions.flatMap(({ project, outcome }) =>
      outcome === 'returned' ? [] : [project],
    );
    for (const project of ending.filter((one) => before.has(one)))
      findings.contradiction(25, 'sanction-twice', where, project);
    ended.set(contest.id, new Set([...before, ...ending]));
    const gone = story.withdrawn.get(contest.id) ?? new Set();
    const named = leaf.decisions.map(({ project }) => project);
    const isListed = (id: string) => contest.projects.some((one) => one.id === id) && !gone.has(id);
    if (!named.every(isListed) || new Set(named).size < named.length) {
      findings.contradiction(25, 'sanction-project', where);
    }
    const isGranted = (outcome: string) => outcome === 'approved' || outcome === 'changed';
    const granted = leaf.decisions.filter(({ outcome }) => isGranted(outcome));
    const sum = granted.reduce((so, { amount }) => so + amount, spent.get(contest.id) ?? 0);
    spent.set(contest.id, sum);
    if (sum > contest.budget) findings.contradiction(25, 'sanction-amount', where, sum);
    for (const { project, outcome, reason } of leaf.decisions) {
      const departs = (outcome === 'approved') !== chosen.includes(project);
      if (departs && reason.trim() === '')
        findings.contradiction(25, 'sanction-reason', where, project);
      else if (departs) findings.incident(25, 'sanction-departs', where, project);
    }
  }
}
