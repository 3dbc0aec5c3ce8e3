// Who of the team acts, for which institution and when; and the examination that an act is on, held until it ends.
import { err, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type AuditedState, audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { standingGrantsIn } from '../../../ground/people/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Examination, findExamination, lockExamination } from '../store/examinations.ts';
import { lockReviewEdition, type ReviewEdition } from '../store/review-editions.ts';

type StaffAct =
  | 'review/find'
  | 'review/coordinate'
  | 'review/sign-off'
  | 'review/publish'
  | 'review/reverse'
  | 'review/decide-appeal';

export interface ByStaff {
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  readonly scope: Scope;
  readonly now: Date;
}

type Work<T> = (
  tx: Tx,
  edition: ReviewEdition,
  examination: Examination,
) => Promise<Result<T, Refusal>>;

/** An edition of this institution, in force and not halted, that nobody else works on as a whole. */
export function onEdition<T>(
  db: Database,
  by: Pick<ByStaff, 'scope'>,
  editionId: string,
  work: (tx: Tx, edition: ReviewEdition) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return inTransaction(db, async (tx) => {
    const edition = await lockReviewEdition(tx, by.scope.id, editionId);
    if (edition === undefined) return err({ code: 'review/unknown' });
    const refused = whyStill(edition);
    return refused === undefined ? work(tx, edition) : err(refused);
  });
}

/** Why nothing of this edition is reviewed now. */
export function whyStill({ halted, isArchived, rules }: ReviewEdition): Refusal | undefined {
  if (isArchived) return { code: 'review/edition-archived' };
  if (halted !== undefined) return { code: 'review/edition-halted' };
  return rules === undefined ? { code: 'review/bases-missing' } : undefined;
}

export interface OfProposal {
  readonly edition: ReviewEdition;
  readonly number: number;
}

/** A proposal of this institution that is in review; whoever works on the same one waits. */
export function onExamination<T>(
  db: Database,
  by: Pick<ByStaff, 'scope'>,
  { edition, number }: OfProposal,
  work: Work<T>,
): Promise<Result<T, Refusal>> {
  return inTransaction(db, async (tx) => {
    const found = await findExamination(tx, edition.id, number);
    const held = found && (await lockExamination(tx, by.scope.id, found.proposalId));
    if (held === undefined) return err({ code: 'review/unknown' });
    const refused = whyStill(edition) ?? whyClosed(held);
    return refused === undefined ? work(tx, edition, held) : err(refused);
  });
}

/** Why a proposal takes no more findings; a correction that is asked for does not close it. */
export function whyClosed({ state }: Pick<Examination, 'state'>): Refusal | undefined {
  return state === 'in-review' || state === 'correcting' ? undefined : { code: 'review/not-open' };
}

/** Ids of everybody who may do an act in this institution today. */
export async function whoMay(
  tx: Database | Tx,
  scope: Scope,
  act: StaffAct,
): Promise<readonly string[]> {
  const held = await standingGrantsIn(tx, scope);
  const ids = held
    .filter((grant) => mayDo(permissions[act], [grant], scope))
    .map(({ personId }) => personId);
  return [...new Set(ids)];
}

/** Writes into the log what was done: never who wrote a proposal, nor what anybody found. */
export function log(
  tx: Tx,
  { actor, scope }: ByStaff,
  act: StaffAct,
  edition: Pick<ReviewEdition, 'slug'>,
  told: AuditedState & { readonly step: string },
): Promise<void> {
  return audit(tx, {
    actor,
    act,
    scope,
    subject: `institution:${scope.id}`,
    told: { edition: edition.slug, ...told },
  });
}
