-- Files that people send or Minga makes, numbered formal documents, and lots drawn in public.
create table platform.file (
  id uuid primary key,
  -- Whose it is: the room that names it and says who may open it.
  room text not null check (room <> ''),
  kind text not null check (kind in ('image', 'pdf')),
  name text not null check (name <> '' and length(name) <= 120),
  -- What an image shows, for whoever does not see it.
  alt text check (alt <> '' and length(alt) <= 300),
  width integer check (width > 0),
  height integer check (height > 0),
  is_public boolean not null,
  kept_at timestamptz not null default now(),
  -- When its room was last found to name it; a file that nobody names is removed after a day.
  seen_named_at timestamptz,
  check ((kind = 'image') = (alt is not null)),
  check (num_nulls(width, height) = case kind when 'image' then 0 else 2 end)
);
create index file_to_look_at on platform.file (room, coalesce(seen_named_at, kept_at));

-- The bytes lie outside the database under FILE/VARIANT, and were there before this row.
create table platform.file_rendition (
  file_id uuid not null references platform.file on delete cascade,
  variant text not null check (variant ~ '^[a-z0-9]+\.[a-z0-9]+$'),
  content_type text not null,
  bytes_count integer not null check (bytes_count > 0),
  sha256 bytea not null check (length(sha256) = 32),
  primary key (file_id, variant)
);

-- How many documents an institution has issued in a year: whoever issues one waits here, so that no number is missing.
create table records.document_count (
  institution_id uuid not null references institutions.institution,
  year smallint not null check (year between 2020 and 2200),
  issued integer not null check (issued > 0),
  primary key (institution_id, year)
);

create table records.document (
  id uuid primary key default gen_random_uuid(),
  -- 80 random bits in Crockford's base 32: what is printed under the QR and typed to verify.
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  institution_id uuid not null references institutions.institution,
  year smallint not null,
  number integer not null check (number > 0),
  kind text not null check (kind ~ '^[a-z-]+$'),
  -- All that is printed, and which layout prints it: the PDF can be made again from these two, byte for byte.
  content jsonb not null,
  content_sha256 bytea not null check (length(content_sha256) = 32),
  layout text not null check (layout <> ''),
  issued_at timestamptz not null,
  -- The role, never the name, of whoever issued it.
  issued_as text not null check (issued_as <> ''),
  replaces uuid unique references records.document,
  annulled_at timestamptz,
  annulled_as text,
  annulled_reason text check (annulled_reason <> ''),
  -- Null until it is printed, moments after it was issued.
  file_id uuid unique references platform.file,
  unique (institution_id, year, number),
  check (num_nulls(annulled_at, annulled_as, annulled_reason) in (0, 3)),
  check (replaces <> id)
);

create function records.keep_document() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'a document is annulled and never removed';
  end if;
  if (old.file_id is not null and new.file_id is distinct from old.file_id)
    or (old.annulled_at is not null and
      (new.annulled_at, new.annulled_as, new.annulled_reason) is distinct from
      (old.annulled_at, old.annulled_as, old.annulled_reason))
    or to_jsonb(new) - array['file_id', 'annulled_at', 'annulled_as', 'annulled_reason']
      is distinct from
      to_jsonb(old) - array['file_id', 'annulled_at', 'annulled_as', 'annulled_reason']
  then
    raise exception 'a document does not change once it is issued';
  end if;
  return new;
end
$$;
create trigger document_stays
  before update or delete on records.document
  for each row execute function records.keep_document();
create trigger document_is_never_emptied
  before truncate on records.document
  for each statement execute function records.keep_document();

