-- Roundtable: the quorum that makes an area common, areas with who backs them, and while they were common.
-- expand
-- The part of the members that makes an area common, as a sitting approved it; the latest is in force.
create table roundtable.quorum (
  id uuid primary key default gen_random_uuid(),
  numerator smallint not null check (numerator > 0),
  denominator smallint not null check (denominator between 1 and 100),
  -- Without these nothing is common.
  must_back uuid[] not null,
  minutes_id uuid not null,
  agreement_position smallint not null,
  in_force_from timestamptz not null,
  unique (minutes_id, agreement_position),
  foreign key (minutes_id, agreement_position) references gatherings.agreement (minutes_id, position),
  check (numerator <= denominator),
  constraint more_than_half check (2 * numerator > denominator)
);

create table roundtable.common_area (
  id uuid primary key default gen_random_uuid(),
  number smallint not null unique check (number > 0),
  topic_id uuid not null references roundtable.topic,
  title text not null check (title <> '' and length(title) <= 160),
  text text not null check (text <> '' and length(text) <= 2000),
  representative_id uuid not null references roundtable.representative,
  proposed_at timestamptz not null,
  unique (id, topic_id)
);
create index common_area_by_topic on roundtable.common_area (topic_id);
create index common_area_by_representative on roundtable.common_area (representative_id);

-- The questions in which members turned out to agree enough.
create table roundtable.common_area_question (
  area_id uuid not null references roundtable.common_area,
  question_id uuid not null references roundtable.question,
  primary key (area_id, question_id)
);
create index area_by_question on roundtable.common_area_question (question_id);

create table roundtable.backing (
  id uuid primary key default gen_random_uuid(),
  area_id uuid not null references roundtable.common_area,
  member_id uuid not null references roundtable.member,
  representative_id uuid not null references roundtable.representative,
  backed_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= backed_at),
  reason text check (reason <> '' and length(reason) <= 500),
  constraint withdrawn_with_reason check (num_nulls(withdrawn_at, reason) in (0, 2))
);
create unique index one_backing_of_a_member on roundtable.backing (area_id, member_id) where withdrawn_at is null;
create index backing_by_member on roundtable.backing (member_id);
create index backing_by_representative on roundtable.backing (representative_id);

-- While an area was common, with which quorum, and how many sat when it became so.
create table roundtable.common_period (
  id uuid primary key default gen_random_uuid(),
  area_id uuid not null references roundtable.common_area,
  quorum_id uuid not null references roundtable.quorum,
  members_count smallint not null check (members_count > 0),
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at >= began_at)
);
create unique index one_period_at_a_time on roundtable.common_period (area_id) where ended_at is null;
create index period_by_area on roundtable.common_period (area_id, began_at);

create function roundtable.check_quorum() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform roundtable.refuse('quorum_is_kept');
  end if;
  if not exists (select from gatherings.minutes
    join gatherings.gathering on gathering.id = minutes.gathering_id
    where minutes.id = new.minutes_id and minutes.approved_at is not null and gathering.kind = 'roundtable')
  then
    perform roundtable.refuse('quorum_was_approved');
  end if;
  if exists (select from unnest(new.must_back) as waited(id)
    where not exists (select from roundtable.member where member.id = waited.id and left_on is null))
  then
    perform roundtable.refuse('must_back_who_sits');
  end if;
  if exists (select from roundtable.quorum where in_force_from >= new.in_force_from) then
    perform roundtable.refuse('latest_is_in_force');
  end if;
  return new;
end
$$;
create trigger quorum_is_checked before insert or update or delete on roundtable.quorum
  for each row execute function roundtable.check_quorum();

create function roundtable.check_area() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform roundtable.refuse('area_is_kept');
  end if;
  if not exists (select from roundtable.representative one
    where one.id = new.representative_id and roundtable.speaks(one.id, one.member_id))
  then
    perform roundtable.refuse('written_by_who_speaks');
  end if;
  return new;
end
$$;
create trigger area_is_checked before insert or update or delete on roundtable.common_area
  for each row execute function roundtable.check_area();

create function roundtable.check_area_question() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' or not exists (select from roundtable.common_area
    join roundtable.question on question.topic_id = common_area.topic_id
    where common_area.id = new.area_id and question.id = new.question_id)
  then
    perform roundtable.refuse('area_is_kept');
  end if;
  return new;
end
$$;
create trigger area_question_is_checked before insert or update or delete on roundtable.common_area_question
  for each row execute function roundtable.check_area_question();

create function roundtable.check_area_grounds() returns trigger language plpgsql as $$
begin
  if not exists (select from roundtable.common_area_question where area_id = new.id) then
    perform roundtable.refuse('area_with_questions');
  end if;
  return null;
