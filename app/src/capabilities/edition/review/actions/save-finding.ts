// Saves what a reviewer found in one check: two at once are told, and neither loses what she wrote.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { findNorm } from '../../../ground/norms/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { authorsOf } from '../../proposals/index.ts';
import { type CheckKind, isDue, stageOf } from '../rules/checks.ts';
import { type CostJudged, costOf } from '../rules/cost.ts';
import { type FindingWritten, judgeFinding } from '../rules/finding.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Check, Examination } from '../store/examinations.ts';
import { type Details, saveFinding as save, saveDetails, saveStage } from '../store/findings.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { listUnits, type Unit } from '../store/units.ts';
import { type ByStaff, log, onExamination } from './by-staff.ts';

export interface FindingGiven {
  readonly number: number;
  readonly kind: CheckKind;
  /** As the page had it. */
  readonly revision: number;
  readonly written: FindingWritten;
  /** What belongs to checks of the budget, the land and the upkeep; of others none. */
  readonly details: Details | undefined;
}

/** Refused where somebody else saved meanwhile: nothing is written over. */
export function saveFinding(
  db: Database,
  by: ByStaff,
  edition: ReviewEdition,
  given: FindingGiven,
): Promise<Result<void, Refusal>> {
  const { number } = given;
  return onExamination(db, by, { edition, number }, async (tx, _, examination) => {
    const saved = await saveIn(tx, by, { edition, examination, given });
    if (!saved.ok) return saved;
    const told = { step: 'finding', proposal: number, check: given.kind };
    await log(tx, by, 'review/find', edition, told);
    return saved;
  });
}

export interface SavingIn {
  readonly edition: ReviewEdition;
  /** Held until the transaction ends. */
  readonly examination: Examination;
  readonly given: FindingGiven;
}

/** The same within a transaction that saves more. */
export async function saveIn(
  tx: Tx,
  by: ByStaff,
  { edition, examination, given }: SavingIn,
): Promise<Result<void, Refusal>> {
  const { proposalId } = examination;
  const { kind, revision, details, written } = given;
  const check = examination.checks.find((one) => one.kind === kind);
  if (check === undefined) return err({ code: 'review/unknown' });
  if (check.revision !== revision) return err({ code: 'review/changed-meanwhile' });
  const closed =
    whyNotNow(examination, kind) ?? whyNotHers(by, check, await listUnits(tx, by.scope.id));
  if (closed !== undefined) return err(closed);
  const authors = await authorsOf(tx, proposalId);
  if (authors.includes(by.actor.personId)) return err({ code: 'review/own-proposal' });
  const judged = judgeFinding(kind, written, costJudged(edition, examination, details));
  if (!judged.ok) return judged;
  const norm = await citable(tx, judged.value.norm, by.scope.id);
  if (norm === undefined) return err({ code: 'review/norm-unknown' });
  const reviewerId = by.actor.personId;
  const finding = { checkId: check.id, written: judged.value, normId: norm, reviewerId };
  await save(tx, { ...finding, now: by.now });
  if (details !== undefined && details.kind === kind) await saveDetails(tx, proposalId, details);
  const checks = examination.checks.map((one) =>
    one.kind === kind ? { ...one, finding: judged.value.finding } : one,
  );
  await saveStage(tx, proposalId, stageOf(checks));
  return ok(undefined);
}

/** Why a check of it cannot be answered now. */
export function whyNotNow(
  { signedOffAt, stage }: Pick<Examination, 'signedOffAt' | 'stage'>,
  kind: CheckKind,
): Refusal | undefined {
  if (signedOffAt !== null) return { code: 'review/signed-off' };
  return isDue(kind, stage) ? undefined : { code: 'review/too-early' };
}

/** Whoever coordinates makes any check; others those of theirs, of their units, and of nobody. */
export function whyNotHers(
  { actor: { personId, grants }, scope }: ByStaff,
  { reviewerId, unitId }: Pick<Check, 'reviewerId' | 'unitId'>,
  units: readonly Unit[],
): Refusal | undefined {
  const isHers =
    reviewerId === personId ||
    (reviewerId === null && unitId === null) ||
    mayDo(permissions['review/coordinate'], grants, scope) ||
    units.some(({ id, memberIds }) => id === unitId && memberIds.includes(personId));
  return isHers ? undefined : { code: 'review/not-yours' };
}

/** What its cost is judged by, with the lines that are being written where there are some. */
export function costJudged(
  { contests }: Pick<ReviewEdition, 'contests'>,
  { contestId, proposedClp, costLines, contingencyPermille }: Examination,
  details?: Details,
): CostJudged {
  const contest = contests.find(({ id }) => id === contestId);
  assert(contest !== undefined, 'a proposal is of a contest in force');
  const { minProjectClp, maxProjectClp } = contest;
  const foundClp =
    details?.kind === 'budget'
      ? costOf(details.lines, details.contingencyPermille)
      : costOf(costLines, contingencyPermille);
  return { foundClp, proposedClp, minProjectClp, maxProjectClp };
}

/** Id of a norm of the State or of the institution; null for no code, undefined for one that cannot be cited. */
export async function citable(
  tx: Tx,
  code: string,
  institutionId: string,
): Promise<string | null | undefined> {
  if (code === '') return null;
  const norm = await findNorm(tx, code);
  if (norm === undefined || norm.annulledAt !== undefined) return undefined;
  const isCitable = norm.institutionId === undefined || norm.institutionId === institutionId;
  return isCitable ? norm.id : undefined;
}
