-- Consultations: a text or a question put to residents, what they observe of each paragraph, and reasoned answers.
-- expand
create schema consultations;

create table consultations.consultation (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  institution_id uuid not null references institutions.institution,
  kind text not null check (kind in ('rules', 'ordinance', 'plan', 'public-account', 'question')),
  level text not null check (level in ('information', 'consultation', 'decision')),
  -- The commitment of the elected body that lets it decide: of the edition that it is about.
  commitment_id uuid references editions.commitment,
  title text not null check (title <> '' and length(title) <= 160),
  purpose text not null check (purpose <> '' and length(purpose) <= 1000),
  -- What happens with what is said.
  effect text not null check (effect <> '' and length(effect) <= 1000),
  norm_id uuid not null references norms.norm,
  article text check (article <> '' and length(article) <= 40),
  -- Of the bases of an edition: the edition, and the closed version that is read.
  edition_id uuid references editions.edition,
  rulebook_id uuid,
  time_zone text not null check (time_zone <> ''),
  created_at timestamptz not null,
  opened_at timestamptz,
  closes_at timestamptz,
  answered_at timestamptz,
  answers_document_id uuid unique references records.document,
  ended_at timestamptz,
  outcome text check (outcome in ('approved', 'withdrawn')),
  -- Why it was withdrawn, or what the act says of it.
  end_words text check (end_words <> '' and length(end_words) <= 1000),
  -- The act that was approved: one of these.
  act_norm_id uuid references norms.norm,
  act_document_id uuid references records.document,
  act_rulebook_id uuid,
  plain_title text not null generated always as (territories.plain(title)) stored,
  foreign key (rulebook_id, edition_id) references editions.rulebook (id, edition_id),
  foreign key (act_rulebook_id, edition_id) references editions.rulebook (id, edition_id),
  check (edition_id is null or (kind = 'rules' and rulebook_id is not null)),
  check (edition_id is not null or num_nonnulls(rulebook_id, commitment_id, act_rulebook_id) = 0),
  check (num_nulls(opened_at, closes_at) in (0, 2)),
  check (closes_at > opened_at),
  constraint decision_has_its_commitment
    check (opened_at is null or level <> 'decision' or commitment_id is not null),
  constraint answered_after_the_deadline check (answered_at >= closes_at),
  check (num_nulls(answered_at, answers_document_id) in (0, 2)),
  check (num_nulls(ended_at, outcome) in (0, 2)),
  check (ended_at is null or opened_at is not null),
  check (outcome is distinct from 'withdrawn' or end_words is not null),
  constraint approved_when_answered check (outcome is distinct from 'approved' or answered_at is not null),
  check (num_nonnulls(act_norm_id, act_document_id, act_rulebook_id)
    = case when outcome = 'approved' then 1 else 0 end)
);
create index consultation_by_institution on consultations.consultation (institution_id, closes_at desc);
create index consultation_by_deadline on consultations.consultation (closes_at desc)
  where opened_at is not null;
create index consultation_by_edition on consultations.consultation (edition_id)
  where edition_id is not null;
create index consultation_by_norm on consultations.consultation (norm_id);

-- The text: version 1 is what was read, version 2 what was approved. Of a question version 1 has no paragraph.
create table consultations.paragraph (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references consultations.consultation on delete cascade,
  version smallint not null check (version in (1, 2)),
  position smallint not null check (position > 0),
  is_heading boolean not null,
  text text not null check (text <> '' and length(text) <= 4000),
  unique (consultation_id, version, position),
  unique (id, consultation_id)
);

create table consultations.extension (
  consultation_id uuid not null references consultations.consultation,
  closed_at timestamptz not null,
  until_at timestamptz not null check (until_at > closed_at),
  reason text not null check (reason <> '' and length(reason) <= 500),
  decided_at timestamptz not null check (decided_at < closed_at),
  primary key (consultation_id, until_at)
);

-- The assemblies in which people spoke about it.
create table consultations.gathering (
  consultation_id uuid not null references consultations.consultation,
  gathering_id uuid not null references gatherings.gathering,
  primary key (consultation_id, gathering_id)
);

create table consultations.observation_group (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references consultations.consultation,
  number smallint not null check (number > 0),
  theme text not null check (theme <> '' and length(theme) <= 160),
  -- What was said, in the words of whoever answers.
  said text not null check (length(said) <= 2000),
  unique (consultation_id, number),
  unique (id, consultation_id)
);

