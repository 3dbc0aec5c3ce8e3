-- Roundtable: bottlenecks and what is put on them, opportunities, and the joint agenda.
-- expand
-- Of what is only written down, each row stays as it was.
create function roundtable.refuse_change() returns trigger language plpgsql as $$
begin
  perform roundtable.refuse('rows_are_only_added');
  return null;
end
$$;

create table roundtable.bottleneck (
  id uuid primary key default gen_random_uuid(),
  number smallint not null unique check (number > 0),
  member_id uuid not null references roundtable.member,
  representative_id uuid not null references roundtable.representative,
  kind text not null check (kind in ('late-works', 'impersonation', 'low-turnout', 'unorganised-left-out',
    'digital-divide', 'clientelism', 'capture', 'conflict-with-council', 'no-feedback', 'same-winners', 'campaigning',
    'wrong-costs', 'expired-boards', 'paper-standards', 'one-mayor', 'privacy', 'gentrification', 'other')),
  title text not null check (title <> '' and length(title) <= 160),
  text text not null check (text <> '' and length(text) <= 3000),
  raised_at timestamptz not null,
  closed_at timestamptz check (closed_at >= raised_at),
  closed_by uuid references roundtable.member,
  -- What came of it: none is closed without.
  result text check (result <> '' and length(result) <= 2000),
  plain_title text not null generated always as (territories.plain(title)) stored,
  constraint closed_with_result check (num_nulls(closed_at, closed_by, result) in (0, 3))
);

create table roundtable.bottleneck_comuna (
  bottleneck_id uuid not null references roundtable.bottleneck,
  cut text not null references territories.comuna,
  primary key (bottleneck_id, cut)
);

create table roundtable.bottleneck_edition (
  bottleneck_id uuid not null references roundtable.bottleneck,
  edition_id uuid not null references editions.edition,
  primary key (bottleneck_id, edition_id)
);
create index bottleneck_by_edition on roundtable.bottleneck_edition (edition_id);

-- Of the registry, whose rows are loaded anew with each version of the program.
create table roundtable.bottleneck_experience (
  bottleneck_id uuid not null references roundtable.bottleneck,
  experience_id text not null check (experience_id ~ '^[a-z0-9-]+$'),
  primary key (bottleneck_id, experience_id)
);

-- What each member puts on a bottleneck; the latest counts.
create table roundtable.priority (
  id uuid primary key default gen_random_uuid(),
  bottleneck_id uuid not null references roundtable.bottleneck,
  member_id uuid not null references roundtable.member,
  representative_id uuid not null references roundtable.representative,
  points smallint not null check (points between 1 and 3),
  given_at timestamptz not null
);
create index priority_by_bottleneck on roundtable.priority (bottleneck_id, member_id, given_at desc);

create table roundtable.opportunity (
  id uuid primary key default gen_random_uuid(),
  number smallint not null unique check (number > 0),
  member_id uuid not null references roundtable.member,
  representative_id uuid not null references roundtable.representative,
  title text not null check (title <> '' and length(title) <= 160),
  text text not null check (text <> '' and length(text) <= 3000),
  offered_at timestamptz not null
);

create table roundtable.opportunity_bottleneck (
  opportunity_id uuid not null references roundtable.opportunity,
  bottleneck_id uuid not null references roundtable.bottleneck,
  primary key (opportunity_id, bottleneck_id)
);

create table roundtable.action (
  id uuid primary key default gen_random_uuid(),
  number smallint not null unique check (number > 0),
  -- Who proposed it.
  member_id uuid not null references roundtable.member,
  representative_id uuid not null references roundtable.representative,
  -- What it came from; one opportunity becomes one action, and so does one area.
  opportunity_id uuid unique references roundtable.opportunity,
  area_id uuid unique references roundtable.common_area,
  title text not null check (title <> '' and length(title) <= 160),
  text text not null check (text <> '' and length(text) <= 3000),
  starts_on date not null,
  due_on date not null,
  budget_clp bigint check (budget_clp > 0),
  state text not null check (state in ('proposed', 'agreed', 'in-progress', 'done', 'cancelled')),
  proposed_at timestamptz not null,
  agreed_at timestamptz check (agreed_at >= proposed_at),
  ended_at timestamptz check (ended_at >= proposed_at),
  end_reason text check (end_reason <> '' and length(end_reason) <= 500),
  -- The agreement of a sitting that cancelled it.
  cancelled_in uuid references gatherings.gathering,
  cancelled_by_agreement smallint,
  plain_title text not null generated always as (territories.plain(title)) stored,
  constraint due_after_start check (due_on >= starts_on),
  check (num_nonnulls(opportunity_id, area_id) <= 1),
  check ((state in ('done', 'cancelled')) = (ended_at is not null)),
  check (state not in ('agreed', 'in-progress', 'done') or agreed_at is not null),
  constraint cancelled_with_reason check ((state = 'cancelled') = (end_reason is not null)),
  check (num_nulls(cancelled_in, cancelled_by_agreement) in (0, 2)),
  constraint cancelled_by_a_sitting
    check (state <> 'cancelled' or agreed_at is null or cancelled_in is not null)
);
create index action_by_due on roundtable.action (due_on) where state in ('agreed', 'in-progress');

