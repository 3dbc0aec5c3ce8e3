-- Sanction: the formal decision of the elected body on what the vote put first, and nothing is built without it.
-- expand
create schema sanction;

-- Where the days of an edition are counted.
create function sanction.time_zone(edition uuid) returns text language sql stable as $$
  select coalesce(comuna.time_zone, (select mode() within group (order by inside.time_zone)
      from territories.comuna inside where inside.region_code = institution.region_code), 'America/Santiago')
  from editions.edition one
  join institutions.institution on institution.id = one.institution_id
  left join territories.comuna on comuna.cut = institution.cut
  where one.id = edition
$$;

-- What the mayor or the governor submits to the body: the results as they are certified.
create table sanction.submission (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  -- Within its edition.
  number smallint not null check (number > 0),
  body_id uuid not null references institutions.body,
  body_kind text not null check (body_kind in ('municipal-council', 'core')),
  submitted_as text not null check (submitted_as in ('mayor', 'governor')),
  submitted_by uuid references people.person on delete set null,
  -- The day on which the body received it, there.
  received_on date not null,
  -- Only a regional council has one, by law: thirty days, the last one included.
  term_days smallint,
  document_id uuid not null unique references records.document,
  submitted_at timestamptz not null,
  unique (edition_id, number),
  unique (id, edition_id),
  check ((body_kind = 'core') = (submitted_as = 'governor')),
  check (term_days is not distinct from case body_kind when 'core' then 30 end)
);

-- The day of reception was written down wrong: what two people put right, and why. The day of the submission follows.
create table sanction.reception_correction (
  id uuid primary key default gen_random_uuid(),
  -- The order in which they were signed.
  place bigint generated always as identity unique,
  submission_id uuid not null references sanction.submission,
  was_on date not null,
  received_on date not null check (received_on <> was_on),
  reason text not null check (reason <> '' and length(reason) <= 1000),
  act_id uuid not null unique references records.two_person_act,
  corrected_at timestamptz not null
);
create index reception_correction_by_submission on sanction.reception_correction (submission_id, place);

create table sanction.submitted_contest (
  -- Contests are written before their submission: once it is there, none is added.
  submission_id uuid not null,
  edition_id uuid not null,
  contest_id uuid not null,
  round smallint not null,
  result_id uuid not null unique references count.certification (result_id),
  amount_clp bigint not null check (amount_clp > 0),
  replacement text not null check (replacement in ('next-in-order', 'recount')),
  primary key (submission_id, contest_id),
  unique (submission_id, contest_id, result_id),
  foreign key (submission_id, edition_id) references sanction.submission (id, edition_id)
    deferrable initially deferred,
  foreign key (contest_id, edition_id) references editions.contest (id, edition_id),
  foreign key (result_id, contest_id, round) references count.result (id, contest_id, round)
);
create index submitted_contest_by_contest on sanction.submitted_contest (contest_id);

-- Each project of the order that was submitted: of the ballot list, and of the certified result.
create table sanction.matter (
  submission_id uuid not null,
  contest_id uuid not null,
  result_id uuid not null,
  project_id uuid not null,
  place smallint not null check (place > 0),
  cost_clp bigint not null check (cost_clp > 0),
  -- Reached by the amount as it was certified; without those who left since, as the bases fill their place.
  is_funded boolean not null,
  primary key (submission_id, project_id),
  unique (submission_id, contest_id, place),
  foreign key (submission_id, contest_id, result_id)
    references sanction.submitted_contest (submission_id, contest_id, result_id) deferrable initially deferred,
  foreign key (result_id, project_id) references count.result_line (result_id, project_id)
);
create index matter_by_project on sanction.matter (project_id);
create index matter_by_line on sanction.matter (result_id, project_id);

