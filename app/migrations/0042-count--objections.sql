-- Objections to a result, what was answered and done of each, the certification of a result, and its correction later.
-- expand

-- The days of the objections of a contest under the bases in force, and where they are counted; no row where there are none.
create function count.objection_days(contest uuid)
returns table (from_on date, until_on date, time_zone text) language sql stable as $$
  select (plan ->> 'from')::date, (plan ->> 'until')::date, coalesce(comuna.time_zone,
    (select mode() within group (order by inside.time_zone) from territories.comuna inside
      where inside.region_code = institution.region_code), 'America/Santiago')
  from editions.contest one
  join editions.edition on edition.id = one.edition_id
  join institutions.institution on institution.id = edition.institution_id
  left join territories.comuna on comuna.cut = institution.cut
  cross join lateral (select rulebook.text from editions.publication
    join editions.rulebook on rulebook.id = publication.rulebook_id
    where publication.edition_id = edition.id order by publication.version desc limit 1) in_force
  cross join lateral jsonb_array_elements(in_force.text::jsonb -> 'operational' -> 'calendar') plan
  where one.id = contest and plan ->> 'phase' = 'objections'
$$;

-- The round in which a contest is.
create function count.round_of(contest uuid) returns integer language sql stable as $$
  select 1 + count(*)::integer from editions.interruption
  where interruption.contest_id = contest and interruption.kind = 'repeated'
$$;

create table count.objection (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null,
  contest_id uuid not null,
  round smallint not null,
  -- The result that it is against: the last one when it was taken.
  result_id uuid not null,
  -- Of the edition in a year, never given again.
  year smallint not null check (year between 2000 and 2200),
  number smallint not null check (number > 0),
  channel text not null check (channel in ('web', 'paper')),
  paper_sheet_id uuid unique references records.paper_sheet,
  -- Who objects; null once her account is erased.
  person_id uuid references people.person on delete set null,
  -- In whose name, where it is an organisation: its name is public, that of a person never.
  organization_id uuid references organizations.organization,
  -- The day of its reception there: of one on paper the day on the sheet, whenever it is entered.
  received_on date not null,
  filed_at timestamptz not null,
  text text not null check (text <> '' and length(text) <= 4000),
  ground text not null check (ground in ('ballots', 'table', 'count', 'who-voted', 'rules', 'other')),
  asks text not null check (asks in ('annul-table', 'recount', 'repeat', 'other')),
  -- The polling table of which it speaks, as the tally sheet names it.
  table_code text check (table_code <> '' and length(table_code) <= 60),
  file_id uuid unique references platform.file,
  answer_due_on date not null,
  withdrawn_at timestamptz,
  outcome text check (outcome in ('accepted', 'partly', 'rejected')),
  remedy text check (remedy in ('annul-table', 'recount', 'repeat', 'other')),
  remedy_table text,
  reasons text check (reasons <> '' and length(reasons) <= 6000),
  answered_by uuid references people.person on delete set null,
  answered_at timestamptz,
  document_id uuid unique references records.document,
  -- What was done, of a remedy that is neither a result nor a repetition.
  remedy_done_at timestamptz,
  remedy_done text check (remedy_done <> '' and length(remedy_done) <= 1000),
  unique (edition_id, year, number),
  foreign key (contest_id, edition_id) references editions.contest (id, edition_id),
  foreign key (result_id, contest_id, round) references count.result (id, contest_id, round),
  foreign key (edition_id) references editions.edition,
  check ((channel = 'paper') = (paper_sheet_id is not null)),
  check (asks <> 'annul-table' or table_code is not null),
  check (num_nulls(outcome, reasons, answered_at, document_id) in (0, 4)),
  check ((remedy is null) = (outcome is null or outcome = 'rejected')),
  check ((remedy_table is null) = (remedy is distinct from 'annul-table')),
  check (withdrawn_at is null or outcome is null),
  check (num_nulls(remedy_done_at, remedy_done) in (0, 2)),
  check (remedy_done_at is null or remedy = 'other')
);
create index objection_by_vote on count.objection (contest_id, round);
create index objection_by_person on count.objection (person_id) where person_id is not null;
create index objection_by_answerer on count.objection (answered_by) where answered_by is not null;
create index objection_waiting on count.objection (edition_id, answer_due_on)
  where outcome is null and withdrawn_at is null;

