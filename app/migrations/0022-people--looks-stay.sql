-- Whoever looked at the data of others is not forgotten with that trail: her row stays, without a name.
-- expand
-- old copies: they write the same rows, and already blank a person whom the database does not let go.
alter table people.look drop constraint look_looker_id_fkey;
-- old copies: as above.
alter table people.look add constraint look_looker_id_fkey
  foreign key (looker_id) references people.person on delete restrict;
