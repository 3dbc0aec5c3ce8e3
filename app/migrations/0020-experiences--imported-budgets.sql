-- Participatory budgets that other platforms published as open data, brought in by the operator.
-- expand
create table experiences.imported_budget (
  experience_id text primary key references experiences.experience on delete cascade,
  platform text not null check (platform in ('decidim', 'consul')),
  -- Of the budget, as its platform numbers it.
  source_id text not null check (source_id ~ '^[a-z0-9]{1,40}$'),
  source_url text not null check (source_url ~ '^https?://'),
  license text not null check (license <> ''),
  -- Of all that was brought in: the same again is no change.
  content_sha256 text not null,
  imported_at timestamptz not null
);

create table experiences.imported_project (
  experience_id text not null references experiences.imported_budget on delete cascade,
  source_id text not null,
  position integer not null,
  title text not null check (title <> ''),
  cost_clp bigint check (cost_clp >= 0),
  votes integer check (votes >= 0),
  status text not null check (status in (
    'proposed', 'undecided', 'feasible', 'unfeasible', 'accepted', 'rejected', 'withdrawn', 'on-ballot', 'selected'
  )),
  territory text,
  url text check (url ~ '^https?://'),
  primary key (experience_id, source_id)
);
create index imported_project_in_order on experiences.imported_project (experience_id, position);
