-- Whoever has not voted at a table is reminded of a vote once, everybody alike.
-- expand
alter table roll.election add column is_reminded boolean not null default false;
