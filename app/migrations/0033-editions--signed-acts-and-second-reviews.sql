-- What stands on an act of two people says what they signed; and whoever wrote what was hidden of a consultation asks that somebody else look at it.
-- expand

-- Whatever the program does: the act was signed, it is of its kind and about this edition of its institution, and `says`
-- is in what both people read.
create function editions.check_act(of_edition uuid, by_act uuid, of_kind text, says jsonb) returns void
  language plpgsql as $$
declare
  signed records.two_person_act;
  refused text;
begin
  select * into strict signed from records.two_person_act act where act.id = by_act;
  refused := case
    when not exists (select from records.two_person_end ended
      where ended.act_id = by_act and ended.outcome = 'executed') then 'act_signed_by_two'
    when signed.kind <> of_kind then 'act_of_its_kind'
    when signed.subject <> 'edition:' || of_edition then 'act_about_its_edition'
    when not exists (select from editions.edition about
      where about.id = of_edition and about.institution_id = signed.institution_id) then 'act_of_its_institution'
    when (signed.text::jsonb -> 'payload' @> says) is not true then 'act_says_the_same'
  end;
  if refused is not null then
    raise exception 'no two people signed this' using errcode = 'check_violation', constraint = refused;
  end if;
end
$$;

create function editions.check_commitment_act() returns trigger language plpgsql as $$
begin
  perform editions.check_act(new.edition_id, new.act_id, 'editions/commit', jsonb_build_object(
    'version', jsonb_build_object('rulebookId', new.rulebook_id, 'sha256', encode(new.rulebook_sha256, 'hex')),
    'body', jsonb_build_object('id', new.body_id),
    'sitting', new.sitting, 'sittingOn', new.sitting_on, 'resolution', new.resolution,
    'amountClp', new.amount_clp, 'fiscalYear', new.fiscal_year, 'terms', new.terms,
    'majority', new.majority, 'quorum', new.quorum, 'majorityNorm', new.majority_norm,
    'file', jsonb_build_object('id', new.file_id, 'sha256', encode(new.file_sha256, 'hex')),
    'votes', (select jsonb_agg(jsonb_build_object('memberId', given.member_id, 'vote', given.vote))
      from editions.commitment_vote given where given.commitment_id = new.id),
    'castingBy', (select given.member_id from editions.commitment_vote given
      where given.commitment_id = new.id and given.is_casting)));
  return null;
end
$$;
-- old copies: they write a commitment in the transaction in which its act is signed, with what it says.
create constraint trigger commitment_was_signed
  after insert on editions.commitment deferrable initially deferred
  for each row execute function editions.check_commitment_act();

create function editions.check_revocation_act() returns trigger language plpgsql as $$
begin
  perform editions.check_act(new.edition_id, new.revocation_act_id, 'editions/revoke-commitment',
    jsonb_build_object('commitmentId', new.id, 'revocationResolution', new.revocation_resolution,
      'reason', new.revocation_reason));
  return null;
end
$$;
-- old copies: they revoke in the transaction in which the act is signed, with what it says.
create constraint trigger revocation_was_signed
  after update on editions.commitment deferrable initially deferred
  for each row when (new.revocation_act_id is not null) execute function editions.check_revocation_act();

create function editions.check_change_act() returns trigger language plpgsql as $$
begin
  perform editions.check_act(new.edition_id, new.act_id, 'editions/change-rules', jsonb_build_object(
    'version', jsonb_build_object('rulebookId', new.rulebook_id), 'commitmentId', new.commitment_id,
    'reason', new.reason));
  return null;
end
$$;
-- old copies: they change bases in the transaction in which the act is signed, with what it says.
create constraint trigger change_was_signed
  after insert on editions.publication deferrable initially deferred
  for each row when (new.act_id is not null) execute function editions.check_change_act();

create function editions.check_interruption_act() returns trigger language plpgsql as $$
begin
  if new.cause = 'body' then
    perform editions.check_act(new.edition_id, new.act_id, 'editions/interrupt', jsonb_build_object(
      'contest', case when new.contest_id is not null then jsonb_build_object('id', new.contest_id) end,
      'kind', new.kind, 'decidedBy', new.decided_by, 'reason', new.reason,
      'file', jsonb_build_object('id', new.file_id)));
  else
    perform editions.check_act(new.edition_id, new.act_id, 'editions/revoke-commitment', jsonb_build_object(
      'revocationResolution', new.decided_by, 'reason', new.reason));
  end if;
  return null;
end
$$;
-- old copies: they interrupt in the transaction in which the act is signed, with what it says.
create constraint trigger interruption_was_signed
  after insert on editions.interruption deferrable initially deferred
  for each row execute function editions.check_interruption_act();
-- old copies: an act of theirs interrupts once.
create unique index interruption_once_by_act on editions.interruption (act_id);

-- Who hid an observation; null for what was hidden before this was kept, and once her account is erased.
alter table consultations.observation
  add column hidden_by uuid references people.person on delete set null;

-- Its author asks that somebody else look at what was hidden: once for each time.
create table consultations.second_review (
  observation_id uuid not null references consultations.observation on delete cascade,
  hidden_at timestamptz not null,
  -- Null once its author has been forgotten.
  words text check (words <> '' and length(words) <= 1000),
  asked_at timestamptz not null,
  hidden_by uuid references people.person on delete set null,
  outcome text check (outcome in ('restored', 'upheld')),
  -- For the author, never for everybody.
  answer text check (answer <> '' and length(answer) <= 1000),
  decided_by uuid references people.person on delete set null,
  decided_at timestamptz,
  primary key (observation_id, hidden_at),
  constraint second_review_by_somebody_else check (decided_by <> hidden_by),
  check ((outcome is null) = (decided_at is null))
);
create index open_second_review on consultations.second_review (observation_id) where outcome is null;

-- What was hidden may come back until the answers are published: whoever asks is answered before.
create function consultations.check_second_reviews() returns trigger language plpgsql as $$
begin
  if exists (select from consultations.second_review asked
    join consultations.observation hidden on hidden.id = asked.observation_id
    where hidden.consultation_id = new.id and asked.outcome is null)
  then
    raise exception 'somebody waits for a second review'
      using errcode = 'check_violation', constraint = 'second_reviews_before_the_answers';
  end if;
  return new;
end
$$;
-- old copies: nobody asks them for a second review; where a newer one was asked they wait for its answer.
create trigger second_reviews_before_the_answers
  before update on consultations.consultation
  for each row when (new.answered_at is not null and old.answered_at is null)
  execute function consultations.check_second_reviews();

-- It is asked while an observation is hidden and its consultation is neither answered nor over.
create function consultations.check_asking() returns trigger language plpgsql as $$
begin
  if not exists (select from consultations.observation hidden
    join consultations.consultation held on held.id = hidden.consultation_id
    where hidden.id = new.observation_id and hidden.hidden_at = new.hidden_at
      and held.answered_at is null and held.ended_at is null)
  then
    raise exception 'nothing is hidden here' using errcode = 'check_violation', constraint = 'asked_while_hidden';
  end if;
  return new;
end
$$;
create trigger second_review_is_asked before insert on consultations.second_review
  for each row execute function consultations.check_asking();

-- What a paragraph is called: headings do not count. Null for a heading, and for all of a text that was kept before and
-- goes on counting them, for people spoke of its paragraphs by their places.
alter table consultations.paragraph add column number smallint check (number > 0);
-- old copies: they number none, and what they keep counts headings as before.
alter table consultations.paragraph add check (number is null or not is_heading);
-- old copies: they number none.
create unique index paragraph_once_by_number on consultations.paragraph (consultation_id, version, number);
