-- Roundtable: calls of the national Mesa de Trabajo, who applies, which bodies are invited, members and who speaks for them.
-- expand
create schema roundtable;

-- Goes on where there is no reason against it.
create function roundtable.refuse(reason text) returns void language plpgsql as $$
begin
  if reason is not null then
    raise exception 'the roundtable does not go on so' using errcode = 'check_violation', constraint = reason;
  end if;
end
$$;

-- The civil day of the Mesa, which is one for the whole country.
create function roundtable.day_of(instant timestamptz) returns date language sql immutable as
  $$ select (instant at time zone 'America/Santiago')::date $$;

create table roundtable.call (
  id uuid primary key default gen_random_uuid(),
  -- The national body that keeps it.
  institution_id uuid not null references institutions.institution,
  -- Its place among all that were published.
  number smallint unique check (number > 0),
  title text not null check (title <> '' and length(title) <= 160),
  purpose text not null check (purpose <> '' and length(purpose) <= 1000),
  -- What the plan of work is to settle.
  plan_hint text not null check (length(plan_hint) <= 1000),
  -- First and last day to apply.
  opens_on date not null,
  closes_on date not null,
  created_at timestamptz not null,
  published_at timestamptz,
  resolved_at timestamptz,
  resolved_act_id uuid unique references records.two_person_act,
  document_id uuid unique references records.document,
  withdrawn_at timestamptz,
  withdrawn_reason text check (withdrawn_reason <> '' and length(withdrawn_reason) <= 500),
  plain_title text not null generated always as (territories.plain(title)) stored,
  check (closes_on >= opens_on),
  check ((number is null) = (published_at is null)),
  constraint published_before_it_opens check (roundtable.day_of(published_at) <= opens_on),
  check (num_nulls(resolved_at, resolved_act_id, document_id) in (0, 3)),
  check (num_nulls(withdrawn_at, withdrawn_reason) in (0, 2)),
  check (published_at is not null or num_nonnulls(resolved_at, withdrawn_at) = 0),
  check (num_nonnulls(resolved_at, withdrawn_at) < 2),
  constraint resolved_once_closed check (roundtable.day_of(resolved_at) > closes_on)
);
create index call_by_institution on roundtable.call (institution_id, created_at desc);

-- A last day that was put off, with the reason that everybody reads: it never comes earlier.
create table roundtable.extension (
  call_id uuid not null references roundtable.call,
  from_day date not null,
  to_day date not null check (to_day > from_day),
  reason text not null check (reason <> '' and length(reason) <= 500),
  extended_at timestamptz not null,
  primary key (call_id, from_day),
  constraint extended_while_open check (roundtable.day_of(extended_at) <= from_day)
);

create table roundtable.requirement (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references roundtable.call on delete cascade,
  position smallint not null check (position between 1 and 20),
  text text not null check (text <> '' and length(text) <= 300),
  -- Answered with a file, or in words.
  is_document boolean not null,
  unique (call_id, position),
  unique (id, call_id)
);

create table roundtable.application (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references roundtable.call,
  organization_id uuid not null references organizations.organization,
  -- What it was called when it applied.
  name_then text not null check (name_then <> ''),
  sent_by uuid references people.person on delete set null,
  sent_at timestamptz not null,
  changed_at timestamptz not null check (changed_at >= sent_at),
  letter text not null check (letter <> '' and length(letter) <= 3000),
  -- Where it works, in its own words.
  territory text not null check (territory <> '' and length(territory) <= 300),
  withdrawn_at timestamptz,
  -- What the secretariat found; nobody else knows before the call is resolved.
  outcome text check (outcome in ('admitted', 'not-admitted')),
  reason text check (reason <> '' and length(reason) <= 1000),
  assessed_by uuid references people.person on delete set null,
  assessed_at timestamptz,
  unique (call_id, organization_id),
  unique (id, call_id),
  check (num_nulls(outcome, assessed_at) in (0, 2)),
  check (reason is null or outcome is not null),
  constraint not_admitted_with_reason check (outcome is distinct from 'not-admitted' or reason is not null),
  constraint withdrawn_is_not_assessed check (withdrawn_at is null or outcome is null)
);
create index application_by_organization on roundtable.application (organization_id);
create index application_by_person on roundtable.application (sent_by) where sent_by is not null;

