-- The gates of an edition: what a body halts, the slate of projects, what a contest passes, and that nothing decided changes.
-- expand

-- Projects that a body sanctioned and that are not finished: the debt of execution. Later rooms write it.
create table editions.sanctioned_project (
  project_id uuid primary key,
  edition_id uuid not null references editions.edition,
  name text not null check (name <> ''),
  sanctioned_at timestamptz not null,
  finished_at timestamptz check (finished_at >= sanctioned_at)
);
create index sanctioned_project_unfinished on editions.sanctioned_project (edition_id) where finished_at is null;

-- Suspending, resuming, annulling or repeating is an act of a body, with reason and document.
create table editions.interruption (
  id uuid primary key default gen_random_uuid(),
  -- The order in which they were decided.
  place bigint generated always as identity unique,
  edition_id uuid not null references editions.edition,
  -- One contest, or the whole edition.
  contest_id uuid,
  kind text not null check (kind in ('suspended', 'resumed', 'annulled', 'repeated')),
  cause text not null check (cause in ('body', 'commitment-revoked')),
  decided_by text not null check (decided_by <> '' and length(decided_by) <= 120),
  reason text not null check (reason <> '' and length(reason) <= 2000),
  file_id uuid unique references platform.file,
  act_id uuid not null references records.two_person_act,
  decided_at timestamptz not null,
  foreign key (contest_id, edition_id) references editions.contest (id, edition_id),
  check (kind <> 'repeated' or contest_id is not null),
  check (cause = 'commitment-revoked' or file_id is not null)
);
create index interruption_by_edition on editions.interruption (edition_id, place);

-- Whether an edition, or this contest of it, stands still: `annulled`, `suspended` or neither.
create function editions.halted(edition uuid, contest uuid) returns text language sql stable as $$
  select case
    when bool_or(one.kind = 'annulled') then 'annulled'
    when bool_or(one.kind = 'suspended') then 'suspended'
  end
  from (
    select distinct on (contest_id) kind from editions.interruption
    where edition_id = edition and (contest_id is null or contest_id = contest) and kind <> 'repeated'
    order by contest_id, place desc
  ) one
$$;

-- The feasible projects of a contest, as later rooms make them known: what breadth is measured on.
create table editions.slate_project (
  project_id uuid primary key,
  contest_id uuid not null references editions.contest,
  name text not null check (name <> ''),
  cost_clp bigint not null check (cost_clp > 0),
  -- At most one of these is built.
  conflict_group text check (conflict_group <> ''),
  -- All of these are built or none.
  together_group text check (together_group <> ''),
  is_of_institution boolean not null,
  feasible_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text check (withdrawn_reason <> ''),
  check (num_nulls(withdrawn_at, withdrawn_reason) in (0, 2))
);
create index slate_project_by_contest on editions.slate_project (contest_id);

-- How wide the slate of a contest is under a version of the bases. A bundle of «only together» counts once,
-- of a conflict group only one counts: the dearest for `demand_clp`, the cheapest for `least_clp`.
create function editions.breadth(contest uuid, rulebook uuid)
returns table (choices integer, demand_clp numeric, least_clp numeric, institution_clp numeric)
language sql stable as $$
  with bundle as (
    select coalesce('t:' || project.together_group, 'p:' || project.project_id) as bundle,
      min(project.conflict_group) as conflict, sum(project.cost_clp) as cost,
      sum(project.cost_clp) filter (where project.is_of_institution) as of_institution
    from editions.slate_project project
    join editions.contest_terms terms on terms.contest_id = project.contest_id and terms.rulebook_id = rulebook
    where project.contest_id = contest
    group by 1, terms.amount_clp
    having sum(project.cost_clp) <= terms.amount_clp
      and bool_and(project.withdrawn_at is null
        and project.cost_clp between terms.min_project_clp and terms.max_project_clp)
  ), choice as (
    select max(cost) as dearest, min(cost) as cheapest,
      (array_agg(coalesce(of_institution, 0) order by cost desc, bundle collate "C"))[1] as of_institution
    from bundle group by coalesce('c:' || conflict, bundle)
  )
  select count(*)::integer, coalesce(sum(dearest), 0), coalesce(sum(cheapest), 0),
    coalesce(sum(of_institution), 0)
  from choice
