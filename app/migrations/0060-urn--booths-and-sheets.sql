-- What people were shown when their vote opened stays so: the booth, byte for byte, and what the drawn list says of each project.
-- expand

-- Which booth is served from when on: that of the manifest, and each that an act in the log announced. No voter is told of here.
create table urn.booth (
  election_id text not null,
  bundle bytea not null check (octet_length(bundle) = 32),
  served_from timestamptz not null,
  primary key (election_id, bundle)
);

-- The files of a booth, by the hash of the list of their hashes: the list itself, the pages that load them, and each file.
create table urn.booth_file (
  election_id text not null,
  bundle bytea not null check (octet_length(bundle) = 32),
  name text not null check (name ~ '^[A-Za-z0-9._-]{1,160}$'),
  plain bytea not null,
  brotli bytea,
  primary key (election_id, bundle, name)
);
-- The address of a file says its name only.
create index booth_file_by_name on urn.booth_file (name);

-- What the list of a contest says of a project, by the hash that the manifest has.
create table urn.sheet (
  election_id text not null,
  sha256 bytea not null check (octet_length(sha256) = 32 and sha256 = pg_catalog.sha256(sheet)),
  sheet bytea not null check (octet_length(sheet) between 1 and 16384),
  primary key (election_id, sha256)
);

create trigger stays before update or delete or truncate on urn.booth
  for each statement execute function urn.refuse_change();
create trigger stays before update or delete or truncate on urn.booth_file
  for each statement execute function urn.refuse_change();
create trigger stays before update or delete or truncate on urn.sheet
  for each statement execute function urn.refuse_change();