create table consultations.observation (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references consultations.consultation,
  -- Null: the whole text, or the question.
  paragraph_id uuid,
  way text not null check (way in ('web', 'paper', 'assembly')),
  person_id uuid references people.person on delete set null,
  paper_sheet_id uuid unique references records.paper_sheet,
  gathering_id uuid,
  -- How many hold it: of an assembly as the desk counted them.
  people_count integer not null check (people_count between 1 and 100000),
  stance text not null check (stance in ('support', 'reject', 'change')),
  reasons text not null check (reasons <> '' and length(reasons) <= 2000),
  -- How the paragraph should say it.
  proposed text not null check (length(proposed) <= 2000),
  sent_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  -- Which version everybody reads; null while a moderator has not read it.
  shown_version integer check (shown_version between 1 and version),
  hidden_at timestamptz,
  hidden_reason text check (hidden_reason <> ''),
  group_id uuid,
  foreign key (paragraph_id, consultation_id) references consultations.paragraph (id, consultation_id),
  foreign key (gathering_id, consultation_id) references consultations.gathering (gathering_id, consultation_id),
  foreign key (group_id, consultation_id) references consultations.observation_group (id, consultation_id),
  check ((stance = 'change') = (proposed <> '')),
  check (stance <> 'change' or paragraph_id is not null),
  check ((way = 'assembly') = (gathering_id is not null)),
  check (way <> 'assembly' or person_id is null),
  check (way = 'assembly' or people_count = 1),
  check ((way = 'paper') = (paper_sheet_id is not null)),
  check (num_nulls(hidden_at, hidden_reason) in (0, 2))
);
-- One of each person about each paragraph, and one about the whole.
create unique index one_observation_of_a_person on consultations.observation
  (consultation_id, person_id, paragraph_id) nulls not distinct where person_id is not null;
create index observation_by_consultation on consultations.observation (consultation_id, paragraph_id, sent_at);
create index observation_by_person on consultations.observation (person_id) where person_id is not null;
create index observation_by_group on consultations.observation (group_id) where group_id is not null;

create table consultations.answer (
  group_id uuid not null references consultations.observation_group on delete cascade,
  version smallint not null check (version > 0),
  outcome text not null check (outcome in ('accepted', 'accepted-in-part', 'not-accepted')),
  reason text not null check (reason <> '' and length(reason) <= 3000),
  -- What was done with it, or will be.
  done text not null check (length(done) <= 1000),
  changed_because text check (changed_because <> '' and length(changed_because) <= 500),
  published_at timestamptz,
  primary key (group_id, version),
  check ((version = 1) = (changed_because is null)),
  check (version = 1 or published_at is not null)
);

-- Observations that stand and are in no group, and groups without an answer.
create function consultations.ungrouped(consultation uuid) returns bigint language sql stable as $$
  select count(*) from consultations.observation
    where consultation_id = consultation and hidden_at is null and group_id is null
$$;
create function consultations.unanswered(consultation uuid) returns bigint language sql stable as $$
  select count(*) from consultations.observation_group
    where consultation_id = consultation
      and not exists (select from consultations.answer where group_id = observation_group.id)
$$;

create function consultations.check_consultation() returns trigger language plpgsql as $$
declare
  -- A generated column is not worked out yet.
  stays constant text[] := array['plain_title', 'closes_at', 'answered_at', 'answers_document_id', 'ended_at', 'outcome',
    'end_words', 'act_norm_id', 'act_document_id', 'act_rulebook_id'];
  refused text;
begin
  if old.opened_at is null then
    return new;
  end if;
  refused := case
    when old.ended_at is not null then 'ended_stays'
    when to_jsonb(new) - stays is distinct from to_jsonb(old) - stays then 'opened_stays'
    when new.closes_at <> old.closes_at and not exists (select from consultations.extension
      where consultation_id = new.id and closed_at = old.closes_at and until_at = new.closes_at)
      then 'extended_with_reason'
    when old.answered_at is not null and new.answered_at is distinct from old.answered_at
      then 'answered_once'
    when (new.answered_at is not null and old.answered_at is null or new.outcome = 'approved')
      and consultations.ungrouped(new.id) > 0 then 'every_observation_in_a_group'
    when (new.answered_at is not null and old.answered_at is null or new.outcome = 'approved')
      and consultations.unanswered(new.id) > 0 then 'every_group_answered'
  end;
  if refused is not null then
    raise exception 'this consultation does not go on so' using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger consultation_is_checked before update on consultations.consultation
  for each row execute function consultations.check_consultation();
