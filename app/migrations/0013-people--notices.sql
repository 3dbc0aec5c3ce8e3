-- What people are told: in the product first, then by mail, by push or on paper. Each thing is told once.
-- expand

-- What a mail carries besides its text, and the job that is told how it ended.
alter table platform.outgoing_mail
  add column headers jsonb not null default '{}',
  add column report_to text,
  -- The server of the recipient said that it will never take it.
  add column refused_at timestamptz;

-- An address that its owner has proven with a code. It holds as long as it is the one of the account.
create table people.mail_settings (
  person_id uuid primary key references people.person on delete cascade,
  email text not null,
  proven_at timestamptz not null,
  -- Since when notices leave by mail; null while the person wants none.
  on_since timestamptz,
  -- How many mails in a row were refused for good, and since when no more is sent.
  refusals smallint not null default 0,
  failing_since timestamptz
);

-- A code on its way to an address.
create table people.mail_proof (
  person_id uuid primary key references people.person on delete cascade,
  email text not null,
  code_fingerprint bytea not null check (length(code_fingerprint) = 32),
  attempts smallint not null default 0 check (attempts between 0 and 5),
  expires_at timestamptz not null
);

-- One mail with notices. The database allows one digest a day and person.
create table people.notice_mail (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person on delete cascade,
  -- The day in Chile of a digest; null for what was told at once.
  day date,
  outgoing_id uuid,
  -- Of the token that stops mail without signing in.
  stop_hash bytea not null unique check (length(stop_hash) = 32),
  queued_at timestamptz not null,
  sent_at timestamptz,
  refused_at timestamptz,
  unique (person_id, day)
);
create index notice_mail_by_outgoing on people.notice_mail (outgoing_id);

create table people.notice (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person on delete cascade,
  -- `ROOM/WHAT`: what a person may stop.
  kind text not null check (kind ~ '^[a-z-]+/[a-z-]+$'),
  -- With the kind, what makes it one and the same.
  key text not null check (key <> ''),
  -- One sentence and the page where it is seen, in each language.
  title text not null check (title <> ''),
  english_title text not null check (english_title <> ''),
  path text not null check (path ~ '^/([^/]|$)'),
  english_path text not null check (english_path ~ '^/([^/]|$)'),
  -- Whether the page can be read without signing in: then a letter carries its address.
  is_public boolean not null default false,
  -- The unit that tells whoever has no e-mail.
  institution_id uuid references institutions.institution on delete cascade,
  -- Told at once, and not with the digest of the day.
  is_urgent boolean not null default false,
  due_at timestamptz,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  mail_id uuid references people.notice_mail,
  pushed_at timestamptz,
  -- Told by the unit: when, how, by whom, and when that was written down.
  told_at timestamptz,
  told_how text check (told_how in ('phone', 'letter', 'in-person', 'other')),
  told_by uuid references people.person on delete set null,
  told_recorded_at timestamptz,
  unique (person_id, kind, key),
  check ((told_at is null) = (told_how is null) and (told_at is null) = (told_recorded_at is null))
);
create index notice_by_person on people.notice (person_id, created_at desc);
create index notice_unread on people.notice (person_id) where read_at is null;
create index notice_by_mail on people.notice (mail_id);
create index notice_to_push on people.notice (created_at) where pushed_at is null;
create index notice_of_unit on people.notice (institution_id, created_at) where institution_id is not null;

-- Kinds of which a person wants neither mail nor push; in the product she finds them.
create table people.stopped_kind (
  person_id uuid not null references people.person on delete cascade,
  kind text not null,
  primary key (person_id, kind)
);

create table people.push_subscription (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person on delete cascade,
  endpoint text not null unique check (endpoint ~ '^https://'),
  p256dh text not null,
  auth text not null,
  device text not null,
  created_at timestamptz not null
);
create index push_subscription_by_person on people.push_subscription (person_id);

-- Whoever wants the messages of an institution; without sectors, all of them.
create table people.message_opt_in (
  person_id uuid not null references people.person on delete cascade,
  institution_id uuid not null references institutions.institution on delete cascade,
  since timestamptz not null,
  primary key (person_id, institution_id)
);
create index message_opt_in_by_institution on people.message_opt_in (institution_id);

create table people.message_opt_in_sector (
  person_id uuid not null,
  institution_id uuid not null,
  territory_id uuid not null references territories.territory on delete cascade,
  primary key (person_id, institution_id, territory_id),
  foreign key (person_id, institution_id) references people.message_opt_in on delete cascade
);

-- What an institution has told those who asked for it. Sent, it stays as it is.
create table people.message (
  id uuid primary key,
  institution_id uuid not null references institutions.institution,
  title text not null check (title <> '' and title !~ '[\r\n]'),
  body text not null check (body <> ''),
  -- The role in which it was sent; the person is only in the log of acts.
  sender_role text not null,
  sent_at timestamptz not null,
  recipients_count integer not null check (recipients_count >= 0),
  -- The message that this one corrects.
  corrects uuid unique references people.message,
  check (corrects <> id)
);
create index message_by_institution on people.message (institution_id, sent_at desc);

-- The sectors it was for, by the name that they had; none is the whole comuna.
create table people.message_sector (
  message_id uuid not null references people.message,
  territory_id uuid not null,
  name text not null,
  primary key (message_id, territory_id)
);

create function people.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was sent stays as it is';
end
$$;
create trigger message_stays before update or delete or truncate on people.message
  for each statement execute function people.refuse_change();
create trigger message_sector_stays before update or delete or truncate on people.message_sector
  for each statement execute function people.refuse_change();
