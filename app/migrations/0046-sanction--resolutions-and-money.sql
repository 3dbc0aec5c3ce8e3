-- Sanction: what is signed was voted and says its reasons, only a term that is over lapses, and the money is there.
-- expand
-- continues 0044

-- Why the votes of a decision are not what it says; null where they are. As editions counts those of a commitment.
create function sanction.tally_refused(one sanction.decision) returns text language plpgsql stable as $$
declare
  held sanction.sitting;
  body uuid;
  office_count integer;
  given_count integer;
  ayes integer;
  noes integer;
  present integer;
  casting text;
  casting_seat text;
  has_majority boolean;
begin
  select * into strict held from sanction.sitting where id = one.sitting_id;
  select body_id into strict body from sanction.submission where id = one.submission_id;
  select count(*) into office_count from institutions.body_member
    where body_id = body and seat <> 'secretary' and in_office @> held.held_on;
  select count(*), count(*) filter (where vote = 'for'), count(*) filter (where vote = 'against'),
      count(*) filter (where vote <> 'absent'),
      min(vote) filter (where member_id = one.casting_by), min(member.seat) filter (where member_id = one.casting_by)
    into given_count, ayes, noes, present, casting, casting_seat
    from sanction.last_vote join institutions.body_member member on member.id = member_id
    where sitting_id = one.sitting_id and project_id = one.project_id;
  if given_count <> office_count then
    return 'votes_of_all';
  end if;
  if one.casting_by is not null
    and (ayes <> noes or casting_seat is distinct from 'chair' or (casting in ('for', 'against')) is not true)
  then
    return 'casting_vote_at_a_tie';
  end if;
  if present < held.quorum then
    return 'decided_with_quorum';
  end if;
  ayes := ayes + (casting is not null and casting = 'for')::integer;
  noes := noes + (casting is not null and casting = 'against')::integer;
  has_majority := case held.majority
    when 'more-ayes' then ayes > noes
    when 'of-present' then 2 * ayes > present
    when 'of-office' then 2 * ayes > office_count
    else 3 * ayes >= 2 * office_count
  end;
  return case when has_majority <> one.is_carried then 'decided_by_majority' end;
end
$$;

-- A vote that is corrected once its decision is signed leaves it as it was.
create function sanction.check_correction() returns trigger language plpgsql as $$
declare
  about sanction.decision;
begin
  select * into strict about from sanction.decision
    where sitting_id = new.sitting_id and project_id = new.project_id;
  if about.resolution_id is not null and sanction.tally_refused(about) is not null then
    perform sanction.refuse('correction_leaves_the_decision');
  end if;
  return null;
end
$$;
create constraint trigger correction_is_checked after insert on sanction.vote
  deferrable initially deferred for each row when (new.corrects is not null) execute function sanction.check_correction();

-- The last signed decision of each project.
create view sanction.standing_decision as
  select distinct on (decision.submission_id, decision.project_id) decision.*, resolution.signed_at
  from sanction.decision join sanction.resolution on resolution.id = decision.resolution_id
  order by decision.submission_id, decision.project_id, resolution.place desc;

-- Voted, with a reason wherever it departs from the order of the vote, whole, and signed by two who read these words.
create function sanction.check_resolution() returns trigger language plpgsql as $$
declare
  about sanction.submission;
  held sanction.sitting;
  one sanction.decision;
  signed records.two_person_act;
  refused text;
