-- Organisations of civil society: their legal state and who checks it, boards, representatives, capacity; residents' petitions.
create schema organizations;

-- The same number of a register however it is written: `N° 0123-B` and `123 b`.
create function organizations.plain_number(number text) returns text
  language sql immutable strict parallel safe
  return ltrim(regexp_replace(upper(number), '(^[^0-9]+)|([^A-Z0-9]+)', '', 'g'), '0');

create table organizations.organization (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in (
    'neighborhood-council', 'communal-union', 'functional', 'indigenous', 'foundation',
    'corporation', 'trade', 'university', 'municipal-association')),
  name text not null check (name <> '' and length(name) <= 160),
  plain_name text not null generated always as (territories.plain(name)) stored,
  -- Number and check digit, as `65123456-7`. Public: it is not a natural person's.
  rut text check (rut ~ '^[1-9][0-9]{7}-[0-9K]$'),
  registry_number text check (registry_number <> '' and length(registry_number) <= 40),
  registry_key text generated always as (organizations.plain_number(registry_number)) stored,
  legal_personality_on date,
  -- Where it acts: one comuna, one region, or the country when it names neither.
  cut text references territories.comuna,
  region_code text references territories.region,
  place text not null check (length(place) <= 160),
  purpose text not null default '' check (length(purpose) <= 600),
  email text not null check (email ~ '^[^\s@]+@[^\s@]+$'),
  phone text check (phone <> '' and length(phone) <= 30),
  website text check (website ~ '^https?://' and length(website) <= 200),
  publishes_contact boolean not null default false,
  publishes_board boolean not null default false,
  members_count integer check (members_count between 0 and 10000000),
  members_counted_on date,
  legal_state text not null default 'pending'
    check (legal_state in ('pending', 'returned', 'confirmed', 'rejected')),
  -- While the certifying officer changes who represents it, nobody acts for it.
  frozen_at timestamptz,
  frozen_reason text check (frozen_reason <> ''),
  registered_at timestamptz not null,
  registered_by uuid references people.person on delete set null,
  check (cut is null or region_code is null),
  check ((members_count is null) = (members_counted_on is null)),
  check ((frozen_at is null) = (frozen_reason is null)),
  -- The municipal register numbers these three; the others are told apart by their RUT.
  check (kind not in ('neighborhood-council', 'communal-union', 'functional')
    or (cut is not null and registry_number is not null and registry_key <> '')),
  check (kind in ('neighborhood-council', 'communal-union', 'functional') or rut is not null)
);
create unique index one_organization_of_a_rut on organizations.organization (rut)
  where legal_state <> 'rejected';
create unique index one_organization_of_a_registry_number
  on organizations.organization (cut, registry_key)
  where legal_state <> 'rejected'
    and kind in ('neighborhood-council', 'communal-union', 'functional');
create index organization_by_comuna on organizations.organization (cut);
create index organization_by_likeness
  on organizations.organization using gin (plain_name public.gin_trgm_ops);

-- A board as the organisation declares it; it counts from when it is confirmed.
create table organizations.board (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations.organization on delete cascade,
  valid_from date not null,
  valid_until date not null,
  -- Where it is written: minutes of the election, certificate and its number.
  document text not null check (document <> '' and length(document) <= 200),
  declared_at timestamptz not null,
  confirmed_at timestamptz,
  check (valid_until > valid_from)
);
create index board_by_organization on organizations.board (organization_id, valid_until desc);

-- Names are kept of the board that holds office and of one that waits to be checked.
create table organizations.board_member (
  board_id uuid not null references organizations.board on delete cascade,
  place smallint not null check (place >= 0),
  post text not null check (post in ('chair', 'vice-chair', 'secretary', 'treasurer', 'director')),
  name text not null check (name <> '' and length(name) <= 120),
  primary key (board_id, place)
);

create table organizations.board_warning (
  board_id uuid not null references organizations.board on delete cascade,
  days_before smallint not null,
  sent_at timestamptz not null,
  primary key (board_id, days_before)
);

