-- What the urn publishes of its opened ballots is compared before anybody signs a result; where it differs, it is said how.
-- expand
-- old copies: write no other end than those that were there; the check comes back with the next statement.
alter table count.opening drop constraint opening_failure_check;
-- old copies: write no other end than those that were there.
alter table count.opening add constraint opening_failure_check check (failure in
  ('too-slow', 'too-heavy', 'broken', 'refused', 'wrong-key', 'urn-differs'));
alter table count.opening add column differences jsonb not null default '[]';
-- old copies: write neither that end nor differences.
alter table count.opening add constraint opening_differs check
  ((failure is not distinct from 'urn-differs') = (differences <> '[]'));
