-- What authors answer on paper, feasible results that are taken back before the list, and who may decide an appeal.
-- expand

-- The sheet on which whoever proposed answered; null of what was answered on the site.
alter table review.change add column paper_sheet_id uuid unique references records.paper_sheet;
alter table review.correction add column paper_sheet_id uuid unique references records.paper_sheet;

-- A feasible result that was published and is taken back, for what came up later: by two people, before the list is
-- frozen. Written once; an appeal against it that is upheld ends it, and the project is feasible as before.
create table review.reversal (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references review.examination,
  act_id uuid not null unique references records.two_person_act,
  -- The answer that is taken back, as it was published.
  was_answer text,
  was_published_at timestamptz not null,
  -- What its author is told, and everybody.
  reason text not null check (reason <> '' and length(reason) <= 4000),
  ground text not null check (ground in ('not-competent', 'not-eligible', 'incomplete', 'outside-territory',
    'above-maximum', 'land', 'technical', 'legal', 'upkeep', 'already-planned', 'repeated', 'other')),
  norm_id uuid not null references norms.norm,
  article text check (article <> '' and length(article) <= 40),
  reversed_at timestamptz not null,
  undone_at timestamptz check (undone_at >= reversed_at)
);
create unique index reversal_one_standing on review.reversal (proposal_id) where undone_at is null;
create index reversal_by_proposal on review.reversal (proposal_id, reversed_at);

-- Only a project that is feasible and not yet listed, and by two people who signed these very words.
create function review.check_reversal() returns trigger language plpgsql as $$
declare
  refused text;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'undone_at' is distinct from to_jsonb(old) - 'undone_at' or old.undone_at is not null then
      raise exception 'a reversal stays as it was' using errcode = 'check_violation', constraint = 'reversal_stays';
    end if;
    return new;
  end if;
  refused := case
    when not exists (select from proposals.proposal one where one.id = new.proposal_id and one.state = 'feasible'
      and not editions.is_slate_frozen(one.contest_id)) then 'reversal_before_the_list'
    when not exists (select from records.two_person_act act
      join review.examination exam on exam.proposal_id = new.proposal_id
      where act.id = new.act_id and act.kind = 'review/reverse' and act.subject = 'proposal:' || new.proposal_id
        and act.institution_id = exam.institution_id
        and act.text::jsonb -> 'payload' @> jsonb_build_object('reason', new.reason, 'ground', new.ground))
      then 'reversal_says_the_same'
  end;
  if refused is not null then
    raise exception 'this result cannot be taken back' using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger reversal_is_checked before insert or update on review.reversal
  for each row execute function review.check_reversal();

create function review.check_reversal_act() returns trigger language plpgsql as $$
begin
  if not exists (select from records.two_person_end ended
    where ended.act_id = new.act_id and ended.outcome = 'executed')
  then
    raise exception 'no two people signed this'
      using errcode = 'check_violation', constraint = 'reversal_signed_by_two';
  end if;
  return null;
end
$$;
-- The signature is written in the same transaction, after what it signs.
create constraint trigger reversal_was_signed after insert on review.reversal
  deferrable initially deferred for each row execute function review.check_reversal_act();

-- The reversal that an appeal is against; null against the answer of a round.
alter table review.appeal add column reversal_id uuid references review.reversal;
-- old copies: of a proposal whose result nobody took back they file one, as before.
create unique index appeal_once_for_each_answer on review.appeal (proposal_id, reversal_id) nulls not distinct;
-- old copies: the index above refuses what this one refused them.
drop index review.appeal_once;

-- Whoever reviewed, signed off, took the result back or stands behind the proposal is never the one who decides.
-- old copies: they refuse most of these by themselves; of the others they answer with a fault, and nothing is decided.
create or replace function review.check_appeal() returns trigger language plpgsql as $$
begin
  -- Accounts that are joined, and one that is erased, are no decision.
  if new.decided_by is null or (tg_op = 'UPDATE' and old.decided_by is not null) then
    return new;
  end if;
  if exists (select from review.check one where one.proposal_id = new.proposal_id
      and one.reviewer_id = new.decided_by)
    or exists (select from review.examination one where one.proposal_id = new.proposal_id
      and one.signed_off_by = new.decided_by)
    or exists (select from review.reversal one
      join records.two_person_act act on act.id = one.act_id
      join records.two_person_end ended on ended.act_id = one.act_id
      where one.proposal_id = new.proposal_id and new.decided_by in (act.proposed_by, ended.ended_by))
    or exists (select from proposals.proposal one where one.id = new.proposal_id
      and one.author_person_id = new.decided_by)
    or exists (select from proposals.coauthor one where one.proposal_id = new.proposal_id
      and one.person_id = new.decided_by and one.answer = 'accepted')
    or exists (select from proposals.proposal one
      join people.role_grant held on held.organization_id = one.organization_id
        and held.role = 'organization-representative' and held.ended_at is null
      where one.id = new.proposal_id and held.person_id = new.decided_by)
  then
    raise exception 'an appeal is decided by somebody else'
      using errcode = 'check_violation', constraint = 'appeal_decided_by_another';
  end if;
  return new;
end
$$;
-- old copies: they decide by an update, which is judged as before and by more.
create or replace trigger appeal_is_checked before insert or update on review.appeal
  for each row execute function review.check_appeal();