$$;

-- What a contest has passed, round by round: each stage stands on the one before, so that none is skipped.
create table editions.passage (
  contest_id uuid not null references editions.contest,
  round smallint not null check (round > 0),
  stage text not null check (stage in
    ('voting-opened', 'voting-closed', 'counted', 'certified', 'sanctioned', 'execution-started')),
  after_stage text generated always as (case stage
    when 'voting-closed' then 'voting-opened'
    when 'counted' then 'voting-closed'
    when 'certified' then 'counted'
    when 'sanctioned' then 'certified'
    when 'execution-started' then 'sanctioned'
  end) stored,
  passed_at timestamptz not null,
  -- What the opening was measured with; null for the other stages.
  rulebook_id uuid,
  demand_clp bigint,
  least_clp bigint,
  amount_clp bigint,
  breadth_numerator integer,
  breadth_denominator integer,
  primary key (contest_id, round, stage),
  foreign key (contest_id, round, after_stage) references editions.passage (contest_id, round, stage),
  foreign key (rulebook_id, contest_id) references editions.contest_terms (rulebook_id, contest_id),
  check (num_nulls(rulebook_id, demand_clp, least_clp, amount_clp, breadth_numerator, breadth_denominator)
    = case stage when 'voting-opened' then 0 else 6 end),
  constraint vote_opens_with_breadth
    check (demand_clp * breadth_denominator >= amount_clp * breadth_numerator),
  constraint vote_opens_with_a_choice check (least_clp > amount_clp)
);

create function editions.check_passage() returns trigger language plpgsql as $$
declare
  whose uuid;
  in_force uuid;
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
  end;
  if refused is not null then
    raise exception 'the vote cannot open' using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger passage_is_checked
  before insert on editions.passage
  for each row execute function editions.check_passage();

-- Annulled is the end; what is repeated was begun and is not being built; what goes on had stopped.
create function editions.check_interruption() returns trigger language plpgsql as $$
declare
  refused text;
begin
  perform from editions.edition where id = new.edition_id for no key update;
  refused := case
    when not exists (select from editions.publication where edition_id = new.edition_id) then 'interrupted_when_published'
    when exists (select from editions.archiving where edition_id = new.edition_id) then 'edition_is_not_over'
    when editions.halted(new.edition_id, new.contest_id) = 'annulled' then 'edition_stands'
    when new.kind = 'suspended' and editions.halted(new.edition_id, new.contest_id) = 'suspended'
      then 'suspended_once'
    when new.kind = 'resumed' and (select kind from editions.interruption
      where edition_id = new.edition_id and contest_id is not distinct from new.contest_id and kind <> 'repeated'
      order by place desc limit 1) is distinct from 'suspended' then 'resumed_when_suspended'
    when new.kind = 'resumed'
      and not exists (select from editions.passage
        join editions.contest on contest.id = passage.contest_id where contest.edition_id = new.edition_id)
      and (select commitment.revoked_at from editions.publication
        join editions.commitment on commitment.id = publication.commitment_id
        where publication.edition_id = new.edition_id order by publication.version desc limit 1) is not null
      then 'resumed_with_commitment'
    when new.kind = 'repeated' and coalesce((select bool_or(stage = 'execution-started') from editions.passage
      where contest_id = new.contest_id and round = 1 + (select count(*) from editions.interruption
        where contest_id = new.contest_id and kind = 'repeated')), true) then 'repeated_when_voted'
  end;
  if refused is not null then
    raise exception 'this cannot be decided of this edition'
      using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger interruption_is_checked
  before insert on editions.interruption
  for each row execute function editions.check_interruption();