-- How an application meets a requirement.
create table roundtable.proof (
  application_id uuid not null,
  requirement_id uuid not null,
  call_id uuid not null,
  text text not null check (length(text) <= 1000),
  file_id uuid unique references platform.file,
  primary key (application_id, requirement_id),
  foreign key (application_id, call_id) references roundtable.application (id, call_id) on delete cascade,
  foreign key (requirement_id, call_id) references roundtable.requirement (id, call_id),
  check (text <> '' or file_id is not null)
);

-- A public body that is asked to sit at the Mesa.
create table roundtable.invitation (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institutions.institution,
  -- The national body that asks.
  from_institution_id uuid not null references institutions.institution,
  words text not null check (words <> '' and length(words) <= 1000),
  invited_by uuid references people.person on delete set null,
  invited_at timestamptz not null,
  outcome text check (outcome in ('accepted', 'declined', 'taken-back')),
  reason text check (reason <> '' and length(reason) <= 500),
  -- Of the body that answers; of the one that asked where it takes the invitation back.
  answered_by uuid references people.person on delete set null,
  answered_at timestamptz check (answered_at >= invited_at),
  check (num_nulls(outcome, answered_at) in (0, 2)),
  check (reason is null or outcome is not null),
  constraint declined_with_reason check (outcome is null or outcome = 'accepted' or reason is not null)
);
create unique index one_open_invitation on roundtable.invitation (institution_id) where answered_at is null;
create index invitation_by_institution on roundtable.invitation (institution_id, invited_at desc);

-- Who sits at the Mesa: an organisation that was admitted, or a public body that accepted.
create table roundtable.member (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  organization_id uuid references organizations.organization,
  institution_id uuid references institutions.institution,
  application_id uuid unique references roundtable.application,
  invitation_id uuid unique references roundtable.invitation,
  -- What it was called when it entered.
  name_then text not null check (name_then <> ''),
  joined_on date not null,
  -- Since when it speaks no more, though it is still a member.
  silent_since date check (silent_since >= joined_on),
  left_on date check (left_on >= joined_on),
  left_reason text check (left_reason <> '' and length(left_reason) <= 500),
  replaced_by uuid references roundtable.member check (replaced_by <> id),
  check (num_nonnulls(organization_id, institution_id) = 1),
  check ((organization_id is null) = (application_id is null)),
  check ((institution_id is null) = (invitation_id is null)),
  check (num_nulls(left_on, left_reason) in (0, 2)),
  check (replaced_by is null or left_on is not null)
);
create unique index one_member_of_an_organization on roundtable.member (organization_id) where left_on is null;
create unique index one_member_of_an_institution on roundtable.member (institution_id) where left_on is null;

-- Who speaks for a member: asked, and nobody's representative until she accepts by herself.
create table roundtable.representative (
  id uuid primary key default gen_random_uuid(),
  member_id uuid not null references roundtable.member,
  person_id uuid references people.person on delete set null,
  rank text not null check (rank in ('principal', 'alternate')),
  asked_at timestamptz not null,
  accepted_at timestamptz check (accepted_at >= asked_at),
  ended_at timestamptz check (ended_at >= asked_at),
  ended_as text check (ended_as in ('declined', 'stepped-down', 'removed', 'member-left', 'forgotten')),
  check (num_nulls(ended_at, ended_as) in (0, 2)),
  check (ended_as is distinct from 'declined' or accepted_at is null),
  check (person_id is not null or ended_at is not null)
);
create unique index one_representative_of_a_rank on roundtable.representative (member_id, rank)
  where ended_at is null;
create unique index one_rank_of_a_person on roundtable.representative (member_id, person_id)
  where ended_at is null;
create unique index one_seat_of_a_person on roundtable.representative (person_id)
  where ended_at is null and accepted_at is not null;
create index representative_by_person on roundtable.representative (person_id) where person_id is not null;

-- What was published is what people applied to; only its last day is put off.
create function roundtable.check_call() returns trigger language plpgsql as $$
declare
  -- A generated column is not worked out yet.
  stays constant text[] := array['plain_title', 'closes_on', 'resolved_at', 'resolved_act_id', 'document_id',
    'withdrawn_at', 'withdrawn_reason'];
begin
  if tg_op = 'DELETE' then
    perform roundtable.refuse(case when old.published_at is not null then 'published_is_kept' end);
    return old;
  end if;
  perform roundtable.refuse(case
    when num_nonnulls(old.resolved_at, old.withdrawn_at) > 0 then 'ended_stays'
    when old.published_at is not null and (to_jsonb(new) - stays is distinct from to_jsonb(old) - stays
      or new.closes_on <> old.closes_on and not exists (select from roundtable.extension
        where call_id = new.id and from_day = old.closes_on and to_day = new.closes_on)) then 'published_stays'
    when new.published_at is not null
      and not exists (select from roundtable.requirement where call_id = new.id) then 'published_with_requirements'
  end);
  return new;
