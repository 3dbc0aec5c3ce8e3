-- What was voted, apart from who may vote: no time, no serial number, no name; every key begins with its election.
-- expand
create schema urn;

-- A promise is given once its ballot is on the disk, whatever the server does by default.
-- old copies: write nothing into this database.
do $$ begin
  execute format('alter database %I set synchronous_commit = on', current_database());
end $$;

create function urn.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what is in the urn stays as it is' using errcode = 'restrict_violation';
end $$;

-- The keys of one election, each secret half sealed with the key of the urn, which is not in this database.
create table urn.election (
  election_id text not null check (election_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  mode text not null check (mode in ('server', 'feldman')),
  log_public bytea not null check (octet_length(log_public) = 32),
  log_sealed bytea not null,
  promise_public bytea not null check (octet_length(promise_public) = 32),
  promise_sealed bytea not null,
  ballot_public bytea check (octet_length(ballot_public) = 65),
  ballot_sealed bytea,
  primary key (election_id),
  check ((mode = 'server') = (ballot_public is not null)),
  check ((ballot_public is null) = (ballot_sealed is null))
);

-- The log, leaf by leaf as canonical bytes.
create table urn.leaf (
  election_id text not null,
  index integer not null check (index >= 0),
  type text not null,
  hash bytea not null check (octet_length(hash) = 32),
  leaf bytea not null check (octet_length(leaf) between 1 and 65535),
  primary key (election_id, index)
);
-- Each leaf is in the log once; two batches of one contest may have as many ballots, and are the same bytes.
create unique index leaf_once on urn.leaf (election_id, hash) where type <> 'batch';
-- Few leaves are no ballots; a phase is judged by them alone.
create index leaf_acts on urn.leaf (election_id, index) where type not in ('vote', 'batch', 'registro');

-- What was cast. `leaf` is empty once the ballot is in the log, which has its bytes.
create table urn.ballot (
  election_id text not null,
  contest text not null,
  pk bytea not null check (octet_length(pk) = 32),
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
  leaf bytea check (octet_length(leaf) between 1 and 8192),
  primary key (election_id, contest, pk)
);

-- An election in which nothing can be cast any more: written by the transaction that takes the last ballots.
create table urn.ended (
  election_id text not null,
  primary key (election_id)
);

-- Slots of the plan of batches whose flush was done. The log shows the batches, so that a slot tells nothing more.
create table urn.flush (
  election_id text not null,
  slot integer not null check (slot >= 0),
  primary key (election_id, slot)
);

-- A promised ballot that somebody missed in the log. No name stands beside it.
create table urn.claim (
  election_id text not null,
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
  vote bytea not null check (octet_length(vote) between 1 and 8192),
  promise bytea not null check (octet_length(promise) = 64),
  primary key (election_id, leaf_hash)
);

create trigger stays before update or delete or truncate on urn.election
  for each statement execute function urn.refuse_change();
create trigger stays before update or delete or truncate on urn.leaf
  for each statement execute function urn.refuse_change();
create trigger stays before update or delete or truncate on urn.ended
  for each statement execute function urn.refuse_change();
create trigger stays before update or delete or truncate on urn.flush
  for each statement execute function urn.refuse_change();
create trigger stays before update or delete or truncate on urn.claim
  for each statement execute function urn.refuse_change();
create trigger stays before update or delete on urn.ballot
  for each statement execute function urn.refuse_change();

-- The only way in which rows of ballots are written again: all of them in the order of their keys, in one transaction,
-- into a new file, so that neither transaction ids nor places tell in which order they came. Bytes that are in the log
-- are left out. Whoever calls it takes the log forward in the same transaction.
create function urn.rewrite_ballots() returns void language plpgsql security definer set search_path = '' as $$
begin
  lock table urn.ballot in access exclusive mode;
  create temporary table rewritten on commit drop as
    select b.election_id, b.contest, b.pk, b.leaf_hash,
      case when l.hash is null then b.leaf end as leaf
    from urn.ballot b left join urn.leaf l
      on l.election_id = b.election_id and l.hash = b.leaf_hash and l.type <> 'batch';
  truncate urn.ballot;
  insert into urn.ballot select * from pg_temp.rewritten order by election_id, contest, pk;
  drop table pg_temp.rewritten;
end $$;
-- old copies: do not know the function.
revoke all on function urn.rewrite_ballots() from public;