-- A sitting of the body about it. Resumed on another day it is another sitting, which continues this one.
create table sanction.sitting (
  id uuid primary key default gen_random_uuid(),
  -- The order in which they were opened.
  place bigint generated always as identity unique,
  submission_id uuid not null references sanction.submission,
  continues_id uuid unique references sanction.sitting,
  name text not null check (name <> '' and length(name) <= 80),
  held_on date not null,
  majority text not null check (majority in ('more-ayes', 'of-present', 'of-office', 'two-thirds-of-office')),
  quorum smallint not null check (quorum > 0),
  -- The norm that asks for this majority, as the bases cite norms.
  majority_norm text not null check (majority_norm <> '' and length(majority_norm) <= 80),
  state text not null default 'open' check (state in ('open', 'suspended', 'closed')),
  suspended_reason text check (suspended_reason <> '' and length(suspended_reason) <= 1000),
  -- One more at each save: whoever saves says which one she saw.
  version integer not null default 1 check (version > 0),
  opened_by uuid references people.person on delete set null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  unique (id, submission_id),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'suspended' or suspended_reason is not null),
  check (continues_id <> id)
);
create unique index sitting_one_open on sanction.sitting (submission_id) where state = 'open';
create index sitting_by_submission on sanction.sitting (submission_id, place);

-- Who was there, of those with a mandate that day.
create table sanction.presence (
  sitting_id uuid not null references sanction.sitting,
  member_id uuid not null references institutions.body_member,
  is_present boolean not null,
  primary key (sitting_id, member_id)
);

-- A resolution of the body: what was decided in a sitting and in those that it continues, signed by two.
create table sanction.resolution (
  id uuid primary key default gen_random_uuid(),
  -- The order in which they were signed.
  place bigint generated always as identity unique,
  submission_id uuid not null references sanction.submission,
  sitting_id uuid not null unique,
  -- As the body numbers it.
  number text not null check (number <> '' and length(number) <= 40),
  act_id uuid not null unique references records.two_person_act,
  document_id uuid not null unique references records.document,
  signed_at timestamptz not null,
  unique (id, submission_id),
  foreign key (sitting_id, submission_id) references sanction.sitting (id, submission_id)
);
create index resolution_by_submission on sanction.resolution (submission_id, place);

-- What the body decides of a project: a draft until its resolution is signed.
create table sanction.decision (
  id uuid primary key default gen_random_uuid(),
  sitting_id uuid not null,
  submission_id uuid not null,
  project_id uuid not null,
  resolution_id uuid,
  outcome text not null check (outcome in ('approved', 'approved-with-changes', 'returned', 'rejected')),
  -- False: its approval was put to the vote and did not carry.
  is_carried boolean not null,
  amount_clp bigint check (amount_clp > 0),
  -- In the order of the body.
  place smallint check (place > 0),
  reason text not null check (length(reason) <= 4000),
  changes text not null check (length(changes) <= 4000),
  -- What those who voted otherwise wanted written down.
  minority text not null check (length(minority) <= 4000),
  return_what text check (return_what <> '' and length(return_what) <= 2000),
  return_by text check (return_by <> '' and length(return_by) <= 160),
  return_until date,
  casting_by uuid references institutions.body_member,
  unique (sitting_id, project_id),
  unique (id, submission_id, project_id),
  foreign key (sitting_id, submission_id) references sanction.sitting (id, submission_id),
  foreign key (submission_id, project_id) references sanction.matter (submission_id, project_id),
  foreign key (resolution_id, submission_id) references sanction.resolution (id, submission_id),
  constraint decision_gives_its_reason check (outcome = 'approved' or reason <> ''),
  check ((outcome = 'approved-with-changes') = (changes <> '')),
  check (is_carried or outcome = 'rejected'),
  check (num_nulls(amount_clp, place) = case when outcome like 'approved%' then 0 else 2 end),
  check (num_nulls(return_what, return_by, return_until) = case outcome when 'returned' then 0 else 3 end)
);
create index decision_by_matter on sanction.decision (submission_id, project_id);
create index decision_by_resolution on sanction.decision (resolution_id) where resolution_id is not null;
-- The body decides once; what was returned comes back.
create unique index decision_once on sanction.decision (submission_id, project_id)
  where resolution_id is not null and outcome <> 'returned';

