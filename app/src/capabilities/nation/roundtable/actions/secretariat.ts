// Who of a national body acts for the secretariat of the Mesa, and what the log says of it.
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type AuditedState, audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import type { PathIn } from '../store/places.ts';

export interface BySecretariat {
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  readonly scope: Scope;
  readonly now: Date;
  /** Where the pages of the Mesa are, for notices and the search. */
  readonly pathIn: PathIn;
}

/** Writes into the log what was done: never what an organisation wrote, nor who spoke for it. */
export function log(
  tx: Tx,
  { actor, scope }: Pick<BySecretariat, 'actor' | 'scope'>,
  told: AuditedState & { readonly step: string },
  reason?: string,
): Promise<void> {
  return audit(tx, {
    actor,
    act: 'roundtable/keep',
    scope,
    subject: `institution:${scope.id}`,
    told,
    ...(reason === undefined ? {} : { reason }),
  });
}
