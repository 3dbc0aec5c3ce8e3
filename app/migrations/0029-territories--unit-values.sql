-- What a UTM and a UF are worth in pesos, as the national body enters it. A correction stands after what it corrects, with its reason.
-- expand
create table territories.unit_value (
  unit text not null check (unit in ('utm', 'uf')),
  -- The day of a UF; the first of its month for a UTM, which is worth the same all month.
  value_on date not null,
  revision integer not null check (revision > 0),
  hundredths_clp bigint not null check (hundredths_clp > 0),
  -- The public page that says it, or how it follows from published figures that were converted with it.
  source_url text check (source_url ~ '^https?://' and length(source_url) <= 500),
  derivation text check (derivation <> '' and length(derivation) <= 500),
  -- Why what stood before was wrong.
  reason text check (reason <> '' and length(reason) <= 500),
  -- The role of whoever entered it; null: it came with the product.
  entered_as text check (entered_as <> ''),
  entered_at timestamptz not null,
  corrects integer generated always as (nullif(revision - 1, 0)) stored,
  primary key (unit, value_on, revision),
  foreign key (unit, value_on, corrects) references territories.unit_value (unit, value_on, revision),
  check (unit <> 'utm' or extract(day from value_on) = 1),
  check (num_nulls(source_url, derivation) = 1),
  check ((revision = 1) = (reason is null))
);

create function territories.refuse_unit_value_change() returns trigger language plpgsql as $$
begin
  raise exception 'a value is corrected by another that says why';
end
$$;
create trigger unit_value_stays before update or delete on territories.unit_value
  for each statement execute function territories.refuse_unit_value_change();

insert into territories.unit_value
  (unit, value_on, revision, hundredths_clp, derivation, entered_at)
values
  ('utm', '2025-01-01', 1, 6742900, '$306.464.805 / 4.545 UTM (FRIL 2025, GORE Ñuble) = $67.429', now());
