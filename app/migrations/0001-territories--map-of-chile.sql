-- Regions, provinces and comunas with their codes; what later rooms make known about a comuna; imported shapes.
create schema territories;

-- A name as people type it: no capitals, accents, apostrophes or double spaces. Immutable so that it can be indexed.
create function territories.plain(name text) returns text
  language sql immutable strict parallel safe
  return btrim(
    regexp_replace(
      regexp_replace(lower(public.unaccent('public.unaccent', name)), '[''`´]', '', 'g'),
      '[^a-z0-9]+', ' ', 'g'
    )
  );

create table territories.region (
  code text primary key check (code ~ '^[0-9]{2}$'),
  name text not null,
  short_name text not null,
  slug text not null unique check (slug ~ '^[a-z-]+$'),
  roman text not null,
  capital text not null,
  north_to_south smallint not null unique
);

create table territories.province (
  code text primary key check (code ~ '^[0-9]{3}$'),
  name text not null,
  region_code text not null references territories.region check (region_code = left(code, 2))
);

create table territories.comuna (
  cut text primary key check (cut ~ '^[0-9]{5}$'),
  name text not null,
  plain_name text not null generated always as (territories.plain(name)) stored,
  slug text not null unique check (slug ~ '^[a-z-]+$'),
  province_code text not null references territories.province check (province_code = left(cut, 3)),
  region_code text not null references territories.region check (region_code = left(cut, 2)),
  time_zone text not null,
  population_2017 integer not null check (population_2017 >= 0),
  area_km2 double precision check (area_km2 > 0),
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -90 and 90),
  municipality_cut text not null references territories.comuna deferrable initially deferred,
  check ((lon is null) = (lat is null))
);
create index comuna_by_region on territories.comuna (region_code);
create index comuna_by_likeness on territories.comuna using gin (plain_name public.gin_trgm_ops);

-- Other spellings in use (Coihaique, Rapa Nui): found like the name, never shown in its place.
create table territories.comuna_alias (
  cut text not null references territories.comuna on delete cascade,
  name text not null,
  plain_name text not null generated always as (territories.plain(name)) stored,
  primary key (cut, name)
);

create table territories.fact (
  subject text not null references territories.comuna (cut),
  kind text not null,
  key text not null,
  payload jsonb not null,
  deposited_at timestamptz not null default now(),
  primary key (subject, kind, key)
);

-- At most one set of shapes at a time, with the words that its owner asks for.
create table territories.boundary_set (
  id smallint primary key default 1 check (id = 1),
  source text not null,
  attribution text not null check (attribution <> ''),
  sha256 text not null,
  imported_at timestamptz not null default now()
);

-- Shapes simplified for drawing: `sketch` for the whole country, `detail` for one region. Not for measuring.
create table territories.boundary (
  cut text primary key references territories.comuna,
  set_id smallint not null references territories.boundary_set on delete cascade,
  sketch jsonb not null,
  detail jsonb not null
);

-- Which version of each shipped file of facts is in the tables.
create table territories.loaded (
  name text primary key,
  sha256 text not null
);
