-- The end of a sealed vote: the log of the urn as this house checked it, its opening, results counted of sealed ballots, its record.
-- expand

-- How far the log of the urn was read and found to be what its checkpoints say.
create table count.followed_log (
  election_id text primary key references election.election,
  size bigint not null default 0 check (size >= 0),
  root bytea check (length(root) = 32),
  -- The right edge of the tree, as `RootBuilder` of @minga/ledger writes it.
  edge text,
  checked_at timestamptz,
  -- What did not fit the last time, and since when.
  problem text check (problem in ('unreachable', 'not-signed', 'other-log', 'shorter', 'other-root', 'not-a-leaf')),
  problem_at timestamptz,
  check (num_nulls(problem, problem_at) in (0, 2)),
  check ((size = 0) = (root is null))
);

-- Each checkpoint that was found good, with all its signatures.
create table count.followed_checkpoint (
  election_id text not null references count.followed_log,
  size bigint not null check (size > 0),
  note text not null check (note <> ''),
  seen_at timestamptz not null,
  primary key (election_id, size)
);

create table count.log_leaf (
  election_id text not null references count.followed_log,
  place bigint not null check (place >= 0),
  leaf bytea not null check (length(leaf) between 1 and 65535),
  hash bytea not null check (hash = pg_catalog.sha256('\x00'::bytea || leaf)),
  kind text not null check (kind <> ''),
  -- The contest that it names, if it names one.
  contest text,
  primary key (election_id, place)
);
create index log_leaf_by_kind on count.log_leaf (election_id, kind, place);
create index log_leaf_by_hash on count.log_leaf (election_id, hash);

create function count.keep_log() returns trigger language plpgsql as $$
begin
  raise exception 'what stands in the log stays there'
    using errcode = 'check_violation', constraint = 'log_stays';
end
$$;
create trigger leaf_is_kept before update or delete on count.log_leaf
  for each row execute function count.keep_log();
create trigger checkpoint_is_kept before delete on count.followed_checkpoint
  for each row execute function count.keep_log();

-- The log only grows, without gaps.
create function count.check_log() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.size < old.size or new.election_id <> old.election_id
    or new.size > old.size and (select count(*) from count.log_leaf
      where log_leaf.election_id = new.election_id and place >= old.size and place < new.size) <> new.size - old.size
  then
    raise exception 'the log only grows' using errcode = 'check_violation', constraint = 'log_grows';
  end if;
  return new;
end
$$;
create trigger log_is_checked before update or delete on count.followed_log
  for each row execute function count.check_log();

-- The opening of the ballots: asked for by an officer, done by a job once the key of the urn stands in the log.
create table count.opening (
  election_id text primary key references count.followed_log,
  asked_by uuid references people.person on delete set null,
  asked_as text not null,
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'opening', 'counted', 'failed')),
  -- Ballots that are opened by now, of all.
  done integer not null default 0 check (done >= 0),
  total integer not null default 0 check (total >= done),
  heard_at timestamptz,
  failure text check (failure in ('too-slow', 'too-heavy', 'broken', 'refused', 'wrong-key')),
  -- `opened.jsonl` as it is published, and what the urn had taken that is no ballot of this vote.
  opened_text text,
  opened_sha256 bytea check (opened_sha256 = pg_catalog.sha256(convert_to(opened_text, 'UTF8'))),
  excluded jsonb not null default '[]',
  counted_at timestamptz,
  check ((state = 'counted') = (opened_text is not null)),
  check (num_nulls(opened_text, opened_sha256, counted_at) in (0, 3)),
  check ((state = 'failed') = (failure is not null))
);
create index opening_by_person on count.opening (asked_by) where asked_by is not null;

create function count.keep_opening() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'counted'
    and to_jsonb(new) - 'asked_by' is distinct from to_jsonb(old) - 'asked_by'
  then
    raise exception 'what was opened stays as it is'
      using errcode = 'check_violation', constraint = 'opening_stays';
  end if;
  return new;
end
$$;
create trigger opening_is_kept before update or delete on count.opening
  for each row execute function count.keep_opening();

-- What the end of the vote asked officers to sign for the log, each once.
create table count.asked_leaf (
  place bigint generated always as identity unique,
  election_id text not null references election.election,
  kind text not null check (kind <> ''),
  -- What makes it one and the same: a version, a number with its status, a document.
  key text not null,
  -- The act whose payload it is, in room election; another one where the first ran out.
  act_id uuid not null unique references election.log_act,
  asked_at timestamptz not null,
  primary key (election_id, kind, key)
);

-- The public bundle of a log, in pieces, with its SHA-256: the last one.
create table count.bundle (
  election_id text primary key references count.followed_log,
  size bigint not null check (size > 0),
  sha256 bytea not null check (length(sha256) = 32),
  bytes_count bigint not null check (bytes_count > 0),
  -- What else than leaves was in it: it is built anew when that changes.
  made_of text not null,
  built_at timestamptz not null
);
create table count.bundle_piece (
  election_id text not null references count.bundle on delete cascade,
  place integer not null check (place >= 0),
  bytes bytea not null,
  primary key (election_id, place)
);

