-- Proposals: what residents propose in an edition, each version of it, who stands behind it, and all that happened to it.
-- expand
create schema proposals;

-- Being written, step by step: only its author sees it, and any part may be missing.
create table proposals.draft (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  person_id uuid not null references people.person on delete cascade,
  contents jsonb not null,
  -- Grows with each save: whoever saves over what another tab saved is told.
  revision integer not null check (revision > 0),
  updated_at timestamptz not null
);
create index draft_by_person on proposals.draft (person_id, updated_at desc);

-- How many proposals an edition has had: whoever sends one waits here, so that numbers have no gap.
create table proposals.numbering (
  edition_id uuid primary key references editions.edition,
  issued integer not null check (issued > 0)
);

-- Which move leads from which state to which; whoever moves a proposal otherwise is refused.
create table proposals.move (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into proposals.move values
  ('waiting', 'sent'), ('waiting', 'withdrawn'), ('waiting', 'lapsed'),
  ('sent', 'in-review'), ('sent', 'withdrawn'), ('sent', 'merged'), ('sent', 'split'), ('sent', 'not-admitted'),
  ('in-review', 'correcting'), ('in-review', 'not-admitted'), ('in-review', 'not-feasible'),
  ('in-review', 'feasible'), ('in-review', 'withdrawn'), ('in-review', 'merged'), ('in-review', 'split'),
  ('correcting', 'in-review'), ('correcting', 'not-admitted'), ('correcting', 'withdrawn'),
  ('correcting', 'merged'), ('correcting', 'split'),
  ('not-admitted', 'appealed'), ('not-feasible', 'appealed'),
  ('appealed', 'not-admitted'), ('appealed', 'not-feasible'), ('appealed', 'in-review'), ('appealed', 'feasible'),
  ('appealed', 'withdrawn'),
  ('feasible', 'listed'), ('feasible', 'withdrawn'), ('feasible', 'merged'), ('feasible', 'split'),
  ('feasible', 'in-review'), ('feasible', 'not-feasible'),
  ('listed', 'withdrawn'), ('listed', 'feasible');

create table proposals.proposal (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  -- In its address, within its edition; it is never used again.
  number integer not null check (number > 0),
  contest_id uuid not null,
  channel text not null check (channel in ('web', 'paper', 'assembly', 'institution')),
  author_kind text not null check (author_kind in ('person', 'group', 'organization', 'assembly', 'institution')),
  -- Whoever wrote it, or speaks for the group or the organisation; null once her account is erased.
  author_person_id uuid references people.person on delete set null,
  -- What everybody reads as its author: public name, name of the group, of the organisation, of the assembly.
  author_name text not null check (author_name <> '' and length(author_name) <= 160),
  organization_id uuid references organizations.organization,
  gathering_id uuid references gatherings.gathering,
  paper_sheet_id uuid references records.paper_sheet,
  -- What ties whoever proposes to the territory, as she declared it; null where nobody is asked, or once she is erased.
  tie text check (tie in ('residence', 'work', 'study', 'organization')),
  -- Whether whoever proposes declares an interest of her own, and which; null where the bases do not ask.
  has_interest boolean,
  interest text check (interest <> '' and length(interest) <= 1000),
  state text not null check (state in ('waiting', 'sent', 'in-review', 'correcting', 'not-admitted', 'not-feasible',
    'appealed', 'feasible', 'listed', 'merged', 'split', 'withdrawn', 'lapsed')),
  -- Who has it now: `author`, `institution`, `committee`, `voters`, `body` or nobody; in words, and until when.
  held_by text check (held_by in ('author', 'institution', 'committee', 'voters', 'body')),
  holder text check (holder <> '' and length(holder) <= 160),
  held_until date,
  -- The version that holds, with what lists and maps are made of: kept equal to it by a trigger.
  version integer not null check (version > 0),
  title text not null check (title <> '' and length(title) <= 120),
  plain_title text not null generated always as (territories.plain(title)) stored,
  theme text not null,
  cost_clp bigint not null check (cost_clp > 0),
  territory_id uuid references territories.territory,
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  endorsements_count integer not null default 0 check (endorsements_count >= 0),
  sent_at timestamptz not null,
  changed_at timestamptz not null,
  unique (edition_id, number),
  unique (id, edition_id),
  foreign key (contest_id, edition_id) references editions.contest (id, edition_id),
  check ((lon is null) = (lat is null)),
  check ((author_kind = 'organization') = (organization_id is not null)),
  check ((author_kind = 'assembly') = (gathering_id is not null)),
  check (author_kind <> 'institution' or author_person_id is null),
  check (interest is null or has_interest)
);
-- With its id, so that lists by chance and counts of an edition read nothing but this index.
create index proposal_by_state on proposals.proposal (edition_id, state, number) include (id);
create index proposal_by_change on proposals.proposal (changed_at desc, id);
create index proposal_by_author on proposals.proposal (author_person_id) where author_person_id is not null;
create index proposal_by_organization on proposals.proposal (organization_id) where organization_id is not null;
create index proposal_by_gathering on proposals.proposal (gathering_id) where gathering_id is not null;
create index proposal_by_endorsements on proposals.proposal (edition_id, endorsements_count desc, number);
create index proposal_by_likeness on proposals.proposal using gin (plain_title public.gin_trgm_ops);

-- What a proposal said at a time: never changed.
create table proposals.version (
  proposal_id uuid not null references proposals.proposal,
  version integer not null check (version > 0),
  title text not null check (title <> '' and length(title) <= 120),
  need text not null check (need <> '' and length(need) <= 2000),
  description text not null check (description <> '' and length(description) <= 6000),
  beneficiaries text not null check (length(beneficiaries) <= 500),
  beneficiaries_count integer check (beneficiaries_count > 0),
  theme text not null check (theme in ('streets', 'lighting', 'green-areas', 'sport', 'health', 'education',
    'safety', 'transport', 'water', 'culture', 'care', 'other')),
  cost_clp bigint not null check (cost_clp > 0),
  -- How it was reckoned: `[{"name": …, "unit": …, "quantity": …, "unitClp": …}]`, empty when it is one figure.
  cost_lines jsonb not null,
  territory_id uuid references territories.territory,
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  place text not null check (length(place) <= 300),
  -- The objective of a plan: `{"plan": "pladeco", "objective": "3.2"}`.
  plan jsonb,
  bip_code text check (bip_code ~ '^\d{8}-[0-9K]$'),
  made_by text not null check (made_by in ('author', 'institution', 'agreement')),
  -- Why it changed; the first version has none.
  reason text check (reason <> '' and length(reason) <= 2000),
  made_at timestamptz not null,
  primary key (proposal_id, version),
  check ((lon is null) = (lat is null)),
  check ((version = 1) = (reason is null))
);
alter table proposals.proposal add constraint proposal_has_its_version
  foreign key (id, version) references proposals.version (proposal_id, version) deferrable initially deferred;

-- The same words from the same author, sent twice: `key` is the hash of author, title and description, made plain.
create table proposals.sameness (
  edition_id uuid not null references editions.edition,
  key bytea not null check (length(key) = 32),
  proposal_id uuid not null references proposals.proposal,
  constraint proposal_sent_once primary key (edition_id, key)
);

-- All that happened to a proposal, in the order in which it happened; `told` names no person.
create table proposals.event (
  place bigint generated always as identity primary key,
  proposal_id uuid not null references proposals.proposal,
  kind text not null check (kind ~ '^[a-z-]+$'),
  -- The state after it.
  state text not null,
  told jsonb not null,
  document_id uuid references records.document,
  happened_at timestamptz not null
);
create index event_by_proposal on proposals.event (proposal_id, place);

create table proposals.photo (
  proposal_id uuid not null references proposals.proposal,
  -- Nothing is kept of one that was removed: nobody names its file any more.
  file_id uuid unique references platform.file,
  place smallint not null check (place between 1 and 6),
  added_at timestamptz not null,
  -- Shown no longer, with its public reason (a face, a number plate, an offence).
  removed_at timestamptz,
  removed_reason text check (removed_reason <> '' and length(removed_reason) <= 300),
  primary key (proposal_id, place),
  check (num_nulls(removed_at, removed_reason) in (0, 2)),
  check ((file_id is null) = (removed_at is not null))
);

-- Who else signs it: she says yes or no herself.
create table proposals.coauthor (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals.proposal,
  person_id uuid references people.person on delete set null,
  -- The hash of the code in her invitation; null once she answered.
  code_sha256 bytea unique check (length(code_sha256) = 32),
  asked_at timestamptz not null,
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz,
  -- What everybody reads, from when she accepts.
  public_name text check (public_name <> '' and length(public_name) <= 60),
  check (num_nulls(answer, answered_at) in (0, 2))
);
create unique index coauthor_once on proposals.coauthor (proposal_id, person_id) where person_id is not null;
create index coauthor_by_person on proposals.coauthor (person_id) where person_id is not null;

-- An organisation that stands behind the proposal of a person or of a group.
create table proposals.sponsorship (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals.proposal,
  organization_id uuid not null references organizations.organization,
  -- Who asked: the author, or the organisation that offered itself.
  asked_by text not null check (asked_by in ('author', 'organization')),
  asked_at timestamptz not null,
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz,
  reason text check (reason <> '' and length(reason) <= 500),
  unique (proposal_id, organization_id),
  check (num_nulls(answer, answered_at) in (0, 2))
);
create unique index sponsorship_one on proposals.sponsorship (proposal_id) where answer = 'accepted';
create index sponsorship_by_organization on proposals.sponsorship (organization_id);

-- A resident stands behind a proposal: on the site, or with her signature on a sheet, where only the fingerprint
-- of her document is kept. One person counts once, however she signed.
create table proposals.endorsement (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null,
  edition_id uuid not null,
  person_id uuid references people.person on delete cascade,
  document_fingerprint bytea check (length(document_fingerprint) = 32),
  -- The sheet of signatures, and its line.
  list_id uuid,
  line smallint check (line between 1 and 60),
  tie text not null check (tie in ('residence', 'work', 'study', 'organization')),
  endorsed_at timestamptz not null,
  foreign key (proposal_id, edition_id) references proposals.proposal (id, edition_id),
  check (num_nonnulls(person_id, document_fingerprint) >= 1),
  check ((list_id is null) = (line is null)),
  constraint endorsed_once unique (proposal_id, person_id),
  constraint signed_once unique (proposal_id, document_fingerprint),
  unique (list_id, line)
);
create index endorsement_by_person on proposals.endorsement (person_id, edition_id) where person_id is not null;
create index endorsement_by_document on proposals.endorsement (document_fingerprint, edition_id)
  where document_fingerprint is not null;

-- A sheet of signatures as it was handed in.
create table proposals.signature_list (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals.proposal,
  institution_id uuid not null references institutions.institution,
  scan_file_id uuid unique references platform.file,
  -- Lines that were filled in, and those that were refused, by reason: `{"too-young": 1}`.
  lines_count smallint not null check (lines_count between 1 and 60),
  refused jsonb not null,
  entered_at timestamptz not null,
  voided_at timestamptz
);
alter table proposals.endorsement add foreign key (list_id) references proposals.signature_list;

-- Endorsements within what the bases allow, counted with everybody who signs at the same time waiting here.
create function proposals.check_endorsement() returns trigger language plpgsql as $$
declare
  most integer;
  given integer;
begin
  perform from proposals.proposal where id = new.proposal_id for no key update;
  perform pg_advisory_xact_lock(hashtextextended(
    new.edition_id::text || coalesce(encode(new.document_fingerprint, 'hex'), new.person_id::text), 33));
  select (rulebook.text::jsonb -> 'operational' -> 'endorsements' ->> 'maxPerPerson')::integer into most
    from editions.publication join editions.rulebook on rulebook.id = publication.rulebook_id
    where publication.edition_id = new.edition_id order by publication.version desc limit 1;
  select count(*) into given from proposals.endorsement mine
    where mine.edition_id = new.edition_id
      and (mine.person_id = new.person_id or mine.document_fingerprint = new.document_fingerprint);
  if most is not null and given >= most then
    raise exception 'this person endorsed as many as the bases allow'
      using errcode = 'check_violation', constraint = 'endorsements_within_limit';
  end if;
  return new;
end
$$;
create trigger endorsement_is_checked before insert on proposals.endorsement
  for each row execute function proposals.check_endorsement();

create function proposals.count_endorsements() returns trigger language plpgsql as $$
begin
  update proposals.proposal set endorsements_count = endorsements_count
    + (case tg_op when 'INSERT' then 1 else -1 end)
    where id = (case tg_op when 'INSERT' then new.proposal_id else old.proposal_id end);
  return null;
end
$$;
create trigger endorsements_are_counted after insert or delete on proposals.endorsement
  for each row execute function proposals.count_endorsements();

create table proposals.following (
  proposal_id uuid not null references proposals.proposal,
  person_id uuid not null references people.person on delete cascade,
  since timestamptz not null,
  primary key (proposal_id, person_id)
);
create index following_by_person on proposals.following (person_id);

-- What things cost around here, as an institution publishes it.
create table proposals.price (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institutions.institution,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 40),
  name text not null check (name <> '' and length(name) <= 120),
  plain_name text not null generated always as (territories.plain(name)) stored,
  theme text check (theme in ('streets', 'lighting', 'green-areas', 'sport', 'health', 'education', 'safety',
    'transport', 'water', 'culture', 'care', 'other')),
  unit text not null check (unit <> '' and length(unit) <= 30),
  low_clp bigint not null check (low_clp > 0),
  high_clp bigint not null check (high_clp >= low_clp),
  source text not null check (source <> '' and length(source) <= 200),
  valued_on date not null,
  retired_at timestamptz
);
create unique index price_of_a_code on proposals.price (institution_id, code) where retired_at is null;

