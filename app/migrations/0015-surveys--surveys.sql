-- Surveys: questions that cannot change once published, answers of named and unnamed people, sheets of paper.
-- expand
create schema surveys;

create table surveys.survey (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  institution_id uuid not null references institutions.institution,
  -- What it is about, in the words of the room that asks: `workshop`, `edition`…
  subject_kind text check (subject_kind <> ''),
  subject_key text check (subject_key <> ''),
  title text not null check (title <> '' and length(title) <= 160),
  english_title text check (english_title <> '' and length(english_title) <= 160),
  purpose text not null check (purpose <> '' and length(purpose) <= 1000),
  english_purpose text check (english_purpose <> '' and length(english_purpose) <= 1000),
  is_named boolean not null,
  takes_paper boolean not null,
  created_at timestamptz not null,
  -- All four are absent of a draft.
  published_at timestamptz,
  opens_at timestamptz,
  closes_at timestamptz,
  -- Until then sheets of paper are entered; then the results are public.
  results_at timestamptz,
  -- The published survey that this one corrects.
  corrects uuid unique references surveys.survey,
  plain_title text not null generated always as (territories.plain(title)) stored,
  -- So that an answer carries whether its survey is named, and the two agree.
  unique (id, is_named),
  check ((subject_kind is null) = (subject_key is null)),
  check ((published_at is null) = (opens_at is null)),
  check ((published_at is null) = (closes_at is null)),
  check ((published_at is null) = (results_at is null)),
  check (closes_at >= opens_at and results_at >= closes_at),
  check (corrects <> id)
);
create index survey_by_institution on surveys.survey (institution_id, created_at desc);
create index survey_by_subject on surveys.survey (subject_kind, subject_key);
create index survey_by_closing on surveys.survey (closes_at desc) where published_at is not null;

create table surveys.question (
  id uuid primary key default gen_random_uuid(),
  survey_id uuid not null references surveys.survey on delete cascade,
  position smallint not null check (position between 1 and 30),
  kind text not null
    check (kind in ('one', 'many', 'scale', 'short-text', 'long-text', 'order')),
  text text not null check (text <> '' and length(text) <= 300),
  english_text text check (english_text <> '' and length(english_text) <= 300),
  is_required boolean not null,
  -- Options in their order, `{"label", "english"}`; of a scale the words of its two ends.
  options jsonb not null default '[]' check (jsonb_typeof(options) = 'array'),
  scale_to smallint check (scale_to between 3 and 10),
  -- Of a test: number of the right option, and what it is worth.
  right_option smallint check (right_option > 0),
  points smallint check (points between 1 and 100),
  -- The results of the other questions are also told for each of its options.
  is_grouping boolean not null default false,
  constraint one_question_of_a_position unique (survey_id, position) deferrable initially deferred,
  check ((kind = 'scale') = (scale_to is not null)),
  check ((right_option is null) = (points is null)),
  check (right_option is null or (kind = 'one' and right_option <= jsonb_array_length(options))),
  check (not is_grouping or (kind = 'one' and is_required)),
  check (jsonb_array_length(options) between
    case kind when 'short-text' then 0 when 'long-text' then 0 else 2 end
    and case kind when 'short-text' then 0 when 'long-text' then 0 when 'scale' then 2 else 12 end)
);
create unique index one_grouping_question_of_a_survey on surveys.question (survey_id)
  where is_grouping;

-- One answered form. Of an unnamed survey no account can be kept: the database refuses it.
create table surveys.response (
  id uuid primary key default gen_random_uuid(),
  survey_id uuid not null,
  is_named boolean not null,
  person_id uuid references people.person on delete set null,
  -- Of a sheet of paper: the number printed on it.
  sheet_number integer check (sheet_number between 1 and 999999),
  -- The day and no more: with the hour, who was there could be told.
  answered_on date not null,
  foreign key (survey_id, is_named) references surveys.survey (id, is_named),
  check (is_named or person_id is null),
  check (sheet_number is null or person_id is null)
);
create unique index one_response_of_a_person on surveys.response (survey_id, person_id);
create unique index one_response_of_a_sheet on surveys.response (survey_id, sheet_number);
create index response_by_person on surveys.response (person_id) where person_id is not null;

create table surveys.answer (
  response_id uuid not null references surveys.response on delete cascade,
  question_id uuid not null references surveys.question,
  -- Number of the option, or point of the scale; 0 of a text.
  option smallint not null check (option >= 0),
  -- Of an order: which place the option was given.
  place smallint check (place > 0),
  text text check (text <> '' and length(text) <= 2000),
  primary key (response_id, question_id, option),
  check ((option = 0) = (text is not null))
);
create index answer_by_question on surveys.answer (question_id, option);

-- What was published is what people answered: it stays, whatever the program does.
create function surveys.refuse_change_of_question() returns trigger language plpgsql as $$
begin
  if exists (
    select from surveys.survey
    where id in (old.survey_id, new.survey_id) and published_at is not null
  ) then
    raise exception 'the questions of a published survey stay as they are';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger published_question_stays before insert or update or delete on surveys.question
  for each row execute function surveys.refuse_change_of_question();

create function surveys.refuse_change_of_survey() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a published survey is not deleted';
  end if;
  if (new.slug, new.institution_id, new.title, new.english_title, new.purpose, new.english_purpose,
      new.is_named, new.takes_paper, new.published_at, new.corrects)
    is distinct from
     (old.slug, old.institution_id, old.title, old.english_title, old.purpose, old.english_purpose,
      old.is_named, old.takes_paper, old.published_at, old.corrects) then
    raise exception 'a published survey stays as it is';
  end if;
  return new;
end
$$;
create trigger published_survey_stays before update or delete on surveys.survey
  for each row when (old.published_at is not null)
  execute function surveys.refuse_change_of_survey();
