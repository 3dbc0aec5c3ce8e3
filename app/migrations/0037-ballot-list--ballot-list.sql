-- Ballot list: what each contest puts to the vote, frozen before chance gives it its numbers; and no vote without it.
-- expand
create schema ballot_list;

create table ballot_list.list (
  id uuid primary key,
  contest_id uuid not null references editions.contest,
  -- The vote for which it is, when a contest is repeated.
  round smallint not null check (round > 0),
  -- Canonical JSON of all that is put to the vote, and the hash of these bytes: what is published before the lot.
  text text not null,
  sha256 bytea not null check (sha256 = pg_catalog.sha256(convert_to(text, 'UTF8'))),
  frozen_at timestamptz not null,
  lot_id uuid not null unique references records.lot,
  -- The numbered document of the frozen list, and the one of the list with its numbers.
  document_id uuid not null unique references records.document,
  drawn_at timestamptz,
  drawn_document_id uuid unique references records.document,
  -- Thawed before the lot was drawn, with its public reason: its lot is withdrawn.
  withdrawn_at timestamptz,
  withdrawn_reason text check (withdrawn_reason <> '' and length(withdrawn_reason) <= 1000),
  check (num_nulls(drawn_at, drawn_document_id) in (0, 2)),
  check (num_nulls(withdrawn_at, withdrawn_reason) in (0, 2)),
  check (withdrawn_at is null or drawn_at is null)
);
create unique index list_one_standing on ballot_list.list (contest_id, round) where withdrawn_at is null;
create index list_by_contest on ballot_list.list (contest_id, frozen_at);

create table ballot_list.entry (
  -- Entries are written before their list: once it is there, none is added.
  list_id uuid not null references ballot_list.list deferrable initially deferred,
  project_id uuid not null references editions.slate_project (project_id) references proposals.proposal,
  -- The order in which it was frozen: by the number of its proposal.
  place smallint not null check (place > 0),
  -- From the one lot: its number on the ballot paper, and its rank when votes are equal. Null until it is drawn.
  number smallint check (number > 0),
  primary key (list_id, project_id),
  unique (list_id, place),
  unique (list_id, number)
);
create index entry_by_project on ballot_list.entry (project_id);

-- Numbers come from the lot of the list, where a project goes by the number of its proposal; then nothing changes.
create function ballot_list.check_entry() returns trigger language plpgsql as $$
declare
  said text[];
begin
  if tg_op = 'INSERT' then
    if new.number is not null or exists (select from ballot_list.list where list.id = new.list_id) then
      raise exception 'a frozen list stays as it is'
        using errcode = 'check_violation', constraint = 'frozen_list_stays';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or old.number is not null then
    raise exception 'a frozen list stays as it is'
      using errcode = 'check_violation', constraint = 'frozen_list_stays';
  end if;
  select lot.drawn_order into said from ballot_list.list join records.lot on lot.id = list.lot_id
    where list.id = new.list_id;
  if (new.list_id, new.project_id, new.place) is distinct from (old.list_id, old.project_id, old.place)
    or said is null or said[new.number] is distinct from
      (select proposal.number::text from proposals.proposal where proposal.id = new.project_id)
  then
    raise exception 'numbers are those of the lot'
      using errcode = 'check_violation', constraint = 'numbers_of_the_lot';
  end if;
  return new;
end
$$;
create trigger entry_is_kept before insert or update or delete on ballot_list.entry
  for each row execute function ballot_list.check_entry();

-- It is frozen whole, with a lot of just these projects whose hour is still to come: its hash is there before chance.
create function ballot_list.check_list() returns trigger language plpgsql as $$
declare
  entered text[] := array(select proposal.number::text from ballot_list.entry
    join proposals.proposal on proposal.id = entry.project_id
    where entry.list_id = new.id order by proposal.number);
  refused text;
begin
  refused := case
    when exists (select from records.lot where lot.id = new.lot_id
      and (lot.announced_at < new.frozen_at or lot.held_at <= new.frozen_at or lot.withdrawn_at is not null
        or lot.drawn_at is not null)) then 'lot_after_the_freeze'
    when entered is distinct from (select array_agg(item ->> 'id' order by (item ->> 'id')::integer)
      from records.lot, jsonb_array_elements(lot.list) item where lot.id = new.lot_id) then 'lot_of_these_projects'
    when entered is distinct from (select array_agg(item ->> 'id' order by (item ->> 'id')::integer)
      from jsonb_array_elements(new.text::jsonb -> 'projects') item) then 'text_of_these_projects'
    when array(select entry.project_id from ballot_list.entry where entry.list_id = new.id order by 1)
      is distinct from array(select project.project_id from editions.slate_project project
        where project.contest_id = new.contest_id and project.withdrawn_at is null order by 1)
      then 'list_of_the_whole_slate'
  end;
  if refused is not null then
    raise exception 'a list is frozen whole and before its lot'
      using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger list_is_checked before insert on ballot_list.list
  for each row execute function ballot_list.check_list();

create function ballot_list.keep_list() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['drawn_at', 'drawn_document_id', 'withdrawn_at', 'withdrawn_reason'];
  refused text;