-- A proposal moves as the table of moves says, keeps who it is, and shows the version that holds.
create function proposals.keep_proposal() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['state', 'held_by', 'holder', 'held_until', 'version', 'title', 'plain_title',
    'theme', 'cost_clp', 'territory_id', 'lat', 'lon', 'endorsements_count', 'changed_at', 'author_person_id',
    'author_name', 'contest_id', 'interest', 'has_interest', 'tie'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
    raise exception 'a proposal is withdrawn and never removed';
  end if;
  if new.state <> old.state
    and not exists (select from proposals.move where from_state = old.state and to_state = new.state)
  then
    raise exception 'a proposal does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'proposal_moves_as_drawn';
  end if;
  if new.version < old.version then
    raise exception 'versions go forward' using errcode = 'check_violation', constraint = 'version_goes_forward';
  end if;
  return new;
end
$$;
create trigger proposal_is_kept before update or delete on proposals.proposal
  for each row execute function proposals.keep_proposal();

create function proposals.check_version_shown() returns trigger language plpgsql as $$
begin
  if exists (
    select from proposals.proposal one join proposals.version said
      on said.proposal_id = one.id and said.version = one.version
    where one.id = new.id
      and (one.title, one.theme, one.cost_clp, one.territory_id, one.lat, one.lon)
        is distinct from (said.title, said.theme, said.cost_clp, said.territory_id, said.lat, said.lon)
  ) then
    raise exception 'lists show the version that holds'
      using errcode = 'check_violation', constraint = 'version_is_shown';
  end if;
  return null;
end
$$;
create constraint trigger version_is_shown after insert or update on proposals.proposal
  deferrable initially deferred for each row execute function proposals.check_version_shown();

-- As many as the bases allow of one person, or of the organisation that she speaks for: those that she withdrew, that
-- lapsed or that became others do not count, nor what came of others. Judged when the transaction ends.
create function proposals.check_limit() returns trigger language plpgsql as $$
declare
  most integer;
  sent integer;
begin
  if new.author_kind not in ('person', 'group', 'organization')
    or (new.organization_id is null and new.author_person_id is null)
  then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(
    new.edition_id::text || coalesce(new.organization_id, new.author_person_id)::text, 34));
  select (rulebook.text::jsonb -> 'operational' -> 'proposers' ->> 'maxPerPerson')::integer into most
    from editions.publication join editions.rulebook on rulebook.id = publication.rulebook_id
    where publication.edition_id = new.edition_id order by publication.version desc limit 1;
  select count(*) into sent from proposals.proposal mine
    where mine.edition_id = new.edition_id
      and mine.organization_id is not distinct from new.organization_id
      and (new.organization_id is not null or mine.author_person_id = new.author_person_id)
      and mine.state not in ('withdrawn', 'lapsed', 'merged', 'split')
      and not exists (select from proposals.lineage where lineage.to_id = mine.id);
  if most is not null and sent > most then
    raise exception 'whoever proposes has sent as many as the bases allow'
      using errcode = 'check_violation', constraint = 'proposals_within_limit';
  end if;
  return null;
end
$$;
create constraint trigger proposals_within_limit after insert on proposals.proposal
  deferrable initially deferred for each row execute function proposals.check_limit();

create function proposals.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was said or happened stays as it was';
end
$$;
create trigger version_stays before update or delete on proposals.version
  for each statement execute function proposals.refuse_change();
create trigger event_stays before update or delete on proposals.event
  for each statement execute function proposals.refuse_change();
