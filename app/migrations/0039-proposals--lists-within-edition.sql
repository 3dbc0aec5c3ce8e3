-- Lists, search and map of one edition cost no more for what the rest of the country has.
-- expand

-- Id of what a document is part of, where its room is searched within that too: the edition of a proposal.
alter table platform.search_document add column part_of text;
update platform.search_document set part_of = proposal.edition_id::text
  from proposals.proposal where search_document.room = 'proposals' and search_document.key = proposal.id::text;

-- Such an index serves whoever asks for one of its columns alone as well as one of that column.
create index search_document_by_words_within on platform.search_document using gin (part_of public.text_ops, words);
-- old copies: the index above answers what they ask of this one.
drop index platform.search_document_by_words;
create index proposal_by_likeness_within on proposals.proposal
  using gin (edition_id public.uuid_ops, plain_title public.gin_trgm_ops);
-- old copies: the index above answers what they ask of this one.
drop index proposals.proposal_by_likeness;

-- With what narrows a list and makes a map, so that neither reads whole rows of an edition.
create index proposal_within_edition on proposals.proposal (edition_id, state, number) include (id, theme, lat, lon);
-- old copies: the index above answers what they ask of this one.
drop index proposals.proposal_by_state;

-- In an edition most proposals are in the same state, and which one it is says how far the edition is.
-- old copies: it changes how the planner reckons, and no answer.
create statistics proposals.state_within_edition (mcv) on edition_id, state from proposals.proposal;
