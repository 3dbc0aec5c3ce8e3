-- Who may vote in an election, apart from what was voted: this database has no word of a ballot.
-- expand
create schema roll;

create table roll.election (
  election_id text primary key check (election_id ~ '^[a-z0-9][a-z0-9-]{0,63}$')
);
