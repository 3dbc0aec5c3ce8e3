-- Review: who looks at each proposal and until when, what she finds and why, what is asked, changed and appealed, and what is published together.
-- expand
create schema review;

-- An office of the institution that answers for a kind of check.
create table review.unit (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institutions.institution,
  name text not null check (name <> '' and length(name) <= 120),
  plain_name text not null generated always as (territories.plain(name)) stored,
  -- The checks that come to it by themselves when proposals are taken into review.
  kinds text[] not null default '{}'
    check (kinds <@ array['admissibility', 'technical', 'legal', 'budget', 'land', 'upkeep']),
  retired_at timestamptz,
  unique (id, institution_id)
);
create unique index unit_of_a_name on review.unit (institution_id, plain_name) where retired_at is null;
create table review.unit_member (
  unit_id uuid not null references review.unit,
  person_id uuid not null references people.person on delete cascade,
  primary key (unit_id, person_id)
);
create index unit_member_by_person on review.unit_member (person_id);

-- Results of a round are published on one day, all together.
create table review.round (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  number smallint not null check (number > 0),
  opened_at timestamptz not null,
  published_at timestamptz,
  document_id uuid unique references records.document,
  unique (edition_id, number),
  unique (id, edition_id),
  check (num_nulls(published_at, document_id) in (0, 2))
);
create unique index round_one_open on review.round (edition_id) where published_at is null;

-- What is being found out about a proposal.
create table review.examination (
  proposal_id uuid primary key,
  edition_id uuid not null,
  institution_id uuid not null references institutions.institution,
  round_id uuid not null,
  stage text not null check (stage in ('admissibility', 'feasibility')),
  -- What would be published: proposed by whoever coordinates, from the checks.
  outcome text check (outcome in ('not-admitted', 'not-feasible', 'feasible')),
  -- What its author is told, in plain words.
  answer text check (answer <> '' and length(answer) <= 4000),
  signed_off_at timestamptz,
  signed_off_by uuid references people.person on delete set null,
  -- Whoever signed it off made one of its checks too, for nobody else there could: it is said in public.
  signed_off_alone boolean not null default false,
  published_at timestamptz,
  -- Grows with each change: whoever saves over another's change is told.
  revision integer not null default 1 check (revision > 0),
  -- Of the cost that was found: in thousandths of the sum of its lines.
  contingency_permille smallint not null default 0 check (contingency_permille between 0 and 500),
  -- What it costs to run and to keep, each year, and who pays it.
  upkeep_clp bigint check (upkeep_clp >= 0),
  upkeep_by text check (upkeep_by <> '' and length(upkeep_by) <= 160),
  land text check (land in ('public-use', 'municipal', 'state', 'private', 'lent', 'unknown')),
  land_reference text check (land_reference <> '' and length(land_reference) <= 160),
  -- Checks that wait to be made now, and the nearest day by which one of them is due: kept so by triggers.
  open_count smallint not null default 0 check (open_count >= 0),
  next_due_on date,
  foreign key (proposal_id, edition_id) references proposals.proposal (id, edition_id),
  foreign key (round_id, edition_id) references review.round (id, edition_id),
  constraint negative_has_its_answer check (outcome is null or answer is not null or outcome = 'feasible'),
  constraint signed_off_with_outcome check ((signed_off_at is null) = (outcome is null)),
  constraint signed_off_by_somebody check (signed_off_at is not null
    or (signed_off_by is null and not signed_off_alone)),
  constraint published_when_signed_off check (published_at is null or signed_off_at is not null)
);
create index examination_by_edition on review.examination (edition_id, stage, outcome);
create index examination_by_round on review.examination (round_id);
create index examination_by_signature on review.examination (signed_off_by) where signed_off_by is not null;

create table review.check (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references review.examination,
  kind text not null check (kind in ('admissibility', 'technical', 'legal', 'budget', 'land', 'upkeep')),
  -- 1 in the first review; 2 once an appeal opened it again.
  instance smallint not null default 1 check (instance in (1, 2)),
  unit_id uuid references review.unit,
  -- Who is to make it; once it is answered, who made it.
  reviewer_id uuid references people.person on delete set null,
  due_on date,
  finding text check (finding in ('yes', 'with-changes', 'no')),
  reason text check (reason <> '' and length(reason) <= 4000),
  -- Why not, as public figures group it.
  ground text check (ground in ('not-competent', 'not-eligible', 'incomplete', 'outside-territory', 'above-maximum',
    'land', 'technical', 'legal', 'upkeep', 'already-planned', 'repeated', 'other')),
  norm_id uuid references norms.norm,
  article text check (article <> '' and length(article) <= 40),
  answered_at timestamptz,
  revision integer not null default 1 check (revision > 0),
  unique (proposal_id, kind, instance),
  constraint no_has_its_reason check (finding is distinct from 'no'
    or (reason is not null and ground is not null and norm_id is not null)),
  constraint changes_have_their_reason check (finding is distinct from 'with-changes' or reason is not null),
  check (num_nulls(finding, answered_at) in (0, 2))
);
create index check_by_reviewer on review.check (reviewer_id) where answered_at is null;
create index check_by_unit on review.check (unit_id) where answered_at is null;
create index check_by_whoever_made_it on review.check (reviewer_id) where answered_at is not null;

