-- Sanction: what is submitted, and what is written of a sitting, is whole, in its time, and stays as it is.
-- expand
-- continues 0044

-- Another result of its vote was certified since, it was found wrong, or the vote was repeated.
create function sanction.is_stale(submitted sanction.submitted_contest) returns boolean language sql stable as $$
  select submitted.round <> count.round_of(submitted.contest_id)
    or not count.stands_certified(submitted.contest_id, submitted.round)
    or submitted.result_id <> (select result_id from count.certification
      where certification.contest_id = submitted.contest_id and certification.round = submitted.round
      order by place desc limit 1)
$$;

create function sanction.refuse(named text) returns void language plpgsql as $$
begin
  raise exception 'the sanction does not go so' using errcode = 'check_violation', constraint = named;
end
$$;

-- What is written never changes but for who wrote it, whose account may be erased.
create function sanction.keep_as_it_is() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'recorded_by' is distinct from to_jsonb(old) - 'recorded_by' then
    perform sanction.refuse('sanction_stays');
  end if;
  return new;
end
$$;
create function sanction.keep_submission() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'submitted_by' - 'received_on'
      is distinct from to_jsonb(old) - 'submitted_by' - 'received_on'
    or (new.received_on <> old.received_on and (old.received_on, new.received_on) is distinct from (
      select (was_on, received_on) from sanction.reception_correction
      where submission_id = old.id order by place desc limit 1))
  then
    perform sanction.refuse('sanction_stays');
  end if;
  return new;
end
$$;
create trigger submission_is_kept before update or delete on sanction.submission
  for each row execute function sanction.keep_submission();
create trigger reception_correction_is_kept before update or delete on sanction.reception_correction
  for each row execute function sanction.keep_as_it_is();
create trigger submitted_contest_is_kept before update or delete on sanction.submitted_contest
  for each row execute function sanction.keep_as_it_is();
create trigger matter_is_kept before update or delete on sanction.matter
  for each row execute function sanction.keep_as_it_is();
create trigger resolution_is_kept before update or delete on sanction.resolution
  for each row execute function sanction.keep_as_it_is();
create trigger vote_is_kept before update or delete on sanction.vote
  for each row execute function sanction.keep_as_it_is();
create trigger mending_is_kept before update or delete on sanction.mending
  for each row execute function sanction.keep_as_it_is();
create trigger lapse_is_kept before update or delete on sanction.lapse
  for each row execute function sanction.keep_as_it_is();

create function sanction.check_part_of_submission() returns trigger language plpgsql as $$
begin
  if exists (select from sanction.submission where id = new.submission_id) then
    perform sanction.refuse('submission_is_whole');
  end if;
  return new;
end
$$;
create trigger submitted_contest_comes_first before insert on sanction.submitted_contest
  for each row execute function sanction.check_part_of_submission();
create trigger matter_comes_first before insert on sanction.matter
  for each row execute function sanction.check_part_of_submission();

-- Of the last certified results of an edition that goes on, whole, to the body that decides, on a day that came.
create function sanction.check_submission() returns trigger language plpgsql as $$
declare
  zone text := sanction.time_zone(new.edition_id);
  refused text;
