-- Paper twins: sheets on which residents take a step of the site by hand, each with its number, entered once at the desk.
-- expand

-- How many sheets an institution has numbered in a year: whoever numbers some waits here.
create table records.paper_count (
  institution_id uuid not null references institutions.institution,
  year smallint not null check (year between 2020 and 2200),
  numbered integer not null check (numbered > 0),
  primary key (institution_id, year)
);

-- Sheets of one form that were printed together.
create table records.paper_run (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institutions.institution,
  -- `ROOM/STEP`, and what it is about there.
  form text not null check (form ~ '^[a-z-]+/[a-z-]+$'),
  subject text not null check (subject <> ''),
  -- All that stands on each of its sheets but number and code: printed again, it is the same.
  content jsonb not null,
  layout text not null check (layout <> ''),
  printed_at timestamptz not null,
  unique (id, institution_id)
);

create table records.paper_sheet (
  id uuid primary key default gen_random_uuid(),
  run_id uuid not null,
  institution_id uuid not null,
  year smallint not null,
  number integer not null check (number > 0),
  -- 80 random bits in Crockford's base 32, in the QR.
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  -- The void sheet that this one corrects.
  replaces uuid unique references records.paper_sheet,
  -- Whose it is, once the desk has seen her document.
  person_id uuid references people.person on delete set null,
  scan_file_id uuid references platform.file,
  -- What was typed from it so far, sealed.
  draft_sealed bytea,
  -- Since when something of it waits to be entered.
  begun_at timestamptz,
  entered_at timestamptz,
  voided_at timestamptz,
  void_reason text check (void_reason in ('mistyped', 'spoiled', 'twice', 'taken-back', 'other-person')),
  unique (institution_id, year, number),
  foreign key (run_id, institution_id) references records.paper_run (id, institution_id),
  check (num_nulls(voided_at, void_reason) in (0, 2)),
  check (replaces <> id)
);
create index paper_sheet_by_run on records.paper_sheet (run_id, year, number);
create index paper_sheet_that_waits on records.paper_sheet (institution_id, begun_at)
  where begun_at is not null and entered_at is null and voided_at is null;
create index paper_sheet_by_person on records.paper_sheet (person_id) where person_id is not null;
create index paper_sheet_by_scan on records.paper_sheet (scan_file_id) where scan_file_id is not null;

create function records.keep_paper_sheet() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['person_id', 'scan_file_id', 'draft_sealed', 'begun_at', 'entered_at',
    'voided_at', 'void_reason'];
begin
  if tg_op <> 'UPDATE' then
    raise exception 'a sheet is made void and never removed';
  end if;
  if to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
    raise exception 'what was printed does not change';
  end if;
  if old.entered_at is not null and new.entered_at is distinct from old.entered_at then
    raise exception 'a sheet is entered once';
  end if;
  if old.entered_at is null and new.entered_at is not null
    and (new.scan_file_id is null or new.voided_at is not null)
  then
    raise exception 'a sheet is entered with its scan, and not when it is void';
  end if;
  if old.voided_at is not null
    and (new.voided_at, new.void_reason) is distinct from (old.voided_at, old.void_reason)
  then
    raise exception 'a sheet is made void once';
  end if;
  -- Entered or void, what came with it is forgotten or stays as it was.
  if (old.entered_at is not null or old.voided_at is not null) and (
    (new.person_id is not null and new.person_id is distinct from old.person_id)
    or (new.scan_file_id is not null and new.scan_file_id is distinct from old.scan_file_id)
    or (new.draft_sealed is not null and new.draft_sealed is distinct from old.draft_sealed))
  then
    raise exception 'what was entered stays as it was';
  end if;
  return new;
end
$$;
create trigger paper_sheet_stays
  before update or delete on records.paper_sheet
  for each row execute function records.keep_paper_sheet();
create trigger paper_sheet_is_never_emptied
  before truncate on records.paper_sheet
  for each statement execute function records.keep_paper_sheet();
