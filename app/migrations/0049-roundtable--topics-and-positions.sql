-- Roundtable: topics with their questions, what members say to them and on what grounds, and opinions of residents.
-- expand
create table roundtable.topic (
  id uuid primary key default gen_random_uuid(),
  number smallint not null unique check (number > 0),
  -- The national body that keeps it.
  institution_id uuid not null references institutions.institution,
  title text not null check (title <> '' and length(title) <= 160),
  purpose text not null check (purpose <> '' and length(purpose) <= 1000),
  opened_at timestamptz not null,
  closed_at timestamptz check (closed_at >= opened_at),
  -- First and last day on which residents are asked.
  opinions_from date,
  opinions_until date check (opinions_until >= opinions_from),
  check (num_nulls(opinions_from, opinions_until) in (0, 2))
);

create table roundtable.question (
  id uuid primary key default gen_random_uuid(),
  topic_id uuid not null references roundtable.topic,
  position smallint not null check (position between 1 and 30),
  statement text not null check (statement <> '' and length(statement) <= 300),
  asked_at timestamptz not null,
  -- The one whose place it takes, which keeps what was answered to it.
  replaces_id uuid unique references roundtable.question check (replaces_id <> id),
  replaced_at timestamptz check (replaced_at >= asked_at)
);
create unique index one_question_in_a_place on roundtable.question (topic_id, position) where replaced_at is null;

-- What a member says to a question, version by version.
create table roundtable.stance (
  id uuid primary key default gen_random_uuid(),
  question_id uuid not null references roundtable.question,
  member_id uuid not null references roundtable.member,
  version smallint not null check (version > 0),
  -- Who wrote it, and as what.
  representative_id uuid not null references roundtable.representative,
  choice text not null check (choice in ('agree', 'agree-if', 'disagree', 'none')),
  condition text not null check (length(condition) <= 500),
  reasons text not null check (length(reasons) <= 2000),
  written_at timestamptz not null,
  -- Of what an alternate wrote over the principal: when it waits no more, and what she did with it.
  lapses_at timestamptz check (lapses_at > written_at),
  taken_at timestamptz check (taken_at >= written_at),
  left_at timestamptz check (left_at >= written_at),
  unique (question_id, member_id, version),
  constraint condition_of_its_choice check ((choice = 'agree-if') = (condition <> '')),
  constraint taken_while_it_waits check (taken_at is null or lapses_at is not null and taken_at < lapses_at),
  check (left_at is null or lapses_at is not null),
  check (num_nonnulls(taken_at, left_at) < 2)
);
create index stance_by_member on roundtable.stance (member_id, question_id);
create index stance_by_representative on roundtable.stance (representative_id);

-- A member's document on a topic, version by version.
create table roundtable.analysis (
  id uuid primary key default gen_random_uuid(),
  topic_id uuid not null references roundtable.topic,
  member_id uuid not null references roundtable.member,
  version smallint not null check (version > 0),
  representative_id uuid not null references roundtable.representative,
  title text not null check (title <> '' and length(title) <= 160),
  summary text not null check (summary <> '' and length(summary) <= 6000),
  file_id uuid unique references platform.file,
  written_at timestamptz not null,
  unique (topic_id, member_id, version)
);
create index analysis_by_member on roundtable.analysis (member_id, topic_id);
create index analysis_by_representative on roundtable.analysis (representative_id);

-- On what a stance or an analysis rests: an address that is looked at each week, or a file that is kept.
create table roundtable.evidence (
  id uuid primary key default gen_random_uuid(),
  stance_id uuid references roundtable.stance,
  analysis_id uuid references roundtable.analysis,
  title text not null check (title <> '' and length(title) <= 200),
  address text check (address ~ '^https?://' and length(address) <= 500),
  file_id uuid unique references platform.file,
  added_at timestamptz not null,
  -- The dead one whose place it takes.
  replaces_id uuid unique references roundtable.evidence check (replaces_id <> id),
  checked_at timestamptz,
  -- Since when it does not answer, while it does not.
  dead_since timestamptz check (dead_since <= checked_at),
  constraint evidence_of_one check (num_nonnulls(stance_id, analysis_id) = 1),
  constraint evidence_is_somewhere check (num_nonnulls(address, file_id) = 1),
  check (checked_at is null or address is not null)
);
create index evidence_by_stance on roundtable.evidence (stance_id) where stance_id is not null;
create index evidence_by_analysis on roundtable.evidence (analysis_id) where analysis_id is not null;
create index evidence_by_check on roundtable.evidence (checked_at nulls first);

