-- Surveys on the paper twins of all rooms, their results kept as they were published, and of which place people talk.
-- expand

-- Of a form that nobody signs: nothing ties it to a person.
alter table records.paper_sheet add column is_anonymous boolean not null default false;
-- old copies: every sheet that they number keeps the default, and nothing is asked of it.
alter table records.paper_sheet add constraint anonymous_sheet_is_nobodys
  check (not is_anonymous or person_id is null);

-- On which sheet an answer came; `sheet_number` is of those entered before sheets of all rooms were one.
alter table surveys.response add column paper_sheet_id uuid references records.paper_sheet;
-- old copies: they leave it null, and nulls are never twice.
create unique index one_response_of_a_paper_sheet on surveys.response (paper_sheet_id);

-- What was told once a survey was closed: worked out once, and never told otherwise.
create table surveys.published_result (
  survey_id uuid primary key references surveys.survey,
  -- `Results` of rules/results.ts without the questions, which stay as they are.
  figures jsonb not null,
  kept_at timestamptz not null
);

-- The comuna or the region that a place of talk is about.
alter table conversation.place add column cut text references territories.comuna;
alter table conversation.place add column region_code text references territories.region;
