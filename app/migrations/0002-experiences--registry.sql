-- Participatory budgets already held in Chile, as told by public pages: each figure and each note with its source.
create schema experiences;

create table experiences.experience (
  id text primary key check (id ~ '^[a-z0-9-]+$'),
  year smallint not null check (year between 1990 and 2100),
  cut text references territories.comuna,
  region_code text references territories.region,
  origin text not null check (origin in ('municipality', 'regional-government')),
  title_es text not null,
  title_en text not null,
  is_featured boolean not null default false,
  check ((cut is null) <> (region_code is null)),
  check ((origin = 'regional-government') = (cut is null))
);
create index experience_by_comuna on experiences.experience (cut);

create table experiences.figure (
  experience_id text not null references experiences.experience on delete cascade,
  kind text not null check (kind in (
    'budget', 'budget-for-organizations', 'budget-for-students', 'largest-award', 'voters', 'participants',
    'voters-online', 'voters-in-person', 'projects-submitted', 'projects-on-ballot', 'projects-selected',
    'polling-places', 'territories', 'organizations', 'voting-days', 'minimum-age'
  )),
  precision text not null check (precision in ('exact', 'more-than', 'about')),
  amount bigint not null check (amount >= 0),
  year smallint not null,
  position smallint not null,
  source_url text not null check (source_url ~ '^https?://'),
  primary key (experience_id, kind, year)
);

create table experiences.note (
  experience_id text not null references experiences.experience on delete cascade,
  position smallint not null,
  text_es text not null,
  text_en text not null,
  source_url text not null check (source_url ~ '^https?://'),
  primary key (experience_id, position)
);

-- The municipalities that the deck of the Mesa de Trabajo names as the first, and what a public page says of each.
create table experiences.pioneer (
  cut text primary key references territories.comuna,
  position smallint not null unique,
  text_es text not null,
  text_en text not null,
  source_url text not null check (source_url ~ '^https?://')
);

-- What is known of the country as a whole.
create table experiences.national_note (
  position smallint primary key,
  text_es text not null,
  text_en text not null,
  source_url text not null check (source_url ~ '^https?://')
);

create table experiences.loaded (
  name text primary key,
  sha256 text not null
);
