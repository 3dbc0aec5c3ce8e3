-- The audit log, which only grows; and what the platform keeps for every room: outgoing mail and limits of attempts.
create schema records;

create table records.audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- No reference: the log outlives whoever is erased.
  actor_person uuid,
  act text not null check (act ~ '^[a-z-]+/[a-z-]+$'),
  scope_kind text check (scope_kind in ('institution', 'organization')),
  scope_id uuid,
  subject text not null check (subject <> ''),
  before_sha256 bytea check (length(before_sha256) = 32),
  after_sha256 bytea check (length(after_sha256) = 32),
  told jsonb not null,
  reason text,
  check ((scope_kind is null) = (scope_id is null))
);
create index audit_entry_by_scope on records.audit_entry (scope_id, id desc);
create index audit_entry_by_subject on records.audit_entry (subject, id desc);

create function records.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log only grows';
end
$$;
create trigger audit_entry_only_grows
  before update or delete or truncate on records.audit_entry
  for each statement execute function records.refuse_change();

create table platform.outgoing_mail (
  id uuid primary key default gen_random_uuid(),
  recipient text not null check (recipient ~ '^[^\s@]+@[^\s@]+$'),
  subject text not null check (subject !~ '[\r\n]'),
  body text not null,
  queued_at timestamptz not null default now(),
  sent_at timestamptz
);
create index outgoing_mail_by_age on platform.outgoing_mail (queued_at desc);

-- The key is a fingerprint, never an address or a name.
create table platform.rate_limit (
  key text primary key,
  attempts integer not null,
  ends_at timestamptz not null
);
create index rate_limit_by_end on platform.rate_limit (ends_at);
