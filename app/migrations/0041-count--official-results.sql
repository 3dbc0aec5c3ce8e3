-- Official results: a finished vote that was brought in, what was counted of it, and the place of each project in its order.
-- expand

-- What is being brought in of the vote of a contest: nothing of it is lost while files are mended.
create table count.bringing (
  id uuid primary key default gen_random_uuid(),
  contest_id uuid not null references editions.contest,
  round smallint not null check (round > 0),
  -- As it was typed: who answers for it, who held the vote, its days.
  facts jsonb not null,
  -- The tally sheet, signed: a PDF or a picture.
  tally_sheet_id uuid references platform.file,
  -- The vote as it came, once it is sound, and what is counted of it.
  kind text check (kind in ('ballots', 'totals')),
  file_name text check (file_name <> '' and length(file_name) <= 120),
  file bytea,
  text text,
  totals_text text,
  -- What is shown of it before it is confirmed: ballots, tables, support of each project, warnings.
  preview jsonb,
  saved_by uuid references people.person on delete set null,
  saved_at timestamptz not null,
  -- Its count: who confirmed it, in which role, and when it was last heard of.
  attempt uuid,
  confirmed_by uuid references people.person on delete set null,
  confirmed_as text,
  heard_at timestamptz,
  progress_percent smallint not null default 0 check (progress_percent between 0 and 100),
  failure text check (failure in ('too-slow', 'too-heavy', 'broken', 'refused')),
  unique (contest_id, round),
  check (num_nulls(kind, file_name, file, text, preview) in (0, 5)),
  check (totals_text is null or kind = 'totals'),
  check (num_nulls(attempt, heard_at, confirmed_as) in (0, 3)),
  check (attempt is null or (text is not null and tally_sheet_id is not null))
);

create table count.vote (
  id uuid primary key default gen_random_uuid(),
  contest_id uuid not null references editions.contest,
  round smallint not null check (round > 0),
  -- The drawn list with whose numbers its projects were matched.
  list_id uuid not null references ballot_list.list,
  kind text not null check (kind in ('ballots', 'totals')),
  -- As it was received, which only the team sees.
  file_name text not null check (file_name <> '' and length(file_name) <= 120),
  file bytea not null,
  file_sha256 bytea not null check (file_sha256 = pg_catalog.sha256(file)),
  -- What is counted and published: Pabulib whose ballots are sorted and numbered, so that no row tells whose or when.
  text text not null,
  text_sha256 bytea not null check (text_sha256 = pg_catalog.sha256(convert_to(text, 'UTF8'))),
  -- Canonical JSON of signed totals; then the ballots of the text are only as many as the totals say.
  totals_text text,
  tally_sheet_id uuid not null references platform.file,
  -- Who answers for it, and in which office.
  answered_by text not null check (answered_by <> '' and length(answered_by) <= 120),
  answered_as text not null check (answered_as <> '' and length(answered_as) <= 120),
  -- Who held the vote, and with which system.
  held_by text not null check (held_by <> '' and length(held_by) <= 200),
  voted_from date not null,
  voted_until date not null,
  -- Valid and blank ones.
  ballots integer not null check (ballots >= 0),
  blanks integer not null check (blanks >= 0),
  nulls integer not null check (nulls >= 0),
  brought_by uuid references people.person on delete set null,
  brought_at timestamptz not null,
  -- Brought in by mistake, with the reason that everybody reads.
  withdrawn_at timestamptz,
  withdrawn_reason text check (withdrawn_reason <> '' and length(withdrawn_reason) <= 1000),
  unique (id, contest_id, round),
  check (voted_until >= voted_from),
  check (blanks <= ballots),
  check ((kind = 'totals') = (totals_text is not null)),
  check (num_nulls(withdrawn_at, withdrawn_reason) in (0, 2))
);
create unique index vote_one_standing on count.vote (contest_id, round) where withdrawn_at is null;

