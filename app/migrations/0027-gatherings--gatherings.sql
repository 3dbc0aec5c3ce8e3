-- Gatherings: who calls whom, where and when; who said to come and who came; minutes, agreements, priorities, delegates.
-- expand
create schema gatherings;

create table gatherings.gathering (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- Who calls it: one or the other.
  institution_id uuid references institutions.institution,
  organization_id uuid references organizations.organization,
  kind text not null
    check (kind in ('assembly', 'workshop', 'encounter', 'sitting', 'hearing', 'cabildo')),
  -- Of a sitting: the body that sits.
  body_id uuid references institutions.body,
  level text not null check (level in ('information', 'consultation', 'decision', 'control')),
  -- Which commitment of a later room lets it decide; a sitting decides by itself.
  backed_by text check (backed_by <> '' and length(backed_by) <= 300),
  title text not null check (title <> '' and length(title) <= 160),
  purpose text not null check (purpose <> '' and length(purpose) <= 1000),
  -- What happens with what is said there.
  effect text not null check (effect <> '' and length(effect) <= 1000),
  agenda text[] not null check (cardinality(agenda) between 0 and 30),
  -- Null where a regional government calls its whole region.
  cut text references territories.comuna,
  territory_id uuid,
  landmark_id uuid references territories.landmark,
  place text not null check (place <> '' and length(place) <= 200),
  access_notes text not null check (length(access_notes) <= 500),
  -- Childcare, transport, interpreters.
  support_notes text not null check (length(support_notes) <= 500),
  audience text not null check (audience <> '' and length(audience) <= 300),
  contact text not null check (contact <> '' and length(contact) <= 200),
  time_zone text not null check (time_zone <> ''),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity integer check (capacity between 1 and 100000),
  -- Of a hearing or cabildo that people ask for: how many must, how many did, and the norm that says so.
  threshold_count integer check (threshold_count between 1 and 10000000),
  asked_count integer check (asked_count between 0 and 10000000),
  threshold_norm text check (threshold_norm <> '' and length(threshold_norm) <= 200),
  state text not null default 'draft'
    check (state in ('draft', 'published', 'postponed', 'cancelled', 'held', 'approved')),
  -- Why it was put off, moved or cancelled.
  state_reason text check (state_reason <> '' and length(state_reason) <= 500),
  -- Its place among those of its kind that the same caller has held.
  number integer check (number > 0),
  -- Kept by the trigger below: whoever says to come beyond the capacity waits, whatever the program does.
  seats_taken integer not null default 0
    check (seats_taken >= 0 and (capacity is null or seats_taken <= capacity)),
  scan_file_id uuid references platform.file,
  created_at timestamptz not null,
  published_at timestamptz,
  plain_title text not null generated always as (territories.plain(title)) stored,
  foreign key (territory_id, cut) references territories.territory (id, cut),
  check (num_nonnulls(institution_id, organization_id) = 1),
  check (institution_id is not null or kind in ('assembly', 'workshop', 'encounter')),
  check ((kind = 'sitting') = (body_id is not null)),
  check (cut is not null or (institution_id is not null and territory_id is null)),
  check (cut is not null or landmark_id is null),
  check (ends_at > starts_at),
  check (state = 'draft' or level <> 'decision' or kind = 'sitting' or backed_by is not null),
  check (num_nulls(threshold_count, asked_count, threshold_norm) in (0, 3)),
  check (threshold_count is null or kind in ('hearing', 'cabildo')),
  check (state = 'draft' or threshold_count is null or asked_count >= threshold_count),
  check ((state = 'draft') = (published_at is null)),
  check ((state in ('held', 'approved')) = (number is not null)),
  check (state not in ('postponed', 'cancelled') or state_reason is not null)
);
create index gathering_by_institution on gatherings.gathering (institution_id, starts_at desc);
create index gathering_by_organization on gatherings.gathering (organization_id, starts_at desc);
create index gathering_by_comuna on gatherings.gathering (cut, starts_at desc) where published_at is not null;
create index gathering_by_start on gatherings.gathering (starts_at desc) where published_at is not null;
create unique index one_gathering_of_a_number on gatherings.gathering
  (institution_id, organization_id, kind, body_id, number) nulls not distinct where number is not null;

