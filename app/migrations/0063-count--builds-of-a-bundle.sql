-- Whoever downloads the bundle of a log while it is built anew gets the one that was begun, whole.
-- expand
-- Which time it was built; pieces of the time before stay for an hour.
-- old copies: leave it 0, and take away all pieces with the bundle that they replace.
alter table count.bundle add column build bigint not null default 0;
-- old copies: write pieces of build 0, with no other there.
alter table count.bundle_piece add column build bigint not null default 0;
-- old copies: leave it to the database.
alter table count.bundle_piece add column made_at timestamptz not null default now();
-- old copies: write each place once, for one build.
alter table count.bundle_piece drop constraint bundle_piece_pkey;
-- old copies: have one build, and so each place once in it.
alter table count.bundle_piece add primary key (election_id, build, place);