-- Polling tables, where the file tells them.
create table count.vote_table (
  vote_id uuid not null references count.vote,
  code text not null check (code <> '' and length(code) <= 60),
  name text not null check (name <> '' and length(name) <= 120),
  -- Valid and blank ones.
  ballots integer not null check (ballots >= 0),
  primary key (vote_id, code)
);

create table count.result (
  id uuid primary key default gen_random_uuid(),
  vote_id uuid not null,
  contest_id uuid not null,
  round smallint not null,
  version smallint not null check (version > 0),
  cause text not null check (cause in ('first', 'recount', 'table-annulled', 'correction')),
  objection_id uuid,
  excluded_tables text[] not null default '{}',
  -- The bases under which the vote opened.
  rulebook_id uuid not null references editions.rulebook,
  -- What was counted, where it is not the whole vote; its hash always.
  counted_text text,
  counted_sha256 bytea not null check (length(counted_sha256) = 32),
  -- Canonical JSON of every setting; the same as a choice of the page where anybody counts again.
  settings_text text not null,
  settings_sha256 bytea not null
    check (settings_sha256 = pg_catalog.sha256(convert_to(settings_text, 'UTF8'))),
  choice jsonb not null,
  -- JSON as the command writes it: `minga-count --json --ranking`.
  outcome_text text not null,
  outcome_sha256 bytea not null
    check (outcome_sha256 = pg_catalog.sha256(convert_to(outcome_text, 'UTF8'))),
  document_id uuid not null unique references records.document,
  counted_by uuid references people.person on delete set null,
  counted_at timestamptz not null,
  unique (contest_id, round, version),
  unique (id, contest_id, round),
  foreign key (vote_id, contest_id, round) references count.vote (id, contest_id, round),
  check ((cause = 'table-annulled') = (excluded_tables <> '{}')),
  check (excluded_tables = '{}' or counted_text is not null),
  check (counted_text is null or counted_sha256 = pg_catalog.sha256(convert_to(counted_text, 'UTF8')))
);
create index result_by_vote on count.result (vote_id);

create table count.result_line (
  -- Lines are written before their result: once it is there, none is added.
  result_id uuid not null references count.result deferrable initially deferred,
  project_id uuid not null references editions.slate_project (project_id),
  -- In the order of all projects, funded or not.
  place smallint not null check (place > 0),
  is_funded boolean not null,
  cost_clp bigint not null check (cost_clp > 0),
  -- Votes, points or score: what the rule goes by.
  support bigint not null check (support >= 0),
  -- How it came to its place: bought in the count, in the order of the rule, as shares grow, or last.
  by text not null check (by in ('outcome', 'order', 'growth', 'last')),
  primary key (result_id, project_id),
  unique (result_id, place)
);
create index result_line_by_project on count.result_line (project_id);

-- What the page of a result shows, by language, and its table.
create table count.result_report (
  result_id uuid not null references count.result,
  locale text not null check (locale in ('es-CL', 'en')),
  report jsonb not null,
  csv text not null,
  primary key (result_id, locale)
);

-- A vote that was brought in never changes; it is only withdrawn, once, and never after its certification.
create function count.keep_vote() returns trigger language plpgsql as $$
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
    when old.withdrawn_at is null and new.withdrawn_at is not null and exists (
      select from editions.passage where passage.contest_id = new.contest_id
        and passage.round = new.round and passage.stage = 'certified') then 'certified_vote_stays'
  end;
  if refused is not null then
    raise exception 'a vote that was brought in stays as it is'
      using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger vote_is_kept before update or delete on count.vote
  for each row execute function count.keep_vote();

-- It is of a vote that was opened, and of the list drawn for it.
create function count.check_vote() returns trigger language plpgsql as $$
begin
  if not exists (select from editions.passage where passage.contest_id = new.contest_id
      and passage.round = new.round and passage.stage = 'voting-opened')
    or not exists (select from ballot_list.list where list.id = new.list_id
      and list.contest_id = new.contest_id and list.round = new.round and list.drawn_at is not null)
  then
    raise exception 'this vote was not opened' using errcode = 'check_violation', constraint = 'vote_was_opened';
  end if;
  return new;