-- Whoever made a check signs it off only where it is said that she did both; what was published stays as it was.
create function review.check_sign_off() returns trigger language plpgsql as $$
begin
  if new.signed_off_at is not null and not new.signed_off_alone and new.signed_off_by is not null
    and exists (select from review.check one where one.proposal_id = new.proposal_id
      and one.answered_at is not null and one.reviewer_id = new.signed_off_by)
  then
    raise exception 'whoever made a check does not sign it off'
      using errcode = 'check_violation', constraint = 'signed_off_by_another';
  end if;
  return new;
end
$$;
create trigger sign_off_is_checked before insert or update on review.examination
  for each row execute function review.check_sign_off();

create function review.keep_finding() returns trigger language plpgsql as $$
begin
  if (new.finding, new.reason, new.ground, new.norm_id, new.article, new.answered_at)
      is distinct from (old.finding, old.reason, old.ground, old.norm_id, old.article, old.answered_at)
    and (exists (select from review.examination one where one.proposal_id = old.proposal_id
        and one.signed_off_at is not null)
      or exists (select from review.check again where again.proposal_id = old.proposal_id
        and again.instance > old.instance))
  then
    raise exception 'a finding that was signed off stays as it was'
      using errcode = 'check_violation', constraint = 'signed_off_finding_stays';
  end if;
  return new;
end
$$;
create trigger finding_is_kept before update on review.check
  for each row execute function review.keep_finding();

-- Those of feasibility wait until the proposal is admitted.
create function review.count_open(changed_ids uuid[]) returns void language sql as $$
  update review.examination exam set open_count = waiting.count, next_due_on = waiting.due
  from (
    select stands.proposal_id, count(one.id) as count, min(one.due_on) as due
    from review.examination stands
    left join review.check one on one.proposal_id = stands.proposal_id and one.answered_at is null
      and (one.kind = 'admissibility' or stands.stage = 'feasibility')
    where stands.proposal_id = any (changed_ids) group by stands.proposal_id
  ) waiting
  where exam.proposal_id = waiting.proposal_id
    and (exam.open_count, exam.next_due_on) is distinct from (waiting.count, waiting.due)
$$;
create function review.checks_changed() returns trigger language plpgsql as $$
begin
  perform review.count_open(array(select distinct proposal_id from changed));
  return null;
end
$$;
create trigger checks_are_counted_when_begun after insert on review.check
  referencing new table as changed for each statement execute function review.checks_changed();
create trigger checks_are_counted_when_changed after update on review.check
  referencing new table as changed for each statement execute function review.checks_changed();
create function review.stage_changed() returns trigger language plpgsql as $$
begin
  perform review.count_open(array[new.proposal_id]);
  return null;
end
$$;
create trigger checks_are_counted_in_their_stage after update of stage on review.examination
  for each row when (old.stage is distinct from new.stage) execute function review.stage_changed();

create table review.cost_line (
  proposal_id uuid not null references review.examination,
  place smallint not null check (place between 1 and 40),
  name text not null check (name <> '' and length(name) <= 160),
  unit text not null check (unit <> '' and length(unit) <= 30),
  -- In hundredths.
  quantity integer not null check (quantity > 0),
  unit_clp bigint not null check (unit_clp >= 0),
  primary key (proposal_id, place)
);

-- Something is missing or wrong, and its author may mend it until then.
create table review.correction (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references review.examination,
  asked text not null check (asked <> '' and length(asked) <= 2000),
  asked_at timestamptz not null,
  answer_until timestamptz not null,
  answered_at timestamptz,
  -- The version in which it was mended.
  version integer,
  -- Its term went by without an answer, or the proposal left the review.
  ended_at timestamptz,
  check (num_nulls(answered_at, version) in (0, 2)),
  check (answered_at is null or ended_at is null),
  constraint corrected_in_time check (answered_at <= answer_until)
);
create unique index correction_one_open on review.correction (proposal_id)
  where answered_at is null and ended_at is null;