begin
  perform from editions.edition where id = new.edition_id for no key update;
  refused := case
    when not exists (select from institutions.body join editions.edition using (institution_id)
      where body.id = new.body_id and body.kind = new.body_kind and edition.id = new.edition_id)
      then 'submitted_to_the_deciding_body'
    when exists (select from editions.archiving where edition_id = new.edition_id) then 'edition_is_not_over'
    when not exists (select from sanction.submitted_contest where submission_id = new.id) then 'submits_something'
    when exists (select from sanction.submitted_contest one where one.submission_id = new.id
      and editions.halted(new.edition_id, one.contest_id) is not null) then 'submitted_while_it_goes_on'
    when exists (select from sanction.submitted_contest one where one.submission_id = new.id
      and sanction.is_stale(one)) then 'submits_what_is_certified_last'
    when new.received_on > (new.submitted_at at time zone zone)::date
      or exists (select from sanction.submitted_contest one join count.certification using (result_id)
        where one.submission_id = new.id and new.received_on < (certified_at at time zone zone)::date)
      then 'received_once_certified'
    when new.number <> 1 + (select coalesce(max(number), 0) from sanction.submission
      where submission.edition_id = new.edition_id) then 'submission_in_its_turn'
    when exists (select from sanction.submitted_contest one where one.submission_id = new.id
      and not exists (select from count.result
        join editions.contest_terms terms on terms.rulebook_id = result.rulebook_id
          and terms.contest_id = one.contest_id
        join editions.rulebook on rulebook.id = result.rulebook_id
        where result.id = one.result_id and terms.amount_clp = one.amount_clp
          and rulebook.committed_text::jsonb -> 'after' ->> 'replacement' = one.replacement))
      then 'submitted_under_its_bases'
    -- All of the order but those who left since, at its places and costs.
    when exists (select from sanction.submitted_contest one
      join count.result_line line on line.result_id = one.result_id
      join editions.slate_project project on project.project_id = line.project_id
      left join sanction.matter on matter.submission_id = new.id and matter.project_id = line.project_id
      where one.submission_id = new.id and (matter.project_id is null) <> (project.withdrawn_at is not null))
      or exists (select from sanction.matter join count.result_line line using (result_id, project_id)
        where matter.submission_id = new.id
          and (matter.place, matter.cost_clp) is distinct from (line.place, line.cost_clp))
      then 'submits_the_whole_order'
    when exists (select from sanction.submitted_contest one where one.submission_id = new.id
      and not exists (select from count.result_line line
        join editions.slate_project project on project.project_id = line.project_id
        where line.result_id = one.result_id and project.withdrawn_at is not null)
      and exists (select from sanction.matter join count.result_line line using (result_id, project_id)
        where matter.submission_id = new.id and matter.contest_id = one.contest_id
          and matter.is_funded <> line.is_funded)) then 'submits_what_was_funded'
    when exists (select from sanction.submitted_contest one where one.submission_id = new.id
      and one.amount_clp < (select sum(cost_clp) from sanction.matter where matter.submission_id = new.id
        and matter.contest_id = one.contest_id and is_funded)) then 'within_the_amount'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
  return new;
end
$$;
create trigger submission_is_checked before insert on sanction.submission
  for each row execute function sanction.check_submission();

-- Of the day as it is written, to one on which the body could have it; never once it voted, or its term lapsed.
create function sanction.check_reception() returns trigger language plpgsql as $$
declare
  about sanction.submission;
  zone text;
  refused text;
begin
  select * into strict about from sanction.submission where id = new.submission_id;
  perform from editions.edition where id = about.edition_id for no key update;
  select * into strict about from sanction.submission where id = new.submission_id;
  zone := sanction.time_zone(about.edition_id);
  refused := case
    when exists (select from editions.archiving where edition_id = about.edition_id) then 'edition_is_not_over'
    when new.was_on <> about.received_on then 'reception_as_it_is_written'
    when exists (select from sanction.lapse where submission_id = about.id) then 'reception_before_the_lapse'
    when exists (select from sanction.vote join sanction.sitting on sitting.id = vote.sitting_id
      where sitting.submission_id = about.id) then 'reception_before_a_vote'
    when new.received_on > (new.corrected_at at time zone zone)::date
      or exists (select from sanction.submitted_contest one join count.certification using (result_id)
        where one.submission_id = about.id and new.received_on < (certified_at at time zone zone)::date)
      then 'received_once_certified'
    when exists (select from sanction.sitting where sitting.submission_id = about.id
      and (held_on < new.received_on or held_on > new.received_on + about.term_days)) then 'sitting_on_its_day'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
  return new;
end
$$;
create trigger reception_is_checked before insert on sanction.reception_correction
  for each row execute function sanction.check_reception();
create function sanction.correct_reception() returns trigger language plpgsql as $$
begin
  update sanction.submission set received_on = new.received_on where id = new.submission_id;
  return null;
end
$$;
create trigger reception_follows after insert on sanction.reception_correction
  for each row execute function sanction.correct_reception();

-- Of a list that stands, on a day that came, one after the other; of a regional council not after its term,
-- unless it voted within it.
create function sanction.check_sitting() returns trigger language plpgsql as $$
declare
  about sanction.submission;
  refused text;
