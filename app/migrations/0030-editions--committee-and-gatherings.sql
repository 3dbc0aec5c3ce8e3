-- The mixed committee of an edition with the seats of residents and of the institution, and the gatherings that belong to it.
-- expand
create table editions.committee_seat (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  side text not null check (side in ('residents', 'institution')),
  name text not null check (name <> '' and length(name) <= 160),
  -- What she is there: delegate of Pudeto, director of planning.
  role text not null check (role <> '' and length(role) <= 160),
  held_from date not null,
  held_until date,
  recorded_at timestamptz not null,
  check (held_until >= held_from)
);
create index committee_seat_by_edition on editions.committee_seat (edition_id);

-- Whose minutes are those of the committee, or of an assembly of the edition.
create table editions.edition_gathering (
  edition_id uuid not null references editions.edition,
  gathering_id uuid not null unique references gatherings.gathering on delete cascade,
  purpose text not null check (purpose in ('committee', 'assembly')),
  linked_at timestamptz not null,
  primary key (edition_id, gathering_id)
);

