-- Who people are, how they prove it, what they may do, and their sessions.
create schema people;

-- One row: what these data were begun with. Another master key, or invented people among real ones, is refused.
create table people.installation (
  id smallint primary key default 1 check (id = 1),
  key_fingerprint bytea not null,
  kind text not null check (kind in ('demonstration', 'production'))
);

create table people.person (
  id uuid primary key default gen_random_uuid(),
  -- HMAC of the RUN, or of a foreign document, under a key that is not here; null until it is proven.
  -- Who had another document before the RUN keeps its fingerprint, so that it opens no second account.
  run_fingerprint bytea unique check (length(run_fingerprint) = 32),
  document_fingerprint bytea unique check (length(document_fingerprint) = 32),
  -- Sealed with a key that is not here: RUN or document, names as proven, birth date as declared.
  run_sealed bytea,
  names_sealed bytea,
  birth_date_sealed bytea,
  -- What others see: first name and initial unless an alias was chosen. Minors always by alias.
  public_name text not null check (public_name <> '' and length(public_name) <= 60),
  uses_alias boolean not null default false,
  birth_year smallint check (birth_year between 1900 and 2100),
  -- How the identity was proven: by a provider, by two members of staff, or (staff only) by invitation.
  proof text not null check (proof in ('provider', 'assisted', 'invitation', 'guardian')),
  comuna_cut text references territories.comuna,
  email text check (email ~ '^[^\s@]+@[^\s@]+$'),
  locale text not null default 'es-CL' check (locale in ('es-CL', 'en')),
  created_at timestamptz not null default now()
);

-- An account at an identity provider: one person may have several, one account is one person.
create table people.identity (
  provider text not null,
  subject_fingerprint bytea not null check (length(subject_fingerprint) = 32),
  person_id uuid not null references people.person on delete cascade,
  linked_at timestamptz not null default now(),
  primary key (provider, subject_fingerprint)
);
create index identity_by_person on people.identity (person_id);

-- One sign-in begun at a provider: single use, tied to the browser that began it.
create table people.sign_in_attempt (
  state_hash bytea primary key,
  browser_hash bytea not null,
  provider text not null,
  -- Why: to enter, to prove once more who one is, or to tie this account to the person who is signed in.
  purpose text not null check (purpose in ('sign-in', 'prove-again', 'link')),
  person_id uuid references people.person on delete cascade,
  nonce text not null,
  code_verifier text,
  return_to text not null,
  expires_at timestamptz not null,
  check ((purpose = 'sign-in') = (person_id is null))
);