end
$$;
create constraint trigger area_grounds_are_checked after insert on roundtable.common_area
  deferrable initially deferred for each row execute function roundtable.check_area_grounds();

create function roundtable.check_backing() returns trigger language plpgsql as $$
declare
  of_withdrawing constant text[] := array['withdrawn_at', 'reason'];
begin
  if tg_op = 'DELETE'
    or tg_op = 'UPDATE' and (to_jsonb(new) - of_withdrawing is distinct from to_jsonb(old) - of_withdrawing
      or old.withdrawn_at is not null)
  then
    perform roundtable.refuse('backing_is_kept');
  end if;
  if tg_op = 'INSERT' and (new.withdrawn_at is not null
    or not roundtable.speaks(new.representative_id, new.member_id))
  then
    perform roundtable.refuse('written_by_who_speaks');
  end if;
  return new;
end
$$;
create trigger backing_is_checked before insert or update or delete on roundtable.backing
  for each row execute function roundtable.check_backing();

-- Whether those who sit and back an area are as many as a quorum asks of those who sit, or of `at_most` of them.
create function roundtable.is_backed(area uuid, by_quorum uuid, at_most integer) returns boolean
language sql stable as $$
  select count(*) filter (where backs) >= greatest(1,
      ceil(quorum.numerator * least(count(*), coalesce(at_most, count(*)))::numeric / quorum.denominator))
    and not coalesce(bool_or(sitting.id = any (quorum.must_back) and not backs), false)
  from roundtable.quorum
    cross join (select member.id, exists (select from roundtable.backing
        where area_id = area and member_id = member.id and withdrawn_at is null) as backs
      from roundtable.member where left_on is null) sitting
  where quorum.id = by_quorum
  group by quorum.id
$$;

create function roundtable.check_period() returns trigger language plpgsql as $$
declare
  refused text;
begin
  refused := case
    when tg_op = 'DELETE' then 'period_is_kept'
    when tg_op = 'UPDATE' and (to_jsonb(new) - 'ended_at' is distinct from to_jsonb(old) - 'ended_at'
      or old.ended_at is not null) then 'period_is_kept'
    when tg_op = 'UPDATE' and coalesce(roundtable.is_backed(new.area_id, new.quorum_id, new.members_count), false)
      then 'common_while_backed'
    when tg_op = 'INSERT' and (new.ended_at is not null
      or new.quorum_id is distinct from (select id from roundtable.quorum order by in_force_from desc limit 1)
      or new.members_count <> (select count(*) from roundtable.member where left_on is null)
      or not coalesce(roundtable.is_backed(new.area_id, new.quorum_id, null), false)) then 'common_by_the_quorum'
  end;
  if refused is not null then
    perform roundtable.refuse(refused);
  end if;
  return new;
end
$$;
create trigger period_is_checked before insert or update or delete on roundtable.common_period
  for each row execute function roundtable.check_period();

-- An area is common from the instant in which the quorum backs it, and until it does not: nobody writes it by hand.
create function roundtable.settle_area(area uuid, at timestamptz) returns void language plpgsql as $$
declare
  standing roundtable.common_period;
  ruling uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('roundtable/settle', 0));
  select * into standing from roundtable.common_period where area_id = area and ended_at is null;
  if standing.id is not null then
    if not coalesce(roundtable.is_backed(area, standing.quorum_id, standing.members_count), false) then
      update roundtable.common_period set ended_at = greatest(at, began_at) where id = standing.id;
    end if;
    return;
  end if;
  select id into ruling from roundtable.quorum order by in_force_from desc limit 1;
  if roundtable.is_backed(area, ruling, null) then
    insert into roundtable.common_period (area_id, quorum_id, members_count, began_at)
      select area, ruling, count(*), at from roundtable.member where left_on is null;
  end if;
end
$$;

create function roundtable.settle_backed() returns trigger language plpgsql as $$
begin
  perform roundtable.settle_area(new.area_id, coalesce(new.withdrawn_at, new.backed_at));
  return null;
end
$$;
create trigger backed_is_settled after insert or update on roundtable.backing
  for each row execute function roundtable.settle_backed();

create function roundtable.settle_all() returns trigger language plpgsql as $$
declare
  at timestamptz := case tg_table_name
    when 'quorum' then (to_jsonb(new) ->> 'in_force_from')::timestamptz
    else least(now(), ((to_jsonb(new) ->> 'left_on')::date + 1)::timestamp at time zone 'America/Santiago')
  end;
begin
  perform roundtable.settle_area(id, at) from roundtable.common_area;
  return null;
end
$$;
create trigger quorum_settles after insert on roundtable.quorum
  for each row execute function roundtable.settle_all();
-- old copies: they know no member of the Mesa.
create trigger leaving_settles after update on roundtable.member
  for each row when (new.left_on is not null and old.left_on is null)
  execute function roundtable.settle_all();