begin
  select * into strict about from sanction.submission where id = new.submission_id;
  select * into strict held from sanction.sitting where id = new.sitting_id;
  select * into strict signed from records.two_person_act act where act.id = new.act_id;
  for one in select * from sanction.decision where resolution_id = new.id loop
    refused := coalesce(refused, sanction.tally_refused(one));
  end loop;
  refused := case
    when refused is not null then refused
    when held.state <> 'closed' then 'signed_once_closed'
    when exists (select from sanction.chain(held.id) one_of join sanction.sitting on sitting.id = one_of
        where sitting.state <> 'closed')
      or exists (select from sanction.chain(held.id) one_of join sanction.decision on decision.sitting_id = one_of
        where decision.resolution_id is distinct from new.id)
      or exists (select from sanction.decision where resolution_id = new.id
        and sitting_id not in (select one_of from sanction.chain(held.id) one_of)) then 'signed_whole'
    when not exists (select from sanction.decision where resolution_id = new.id) then 'something_is_decided'
    when exists (select from sanction.lapse where submission_id = about.id) then 'sitting_before_the_lapse'
    when exists (select from sanction.decision join sanction.matter using (submission_id, project_id)
      join sanction.submitted_contest contest using (submission_id, contest_id)
      where decision.resolution_id = new.id and (sanction.is_stale(contest)
        or editions.halted(about.edition_id, contest.contest_id) is not null)) then 'sitting_about_what_stands'
    when exists (
      select from sanction.standing_decision mine
      join sanction.matter on matter.submission_id = mine.submission_id and matter.project_id = mine.project_id
      join sanction.matter higher on higher.submission_id = matter.submission_id
        and higher.contest_id = matter.contest_id and higher.place < matter.place
      left join sanction.standing_decision theirs on theirs.submission_id = higher.submission_id
        and theirs.project_id = higher.project_id and theirs.outcome like 'approved%'
      where mine.submission_id = about.id and mine.outcome like 'approved%' and mine.reason = ''
        and ((theirs.id is null and not matter.is_funded) or theirs.place > mine.place))
      then 'another_order_gives_its_reason'
    when exists (
      select from sanction.standing_decision mine
      join sanction.matter on matter.submission_id = mine.submission_id and matter.project_id = mine.project_id
      where mine.submission_id = about.id and mine.outcome like 'approved%'
      group by matter.contest_id, mine.place having count(*) > 1) then 'one_place_each'
    when exists (
      select from sanction.matter
      left join sanction.standing_decision mine on mine.submission_id = matter.submission_id
        and mine.project_id = matter.project_id
      where matter.submission_id = about.id and matter.is_funded and mine.id is null
        and exists (select from sanction.decision touched join sanction.matter other
          on other.submission_id = touched.submission_id and other.project_id = touched.project_id
          where touched.resolution_id = new.id and other.contest_id = matter.contest_id))
      then 'all_that_was_funded_is_decided'
    when not exists (select from records.two_person_end ended
      where ended.act_id = new.act_id and ended.outcome = 'executed') then 'act_signed_by_two'
    when signed.kind <> 'sanction/close-sitting' then 'act_of_its_kind'
    when signed.subject <> 'sitting:' || new.sitting_id then 'act_about_its_sitting'
    when not exists (select from editions.edition
      where edition.id = about.edition_id and edition.institution_id = signed.institution_id)
      then 'act_of_its_institution'
    when (signed.text::jsonb -> 'payload' @> jsonb_build_object(
      'sitting', jsonb_build_object('id', held.id, 'heldOn', held.held_on), 'resolution', new.number,
      'majority', held.majority, 'quorum', held.quorum,
      'results', (select jsonb_agg(distinct jsonb_build_object('resultId', result.id,
          'sha256', encode(result.outcome_sha256, 'hex')))
        from sanction.decision join sanction.matter using (submission_id, project_id)
        join count.result on result.id = matter.result_id where decision.resolution_id = new.id),
      'decisions', (select jsonb_agg(jsonb_build_object('projectId', decision.project_id,
          'sittingId', decision.sitting_id, 'outcome', decision.outcome, 'isCarried', decision.is_carried,
          'amountClp', decision.amount_clp, 'place', decision.place, 'reason', decision.reason,
          'changes', decision.changes, 'minority', decision.minority, 'castingBy', decision.casting_by,
          'return', case when decision.outcome = 'returned' then jsonb_build_object('what', decision.return_what,
            'by', decision.return_by, 'until', decision.return_until) end,
          'votes', (select jsonb_agg(jsonb_build_object('memberId', last_vote.member_id, 'vote', last_vote.vote,
              'interest', coalesce(last_vote.interest, '')))
            from sanction.last_vote where last_vote.sitting_id = decision.sitting_id
              and last_vote.project_id = decision.project_id)))
        from sanction.decision where decision.resolution_id = new.id))) is not true then 'act_says_the_same'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
  return null;
end
$$;
create constraint trigger resolution_is_checked after insert on sanction.resolution
  deferrable initially deferred for each row execute function sanction.check_resolution();

create function sanction.check_mending() returns trigger language plpgsql as $$
begin
  if not exists (select from sanction.standing_decision mine where mine.id = new.decision_id
    and mine.outcome = 'returned' and new.received_on >= (select held_on from sanction.sitting
      where sitting.id = mine.sitting_id))
  then
    perform sanction.refuse('mended_what_was_returned');
  end if;
  return new;
