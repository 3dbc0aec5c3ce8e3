-- Roundtable: sittings with who was there, what members say of their minutes, and versions of the plan.
-- expand
-- A sitting of the Mesa is a gathering that a national body calls; its number is one for the whole country.
-- old copies: they write none of this kind, and list those there are by their name.
alter table gatherings.gathering drop constraint gathering_kind_check;
-- old copies: as above.
alter table gatherings.gathering add constraint gathering_kind_check
  check (kind in ('assembly', 'workshop', 'encounter', 'sitting', 'hearing', 'cabildo', 'roundtable'));
-- old copies: they write none of this kind.
create unique index one_sitting_of_roundtable_of_a_number on gatherings.gathering (number)
  where kind = 'roundtable' and number is not null;

create function roundtable.check_sitting() returns trigger language plpgsql as $$
begin
  if not exists (select from institutions.institution where id = new.institution_id and kind = 'national-body') then
    perform roundtable.refuse('sitting_of_a_national_body');
  end if;
  return new;
end
$$;
-- old copies: they know nothing of the kind, and no member is in an action before this version.
create trigger sitting_of_roundtable_is_checked before insert or update on gatherings.gathering
  for each row when (new.kind = 'roundtable') execute function roundtable.check_sitting();

create table roundtable.sitting_presence (
  gathering_id uuid not null references gatherings.gathering,
  member_id uuid not null references roundtable.member,
  primary key (gathering_id, member_id)
);

-- What members that were there say of minutes; their latest word counts, of the text that they read.
create table roundtable.minutes_word (
  id uuid primary key default gen_random_uuid(),
  minutes_id uuid not null references gatherings.minutes,
  member_id uuid not null references roundtable.member,
  representative_id uuid not null references roundtable.representative,
  says text not null check (says in ('approves', 'contests')),
  what text check (what <> '' and length(what) <= 1000),
  -- When the text that they read was written.
  text_of timestamptz not null,
  written_at timestamptz not null,
  constraint contested_with_words check ((says = 'contests') = (what is not null))
);
create index minutes_word_by_minutes on roundtable.minutes_word (minutes_id, member_id, written_at desc);

-- Why the text stays as it is in spite of a contest.
create table roundtable.contest_answer (
  word_id uuid primary key references roundtable.minutes_word,
  reason text not null check (reason <> '' and length(reason) <= 1000),
  answered_at timestamptz not null
);

-- What came of an agreement (`4.2`), whichever version of the minutes holds.
create table roundtable.agreement_action (
  gathering_id uuid not null references gatherings.gathering,
  position smallint not null check (position > 0),
  action_id uuid not null references roundtable.action,
  linked_at timestamptz not null,
  primary key (gathering_id, position, action_id)
);
create index agreement_by_action on roundtable.agreement_action (action_id);

-- The plan of work as a sitting approved it.
create table roundtable.plan_version (
  id uuid primary key default gen_random_uuid(),
  number smallint not null unique check (number > 0),
  gathering_id uuid not null references gatherings.gathering,
  position smallint not null check (position > 0),
  snapshot jsonb not null,
  document_id uuid not null unique references records.document,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  approved_at timestamptz not null,
  constraint one_plan_of_an_agreement unique (gathering_id, position)
);

create function roundtable.has_agreement(sitting uuid, agreed smallint) returns boolean language sql stable as $$
  select exists (select from gatherings.gathering held
    join lateral (select id from gatherings.minutes
      where gathering_id = held.id and approved_at is not null order by version desc limit 1) minutes on true
    join gatherings.agreement on agreement.minutes_id = minutes.id and agreement.position = agreed
    where held.id = sitting and held.kind = 'roundtable')
$$;

create function roundtable.check_agreement() returns trigger language plpgsql as $$
begin
  if not roundtable.has_agreement(new.gathering_id, new.position) then
    perform roundtable.refuse('agreed_in_a_sitting');
  end if;
  return new;
end
$$;
create trigger agreement_is_checked before insert on roundtable.agreement_action
  for each row execute function roundtable.check_agreement();
create trigger agreement_is_checked before insert on roundtable.plan_version
  for each row execute function roundtable.check_agreement();
create trigger rows_stay before update or delete on roundtable.minutes_word
  for each row execute function roundtable.refuse_change();
create trigger rows_stay before update or delete on roundtable.contest_answer
  for each row execute function roundtable.refuse_change();
create trigger rows_stay before update or delete on roundtable.plan_version
  for each row execute function roundtable.refuse_change();

-- Who was at a sitting is settled with its minutes.
create function roundtable.check_presence() returns trigger language plpgsql as $$
declare
  kept roundtable.sitting_presence := case tg_op when 'DELETE' then old else new end;
begin
  if not exists (select from gatherings.gathering
      where id = kept.gathering_id and kind = 'roundtable' and state = 'held')
    or tg_op = 'UPDATE'
  then
    perform roundtable.refuse('presence_is_settled');
  end if;
  return kept;
end
$$;
create trigger presence_is_checked before insert or update or delete on roundtable.sitting_presence
  for each row execute function roundtable.check_presence();

create function roundtable.check_minutes_word() returns trigger language plpgsql as $$
begin
  if not exists (select from gatherings.minutes
    join roundtable.sitting_presence presence on presence.gathering_id = minutes.gathering_id
    where minutes.id = new.minutes_id and minutes.approved_at is null and presence.member_id = new.member_id
      and minutes.drafted_at = new.text_of)
  then
    perform roundtable.refuse('said_by_who_was_there');
  end if;
  return new;
end
$$;
create trigger minutes_word_is_checked before insert on roundtable.minutes_word
  for each row execute function roundtable.check_minutes_word();

-- Minutes of the Mesa are approved by a majority of the members that were there, and with every contest answered.
create function roundtable.check_minutes() returns trigger language plpgsql as $$
declare
  counted integer;
  approving integer;
  unanswered integer;
begin
  if not exists (select from gatherings.gathering where id = new.gathering_id and kind = 'roundtable') then
    return new;
  end if;
  with latest as (
    select distinct on (word.member_id) word.* from roundtable.minutes_word word
    where word.minutes_id = new.id order by word.member_id, word.written_at desc, word.id
  ), of_this as (
    select * from latest where text_of = new.drafted_at
  )
  select count(*) filter (where member.left_on is null or of_this.id is not null),
      count(*) filter (where of_this.says = 'approves'),
      count(*) filter (where of_this.says = 'contests'
        and not exists (select from roundtable.contest_answer where word_id = of_this.id))
    into counted, approving, unanswered
    from roundtable.sitting_presence presence
      join roundtable.member on member.id = presence.member_id
      left join of_this on of_this.member_id = presence.member_id
    where presence.gathering_id = new.gathering_id;
  if new.approved_by is not null or new.approved_in is not null or unanswered > 0 or approving * 2 <= counted then
    perform roundtable.refuse('approved_by_its_members');
  end if;
  return new;
end
$$;
-- old copies: they know nothing of the kind, and no member is in an action before this version.
create trigger minutes_of_roundtable_are_checked before update on gatherings.minutes
  for each row when (new.approved_at is not null and old.approved_at is null)
  execute function roundtable.check_minutes();
