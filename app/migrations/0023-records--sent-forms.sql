-- A form takes effect once, however often it is sent; and nobody is proposed twice for the same role while a first act waits.
-- expand
create table platform.sent_form (
  -- SHA-256 of who sent it, to where, and all that was sent, the chance in the key of the form with it: nobody finds out
  -- from it who or what.
  sent_hash bytea primary key check (length(sent_hash) = 32),
  -- Where the first send led; null while it is being answered.
  led_to text,
  taken_at timestamptz not null default now()
);
create index sent_form_by_age on platform.sent_form (taken_at);

-- What an open act keeps for itself: a second open act of the same institution that would do the same is refused.
create table records.two_person_claim (
  institution_id uuid not null references institutions.institution,
  -- SHA-256 of the kind of act and of what it claims.
  claim_hash bytea not null check (length(claim_hash) = 32),
  act_id uuid not null references records.two_person_act,
  primary key (institution_id, claim_hash)
);
create index two_person_claim_by_act on records.two_person_claim (act_id);

create function records.let_claims_go() returns trigger language plpgsql as $$
begin
  delete from records.two_person_claim where act_id = new.act_id;
  return null;
end
$$;
-- old copies: they claim nothing, and an end of theirs lets go what a newer copy claimed.
create trigger two_person_end_lets_claims_go
  after insert on records.two_person_end
  for each row execute function records.let_claims_go();

-- Which comment came with which form is known to platform.sent_form.
-- old copies: they write a key with each comment, as before; only whoever knows better leaves it out.
alter table conversation.comment alter column form_key drop not null;
