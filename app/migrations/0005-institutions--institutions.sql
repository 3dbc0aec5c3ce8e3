-- Municipalities, regional governments and national bodies; their elected and advisory bodies, and who sits in them.
create schema institutions;

create table institutions.institution (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('municipality', 'regional-government', 'national-body')),
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  name text not null check (name <> ''),
  plain_name text not null generated always as (territories.plain(name)) stored,
  -- The comuna of a municipality, the region of a regional government; a national body has neither.
  cut text unique references territories.comuna,
  region_code text unique references territories.region,
  address text,
  phone text,
  email text check (email ~ '^[^\s@]+@[^\s@]+$'),
  website text check (website ~ '^https?://'),
  -- Six hexadecimal digits, dark enough for white text on it.
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  -- A PNG that Minga has drawn again, with its name and what it shows; the one before it can be brought back.
  crest_png bytea,
  crest_sha256 text,
  crest_text text,
  earlier_crest_png bytea,
  earlier_crest_sha256 text,
  earlier_crest_text text,
  -- When the contact last changed: two people who edit it at once are told.
  updated_at timestamptz not null default now(),
  check ((kind = 'municipality') = (cut is not null)),
  check ((kind = 'regional-government') = (region_code is not null)),
  check (num_nulls(crest_png, crest_sha256, crest_text) in (0, 3)),
  check (num_nulls(earlier_crest_png, earlier_crest_sha256, earlier_crest_text) in (0, 3))
);
create index institution_by_likeness on institutions.institution using gin (plain_name public.gin_trgm_ops);

-- How a body sits. One of each kind an institution.
create table institutions.body (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institutions.institution,
  kind text not null check (kind in ('municipal-council', 'core', 'cosoc')),
  -- Who votes, the chair included.
  seats integer check (seats between 1 and 100),
  quorum integer check (quorum between 1 and 100),
  -- How absences are counted and justified, in the words of the body's own rules.
  attendance_rule text,
  updated_at timestamptz not null default now(),
  unique (institution_id, kind),
  check (quorum is null or seats is null or quorum <= seats)
);

-- Public authorities: their names are public by law. A member of the COSOC may stand for an organisation.
-- Nobody is ever removed: who leaves has a date and a reason, and who was written by mistake left on the first day.
create table institutions.body_member (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null references institutions.body,
  name text not null check (name <> ''),
  plain_name text not null generated always as (territories.plain(name)) stored,
  -- The secretary attests and does not vote.
  seat text not null check (seat in ('chair', 'member', 'secretary')),
  stands_for text,
  mandate_from date not null,
  -- The day on which whoever follows takes office.
  mandate_until date,
  email text check (email ~ '^[^\s@]+@[^\s@]+$'),
  left_on date,
  left_reason text,
  in_office daterange not null
    generated always as (daterange(mandate_from, least(mandate_until, left_on), '[)')) stored,
  updated_at timestamptz not null default now(),
  check (mandate_until > mandate_from),
  check (left_on >= mandate_from),
  check ((left_on is null) = (left_reason is null)),
  unique (body_id, plain_name, mandate_from)
);
create index body_member_by_likeness on institutions.body_member using gin (plain_name public.gin_trgm_ops);

-- Raises when more sit at once than there are seats, two chair or attest at once, or one sits twice at once.
create function institutions.check_seating(which uuid) returns void language plpgsql as $$
declare
  seats_there integer;
begin
  -- Whoever writes to the same body waits here, so that two writes cannot each fit and together not.
  select seats into seats_there from institutions.body where id = which for no key update;
  if exists (
    select from institutions.body_member starting
    join institutions.body_member sitting
      on sitting.body_id = which and sitting.seat <> 'secretary'
      and sitting.in_office @> starting.mandate_from
    where starting.body_id = which and starting.seat <> 'secretary'
    group by starting.id having count(*) > seats_there
  ) then
    raise exception 'more sit at once than there are seats'
      using errcode = 'check_violation', constraint = 'body_member_within_seats';
  end if;
  if exists (
    select from institutions.body_member one
    join institutions.body_member other
      on other.body_id = which and other.id > one.id and other.in_office && one.in_office
      and other.seat = one.seat and one.seat <> 'member'
    where one.body_id = which
  ) then
    raise exception 'two chair or attest at once'
      using errcode = 'exclusion_violation', constraint = 'body_member_one_at_a_time';
  end if;
  if exists (
    select from institutions.body_member one
    join institutions.body_member other
      on other.body_id = which and other.id > one.id and other.in_office && one.in_office
      and other.plain_name = one.plain_name
    where one.body_id = which
  ) then
    raise exception 'one sits twice at once'
      using errcode = 'exclusion_violation', constraint = 'body_member_not_twice';
  end if;
end
$$;

create function institutions.check_seating_of_body() returns trigger language plpgsql as $$
begin
  perform institutions.check_seating(new.id);
  return null;
end
$$;
create trigger body_holds_its_members
  after update of seats on institutions.body
  for each row execute function institutions.check_seating_of_body();

create function institutions.check_seating_of_member() returns trigger language plpgsql as $$
begin
  perform institutions.check_seating(new.body_id);
  return null;
end
$$;
create trigger body_member_has_a_seat
  after insert or update on institutions.body_member
  for each row execute function institutions.check_seating_of_member();

create function institutions.refuse_removal() returns trigger language plpgsql as $$
begin
  raise exception 'members of a body leave and are never removed';
end
$$;
create trigger body_member_is_never_removed
  before delete or truncate on institutions.body_member
  for each statement execute function institutions.refuse_removal();

-- What the institution itself says of the guided list; the rest is seen from the data.
create table institutions.onboarding (
  institution_id uuid primary key references institutions.institution,
  invited_at timestamptz not null default now(),
  without_sectors_at timestamptz,
  finished_at timestamptz
);

create table institutions.loaded (
  name text primary key,
  sha256 text not null
);
