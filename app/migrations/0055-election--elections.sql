-- Election: what is put to a sealed vote, who signs for it, what it needs to open, and what goes into its public log.
-- expand
create schema election;

create table election.election (
  -- In addresses, in the log and on posters: it never changes.
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  edition_id uuid not null references editions.edition,
  institution_id uuid not null references institutions.institution,
  title text not null check (title <> '' and length(title) <= 200),
  territory text not null check (territory <> '' and length(territory) <= 200),
  is_demonstration boolean not null,
  state text not null default 'draft'
    check (state in ('draft', 'ceremony', 'ready', 'open', 'closed', 'counted', 'annulled')),
  -- What its team says of days, voters, urn and witnesses, as `ElectionSettings` of the room reads it.
  settings jsonb not null,
  -- What the key ceremony made public: the points of the urn key, C0 first.
  commits text[] check (cardinality(commits) between 1 and 2),
  ceremony_at timestamptz,
  -- Leaf 0 without its signatures, canonical, while it waits for them.
  manifest_draft text,
  -- Leaf 0 as it stands in the log, and its fingerprint M#.
  manifest bytea,
  fingerprint bytea check (length(fingerprint) = 32),
  created_at timestamptz not null,
  opened_at timestamptz,
  ended_at timestamptz,
  check (num_nulls(commits, ceremony_at) in (0, 2)),
  check (num_nulls(manifest, fingerprint, opened_at) in (0, 3)),
  check ((state in ('open', 'closed', 'counted')) <= (manifest is not null))
);
create index election_by_edition on election.election (edition_id);
create index election_by_institution on election.election (institution_id, created_at);

-- Once it is open nothing that everybody relies on changes.
create function election.keep_election() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['state', 'ended_at'];
begin
  if tg_op = 'DELETE' and old.manifest is not null
    or tg_op = 'UPDATE' and old.manifest is not null
      and to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change
    or tg_op = 'UPDATE' and (new.id, new.edition_id, new.institution_id, new.is_demonstration)
      is distinct from (old.id, old.edition_id, old.institution_id, old.is_demonstration)
  then
    raise exception 'an election that was opened stays as it is'
      using errcode = 'check_violation', constraint = 'opened_election_stays';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger election_is_kept before update or delete on election.election
  for each row execute function election.keep_election();

create table election.election_contest (
  election_id text not null references election.election,
  contest_id uuid not null references editions.contest,
  round smallint not null check (round > 0),
  -- As it goes in the manifest: its code in the bases.
  code text not null,
  list_id uuid not null references ballot_list.list,
  place smallint not null check (place > 0),
  -- An election that was given up leaves its contests to another.
  left_at timestamptz,
  primary key (election_id, contest_id),
  unique (election_id, code)
);
create unique index contest_in_one_election on election.election_contest (contest_id, round) where left_at is null;

create table election.officer (
  election_id text not null references election.election,
  id text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  role text not null check (role in ('certifier', 'substitute', 'officer', 'observer', 'table')),
  name text not null check (name <> '' and length(name) <= 120),
  person_id uuid references people.person on delete set null,
  -- The passkey with which this person signs, as its authenticator names it, and its public part.
  credential_id text not null,
  jwk jsonb not null,
  -- Only in a demonstration: what signs for a persona, whose passkey nobody holds.
  demonstration_key jsonb,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (election_id, id)
);
create index officer_by_person on election.officer (person_id);

create function election.check_officer() returns trigger language plpgsql as $$
begin
  if new.demonstration_key is not null and not exists (select from election.election
      where election.id = new.election_id and election.is_demonstration) then
    raise exception 'keys of officers are kept only in a demonstration'
      using errcode = 'check_violation', constraint = 'no_key_of_an_officer';
  end if;
  return new;
end
$$;
create trigger officer_is_checked before insert or update on election.officer
  for each row execute function election.check_officer();

create table election.holder (
  election_id text not null references election.election,
  i smallint not null check (i between 1 and 3),
  name text not null check (name <> '' and length(name) <= 120),
  -- Where the second copy lies, sealed.
  second_copy text not null check (second_copy <> '' and length(second_copy) <= 200),
  -- When its holder typed the share and it fitted; the share itself is nowhere here.
  rehearsed_at timestamptz,
  primary key (election_id, i)
);

create table election.test_run (
  id uuid primary key default gen_random_uuid(),
  election_id text not null references election.election,
  -- Of the contests that were tried, and of the program that tried them.
  tried_sha256 bytea not null check (length(tried_sha256) = 32),
  has_passed boolean not null,
  record jsonb not null,
  ran_at timestamptz not null
);
create index test_run_by_election on election.test_run (election_id, ran_at);