-- old copies: no result of theirs comes of an objection.
alter table count.result add foreign key (objection_id) references count.objection;
create index result_by_objection on count.result (objection_id) where objection_id is not null;

-- Whoever brought the vote in or counted it.
create function count.counted_it(contest uuid, of_round integer, person uuid) returns boolean language sql stable as $$
  select exists (select from count.vote where vote.contest_id = contest and vote.round = of_round
      and vote.brought_by = person)
    or exists (select from count.result where result.contest_id = contest and result.round = of_round
      and result.counted_by = person)
    or exists (select from count.bringing where bringing.contest_id = contest and bringing.round = of_round
      and person in (bringing.saved_by, bringing.confirmed_by))
$$;

-- Whether what was decided of an objection was done: a later result without its table, a later result, a new vote, or what is told.
create function count.is_remedied(one count.objection) returns boolean language sql stable as $$
  select case one.remedy
    when 'annul-table' then exists (select from count.result where result.objection_id = one.id
      and one.remedy_table = any (result.excluded_tables))
    when 'recount' then exists (select from count.result where result.objection_id = one.id)
    when 'repeat' then count.round_of(one.contest_id) > one.round
    when 'other' then one.remedy_done_at is not null
    else true
  end
$$;

create table count.certification (
  id uuid primary key default gen_random_uuid(),
  -- The order in which they were signed: of a vote the last one is in force.
  place bigint generated always as identity unique,
  contest_id uuid not null,
  round smallint not null,
  result_id uuid not null unique,
  act_id uuid not null unique references records.two_person_act,
  document_id uuid not null unique references records.document,
  certified_at timestamptz not null,
  foreign key (result_id, contest_id, round) references count.result (id, contest_id, round)
);
create index certification_by_vote on count.certification (contest_id, round, place);

-- A certified result was found wrong: what two people decided, and why. The vote can then be brought in or counted again.
create table count.correction (
  id uuid primary key default gen_random_uuid(),
  result_id uuid not null unique references count.certification (result_id),
  reason text not null check (reason <> '' and length(reason) <= 2000),
  act_id uuid not null unique references records.two_person_act,
  decided_at timestamptz not null
);

-- The result of a vote that is certified and was not found wrong since.
create function count.stands_certified(contest uuid, of_round integer) returns boolean language sql stable as $$
  select coalesce((select not exists (select from count.correction where correction.result_id = last.result_id)
    from count.certification last where last.contest_id = contest and last.round = of_round
    order by last.place desc limit 1), false)
$$;

-- A result that puts another one right: of a vote brought in anew, or the first one after the certified one was found wrong.
create function count.corrects(one count.result) returns boolean language sql stable as $$
  select one.version > 1 and (one.cause = 'correction' or exists (select from count.correction
    join count.result wrong on wrong.id = correction.result_id
    where wrong.contest_id = one.contest_id and wrong.round = one.round and wrong.version = one.version - 1))
$$;

-- All days in which a vote may be objected to: those of the bases, and as many again after each result that corrects one.
create function count.objection_windows(contest uuid, of_round integer)
returns table (from_on date, until_on date, time_zone text) language sql stable as $$
  select from_on, until_on, time_zone from count.objection_days(contest)
  union all
  select counted.day, counted.day + (first.until_on - first.from_on + 1), first.time_zone
  from count.objection_days(contest) first
  join count.result on result.contest_id = contest and result.round = of_round and count.corrects(result)
  cross join lateral (select (result.counted_at at time zone first.time_zone)::date as day) counted
  where counted.day >= first.from_on
$$;

-- In its days there, and of the vote in which its contest is; on the site before that is certified. What came on paper in
-- its days is taken whenever it is entered: nothing of it is lost, and the certification stands until two people find it wrong.
create function count.check_objection() returns trigger language plpgsql as $$
declare
  days record;
  refused text;
