-- Proposals: the map of a whole edition is drawn from cells that are kept until one of its proposals changes.
-- expand
create table proposals.map (
  edition_id uuid primary key references editions.edition on delete cascade,
  -- `[{"lat": …, "lon": …, "count": …, "standing": …, "number": …, "box": {"south": …, …}}]`, titles apart.
  cells jsonb not null
);

-- What changed since the cells were kept. Rows are only added, so that nobody who changes one proposal waits for another;
-- whoever keeps the cells takes away those that it saw.
create table proposals.map_change (
  id bigint generated always as identity,
  edition_id uuid not null references editions.edition on delete cascade,
  primary key (edition_id, id)
);

create function proposals.tell_map() returns trigger language plpgsql as $$
begin
  insert into proposals.map_change (edition_id) values (coalesce(new.edition_id, old.edition_id));
  return null;
end
$$;
-- old copies: what they write is told too; they are refused nothing, and draw from the proposals themselves.
create trigger proposal_is_told_to_map after insert or delete or update of state, lat, lon on proposals.proposal
  for each row execute function proposals.tell_map();
