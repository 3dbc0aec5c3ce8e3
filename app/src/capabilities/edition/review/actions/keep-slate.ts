// Makes known to the edition which projects are feasible, at what cost, and which of them exclude each other or go together.
import { err, ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { depositProjects } from '../../editions/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { brokenBundles, groupsOf, type Relation } from '../rules/relations.ts';
import { type Examination, listExaminations } from '../store/examinations.ts';
import { listRelations } from '../store/relations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';

/**
 * What a feasible project costs: as the version that holds says, where what the review found is written once its
 * author accepts it. What she does not accept is published beside it and costs nobody his project.
 */
export function slateCost({ proposedClp }: Pick<Examination, 'proposedClp'>): number {
  return proposedClp;
}

/**
 * Deposits all that are feasible, those of earlier rounds too, whose groups may be others now. `becoming` are
 * about to be. Refuses a bundle that cannot be built whole, or that excludes itself, and what would change a slate
 * that is voted on.
 */
export async function depositFeasible(
  tx: Tx,
  { id: editionId, closedContestIds }: Pick<ReviewEdition, 'id' | 'closedContestIds'>,
  given: {
    readonly becoming: readonly Examination[];
    readonly relations?: readonly Relation[];
    readonly now: Date;
  },
): Promise<Result<void, Refusal>> {
  const { becoming, now } = given;
  const isClosed = ({ contestId }: Examination) => closedContestIds.includes(contestId);
  if (becoming.some(isClosed)) return err({ code: 'review/slate-closed' });
  const relations = given.relations ?? (await listRelations(tx, editionId));
  const all = await listExaminations(tx, editionId);
  const standing = all.filter(({ state }) => state === 'feasible' || state === 'listed');
  const feasible = [
    ...standing,
    ...becoming.filter(({ proposalId }) => !standing.some((one) => one.proposalId === proposalId)),
  ];
  const ids = feasible.map(({ proposalId }) => proposalId);
  const groups = groupsOf(ids, relations);
  if (!groups.ok) return groups;
  const broken = new Set(brokenBundles(ids, relations));
  if (broken.size > 0) {
    const numbers = feasible.flatMap(({ proposalId, number }) =>
      broken.has(proposalId) ? [number] : [],
    );
    return err({ code: 'review/bundle-broken', numbers: numbers.join(', ') });
  }
  const projects = feasible
    .filter((one) => !isClosed(one))
    .map((examination) => {
      const { proposalId: projectId, contestId, title: name, isOfInstitution } = examination;
      const costClp = slateCost(examination);
      const grouped = groups.value.get(projectId) ?? { conflictGroup: null, togetherGroup: null };
      return { projectId, contestId, name, costClp, isOfInstitution, ...grouped };
    });
  await depositProjects(tx, projects, now);
  return ok(undefined);
}
