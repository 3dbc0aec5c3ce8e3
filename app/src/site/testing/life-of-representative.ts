// Rows of a resident who speaks for an organisation, in every table of organisations that keeps something of her.
import type { Surroundings } from './life.ts';
import { sitAtRoundtable } from './life-at-roundtable.ts';

/** Asks to represent an organisation, does, and acts for it. */
export async function standFor(around: Surroundings, person_id: string): Promise<void> {
  const { life, organizationId: organization_id } = around;
  const { at, text } = life;
  await life.insert('organizations.representation_request', {
    person_id,
    organization_id,
    reason: text(),
    asked_at: at(),
    answer: 'declined',
    answer_reason: text(),
    answered_at: at(),
    answered_by: person_id,
  });
  await life.insert('people.role_grant', {
    person_id,
    role: 'organization-representative',
    organization_id,
    granted_by: person_id,
    granted_at: at(),
    ended_at: at(),
    ended_reason: text(),
  });
  await life.find(
    'update organizations.organization set registered_by = $1 where id = $2 returning 1 as it',
    [person_id, organization_id],
  );
  await life.insert('organizations.legal_check', {
    organization_id,
    about: 'change',
    proposed: '{}',
    asked_at: at(),
    asked_by: person_id,
    due_on: '2026-10-20',
    state: 'waiting',
  });
  await life.insert('organizations.invitation', {
    organization_id,
    code_fingerprint: life.bytes(),
    email: life.mail(),
    replaces: 'nobody',
    invited_by: person_id,
    invited_at: at(),
    expires_at: at(),
    accepted_at: at(),
    accepted_by: person_id,
  });
  await sitAtRoundtable(around, person_id);
}