-- What a resident thinks of a statement, while the topic asks her.
create table roundtable.opinion (
  question_id uuid not null references roundtable.question,
  person_id uuid not null references people.person on delete cascade,
  choice text not null check (choice in ('agree', 'disagree', 'pass')),
  given_at timestamptz not null,
  primary key (question_id, person_id)
);
create index opinion_by_person on roundtable.opinion (person_id);

-- Groups of opinion as they were last worked out: of groups only, never of a person.
create table roundtable.opinion_picture (
  topic_id uuid primary key references roundtable.topic,
  computed_at timestamptz not null,
  -- Ids of the statements in the order in which the picture tells of them.
  questions uuid[] not null,
  picture jsonb not null
);

create function roundtable.check_topic() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['title', 'purpose', 'closed_at', 'opinions_from', 'opinions_until'];
  refused text;
begin
  refused := case
    when tg_op = 'DELETE' then 'topic_is_kept'
    when to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then 'topic_is_kept'
    when old.closed_at is not null then 'topic_is_closed'
    when new.opinions_from is distinct from old.opinions_from and exists (select from roundtable.opinion
      join roundtable.question on question.id = opinion.question_id
      where question.topic_id = new.id) then 'answered_stays'
  end;
  if refused is not null then
    perform roundtable.refuse(refused);
  end if;
  return new;
end
$$;
create trigger topic_is_checked before update or delete on roundtable.topic
  for each row execute function roundtable.check_topic();

-- What somebody answered stays as it was asked.
create function roundtable.check_question() returns trigger language plpgsql as $$
declare
  kept roundtable.question := case tg_op when 'DELETE' then old else new end;
  refused text;
begin
  perform from roundtable.topic where id = kept.topic_id for share;
  refused := case
    when (select closed_at is not null from roundtable.topic where id = kept.topic_id) then 'topic_is_closed'
    when tg_op = 'INSERT' and new.replaced_at is not null then 'replaced_by_another'
    when tg_op = 'INSERT' and new.replaces_id is not null and not exists (select from roundtable.question
      where question.id = new.replaces_id and question.topic_id = new.topic_id
        and question.position = new.position and question.replaced_at is not null) then 'replaced_by_another'
    when tg_op = 'UPDATE' and (old.replaced_at is not null or to_jsonb(new) - array['statement', 'replaced_at']
      is distinct from to_jsonb(old) - array['statement', 'replaced_at']) then 'question_is_kept'
    when (tg_op = 'DELETE' or new.statement <> old.statement) and (
      exists (select from roundtable.stance where question_id = old.id)
      or exists (select from roundtable.opinion where question_id = old.id)) then 'answered_stays'
  end;
  if refused is not null then
    perform roundtable.refuse(refused);
  end if;
  return kept;
end
$$;
create trigger question_is_checked before insert or update or delete on roundtable.question
  for each row execute function roundtable.check_question();

create function roundtable.check_replacing() returns trigger language plpgsql as $$
begin
  if not exists (select from roundtable.question where replaces_id = new.id) then
    perform roundtable.refuse('replaced_by_another');
  end if;
  return null;
end
$$;
create constraint trigger replacing_is_checked after update on roundtable.question
  deferrable initially deferred for each row when (new.replaced_at is not null)
  execute function roundtable.check_replacing();

-- Whether somebody speaks for a member, that neither left nor is silent.
create function roundtable.speaks(representative uuid, member uuid) returns boolean language sql stable as $$
  select exists (select from roundtable.representative one
    join roundtable.member sitting on sitting.id = one.member_id
    where one.id = representative and one.member_id = member and one.accepted_at is not null
      and one.ended_at is null and sitting.left_on is null and sitting.silent_since is null)
$$;

-- Whether what an alternate writes now waits: the principal wrote or took what stands, and still speaks.
create function roundtable.waits(question uuid, member uuid, representative uuid) returns boolean
language sql stable as $$
  select writer.rank = 'alternate'
    and coalesce((select wrote.rank = 'principal' or stands.taken_at is not null
      from roundtable.stance stands join roundtable.representative wrote on wrote.id = stands.representative_id
      where stands.question_id = question and stands.member_id = member
        and (stands.lapses_at is null or stands.taken_at is not null)
      order by coalesce(stands.taken_at, stands.written_at) desc, stands.version desc limit 1), false)
    and exists (select from roundtable.representative principal
      join roundtable.member sitting on sitting.id = principal.member_id
      join people.role_grant held on held.person_id = principal.person_id and held.ended_at is null
        and (held.organization_id = sitting.organization_id or held.institution_id = sitting.institution_id)
      where principal.member_id = member and principal.rank = 'principal'
        and principal.accepted_at is not null and principal.ended_at is null)
  from roundtable.representative writer where writer.id = representative
