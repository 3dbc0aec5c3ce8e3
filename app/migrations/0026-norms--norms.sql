-- The library of norms: what each is, its versions with their validity, the articles that matter, and how norms follow one another.
-- expand
create schema norms;

-- Two versions of one norm are told apart from those of another within one exclusion, without an extension.
create type norms.uuid_range as range (subtype = uuid);

create table norms.loaded (
  name text primary key,
  sha256 text not null
);

create table norms.norm (
  id uuid primary key default gen_random_uuid(),
  -- Its name in addresses, for ever.
  code text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 120),
  kind text not null check (kind in ('constitution', 'law', 'decree-with-force-of-law', 'decree',
    'presidential-instruction', 'ordinance', 'regulation', 'administrative-resolution',
    'council-resolution', 'ruling')),
  -- Null for a norm of the State, of which `issuer` may say whose.
  institution_id uuid references institutions.institution,
  issuer text check (issuer <> '' and length(issuer) <= 120),
  number text check (number <> '' and length(number) <= 30),
  -- The same number however it is written: `20.500` and `20500`.
  number_key text generated always as (lower(regexp_replace(number, '[^[:alnum:]]', '', 'g'))) stored,
  dated_in smallint check (dated_in between 1800 and 2200),
  dated_on date,
  published_on date,
  -- Of what ships with the product: the entry that was loaded last.
  shipped_sha256 text check (shipped_sha256 ~ '^[0-9a-f]{64}$'),
  registered_at timestamptz not null,
  annulled_at timestamptz,
  annulled_reason text check (annulled_reason <> '' and length(annulled_reason) <= 500),
  check (number_key <> ''),
  check (institution_id is null or issuer is null),
  check (dated_on is null or dated_in = extract(year from dated_on)),
  check (num_nulls(annulled_at, annulled_reason) in (0, 2))
);
create unique index one_norm_of_a_number on norms.norm
  (coalesce(institution_id::text, ''), kind, number_key, coalesce(dated_in, 0))
  where annulled_at is null and number_key is not null;
create index norm_by_institution on norms.norm (institution_id);

create table norms.version (
  id uuid primary key default gen_random_uuid(),
  norm_id uuid not null references norms.norm,
  number integer not null check (number > 0),
  title text not null check (title <> '' and length(title) <= 300),
  summary text not null check (length(summary) <= 2000),
  english_summary text check (english_summary <> '' and length(english_summary) <= 2000),
  mark text not null check (mark in ('seen', 'unverified', 'declared')),
  -- When a lawyer of whoever keeps the norm compared these words with the official text.
  lawyer_checked_on date,
  -- Null: since a day that nobody has said.
  in_force_from date,
  -- The last day; null while it is in force, or, where the end is not known, for want of knowing.
  in_force_until date,
  end_is_known boolean not null,
  changed_by uuid references norms.norm,
  file_id uuid references platform.file,
  source_publisher text check (source_publisher <> '' and length(source_publisher) <= 300),
  source_address text check (source_address ~ '^https?://[^[:space:]]+$' and length(source_address) <= 500),
  source_seen_on date,
  is_shipped boolean not null,
  written_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text check (withdrawn_reason <> '' and length(withdrawn_reason) <= 500),
  unique (norm_id, number),
  unique (id, norm_id),
  check (in_force_until >= in_force_from),
  check (end_is_known or in_force_until is null),
  check (changed_by <> norm_id),
  check (num_nulls(withdrawn_at, withdrawn_reason) in (0, 2)),
  constraint versions_do_not_overlap exclude using gist (
    norms.uuid_range(norm_id, norm_id, '[]') with &&,
    daterange(in_force_from, in_force_until, '[]') with &&
  ) where (withdrawn_at is null)
);
create index version_by_file on norms.version (file_id) where file_id is not null;
create index version_by_changing_norm on norms.version (changed_by) where changed_by is not null;

create table norms.article (
  version_id uuid not null references norms.version,
  position smallint not null check (position > 0),
  number text not null check (number <> '' and length(number) <= 30),
  words text not null check (words <> '' and length(words) <= 1000),
  english_words text check (english_words <> '' and length(english_words) <= 1000),
  mark text not null check (mark in ('seen', 'unverified', 'declared')),
  primary key (version_id, position)
);

-- What the first does to the second.
create table norms.relation (
  norm_id uuid not null references norms.norm,
  kind text not null check (kind in ('replaces', 'amends', 'implements', 'follows')),
  to_norm_id uuid not null references norms.norm,
  primary key (norm_id, kind, to_norm_id),
  check (norm_id <> to_norm_id)
);
create index relation_by_target on norms.relation (to_norm_id);

create function norms.keep_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a version is withdrawn and never removed';
  end if;
  if old.withdrawn_at is not null then
    raise exception 'a version that was withdrawn stays as it is';
  end if;
  -- Its end may become known, and it may be withdrawn; nothing else.
  if old.in_force_until is not null and new.in_force_until is distinct from old.in_force_until
    or (to_jsonb(new) - '{in_force_until,end_is_known,withdrawn_at,withdrawn_reason}'::text[])
      is distinct from
      (to_jsonb(old) - '{in_force_until,end_is_known,withdrawn_at,withdrawn_reason}'::text[]) then
    raise exception 'a version is corrected by another one';
  end if;
  return new;
end
$$;
create trigger version_stays
  before update or delete on norms.version
  for each row execute function norms.keep_version();

create function norms.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the articles of a version stay as they were written';
end
$$;
create trigger article_stays
  before update or delete on norms.article
  for each row execute function norms.refuse_change();

create function norms.keep_norm() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a norm is annulled and never removed';
  end if;
  if old.annulled_at is not null or new.code <> old.code
    or new.institution_id is distinct from old.institution_id then
    raise exception 'a norm keeps its code and its issuer, and stays annulled';
  end if;
  return new;
end
$$;
create trigger norm_stays
  before update or delete on norms.norm
  for each row execute function norms.keep_norm();
