// Who of the staff acts, for which institution and when; and the consultation that an act is on, held until it ends.
import { err, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type AuditedState, audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { type ConsultationEvent, next } from '../rules/consultation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Consultation, holdWithin } from '../store/consultations.ts';
import type { PathIn } from '../store/search-documents.ts';

export interface ByStaff {
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  readonly scope: Scope;
  readonly now: Date;
  /** Where the page of a consultation is, for notices and the search. */
  readonly pathIn: PathIn;
}

type Work<T> = (tx: Tx, consultation: Consultation) => Promise<Result<T, Refusal>>;

/** Does something with a consultation of this institution while nobody else does; another's is not there. */
export function onHeld<T>(
  db: Database,
  { scope, now }: Pick<ByStaff, 'scope' | 'now'>,
  id: string,
  work: Work<T>,
): Promise<Result<T, Refusal>> {
  return inTransaction(db, async (tx) => {
    const consultation = await holdWithin(tx, scope.id, id, now);
    return consultation === undefined
      ? err({ code: 'consultations/unknown' })
      : work(tx, consultation);
  });
}

/** The same, if its state lets it. */
export function onConsultation<T>(
  db: Database,
  by: Pick<ByStaff, 'scope' | 'now'>,
  id: string,
  event: ConsultationEvent,
  work: Work<T>,
): Promise<Result<T, Refusal>> {
  return onHeld(db, by, id, async (tx, consultation) => {
    const to = next(consultation.state, event);
    return to.ok ? work(tx, consultation) : to;
  });
}

type StaffAct = 'consultations/call' | 'consultations/answer' | 'consultations/enter-paper';

/** Writes into the log what was done: never who took part, nor what anybody said. */
export function log(
  tx: Tx,
  { actor, scope }: Pick<ByStaff, 'actor' | 'scope'>,
  act: StaffAct,
  { slug }: Pick<Consultation, 'slug'>,
  told: AuditedState & { readonly step: string },
  reason?: string,
): Promise<void> {
  return audit(tx, {
    actor,
    act,
    scope,
    subject: `institution:${scope.id}`,
    told: { consultation: slug, ...told },
    ...(reason === undefined ? {} : { reason }),
  });
}
