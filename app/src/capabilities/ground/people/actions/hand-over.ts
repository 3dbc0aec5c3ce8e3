// What happens to the tasks of somebody whose role ends: those that hang from the role need nothing, the personal ones are handed over.
import type { Scope } from '../../../../platform/access.ts';
import { type Gather, slot } from '../../../../platform/contributions.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Role } from '../rules/roles.ts';
import { deleteStaffSessions } from '../store/staff-sessions.ts';
import { endInvitationsOf } from './end-invitations.ts';

export interface HandOverGiven {
  /** The transaction in which the role ends: what is handed over is written in it. */
  readonly tx: Tx;
  readonly role: Role;
  readonly scope: Scope | undefined;
  readonly from: string;
  /** Undefined when nobody follows: what was personal goes back to the role. */
  readonly to: string | undefined;
  /** When the role ends, which may lie ahead; what is handed over then begins. */
  readonly endsAt: Date;
}

/** Filled by rooms that give tasks to a person and not to a role; a later call for the same role supersedes the earlier. */
export const handOver = slot<HandOverGiven, void>('people/hand-over');

/** The consequences of an ended role, in the transaction that ends it. */
export async function settleEnd(gather: Gather, given: HandOverGiven, now: Date): Promise<void> {
  const { tx, from, endsAt } = given;
  await gather(handOver, given);
  if (endsAt > now) return;
  await deleteStaffSessions(tx, from);
  await endInvitationsOf(tx, from, now);
}
