-- Who of the staff saw what is not public of a person, so that she can be told: once a day for each of them.
-- expand
create table people.look (
  person_id uuid not null references people.person on delete cascade,
  looker_id uuid not null references people.person on delete cascade,
  institution_id uuid not null references institutions.institution,
  -- ROOM/WHAT was seen.
  what text not null check (what ~ '^[a-z-]+/[a-z-]+$'),
  looked_on date not null,
  looked_at timestamptz not null,
  primary key (person_id, looker_id, institution_id, what, looked_on)
);

-- The certifying officer has somebody who stands in for her, named from the start.
alter table people.invitation add column is_substitute boolean not null default false
  check (not is_substitute or role = 'certifying-officer');
alter table people.role_grant add column is_substitute boolean not null default false
  check (not is_substitute or role = 'certifying-officer');

-- A way in for a member of staff whose keys two colleagues took away because she had lost them: one passkey more.
create table people.key_reset (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person on delete cascade,
  institution_id uuid not null references institutions.institution,
  token_hash bytea not null unique check (length(token_hash) = 32),
  proposed_by uuid not null references people.person on delete restrict,
  confirmed_by uuid not null references people.person on delete restrict,
  -- Whoever held its link last, to hand it over.
  renewed_by uuid references people.person on delete set null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint key_reset_by_two_people check (confirmed_by <> proposed_by and person_id not in (proposed_by, confirmed_by)),
  check (expires_at > opened_at and expires_at <= opened_at + interval '7 days'),
  check (used_at < expires_at)
);
create unique index one_open_key_reset on people.key_reset (person_id) where used_at is null;

-- Whether neither of two people brought the other in, or held the link to her account, in the thirty days before.
create function people.are_independent(one uuid, other uuid, at timestamptz) returns boolean
  language sql stable as $$
  select not exists (
    select from people.invitation
    where accepted_at > at - interval '30 days'
      and ((accepted_by = one and other in (invited_by, confirmed_by, renewed_by))
        or (accepted_by = other and one in (invited_by, confirmed_by, renewed_by)))
  ) and not exists (
    select from people.key_reset
    where used_at > at - interval '30 days'
      and ((person_id = one and other in (proposed_by, confirmed_by, renewed_by))
        or (person_id = other and one in (proposed_by, confirmed_by, renewed_by)))
  )
$$;