create function consultations.keep_opened() returns trigger language plpgsql as $$
begin
  if old.opened_at is not null then
    raise exception 'what was asked in public is kept';
  end if;
  return old;
end
$$;
create trigger opened_is_kept before delete on consultations.consultation
  for each row execute function consultations.keep_opened();

-- The text that is read does not change while it is; the approved one is written when all was answered.
create function consultations.check_paragraph() returns trigger language plpgsql as $$
declare
  kept consultations.paragraph := case tg_op when 'DELETE' then old else new end;
  held consultations.consultation;
begin
  select * into held from consultations.consultation where id = kept.consultation_id for share;
  if found and (case kept.version when 1 then held.opened_at is not null
    else held.answered_at is null or held.ended_at is not null end)
  then
    raise exception 'this text does not change now' using errcode = 'check_violation', constraint = 'text_stays';
  end if;
  return kept;
end
$$;
create trigger paragraph_is_checked before insert or update or delete on consultations.paragraph
  for each row execute function consultations.check_paragraph();

create function consultations.check_observation() returns trigger language plpgsql as $$
declare
  kept consultations.observation := case tg_op when 'DELETE' then old else new end;
  held consultations.consultation;
  words constant text[] := array['stance', 'reasons', 'proposed', 'paragraph_id', 'people_count', 'way',
    'consultation_id', 'gathering_id'];
  is_said boolean := tg_op <> 'UPDATE';
  refused text;
begin
  if tg_op = 'UPDATE' then
    is_said := exists (select from unnest(words) as word
      where to_jsonb(new) -> word is distinct from to_jsonb(old) -> word);
  end if;
  select * into strict held from consultations.consultation where id = kept.consultation_id for share;
  refused := case
    when held.opened_at is null then 'observed_when_open'
    when is_said and (held.answered_at is not null or held.ended_at is not null) then 'said_before_the_answers'
    when is_said and tg_op <> 'DELETE' and kept.way = 'web' and kept.changed_at >= held.closes_at
      then 'said_before_the_deadline'
    when tg_op = 'UPDATE' and new.group_id is distinct from old.group_id
      and (held.answered_at is not null or held.ended_at is not null) then 'grouped_before_the_answers'
    when tg_op <> 'DELETE' and kept.paragraph_id is not null and (select version <> 1 or is_heading
      from consultations.paragraph where id = kept.paragraph_id) then 'observed_paragraph_of_the_text'
  end;
  if refused is not null then
    raise exception 'this observation is not taken so' using errcode = 'check_violation', constraint = refused;
  end if;
  return kept;
end
$$;
create trigger observation_is_checked before insert or update or delete on consultations.observation
  for each row execute function consultations.check_observation();

-- What was answered in public stays; another version says why.
create function consultations.check_answer() returns trigger language plpgsql as $$
declare
  held consultations.consultation;
begin
  if tg_op <> 'INSERT' and old.published_at is not null then
    raise exception 'a published answer does not change'
      using errcode = 'check_violation', constraint = 'published_answer_stays';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  select consultation.* into strict held from consultations.consultation
    join consultations.observation_group on observation_group.consultation_id = consultation.id
    where observation_group.id = new.group_id for share of consultation;
  if held.ended_at is not null
    or new.version > 1 and not exists (select from consultations.answer
      where group_id = new.group_id and version = new.version - 1 and published_at is not null)
  then
    raise exception 'this answer is not taken' using errcode = 'check_violation', constraint = 'answer_in_turn';
  end if;
  return new;
end
$$;
create trigger answer_is_checked before insert or update or delete on consultations.answer
  for each row execute function consultations.check_answer();

create function consultations.check_group() returns trigger language plpgsql as $$
declare
  kept consultations.observation_group := case tg_op when 'DELETE' then old else new end;
begin
  if exists (select from consultations.consultation where id = kept.consultation_id
    and (opened_at is null or answered_at is not null or ended_at is not null))
  then
    raise exception 'groups do not change now' using errcode = 'check_violation', constraint = 'group_stays';
  end if;
  return kept;
end
$$;
create trigger group_is_checked before insert or update or delete on consultations.observation_group
  for each row execute function consultations.check_group();
