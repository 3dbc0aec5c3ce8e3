// What reviewers write: who looks at what and until when, each finding, and what belongs to it of cost, land and upkeep.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { CheckKind, LandKind, ReviewStage } from '../rules/checks.ts';
import type { CostLine } from '../rules/cost.ts';
import type { FindingWritten } from '../rules/finding.ts';

export interface Assignment {
  readonly editionId: string;
  readonly numbers: readonly number[];
  /** Empty: every kind. */
  readonly kinds: readonly CheckKind[];
  /** What is undefined stays as it is; null takes it away. */
  readonly unitId: string | null | undefined;
  readonly reviewerId: string | null | undefined;
  readonly dueOn: string | undefined;
}

/** Of checks that nobody has made, of proposals that are in review; returns how many. */
export async function saveAssignment(tx: Tx, given: Assignment): Promise<number> {
  const { editionId, numbers, kinds, unitId, reviewerId, dueOn } = given;
  const set = {
    ...(unitId === undefined ? {} : { unit_id: unitId }),
    ...(reviewerId === undefined ? {} : { reviewer_id: reviewerId }),
    ...(dueOn === undefined ? {} : { due_on: dueOn }),
  };
  if (Object.keys(set).length === 0) return 0;
  let query = tx
    .updateTable('review.check as one')
    .from('proposals.proposal as proposal')
    .set(set)
    .whereRef('proposal.id', '=', 'one.proposal_id')
    .where('proposal.edition_id', '=', editionId)
    .where('proposal.number', 'in', [...numbers])
    .where('proposal.state', 'in', ['in-review', 'correcting'])
    .where('one.answered_at', 'is', null);
  if (kinds.length > 0) query = query.where('one.kind', 'in', [...kinds]);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface SavedFinding {
  readonly checkId: string;
  readonly written: FindingWritten;
  readonly normId: string | null;
  readonly reviewerId: string;
  readonly now: Date;
}

/** Grows its revision: whoever saves over it is told. */
export async function saveFinding(tx: Tx, given: SavedFinding): Promise<void> {
  const { checkId, written, normId, reviewerId, now } = given;
  const { finding, reason, ground, article } = written;
  await tx
    .updateTable('review.check')
    .set({
      finding,
      reason: reason === '' ? null : reason,
      ground,
      norm_id: normId,
      article: article === '' || normId === null ? null : article,
      reviewer_id: reviewerId,
      answered_at: now,
      revision: sql`revision + 1`,
    })
    .where('id', '=', checkId)
    .execute();
}

export async function saveStage(tx: Tx, proposalId: string, stage: ReviewStage): Promise<void> {
  await tx
    .updateTable('review.examination')
    .set({ stage, revision: sql`revision + 1` })
    .where('proposal_id', '=', proposalId)
    .execute();
}

/** What is found beside the finding itself, by the kind of the check. */
export type Details =
  | {
      readonly kind: 'budget';
      readonly lines: readonly CostLine[];
      readonly contingencyPermille: number;
    }
  | { readonly kind: 'land'; readonly land: LandKind; readonly reference: string }
  | { readonly kind: 'upkeep'; readonly upkeepClp: number; readonly by: string };

export async function saveDetails(tx: Tx, proposalId: string, details: Details): Promise<void> {
  await tx
    .updateTable('review.examination')
    .set(columnsOf(details))
    .where('proposal_id', '=', proposalId)
    .execute();
  if (details.kind !== 'budget') return;
  await tx.deleteFrom('review.cost_line').where('proposal_id', '=', proposalId).execute();
  if (details.lines.length === 0) return;
  await tx
    .insertInto('review.cost_line')
    .values(
      details.lines.map(({ name, unit, quantity, unitClp }, at) => ({
        proposal_id: proposalId,
        place: at + 1,
        ...{ name, unit, quantity },
        unit_clp: unitClp,
      })),
    )
    .execute();
}

function columnsOf(details: Details) {
  switch (details.kind) {
    case 'budget':
      return { contingency_permille: details.contingencyPermille };
    case 'land':
      return {
        land: details.land,
        land_reference: details.reference === '' ? null : details.reference,
      };
    case 'upkeep':
      return { upkeep_clp: details.upkeepClp, upkeep_by: details.by === '' ? null : details.by };
  }
}
