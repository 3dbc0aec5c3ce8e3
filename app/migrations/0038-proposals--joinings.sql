-- Proposals that become one or several with the consent of every author, and what the desk enters for assemblies.
-- expand
-- Several proposals become one, or one becomes several: with the consent of every author, and for ever to be seen.
create table proposals.joining (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  kind text not null check (kind in ('merge', 'split')),
  -- The proposal whose author asks for it; null where the institution does.
  proposer_id uuid references proposals.proposal,
  reason text not null check (reason <> '' and length(reason) <= 2000),
  -- What it would become: the contents of one proposal, or of several.
  becomes jsonb not null,
  -- Consents are asked until then.
  answer_until date not null,
  proposed_at timestamptz not null,
  ended text check (ended in ('done', 'refused', 'lapsed', 'overtaken', 'taken-back')),
  ended_at timestamptz,
  check (num_nulls(ended, ended_at) in (0, 2)),
  check (jsonb_array_length(becomes) between (case kind when 'merge' then 1 else 2 end)
    and (case kind when 'merge' then 1 else 5 end))
);
create index joining_open on proposals.joining (answer_until) where ended is null;
create index joining_by_edition on proposals.joining (edition_id, proposed_at desc);
create table proposals.joining_part (
  joining_id uuid not null references proposals.joining,
  proposal_id uuid not null references proposals.proposal,
  -- The version that its author saw: a change in between asks again.
  version integer not null,
  consent text check (consent in ('given', 'refused')),
  consented_at timestamptz,
  -- The institution answers only for a proposal that has no author any more, or never had one with an account.
  answered_by text check (answered_by in ('author', 'institution')),
  reason text check (reason <> '' and length(reason) <= 500),
  primary key (joining_id, proposal_id),
  check (num_nulls(consent, consented_at, answered_by) in (0, 3)),
  check (consent is not null or reason is null),
  constraint answer_says_why
    check (reason is not null or (consent is distinct from 'refused' and answered_by is distinct from 'institution'))
);
create index joining_part_by_proposal on proposals.joining_part (proposal_id);
create table proposals.lineage (
  from_id uuid not null references proposals.proposal,
  to_id uuid not null references proposals.proposal,
  joining_id uuid not null references proposals.joining,
  primary key (from_id, to_id),
  check (from_id <> to_id)
);
create index lineage_by_child on proposals.lineage (to_id);

-- What the desk writes in the name of an assembly, from what came first there, or of the institution itself.
create table proposals.entry (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  -- Null of the institution's own.
  gathering_id uuid references gatherings.gathering,
  priority_id uuid references gatherings.priority on delete set null,
  contents jsonb not null,
  -- Grows with each save: whoever saves over what somebody else saved is told.
  revision integer not null check (revision > 0),
  updated_at timestamptz not null,
  -- What it became.
  proposal_id uuid unique references proposals.proposal,
  check (gathering_id is not null or priority_id is null),
  constraint priority_entered_once unique (edition_id, priority_id)
);
create index entry_by_edition on proposals.entry (edition_id, updated_at desc);
create index entry_by_gathering on proposals.entry (gathering_id) where gathering_id is not null;

create trigger lineage_stays before update or delete on proposals.lineage
  for each statement execute function proposals.refuse_change();

-- A consent is given for the version that holds, by its author; by the institution only where there is none.
create function proposals.check_consent() returns trigger language plpgsql as $$
declare
  held proposals.proposal;
  is_gone boolean;
begin
  if tg_op = 'DELETE'
    or (tg_op = 'UPDATE' and ((new.joining_id, new.proposal_id) <> (old.joining_id, old.proposal_id)
      or new.version < old.version))
    or exists (select from proposals.joining where id = new.joining_id and ended is not null)
  then
    raise exception 'what was answered about a joining stays'
      using errcode = 'check_violation', constraint = 'joining_stays';
  end if;
  if new.consent is null then
    return new;
  end if;
  select * into held from proposals.proposal where id = new.proposal_id for no key update;
  is_gone := held.author_person_id is null and held.organization_id is null;
  if new.version <> held.version then
    raise exception 'a consent is of the version that holds'
      using errcode = 'check_violation', constraint = 'consent_is_of_this_version';
  end if;
  if is_gone <> (new.answered_by = 'institution') then
    raise exception 'its author answers, and the institution only where there is none'
      using errcode = 'check_violation', constraint = 'consent_of_an_author';
  end if;
  return new;
