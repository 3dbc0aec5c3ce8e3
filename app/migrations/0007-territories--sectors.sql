-- The parts of a comuna (macrozones, sectors, neighbourhood units) and its landmarks, as its municipality tells them.

-- Never deleted: others refer to them. What no longer holds is retired, with the reason.
create table territories.territory (
  id uuid primary key default gen_random_uuid(),
  cut text not null references territories.comuna,
  -- From the widest to the narrowest; a parent is always of a wider kind.
  kind text not null check (kind in ('macrozone', 'sector', 'neighborhood-unit')),
  -- The number or letters by which the municipality knows it.
  code text not null check (code <> '' and length(code) <= 20),
  name text not null check (name <> '' and length(name) <= 120),
  plain_name text not null generated always as (territories.plain(name)) stored,
  zone text check (zone in ('urban', 'rural')),
  parent_id uuid,
  -- Rings of [longitude, latitude], simplified for drawing and not for measuring.
  shape jsonb,
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -90 and 90),
  -- The public page it was read from, where the municipality itself has not told it here.
  source_url text check (source_url ~ '^https?://'),
  retired_at timestamptz,
  retired_reason text check (retired_reason <> ''),
  check ((lon is null) = (lat is null)),
  check ((retired_at is null) = (retired_reason is null)),
  unique (id, cut),
  foreign key (parent_id, cut) references territories.territory (id, cut)
);
create unique index one_territory_of_a_code on territories.territory (cut, kind, code)
  where retired_at is null;
create index territory_by_parent on territories.territory (parent_id);

-- What everybody there knows, so that a place is found on the map without anybody else's map.
create table territories.landmark (
  id uuid primary key default gen_random_uuid(),
  cut text not null references territories.comuna,
  kind text not null check (kind in (
    'school', 'health-centre', 'community-hall', 'municipal-office', 'square', 'sports-ground', 'church',
    'fire-station', 'police-station', 'bus-stop', 'bridge', 'crossroads', 'pier', 'other'
  )),
  name text not null check (name <> '' and length(name) <= 120),
  plain_name text not null generated always as (territories.plain(name)) stored,
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  retired_at timestamptz,
  retired_reason text check (retired_reason <> ''),
  check ((retired_at is null) = (retired_reason is null))
);
create unique index one_landmark_of_a_name on territories.landmark (cut, kind, plain_name)
  where retired_at is null;