begin
  perform from editions.edition where id = new.edition_id for no key update;
  select * into days from count.objection_days(new.contest_id);
  refused := case
    when not exists (select from count.objection_windows(new.contest_id, new.round)
        where new.received_on between from_on and until_on)
      or new.received_on > (new.filed_at at time zone days.time_zone)::date
      or (new.channel = 'web' and new.received_on <> (new.filed_at at time zone days.time_zone)::date)
      then 'objection_in_its_days'
    when new.round <> count.round_of(new.contest_id) then 'objection_to_this_vote'
    when new.result_id <> (select id from count.result where result.contest_id = new.contest_id
      and result.round = new.round order by version desc limit 1) then 'objection_to_the_last_result'
    when new.channel = 'web' and count.stands_certified(new.contest_id, new.round)
      then 'objection_before_the_certification'
    when new.outcome is not null or new.withdrawn_at is not null then 'objection_is_taken_first'
    when new.number <> 1 + (select coalesce(max(number), 0) from count.objection
      where objection.edition_id = new.edition_id and objection.year = new.year) then 'objection_in_its_turn'
  end;
  if refused is not null then
    raise exception 'this cannot be objected' using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger objection_is_checked before insert on count.objection
  for each row execute function count.check_objection();

-- It is answered once, by somebody who neither counted nor brought the vote in nor objects; or withdrawn before that.
create function count.keep_objection() returns trigger language plpgsql as $$
declare
  of_people constant text[] := array['person_id', 'answered_by'];
  of_answer constant text[] := array['outcome', 'remedy', 'remedy_table', 'reasons', 'answered_at', 'document_id',
    'withdrawn_at'];
  of_doing constant text[] := array['remedy_done_at', 'remedy_done'];
  refused text;
begin
  refused := case
    when tg_op = 'DELETE' then 'objection_stays'
    when to_jsonb(new) - of_people - of_answer - of_doing
      is distinct from to_jsonb(old) - of_people - of_answer - of_doing then 'objection_stays'
    when (old.outcome is not null or old.withdrawn_at is not null)
      and to_jsonb(new) - of_people - of_doing is distinct from to_jsonb(old) - of_people - of_doing
      then 'objection_stays'
    when old.remedy_done_at is not null
      and (new.remedy_done_at, new.remedy_done) is distinct from (old.remedy_done_at, old.remedy_done)
      then 'objection_stays'
    when old.outcome is null and new.outcome is not null and (new.answered_by is null
      or new.answered_by = new.person_id or count.counted_it(new.contest_id, new.round, new.answered_by))
      then 'objection_answered_by_another'
    when old.outcome is null and new.remedy = 'annul-table' and not exists (select from count.vote_table
      join count.result on result.vote_id = vote_table.vote_id
      where result.id = new.result_id and vote_table.code = new.remedy_table) then 'annulled_table_is_there'
  end;
  if refused is not null then
    raise exception 'an objection stays as it is' using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger objection_is_kept before update or delete on count.objection
  for each row execute function count.keep_objection();

-- The last result of the vote, once its window is over, everybody was answered and what was decided is done.
create function count.check_certification() returns trigger language plpgsql as $$
declare
  whose uuid;
  certified count.result;
  window_ends timestamptz;
  refused text;
begin
  select edition_id into strict whose from editions.contest where id = new.contest_id;
  perform from editions.edition where id = whose for no key update;
  select * into strict certified from count.result where id = new.result_id;
  select max((until_on + 1)::timestamp at time zone time_zone) into window_ends
    from count.objection_windows(new.contest_id, new.round);
  refused := case
    when new.round <> count.round_of(new.contest_id) then 'certified_of_this_vote'
    when editions.halted(whose, new.contest_id) is not null then 'certified_while_it_goes_on'
    when exists (select from count.result where result.contest_id = new.contest_id and result.round = new.round
      and result.version > certified.version)
      or exists (select from count.vote where vote.id = certified.vote_id and vote.withdrawn_at is not null)
      then 'certified_is_the_last_result'
    when new.certified_at < window_ends then 'certified_after_the_window'
    when (select min(counted_at) from count.result where result.contest_id = new.contest_id
      and result.round = new.round) >= window_ends then 'window_with_a_result'
    when exists (select from count.objection where objection.contest_id = new.contest_id
      and objection.round = new.round and outcome is null and withdrawn_at is null)
      then 'certified_when_everybody_is_answered'
    when exists (select from count.objection one where one.contest_id = new.contest_id
      and one.round = new.round and not count.is_remedied(one)) then 'certified_when_remedies_are_done'
    when exists (select from count.objection one
      join count.vote_table told on told.vote_id = certified.vote_id and told.code = one.remedy_table
      where one.contest_id = new.contest_id and one.round = new.round and one.remedy = 'annul-table'
        and told.code <> all (certified.excluded_tables)) then 'certified_without_annulled_tables'
  end;
  if refused is not null then
    raise exception 'this result cannot be certified' using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger certification_is_checked before insert on count.certification
  for each row execute function count.check_certification();

