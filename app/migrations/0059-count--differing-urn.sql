-- What the urn publishes of its opened ballots is compared before anybody signs a result; where it differs, it is said how.
-- expand
-- old copies: a copy that does not know this end of an opening shows its desk without a reason until it is gone.
alter table count.opening drop constraint opening_failure_check;
alter table count.opening add constraint opening_failure_check check (failure in
  ('too-slow', 'too-heavy', 'broken', 'refused', 'wrong-key', 'urn-differs'));
alter table count.opening add column differences jsonb not null default '[]';
alter table count.opening add constraint opening_differs check
  ((failure is not distinct from 'urn-differs') = (differences <> '[]'));
