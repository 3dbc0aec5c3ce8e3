-- What became of each agreement of a gathering, and which relations of norms were withdrawn and why.
-- expand

-- Written once and never changed: what is said later stands beside what was said before.
create table gatherings.fulfilment (
  -- In the order in which they were said.
  id integer primary key generated always as identity,
  minutes_id uuid not null,
  position smallint not null,
  state text not null check (state in ('fulfilled', 'not-fulfilled')),
  -- The day on which it was fulfilled, or on which it was known that it was not.
  happened_on date not null,
  how text not null check (how <> '' and length(how) <= 1000),
  evidence_file_id uuid unique references platform.file,
  evidence_address text
    check (evidence_address ~ '^https?://[^[:space:]]+$' and length(evidence_address) <= 500),
  noted_at timestamptz not null,
  foreign key (minutes_id, position) references gatherings.agreement,
  constraint fulfilled_with_evidence
    check (state <> 'fulfilled' or num_nonnulls(evidence_file_id, evidence_address) > 0)
);
create index fulfilment_by_agreement on gatherings.fulfilment (minutes_id, position);

create function gatherings.keep_fulfilment() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'what became of an agreement is never changed: another says more';
  end if;
  if not exists (
    select from gatherings.minutes where id = new.minutes_id and approved_at is not null
  ) then
    raise exception 'only of approved minutes is it known what became of an agreement';
  end if;
  return new;
end
$$;
create trigger fulfilment_stays before insert or update or delete on gatherings.fulfilment
  for each row execute function gatherings.keep_fulfilment();

alter table norms.relation add column said_at timestamptz not null default now();

create table norms.withdrawn_relation (
  id uuid primary key default gen_random_uuid(),
  norm_id uuid not null references norms.norm,
  kind text not null check (kind in ('replaces', 'amends', 'implements', 'follows')),
  to_norm_id uuid not null references norms.norm,
  said_at timestamptz not null,
  withdrawn_at timestamptz not null,
  reason text not null check (reason <> '' and length(reason) <= 500),
  check (norm_id <> to_norm_id)
);
create index withdrawn_relation_by_norm on norms.withdrawn_relation (norm_id);
create index withdrawn_relation_by_target on norms.withdrawn_relation (to_norm_id);
create function norms.keep_withdrawn_relation() returns trigger language plpgsql as $$
begin
  raise exception 'a relation that was withdrawn stays with its reason';
end
$$;
create trigger withdrawn_relation_stays
  before update or delete on norms.withdrawn_relation
  for each row execute function norms.keep_withdrawn_relation();
