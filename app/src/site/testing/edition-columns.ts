// Which row of docs/data.md tells of each column of the rooms of editions.
import { ACT, FORM, type PersonalColumns, PLACE } from './column-rows.ts';

const OBSERVED = 'consultations: what a person observed about a paragraph';
const REVIEWED = 'review: who of a team makes each check';
const SAID = 'review: what whoever wrote a proposal says';
const PROPOSED = 'proposals: who wrote a proposal';
const WRITTEN = 'proposals: what a person wrote in a proposal';
const SIGNS = 'proposals: who was invited to sign a proposal';
const ANSWERED = 'proposals: what the author of a proposal answered';
const ENDORSED = 'proposals: that a person endorsed a proposal';
const SIGNATURES = 'proposals: the sheet with the signatures';
const HID = 'consultations: which moderator hid an observation';

export const columnsOfEditions: PersonalColumns = {
  'ballot_list.list': { [ACT]: 'text withdrawn_reason' },
  'consultations.answer': { [ACT]: 'reason' },
  'consultations.consultation': {
    [ACT]: 'title plain_title answered_at answers_document_id end_words',
  },
  'consultations.extension': { [ACT]: 'reason' },
  'consultations.observation': {
    [OBSERVED]:
      'consultation_id paragraph_id way person_id paper_sheet_id gathering_id people_count stance reasons proposed sent_at changed_at version shown_version group_id',
    'consultations: why a moderator hid an observation': 'hidden_at hidden_reason',
    [HID]: 'hidden_by',
    [FORM]: 'id',
  },
  'consultations.paragraph': { [ACT]: 'text' },
  'consultations.second_review': {
    'consultations: what a person says against the hiding': 'words asked_at outcome answer',
    [HID]: 'hidden_by decided_by decided_at',
    [FORM]: 'observation_id hidden_at',
  },
  'editions.acknowledgement': {
    'editions: that a person was shown who decides what':
      'id edition_id notice_version moment person_id acknowledged_at',
  },
  'editions.commitment': {
    'editions: how each member of a body voted': 'body_id file_id file_sha256',
    [ACT]: 'revocation_reason',
  },
  'editions.committee_seat': { 'editions: name and role of whoever sits': 'name' },
  'editions.cosoc_opinion': { [ACT]: 'file_id' },
  'editions.edition': { [PLACE]: 'name plain_name' },
  'editions.fact': { [FORM]: 'subject key' },
  'editions.incident': { [ACT]: 'told' },
  'editions.interruption': { [ACT]: 'decided_by reason file_id' },
  'editions.publication': { [ACT]: 'reason debt_reason' },
  'editions.rulebook': { [ACT]: 'text committed_text' },
  'editions.sanctioned_project': { [PLACE]: 'name' },
  'editions.slate_project': { [PLACE]: 'name', [ACT]: 'withdrawn_reason' },
  'proposals.coauthor': {
    [SIGNS]: 'proposal_id person_id code_sha256 asked_at answer answered_at public_name',
    [FORM]: 'id',
  },
  'proposals.draft': {
    'proposals: a proposal that a person is writing':
      'edition_id person_id contents revision updated_at',
    [FORM]: 'id',
  },
  'proposals.endorsement': {
    [ENDORSED]:
      'proposal_id edition_id person_id document_fingerprint list_id line tie endorsed_at',
    [FORM]: 'id',
  },
  'proposals.event': { [WRITTEN]: 'told' },
  'proposals.following': {
    'proposals: which proposals a person follows': 'proposal_id person_id since',
  },
  'proposals.joining': { [WRITTEN]: 'reason answer_until' },
  'proposals.joining_part': { [ANSWERED]: 'answered_by reason' },
  'proposals.photo': { [WRITTEN]: 'file_id removed_reason' },
  'proposals.price': { [PLACE]: 'name plain_name' },
  'proposals.proposal': {
    [PROPOSED]:
      'channel author_kind author_person_id author_name organization_id paper_sheet_id tie has_interest interest sent_at',
    [WRITTEN]: 'title plain_title',
    [FORM]:
      'id edition_id number contest_id gathering_id state held_by holder held_until version theme cost_clp territory_id lat lon endorsements_count changed_at',
  },
  'proposals.sameness': { [WRITTEN]: 'key' },
  'proposals.signature_list': { [SIGNATURES]: 'scan_file_id' },
  'proposals.sponsorship': { [ACT]: 'asked_by answer answered_at reason' },
  'proposals.version': { [WRITTEN]: 'title made_by reason' },
  'review.appeal': {
    [SAID]: 'reason channel filed_at open_until answer_due_on paper_sheet_id',
    'review: who of a team decided an appeal': 'decided_by',
    [ACT]:
      'against_outcome against_answer against_at outcome answer norm_id article decided_at document_id',
    [FORM]: 'id proposal_id reversal_id',
  },
  'review.change': {
    [SAID]: '',
    [ACT]: 'reason answer_until answer answered_at',
  },
  'review.check': {
    [REVIEWED]: 'reviewer_id',
    [ACT]: 'kind finding reason ground norm_id article answered_at',
    [FORM]: 'id proposal_id instance unit_id due_on revision',
  },
  'review.correction': { [ACT]: 'answer_until answered_at' },
  'review.cost_line': { [PLACE]: 'name' },
  'review.examination': {
    [REVIEWED]: 'signed_off_at signed_off_by signed_off_alone',
    [ACT]:
      'outcome answer published_at contingency_permille upkeep_clp upkeep_by land land_reference',
    [FORM]: 'proposal_id edition_id institution_id round_id stage revision open_count next_due_on',
  },
  'review.import': {
    'review: a spreadsheet with findings': 'edition_id person_id file_name rows sent_at',
    [FORM]: 'id',
  },
  'review.relation': { [ACT]: 'reason' },
  'review.reversal': { [ACT]: 'was_answer reason' },
  'review.saved_view': {
    'review: views of the workbench': 'institution_id person_id name query is_shared',
    [FORM]: 'id',
  },
  'review.unit': { [PLACE]: 'name plain_name' },
  'review.unit_member': { 'review: in which units of an institution': 'unit_id person_id' },
};
