// What later rooms make known of the projects of a contest: found feasible, or withdrawn.
import type { Tx } from '../../../../platform/database/database.ts';
import { breadthRefusal, measureBreadth } from '../rules/breadth.ts';
import { contestsInForce } from '../rules/contests.ts';
import { stageOf } from '../rules/standing.ts';
import { readEdition } from '../store/editions.ts';
import {
  type FeasibleProject,
  insertIncident,
  listSlate,
  saveProjects,
  withdrawProject,
} from '../store/passages.ts';

/** Feasible projects, each once; again with other figures, one is changed. The database refuses it once the vote is open. */
export function depositProjects(
  tx: Tx,
  projects: readonly FeasibleProject[],
  now: Date,
): Promise<void> {
  return saveProjects(tx, projects, now);
}

/**
 * Takes a project out, with its public reason. Breadth is measured again: what is lost before the opening
 * keeps the vote from opening; afterwards the vote goes on, and everybody is told.
 */
export async function depositWithdrawal(
  tx: Tx,
  given: { readonly projectId: string; readonly reason: string; readonly now: Date },
): Promise<void> {
  const { projectId, reason, now } = given;
  const withdrawn = await withdrawProject(tx, projectId, reason, now);
  if (withdrawn === undefined) return;
  const { contestId, editionId } = withdrawn;
  const edition = await readEdition(tx, editionId);
  if (edition?.rules === undefined || stageOf(edition, contestId) === undefined) return;
  const contest = contestsInForce(edition.rules, edition.contests).find(
    ({ id }) => id === contestId,
  );
  if (contest === undefined) return;
  const slate = (await listSlate(tx, editionId)).filter((one) => one.contestId === contestId);
  const measured = measureBreadth(slate, contest);
  if (breadthRefusal(measured, contest, edition.rules.committed.breadth) === undefined) return;
  await insertIncident(tx, {
    editionId,
    contestId,
    kind: 'breadth-lost',
    told: { project: projectId, demand_clp: measured.demandClp, amount_clp: contest.amountClp },
    now,
  });
}
