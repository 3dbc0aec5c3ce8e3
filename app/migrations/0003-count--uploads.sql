-- Files that somebody without JavaScript left here to be counted: kept one hour at most.
create schema count;

create table count.upload (
  -- 128 random bits in base64url: whoever has the address may see and erase the count.
  id text primary key check (id ~ '^[A-Za-z0-9_-]{22}$'),
  file_name text not null,
  file bytea not null,
  -- The settings as chosen in the form, by field name.
  choice jsonb not null,
  locale text not null check (locale in ('es-CL', 'en')),
  state text not null default 'queued' check (state in ('queued', 'counting', 'done', 'failed')),
  progress_percent integer not null default 0 check (progress_percent between 0 and 100),
  -- What the page shows, by language, and the three files to take away: only when it is done.
  reports jsonb,
  result_json text,
  result_csv text,
  result_pb text,
  failure text check (failure in ('too-slow', 'too-heavy', 'broken')),
  created_at timestamptz not null default now(),
  -- When its count began: a count that never ends is told as broken, not shown for ever.
  started_at timestamptz,
  expires_at timestamptz not null default now() + interval '1 hour',
  check ((state = 'done') = (reports is not null)),
  check ((state = 'done') = (result_json is not null)),
  check ((state = 'done') = (result_csv is not null)),
  check ((state = 'done') = (result_pb is not null)),
  check ((state = 'failed') = (failure is not null)),
  check (state <> 'counting' or started_at is not null)
);

create index upload_expires_at on count.upload (expires_at);