end
$$;
create trigger call_is_checked before update or delete on roundtable.call
  for each row execute function roundtable.check_call();

create function roundtable.check_requirement() returns trigger language plpgsql as $$
declare
  kept roundtable.requirement := case tg_op when 'DELETE' then old else new end;
begin
  if exists (select from roundtable.call where id = kept.call_id and published_at is not null for share) then
    perform roundtable.refuse('published_stays');
  end if;
  return kept;
end
$$;
create trigger requirement_is_checked before insert or update or delete on roundtable.requirement
  for each row execute function roundtable.check_requirement();

-- Of a call that stands, from its last day, and kept as it was said.
create function roundtable.check_extension() returns trigger language plpgsql as $$
begin
  perform roundtable.refuse(case
    when tg_op <> 'INSERT' then 'extension_is_kept'
    when not exists (select from roundtable.call where id = new.call_id
      and published_at is not null and closes_on = new.from_day
      and num_nonnulls(resolved_at, withdrawn_at) = 0 for no key update) then 'extends_what_stands'
  end);
  return new;
end
$$;
create trigger extension_is_checked before insert or update or delete on roundtable.extension
  for each row execute function roundtable.check_extension();

-- Applied while the call is open, assessed once it is closed, and never touched when it was resolved.
create function roundtable.check_application() returns trigger language plpgsql as $$
declare
  of_people constant text[] := array['sent_by', 'assessed_by'];
  of_assessing constant text[] := array['outcome', 'reason', 'assessed_at'];
  about roundtable.call;
  is_said boolean := tg_op = 'INSERT';
  is_assessed boolean := tg_op = 'INSERT' and new.outcome is not null;
begin
  if tg_op = 'DELETE' then
    perform roundtable.refuse('application_is_kept');
  end if;
  if tg_op = 'UPDATE' then
    is_said := to_jsonb(new) - of_people - of_assessing is distinct from to_jsonb(old) - of_people - of_assessing;
    is_assessed := (new.outcome, new.reason, new.assessed_at)
      is distinct from (old.outcome, old.reason, old.assessed_at);
  end if;
  select * into strict about from roundtable.call where id = new.call_id for share;
  perform roundtable.refuse(case
    when tg_op = 'UPDATE' and (new.call_id, new.organization_id, new.sent_at)
      is distinct from (old.call_id, old.organization_id, old.sent_at) then 'application_is_kept'
    when is_said and (about.published_at is null or about.withdrawn_at is not null
      or roundtable.day_of(coalesce(new.withdrawn_at, new.changed_at))
        not between about.opens_on and about.closes_on) then 'applied_while_open'
    when is_assessed and (about.resolved_at is not null or about.withdrawn_at is not null
      or new.assessed_at is not null and roundtable.day_of(new.assessed_at) <= about.closes_on)
      then 'assessed_once_closed'
  end);
  return new;
end
$$;
create trigger application_is_checked before insert or update or delete on roundtable.application
  for each row execute function roundtable.check_application();

-- Every requirement that asks for a file has one, while the application may still change.
create function roundtable.check_proof() returns trigger language plpgsql as $$
declare
  kept roundtable.proof := case tg_op when 'DELETE' then old else new end;
  about roundtable.call;
begin
  select * into strict about from roundtable.call where id = kept.call_id for share;
  if about.resolved_at is not null or about.withdrawn_at is not null then
    perform roundtable.refuse('application_is_kept');
  end if;
  if tg_op <> 'DELETE' and new.file_id is null
    and (select is_document from roundtable.requirement where id = new.requirement_id)
  then
    perform roundtable.refuse('proven_with_a_file');
  end if;
  return kept;
end
$$;
create trigger proof_is_checked before insert or update or delete on roundtable.proof
  for each row execute function roundtable.check_proof();

-- All results at once, with the words that two people signed; whoever was admitted sits at the Mesa.
create function roundtable.check_results() returns trigger language plpgsql as $$
declare
  signed records.two_person_act;