create table people.passkey (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  label text not null check (label <> ''),
  is_synced boolean not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_by_person on people.passkey (person_id);

-- A challenge given to a browser: single use.
create table people.passkey_challenge (
  challenge text primary key,
  purpose text not null check (purpose in ('register', 'sign-in', 'prove')),
  person_id uuid references people.person on delete cascade,
  expires_at timestamptz not null
);

-- The way in when no passkey is at hand: a code that changes every 30 seconds, and codes for one use.
create table people.break_glass (
  person_id uuid primary key references people.person on delete cascade,
  totp_secret_sealed bytea not null,
  last_used_step bigint not null default 0,
  confirmed_at timestamptz,
  created_at timestamptz not null default now()
);

-- What somebody identified by staff signs in with: printed once, kept as a fingerprint.
create table people.access_code (
  person_id uuid primary key references people.person on delete cascade,
  code_fingerprint bytea not null unique check (length(code_fingerprint) = 32),
  issued_at timestamptz not null default now()
);

create table people.session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique check (length(token_hash) = 32),
  person_id uuid not null references people.person on delete cascade,
  method text not null check (method in ('provider', 'passkey', 'totp', 'access-code', 'demonstration')),
  provider text,
  -- Browser and system in a few words, so that a person knows the device in a list.
  device text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  proven_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_by_person on people.session (person_id);
create index session_by_end on people.session (expires_at);

-- What somebody may do and where. An ended grant stays, so that what was done under it can be understood.
create table people.role_grant (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person on delete cascade,
  role text not null,
  institution_id uuid references institutions.institution,
  organization_id uuid,
  granted_by uuid references people.person on delete set null,
  granted_at timestamptz not null default now(),
  -- May lie ahead: until then the role stands.
  ended_at timestamptz,
  ended_reason text,
  check (institution_id is null or organization_id is null),
  check ((ended_at is null) = (ended_reason is null))
);
create unique index one_open_grant_of_a_role on people.role_grant
  (person_id, role, coalesce(institution_id, organization_id, '00000000-0000-0000-0000-000000000000'))
  where ended_at is null;
create index open_grant_by_institution on people.role_grant (institution_id) where ended_at is null;

create table people.invitation (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique check (length(token_hash) = 32),
  email text not null check (email ~ '^[^\s@]+@[^\s@]+$'),
  name text not null check (name <> '' and length(name) <= 120),
  role text not null,
  institution_id uuid references institutions.institution,
  -- Whose place the invited person takes, and why: that grant ends when this one begins.
  replaces_grant uuid references people.role_grant,
  replaces_reason text check (replaces_reason <> ''),
  invited_by uuid references people.person on delete set null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references people.person on delete set null,
  withdrawn_at timestamptz,
  check ((accepted_at is null) or (withdrawn_at is null)),
  check ((replaces_grant is null) = (replaces_reason is null))
);
create unique index one_open_invitation on people.invitation
  (lower(email), role, coalesce(institution_id, '00000000-0000-0000-0000-000000000000'))
  where accepted_at is null and withdrawn_at is null;

-- Somebody without ClaveÚnica, identified by two members of staff of one institution who saw the document.
create table people.assisted_identity (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institutions.institution,
  document_kind text not null check (document_kind in ('run', 'passport', 'ipa', 'foreign-id')),
  -- What was seen, sealed, and its fingerprint: there while it waits, gone when it is confirmed or refused.
  document_fingerprint bytea check (length(document_fingerprint) = 32),
  details_sealed bytea,
  seen_by uuid not null references people.person on delete restrict,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_by uuid references people.person on delete restrict,
  confirmed_at timestamptz,
  refused_by uuid references people.person on delete restrict,
  refused_at timestamptz,
  refused_reason text check (refused_reason in
    ('details-differ', 'other-person', 'doubtful-document', 'person-left', 'mistyped')),
  person_id uuid references people.person on delete set null,
  check (confirmed_by <> seen_by),
  -- Nobody has a part in identifying herself.
  check (person_id not in (seen_by, confirmed_by)),
  check (expires_at > seen_at and expires_at <= seen_at + interval '72 hours'),
  check (confirmed_at < expires_at),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (num_nulls(refused_by, refused_at, refused_reason) in (0, 3)),
  check (confirmed_at is null or refused_at is null),
  check (person_id is null or confirmed_at is not null),
  check ((details_sealed is null) = (confirmed_at is not null or refused_at is not null)),
  check ((document_fingerprint is null) = (details_sealed is null))
);
create unique index one_open_assisted_identity
  on people.assisted_identity (institution_id, document_fingerprint);
create index open_assisted_identity_by_end
  on people.assisted_identity (institution_id, expires_at) where details_sealed is not null;

-- Whatever the program does: both who saw the document hold a role in that institution at that moment.
create function people.check_who_identifies() returns trigger language plpgsql as $$
begin
  if exists (
    select from unnest(array[new.seen_by, new.confirmed_by]) as saw (person_id)
    where saw.person_id is not null and not exists (
      select from people.role_grant standing
      where standing.person_id = saw.person_id
        and standing.institution_id = new.institution_id
        and (standing.ended_at is null or standing.ended_at > now())
    )
  ) then
    raise exception 'whoever identifies somebody holds a role in the institution'
      using errcode = 'check_violation', constraint = 'assisted_identity_by_its_staff';
  end if;
  return new;
end
$$;
create trigger assisted_identity_by_its_staff
  before insert or update of seen_by, confirmed_by, institution_id on people.assisted_identity
  for each row execute function people.check_who_identifies();

-- Who declared that a child is in her care. It ends when the child proves by itself who it is, from 14.
create table people.guardianship (
  child_id uuid primary key references people.person on delete cascade,
  guardian_id uuid not null references people.person on delete cascade,
  declared_at timestamptz not null,
  ended_at timestamptz,
  unique (child_id, guardian_id),
  check (child_id <> guardian_id)
);
create index guardianship_by_guardian on people.guardianship (guardian_id);

-- A child under 14 takes part only where an edition allows it and with this consent, which can be withdrawn.
create table people.guardian_consent (
  id uuid primary key default gen_random_uuid(),
  child_id uuid not null,
  guardian_id uuid not null,
  -- What the child may take part in, as the room that allows it names it.
  subject text not null check (subject <> ''),
  -- Which text of Minga's own the guardian was shown.
  text_version text not null check (text_version <> ''),
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (child_id, guardian_id)
    references people.guardianship (child_id, guardian_id) on delete cascade
);
create unique index one_standing_consent on people.guardian_consent (child_id, subject)
  where withdrawn_at is null;

-- A form that was sent when the session had ended: kept sealed for its browser until it is sent again.
create table people.kept_form (
  id uuid primary key default gen_random_uuid(),
  browser_hash bytea not null,
  address text not null,
  body_sealed bytea not null,
  expires_at timestamptz not null
);