-- The vote of each member on each project. Rows are only added: a correction names the row that it corrects, and why.
create table sanction.vote (
  id bigint generated always as identity primary key,
  sitting_id uuid not null,
  project_id uuid not null,
  member_id uuid not null references institutions.body_member,
  vote text not null check (vote in ('for', 'against', 'abstained', 'recused', 'absent')),
  -- Which interest keeps a member from voting.
  interest text check (interest <> '' and length(interest) <= 1000),
  corrects bigint unique,
  reason text check (reason <> '' and length(reason) <= 1000),
  recorded_by uuid references people.person on delete set null,
  recorded_at timestamptz not null,
  unique (id, sitting_id, project_id, member_id),
  foreign key (sitting_id, project_id) references sanction.decision (sitting_id, project_id),
  foreign key (corrects, sitting_id, project_id, member_id)
    references sanction.vote (id, sitting_id, project_id, member_id),
  check ((vote = 'recused') = (interest is not null)),
  check ((corrects is null) = (reason is null))
);
create unique index vote_first on sanction.vote (sitting_id, project_id, member_id) where corrects is null;

-- What was returned came back: what was mended of it.
create table sanction.mending (
  id uuid primary key default gen_random_uuid(),
  decision_id uuid not null unique references sanction.decision,
  what text not null check (what <> '' and length(what) <= 4000),
  received_on date not null,
  recorded_by uuid references people.person on delete set null,
  recorded_at timestamptz not null
);

-- A regional council that has not voted in its term leaves the list standing as it was submitted.
create table sanction.lapse (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null unique references sanction.submission,
  -- Until which it could vote.
  last_day date not null,
  act_id uuid not null unique references records.two_person_act,
  -- The certificate.
  document_id uuid not null unique references records.document,
  recorded_by uuid references people.person on delete set null,
  recorded_at timestamptz not null,
  unique (id, submission_id)
);

-- What works stand on: the body approved it, or left it standing; exactly one of both.
create table sanction.approval (
  project_id uuid primary key references editions.slate_project (project_id),
  edition_id uuid not null,
  contest_id uuid not null,
  result_id uuid not null references count.certification (result_id),
  submission_id uuid not null,
  amount_clp bigint not null check (amount_clp > 0),
  scope text not null check (scope <> ''),
  decision_id uuid unique,
  lapse_id uuid,
  approved_at timestamptz not null,
  -- A corrected result was sanctioned without it.
  ended_at timestamptz check (ended_at >= approved_at),
  foreign key (contest_id, edition_id) references editions.contest (id, edition_id),
  foreign key (submission_id, contest_id, result_id)
    references sanction.submitted_contest (submission_id, contest_id, result_id),
  foreign key (decision_id, submission_id, project_id)
    references sanction.decision (id, submission_id, project_id),
  foreign key (lapse_id, submission_id) references sanction.lapse (id, submission_id),
  foreign key (submission_id, project_id) references sanction.matter (submission_id, project_id),
  constraint approval_by_vote_or_by_lapse check (num_nonnulls(decision_id, lapse_id) = 1)
);
create index approval_by_edition on sanction.approval (edition_id, contest_id);
create index approval_by_lapse on sanction.approval (lapse_id) where lapse_id is not null;

-- What councillors ask the staff in writing; public with its answer once the body has decided.
create table sanction.question (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references sanction.submission,
  number smallint not null check (number > 0),
  asked_by uuid references people.person on delete set null,
  -- The name of an authority in her office, as she signs.
  asker_name text not null check (asker_name <> '' and length(asker_name) <= 160),
  text text not null check (text <> '' and length(text) <= 2000),
  asked_at timestamptz not null,
  answer text check (answer <> '' and length(answer) <= 6000),
  answered_by uuid references people.person on delete set null,
  answered_at timestamptz,
  unique (submission_id, number),
  check (num_nulls(answer, answered_at) in (0, 2)),
  check (answered_by is null or answered_at is not null)
);
