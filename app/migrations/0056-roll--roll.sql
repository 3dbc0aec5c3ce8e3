-- Who may vote in a sealed election, and what became of each right: in a database of its own, which the box never reads.
-- expand
-- Every key begins with the election. Rights keep no time, and no row names an account of the site.
create schema roll;

create table roll.election (
  election_id text primary key check (election_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  mode text not null check (mode in ('closed', 'open', 'mixed')),
  -- S_R signs the registro, D_R opens what desks without connection sent; the private parts are sealed.
  sign_public bytea not null check (length(sign_public) = 32),
  sign_sealed bytea not null,
  desk_public bytea not null check (length(desk_public) = 65),
  desk_sealed bytea not null,
  frozen_root text check (frozen_root ~ '^[A-Za-z0-9_-]{43}$'),
  frozen_count integer check (frozen_count >= 0),
  -- Another at each freeze.
  frozen_key uuid,
  -- The evidence is ahead of the rights: nothing is issued or marked until it is reconciled.
  is_under_review boolean not null default false,
  -- Day after which the numbers of its people are erased, once there is a result.
  purge_on date,
  is_purged boolean not null default false,
  check (num_nulls(frozen_root, frozen_count, frozen_key) in (0, 3))
);

create table roll.issuer (
  election_id text not null references roll.election,
  contest text not null,
  modulus bytea not null check (length(modulus) = 384),
  -- Null once it is destroyed.
  private_sealed bytea,
  primary key (election_id, contest)
);

create table roll.voter (
  election_id text not null references roll.election,
  vref bytea not null check (length(vref) = 32),
  -- 32 bytes as base64url.
  c text not null check (c ~ '^[A-Za-z0-9_-]{43}$'),
  style text not null,
  assurance text not null
    check (assurance in ('list', 'claveunica+declaration', 'desk+document')),
  -- Stood on the list when it was frozen; the others were added and stand in the registro.
  is_listed boolean not null,
  -- Both null once the numbers are erased.
  salt_sealed bytea,
  run_sealed bytea,
  primary key (election_id, vref),
  unique (election_id, c),
  check ((salt_sealed is null) = (run_sealed is null))
);

create table roll.voting_right (
  election_id text not null,
  c text not null,
  state text not null check (state in ('available', 'issued', 'desk')),
  -- Hash of what was signed blindly: the same again is answered again.
  request_hash bytea check (length(request_hash) = 32),
  primary key (election_id, c),
  foreign key (election_id, c) references roll.voter (election_id, c),
  check (request_hash is null or state = 'issued')
);

create function roll.refuse_other_ways() returns trigger language plpgsql as $$
begin
  if (old.election_id, old.c) is distinct from (new.election_id, new.c) then
    raise exception 'a right stays whose it is' using constraint = 'right_is_somebodys';
  end if;
  if (old.state, new.state) not in (
    ('available', 'issued'), ('available', 'desk'), ('desk', 'available')
  ) then
    raise exception 'no right goes from % to %', old.state, new.state
      using constraint = 'right_way';
  end if;
  return new;
end $$;
create trigger voting_right_way before update on roll.voting_right
  for each row execute function roll.refuse_other_ways();

-- What the next leaf of the registro will tell. `nth` counts what happened to one right since the last leaf.
create table roll.event (
  election_id text not null,
  c text not null,
  nth integer not null,
  ev text not null
    check (ev in ('add', 'issued', 'desk', 'desk-void', 'prov-ok', 'prov-no', 'dup')),
  primary key (election_id, c, nth),
  foreign key (election_id, c) references roll.voter (election_id, c)
);

create table roll.registro_leaf (
  election_id text not null references roll.election,
  day date not null,
  part integer not null,
  of integer not null check (of between 1 and 9999 and part between 1 and of),
  leaf bytea not null check (length(leaf) <= 65535),
  -- Handed to the log, at least once.
  is_queued boolean not null default false,
  primary key (election_id, day, part)
);

-- Who is told next morning that a ballot paper was taken or a right was marked with her name.
create table roll.notice (
  election_id text not null,
  c text not null,
  ev text not null check (ev in ('issued', 'desk', 'prov-ok')),
  primary key (election_id, c, ev),
  foreign key (election_id, c) references roll.voter (election_id, c)
);

-- The way from the site to the booth and back: hashed, for one session, fifteen minutes.
create table roll.turn (
  election_id text not null references roll.election,
  turn_hash bytea not null check (length(turn_hash) = 32),
  holder_hash bytea not null check (length(holder_hash) = 32),
  vref bytea not null,
  is_used boolean not null default false,
  expires_at timestamptz not null,
  primary key (election_id, turn_hash)
);
create index turn_by_hash on roll.turn (turn_hash);
create index turn_expires_at on roll.turn (expires_at);

-- Sealed slips with a code inside and a number outside; the code itself is kept nowhere.
create table roll.slip (
  election_id text not null references roll.election,
  number integer not null check (number > 0),
  code_hash bytea not null check (length(code_hash) = 32),
  state text not null check (state in ('printed', 'handed-over', 'void', 'destroyed')),
  vref bytea,
  primary key (election_id, number),
  unique (election_id, code_hash),
  foreign key (election_id, vref) references roll.voter (election_id, vref),
  check ((state = 'handed-over') <= (vref is not null))
);
create unique index slip_of_voter on roll.slip (election_id, vref) where state = 'handed-over';

create table roll.code_session (
  election_id text not null references roll.election,
  token_hash bytea not null check (length(token_hash) = 32),
  vref bytea not null,
  expires_at timestamptz not null,
  primary key (election_id, token_hash)
);

-- Two of these make a mark void.
create table roll.desk_card (
  election_id text not null references roll.election,
  number integer not null check (number > 0),
  card_hash bytea not null check (length(card_hash) = 32),
  label text not null,
  is_revoked boolean not null default false,
  primary key (election_id, number),
  unique (election_id, card_hash)
);

-- A vote in a cover: whose, until it is decided whether it comes in.
create table roll.cover (
  election_id text not null references roll.election,
  number text not null check (number ~ '^[A-Z0-9-]{1,20}$'),
  vref bytea not null check (length(vref) = 32),
  run_sealed bytea,
  style text not null,
  state text not null check (state in ('waiting', 'in', 'out')),
  reason text not null default '',
  primary key (election_id, number),
  check ((state = 'out') <= (reason <> ''))
);

-- Who declares where she lives; what she shows is sealed here and nowhere else.
create table roll.declaration (
  election_id text not null references roll.election,
  declaration_id uuid not null,
  vref bytea not null check (length(vref) = 32),
  run_sealed bytea,
  address_sealed bytea,
  style text not null,
  declared_on date not null,
  evidence_sealed bytea,
  evidence_type text check (evidence_type in ('image/jpeg', 'application/pdf')),
  state text not null check (state in ('waiting', 'accepted', 'rejected', 'withdrawn')),
  reason text not null default '',
  decided_on date,
  primary key (election_id, declaration_id),
  check ((state in ('accepted', 'rejected')) = (decided_on is not null)),
  check ((state = 'rejected') <= (reason <> '')),
  check ((evidence_sealed is null) <= (evidence_type is null))
);
create unique index declaration_waiting on roll.declaration (election_id, vref)
  where state in ('waiting', 'accepted');

-- What two people are to sign before somebody enters a roll that is closed.
create table roll.correction (
  election_id text not null references roll.election,
  correction_id uuid not null,
  vref bytea not null check (length(vref) = 32),
  run_sealed bytea,
  style text not null,
  is_done boolean not null default false,
  primary key (election_id, correction_id)
);

-- A file with the roll: read apart, row by row, and nothing of it counts before somebody has seen what it changes.
create table roll.import (
  election_id text not null references roll.election,
  import_id uuid not null,
  file_name text not null,
  file_sealed bytea,
  state text not null check (state in ('waiting', 'reading', 'ready', 'taking', 'taken', 'discarded', 'failed')),
  rows_read integer not null default 0,
  rows_total integer not null default 0,
  failure text not null default '',
  primary key (election_id, import_id)
);
create unique index import_open on roll.import (election_id)
  where state in ('waiting', 'reading', 'ready', 'taking');

create table roll.import_row (
  election_id text not null,
  import_id uuid not null,
  vref bytea not null check (length(vref) = 32),
  line integer not null,
  run_sealed bytea not null,
  style text not null,
  primary key (election_id, import_id, vref),
  foreign key (election_id, import_id) references roll.import on delete cascade
);

create table roll.import_problem (
  election_id text not null,
  import_id uuid not null,
  line integer not null,
  code text not null,
  -- Of a cell that says nothing of a person.
  found text not null default '',
  primary key (election_id, import_id, line, code),
  foreign key (election_id, import_id) references roll.import on delete cascade
);
