// Who of a municipality changes which comuna: what every act on its parts and landmarks is told and leaves behind.
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type AuditedAct, audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Cut } from '../rules/cut.ts';

export interface StaffAct {
  readonly actor: Actor;
  readonly scope: Scope;
  /** The comuna of that municipality. */
  readonly cut: Cut;
}

/** The one line of the table of permissions that all of it stands under. */
export const editSectors = 'territories/edit-sectors';

export function auditSector(
  tx: Tx,
  { actor, scope }: StaffAct,
  entry: Omit<AuditedAct, 'actor' | 'scope' | 'act'>,
): Promise<void> {
  return audit(tx, { actor, scope, act: editSectors, ...entry });
}
