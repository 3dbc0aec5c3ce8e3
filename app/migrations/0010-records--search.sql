-- One index of what can be found on the site: each room writes what of its own is public, in the transaction of the change.
create text search configuration platform.es (copy = pg_catalog.spanish);
alter text search configuration platform.es
  alter mapping for hword, hword_part, word with public.unaccent, pg_catalog.spanish_stem;

create table platform.search_document (
  room text not null,
  key text not null,
  kind text not null,
  -- Titles and texts in the language in which they were written; English ones only where the room has them.
  title text not null check (title <> ''),
  english_title text,
  body text not null default '',
  -- The path of its page in each language.
  path text not null check (path ~ '^/'),
  english_path text not null check (english_path ~ '^/'),
  cut text,
  region_code text,
  -- What comes first among equals: 0 to 1.
  weight real not null default 0 check (weight between 0 and 1),
  plain_title text not null generated always as (territories.plain(title)) stored,
  words tsvector not null generated always as (
    setweight(to_tsvector('platform.es', title), 'A')
    || setweight(to_tsvector('platform.es', coalesce(english_title, '')), 'B')
    || setweight(to_tsvector('platform.es', body), 'C')
  ) stored,
  primary key (room, key)
);
create index search_document_by_words on platform.search_document using gin (words);
create index search_document_by_likeness on platform.search_document using gin (plain_title public.gin_trgm_ops);
create index search_document_by_kind on platform.search_document (kind);
