-- Editions: bases with their versions, the commitment of the elected body, and what is in force.
-- expand
create schema editions;

create table editions.edition (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institutions.institution,
  -- In its address, within its institution: `2027`, `2027-estudiantes`.
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null check (name <> '' and length(name) <= 120),
  plain_name text not null generated always as (territories.plain(name)) stored,
  copied_from uuid references editions.edition,
  created_at timestamptz not null,
  unique (institution_id, slug),
  unique (id, institution_id),
  check (copied_from <> id)
);
create index edition_by_likeness on editions.edition using gin (plain_name public.gin_trgm_ops);

-- The bases as they are being written: any part may still be missing.
create table editions.draft (
  edition_id uuid primary key references editions.edition,
  bases jsonb not null,
  updated_at timestamptz not null
);

-- A version of the bases, whole and closed: what a body sees, what is published. It never changes.
create table editions.rulebook (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  version integer not null check (version > 0),
  -- Canonical JSON, and the hash of these bytes; the same for the part that only a body can change.
  text text not null,
  sha256 bytea not null check (sha256 = pg_catalog.sha256(convert_to(text, 'UTF8'))),
  committed_text text not null,
  committed_sha256 bytea not null
    check (committed_sha256 = pg_catalog.sha256(convert_to(committed_text, 'UTF8'))),
  constraint committed_part_is_of_the_text check (text::jsonb -> 'committed' = committed_text::jsonb),
  envelope_clp bigint not null check (envelope_clp > 0),
  constraint envelope_is_of_the_text
    check ((committed_text::jsonb ->> 'envelopeClp')::bigint = envelope_clp),
  closed_at timestamptz not null,
  -- The numbered document that says it in words.
  document_id uuid not null unique references records.document,
  unique (edition_id, version),
  unique (id, edition_id),
  unique (id, edition_id, sha256, committed_sha256),
  unique (id, edition_id, committed_sha256, envelope_clp)
);

-- What is voted apart, with its own amount. It keeps its identity from version to version.
create table editions.contest (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references editions.edition,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  unique (edition_id, code),
  unique (id, edition_id)
);

-- The figures of a contest under a version of the bases: gates compare with these.
create table editions.contest_terms (
  rulebook_id uuid not null,
  edition_id uuid not null,
  contest_id uuid not null,
  amount_clp bigint not null check (amount_clp > 0),
  min_project_clp bigint not null check (min_project_clp > 0),
  max_project_clp bigint not null check (max_project_clp >= min_project_clp),
  breadth_numerator integer not null check (breadth_numerator > 0),
  breadth_denominator integer not null check (breadth_denominator > 0),
  primary key (rulebook_id, contest_id),
  foreign key (rulebook_id, edition_id) references editions.rulebook (id, edition_id),
  foreign key (contest_id, edition_id) references editions.contest (id, edition_id),
  constraint project_within_amount check (max_project_clp <= amount_clp),
  -- The body keeps room to decide: never less than 1.2 times the amount.
  constraint breadth_has_a_floor check (5 * breadth_numerator >= 6 * breadth_denominator)
);

create function editions.check_sum_of_contests() returns trigger language plpgsql as $$
declare
  missing bigint;
begin
  select rulebook.envelope_clp - coalesce(sum(terms.amount_clp), 0) into missing
    from editions.rulebook
    left join editions.contest_terms terms on terms.rulebook_id = rulebook.id
    where rulebook.id = new.id group by rulebook.id;
  if missing <> 0 then
    raise exception 'the contests differ from the envelope by % pesos', missing
      using errcode = 'check_violation', constraint = 'contests_add_up';
  end if;
  return null;
end
$$;
create constraint trigger rulebook_contests_add_up
  after insert on editions.rulebook deferrable initially deferred
  for each row execute function editions.check_sum_of_contests();