begin
  select * into strict about from sanction.submission where id = new.submission_id;
  perform from editions.edition where id = about.edition_id for no key update;
  refused := case
    when exists (select from editions.archiving where edition_id = about.edition_id) then 'edition_is_not_over'
    when not exists (select from sanction.submitted_contest one where one.submission_id = about.id
      and not sanction.is_stale(one) and editions.halted(about.edition_id, one.contest_id) is null)
      then 'sitting_about_what_stands'
    when exists (select from sanction.lapse where submission_id = about.id) then 'sitting_before_the_lapse'
    when new.held_on < about.received_on
      or new.held_on > (new.opened_at at time zone sanction.time_zone(about.edition_id))::date
      then 'sitting_on_its_day'
    when new.quorum < (select quorum from institutions.body where id = about.body_id) then 'quorum_of_the_body'
    when new.continues_id is null and exists (select from sanction.sitting other
      where other.submission_id = about.id and other.state = 'suspended'
        and not exists (select from sanction.sitting next where next.continues_id = other.id))
      then 'suspended_sitting_is_resumed'
    when new.continues_id is not null and not exists (select from sanction.sitting other
      where other.id = new.continues_id and other.submission_id = about.id and other.state = 'suspended'
        and other.held_on <= new.held_on) then 'resumes_what_is_suspended'
    when new.held_on > about.received_on + about.term_days and not exists (select from sanction.vote
      join sanction.sitting other on other.id = vote.sitting_id
      where other.submission_id = about.id and other.held_on <= about.received_on + about.term_days)
      then 'sitting_within_the_term'
    when new.state <> 'open' or new.version <> 1 then 'sitting_is_opened_first'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
  return new;
end
$$;
create trigger sitting_is_checked before insert on sanction.sitting
  for each row execute function sanction.check_sitting();

-- A closed sitting stays as it is; each save is one more version; what was voted keeps its day and its rules.
create function sanction.keep_sitting() returns trigger language plpgsql as $$
declare
  of_facts constant text[] := array['name', 'held_on', 'majority', 'quorum', 'majority_norm'];
  may_change constant text[] := of_facts || array['state', 'suspended_reason', 'version', 'opened_by', 'closed_at'];
  about sanction.submission;
  refused text;
begin
  if tg_op <> 'DELETE' and to_jsonb(new) - 'opened_by' = to_jsonb(old) - 'opened_by' then
    return new;
  end if;
  select * into strict about from sanction.submission where id = old.submission_id;
  refused := case
    when tg_op = 'DELETE' or old.state = 'closed'
      or to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then 'sitting_stays'
    when new.version <> old.version + 1 then 'sitting_as_it_was_seen'
    when old.state = 'suspended' and new.state <> 'closed' then 'suspended_sitting_is_resumed'
    when (new.name, new.held_on, new.majority, new.quorum, new.majority_norm)
        is distinct from (old.name, old.held_on, old.majority, old.quorum, old.majority_norm)
      and (old.state <> 'open' or exists (select from sanction.vote where sitting_id = old.id))
      then 'voted_sitting_stays'
    when new.held_on <> old.held_on and (new.held_on < about.received_on or new.held_on > about.received_on + about.term_days
      or new.held_on > (select (old.opened_at at time zone sanction.time_zone(about.edition_id))::date)
      or new.held_on < (select held_on from sanction.sitting before where before.id = old.continues_id))
      then 'sitting_on_its_day'
    when new.quorum < (select quorum from institutions.body where id = about.body_id) then 'quorum_of_the_body'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
  return new;
end
$$;
create trigger sitting_is_kept before update or delete on sanction.sitting
  for each row execute function sanction.keep_sitting();

-- A sitting and those that it continues.
create function sanction.chain(of_sitting uuid) returns setof uuid language sql stable as $$
  with recursive chain as (
    select id, continues_id from sanction.sitting where id = of_sitting
    union all select before.id, before.continues_id from sanction.sitting before join chain on before.id = chain.continues_id)
  select id from chain
$$;

-- Whether somebody had a mandate, and a vote, on the day of a sitting.
create function sanction.votes_in(of_sitting uuid, member uuid) returns boolean language sql stable as $$
  select exists (select from sanction.sitting
    join sanction.submission on submission.id = sitting.submission_id
    join institutions.body_member on body_member.body_id = submission.body_id
    where sitting.id = of_sitting and body_member.id = member and body_member.seat <> 'secretary'
      and body_member.in_office @> sitting.held_on)
$$;