begin
  select * into strict signed from records.two_person_act act where act.id = new.resolved_act_id;
  perform roundtable.refuse(case
    when exists (select from roundtable.application
      where call_id = new.id and withdrawn_at is null and outcome is null) then 'every_application_assessed'
    when not exists (select from records.two_person_end ended
      where ended.act_id = signed.id and ended.outcome = 'executed') then 'act_signed_by_two'
    when signed.kind <> 'roundtable/publish-results' then 'act_of_its_kind'
    when signed.subject <> 'call:' || new.id then 'act_about_its_call'
    when signed.institution_id <> new.institution_id then 'act_of_its_institution'
    when signed.text::jsonb -> 'payload' -> 'results' is distinct from (
      select coalesce(jsonb_agg(jsonb_build_object('application', application.id, 'name', name_then,
          'outcome', outcome, 'reason', coalesce(reason, '')) order by application.id), '[]')
        from roundtable.application where call_id = new.id and withdrawn_at is null) then 'act_says_the_same'
    when exists (select from roundtable.application
      where call_id = new.id and outcome = 'admitted' and not exists (select from roundtable.member
        where member.organization_id = application.organization_id
          and (left_on is null or member.application_id = application.id))) then 'admitted_is_member'
  end);
  return null;
end
$$;
create constraint trigger results_are_checked after update on roundtable.call
  deferrable initially deferred for each row when (new.resolved_at is not null and old.resolved_at is null)
  execute function roundtable.check_results();

create function roundtable.check_invitation() returns trigger language plpgsql as $$
declare
  of_people constant text[] := array['invited_by', 'answered_by'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - of_people is distinct from to_jsonb(old) - of_people
    and (old.answered_at is not null or (new.institution_id, new.from_institution_id, new.words, new.invited_at)
      is distinct from (old.institution_id, old.from_institution_id, old.words, old.invited_at))
  then
    perform roundtable.refuse('invitation_is_kept');
  end if;
  return new;
end
$$;
create trigger invitation_is_checked before update or delete on roundtable.invitation
  for each row execute function roundtable.check_invitation();

-- Enters by what admitted it; who left does not come back in the same row, and is replaced by who sits.
create function roundtable.check_member() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['silent_since', 'left_on', 'left_reason', 'replaced_by'];
begin
  perform roundtable.refuse(case tg_op when 'DELETE' then 'member_is_kept' when 'INSERT' then case
      when new.application_id is not null and not exists (select from roundtable.application
        join roundtable.call on call.id = application.call_id
        where application.id = new.application_id and outcome = 'admitted' and resolved_at is not null
          and application.organization_id = new.organization_id) then 'member_was_admitted'
      when new.invitation_id is not null and not exists (select from roundtable.invitation
        where invitation.id = new.invitation_id and outcome = 'accepted'
          and invitation.institution_id = new.institution_id) then 'member_accepted'
    end else case
      when to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then 'member_is_kept'
      when old.left_on is not null then 'who_left_stays_away'
      when new.replaced_by is not null and not exists (select from roundtable.member other
        where other.id = new.replaced_by and other.left_on is null for share) then 'replaced_by_who_sits'
    end end);
  return new;
end
$$;
create trigger member_is_checked before insert or update or delete on roundtable.member
  for each row execute function roundtable.check_member();

create function roundtable.check_representative() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['person_id', 'accepted_at', 'ended_at', 'ended_as'];
begin
  perform roundtable.refuse(case
    when tg_op = 'DELETE' then 'representative_is_kept'
    when tg_op = 'INSERT' and exists (select from roundtable.member
      where member.id = new.member_id and left_on is not null for share) then 'represents_who_sits'
    when tg_op = 'UPDATE' and (to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change
      or old.accepted_at is distinct from new.accepted_at and old.accepted_at is not null
      or old.ended_at is not null and (new.accepted_at, new.ended_at, new.ended_as)
        is distinct from (old.accepted_at, old.ended_at, old.ended_as)) then 'representative_is_kept'
  end);
  return new;
end
$$;
create trigger representative_is_checked before insert or update or delete on roundtable.representative
  for each row execute function roundtable.check_representative();

-- Nobody speaks for a member that left.
create function roundtable.check_leaving() returns trigger language plpgsql as $$
begin
  if exists (select from roundtable.representative where member_id = new.id and ended_at is null) then
    perform roundtable.refuse('represents_who_sits');
  end if;
  return null;
end
$$;
create constraint trigger leaving_is_checked after update on roundtable.member
  deferrable initially deferred for each row when (new.left_on is not null and old.left_on is null)
  execute function roundtable.check_leaving();
