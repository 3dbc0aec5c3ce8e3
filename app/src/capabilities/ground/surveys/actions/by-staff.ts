// Who of the staff acts, for which institution and when; and the survey that an act is on, held until it ends.
import { err, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type AuditedState, audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdSurvey, type Survey } from '../store/surveys.ts';

export interface ByStaff {
  readonly actor: Pick<Actor, 'personId'>;
  readonly scope: Scope;
  readonly now: Date;
}

/** Does something with a survey of this institution, while nobody else does; another's is not there. */
export function onSurvey<T>(
  db: Database,
  by: ByStaff,
  id: string,
  work: (tx: Tx, survey: Survey) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return inTransaction(db, async (tx) => {
    const survey = await holdSurvey(tx, by.scope.id, id, by.now);
    return survey === undefined ? err({ code: 'surveys/unknown' }) : work(tx, survey);
  });
}

/** The same with a draft: what was published does not change. */
export function onDraft<T>(
  db: Database,
  by: ByStaff,
  id: string,
  work: (tx: Tx, survey: Survey) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return onSurvey(db, by, id, async (tx, survey) =>
    survey.state === 'draft' ? work(tx, survey) : err({ code: 'surveys/published' }),
  );
}

const EDIT = 'surveys/edit';

/** Writes into the log what was done with a survey: never who answered, nor what. */
export function log(
  tx: Tx,
  by: ByStaff,
  { slug, told }: { readonly slug: string; readonly told: AuditedState },
): Promise<void> {
  return audit(tx, {
    actor: by.actor,
    act: EDIT,
    scope: by.scope,
    subject: `institution:${by.scope.id}`,
    told: { survey: slug, ...told },
  });
}