-- One row each time something is asked to be checked; a decided one never changes.
create table organizations.legal_check (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations.organization on delete cascade,
  about text not null check (about in ('registration', 'change', 'board')),
  board_id uuid references organizations.board on delete cascade,
  -- Of a change: the legal facts that hold once it is confirmed.
  proposed jsonb,
  -- The municipality that checks it; null where there is none and the national bodies do.
  institution_id uuid references institutions.institution,
  asked_at timestamptz not null,
  asked_by uuid references people.person on delete set null,
  -- Last day of the term, in the time zone of the comuna.
  due_on date not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'escalated', 'confirmed', 'returned', 'rejected')),
  escalated_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references people.person on delete set null,
  decided_in uuid references institutions.institution,
  reasons text check (reasons <> ''),
  check ((about = 'change') = (proposed is not null)),
  check (about = 'change' or board_id is not null),
  check ((state in ('waiting', 'escalated')) = (decided_at is null)),
  check ((decided_at is null) = (decided_in is null)),
  check (state not in ('returned', 'rejected') or reasons is not null),
  check (state <> 'escalated' or (escalated_at is not null and institution_id is not null))
);
create unique index one_open_check_of_an_organization on organizations.legal_check (organization_id)
  where state in ('waiting', 'escalated');
create index check_by_organization on organizations.legal_check (organization_id, asked_at desc);
create index open_check_by_institution on organizations.legal_check (institution_id, due_on)
  where state in ('waiting', 'escalated');

-- To become a representative: whoever has the code, within its time, once.
create table organizations.invitation (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations.organization on delete cascade,
  code_fingerprint bytea not null unique check (length(code_fingerprint) = 32),
  email text check (email ~ '^[^\s@]+@[^\s@]+$'),
  replaces text not null check (replaces in ('nobody', 'inviter', 'everybody')),
  invited_by uuid references people.person on delete set null,
  -- The institution whose certifying officer resets the representatives.
  institution_id uuid references institutions.institution,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references people.person on delete set null,
  withdrawn_at timestamptz,
  check (accepted_at is null or withdrawn_at is null),
  check (institution_id is null or replaces = 'everybody')
);
create index invitation_by_organization on organizations.invitation (organization_id);

-- Somebody who found her organisation already registered asks to represent it.
create table organizations.representation_request (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations.organization on delete cascade,
  person_id uuid not null references people.person on delete cascade,
  -- Who she is there, in her own words.
  reason text not null check (reason <> '' and length(reason) <= 600),
  asked_at timestamptz not null,
  answer text check (answer in ('accepted', 'declined')),
  answer_reason text,
  answered_at timestamptz,
  answered_by uuid references people.person on delete set null,
  check ((answer is null) = (answered_at is null)),
  check (answer is distinct from 'declined' or answer_reason <> '')
);
create unique index one_open_representation_request
  on organizations.representation_request (organization_id, person_id) where answer is null;
create index representation_request_by_person on organizations.representation_request (person_id);

create table organizations.training (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations.organization on delete cascade,
  name text not null check (name <> '' and length(name) <= 120),
  given_by text not null check (given_by <> '' and length(given_by) <= 120),
  finished_on date not null,
  people_count integer not null check (people_count between 1 and 100000)
);
create index training_by_organization on organizations.training (organization_id, finished_on desc);

-- «Queremos presupuesto participativo»: one of each comuna; its goal stays as it was when it began.
create table organizations.petition (
  cut text primary key references territories.comuna,
  goal integer not null check (goal between 10 and 5000),
  opened_at timestamptz not null,
  reached_at timestamptz,
  answer text check (answer <> ''),
  answered_at timestamptz,
  answered_by uuid references people.person on delete set null,
  answered_in uuid references institutions.institution,
  check ((answer is null) = (answered_at is null)),
  check ((answer is null) = (answered_in is null))
);

-- A signature that is withdrawn leaves nothing behind.
create table organizations.petition_signature (
  cut text not null references organizations.petition,
  person_id uuid not null references people.person on delete cascade,
  tie text not null check (tie in ('lives', 'works', 'studies')),
  publishes_name boolean not null,
  signed_at timestamptz not null,
  primary key (cut, person_id)
);
create index petition_signature_by_person on organizations.petition_signature (person_id);
