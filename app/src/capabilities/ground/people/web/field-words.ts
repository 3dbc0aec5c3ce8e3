// What the fields of a file about oneself are called on the page that shows it; the file keeps the names that machines read.
import { m } from '#words';
import { parseRole } from '../rules/roles.ts';
import { roleWords } from './role-words.ts';

const words: Readonly<Record<string, () => string>> = {
  proof: m.people_field_proof,
  public_name: m.people_field_public_name,
  uses_alias: m.people_field_uses_alias,
  comuna: m.people_field_comuna,
  email: m.people_field_email,
  language: m.people_field_language,
  created_at: m.people_field_created_at,
  run: m.people_field_run,
  given_names: m.people_field_given_names,
  family_names: m.people_field_family_names,
  birth_date: m.people_field_birth_date,
  provider: m.people_field_provider,
  linked_at: m.people_field_linked_at,
  device: m.people_field_device,
  method: m.people_field_method,
  seen_at: m.people_field_seen_at,
  name: m.people_field_name,
  last_used_at: m.people_field_last_used_at,
  issued_at: m.people_field_issued_at,
  role: m.people_field_role,
  place: m.people_field_place,
  granted_at: m.people_field_granted_at,
  ended_at: m.people_field_ended_at,
  ended_reason: m.people_field_ended_reason,
  accepted_at: m.people_field_accepted_at,
  document: m.people_field_document,
  confirmed_at: m.people_field_confirmed_at,
  child: m.people_field_child,
  declared_at: m.people_field_declared_at,
  subject: m.people_field_subject,
  given_at: m.people_field_given_at,
  withdrawn_at: m.people_field_withdrawn_at,
  address: m.people_field_address,
  expires_at: m.people_field_expires_at,
  tie: m.people_field_tie,
  publishes_name: m.people_field_publishes_name,
  signed_at: m.people_field_signed_at,
  reason: m.people_field_reason,
  answer: m.people_field_answer,
  answer_reason: m.people_field_answer_reason,
  asked_at: m.people_field_asked_at,
  answered_at: m.people_field_answered_at,
  registered_at: m.people_field_registered_at,
  kind: m.people_field_kind,
  path: m.people_field_path,
  due_at: m.people_field_due_at,
  read_at: m.people_field_read_at,
  told_at: m.people_field_told_at,
  told_how: m.people_field_told_how,
  proven_at: m.people_field_proven_at,
  on_since: m.people_field_on_since,
  failing_since: m.people_field_failing_since,
  since: m.people_field_since,
  sectors: m.people_field_sectors,
  institution: m.people_field_institution,
  text: m.people_field_text,
  written_at: m.people_field_written_at,
  edited_at: m.people_field_edited_at,
  side: m.people_field_side,
  state: m.people_field_state,
  survey: m.people_field_survey,
  title: m.people_field_title,
};

/** A field that has no word is shown by its name in the file. */
export function fieldWords(name: string): string {
  return words[name]?.() ?? name;
}

const ways: Readonly<Record<string, () => string>> = {
  provider: m.people_way_provider,
  assisted: m.people_way_assisted,
  invitation: m.people_way_invitation,
  guardian: m.people_way_guardian,
  passkey: m.people_way_passkey,
  totp: m.people_way_totp,
  'access-code': m.people_way_access_code,
  demonstration: m.people_way_demonstration,
};

/** A value that is one of a list, in words; undefined for any other. */
export function codeWords(field: string, value: string): string | undefined {
  if (field === 'proof' || field === 'method') return ways[value]?.();
  const role = field === 'role' ? parseRole(value) : undefined;
  return role && roleWords[role]();
}
