-- Gatherings: calls for papers and papers, delegations, the report that follows, and visits between municipalities.
-- expand
create table gatherings.paper_call (
  gathering_id uuid primary key references gatherings.gathering on delete cascade,
  text text not null check (text <> '' and length(text) <= 2000),
  -- The last civil day on which a paper may be sent, where the gathering is.
  closes_on date not null,
  opened_at timestamptz not null
);

create table gatherings.paper (
  id uuid primary key default gen_random_uuid(),
  gathering_id uuid not null references gatherings.paper_call on delete cascade,
  -- Who sent it; and in whose name, where it is not her own.
  person_id uuid references people.person on delete set null,
  institution_id uuid references institutions.institution,
  organization_id uuid references organizations.organization,
  title text not null check (title <> '' and length(title) <= 200),
  summary text not null check (summary <> '' and length(summary) <= 2000),
  -- As whoever wrote it wishes to be named.
  authors text not null check (authors <> '' and length(authors) <= 300),
  -- Gone once it was withdrawn.
  file_id uuid unique references platform.file,
  state text not null default 'sent' check (state in ('sent', 'accepted', 'not-accepted', 'withdrawn')),
  -- Why it was not accepted; read by whoever sent it.
  reason text check (reason <> '' and length(reason) <= 500),
  -- Its place in the programme.
  position smallint check (position between 1 and 500),
  sent_at timestamptz not null,
  decided_at timestamptz,
  check (num_nonnulls(institution_id, organization_id) <= 1),
  check ((state = 'not-accepted') = (reason is not null)),
  check ((state = 'accepted') = (position is not null)),
  check (state in ('sent', 'withdrawn') or decided_at is not null),
  check ((state = 'withdrawn') = (file_id is null)),
  unique (gathering_id, position) deferrable initially immediate
);
create index paper_by_gathering on gatherings.paper (gathering_id, position, sent_at);
create index paper_by_person on gatherings.paper (person_id) where person_id is not null;

create table gatherings.delegation (
  id uuid primary key default gen_random_uuid(),
  gathering_id uuid not null references gatherings.gathering,
  institution_id uuid references institutions.institution,
  organization_id uuid references organizations.organization,
  -- Who registered it, and is told of every change.
  person_id uuid references people.person on delete set null,
  people_count smallint not null check (people_count between 1 and 200),
  -- Whoever leads it, and those who agreed to be written down; erased a year after.
  head_name text check (head_name <> '' and length(head_name) <= 120),
  publishes_head boolean not null,
  names text[] not null check (cardinality(names) <= 200),
  state text not null default 'confirmed' check (state in ('confirmed', 'withdrawn')),
  registered_at timestamptz not null,
  check (num_nonnulls(institution_id, organization_id) = 1),
  check (cardinality(names) < people_count),
  check (state = 'confirmed' or (head_name is null and names = '{}')),
  unique nulls not distinct (gathering_id, institution_id, organization_id)
);
create index delegation_by_person on gatherings.delegation (person_id) where person_id is not null;

-- Seats of a delegation are seats of the gathering: the table of gatherings refuses more than there are.
create function gatherings.count_delegation() returns trigger language plpgsql as $$
declare
  before integer := 0;
  after integer := 0;
begin
  if tg_op <> 'INSERT' and old.state = 'confirmed' then before := old.people_count; end if;
  if tg_op <> 'DELETE' and new.state = 'confirmed' then after := new.people_count; end if;
  if before <> after then
    update gatherings.gathering set seats_taken = seats_taken + after - before
      where id = case tg_op when 'DELETE' then old.gathering_id else new.gathering_id end;
  end if;
  return null;
end
$$;
create trigger delegations_take_seats after insert or update or delete on gatherings.delegation
  for each row execute function gatherings.count_delegation();

