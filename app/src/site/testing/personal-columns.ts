// Which row of docs/data.md tells of each column that holds, or by its name could hold, something of a person.
import { ACT, FORM, type PersonalColumns, PLACE } from './column-rows.ts';
import { columnsOfConversation } from './conversation-columns.ts';
import { columnsOfCount } from './count-columns.ts';
import { columnsOfEditions } from './edition-columns.ts';
import { columnsOfElections } from './election-columns.ts';
import { columnsOfTopics } from './topic-columns.ts';

const ACCOUNT = 'people: RUN or number of another document';
const INVITED = 'people: name, e-mail and role of each person invited to a team';
const SEEN = 'people: which members of staff saw, confirmed or refused an identification';
const TOLD = 'people: what a person was told';
const ASSIGNED =
  'organizations: who registered an organisation, asked for each check and answered it';
const CONTACT = 'organizations: e-mail, telephone and address or sector of an organisation';
const ASKED = 'organizations: the request of a person to represent an organisation';
const TWO = 'records: acts that take two people';
const COMES = 'gatherings: that a person comes to a gathering';
const MINUTES = 'gatherings: who is responsible for an agreement';
const SHEET = 'records: the scan of a sheet of paper';

const VOTED = 'sanction: how each member of a body voted';
const SANCTIONED = 'sanction: who of a team submitted a list';

const APPLIED = 'roundtable: who sent the application of an organisation';
const KEPT = 'roundtable: who of a team assessed an application';

