// What a demonstration begins with all at once: what organisations sent to a call, who speaks for members, and who represents one.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { grantRole } from '../../../ground/people/index.ts';
import {
  type ApplicationRow,
  insertApplications,
  insertSpeakers,
  type SpeakerRow,
} from '../store/invented-calls.ts';

export function inventApplications(
  db: Database,
  callId: string,
  rows: readonly ApplicationRow[],
  sentAt: Date,
): Promise<void> {
  return inTransaction(db, (tx) => insertApplications(tx, callId, rows, sentAt));
}

export function inventSpeakers(
  db: Database,
  rows: readonly SpeakerRow[],
  now: Date,
): Promise<void> {
  return inTransaction(db, (tx) => insertSpeakers(tx, rows, now));
}

/** Beside whoever registered the organisation. */
export function inventRepresentative(
  db: Database,
  { organizationId: id, personId }: { readonly organizationId: string; readonly personId: string },
): Promise<void> {
  const scope = { kind: 'organization', id } as const;
  const role = { role: 'organization-representative', scope, grantedBy: undefined } as const;
  return inTransaction(db, async (tx) => {
    await grantRole(tx, { ...role, personId });
  });
}
