// Steps 24 and 25: audits that follow the public dice, and sanctions that rest on the last result.
import type { Audit } from './audit.ts';
import { fromBase64url, sameBytes } from './bytes.ts';
import type { Roll } from './check-roll.ts';
import { drawLot, listHash } from './lots.ts';
import { lastResult, type Story, told } from './story.ts';

/** Step 24. Of a participation audit the list is of all papers that were taken, by their commitments. */
export async function checkAudits(
  { port, findings, fingerprint }: Audit,
  story: Story,
  roll: Roll,
): Promise<void> {
  const [seed] = told(story, 'audit-seed');
  const used = [...roll.rights].flatMap(([c, { state }]) => (state === 'available' ? [] : [c]));
  const isOurs =
    seed !== undefined &&
    sameBytes(fromBase64url(seed.list_sha256) ?? fingerprint, await listHash(port, used));
  if (seed !== undefined && !isOurs) findings.contradiction(24, 'audit-list', `#${seed.index}`);
  for (const audit of told(story, 'audit')) {
    const { sample, reached, confirmed, contradicted, conclusion, index } = audit;
    if (reached > sample.length || confirmed + contradicted > reached) {
      findings.contradiction(24, 'audit-sums', `#${index}`);
    }
    const isPoor = audit.kind === 'participation' && reached * 10 < sample.length * 3;
    if (isPoor !== (conclusion === 'inconclusive') && isPoor) {
      findings.contradiction(24, 'audit-conclusion', `#${index}`);
    }
    if (conclusion === 'consistent' && contradicted > 0) {
      findings.contradiction(24, 'audit-conclusion', `#${index}`);
    }
    if (contradicted > 0) findings.incident(24, 'audit-contradicted', `#${index}`, contradicted);
    if (audit.kind === 'paper') {
      findings.unchecked(24, 'paper-audit', `#${index}`);
      continue;
    }
    if (seed === undefined) {
      findings.contradiction(24, 'audit-without-seed', `#${index}`);
      continue;
    }
    const order = await drawLot(port, 'participation', used, seed.entropy);
    if (sample.join() !== order.slice(0, sample.length).join()) {
      findings.contradiction(24, 'audit-sample', `#${index}`);
    }
  }
}

/** Step 25. A body decides a contest in as many sittings as it takes: each project ends once, and all amounts fit together. */
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