end
$$;
create trigger mending_is_checked before insert on sanction.mending
  for each row execute function sanction.check_mending();

-- Only the silence of a regional council moves something, once its last day is over there and nobody voted.
create function sanction.check_lapse() returns trigger language plpgsql as $$
declare
  about sanction.submission;
  refused text;
begin
  select * into strict about from sanction.submission where id = new.submission_id;
  perform from editions.edition where id = about.edition_id for no key update;
  refused := case
    when about.body_kind <> 'core' then 'lapse_of_a_regional_council'
    when new.last_day <> about.received_on + about.term_days
      or (new.recorded_at at time zone sanction.time_zone(about.edition_id))::date <= new.last_day
      then 'lapse_once_the_term_is_over'
    when exists (select from sanction.vote join sanction.sitting on sitting.id = vote.sitting_id
      where sitting.submission_id = about.id) then 'lapse_without_a_vote'
    when exists (select from editions.archiving where edition_id = about.edition_id) then 'edition_is_not_over'
    when not exists (select from sanction.submitted_contest one where one.submission_id = about.id
      and not sanction.is_stale(one) and editions.halted(about.edition_id, one.contest_id) is null)
      then 'lapse_of_what_stands'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
  return new;
end
$$;
create trigger lapse_is_checked before insert on sanction.lapse
  for each row execute function sanction.check_lapse();

-- Two people signed these very words about a submission.
create function sanction.check_act(by_act uuid, of_kind text, submission uuid, says jsonb) returns void
language plpgsql as $$
declare
  signed records.two_person_act;
  refused text;
begin
  select * into strict signed from records.two_person_act act where act.id = by_act;
  refused := case
    when not exists (select from records.two_person_end ended
      where ended.act_id = by_act and ended.outcome = 'executed') then 'act_signed_by_two'
    when signed.kind <> of_kind then 'act_of_its_kind'
    when signed.subject <> 'submission:' || submission then 'act_about_its_submission'
    when not exists (select from sanction.submission about join editions.edition on edition.id = about.edition_id
      where about.id = submission and edition.institution_id = signed.institution_id) then 'act_of_its_institution'
    when (signed.text::jsonb -> 'payload' @> says) is not true then 'act_says_the_same'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
end
$$;
create function sanction.check_lapse_act() returns trigger language plpgsql as $$
begin
  perform sanction.check_act(new.act_id, 'sanction/record-lapse', new.submission_id,
    jsonb_build_object('lastDay', new.last_day));
  return null;
end
$$;
create constraint trigger lapse_was_signed after insert on sanction.lapse
  deferrable initially deferred for each row execute function sanction.check_lapse_act();
create function sanction.check_reception_act() returns trigger language plpgsql as $$
begin
  perform sanction.check_act(new.act_id, 'sanction/correct-reception', new.submission_id,
    jsonb_build_object('wasOn', new.was_on, 'receivedOn', new.received_on, 'reason', new.reason));
  return null;
end
$$;
create constraint trigger reception_was_signed after insert on sanction.reception_correction
  deferrable initially deferred for each row execute function sanction.check_reception_act();

-- As the body decided, or as it was submitted; another one only with a later result of its contest.
create function sanction.check_approval() returns trigger language plpgsql as $$
declare
  contest sanction.submitted_contest;
  about sanction.matter;
  refused text;
begin
  if tg_op = 'DELETE' then
    perform sanction.refuse('approval_stays');
  end if;
  perform from editions.edition where id = new.edition_id for no key update;
  select * into strict contest from sanction.submitted_contest one
    where one.submission_id = new.submission_id and one.contest_id = new.contest_id;
  select * into strict about from sanction.matter
    where submission_id = new.submission_id and project_id = new.project_id;
  if tg_op = 'UPDATE' and new.ended_at is not null then
    if old.ended_at is not null or to_jsonb(new) - 'ended_at' <> to_jsonb(old) - 'ended_at'
      or not sanction.is_stale(contest)
    then
      perform sanction.refuse('approval_stays');
    end if;
    return new;
  end if;
  refused := case
    when tg_op = 'UPDATE' and (new.contest_id, new.edition_id) is distinct from (old.contest_id, old.edition_id)
      then 'approval_stays'
    when tg_op = 'UPDATE' and old.result_id = new.result_id then 'approval_stays'
    when sanction.is_stale(contest) then 'approved_as_certified_last'
    when about.contest_id <> new.contest_id then 'approved_in_its_contest'
    when new.decision_id is not null and not exists (select from sanction.standing_decision mine
      where mine.id = new.decision_id and mine.outcome like 'approved%' and mine.amount_clp = new.amount_clp)
      then 'approved_as_decided'
    when new.lapse_id is not null and (not about.is_funded or about.cost_clp <> new.amount_clp)
      then 'approved_as_submitted'
    when new.ended_at is not null then 'approval_stays'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
  return new;