create table gatherings.document (
  id uuid primary key default gen_random_uuid(),
  gathering_id uuid not null references gatherings.gathering on delete cascade,
  file_id uuid not null unique references platform.file,
  title text not null check (title <> '' and length(title) <= 160),
  added_at timestamptz not null
);
create index document_by_gathering on gatherings.document (gathering_id, added_at);

-- Who said to come: an account, or a name that the desk wrote down for whoever called or came.
create table gatherings.registration (
  id uuid primary key,
  gathering_id uuid not null references gatherings.gathering,
  person_id uuid references people.person on delete set null,
  name text check (name <> '' and length(name) <= 120),
  phone text check (phone <> '' and length(phone) <= 40),
  companions smallint not null check (companions between 0 and 9),
  territory_id uuid references territories.territory,
  -- What somebody needs to take part; sealed, and erased thirty days after.
  needs_sealed bytea,
  state text not null check (state in ('confirmed', 'waiting', 'withdrawn')),
  -- Opaque: what the pass says and the door reads.
  code text not null unique check (length(code) = 16),
  form_key uuid unique,
  registered_at timestamptz not null,
  -- Since when somebody without an account must be told of a change, and when the desk did.
  to_tell_since timestamptz,
  told_at timestamptz,
  unique (gathering_id, person_id),
  check (person_id is null or (name is null and phone is null))
);
create index registration_by_gathering on gatherings.registration (gathering_id, registered_at);
create index registration_by_person on gatherings.registration (person_id) where person_id is not null;

create function gatherings.count_seats() returns trigger language plpgsql as $$
declare
  before integer := 0;
  after integer := 0;
begin
  if tg_op <> 'INSERT' and old.state = 'confirmed' then before := 1 + old.companions; end if;
  if tg_op <> 'DELETE' and new.state = 'confirmed' then after := 1 + new.companions; end if;
  if before <> after then
    update gatherings.gathering set seats_taken = seats_taken + after - before
      where id = case tg_op when 'DELETE' then old.gathering_id else new.gathering_id end;
  end if;
  return null;
end
$$;
create trigger seats_are_counted after insert or update or delete on gatherings.registration
  for each row execute function gatherings.count_seats();

-- Who came: somebody who had said so, a name at the door, or a number of people without names.
create table gatherings.attendance (
  id uuid primary key default gen_random_uuid(),
  gathering_id uuid not null references gatherings.gathering,
  registration_id uuid unique references gatherings.registration on delete set null,
  name text check (name <> '' and length(name) <= 120),
  territory_id uuid references territories.territory,
  people_count integer not null check (people_count between 1 and 10000),
  way text not null check (way in ('pass', 'list', 'walk-in', 'count', 'paper')),
  form_key uuid unique,
  certificate_code text unique check (length(certificate_code) = 16),
  entered_at timestamptz not null,
  check (registration_id is null or (way in ('pass', 'list') and name is null))
);
create index attendance_by_gathering on gatherings.attendance (gathering_id, entered_at);

-- Of a sitting: which members with a mandate on that day were there, and from what one of them stood back.
create table gatherings.presence (
  gathering_id uuid not null references gatherings.gathering,
  member_id uuid not null references institutions.body_member,
  is_present boolean not null,
  recusal text check (recusal <> '' and length(recusal) <= 300),
  primary key (gathering_id, member_id),
  check (recusal is null or is_present)
);
create function gatherings.refuse_without_mandate() returns trigger language plpgsql as $$
begin
  if not exists (
    select from gatherings.gathering
      join institutions.body_member on body_member.body_id = gathering.body_id
    where gathering.id = new.gathering_id and body_member.id = new.member_id
      and body_member.in_office @> (gathering.starts_at at time zone gathering.time_zone)::date
  ) then
    raise exception 'a member without mandate on that day does not sit';
  end if;
  return new;
end
$$;
create trigger members_have_mandate before insert or update on gatherings.presence
  for each row execute function gatherings.refuse_without_mandate();