-- The elected body commits beforehand, having seen one version of the bases.
create table editions.commitment (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null,
  rulebook_id uuid not null,
  rulebook_sha256 bytea not null,
  committed_sha256 bytea not null,
  body_id uuid not null references institutions.body,
  sitting text not null check (sitting <> '' and length(sitting) <= 80),
  sitting_on date not null,
  resolution text not null check (resolution <> '' and length(resolution) <= 40),
  amount_clp bigint not null check (amount_clp > 0),
  fiscal_year smallint not null check (fiscal_year between 2020 and 2200),
  terms text not null check (length(terms) <= 4000),
  majority text not null
    check (majority in ('more-ayes', 'of-present', 'of-office', 'two-thirds-of-office')),
  quorum smallint not null check (quorum > 0),
  -- The norm that asks for this majority, as the bases cite norms.
  majority_norm text not null check (majority_norm <> ''),
  -- The scanned resolution, and the numbered document of this act.
  file_id uuid not null unique references platform.file,
  file_sha256 bytea not null check (length(file_sha256) = 32),
  document_id uuid not null unique references records.document,
  -- Proposed by one of the staff, signed by the certifying officer.
  act_id uuid not null unique references records.two_person_act,
  recorded_at timestamptz not null,
  revoked_at timestamptz,
  revocation_resolution text check (revocation_resolution <> '' and length(revocation_resolution) <= 40),
  revocation_reason text check (revocation_reason <> '' and length(revocation_reason) <= 2000),
  revocation_act_id uuid unique references records.two_person_act,
  unique (id, edition_id, committed_sha256, amount_clp),
  foreign key (rulebook_id, edition_id, rulebook_sha256, committed_sha256)
    references editions.rulebook (id, edition_id, sha256, committed_sha256),
  check (num_nulls(revoked_at, revocation_resolution, revocation_reason, revocation_act_id) in (0, 4)),
  check (revocation_act_id <> act_id)
);
create index commitment_by_edition on editions.commitment (edition_id, recorded_at);

create table editions.commitment_vote (
  commitment_id uuid not null references editions.commitment,
  member_id uuid not null references institutions.body_member,
  vote text not null check (vote in ('for', 'against', 'abstained', 'recused', 'absent')),
  -- The vote of whoever presides once more, when the ayes and the noes are as many.
  is_casting boolean not null default false,
  check (not is_casting or vote in ('for', 'against')),
  primary key (commitment_id, member_id)
);
create unique index commitment_vote_one_casting on editions.commitment_vote (commitment_id) where is_casting;

-- Whether a resolution was taken as its majority and its quorum ask, of those who had a mandate that day.
create function editions.check_votes() returns trigger language plpgsql as $$
declare
  office_count integer;
  without_mandate integer;
  ayes integer;
  noes integer;
  present integer;
  casting text;
  casting_seat text;
  refused text;
begin
  select count(*) into office_count from institutions.body_member
    where body_id = new.body_id and seat <> 'secretary' and in_office @> new.sitting_on;
  select count(*) filter (where member.id is null),
      count(*) filter (where given.vote = 'for'), count(*) filter (where given.vote = 'against'),
      count(*) filter (where given.vote <> 'absent'),
      min(given.vote) filter (where given.is_casting), min(member.seat) filter (where given.is_casting)
    into without_mandate, ayes, noes, present, casting, casting_seat
    from editions.commitment_vote given
    left join institutions.body_member member on member.id = given.member_id
      and member.body_id = new.body_id and member.seat <> 'secretary'
      and member.in_office @> new.sitting_on
    where given.commitment_id = new.id;
  refused := case
    when without_mandate > 0 then 'commitment_votes_with_mandate'
    when (select count(*) from editions.commitment_vote where commitment_id = new.id) <> office_count
      then 'commitment_votes_whole'
    when casting is not null and (ayes <> noes or casting_seat <> 'chair')
      then 'commitment_casting_vote_at_a_tie'
    when present < new.quorum then 'commitment_with_quorum'
  end;
  ayes := ayes + (casting is not null and casting = 'for')::integer;
  noes := noes + (casting is not null and casting = 'against')::integer;
  if refused is null and not (case new.majority
    when 'more-ayes' then ayes > noes
    when 'of-present' then 2 * ayes > present
    when 'of-office' then 2 * ayes > office_count
    else 3 * ayes >= 2 * office_count
  end) then
    refused := 'commitment_with_majority';
  end if;
  if refused is null and not exists (
    select from institutions.body
    join editions.edition on edition.institution_id = body.institution_id
    where body.id = new.body_id and body.kind <> 'cosoc' and edition.id = new.edition_id
      and (body.quorum is null or body.quorum <= new.quorum)
  ) then
    refused := 'commitment_of_the_deciding_body';
  end if;
  if refused is not null then
    raise exception 'this is no resolution of the body'
      using errcode = 'check_violation', constraint = refused;
  end if;
  return null;
