// What an organisation has learnt, as it declares it.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { OrganizationId, Training } from '../rules/organization.ts';

export interface TrainingRow extends Training {
  readonly id: string;
}

export function listTrainings(
  db: Database,
  organizationId: string,
): Promise<readonly TrainingRow[]> {
  return db
    .selectFrom('organizations.training')
    .select([
      'id',
      'name',
      'given_by as givenBy',
      sql<string>`finished_on::text`.as('finishedOn'),
      'people_count as peopleCount',
    ])
    .where('organization_id', '=', organizationId)
    .orderBy('finished_on', 'desc')
    .orderBy('id')
    .execute();
}

export async function insertTraining(
  tx: Tx,
  organizationId: OrganizationId,
  training: Training,
): Promise<string> {
  const { id } = await tx
    .insertInto('organizations.training')
    .values({
      organization_id: organizationId,
      name: training.name,
      given_by: training.givenBy,
      finished_on: training.finishedOn,
      people_count: training.peopleCount,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes one away; false if the organisation has none of that id. */
export async function deleteTraining(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('organizations.training')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
