-- What two people do together: invitations that one proposes and another signs, and the acts themselves.
-- expand

-- Both brought the invited person in, and so did whoever sent the link again.
alter table people.invitation
  add column confirmed_by uuid references people.person on delete set null,
  add column renewed_by uuid references people.person on delete set null;

-- Whatever the program does: a person invites only with another. Whoever has the machine in hand is nobody here.
create function people.check_inviters() returns trigger language plpgsql as $$
begin
  if new.invited_by is not null and (new.confirmed_by is null or new.confirmed_by = new.invited_by) then
    raise exception 'nobody invites alone' using errcode = 'check_violation', constraint = 'invitation_by_two_people';
  end if;
  return new;
end
$$;
-- old copies: none was released that lets one person invite alone.
create trigger invitation_by_two_people
  before insert on people.invitation
  for each row execute function people.check_inviters();

-- Acts that take two people: proposed by one, signed by another over the very text that was proposed.
create table records.two_person_act (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z-]+/[a-z-]+$'),
  -- Canonical JSON of all that is signed, and the hash of these bytes.
  text text not null,
  sha256 bytea not null constraint act_text_is_what_was_hashed
    check (sha256 = pg_catalog.sha256(convert_to(text, 'UTF8'))),
  subject text not null check (subject <> ''),
  -- The state of the subject that the proposer saw.
  subject_version text not null,
  institution_id uuid not null references institutions.institution,
  proposed_by uuid not null references people.person on delete restrict,
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  check (expires_at > proposed_at and expires_at <= proposed_at + interval '72 hours')
);
create index two_person_act_by_institution on records.two_person_act (institution_id, proposed_at desc);
create index two_person_act_by_end on records.two_person_act (expires_at);

-- How an act ended, at most once. One that nobody ended before its hour has expired.
create table records.two_person_end (
  act_id uuid primary key references records.two_person_act,
  outcome text not null check (outcome in ('executed', 'refused', 'withdrawn')),
  ended_by uuid not null references people.person on delete restrict,
  ended_at timestamptz not null,
  -- How the second person proved herself: with a passkey over the hash, or (in a demonstration only) as a persona.
  proof text check (proof in ('passkey', 'demonstration')),
  credential_id text,
  public_key bytea,
  client_data bytea,
  authenticator_data bytea,
  signature bytea,
  check ((proof is not null) = (outcome = 'executed')),
  check (num_nulls(credential_id, public_key, client_data, authenticator_data, signature)
    = case when proof = 'passkey' then 0 else 5 end)
);

create function records.refuse_change_of_act() returns trigger language plpgsql as $$
begin
  raise exception 'what was proposed and how it ended never change';
end
$$;
create trigger two_person_act_never_changes
  before update or delete or truncate on records.two_person_act
  for each statement execute function records.refuse_change_of_act();
create trigger two_person_end_never_changes
  before update or delete or truncate on records.two_person_end
  for each statement execute function records.refuse_change_of_act();

-- Whatever the program does: another person, another RUN, in time, of the staff, and neither brought in by the other last month.
create function records.check_second_person() returns trigger language plpgsql as $$
declare
  act records.two_person_act;
  refused text;
begin
  select * into strict act from records.two_person_act where id = new.act_id;
  refused := case
    when new.ended_at < act.proposed_at or new.ended_at >= act.expires_at then 'act_in_time'
    when new.outcome = 'withdrawn' and new.ended_by <> act.proposed_by then 'act_withdrawn_by_proposer'
    when new.outcome <> 'withdrawn' and new.ended_by = act.proposed_by then 'act_by_two_people'
    when new.outcome = 'executed' and (
      select count(distinct run_fingerprint) < count(run_fingerprint) from people.person
      where id in (new.ended_by, act.proposed_by)) then 'act_by_two_people'
    when new.outcome = 'executed'
      and not people.are_independent(act.proposed_by, new.ended_by, new.ended_at) then 'act_by_independent_people'
    when new.outcome = 'executed' and (
      select count(distinct person_id) from people.role_grant
      where person_id in (new.ended_by, act.proposed_by)
        and (institution_id = act.institution_id or role in ('national-staff', 'platform-operator'))
        and (ended_at is null or ended_at > new.ended_at)) < 2 then 'act_by_staff'
    when new.proof = 'demonstration' and not exists (
      select from people.installation where kind = 'demonstration') then 'act_signed'
  end;
  if refused is not null then
    raise exception 'this act does not take this second person' using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger two_person_end_by_second_person
  before insert on records.two_person_end
  for each row execute function records.check_second_person();
