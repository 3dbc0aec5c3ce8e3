-- The forum: questions by theme, answers that served somebody, what institutions pin, and guides that grow from an answer.
-- expand
-- A question is the first comment of a place of its own; its answers are the other comments that begin a thread there.
create table conversation.forum_question (
  place_id uuid primary key references conversation.place,
  number integer not null unique check (number > 0),
  -- Null once whoever asked has taken the question back.
  title text check (title <> '' and length(title) <= 140),
  theme text not null check (theme in (
    'calling', 'projects', 'money', 'voting', 'council', 'delivery', 'bases', 'inclusion')),
  -- The comuna that it is about, if it is about one.
  cut text references territories.comuna,
  asked_comment_id uuid not null unique,
  -- Who closed it and with what words, which everybody reads.
  closed_at timestamptz,
  closing_words text check (closing_words <> '' and length(closing_words) <= 600),
  closed_in uuid references institutions.institution,
  closed_by uuid references people.person on delete set null,
  foreign key (asked_comment_id, place_id) references conversation.comment (id, place_id),
  check ((closed_at is null) = (closing_words is null)),
  check ((closed_at is null) = (closed_in is null)),
  check (closed_by is null or closed_at is not null)
);
-- What a question was called before its title was corrected.
create table conversation.earlier_title (
  place_id uuid not null references conversation.forum_question,
  -- In the order in which they were corrected.
  number smallint not null check (number > 0),
  -- Null where nobody is to read it any more, and once whoever asked has taken the question back.
  title text check (title <> '' and length(title) <= 140),
  corrected_at timestamptz not null,
  -- In whose name, with the reason that everybody reads; null by whoever asked.
  institution_id uuid references institutions.institution,
  reason text check (reason <> '' and length(reason) <= 300),
  primary key (place_id, number),
  check ((institution_id is null) = (reason is null))
);

-- Whose team its author speaks for, if she says so where she writes.
alter table conversation.comment add column for_institution_id uuid references institutions.institution;

create index forum_question_by_theme on conversation.forum_question (theme);
create index forum_question_by_comuna on conversation.forum_question (cut);
create index forum_question_by_closer on conversation.forum_question (closed_by);

-- Whoever found an answer useful, each once.
create table conversation.useful_mark (
  comment_id uuid not null references conversation.comment,
  person_id uuid not null references people.person on delete cascade,
  marked_at timestamptz not null,
  primary key (comment_id, person_id)
);
create index useful_mark_by_person on conversation.useful_mark (person_id);

-- The one answer to a question that an institution puts first.
create table conversation.pin (
  place_id uuid not null references conversation.forum_question,
  institution_id uuid not null references institutions.institution,
  comment_id uuid not null,
  pinned_by uuid references people.person on delete set null,
  pinned_at timestamptz not null,
  primary key (place_id, institution_id),
  foreign key (comment_id, place_id) references conversation.comment (id, place_id)
);
create index pin_by_person on conversation.pin (pinned_by);
create index pin_by_comment on conversation.pin (comment_id);

-- What an institution wrote from an answer, for whoever comes with the same question.
create table conversation.guide (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  theme text not null check (theme in (
    'calling', 'projects', 'money', 'voting', 'council', 'delivery', 'bases', 'inclusion')),
  institution_id uuid not null references institutions.institution,
  place_id uuid not null references conversation.forum_question,
  comment_id uuid not null,
  -- Whether whoever wrote the answer lets her name stand there: she is asked when the guide is published.
  credit text not null default 'asked' check (credit in ('asked', 'agreed', 'declined')),
  credit_at timestamptz,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawal_reason text check (withdrawal_reason <> '' and length(withdrawal_reason) <= 600),
  withdrawn_by uuid references people.person on delete set null,
  foreign key (comment_id, place_id) references conversation.comment (id, place_id),
  check ((credit = 'asked') = (credit_at is null)),
  check ((withdrawn_at is null) = (withdrawal_reason is null)),
  check (withdrawn_by is null or withdrawn_at is not null)
);
-- One that stands of each answer for each institution.
create unique index standing_guide on conversation.guide (comment_id, institution_id)
  where withdrawn_at is null;
create index guide_by_question on conversation.guide (place_id);
create index guide_by_institution on conversation.guide (institution_id);
create index guide_by_withdrawer on conversation.guide (withdrawn_by);