end
$$;
create trigger approval_is_checked before insert or update or delete on sanction.approval
  for each row execute function sanction.check_approval();

-- Within the amount of its contest and the envelope; at most one of a conflict, and of a bundle all.
create function sanction.check_money() returns trigger language plpgsql as $$
declare
  refused text;
begin
  refused := case
    when (select sum(amount_clp) from sanction.approval where contest_id = new.contest_id and ended_at is null)
      > (select amount_clp from sanction.submitted_contest
        where submission_id = new.submission_id and contest_id = new.contest_id) then 'within_the_amount'
    when (select sum(amount_clp) from sanction.approval where edition_id = new.edition_id and ended_at is null)
      > (select envelope_clp from editions.publication where edition_id = new.edition_id
        order by version desc limit 1) then 'within_the_envelope'
    when exists (select from sanction.approval join editions.slate_project project using (project_id)
      where approval.contest_id = new.contest_id and ended_at is null and project.conflict_group is not null
      group by project.conflict_group having count(*) > 1) then 'one_of_a_conflict'
    when exists (select from sanction.approval join editions.slate_project project using (project_id)
      join editions.slate_project other on other.contest_id = project.contest_id
        and other.together_group = project.together_group
      join sanction.matter on matter.submission_id = approval.submission_id and matter.project_id = other.project_id
      where approval.contest_id = new.contest_id and approval.ended_at is null
        and not exists (select from sanction.approval theirs
          where theirs.project_id = other.project_id and theirs.ended_at is null)) then 'all_of_a_bundle'
    when exists (select from sanction.approval stale where stale.contest_id = new.contest_id
      and stale.ended_at is null and stale.result_id <> new.result_id and new.ended_at is null)
      then 'one_sanction_at_a_time'
  end;
  if refused is not null then
    perform sanction.refuse(refused);
  end if;
  return null;
end
$$;
create constraint trigger money_is_checked after insert or update on sanction.approval
  deferrable initially deferred for each row execute function sanction.check_money();

-- Asked in its turn; answered once.
create function sanction.check_question() returns trigger language plpgsql as $$
declare
  of_people constant text[] := array['asked_by', 'answered_by'];
  of_answer constant text[] := array['answer', 'answered_at'];
begin
  if tg_op = 'INSERT' then
    perform from sanction.submission where id = new.submission_id for no key update;
    if new.answer is not null or new.number <> 1 + (select coalesce(max(number), 0) from sanction.question
      where submission_id = new.submission_id)
    then
      perform sanction.refuse('question_in_its_turn');
    end if;
    return new;
  end if;
  if tg_op = 'DELETE'
    or to_jsonb(new) - of_people - of_answer is distinct from to_jsonb(old) - of_people - of_answer
    or (old.answer is not null and to_jsonb(new) - of_people is distinct from to_jsonb(old) - of_people)
  then
    perform sanction.refuse('sanction_stays');
  end if;
  return new;
end
$$;
create trigger question_is_checked before insert or update or delete on sanction.question
  for each row execute function sanction.check_question();

-- What becomes of a listed proposal: the body sanctions it or does not; a corrected result may turn either.
-- old copies: they move no proposal there, and show one that is there by its history.
alter table proposals.proposal drop constraint proposal_state_check;
-- old copies: as above.
alter table proposals.proposal add constraint proposal_state_check check (state in ('waiting', 'sent', 'in-review',
  'correcting', 'not-admitted', 'not-feasible', 'appealed', 'feasible', 'listed', 'sanctioned', 'not-sanctioned',
  'merged', 'split', 'withdrawn', 'lapsed'));
insert into proposals.move values ('listed', 'sanctioned'), ('listed', 'not-sanctioned'),
  ('not-sanctioned', 'sanctioned'), ('sanctioned', 'not-sanctioned');