create index correction_by_term on review.correction (answer_until) where answered_at is null and ended_at is null;

-- What the institution would change in text, scope or cost: the author accepts it, or both positions are published.
create table review.change (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references review.examination,
  -- The contents that it would have, and what of it differs.
  contents jsonb not null,
  from_version integer not null,
  reason text not null check (reason <> '' and length(reason) <= 2000),
  -- The minutes of the mixed committee in which it was agreed to be proposed, where the bases ask for one.
  gathering_id uuid references gatherings.gathering,
  proposed_at timestamptz not null,
  answer_until date not null,
  answer text check (answer in ('accepted', 'objected', 'silent')),
  position text check (position <> '' and length(position) <= 2000),
  answered_at timestamptz,
  version integer,
  check (num_nulls(answer, answered_at) in (0, 2)),
  constraint objection_has_its_position check (answer is distinct from 'objected' or position is not null),
  constraint accepted_is_a_version check ((answer is not distinct from 'accepted') = (version is not null))
);
create unique index change_one_open on review.change (proposal_id) where answer is null;

create table review.appeal (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references review.examination,
  -- The answer that it is against, as it was published: a review that opens again takes it from its examination.
  against_outcome text not null check (against_outcome in ('not-admitted', 'not-feasible')),
  against_answer text not null,
  against_at timestamptz not null,
  reason text not null check (reason <> '' and length(reason) <= 4000),
  channel text not null check (channel in ('web', 'paper')),
  paper_sheet_id uuid references records.paper_sheet,
  filed_at timestamptz not null,
  -- The last instant at which it could be filed, in the time of the territory.
  open_until timestamptz not null,
  answer_due_on date not null,
  decided_by uuid references people.person on delete set null,
  outcome text check (outcome in ('upheld', 'rejected')),
  answer text check (answer <> '' and length(answer) <= 4000),
  -- Why it is not upheld.
  norm_id uuid references norms.norm,
  article text check (article <> '' and length(article) <= 40),
  decided_at timestamptz,
  document_id uuid unique references records.document,
  constraint appeal_in_time check (filed_at <= open_until),
  constraint rejection_has_its_norm check (outcome is distinct from 'rejected' or norm_id is not null),
  check (num_nulls(outcome, answer, decided_at) in (0, 3))
);
-- Once for each answer that is appealed.
create unique index appeal_once on review.appeal (proposal_id);

-- Whoever reviewed or signed off is never the one who decides the appeal.
create function review.check_appeal() returns trigger language plpgsql as $$
begin
  if new.decided_by is not null and old.decided_by is null and (
    exists (select from review.check one where one.proposal_id = new.proposal_id and one.instance = 1
      and one.reviewer_id = new.decided_by)
    or exists (select from review.examination one where one.proposal_id = new.proposal_id
      and one.signed_off_by = new.decided_by)
    or exists (select from proposals.proposal one where one.id = new.proposal_id
      and one.author_person_id = new.decided_by)
  ) then
    raise exception 'an appeal is decided by somebody else'
      using errcode = 'check_violation', constraint = 'appeal_decided_by_another';
  end if;
  return new;
end
$$;
create trigger appeal_is_checked before update on review.appeal
  for each row execute function review.check_appeal();

-- Two proposals that exclude each other, or that only make sense together.
create table review.relation (
  edition_id uuid not null references editions.edition,
  one_id uuid not null references review.examination,
  other_id uuid not null references review.examination,
  kind text not null check (kind in ('conflict', 'together')),
  reason text not null check (reason <> '' and length(reason) <= 500),
  decided_at timestamptz not null,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index relation_by_other on review.relation (other_id);
create index relation_by_edition on review.relation (edition_id);

-- A spreadsheet with findings, kept from its preview until whoever sent it takes it or not; a day at most.
create table review.import (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  person_id uuid not null references people.person on delete cascade,
  file_name text not null check (file_name <> '' and length(file_name) <= 200),
  -- As they were read: `[{"line": 2, "cells": {"number": "12", …}}]`.
  rows jsonb not null,
  sent_at timestamptz not null
);
create index import_by_person on review.import (person_id);

-- A workbench as somebody arranged it.
create table review.saved_view (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institutions.institution,
  person_id uuid not null references people.person on delete cascade,
  name text not null check (name <> '' and length(name) <= 60),
  -- The query of its address.
  query text not null check (length(query) <= 1000),
  is_shared boolean not null default false,
  unique (institution_id, person_id, name)
);