-- What a guide said and says: rows are only added.
create table conversation.guide_version (
  guide_id uuid not null references conversation.guide,
  number integer not null check (number > 0),
  title text not null check (title <> '' and length(title) <= 140),
  text text not null check (text <> '' and length(text) <= 12000),
  lang text not null check (lang in ('es', 'arn', 'ay', 'qu', 'rap', 'ht', 'pt', 'en')),
  -- What changed with it; of the first there is nothing to say.
  change text check (change <> '' and length(change) <= 300),
  written_by uuid references people.person on delete set null,
  written_at timestamptz not null,
  primary key (guide_id, number),
  check ((number = 1) = (change is null))
);
create index guide_version_by_writer on conversation.guide_version (written_by);

-- Whoever is told of new questions on a theme.
create table conversation.theme_following (
  theme text not null check (theme in (
    'calling', 'projects', 'money', 'voting', 'council', 'delivery', 'bases', 'inclusion')),
  person_id uuid not null references people.person on delete cascade,
  since timestamptz not null,
  primary key (theme, person_id)
);
create index theme_following_by_person on conversation.theme_following (person_id);

create function conversation.refuse(why text) returns void language plpgsql as $$
begin
  raise exception 'the forum does not take this' using errcode = 'check_violation', constraint = why;
end
$$;

-- Only an answer is useful, pinned or made a guide: a comment that begins a thread below a question and is not the question.
create function conversation.check_answer() returns trigger language plpgsql as $$
declare
  marked conversation.comment;
begin
  select * into strict marked from conversation.comment where id = new.comment_id;
  if marked.thread_id is not null or not exists (
    select from conversation.forum_question
    where place_id = marked.place_id and asked_comment_id <> marked.id)
  then
    perform conversation.refuse('only_an_answer');
  end if;
  if tg_table_name = 'useful_mark' then
    if marked.author_id = new.person_id then
      perform conversation.refuse('not_by_its_author');
    end if;
  end if;
  return new;
end
$$;
create trigger useful_mark_is_checked before insert on conversation.useful_mark
  for each row execute function conversation.check_answer();
create trigger pin_is_checked before insert or update of comment_id on conversation.pin
  for each row execute function conversation.check_answer();
create trigger guide_is_checked before insert or update of comment_id on conversation.guide
  for each row execute function conversation.check_answer();

-- A question stays the first comment of its place.
create function conversation.check_question() returns trigger language plpgsql as $$
begin
  if exists (
    select from conversation.comment asked
    join conversation.place on place.id = asked.place_id
    where asked.id = new.asked_comment_id
      and (asked.thread_id is not null or place.kind <> 'conversation/question'))
  then
    perform conversation.refuse('question_begins_its_place');
  end if;
  return new;
end
$$;
create trigger question_is_checked before insert or update of asked_comment_id, place_id
  on conversation.forum_question for each row execute function conversation.check_question();

-- What it was called stays to be read, unless its words are taken away.
create function conversation.check_title() returns trigger language plpgsql as $$
begin
  if new.title is distinct from old.title and new.title is not null and not exists (
    select from conversation.earlier_title earlier
    where earlier.place_id = new.place_id and coalesce(earlier.title, old.title) = old.title
      and earlier.number = (select max(number) from conversation.earlier_title where place_id = new.place_id))
  then
    perform conversation.refuse('titles_stay');
  end if;
  return new;
end
$$;
create trigger title_is_checked before update of title
  on conversation.forum_question for each row execute function conversation.check_title();

create function conversation.check_earlier_title() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_op = 'UPDATE'
    and (new.title is not null or to_jsonb(new) - 'title' <> to_jsonb(old) - 'title')
  then
    perform conversation.refuse('titles_stay');
  elsif tg_op = 'INSERT' and new.number <> 1 + (select coalesce(max(number), 0)
    from conversation.earlier_title where place_id = new.place_id)
  then
    perform conversation.refuse('title_in_turn');
  end if;
  return new;
end
$$;
create trigger earlier_title_is_checked before insert or update or delete on conversation.earlier_title
  for each row execute function conversation.check_earlier_title();

-- A version stays as it was published, but for the account of whoever wrote it; the next one takes the next number.
create function conversation.check_guide_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform conversation.refuse('guide_versions_stay');
  elsif tg_op = 'UPDATE' then
    if to_jsonb(new) - 'written_by' <> to_jsonb(old) - 'written_by' then
      perform conversation.refuse('guide_versions_stay');
    end if;
  elsif new.number <> 1 + (select coalesce(max(number), 0) from conversation.guide_version
    where guide_id = new.guide_id)
  then
    perform conversation.refuse('guide_version_in_turn');
  elsif exists (select from conversation.guide where id = new.guide_id and withdrawn_at is not null)
  then
    perform conversation.refuse('withdrawn_guide_stays');
  end if;
  return new;
end
$$;
create trigger guide_version_is_checked before insert or update or delete on conversation.guide_version
  for each row execute function conversation.check_guide_version();