-- What officers sign with their passkeys before it goes into the log.
create table election.log_act (
  id uuid primary key default gen_random_uuid(),
  election_id text not null references election.election,
  kind text not null check (kind <> ''),
  -- The canonical JSON that is signed, which never changes.
  payload text not null,
  sha256 bytea not null check (sha256 = pg_catalog.sha256(convert_to(payload, 'UTF8'))),
  proposed_by uuid references people.person on delete set null,
  -- Of an act that adds an officer: whose account it is, and with what she signs, which no leaf says.
  about_person uuid references people.person on delete set null,
  about_key jsonb,
  proposed_at timestamptz not null,
  expires_at timestamptz not null check (expires_at = proposed_at + interval '72 hours'),
  outcome text check (outcome in ('signed', 'refused', 'withdrawn')),
  ended_at timestamptz,
  check (num_nulls(outcome, ended_at) in (0, 2))
);
create index log_act_by_election on election.log_act (election_id, proposed_at);

create function election.keep_log_act() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['outcome', 'ended_at', 'proposed_by', 'about_person'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change
    or old.outcome is not null
      and (new.outcome, new.ended_at) is distinct from (old.outcome, old.ended_at)
    or new.outcome = 'signed' and (select count(*) from election.act_signature where act_id = new.id) < 2
  then
    raise exception 'an act stays as it was proposed'
      using errcode = 'check_violation', constraint = 'log_act_stays';
  end if;
  return new;
end
$$;
create trigger log_act_is_kept before update or delete on election.log_act
  for each row execute function election.keep_log_act();

create table election.act_signature (
  act_id uuid not null references election.log_act,
  election_id text not null,
  officer_id text not null,
  person_id uuid references people.person on delete set null,
  authenticator_data bytea not null,
  client_data bytea not null,
  signature bytea not null,
  signed_at timestamptz not null,
  primary key (act_id, officer_id),
  foreign key (election_id, officer_id) references election.officer (election_id, id)
);

-- Two different people who are independent of each other, in time, each an officer in force.
create function election.check_signature() returns trigger language plpgsql as $$
declare
  act election.log_act;
  refused text;
begin
  select * into act from election.log_act where log_act.id = new.act_id for update;
  refused := case
    when act.outcome is not null or act.expires_at <= new.signed_at or act.election_id <> new.election_id
      then 'act_is_open'
    when new.person_id is null or not exists (select from election.officer
      where officer.election_id = new.election_id and officer.id = new.officer_id
        and officer.person_id = new.person_id and officer.removed_at is null) then 'signed_by_an_officer'
    when exists (select from election.act_signature other where other.act_id = new.act_id
      and (other.person_id = new.person_id
        or not people.are_independent(other.person_id, new.person_id, new.signed_at)))
      then 'two_independent_people'
  end;
  if refused is not null then
    raise exception 'an act of the log is signed by two officers'
      using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger signature_is_checked before insert on election.act_signature
  for each row execute function election.check_signature();

create function election.keep_signature() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - array['person_id'] is distinct from to_jsonb(old) - array['person_id'] then
    raise exception 'what was signed stays signed'
      using errcode = 'check_violation', constraint = 'signature_stays';
  end if;
  return new;
end
$$;
create trigger signature_is_kept before update or delete on election.act_signature
  for each row execute function election.keep_signature();

-- Leaves on their way to the urn, in their order; what is here is never changed.
create table election.outgoing_leaf (
  place bigint generated always as identity primary key,
  election_id text not null references election.election,
  type text not null check (type <> ''),
  leaf bytea not null check (length(leaf) <= 65535),
  -- H(0x00 || leaf), as in the log.
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  act_id uuid unique references election.log_act,
  queued_at timestamptz not null,
  posted_at timestamptz,
  -- Where it stands in the log.
  leaf_index bigint check (leaf_index >= 0),
  -- What the urn said when it did not take it, and since when.
  refusal text,
  refused_at timestamptz,
  -- Left behind with a public reason, so that the rest goes on.
  set_aside_at timestamptz,
  set_aside_reason text check (set_aside_reason <> '' and length(set_aside_reason) <= 1000),
  unique (election_id, leaf_hash),
  check (num_nulls(posted_at, leaf_index) in (0, 2)),
  check (num_nulls(refusal, refused_at) in (0, 2)),
  check (num_nulls(set_aside_at, set_aside_reason) in (0, 2))
);
create index outgoing_leaf_waiting on election.outgoing_leaf (election_id, place)
  where posted_at is null and set_aside_at is null;
create index outgoing_leaf_by_election on election.outgoing_leaf (election_id, place);

create function election.keep_leaf() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['posted_at', 'leaf_index', 'refusal', 'refused_at', 'set_aside_at', 'set_aside_reason'];
begin
  if tg_op = 'DELETE' or old.posted_at is not null
    or to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change
  then
    raise exception 'what goes into the log stays as it is'
      using errcode = 'check_violation', constraint = 'leaf_stays';
  end if;
  return new;
end
$$;
create trigger leaf_is_kept before update or delete on election.outgoing_leaf
  for each row execute function election.keep_leaf();

-- What later rooms make known of an election; `platform/facts.ts` reads and writes it.
create table election.fact (
  subject text not null,
  kind text not null,
  key text not null,
  payload jsonb not null,
  deposited_at timestamptz not null default now(),
  primary key (subject, kind, key)
);