create table gatherings.minutes (
  id uuid primary key default gen_random_uuid(),
  gathering_id uuid not null references gatherings.gathering,
  version integer not null check (version > 0),
  text text not null check (text <> '' and length(text) <= 20000),
  -- Why a version takes the place of the one before.
  reason text check (reason <> '' and length(reason) <= 500),
  drafted_by uuid references people.person on delete set null,
  drafted_at timestamptz not null,
  approved_at timestamptz,
  approved_by uuid references people.person on delete set null,
  -- The later gathering of the same series in which it was approved; else a second person did.
  approved_in uuid references gatherings.gathering,
  -- How many came, when it was approved.
  people_count integer check (people_count >= 0),
  -- The numbered document; of an organisation there is none.
  document_id uuid references records.document,
  content_sha256 text check (content_sha256 ~ '^[0-9a-f]{64}$'),
  unique (gathering_id, version),
  check ((version = 1) = (reason is null)),
  check (approved_by is distinct from drafted_by or approved_by is null or approved_in is not null),
  check (approved_in <> gathering_id),
  check ((approved_at is null) = (content_sha256 is null)),
  check ((approved_at is null) = (people_count is null)),
  check (approved_at is not null or num_nonnulls(approved_by, approved_in, document_id) = 0)
);
create unique index one_draft_of_minutes on gatherings.minutes (gathering_id) where approved_at is null;

create table gatherings.agreement (
  minutes_id uuid not null references gatherings.minutes on delete cascade,
  position smallint not null check (position between 1 and 60),
  text text not null check (text <> '' and length(text) <= 1000),
  responsible text check (responsible <> '' and length(responsible) <= 200),
  due_on date,
  primary key (minutes_id, position)
);

-- What was approved stays; only who wrote and who approved may be unlinked.
create function gatherings.refuse_change_of_minutes() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.gathering_id, new.version, new.text, new.reason, new.approved_at,
      new.approved_in, new.people_count, new.document_id, new.content_sha256)
    is distinct from (old.gathering_id, old.version, old.text, old.reason, old.approved_at,
      old.approved_in, old.people_count, old.document_id, old.content_sha256) then
    raise exception 'approved minutes stay as they are';
  end if;
  return new;
end
$$;
create trigger approved_minutes_stay before update or delete on gatherings.minutes
  for each row when (old.approved_at is not null)
  execute function gatherings.refuse_change_of_minutes();
create function gatherings.refuse_change_of_agreement() returns trigger language plpgsql as $$
begin
  if exists (
    select from gatherings.minutes
    where id in (old.minutes_id, new.minutes_id) and approved_at is not null
  ) then
    raise exception 'agreements of approved minutes stay as they are';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger approved_agreements_stay before insert or update or delete on gatherings.agreement
  for each row execute function gatherings.refuse_change_of_agreement();

-- What the people of a territory need, and how many stood for each in the room.
create table gatherings.priority (
  id uuid primary key default gen_random_uuid(),
  gathering_id uuid not null references gatherings.gathering,
  theme text not null check (theme in ('streets', 'lighting', 'green-areas', 'sport', 'health', 'education',
    'safety', 'transport', 'water', 'culture', 'care', 'other')),
  text text not null check (text <> '' and length(text) <= 300),
  territory_id uuid references territories.territory,
  -- Marks on a sheet, or hands counted in the room.
  way text not null check (way in ('marks', 'hands')),
  marks_count integer not null check (marks_count between 0 and 100000),
  added_at timestamptz not null
);
create index priority_by_gathering on gatherings.priority (gathering_id, marks_count desc);

create table gatherings.delegate (
  id uuid primary key default gen_random_uuid(),
  gathering_id uuid not null references gatherings.gathering,
  name text not null check (name <> '' and length(name) <= 120),
  is_substitute boolean not null,
  territory_id uuid references territories.territory,
  votes_count integer check (votes_count between 0 and 100000),
  -- Said by whoever was elected, on the sheet of the assembly.
  publishes_name boolean not null,
  elected_at timestamptz not null
);
create index delegate_by_gathering on gatherings.delegate (gathering_id);
