-- Editions: nothing is counted, certified, sanctioned or built unless the room that brings it about made it known.
-- expand

-- The order in which facts became known, also within one transaction: of what was certified the last counts.
alter table editions.fact add column place bigint generated always as identity;

-- The result of a vote that was certified last; null before, and once it was found wrong until another one is certified.
create function editions.certified_result(edition uuid, contest uuid, round smallint) returns text
language sql stable as $$
  select last.payload ->> 'result' from (
    select key, payload from editions.fact where subject = edition::text
      and kind = 'result-certified' and key like contest || '/' || round || '/%' order by place desc limit 1) last
  where not exists (select from editions.fact wrong where wrong.subject = edition::text
    and wrong.kind = 'result-corrected' and wrong.key = last.key)
$$;

-- Ids of the projects that the votes of an edition put first: of each contest by the result in force, of the vote in which it is.
create function editions.prioritised(edition uuid) returns setof text language sql stable as $$
  select split_part(key, '/', 4) from editions.fact
  where subject = edition::text and kind = 'project-prioritised'
    and split_part(key, '/', 3) = editions.certified_result(edition, split_part(key, '/', 1)::uuid,
      (1 + (select count(*) from editions.interruption where contest_id::text = split_part(key, '/', 1)
        and interruption.kind = 'repeated'))::smallint)
$$;

-- Whoever certifies again while works begin waits here, or is waited for: works begin under what is certified last.
create function editions.hold_edition() returns trigger language plpgsql as $$
begin
  perform from editions.edition where id = new.subject::uuid for no key update;
  return new;
end
$$;
-- old copies: they make nothing of a result known.
create trigger result_fact_waits before insert on editions.fact
  for each row when (new.kind in ('vote-counted', 'result-certified', 'result-corrected', 'contest-sanctioned'))
  execute function editions.hold_edition();

-- As in the migration of the ballot list, and no later stage without what it stands on.
-- old copies: no page of theirs counts, certifies, sanctions or builds.
create or replace function editions.check_passage() returns trigger language plpgsql as $$
declare
  whose uuid;
  in_force uuid;
  listed text[];
  certified text;
  refused text;
begin
  select edition_id into strict whose from editions.contest where id = new.contest_id;
  perform from editions.edition where id = whose for no key update;
  certified := editions.certified_result(whose, new.contest_id, new.round);
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
    refused := case
      when new.stage = 'counted' and not exists (select from editions.fact where subject = whose::text
        and kind = 'vote-counted' and key = new.contest_id || '/' || new.round) then 'counted_with_a_result'
      when new.stage = 'certified' and certified is null then 'certified_as_made_known'
      when new.stage in ('sanctioned', 'execution-started') and not exists (select from editions.fact
        where subject = whose::text and kind = 'contest-sanctioned'
          and key = new.contest_id || '/' || new.round || '/' || certified) then 'sanctioned_as_certified'
    end;
    if refused is not null then
      raise exception 'the result is not there yet' using errcode = 'check_violation', constraint = refused;
    end if;
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