-- What voters choose from does not change once they choose: a project only leaves, with its reason.
create function editions.check_slate() returns trigger language plpgsql as $$
begin
  -- Whoever opens the vote of the same edition waits here, or is waited for: what is measured is what is voted on.
  perform from editions.edition where id = (select edition_id from editions.contest
    where id = case tg_op when 'DELETE' then old.contest_id else new.contest_id end) for no key update;
  if tg_op <> 'INSERT' and exists (select from editions.passage where contest_id = old.contest_id)
    and (tg_op = 'DELETE'
      or to_jsonb(new) - array['withdrawn_at', 'withdrawn_reason']
        is distinct from to_jsonb(old) - array['withdrawn_at', 'withdrawn_reason']
      or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at))
    or tg_op = 'INSERT' and exists (select from editions.passage where contest_id = new.contest_id)
  then
    raise exception 'the slate is closed' using errcode = 'check_violation', constraint = 'slate_is_closed';
  end if;
  if tg_op <> 'DELETE' and new.together_group is not null and exists (
    select from editions.slate_project other
    where other.contest_id = new.contest_id and other.together_group = new.together_group
      and other.project_id <> new.project_id and other.conflict_group <> new.conflict_group
  ) then
    raise exception 'a bundle is in one conflict at most'
      using errcode = 'check_violation', constraint = 'bundle_in_one_conflict';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger slate_is_kept
  before insert or update or delete on editions.slate_project
  for each row execute function editions.check_slate();

-- What everybody must know that went otherwise than the bases say.
create table editions.incident (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  contest_id uuid,
  kind text not null check (kind in ('breadth-lost', 'commitment-revoked')),
  told jsonb not null,
  happened_at timestamptz not null,
  foreign key (contest_id, edition_id) references editions.contest (id, edition_id)
);

-- Who was shown who decides what before proposing or taking a ballot paper. At the paper nobody is named.
create table editions.acknowledgement (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  notice_version integer not null check (notice_version > 0),
  moment text not null check (moment in ('proposal', 'ballot-paper')),
  person_id uuid references people.person on delete set null,
  acknowledged_at timestamptz not null,
  check (moment = 'proposal' or person_id is null)
);
create unique index acknowledgement_once on editions.acknowledgement
  (edition_id, person_id, moment, notice_version) where person_id is not null;
create index acknowledgement_by_person on editions.acknowledgement (person_id) where person_id is not null;

-- The opinion of the COSOC on a version of the bases: it advises and does not bind.
create table editions.cosoc_opinion (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null,
  rulebook_id uuid not null,
  sitting_on date not null,
  opinion text not null check (opinion in ('favourable', 'with-observations', 'unfavourable')),
  observations text not null check (length(observations) <= 4000),
  file_id uuid unique references platform.file,
  recorded_at timestamptz not null,
  foreign key (rulebook_id, edition_id) references editions.rulebook (id, edition_id)
);

create table editions.fact (
  subject text not null,
  kind text not null,
  key text not null,
  payload jsonb not null,
  deposited_at timestamptz not null default now(),
  primary key (subject, kind, key)
);

-- An edition is over when its rules were consulted, its works reported and its people asked.
create table editions.archiving (
  edition_id uuid primary key references editions.edition,
  archived_at timestamptz not null
);
create function editions.check_archiving() returns trigger language plpgsql as $$
begin
  if (select count(distinct kind) from editions.fact where subject = new.edition_id::text
    and kind in ('rules-consulted', 'follow-up-reported', 'evaluated')) < 3 then
    raise exception 'rules, works and people: all three are asked'
      using errcode = 'check_violation', constraint = 'archived_when_evaluated';
  end if;
  return new;
end
$$;
create trigger archiving_is_checked
  before insert on editions.archiving
  for each row execute function editions.check_archiving();

create trigger interruption_stays before update or delete on editions.interruption
  for each statement execute function editions.refuse_change();
create trigger passage_stays before update or delete on editions.passage
  for each statement execute function editions.refuse_change();
create trigger incident_stays before update or delete on editions.incident
  for each statement execute function editions.refuse_change();