begin
  refused := case
    when tg_op = 'DELETE' then 'frozen_list_stays'
    when old.drawn_at is not null or old.withdrawn_at is not null
      or to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then 'frozen_list_stays'
    when new.drawn_at is not null and exists (select from ballot_list.entry
      where entry.list_id = new.id and entry.number is null) then 'drawn_with_all_numbers'
    when new.withdrawn_at is not null and exists (select from records.lot
      where lot.id = new.lot_id and lot.withdrawn_at is null) then 'thawed_with_its_lot'
  end;
  if refused is not null then
    raise exception 'a frozen list stays as it is' using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger list_is_kept before update or delete on ballot_list.list
  for each row execute function ballot_list.keep_list();

-- The lot of a list never ends without it: numbers are there with the order, and a lot that is withdrawn thaws it.
create function ballot_list.check_lot_end() returns trigger language plpgsql as $$
begin
  if exists (select from ballot_list.list where list.lot_id = new.id
    and ((new.drawn_at is not null and list.drawn_at is null)
      or (new.withdrawn_at is not null and list.withdrawn_at is null)))
  then
    raise exception 'a lot ends together with its list'
      using errcode = 'check_violation', constraint = 'lot_ends_with_its_list';
  end if;
  return null;
end
$$;
-- old copies: they end the lot of no list; a throw that would is refused and made again on a copy that knows lists.
create constraint trigger lot_ends_with_its_list after update on records.lot
  deferrable initially deferred for each row execute function ballot_list.check_lot_end();

-- Whether a list of a contest is frozen, as the ballot list makes it known.
create function editions.is_slate_frozen(contest uuid) returns boolean language sql stable as $$
  select exists (
    select from editions.contest one join editions.fact frozen on frozen.subject = one.edition_id::text
    where one.id = contest and frozen.kind = 'ballot-list-frozen' and frozen.key like contest || '/%'
      and not exists (select from editions.fact thawed where thawed.subject = frozen.subject
        and thawed.kind = 'ballot-list-thawed' and thawed.key = frozen.key)
  )
$$;

-- Once a list is frozen nothing enters its slate and nothing of it changes: a project only leaves, with its reason.
create function editions.check_listed_slate() returns trigger language plpgsql as $$
declare
  leaves constant text[] := array['withdrawn_at', 'withdrawn_reason'];
begin
  if (editions.is_slate_frozen(new.contest_id) or editions.is_slate_frozen(old.contest_id))
    and (tg_op = 'INSERT' or to_jsonb(new) - leaves is distinct from to_jsonb(old) - leaves
      or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at))
  then
    raise exception 'the list of this contest is frozen'
      using errcode = 'check_violation', constraint = 'slate_is_listed';
  end if;
  return null;
end
$$;
-- After: whoever makes a project known again without a change is not refused.
-- old copies: a slate of which no list is frozen takes what it took, and they freeze none.
create trigger slate_is_listed after insert or update on editions.slate_project
  for each row execute function editions.check_listed_slate();

-- As in the migration of the gates, and no vote without the drawn list, nor of anything that is not on it.
-- old copies: they open a vote only once its list is drawn, which a copy that knows lists does.
create or replace function editions.check_passage() returns trigger language plpgsql as $$
declare
  whose uuid;
  in_force uuid;
  listed text[];
  refused text;
begin
  select edition_id into strict whose from editions.contest where id = new.contest_id;
  perform from editions.edition where id = whose for no key update;
  refused := case
    when editions.halted(whose, new.contest_id) is not null then 'passage_while_it_goes_on'
    when exists (select from editions.archiving where edition_id = whose) then 'edition_is_not_over'
    when new.round <> 1 + (select count(*) from editions.interruption
      where contest_id = new.contest_id and kind = 'repeated') then 'passage_of_its_round'
  end;
  if refused is not null then
    raise exception 'this edition does not go on so' using errcode = 'check_violation', constraint = refused;
  end if;
  if new.stage <> 'voting-opened' then
    return new;
  end if;
  select rulebook_id into in_force from editions.publication
    where edition_id = whose order by version desc limit 1;
  select string_to_array(payload ->> 'projects', ' ') into listed from editions.fact
    where subject = whose::text and kind = 'ballot-list-drawn' and key = new.contest_id || '/' || new.round;
  refused := case
    when in_force is null or new.rulebook_id <> in_force then 'vote_opens_under_the_bases_in_force'
    when not exists (
      select from editions.publication
      join editions.commitment on commitment.id = publication.commitment_id
      where publication.rulebook_id = in_force and commitment.revoked_at is null
    ) then 'vote_opens_with_commitment'
    when not exists (
      select from editions.breadth(new.contest_id, in_force) measured
      join editions.contest_terms terms on terms.rulebook_id = in_force and terms.contest_id = new.contest_id
      where measured.demand_clp = new.demand_clp and measured.least_clp = new.least_clp
        and terms.amount_clp = new.amount_clp and terms.breadth_numerator = new.breadth_numerator
        and terms.breadth_denominator = new.breadth_denominator
    ) then 'vote_opens_as_measured'
    when listed is null then 'vote_opens_with_ballot_list'
    when exists (select from editions.slate_project project where project.contest_id = new.contest_id
        and project.withdrawn_at is null and project.project_id::text <> all (listed))
      or exists (select from unnest(listed) one where not exists (select from editions.slate_project project
        where project.project_id::text = one and project.contest_id = new.contest_id))
      then 'vote_opens_with_the_list_as_drawn'
  end;
  if refused is not null then
    raise exception 'the vote cannot open' using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