end
$$;
create trigger consent_is_checked before insert or update or delete on proposals.joining_part
  for each row execute function proposals.check_consent();

-- Whoever said yes to something else is asked again; whoever is gone has said nothing.
create function proposals.void_consents() returns trigger language plpgsql as $$
begin
  update proposals.joining_part part
    set consent = null, consented_at = null, answered_by = null, reason = null,
      version = (case part.proposal_id when new.id then new.version else part.version end)
    from proposals.joining, proposals.joining_part changed
    where joining.id = part.joining_id and joining.ended is null
      and changed.joining_id = joining.id and changed.proposal_id = new.id
      and (part.proposal_id = new.id or new.version <> old.version);
  return null;
end
$$;
-- old copies: none of them writes proposals; the table is of the same release.
create trigger consents_fall after update on proposals.proposal
  for each row when (new.version <> old.version
    or (old.author_person_id is not null and new.author_person_id is null))
  execute function proposals.void_consents();

create function proposals.keep_joining() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended is not null
    or to_jsonb(new) - array['ended', 'ended_at'] is distinct from to_jsonb(old) - array['ended', 'ended_at']
  then
    raise exception 'a joining ends once and stays as it was'
      using errcode = 'check_violation', constraint = 'joining_stays';
  end if;
  return new;
end
$$;
create trigger joining_is_kept before update or delete on proposals.joining
  for each row execute function proposals.keep_joining();

-- Judged when the transaction ends, with everybody who joins the same proposal at the same time waiting on its row.
create function proposals.check_joining() returns trigger language plpgsql as $$
declare
  parts integer;
  children integer;
begin
  if new.ended is distinct from 'done' then
    return null;
  end if;
  if exists (
    select from proposals.joining_part part join proposals.proposal one on one.id = part.proposal_id
    where part.joining_id = new.id and (part.consent is distinct from 'given' or part.version <> one.version)
  ) then
    raise exception 'proposals are joined once every author has said yes to what they say'
      using errcode = 'check_violation', constraint = 'joining_has_every_consent';
  end if;
  if exists (
    select from proposals.joining_part part join proposals.lineage on lineage.from_id = part.proposal_id
    where part.joining_id = new.id and lineage.joining_id <> new.id
  ) then
    raise exception 'a proposal is joined once'
      using errcode = 'check_violation', constraint = 'joined_once';
  end if;
  select count(*) into parts from proposals.joining_part where joining_id = new.id;
  select count(distinct to_id) into children from proposals.lineage where joining_id = new.id;
  if (new.kind = 'merge' and (parts not between 2 and 10 or children <> 1))
    or (new.kind = 'split' and (parts <> 1 or children not between 2 and 5))
    or exists (
      select from proposals.joining_part part join proposals.proposal one on one.id = part.proposal_id
      where part.joining_id = new.id and (
        one.state <> (case new.kind when 'merge' then 'merged' else 'split' end)
        or not exists (select from proposals.lineage
          where lineage.joining_id = new.id and lineage.from_id = part.proposal_id))
    )
  then
    raise exception 'every original leads to what it became'
      using errcode = 'check_violation', constraint = 'joining_is_whole';
  end if;
  return null;
end
$$;
create constraint trigger joining_is_whole after insert or update on proposals.joining
  deferrable initially deferred for each row execute function proposals.check_joining();

create function proposals.check_lineage() returns trigger language plpgsql as $$
begin
  if not exists (
    select from proposals.joining join proposals.joining_part part on part.joining_id = joining.id
    where joining.id = new.joining_id and joining.ended = 'done' and part.proposal_id = new.from_id
  ) then
    raise exception 'lineage comes of a joining that was done'
      using errcode = 'check_violation', constraint = 'lineage_of_joining';
  end if;
  return null;
end
$$;
create constraint trigger lineage_of_joining after insert on proposals.lineage
  deferrable initially deferred for each row execute function proposals.check_lineage();

-- Nothing disappears by being called merged or split.
create function proposals.check_leads_on() returns trigger language plpgsql as $$
begin
  if not exists (select from proposals.lineage where lineage.from_id = new.id) then
    raise exception 'what was merged or split leads to what it became'
      using errcode = 'check_violation', constraint = 'joined_leads_on';
  end if;
  return null;
end
$$;
-- old copies: none of them writes proposals; the table is of the same release.
create constraint trigger joined_leads_on after insert or update on proposals.proposal
  deferrable initially deferred for each row when (new.state in ('merged', 'split'))
  execute function proposals.check_leads_on();
