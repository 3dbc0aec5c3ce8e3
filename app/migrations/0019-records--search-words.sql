-- Words are told apart in what is found as they are in what is asked for.

-- PostgreSQL's own parser takes «feria», with its marks, for one word where the locale is C, and 12.500 or minga.cl
-- for one everywhere.
-- expand
create function platform.bare_words(given text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(normalize(given, nfc) collate "es-x-icu", '[^[:alnum:]]+', ' ', 'g');

-- old copies: read the same column of the same type, with better words in it.
alter table platform.search_document
  alter column words set expression as (
    setweight(to_tsvector('platform.es', platform.bare_words(title)), 'A')
    || setweight(to_tsvector('platform.es', platform.bare_words(coalesce(english_title, ''))), 'B')
    || setweight(to_tsvector('platform.es', platform.bare_words(body)), 'C')
  );

-- A comuna is in the region that the first two digits of its code name.
update platform.search_document set region_code = left(cut, 2) where cut is not null and region_code is null;
create index search_document_by_region on platform.search_document (region_code, cut);
