-- Archives with which an institution takes all its data away: asked for by its team, made by a job, kept for a day.
-- expand
create table institutions.archive (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institutions.institution,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'making', 'ready', 'failed')),
  -- What is being put into it, and how much of all is done.
  step text,
  share real not null default 0 check (share between 0 and 1),
  bytes_count bigint check (bytes_count > 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  ended_at timestamptz,
  check ((state in ('ready', 'failed')) = (ended_at is not null)),
  check ((state = 'ready') = (sha256 is not null)),
  check (num_nulls(bytes_count, sha256) in (0, 2))
);
-- One at a time.
create unique index archive_being_made on institutions.archive (institution_id)
  where state in ('waiting', 'making');
create index archive_by_institution on institutions.archive (institution_id, asked_at desc);
