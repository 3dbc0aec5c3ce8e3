// Which row of docs/data.md tells of each column of room count that holds, or by its name could hold, something of a person.
import { ACT, FORM, type PersonalColumns, PLACE } from './column-rows.ts';

const ANSWERS = 'count: who answers for a vote that was brought in';
const RECEIVED = 'count: the file of a vote as it was received';
const BROUGHT = 'count: who of a team brought a vote in';
const RECORD = 'count: the public record of a sealed vote';

export const columnsOfCount: PersonalColumns = {
  'count.bringing': {
    [BROUGHT]: 'saved_by saved_at confirmed_by confirmed_as',
    [ANSWERS]: 'facts tally_sheet_id',
    [RECEIVED]: 'file file_name text totals_text preview',
    [FORM]: 'id contest_id round kind attempt heard_at progress_percent failure',
  },
  'count.correction': { [ACT]: 'reason' },
  'count.objection': {
    'count: who objected to a result':
      'person_id organization_id paper_sheet_id channel received_on filed_at text ground asks table_code file_id withdrawn_at',
    'count: who of a team answered an objection': 'answered_by',
    [ACT]:
      'outcome remedy remedy_table reasons answered_at document_id remedy_done_at remedy_done answer_due_on',
    [FORM]: 'id edition_id contest_id round result_id year number',
  },
  'count.result': {
    [BROUGHT]: 'counted_by counted_at',
    [ACT]:
      'version cause excluded_tables rulebook_id counted_text counted_sha256 settings_text settings_sha256 choice outcome_text outcome_sha256 document_id',
    [FORM]: 'id vote_id contest_id round objection_id',
  },
  'count.vote': {
    [ANSWERS]:
      'tally_sheet_id answered_by answered_as held_by voted_from voted_until ballots blanks nulls',
    [RECEIVED]: 'file_name file file_sha256 text text_sha256 totals_text',
    [BROUGHT]: 'brought_by brought_at',
    [ACT]: 'withdrawn_at withdrawn_reason',
    [FORM]: 'id contest_id round list_id kind election_id',
  },
  'count.opening': {
    [BROUGHT]: 'asked_by asked_as asked_at',
    [RECORD]: 'opened_text opened_sha256 excluded differences',
    [FORM]: 'election_id state done total heard_at failure counted_at',
  },
  'count.followed_checkpoint': { [RECORD]: 'note' },
  'count.asked_leaf': { [FORM]: 'key' },
  'count.vote_table': { [PLACE]: 'name' },
  'count.result_report': { [PLACE]: 'report' },
  'count.upload': { 'count: the file of a vote uploaded': 'file_name file reports' },
};
