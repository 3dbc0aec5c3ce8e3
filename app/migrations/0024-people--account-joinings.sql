-- Two accounts of one person become one, by two members of staff: which was closed, which is kept, where and by whom.
-- expand
create table people.account_joining (
  -- Its row stays without anything that says who it was, as long as the kept account.
  closed_id uuid primary key references people.person on delete cascade,
  kept_id uuid not null references people.person on delete cascade,
  institution_id uuid not null references institutions.institution,
  proposed_by uuid not null references people.person on delete restrict,
  confirmed_by uuid not null references people.person on delete restrict,
  joined_at timestamptz not null,
  check (closed_id <> kept_id),
  constraint account_joining_by_two_people check (
    confirmed_by <> proposed_by and closed_id not in (proposed_by, confirmed_by) and kept_id not in (proposed_by, confirmed_by))
);
create index account_joining_by_kept on people.account_joining (kept_id);

-- What a guardian consented to follows her to the account that she keeps.
-- old copies: they never change whose a guardianship is.
alter table people.guardian_consent drop constraint guardian_consent_child_id_guardian_id_fkey;
-- old copies: as above.
alter table people.guardian_consent add constraint guardian_consent_child_id_guardian_id_fkey
  foreign key (child_id, guardian_id) references people.guardianship (child_id, guardian_id)
  on update cascade on delete cascade;

-- A person is told what she did with a role: found by her, not by going through the whole log.
create index audit_entry_by_actor on records.audit_entry (actor_person) where actor_person is not null;

-- A sheet that was entered stays as it was; whose it is follows two accounts that were joined.
-- old copies: what they may do with a sheet, they may do as before.
create or replace function records.keep_paper_sheet() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['person_id', 'scan_file_id', 'draft_sealed', 'begun_at', 'entered_at',
    'voided_at', 'void_reason'];
begin
  if tg_op <> 'UPDATE' then
    raise exception 'a sheet is made void and never removed';
  end if;
  if to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
    raise exception 'what was printed does not change';
  end if;
  if old.entered_at is not null and new.entered_at is distinct from old.entered_at then
    raise exception 'a sheet is entered once';
  end if;
  if old.entered_at is null and new.entered_at is not null
    and (new.scan_file_id is null or new.voided_at is not null)
  then
    raise exception 'a sheet is entered with its scan, and not when it is void';
  end if;
  if old.voided_at is not null
    and (new.voided_at, new.void_reason) is distinct from (old.voided_at, old.void_reason)
  then
    raise exception 'a sheet is made void once';
  end if;
  -- Entered or void, what came with it is forgotten, follows its person, or stays as it was.
  if (old.entered_at is not null or old.voided_at is not null) and (
    (new.person_id is not null and new.person_id is distinct from old.person_id and not exists (
      select from people.account_joining where closed_id = old.person_id and kept_id = new.person_id))
    or (new.scan_file_id is not null and new.scan_file_id is distinct from old.scan_file_id)
    or (new.draft_sealed is not null and new.draft_sealed is distinct from old.draft_sealed))
  then
    raise exception 'what was entered stays as it was';
  end if;
  return new;
end
$$;