create table roundtable.action_bottleneck (
  action_id uuid not null references roundtable.action,
  bottleneck_id uuid not null references roundtable.bottleneck,
  primary key (action_id, bottleneck_id)
);
create index action_by_bottleneck on roundtable.action_bottleneck (bottleneck_id);

-- A member on an action: asked, and bound once it accepted.
create table roundtable.action_owner (
  id uuid primary key default gen_random_uuid(),
  action_id uuid not null references roundtable.action,
  member_id uuid not null references roundtable.member,
  part text not null check (part in ('responsible', 'partner')),
  asked_at timestamptz not null,
  accepted_at timestamptz check (accepted_at >= asked_at),
  -- Whose part it is asked to take.
  takes_over uuid references roundtable.action_owner,
  ended_at timestamptz check (ended_at >= asked_at),
  ended_as text check (ended_as in ('declined', 'handed-over', 'member-left')),
  check (num_nulls(ended_at, ended_as) in (0, 2))
);
create unique index one_part_of_a_member on roundtable.action_owner (action_id, member_id) where ended_at is null;
create unique index one_hand_over_at_a_time on roundtable.action_owner (takes_over)
  where ended_at is null and accepted_at is null;
create index action_owner_by_member on roundtable.action_owner (member_id);

create table roundtable.action_update (
  id uuid primary key default gen_random_uuid(),
  action_id uuid not null references roundtable.action,
  member_id uuid not null references roundtable.member,
  representative_id uuid not null references roundtable.representative,
  progress smallint not null check (progress between 0 and 100),
  text text not null check (text <> '' and length(text) <= 2000),
  written_at timestamptz not null
);
create index action_update_by_action on roundtable.action_update (action_id, written_at desc);

-- Evidence is of a bottleneck and of what was told of an action, too.
alter table roundtable.evidence add column bottleneck_id uuid references roundtable.bottleneck;
alter table roundtable.evidence add column update_id uuid references roundtable.action_update;
-- old copies: there is none before this version.
alter table roundtable.evidence drop constraint evidence_of_one;
-- old copies: as above.
alter table roundtable.evidence add constraint evidence_of_one
  check (num_nonnulls(stance_id, analysis_id, bottleneck_id, update_id) = 1);
create index evidence_by_bottleneck on roundtable.evidence (bottleneck_id) where bottleneck_id is not null;
create index evidence_by_update on roundtable.evidence (update_id) where update_id is not null;

create table roundtable.action_signature (
  action_id uuid not null references roundtable.action,
  member_id uuid not null references roundtable.member,
  representative_id uuid not null references roundtable.representative,
  signed_at timestamptz not null,
  primary key (action_id, member_id)
);

create trigger rows_stay before update or delete on roundtable.priority
  for each row execute function roundtable.refuse_change();
create trigger rows_stay before update or delete on roundtable.action_update
  for each row execute function roundtable.refuse_change();
create trigger rows_stay before update or delete on roundtable.action_signature
  for each row execute function roundtable.refuse_change();
create trigger rows_stay before update or delete on roundtable.opportunity
  for each row execute function roundtable.refuse_change();

-- It is closed once, by who raised it unless that one has left, and nothing else of it changes.
create function roundtable.check_bottleneck() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['plain_title', 'closed_at', 'closed_by', 'result'];
begin
  if tg_op = 'DELETE' or old.closed_at is not null
    or to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change
  then
    perform roundtable.refuse('bottleneck_is_kept');
  end if;
  if new.closed_by <> new.member_id
    and exists (select from roundtable.member where id = new.member_id and left_on is null for share)
  then
    perform roundtable.refuse('closed_by_who_raised_it');
  end if;
  return new;
end
$$;
create trigger bottleneck_is_checked before update or delete on roundtable.bottleneck
  for each row execute function roundtable.check_bottleneck();

-- What happens to an action: agreed by all who are responsible, done with the signature of each, cancelled by a sitting.
create function roundtable.check_action() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['plain_title', 'state', 'agreed_at', 'ended_at', 'end_reason', 'cancelled_in',
    'cancelled_by_agreement'];
  refused text;
