// What the values that this room holds about a person are called, and what their codes say.
import { m } from '#words';
import { type Codes, type Labels, wordsIn } from '../../../../platform/held-values.ts';
import { parseRole } from '../rules/roles.ts';
import type { HeldField } from '../store/held-account.ts';
import type { HeldNoticeField } from '../store/held-notices.ts';
import { documentKindWords } from './document-words.ts';
import { lookWords } from './look-words.ts';
import { roleWords } from './role-words.ts';
import { wayWords } from './tellings-page.tsx';

type Opened = 'run' | 'given_names' | 'family_names' | 'birth_date';

export const fieldWords: Labels<HeldField | HeldNoticeField | Opened> = {
  proof: m.people_field_proof,
  public_name: m.people_field_public_name,
  uses_alias: m.people_field_uses_alias,
  comuna: m.people_field_comuna,
  email: m.people_field_email,
  language: m.people_field_language,
  birth_year: m.people_field_birth_year,
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
  is_synced: m.people_field_is_synced,
  last_used_at: m.people_field_last_used_at,
  issued_at: m.people_field_issued_at,
  role: m.people_field_role,
  is_substitute: m.people_field_is_substitute,
  place: m.people_field_place,
  granted_at: m.people_field_granted_at,
  ended_at: m.people_field_ended_at,
  ended_reason: m.people_field_ended_reason,
  invited_at: m.people_field_invited_at,
  accepted_at: m.people_field_accepted_at,
  replaces_reason: m.people_field_replaces_reason,
  opened_at: m.people_field_opened_at,
  used_at: m.people_field_used_at,
  joined_at: m.people_field_joined_at,
  document: m.people_field_document,
  written_down_at: m.people_field_written_down_at,
  confirmed_at: m.people_field_confirmed_at,
  child: m.people_field_child,
  guardian: m.people_field_guardian,
  declared_at: m.people_field_declared_at,
  subject: m.people_field_subject,
  text_version: m.people_field_text_version,
  given_at: m.people_field_given_at,
  withdrawn_at: m.people_field_withdrawn_at,
  address: m.people_field_address,
  expires_at: m.people_field_expires_at,
  looked: m.people_field_looked,
  count: m.people_field_count,
  first_at: m.people_field_first_at,
  last_at: m.people_field_last_at,
  mail_subject: m.people_field_mail_subject,
  queued_at: m.people_field_queued_at,
  sent_at: m.people_field_sent_at,
  refused_at: m.people_field_refused_at,
  day: m.people_field_day,
  kind: m.people_field_kind,
  path: m.people_field_path,
  is_urgent: m.people_field_is_urgent,
  due_at: m.people_field_due_at,
  read_at: m.people_field_read_at,
  pushed_at: m.people_field_pushed_at,
  told_at: m.people_field_told_at,
  told_how: m.people_field_told_how,
  told_recorded_at: m.people_field_told_recorded_at,
  proven_at: m.people_field_proven_at,
  on_since: m.people_field_on_since,
  refusals: m.people_field_refusals,
  failing_since: m.people_field_failing_since,
  since: m.people_field_since,
  sectors: m.people_field_sectors,
  institution: m.people_field_institution,
};

const ways = wordsIn({
  provider: m.people_way_provider,
  assisted: m.people_way_assisted,
  invitation: m.people_way_invitation,
  guardian: m.people_way_guardian,
  passkey: m.people_way_passkey,
  totp: m.people_way_totp,
  'access-code': m.people_way_access_code,
  demonstration: m.people_way_demonstration,
});

/** Of the kinds of notices the rooms say the words, of the providers the operator. */
export const codeWords: Codes = {
  proof: ways,
  method: ways,
  role(code) {
    const role = parseRole(code);
    return role && roleWords[role]();
  },
  document: wordsIn(documentKindWords),
  told_how: wordsIn(wayWords),
  looked: wordsIn(lookWords),
  language: wordsIn({ 'es-CL': m.people_field_spanish, en: m.people_field_english }),
};
