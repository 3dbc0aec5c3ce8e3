// What two accounts of one person hold in organisations becomes one person's: nothing twice, nothing lost.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import {
  moveRows,
  type RowsOfPerson,
  type TwoAccounts,
} from '../../../../platform/two-accounts.ts';

const moved: readonly RowsOfPerson[] = [
  { table: 'organizations.petition_signature', column: 'person_id', once: ['cut'] },
  { table: 'organizations.representation_request', column: 'person_id' },
  { table: 'organizations.representation_request', column: 'answered_by' },
  { table: 'organizations.organization', column: 'registered_by' },
  { table: 'organizations.legal_check', column: 'asked_by' },
  { table: 'organizations.legal_check', column: 'decided_by' },
  { table: 'organizations.invitation', column: 'invited_by' },
  { table: 'organizations.invitation', column: 'accepted_by' },
  { table: 'organizations.petition', column: 'answered_by' },
  { table: 'people.role_grant', column: 'person_id' },
];

export async function joinPerson(tx: Tx, accounts: TwoAccounts): Promise<void> {
  const { closed, kept } = accounts;
  // Of two requests that wait for the same organisation, one is enough; so it is of a role that both hold there.
  await sql`delete from organizations.representation_request doubled
    where person_id = ${closed} and answer is null and exists (
      select from organizations.representation_request stays
      where stays.person_id = ${kept} and stays.answer is null
        and stays.organization_id = doubled.organization_id)`.execute(tx);
  await sql`delete from people.role_grant doubled
    where person_id = ${closed} and ended_at is null and exists (
      select from people.role_grant stays
      where stays.person_id = ${kept} and stays.ended_at is null and stays.role = doubled.role
        and stays.organization_id = doubled.organization_id)`.execute(tx);
  for (const rows of moved) await moveRows(tx, rows, accounts);
}