end
$$;
create trigger vote_is_checked before insert on count.vote
  for each row execute function count.check_vote();

create function count.keep_as_it_is() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'counted_by' is distinct from to_jsonb(old) - 'counted_by' then
    raise exception 'a result stays as it is'
      using errcode = 'check_violation', constraint = 'result_stays';
  end if;
  return new;
end
$$;
create trigger result_is_kept before update or delete on count.result
  for each row execute function count.keep_as_it_is();
create trigger line_is_kept before update or delete on count.result_line
  for each row execute function count.keep_as_it_is();
create trigger report_is_kept before update or delete on count.result_report
  for each row execute function count.keep_as_it_is();
create trigger table_is_kept before update or delete on count.vote_table
  for each row execute function count.keep_as_it_is();

create function count.check_line() returns trigger language plpgsql as $$
begin
  if exists (select from count.result where result.id = new.result_id) then
    raise exception 'a result stays as it is'
      using errcode = 'check_violation', constraint = 'result_stays';
  end if;
  return new;
end
$$;
create trigger line_is_checked before insert on count.result_line
  for each row execute function count.check_line();

-- Whole, in its turn, of the projects of the list at their listed costs, and never above the amount of the contest.
create function count.check_result() returns trigger language plpgsql as $$
declare
  of_list uuid;
  stands boolean;
  last smallint;
  refused text;
begin
  perform from editions.edition join editions.contest on contest.edition_id = edition.id
    where contest.id = new.contest_id for no key update of edition;
  select list_id, withdrawn_at is null into of_list, stands from count.vote where vote.id = new.vote_id;
  select coalesce(max(version), 0) into last from count.result
    where result.contest_id = new.contest_id and result.round = new.round;
  refused := case
    when stands is not true then 'result_of_a_standing_vote'
    when new.version <> last + 1 or (new.cause = 'first') <> (new.version = 1) then 'result_in_its_turn'
    when not exists (select from editions.passage where passage.contest_id = new.contest_id
      and passage.round = new.round and passage.stage = 'voting-opened'
      and passage.rulebook_id = new.rulebook_id) then 'result_under_the_bases_of_its_vote'
    when new.counted_text is null and new.counted_sha256 <>
      (select text_sha256 from count.vote where vote.id = new.vote_id) then 'result_of_the_whole_vote'
    when exists (select from unnest(new.excluded_tables) as excluded (code) where not exists (select from count.vote_table told
      where told.vote_id = new.vote_id and told.code = excluded.code)) then 'excluded_tables_are_there'
  end;
  if refused is null then
    refused := case
      when not exists (select from count.result_line where result_line.result_id = new.id)
        or exists (select from count.result_line where result_line.result_id = new.id
          having max(place) <> count(*)) then 'order_of_all'
      when exists (select from count.result_line line where line.result_id = new.id and not exists (
        select from ballot_list.list, jsonb_array_elements(list.text::jsonb -> 'projects') item
        where list.id = of_list and item ->> 'project' = line.project_id::text
          and (item ->> 'cost_clp')::bigint = line.cost_clp)) then 'only_what_was_listed'
      when exists (select from ballot_list.entry
        join editions.slate_project project on project.project_id = entry.project_id
        where entry.list_id = of_list and project.withdrawn_at is null
          and (project.together_group is null or not exists (select from editions.slate_project other
            where other.contest_id = project.contest_id and other.together_group = project.together_group
              and other.withdrawn_at is not null))
          and not exists (select from count.result_line line
            where line.result_id = new.id and line.project_id = entry.project_id)) then 'order_of_all'
      when (select coalesce(sum(cost_clp), 0) from count.result_line
        where result_line.result_id = new.id and is_funded) > (select amount_clp from editions.contest_terms terms
        where terms.rulebook_id = new.rulebook_id and terms.contest_id = new.contest_id) then 'within_the_amount'
    end;
  end if;
  if refused is not null then
    raise exception 'this is no result of that vote'
      using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger result_is_checked before insert on count.result
  for each row execute function count.check_result();
