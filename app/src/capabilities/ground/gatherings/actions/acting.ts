// Who acts, for which institution or organisation and when; and the gathering that an act is on, held until it ends.
import { err, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type AuditedState, audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { standingGrantsIn } from '../../people/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { type GatheringEvent, type GatheringState, next } from '../rules/gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Gathering, holdWithin } from '../store/gatherings.ts';
import type { PathIn } from '../store/search-documents.ts';

export interface Acting {
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  readonly scope: Scope;
  readonly now: Date;
  /** Where the page of a gathering is, for notices and the search. */
  readonly pathIn: PathIn;
}

type Work<T> = (tx: Tx, gathering: Gathering, to: GatheringState) => Promise<Result<T, Refusal>>;

/** Does something with a gathering of this caller if its state lets it, while nobody else does; another's is not there. */
export function onGathering<T>(
  db: Database,
  by: Acting,
  id: string,
  event: GatheringEvent,
  work: Work<T>,
): Promise<Result<T, Refusal>> {
  return inTransaction(db, (tx) => onGatheringIn(tx, by, id, event, work));
}

/** The same in a transaction of a later room. */
export async function onGatheringIn<T>(
  tx: Tx,
  by: Acting,
  id: string,
  event: GatheringEvent,
  work: Work<T>,
): Promise<Result<T, Refusal>> {
  const gathering = await holdWithin(tx, by.scope, id);
  if (gathering === undefined) return err({ code: 'gatherings/unknown' });
  const to = next(gathering.state, event);
  return to.ok ? work(tx, gathering, to.value) : to;
}

/** Under which act of the table of permissions a caller calls. */
export const CALL = {
  institution: 'gatherings/call',
  organization: 'gatherings/call-own',
} as const;
const KEEP_DOOR = 'gatherings/keep-door';

/** For whom somebody may call, and so speak. */
export function scopesOf({ grants }: Pick<Actor, 'grants'>): readonly Scope[] {
  return grants.flatMap(({ scope }) =>
    scope !== undefined && mayDo(permissions[CALL[scope.kind]], grants, scope) ? [scope] : [],
  );
}

/** Everybody who may do this now for an institution or organisation. */
export async function peopleWhoMay(
  tx: Tx,
  scope: Scope,
  act: keyof typeof permissions,
): Promise<readonly string[]> {
  const held = await standingGrantsIn(tx, scope);
  const may = held.filter(({ role }) => mayDo(permissions[act], [{ role, scope }], scope));
  return [...new Set(may.map(({ personId }) => personId))];
}

/** Everybody who may call for it now. */
export function callersOf(tx: Tx, scope: Scope): Promise<readonly string[]> {
  return peopleWhoMay(tx, scope, CALL[scope.kind]);
}

/** Writes into the log what was done: never who comes, nor what anybody said. */
export function log(
  tx: Tx,
  { actor, scope }: Pick<Acting, 'actor' | 'scope'>,
  slug: string,
  told: AuditedState & { readonly step: string },
  reason?: string,
): Promise<void> {
  return audit(tx, {
    actor,
    act: CALL[scope.kind],
    scope,
    subject: `${scope.kind}:${scope.id}`,
    told: { gathering: slug, ...told },
    ...(reason === undefined ? {} : { reason }),
  });
}

/** The same of the door and the desk: an organisation keeps its own. */
export function logDoor(
  tx: Tx,
  { actor, scope }: Pick<Acting, 'actor' | 'scope'>,
  slug: string,
  told: AuditedState & { readonly step: string },
): Promise<void> {
  return audit(tx, {
    actor,
    act: scope.kind === 'institution' ? KEEP_DOOR : CALL.organization,
    scope,
    subject: `${scope.kind}:${scope.id}`,
    told: { gathering: slug, ...told },
  });
}
