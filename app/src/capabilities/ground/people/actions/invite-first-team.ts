// Invites the first people of an institution, and begins its guided list in the same act.
import type { Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { beginOnboarding } from '../../institutions/index.ts';
import type { Place } from '../rules/invitation.ts';
import type { SentInvitation } from './deliver-invitation.ts';
import { type Invitations, inviteIn, type Uninvited } from './invite.ts';

export function inviteFirstTeam(
  db: Database,
  given: Invitations & { readonly place: Place },
): Promise<Result<readonly SentInvitation[], readonly Uninvited[]>> {
  return inTransaction(db, async (tx) => {
    const sent = await inviteIn(tx, given);
    if (sent.ok) await beginOnboarding(tx, given.place.id);
    return sent;
  });
}