create function sanction.check_presence() returns trigger language plpgsql as $$
declare
  whose uuid := case tg_op when 'DELETE' then old.sitting_id else new.sitting_id end;
begin
  if (select state from sanction.sitting where id = whose for no key update) <> 'open' then
    perform sanction.refuse('sitting_stays');
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if not sanction.votes_in(new.sitting_id, new.member_id) then
    perform sanction.refuse('present_with_mandate');
  end if;
  if not new.is_present and exists (select from sanction.last_vote where last_vote.sitting_id = new.sitting_id
    and last_vote.member_id = new.member_id and last_vote.vote <> 'absent')
  then
    perform sanction.refuse('absent_members_do_not_vote');
  end if;
  return new;
end
$$;

-- Of each member on each project the vote that counts: the one that no other corrects.
create view sanction.last_vote as
  select * from sanction.vote where not exists (select from sanction.vote later where later.corrects = vote.id);
create trigger presence_is_checked before insert or update or delete on sanction.presence
  for each row execute function sanction.check_presence();

-- A draft is written while its sitting is open, about what stands and is not decided; once signed it stays.
create function sanction.check_decision() returns trigger language plpgsql as $$
declare
  held sanction.sitting;
  about sanction.matter;
  refused text;
begin
  if tg_op = 'DELETE' then
    perform sanction.refuse('decision_stays');
  end if;
  select * into strict held from sanction.sitting where id = new.sitting_id for no key update;
  select * into strict about from sanction.matter
    where submission_id = new.submission_id and project_id = new.project_id;
  if tg_op = 'UPDATE' and old.resolution_id is null and new.resolution_id is not null
    and to_jsonb(new) - 'resolution_id' = to_jsonb(old) - 'resolution_id'
  then
    return new;
  end if;
  refused := case
    when tg_op = 'UPDATE' and (old.resolution_id is not null or new.resolution_id is not null
      or (new.id, new.submission_id, new.project_id) is distinct from (old.id, old.submission_id, old.project_id))
      then 'decision_stays'
    when new.resolution_id is not null then 'decision_is_signed_later'
    when held.state <> 'open' then 'sitting_stays'
    when new.outcome = 'approved' and new.amount_clp <> about.cost_clp then 'approved_as_it_was_voted'
    when new.return_until < held.held_on then 'returned_until_a_day_to_come'
    when exists (select from sanction.decision before where before.submission_id = new.submission_id
      and before.project_id = new.project_id and before.resolution_id is not null
      and (before.outcome <> 'returned' or (before.return_until >= held.held_on and not exists (
        select from sanction.mending where decision_id = before.id)))
      and not exists (select from sanction.decision later
        join sanction.resolution signed on signed.id = later.resolution_id
        join sanction.resolution first on first.id = before.resolution_id
        where later.submission_id = new.submission_id and later.project_id = new.project_id
          and signed.place > first.place)) then 'decided_once'
    when exists (select from sanction.decision other where other.submission_id = new.submission_id
      and other.project_id = new.project_id and other.resolution_id is null
      and other.id <> new.id and other.sitting_id <> new.sitting_id)
      then 'one_draft_each'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
  return new;
end
$$;
create trigger decision_is_checked before insert or update or delete on sanction.decision
  for each row execute function sanction.check_decision();

-- Votes of members with a mandate that day; whoever was absent from the sitting is, and a correction says why.
create function sanction.check_vote() returns trigger language plpgsql as $$
declare
  held sanction.sitting;
  refused text;
begin
  select * into strict held from sanction.sitting where id = new.sitting_id for no key update;
  refused := case
    when not sanction.votes_in(new.sitting_id, new.member_id) then 'votes_with_mandate'
    when new.corrects is null and held.state <> 'open' then 'sitting_stays'
    when new.corrects is null and exists (select from sanction.presence
      where presence.sitting_id = new.sitting_id and presence.member_id = new.member_id
        and not is_present) and new.vote <> 'absent' then 'absent_members_do_not_vote'
    when new.corrects is not null and exists (select from sanction.vote before where before.id = new.corrects
      and (before.vote, before.interest) is not distinct from (new.vote, new.interest)) then 'correction_changes_something'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
  return new;
end
$$;
create trigger vote_is_checked before insert on sanction.vote
  for each row execute function sanction.check_vote();