$$;

create function roundtable.check_stance() returns trigger language plpgsql as $$
declare
  asked roundtable.question;
  of_taking constant text[] := array['taken_at', 'left_at'];
  refused text;
begin
  if tg_op = 'DELETE' then
    perform roundtable.refuse('stance_is_kept');
  end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - of_taking is distinct from to_jsonb(old) - of_taking
      or num_nonnulls(old.taken_at, old.left_at) > 0
    then
      perform roundtable.refuse('stance_is_kept');
    end if;
    return new;
  end if;
  select * into strict asked from roundtable.question where id = new.question_id for share;
  refused := case
    when asked.replaced_at is not null then 'question_is_replaced'
    when (select closed_at is not null from roundtable.topic where id = asked.topic_id for share)
      then 'topic_is_closed'
    when not roundtable.speaks(new.representative_id, new.member_id) then 'written_by_who_speaks'
    when num_nonnulls(new.taken_at, new.left_at) > 0 then 'stance_is_kept'
    when (new.lapses_at is not null)
      is distinct from roundtable.waits(new.question_id, new.member_id, new.representative_id)
      then 'one_voice'
  end;
  if refused is not null then
    perform roundtable.refuse(refused);
  end if;
  return new;
end
$$;
create trigger stance_is_checked before insert or update or delete on roundtable.stance
  for each row execute function roundtable.check_stance();

create function roundtable.check_analysis() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform roundtable.refuse('analysis_is_kept');
  end if;
  if (select closed_at is not null from roundtable.topic where id = new.topic_id for share) then
    perform roundtable.refuse('topic_is_closed');
  end if;
  if not roundtable.speaks(new.representative_id, new.member_id) then
    perform roundtable.refuse('written_by_who_speaks');
  end if;
  return new;
end
$$;
create trigger analysis_is_checked before insert or update or delete on roundtable.analysis
  for each row execute function roundtable.check_analysis();

create function roundtable.check_sources() returns trigger language plpgsql as $$
begin
  if not exists (select from roundtable.evidence where analysis_id = new.id) then
    perform roundtable.refuse('analysis_with_sources');
  end if;
  return null;
end
$$;
create constraint trigger sources_are_checked after insert on roundtable.analysis
  deferrable initially deferred for each row execute function roundtable.check_sources();

-- The claim stays; only what a look at its address found changes, and a dead one is mended by another.
create function roundtable.check_evidence() returns trigger language plpgsql as $$
declare
  of_looking constant text[] := array['checked_at', 'dead_since'];
  of_itself constant text[] := array['id', 'title', 'address', 'file_id', 'added_at', 'replaces_id'] || of_looking;
begin
  if tg_op = 'DELETE'
    or tg_op = 'UPDATE' and to_jsonb(new) - of_looking is distinct from to_jsonb(old) - of_looking
  then
    perform roundtable.refuse('evidence_is_kept');
  end if;
  if tg_op = 'INSERT' and new.replaces_id is not null and not exists (select from roundtable.evidence dead
    where dead.id = new.replaces_id and dead.dead_since is not null
      and to_jsonb(dead) - of_itself = to_jsonb(new) - of_itself for share)
  then
    perform roundtable.refuse('mends_what_is_dead');
  end if;
  return new;
end
$$;
create trigger evidence_is_checked before insert or update or delete on roundtable.evidence
  for each row execute function roundtable.check_evidence();

create function roundtable.check_opinion() returns trigger language plpgsql as $$
declare
  about roundtable.topic;
  asked roundtable.question;
begin
  if tg_op = 'UPDATE' and (new.question_id, new.choice, new.given_at)
    is not distinct from (old.question_id, old.choice, old.given_at)
  then
    return new;
  end if;
  select * into strict asked from roundtable.question where id = new.question_id for share;
  select * into strict about from roundtable.topic where id = asked.topic_id for share;
  if asked.replaced_at is not null then
    perform roundtable.refuse('question_is_replaced');
  end if;
  if about.closed_at is not null or about.opinions_from is null
    or roundtable.day_of(new.given_at) not between about.opinions_from and about.opinions_until
  then
    perform roundtable.refuse('opinion_while_asked');
  end if;
  return new;
end
$$;
create trigger opinion_is_checked before insert or update on roundtable.opinion
  for each row execute function roundtable.check_opinion();