end
$$;
create constraint trigger commitment_has_its_votes
  after insert on editions.commitment deferrable initially deferred
  for each row execute function editions.check_votes();

-- Which version of the bases is in force, under which commitment: the envelope is never above what was
-- committed, and the part that only the body changes is the one that the body saw.
create table editions.publication (
  rulebook_id uuid primary key,
  edition_id uuid not null,
  version integer not null,
  envelope_clp bigint not null,
  committed_sha256 bytea not null,
  commitment_id uuid not null,
  committed_clp bigint not null,
  published_at timestamptz not null,
  -- Why the bases changed, and by which act of two people; the first publication has neither.
  reason text check (reason <> '' and length(reason) <= 2000),
  act_id uuid unique references records.two_person_act,
  -- Why it begins while works of the last editions are unfinished.
  debt_reason text check (debt_reason <> '' and length(debt_reason) <= 2000),
  constraint envelope_within_commitment check (envelope_clp <= committed_clp),
  check (num_nulls(reason, act_id) in (0, 2)),
  foreign key (rulebook_id, edition_id, committed_sha256, envelope_clp)
    references editions.rulebook (id, edition_id, committed_sha256, envelope_clp),
  foreign key (commitment_id, edition_id, committed_sha256, committed_clp)
    references editions.commitment (id, edition_id, committed_sha256, amount_clp),
  foreign key (edition_id, version) references editions.rulebook (edition_id, version),
  unique (edition_id, version)
);

create function editions.check_publication() returns trigger language plpgsql as $$
declare
  refused text;
  earlier integer;
begin
  -- Whoever publishes or revokes for the same edition waits here.
  perform from editions.edition where id = new.edition_id for no key update;
  select max(version) into earlier from editions.publication where edition_id = new.edition_id;
  refused := case
    when (select version from editions.rulebook where id = new.rulebook_id) <> new.version
      then 'publication_of_its_version'
    when earlier is not null and new.version <= earlier then 'publication_goes_forward'
    when earlier is not null and new.act_id is null then 'change_by_two_people'
    when (select revoked_at from editions.commitment where id = new.commitment_id) is not null
      then 'commitment_stands'
    when editions.halted(new.edition_id, null) = 'annulled' then 'edition_stands'
    when exists (select from editions.archiving where edition_id = new.edition_id) then 'edition_is_not_over'
    when earlier is null and new.debt_reason is null and exists (
      select from editions.sanctioned_project owed
      join editions.edition past on past.id = owed.edition_id
      join editions.edition this on this.id = new.edition_id
      where past.institution_id = this.institution_id and past.id <> this.id and owed.finished_at is null
    ) then 'debt_has_its_reason'
  end;
  if refused is not null then
    raise exception 'these bases cannot be in force' using errcode = 'check_violation', constraint = refused;
  end if;
  return new;
end
$$;
create trigger publication_is_checked
  before insert on editions.publication
  for each row execute function editions.check_publication();

create function editions.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was decided stays as it was';
end
$$;
create trigger rulebook_stays before update or delete on editions.rulebook
  for each statement execute function editions.refuse_change();
create trigger contest_terms_stay before update or delete on editions.contest_terms
  for each statement execute function editions.refuse_change();
create trigger contest_stays before update or delete on editions.contest
  for each statement execute function editions.refuse_change();
create trigger publication_stays before update or delete on editions.publication
  for each statement execute function editions.refuse_change();
create trigger commitment_vote_stays before update or delete on editions.commitment_vote
  for each statement execute function editions.refuse_change();

create function editions.keep_commitment() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['revoked_at', 'revocation_resolution', 'revocation_reason',
    'revocation_act_id'];
begin
  if tg_op = 'DELETE' or old.revoked_at is not null
    or to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change
  then
    raise exception 'a commitment is revoked by its body and never changed';
  end if;
  perform from editions.edition where id = new.edition_id for no key update;
  return new;
end
$$;
create trigger commitment_stays before update or delete on editions.commitment
  for each row execute function editions.keep_commitment();
