// Which row of docs/data.md tells of each column of the room of elections.
import { ACT, FORM, type PersonalColumns, PLACE } from './column-rows.ts';

const OFFICERS = 'election: officers of a vote';
const HOLDERS = 'election: name of each holder of a share';
const ACTS = 'election: acts of the log of a vote';

export const columnsOfElections: PersonalColumns = {
  'election.act_document': { [ACT]: 'file_id' },
  'election.act_signature': {
    [ACTS]: 'person_id signed_at',
    [FORM]: 'act_id election_id officer_id authenticator_data client_data signature',
  },
  'election.election': { [PLACE]: 'title fingerprint' },
  'election.fact': { [FORM]: 'subject key' },
  'election.holder': { [HOLDERS]: 'name' },
  'election.log_act': {
    [ACTS]: 'proposed_by about_person proposed_at',
    [ACT]: 'payload',
    [FORM]: 'id election_id kind sha256 about_key expires_at outcome ended_at',
  },
  'election.officer': {
    [OFFICERS]: 'role name person_id added_at removed_at',
    [FORM]: 'election_id id credential_id jwk demonstration_key',
  },
  'election.outgoing_leaf': { [ACT]: 'set_aside_reason' },
};