-- A vote of sealed ballots has no file that somebody brought and no tally sheet: its ballots are those of the log.
alter table count.vote add column election_id text references election.election;
-- old copies: read votes of sealed ballots nowhere that needs a file; what they write has one.
alter table count.vote alter column file drop not null;
-- old copies: join the sheet, and so leave sealed votes out; what they write has one.
alter table count.vote alter column tally_sheet_id drop not null;
-- old copies: write the two kinds that stay allowed.
alter table count.vote drop constraint vote_kind_check;
-- old copies: write the two kinds that stay allowed.
alter table count.vote add constraint vote_kind_check check (kind in ('ballots', 'totals', 'sealed'));
-- old copies: write no election, and a file and a sheet always.
alter table count.vote add constraint vote_sealed_or_brought check (
  case kind when 'sealed' then election_id is not null and file is null and tally_sheet_id is null
  else election_id is null and file is not null and tally_sheet_id is not null end);
create index vote_by_election on count.vote (election_id) where election_id is not null;

-- Whether the vote of a contest is sealed: then nothing else is brought in for it.
create function count.is_sealed(contest uuid, of_round integer) returns boolean language sql stable as $$
  select exists (select from election.election_contest one
    join election.election on election.id = one.election_id
    where one.contest_id = contest and one.round = of_round and one.left_at is null
      and election.state in ('open', 'closed', 'counted'))
$$;

create function count.check_sealed() returns trigger language plpgsql as $$
begin
  if (new.kind = 'sealed') <> count.is_sealed(new.contest_id, new.round) then
    raise exception 'a sealed vote is counted of its own ballots'
      using errcode = 'check_violation', constraint = 'sealed_vote_of_its_ballots';
  end if;
  if new.kind = 'sealed' and not exists (select from count.log_leaf
    where log_leaf.election_id = new.election_id and log_leaf.kind = 'urn-key') then
    raise exception 'the key of the urn is not in the log'
      using errcode = 'check_violation', constraint = 'counted_after_the_key';
  end if;
  return new;
end
$$;
-- old copies: bring in no vote of a contest that is sealed: they open none.
create trigger vote_is_sealed_or_brought before insert on count.vote
  for each row execute function count.check_sealed();

-- Its ballots stand in the log: nobody brought them in by mistake.
create function count.keep_sealed() returns trigger language plpgsql as $$
begin
  if old.kind = 'sealed' and new.withdrawn_at is not null then
    raise exception 'a sealed vote is not withdrawn'
      using errcode = 'check_violation', constraint = 'sealed_vote_stands';
  end if;
  return new;
end
$$;
-- old copies: withdraw no sealed vote: their pages leave it out.
create trigger sealed_vote_is_kept before update on count.vote
  for each row execute function count.keep_sealed();

-- As hashes stand in leaves.
create function count.base64url(bytes bytea) returns text language sql immutable as $$
  select translate(rtrim(replace(encode(bytes, 'base64'), E'\n', ''), '='), '+/', '-_')
$$;

-- What of a sealed vote its log does not tell yet: the last result, and objections with their answers.
create function count.log_waits(of_contest uuid, of_round integer) returns integer language sql stable as $$
  select coalesce((select (not exists (select from count.log_leaf
        join count.result on result.vote_id = vote.id and result.version = (select max(version) from count.result last
          where last.contest_id = of_contest and last.round = of_round)
        where log_leaf.election_id = vote.election_id and log_leaf.kind = 'result'
          and jsonb_path_exists(convert_from(log_leaf.leaf, 'UTF8')::jsonb,
            '$.contests[*] ? (@.id == $code && @.outcome_sha256 == $outcome)',
            jsonb_build_object('code', own.code, 'outcome', encode(result.outcome_sha256, 'hex')))))::integer
      + (select count(*)::integer from count.objection one where one.contest_id = of_contest and one.round = of_round
        and one.withdrawn_at is null and not exists (select from count.log_leaf
          where log_leaf.election_id = vote.election_id and log_leaf.kind = 'objection'
            and convert_from(log_leaf.leaf, 'UTF8')::jsonb @> jsonb_build_object('status', 'answered',
              'text_sha256', count.base64url(pg_catalog.sha256(convert_to(one.reasons, 'UTF8'))))))
    from count.vote
    join election.election_contest own on own.election_id = vote.election_id and own.contest_id = vote.contest_id
    where vote.contest_id = of_contest and vote.round = of_round and vote.kind = 'sealed'), 0)
$$;

create function count.check_certified_in_log() returns trigger language plpgsql as $$
begin
  if count.log_waits(new.contest_id, new.round) > 0 then
    raise exception 'the log does not tell what is certified'
      using errcode = 'check_violation', constraint = 'certified_in_its_log';
  end if;
  return new;
end
$$;
-- old copies: certify votes that were brought in, of which no log waits for anything.
create trigger certification_is_in_its_log before insert on count.certification
  for each row execute function count.check_certified_in_log();