create table gatherings.report (
  id uuid primary key default gen_random_uuid(),
  gathering_id uuid not null references gatherings.gathering,
  version integer not null check (version > 0),
  text text not null check (text <> '' and length(text) <= 20000),
  -- Why a version takes the place of the one before.
  reason text check (reason <> '' and length(reason) <= 500),
  written_by uuid references people.person on delete set null,
  written_at timestamptz not null,
  -- The figures of that day: enrolled, attended, papers, delegations, answers to the survey.
  figures jsonb,
  published_at timestamptz,
  -- The numbered document; of an organisation there is none.
  document_id uuid references records.document,
  content_sha256 text check (content_sha256 ~ '^[0-9a-f]{64}$'),
  unique (gathering_id, version),
  check ((version = 1) = (reason is null)),
  check ((published_at is null) = (figures is null)),
  check ((published_at is null) = (content_sha256 is null)),
  check (published_at is not null or document_id is null)
);
create unique index one_draft_of_report on gatherings.report (gathering_id) where published_at is null;

-- What was published stays; only who wrote it may be unlinked.
create function gatherings.refuse_change_of_report() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.gathering_id, new.version, new.text, new.reason, new.written_at, new.figures,
      new.published_at, new.document_id, new.content_sha256)
    is distinct from (old.gathering_id, old.version, old.text, old.reason, old.written_at, old.figures,
      old.published_at, old.document_id, old.content_sha256) then
    raise exception 'a published report stays as it is';
  end if;
  return new;
end
$$;
create trigger published_report_stays before update or delete on gatherings.report
  for each row when (old.published_at is not null)
  execute function gatherings.refuse_change_of_report();

-- A municipality asks another whether its people may come and see.
create table gatherings.visit (
  id uuid primary key default gen_random_uuid(),
  number integer not null unique check (number > 0),
  asker_id uuid not null references institutions.institution,
  asked_id uuid not null references institutions.institution,
  reason text not null check (reason <> '' and length(reason) <= 1000),
  -- What it wants to see, as it was called on that day, and where that is read in each language.
  interest text not null check (interest <> '' and length(interest) <= 200),
  interest_path text check (interest_path ~ '^/[^[:space:]]*$'),
  interest_english_path text check (interest_english_path ~ '^/[^[:space:]]*$'),
  proposed_days date[] not null check (cardinality(proposed_days) between 1 and 3),
  state text not null default 'asked'
    check (state in ('asked', 'other-day', 'accepted', 'declined', 'withdrawn', 'held')),
  -- The day agreed, or the other one that the asked proposes.
  visit_on date,
  -- Why it was declined, withdrawn, or put on another day.
  state_reason text check (state_reason <> '' and length(state_reason) <= 500),
  asked_at timestamptz not null,
  answered_at timestamptz,
  check (asker_id <> asked_id),
  check ((interest_path is null) = (interest_english_path is null)),
  check (state not in ('other-day', 'accepted', 'held') or visit_on is not null),
  check (state not in ('other-day', 'declined', 'withdrawn') or state_reason is not null),
  check (state in ('asked', 'withdrawn') or answered_at is not null)
);
create index visit_by_asker on gatherings.visit (asker_id, asked_at desc);
create index visit_by_asked on gatherings.visit (asked_id, asked_at desc);
create unique index one_visit_waits_for_an_answer on gatherings.visit (asker_id, asked_id)
  where state in ('asked', 'other-day');

create function gatherings.check_visit() returns trigger language plpgsql as $$
begin
  if (select count(*) from institutions.institution
      where id in (new.asker_id, new.asked_id) and kind = 'municipality') < 2 then
    raise exception 'a visit is between two municipalities';
  end if;
  return new;
end
$$;
create trigger visit_is_of_municipalities before insert or update of asker_id, asked_id on gatherings.visit
  for each row execute function gatherings.check_visit();

-- What each of the two learned.
create table gatherings.visit_lesson (
  visit_id uuid not null references gatherings.visit,
  institution_id uuid not null references institutions.institution,
  text text not null check (text <> '' and length(text) <= 5000),
  written_at timestamptz not null,
  primary key (visit_id, institution_id)
);

-- A public body that helps a visit to take place, and with what.
create table gatherings.visit_sponsor (
  visit_id uuid not null references gatherings.visit,
  institution_id uuid not null references institutions.institution,
  contribution text not null check (contribution <> '' and length(contribution) <= 300),
  sponsored_at timestamptz not null,
  primary key (visit_id, institution_id)
);