-- A lot: announced with its frozen list before chance speaks, then drawn once.
create table records.lot (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institutions.institution,
  label text not null check (label <> '' and length(label) <= 120),
  plain_label text not null generated always as (territories.plain(label)) stored,
  purpose text not null check (purpose <> ''),
  -- `[{"id": …, "name": …}]` in the order in which it was given.
  list jsonb not null,
  list_sha256 bytea not null check (length(list_sha256) = 32),
  -- Of all that was announced, names included.
  announcement_sha256 bytea not null check (length(announcement_sha256) = 32),
  held_at timestamptz not null,
  place text not null check (place <> ''),
  -- `[{"name": …, "standsFor": …}]`, two of different interest.
  observers jsonb not null,
  entropy_kind text not null check (entropy_kind in ('dice', 'public-draw')),
  -- Which public draw, and where its result is published.
  source text check (source <> ''),
  source_url text check (source_url ~ '^https?://'),
  announced_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text check (withdrawn_reason <> ''),
  entropy text check (entropy <> ''),
  drawn_order text[],
  drawn_at timestamptz,
  document_id uuid unique references records.document,
  -- The sheet that the observers signed, as it was scanned.
  signed_file_id uuid unique references platform.file,
  check ((entropy_kind = 'public-draw') = (source is not null)),
  check (source_url is null or source is not null),
  check (announced_at < held_at),
  check (num_nulls(withdrawn_at, withdrawn_reason) in (0, 2)),
  check (withdrawn_at < held_at),
  check (num_nulls(entropy, drawn_order, drawn_at, document_id) in (0, 4)),
  check (drawn_at >= held_at),
  check (withdrawn_at is null or drawn_at is null),
  check (signed_file_id is null or drawn_at is not null)
);
-- What was announced under a name is drawn once: never a second lot of that name.
create unique index lot_once on records.lot (institution_id, plain_label) where withdrawn_at is null;
create index lot_by_institution on records.lot (institution_id, held_at desc);

create table records.lot_throw (
  lot_id uuid not null references records.lot,
  position smallint not null check (position between 1 and 20),
  face smallint not null check (face between 1 and 6),
  thrown_at timestamptz not null,
  primary key (lot_id, position)
);

create function records.keep_lot() returns trigger language plpgsql as $$
declare
  throws integer;
  -- A generated column is still empty here; what it is made of is looked at.
  may_change constant text[] := array['withdrawn_at', 'withdrawn_reason', 'entropy', 'drawn_order',
    'drawn_at', 'document_id', 'signed_file_id', 'plain_label'];
begin
  if tg_op <> 'UPDATE' then
    raise exception 'a lot is never removed';
  end if;
  if to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
    raise exception 'what was announced does not change';
  end if;
  if (old.withdrawn_at is not null or old.drawn_at is not null)
    and (new.withdrawn_at, new.withdrawn_reason, new.entropy, new.drawn_order, new.drawn_at, new.document_id)
      is distinct from
      (old.withdrawn_at, old.withdrawn_reason, old.entropy, old.drawn_order, old.drawn_at, old.document_id)
  then
    raise exception 'a lot is drawn once';
  end if;
  if old.signed_file_id is not null and new.signed_file_id is distinct from old.signed_file_id then
    raise exception 'the signed sheet does not change';
  end if;
  select count(*) into throws from records.lot_throw where lot_id = old.id;
  if new.withdrawn_at is not null and throws > 0 then
    raise exception 'a lot that has begun is not withdrawn';
  end if;
  if old.drawn_at is null and new.drawn_at is not null and new.entropy_kind = 'dice'
    and new.entropy is distinct from
      (select string_agg(face::text, '' order by position) from records.lot_throw
        where lot_id = old.id having count(*) = 20)
  then
    raise exception 'the entropy is the twenty throws';
  end if;
  return new;
end
$$;
create trigger lot_stays
  before update or delete on records.lot
  for each row execute function records.keep_lot();
create trigger lot_is_never_emptied
  before truncate on records.lot
  for each statement execute function records.keep_lot();

create function records.keep_throw() returns trigger language plpgsql as $$
declare
  lot records.lot;
begin
  if tg_op <> 'INSERT' then
    raise exception 'a throw stays as it was published';
  end if;
  -- Whoever writes a throw of the same lot waits here.
  select * into lot from records.lot where id = new.lot_id for no key update;
  if lot.entropy_kind <> 'dice' or lot.withdrawn_at is not null or lot.drawn_at is not null
    or new.thrown_at < lot.held_at
  then
    raise exception 'this lot takes no throw';
  end if;
  if new.position <> (select count(*) + 1 from records.lot_throw where lot_id = new.lot_id) then
    raise exception 'throws are written one after the other'
      using errcode = 'unique_violation', constraint = 'lot_throw_pkey';
  end if;
  return new;
end
$$;
create trigger throw_stays
  before insert or update or delete on records.lot_throw
  for each row execute function records.keep_throw();
create trigger throw_is_never_emptied
  before truncate on records.lot_throw
  for each statement execute function records.keep_throw();
