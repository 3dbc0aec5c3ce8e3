// What organisations of a demonstration sent to a call and who speaks for its members, many rows at once: every rule of the database holds for each.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ApplicationWritten } from '../rules/application.ts';
import type { Rank } from '../rules/seat.ts';

/** Ids of organisations by their address names. */
export async function organizationIds(
  db: Database,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await db
    .selectFrom('organizations.organization')
    .select(['id', 'slug'])
    .where('slug', 'in', [...slugs])
    .execute();
  return new Map(found.map(({ id, slug }) => [slug, id]));
}

export interface ApplicationRow extends ApplicationWritten {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly personId: string;
  /** How it meets each requirement, in words. */
  readonly proofs: readonly { readonly requirementId: string; readonly text: string }[];
}

export async function insertApplications(
  tx: Tx,
  callId: string,
  rows: readonly ApplicationRow[],
  sentAt: Date,
): Promise<void> {
  await tx
    .insertInto('roundtable.application')
    .values(
      rows.map(({ id, organizationId, name, personId, letter, territory }) => ({
        ...{ id, call_id: callId, organization_id: organizationId, name_then: name },
        ...{ sent_by: personId, sent_at: sentAt, changed_at: sentAt, letter, territory },
      })),
    )
    .execute();
  await tx
    .insertInto('roundtable.proof')
    .values(
      rows.flatMap(({ id, proofs }) =>
        proofs.map(({ requirementId, text }) => ({
          ...{ application_id: id, requirement_id: requirementId, call_id: callId, text },
        })),
      ),
    )
    .execute();
}

export interface SpeakerRow {
  readonly memberId: string;
  readonly personId: string;
  readonly rank: Rank;
}

/** Asked, and accepted at once. */
export async function insertSpeakers(
  tx: Tx,
  rows: readonly SpeakerRow[],
  now: Date,
): Promise<void> {
  await tx
    .insertInto('roundtable.representative')
    .values(
      rows.map(({ memberId, personId, rank }) => ({
        ...{ member_id: memberId, person_id: personId, rank, asked_at: now, accepted_at: now },
      })),
    )
    .execute();
}