create function count.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was signed stays' using errcode = 'check_violation', constraint = 'signed_stays';
end
$$;
create trigger certification_stays before update or delete on count.certification
  for each statement execute function count.refuse_change();
create trigger correction_stays before update or delete on count.correction
  for each statement execute function count.refuse_change();

-- Two people signed these very words about this contest.
create function count.check_act(by_act uuid, of_kind text, of_contest uuid, says jsonb) returns void language plpgsql as $$
declare
  signed records.two_person_act;
  refused text;
begin
  select * into strict signed from records.two_person_act act where act.id = by_act;
  refused := case
    when not exists (select from records.two_person_end ended
      where ended.act_id = by_act and ended.outcome = 'executed') then 'act_signed_by_two'
    when signed.kind <> of_kind then 'act_of_its_kind'
    when signed.subject <> 'contest:' || of_contest then 'act_about_its_contest'
    when not exists (select from editions.contest about join editions.edition on edition.id = about.edition_id
      where about.id = of_contest and edition.institution_id = signed.institution_id) then 'act_of_its_institution'
    when (signed.text::jsonb -> 'payload' @> says) is not true then 'act_says_the_same'
  end;
  if refused is not null then
    raise exception 'no two people signed this' using errcode = 'check_violation', constraint = refused;
  end if;
end
$$;
create function count.check_certification_act() returns trigger language plpgsql as $$
begin
  perform count.check_act(new.act_id, 'count/certify', new.contest_id, jsonb_build_object('result',
    jsonb_build_object('id', new.result_id, 'sha256', (select encode(outcome_sha256, 'hex') from count.result
      where result.id = new.result_id))));
  return null;
end
$$;
create constraint trigger certification_was_signed after insert on count.certification
  deferrable initially deferred for each row execute function count.check_certification_act();
create function count.check_correction_act() returns trigger language plpgsql as $$
begin
  perform count.check_act(new.act_id, 'count/correct', (select contest_id from count.certification
    where certification.result_id = new.result_id), jsonb_build_object('result',
    jsonb_build_object('id', new.result_id), 'reason', new.reason));
  return null;
end
$$;
create constraint trigger correction_was_signed after insert on count.correction
  deferrable initially deferred for each row execute function count.check_correction_act();

-- Only what is in force is found wrong.
create function count.check_correction() returns trigger language plpgsql as $$
declare
  about count.certification;
begin
  select * into about from count.certification where certification.result_id = new.result_id;
  perform from editions.edition join editions.contest on contest.edition_id = edition.id
    where contest.id = about.contest_id for no key update of edition;
  if exists (select from count.certification later where later.contest_id = about.contest_id
    and later.round = about.round and later.place > about.place)
    or about.round <> count.round_of(about.contest_id)
  then
    raise exception 'another result is in force'
      using errcode = 'check_violation', constraint = 'corrected_is_in_force';
  end if;
  return new;
end
$$;
create trigger correction_is_checked before insert on count.correction
  for each row execute function count.check_correction();

-- Once a result is certified nothing is counted of its vote, unless two people found it wrong.
create function count.check_counted_again() returns trigger language plpgsql as $$
begin
  if count.stands_certified(new.contest_id, new.round) then
    raise exception 'the result is certified'
      using errcode = 'check_violation', constraint = 'certified_result_stands';
  end if;
  return new;
end
$$;
-- old copies: none of them counts officially.
create trigger certified_result_stands before insert on count.result
  for each row execute function count.check_counted_again();

-- As in the migration of the results, and a vote whose certified result was found wrong can be brought in again.
-- old copies: none of them withdraws a vote that was brought in.
create or replace function count.keep_vote() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['withdrawn_at', 'withdrawn_reason', 'brought_by'];
  refused text;
begin
  refused := case
    when tg_op = 'DELETE' then 'vote_stays'
    when to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then 'vote_stays'
    when old.withdrawn_at is not null
      and (new.withdrawn_at, new.withdrawn_reason) is distinct from (old.withdrawn_at, old.withdrawn_reason)
      then 'vote_stays'
    when old.withdrawn_at is null and new.withdrawn_at is not null
      and count.stands_certified(new.contest_id, new.round) then 'certified_vote_stays'
  end;
  if refused is not null then
    raise exception 'a vote that was brought in stays as it is'
      using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