begin
  if tg_op = 'DELETE' then
    perform roundtable.refuse('action_is_kept');
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' then
      perform roundtable.refuse('proposed_first');
    end if;
    return new;
  end if;
  refused := case
    when old.ended_at is not null then 'ended_stays'
    when to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change
      or old.agreed_at is not null and new.agreed_at is distinct from old.agreed_at then 'action_is_kept'
    when new.state = 'proposed' and old.state <> 'proposed' then 'action_is_kept'
    when old.state = 'proposed' and new.state = 'agreed' and not (
      exists (select from roundtable.action_owner where action_id = new.id and part = 'responsible' and ended_at is null)
      and not exists (select from roundtable.action_owner
        where action_id = new.id and part = 'responsible' and ended_at is null and accepted_at is null))
      then 'agreed_by_every_responsible'
    when old.state = 'proposed' and new.state in ('in-progress', 'done') then 'agreed_first'
    when new.state = 'done' and (exists (select from roundtable.action_owner owner
      where owner.action_id = new.id and owner.part = 'responsible' and owner.ended_at is null
        and owner.accepted_at is not null and not exists (select from roundtable.action_signature signature
          where signature.action_id = new.id and signature.member_id = owner.member_id))
      or not exists (select from roundtable.action_signature where action_id = new.id))
      then 'done_with_every_signature'
    when new.cancelled_in is not null
      and not roundtable.has_agreement(new.cancelled_in, new.cancelled_by_agreement) then 'agreed_in_a_sitting'
  end;
  if refused is not null then
    perform roundtable.refuse(refused);
  end if;
  return new;
end
$$;
create trigger action_is_checked before insert or update or delete on roundtable.action
  for each row execute function roundtable.check_action();

create function roundtable.check_action_owner() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['accepted_at', 'ended_at', 'ended_as'];
  refused text;
begin
  if tg_op = 'DELETE' then
    perform roundtable.refuse('owner_is_kept');
  end if;
  refused := case
    when tg_op = 'UPDATE' and (old.ended_at is not null
      or to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change
      or old.accepted_at is not null and new.accepted_at is distinct from old.accepted_at) then 'owner_is_kept'
    when tg_op = 'INSERT' and exists (select from roundtable.member
      where id = new.member_id and left_on is not null for share) then 'owned_by_who_sits'
    when tg_op = 'INSERT' and exists (select from roundtable.action
      where id = new.action_id and ended_at is not null for share) then 'ended_stays'
    when tg_op = 'INSERT' and new.takes_over is not null and not exists (select from roundtable.action_owner was
      where was.id = new.takes_over and was.action_id = new.action_id and was.part = new.part
        and was.ended_at is null and was.accepted_at is not null) then 'takes_over_what_is_held'
    when new.ended_as = 'handed-over' and not exists (select from roundtable.action_owner next
      where next.takes_over = new.id and next.accepted_at is not null) then 'handed_over_to_who_accepted'
  end;
  if refused is not null then
    perform roundtable.refuse(refused);
  end if;
  return new;
end
$$;
create trigger action_owner_is_checked before insert or update or delete on roundtable.action_owner
  for each row execute function roundtable.check_action_owner();

create function roundtable.check_signature() returns trigger language plpgsql as $$
begin
  if not exists (select from roundtable.action where id = new.action_id and state in ('agreed', 'in-progress') for share)
    or not exists (select from roundtable.action_owner where action_id = new.action_id and member_id = new.member_id
      and part = 'responsible' and accepted_at is not null and ended_at is null)
  then
    perform roundtable.refuse('signed_by_who_is_responsible');
  end if;
  return new;
end
$$;
create trigger signature_is_checked before insert on roundtable.action_signature
  for each row execute function roundtable.check_signature();

-- Nobody leaves what it is responsible for to nobody.
create function roundtable.check_leaving_with_actions() returns trigger language plpgsql as $$
begin
  if exists (select from roundtable.action_owner owner join roundtable.action on action.id = owner.action_id
    where owner.member_id = new.id and owner.ended_at is null and owner.accepted_at is not null
      and owner.part = 'responsible' and action.state in ('agreed', 'in-progress'))
  then
    perform roundtable.refuse('leaves_nothing_open');
  end if;
  return null;
end
$$;
-- old copies: they know nothing of the kind, and no member is in an action before this version.
create constraint trigger leaving_with_actions_is_checked after update on roundtable.member
  deferrable initially deferred for each row when (new.left_on is not null and old.left_on is null)
  execute function roundtable.check_leaving_with_actions();
