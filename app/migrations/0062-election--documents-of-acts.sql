-- The document of whoever annuls a vote, beside the act that two officers sign: its hash is what they sign.
-- expand
create table election.act_document (
  act_id uuid primary key references election.log_act,
  file_id uuid not null unique references platform.file,
  sha256 bytea not null check (length(sha256) = 32)
);

create function election.keep_act_document() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'the document of an act stays' using constraint = 'act_document_stays';
  end if;
  if not exists (select from election.log_act act where act.id = new.act_id
    and act.payload::json ->> 'document_sha256'
      = rtrim(translate(encode(new.sha256, 'base64'), '+/', '-_'), '='))
  then
    raise exception 'the act names another document' using constraint = 'act_document_is_named';
  end if;
  return new;
end $$;
create trigger act_document_is_kept before insert or update or delete on election.act_document
  for each row execute function election.keep_act_document();
