-- What people say to each other at a place of the site: comments with their versions, and what moderators decide.
-- expand
create schema conversation;

-- What a later room opened to comments.
create table conversation.place (
  id uuid primary key default gen_random_uuid(),
  -- `ROOM/WHAT`, and its key there.
  kind text not null check (kind ~ '^[a-z-]+/[a-z-]+$'),
  key text not null check (key <> '' and length(key) <= 200),
  title text not null check (title <> ''),
  english_title text not null check (english_title <> ''),
  -- The page on which it is shown, in each language.
  path text not null check (path ~ '^/[^/?#][^?#]*$'),
  english_path text not null check (english_path ~ '^/[^/?#][^?#]*$'),
  -- Whose moderators answer for it; null for the national bodies.
  institution_id uuid references institutions.institution,
  -- Plain, or with a column for and one against; it stays as it began.
  mode text not null check (mode in ('plain', 'two-column')),
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  unique (kind, key)
);
create index place_by_institution on conversation.place (institution_id);

create table conversation.comment (
  id uuid primary key default gen_random_uuid(),
  place_id uuid not null references conversation.place,
  -- The comment that begins the thread, and the one of that thread that this one answers.
  thread_id uuid,
  answers_id uuid,
  side text check (side in ('for', 'against')),
  -- Null once its author has been forgotten.
  author_id uuid references people.person on delete set null,
  -- Of the form it was sent with: what is sent twice is kept once.
  form_key uuid not null,
  posted_at timestamptz not null,
  latest_version integer not null default 1 check (latest_version > 0),
  -- What everybody reads; null until it was let through.
  shown_version integer check (shown_version between 1 and latest_version),
  shown_at timestamptz,
  -- The decision that hides it now.
  hiding_id uuid,
  withdrawn_at timestamptz,
  unique (author_id, form_key),
  unique (id, place_id),
  foreign key (thread_id, place_id) references conversation.comment (id, place_id),
  foreign key (answers_id, place_id) references conversation.comment (id, place_id),
  check ((thread_id is null) = (answers_id is null)),
  check (thread_id is null or side is null),
  check ((shown_version is null) = (shown_at is null))
);
create index thread_by_place on conversation.comment (place_id, side, posted_at desc, id)
  where thread_id is null;
create index reply_by_thread on conversation.comment (thread_id, posted_at, id)
  where thread_id is not null;
create index comment_by_author on conversation.comment (author_id, posted_at desc);
create index comment_by_moment on conversation.comment (posted_at desc, id);
create index comment_that_waits on conversation.comment (place_id)
  where hiding_id is null and withdrawn_at is null
    and latest_version is distinct from shown_version;

-- As it was written; withdrawn, nothing of it stays.
create table conversation.version (
  comment_id uuid not null references conversation.comment,
  number integer not null check (number > 0),
  text text not null check (text <> '' and length(text) <= 2000),
  lang text not null check (lang in ('es', 'arn', 'ay', 'qu', 'rap', 'ht', 'pt', 'en')),
  written_at timestamptz not null,
  -- Since when everybody could read it; null for one that nobody but its author and moderators saw.
  shown_at timestamptz,
  primary key (comment_id, number)
);

create table conversation.decision (
  id uuid primary key default gen_random_uuid(),
  comment_id uuid not null references conversation.comment,
  -- Let through what waited, kept what was reported, or hidden.
  outcome text not null check (outcome in ('shown', 'kept', 'hidden')),
  reason text check (reason in (
    'insults', 'discriminates', 'personal-data', 'advertises', 'off-topic', 'impersonates', 'unlawful')),
  -- For the author, never for everybody.
  words text check (words <> '' and length(words) <= 1000),
  institution_id uuid not null references institutions.institution,
  decided_by uuid references people.person on delete set null,
  decided_at timestamptz not null,
  check ((outcome = 'hidden') = (reason is not null)),
  unique (id, comment_id)
);
create index decision_by_comment on conversation.decision (comment_id, decided_at);
alter table conversation.comment
  add foreign key (hiding_id, id) references conversation.decision (id, comment_id);

-- A reader asks the moderators to look; each once for what she read.
create table conversation.report (
  comment_id uuid not null,
  version_number integer not null check (version_number > 0),
  person_id uuid not null references people.person on delete cascade,
  reason text not null check (reason in (
    'insults', 'discriminates', 'personal-data', 'advertises', 'off-topic', 'impersonates', 'unlawful')),
  words text check (words <> '' and length(words) <= 1000),
  reported_at timestamptz not null,
  -- What came of it.
  decision_id uuid,
  primary key (comment_id, version_number, person_id),
  foreign key (comment_id) references conversation.comment,
  foreign key (decision_id, comment_id) references conversation.decision (id, comment_id)
);
create index report_by_person on conversation.report (person_id);
create index open_report on conversation.report (comment_id) where decision_id is null;

-- The author asks that somebody else look at what was hidden: once for each decision.
create table conversation.second_review (
  decision_id uuid primary key references conversation.decision,
  -- Null once its author has been forgotten.
  words text check (words <> '' and length(words) <= 1000),
  asked_at timestamptz not null,
  hidden_by uuid references people.person on delete set null,
  outcome text check (outcome in ('restored', 'upheld')),
  answer text check (answer <> '' and length(answer) <= 1000),
  institution_id uuid references institutions.institution,
  decided_by uuid references people.person on delete set null,
  decided_at timestamptz,
  -- Never by whoever hid it.
  check (decided_by <> hidden_by),
  check ((outcome is null) = (decided_at is null)),
  check ((outcome is null) = (institution_id is null))
);
create index open_second_review on conversation.second_review (decision_id) where outcome is null;

create table conversation.following (
  place_id uuid not null references conversation.place,
  person_id uuid not null references people.person on delete cascade,
  since timestamptz not null,
  primary key (place_id, person_id)
);
create index following_by_person on conversation.following (person_id);
