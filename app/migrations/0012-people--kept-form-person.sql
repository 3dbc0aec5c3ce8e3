-- A form that somebody sent while she was signed in is hers, also where others use the same browser.
-- expand
alter table people.kept_form
  -- Null when nobody was signed in: then it is for whoever signs in with that browser.
  add column person_id uuid references people.person on delete cascade;
create index kept_form_by_person on people.kept_form (person_id);
