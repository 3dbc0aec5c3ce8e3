// Who of a team does something about a roll, and what it works with.

import type { Actor, Scope } from '../../../../platform/access.ts';
import { type AuditedAct, audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { RollTools } from '../../../../platform/room.ts';

/** The two databases that the roll lives between, one of which the box never reaches. */
export interface BothDatabases {
  readonly db: Database;
  readonly roll: RollTools;
}

export interface ByStaff {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
}

/** Appends to the log of acts what was done in the other database: never whose right it was. */
export function auditStaff(
  db: Database,
  { actor, scope }: ByStaff,
  entry: Pick<AuditedAct, 'act' | 'told' | 'reason'> & { readonly electionId: string },
): Promise<void> {
  const { electionId, ...rest } = entry;
  return inTransaction(db, (tx) =>
    audit(tx, { actor, scope, subject: `election:${electionId}`, ...rest }),
  );
}
