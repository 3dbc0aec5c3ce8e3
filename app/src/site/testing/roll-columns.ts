// Which row of docs/data.md tells of each column of the database of the roll that holds something of a person.
import { FORM, type PersonalColumns } from './column-rows.ts';

const RIGHT = 'roll: RUN and salt of each person on the roll';
const DECLARED = 'roll: a declaration of residence';
const FILE = 'roll: a file with the roll as it was sent';
const KEYS = 'none: keys of the roll and of its contests, sealed, which are of nobody';

export const columnsOfRoll: PersonalColumns = {
  'roll.code_session': { 'roll: whose a sealed slip with a code is': 'token_hash' },
  'roll.correction': { 'roll: whom two people are to sign onto a closed roll': 'run_sealed' },
  'roll.cover': { 'roll: a vote in a cover': 'run_sealed reason' },
  'roll.declaration': { [DECLARED]: 'run_sealed address_sealed evidence_sealed reason' },
  'roll.election': { [KEYS]: 'sign_sealed desk_sealed', [FORM]: 'frozen_key' },
  'roll.import': { [FILE]: 'file_name file_sealed' },
  'roll.import_problem': { [FILE]: 'found' },
  'roll.import_row': { [FILE]: 'run_sealed' },
  'roll.issuer': { [KEYS]: 'private_sealed' },
  // Hashes of turns and sessions; the journal is a file beside the database.
  'roll.turn': {
    'roll: the turn of whoever goes to the booth': '',
    'roll: the journal of what was given away': '',
  },
  'roll.voter': { [RIGHT]: 'salt_sealed run_sealed' },
};