export const personalColumns: PersonalColumns = {
  ...columnsOfConversation,
  ...columnsOfEditions,
  ...columnsOfElections,
  ...columnsOfTopics,
  ...columnsOfCount,
  'experiences.experience': { [PLACE]: 'title_es title_en' },
  'experiences.imported_project': { [PLACE]: 'title' },
  'experiences.loaded': { [PLACE]: 'name' },
  'experiences.national_note': { [PLACE]: 'text_es text_en' },
  'experiences.note': { [PLACE]: 'text_es text_en' },
  'experiences.pioneer': { [PLACE]: 'text_es text_en' },
  'gatherings.agreement': { [MINUTES]: 'text' },
  'gatherings.attendance': {
    'gatherings: who came to a gathering': 'name',
    [FORM]: 'form_key',
  },
  'gatherings.delegate': {
    'gatherings: name and votes of a delegate': 'name publishes_name',
  },
  'gatherings.document': { [ACT]: 'file_id title' },
  'gatherings.fulfilment': { [MINUTES]: 'evidence_file_id evidence_address noted_at' },
  'gatherings.gathering': {
    [ACT]: 'body_id backed_by title plain_title access_notes support_notes state_reason',
    'gatherings: the list that people signed': 'scan_file_id',
  },
  'gatherings.minutes': {
    'gatherings: who wrote the minutes': 'drafted_by drafted_at approved_by approved_at',
    [MINUTES]: 'text reason',
    [FORM]: 'id gathering_id version approved_in people_count document_id content_sha256',
  },
  'gatherings.paper': {
    'gatherings: a paper that a person sent':
      'gathering_id person_id institution_id organization_id title summary authors file_id state reason sent_at decided_at',
    [FORM]: 'id position',
  },
  'gatherings.paper_call': { [ACT]: 'text' },
  'gatherings.delegation': {
    'gatherings: the delegation of an organisation':
      'gathering_id institution_id organization_id person_id people_count head_name publishes_head names state registered_at',
    [FORM]: 'id',
  },
  'gatherings.report': {
    'gatherings: who wrote the report': 'written_by written_at',
    [ACT]: 'text reason figures published_at',
    [FORM]: 'id gathering_id version document_id content_sha256',
  },
  'gatherings.visit': { [ACT]: 'reason state_reason answered_at' },
  'gatherings.visit_lesson': { [ACT]: 'text' },
  'gatherings.presence': { 'gatherings: which members of a body': '' },
  'gatherings.priority': { [ACT]: 'text' },
  'gatherings.registration': {
    [COMES]:
      'gathering_id person_id name phone companions territory_id state code registered_at to_tell_since told_at',
    'gatherings: what a person needs': 'needs_sealed',
    [FORM]: 'id form_key',
  },
  'institutions.archive': {
    'institutions: the archive with all data of an institution': '',
  },
  'institutions.body_member': {
    'institutions: name, seat, organisation stood for and mandate': 'name plain_name',
    'institutions: e-mail of the office of a member': 'email left_reason',
    [FORM]: 'body_id',
  },
  'institutions.institution': {
    'none: how an institution is reached and what it looks like, which is public by law':
      'name plain_name address phone email crest_text earlier_crest_text',
  },
  'institutions.loaded': { [PLACE]: 'name' },
  'norms.article': { [ACT]: 'words english_words' },
  'norms.loaded': { [PLACE]: 'name' },
  'norms.norm': { [ACT]: 'number_key annulled_reason' },
  'norms.version': {
    [ACT]: 'title changed_by file_id source_address withdrawn_reason',
  },
  'norms.withdrawn_relation': { [ACT]: 'reason' },
  'organizations.board_member': {
    'organizations: names and posts of the board of an organisation': 'name',
  },
  'organizations.invitation': {
    'organizations: e-mail to which an invitation to represent':
      'email code_fingerprint expires_at',
    [ASSIGNED]: 'invited_by invited_at accepted_by accepted_at',
    [FORM]: 'id organization_id replaces institution_id withdrawn_at',
  },
  'organizations.legal_check': {
    [ASSIGNED]: 'asked_by asked_at decided_by decided_at',
    [ACT]: 'about proposed decided_in reasons',
    [FORM]: 'id organization_id board_id institution_id due_on state escalated_at',
  },
  'organizations.organization': {
    [CONTACT]: 'place email phone website publishes_contact',
    'organizations: names and posts of the board of an organisation': 'publishes_board',
    [ASSIGNED]: 'registered_at registered_by',
    'none: what an organisation is, which its register makes public':
      'id slug kind name plain_name rut registry_number registry_key legal_personality_on cut region_code purpose members_count members_counted_on legal_state frozen_at frozen_reason',
  },
  'organizations.petition': {
    'people: acts of staff: the id': 'answered_by',
    [ACT]: 'cut goal opened_at reached_at answer answered_at answered_in',
  },
  'organizations.petition_signature': {
    'organizations: the signature of a person': 'cut person_id tie publishes_name signed_at',
  },
  'organizations.representation_request': {
    [ASKED]:
      'organization_id person_id reason asked_at answer answer_reason answered_at answered_by',
    [FORM]: 'id',
  },
  'organizations.training': {
    'none: what a course is called and which institution gave it to how many': 'name given_by',
  },
  'people.access_code': {
    'people: fingerprint of the code of a printed card': 'person_id code_fingerprint issued_at',
  },
  'people.account_joining': {
    'people: which two accounts of a person were joined':
      'closed_id kept_id institution_id proposed_by confirmed_by joined_at',
  },
  'people.assisted_identity': {
    'people: what two members of staff see of somebody': 'details_sealed expires_at',
    [SEEN]:
      'document_kind document_fingerprint seen_by seen_at confirmed_by confirmed_at refused_by refused_at refused_reason person_id',
    [FORM]: 'id institution_id',
  },
  'people.break_glass': {
    'people: secret of the emergency code of staff':
      'person_id totp_secret_sealed last_used_step confirmed_at created_at',
  },
  'people.guardian_consent': {
    'people: which child under 14': 'child_id guardian_id subject text_version',
  },
  'people.guardianship': {
    'people: which child under 14': 'child_id guardian_id declared_at ended_at',
  },
  'people.identity': {
    'people: fingerprint of the account at each identity provider':
      'provider subject_fingerprint person_id linked_at',
  },
  'people.installation': {
    'none: of the key of the installation, not of a person': 'key_fingerprint',
  },
  'people.invitation': {
    [INVITED]:
      'token_hash email name role institution_id replaces_grant replaces_reason invited_by invited_at expires_at accepted_at accepted_by withdrawn_at confirmed_by renewed_by is_substitute',
    [FORM]: 'id',
  },
  'people.kept_form': {
    'people: a form that was sent when the session':
      'browser_hash address body_sealed expires_at person_id',
    [FORM]: 'id',
  },
  'people.key_reset': {
    'people: reset of passkeys':
      'person_id institution_id token_hash proposed_by confirmed_by renewed_by opened_at expires_at used_at',
    [FORM]: 'id',
  },
  'people.look': {
    'people: which members of staff saw something of a person':
      'person_id looker_id institution_id what looked_on looked_at',
  },
  'people.mail_proof': {
    'people: the e-mail to which notices go':
      'person_id email code_fingerprint attempts expires_at',
  },
  'people.mail_settings': {
    'people: the e-mail to which notices go':
      'person_id email proven_at on_since refusals failing_since',
  },
  'people.message': { [ACT]: 'title body recipients_count' },
  'people.message_opt_in': {
    'people: whose messages a person asked for': 'person_id institution_id since',
  },
  'people.message_opt_in_sector': { 'people: whose messages a person asked for': 'person_id' },
  'people.message_sector': { [PLACE]: 'name' },
  'people.notice': {
    [TOLD]:
      'person_id kind key title english_title path english_path institution_id is_urgent due_at created_at read_at told_at told_how told_by told_recorded_at',
    'people: devices that show notices': 'pushed_at',
    'people: each mail with notices': 'mail_id',
    [FORM]: 'id is_public',
  },
  'people.notice_mail': {
    'people: each mail with notices':
      'person_id day outgoing_id stop_hash queued_at sent_at refused_at',
    [FORM]: 'id',
  },
  'people.passkey': {
    'people: public part of each passkey':
      'person_id credential_id public_key counter transports label is_synced created_at last_used_at',
    [FORM]: 'id',
  },
  'people.passkey_challenge': {
    'people: a sign-in that was begun': 'challenge purpose person_id expires_at',
  },
  'people.person': {
    [ACCOUNT]:
      'run_fingerprint document_fingerprint run_sealed names_sealed birth_date_sealed birth_year proof',
    'people: alias, or first name': 'public_name uses_alias',
    'people: comuna, e-mail and language': 'comuna_cut email locale',
    [FORM]: 'id created_at',
  },
  'people.push_subscription': {
    'people: devices that show notices': 'person_id endpoint p256dh auth device created_at',
    [FORM]: 'id',
  },
  'people.role_grant': {
    'people: roles held':
      'person_id role institution_id organization_id granted_by granted_at ended_at ended_reason is_substitute',
    [FORM]: 'id',
  },
  'people.session': {
    'people: sessions':
      'token_hash person_id method provider device created_at seen_at proven_at expires_at',
    [FORM]: 'id',
  },
  'people.sign_in_attempt': {
    'people: a sign-in that was begun':
      'state_hash browser_hash provider purpose person_id nonce code_verifier return_to expires_at',
  },
  'people.stopped_kind': { 'people: kinds of notices': 'person_id kind' },
  'platform.file': {
    'records: the sheet of a lot with the signatures': 'name alt',
  },
  'platform.file_rendition': { [FORM]: 'file_id' },
  'platform.migration': { [PLACE]: 'name' },
  'platform.outgoing_mail': {
    'people: messages that were sent or wait': 'recipient subject body report_to',
  },
  'platform.rate_limit': {
    'people: fingerprint of whoever tries something': 'key attempts',
    'surveys: fingerprint of the network': '',
  },
  'platform.search_document': {
    'conversation: comments of a person': 'title body words',
    [PLACE]: 'key english_title plain_title',
  },
  'records.audit_entry': {
    'people: acts of staff: the id': 'actor_person subject told reason',
  },
  'records.document': { [ACT]: 'annulled_reason', [FORM]: 'file_id' },
  'records.lot': {
    'records: name of the two observers': 'observers',
    'records: the sheet of a lot with the signatures': 'signed_file_id',
    [ACT]: 'list withdrawn_reason',
  },
  'records.paper_run': { [PLACE]: 'subject' },
  'records.paper_sheet': {
    [SHEET]: 'person_id scan_file_id draft_sealed begun_at entered_at void_reason',
    [FORM]: 'id run_id institution_id year number code replaces voided_at is_anonymous',
  },
  'records.two_person_act': {
    [TWO]:
      'kind text sha256 subject subject_version institution_id proposed_by proposed_at expires_at',
    [FORM]: 'id',
  },
  'records.two_person_end': {
    [TWO]:
      'act_id outcome ended_by ended_at proof credential_id public_key client_data authenticator_data signature',
  },
  'roundtable.action': { [ACT]: 'title text end_reason', [PLACE]: 'plain_title' },
  'roundtable.action_update': { [ACT]: 'text' },
  'roundtable.application': {
    [APPLIED]: 'name_then sent_by sent_at changed_at letter territory withdrawn_at',
    [KEPT]: 'assessed_by assessed_at outcome',
    [ACT]: 'reason',
    [FORM]: 'id call_id organization_id',
  },
  'roundtable.bottleneck': { [ACT]: 'title text closed_by', [PLACE]: 'plain_title' },
  'roundtable.call': { [ACT]: 'title withdrawn_reason', [PLACE]: 'plain_title' },
  'roundtable.contest_answer': { [ACT]: 'reason answered_at' },
  'roundtable.extension': { [ACT]: 'reason' },
  'roundtable.invitation': {
    [KEPT]: 'invited_by invited_at answered_by answered_at outcome',
    [ACT]: 'words reason',
    [FORM]: 'id institution_id from_institution_id',
  },
  'roundtable.member': { [ACT]: 'name_then left_reason replaced_by' },
  'roundtable.minutes_word': { [ACT]: 'text_of' },
  'roundtable.opportunity': { [ACT]: 'title text' },
  'roundtable.proof': { [APPLIED]: 'text file_id' },
  'roundtable.representative': {
    'roundtable: who is asked to speak for a member':
      'member_id person_id rank asked_at accepted_at ended_at ended_as',
    [FORM]: 'id',
  },
  'roundtable.requirement': { [ACT]: 'text' },
  'sanction.decision': {
    [VOTED]: 'casting_by',
    [ACT]: 'reason return_by',
  },
  'sanction.lapse': {
    [SANCTIONED]: 'recorded_by recorded_at',
    [FORM]: 'id submission_id last_day act_id document_id',
  },
  'sanction.mending': {
    [SANCTIONED]: 'recorded_by recorded_at',
    [ACT]: 'what received_on',
    [FORM]: 'id decision_id',
  },
  'sanction.question': {
    'sanction: the name of a councillor': 'asked_by asker_name text asked_at',
    [SANCTIONED]: 'answered_by answered_at',
    [ACT]: 'answer',
    [FORM]: 'id submission_id number',
  },
  'sanction.reception_correction': { [ACT]: 'reason' },
  'sanction.sitting': {
    [SANCTIONED]: 'opened_by opened_at',
    [ACT]: 'name held_on majority quorum majority_norm suspended_reason',
    [FORM]: 'id place submission_id continues_id state version closed_at',
  },
  'sanction.submission': {
    [SANCTIONED]: 'submitted_by submitted_at',
    [ACT]: 'body_kind submitted_as received_on term_days document_id',
    [FORM]: 'id edition_id number body_id',
  },
  'sanction.vote': {
    [VOTED]: 'member_id vote interest corrects reason',
    [SANCTIONED]: 'recorded_by recorded_at',
    [FORM]: 'id sitting_id project_id',
  },
  'surveys.answer': { 'surveys: the answers of an unnamed survey': 'text' },
  'surveys.question': { [ACT]: 'text english_text' },
  'surveys.response': {
    'surveys: the answers of a person in a named survey': 'person_id answered_on',
    [FORM]: 'id survey_id is_named sheet_number paper_sheet_id',
  },
  'surveys.survey': { [ACT]: 'subject_kind subject_key title english_title plain_title' },
  'territories.comuna': { [PLACE]: 'name plain_name' },
  'territories.comuna_alias': { [PLACE]: 'name plain_name' },
  'territories.fact': { [PLACE]: 'subject key' },
  'territories.landmark': { [PLACE]: 'name plain_name retired_reason' },
  'territories.loaded': { [PLACE]: 'name' },
  'territories.province': { [PLACE]: 'name' },
  'territories.region': { [PLACE]: 'name short_name' },
  'territories.territory': { [PLACE]: 'name plain_name retired_reason' },
  'territories.unit_value': { [ACT]: 'reason' },
};
