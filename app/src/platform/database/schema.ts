// The tables as TypeScript sees them: generated from the migrated database by tools/schema-types.ts.
// biome-ignore-all lint: generated

import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Int8 = ColumnType<string, bigint | number | string, bigint | number | string>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface BallotListEntry {
  list_id: string;
  number: number | null;
  place: number;
  project_id: string;
}

export interface BallotListList {
  contest_id: string;
  document_id: string;
  drawn_at: Timestamp | null;
  drawn_document_id: string | null;
  frozen_at: Timestamp;
  id: string;
  lot_id: string;
  round: number;
  sha256: Buffer;
  text: string;
  withdrawn_at: Timestamp | null;
  withdrawn_reason: string | null;
}

export interface ConsultationsAnswer {
  changed_because: string | null;
  done: string;
  group_id: string;
  outcome: string;
  published_at: Timestamp | null;
  reason: string;
  version: number;
}

export interface ConsultationsConsultation {
  act_document_id: string | null;
  act_norm_id: string | null;
  act_rulebook_id: string | null;
  answered_at: Timestamp | null;
  answers_document_id: string | null;
  article: string | null;
  closes_at: Timestamp | null;
  commitment_id: string | null;
  created_at: Timestamp;
  edition_id: string | null;
  effect: string;
  end_words: string | null;
  ended_at: Timestamp | null;
  id: Generated<string>;
  institution_id: string;
  kind: string;
  level: string;
  norm_id: string;
  opened_at: Timestamp | null;
  outcome: string | null;
  plain_title: Generated<string>;
  purpose: string;
  rulebook_id: string | null;
  slug: string;
  time_zone: string;
  title: string;
}

export interface ConsultationsExtension {
  closed_at: Timestamp;
  consultation_id: string;
  decided_at: Timestamp;
  reason: string;
  until_at: Timestamp;
}

export interface ConsultationsGathering {
  consultation_id: string;
  gathering_id: string;
}

export interface ConsultationsObservation {
  changed_at: Timestamp;
  consultation_id: string;
  gathering_id: string | null;
  group_id: string | null;
  hidden_at: Timestamp | null;
  hidden_by: string | null;
  hidden_reason: string | null;
  id: Generated<string>;
  paper_sheet_id: string | null;
  paragraph_id: string | null;
  people_count: number;
  person_id: string | null;
  proposed: string;
  reasons: string;
  sent_at: Timestamp;
  shown_version: number | null;
  stance: string;
  version: Generated<number>;
  way: string;
}

export interface ConsultationsObservationGroup {
  consultation_id: string;
  id: Generated<string>;
  number: number;
  said: string;
  theme: string;
}

export interface ConsultationsParagraph {
  consultation_id: string;
  id: Generated<string>;
  is_heading: boolean;
  number: number | null;
  position: number;
  text: string;
  version: number;
}

export interface ConsultationsSecondReview {
  answer: string | null;
  asked_at: Timestamp;
  decided_at: Timestamp | null;
  decided_by: string | null;
  hidden_at: Timestamp;
  hidden_by: string | null;
  observation_id: string;
  outcome: string | null;
  words: string | null;
}

export interface ConversationComment {
  answers_id: string | null;
  author_id: string | null;
  for_institution_id: string | null;
  form_key: string | null;
  hiding_id: string | null;
  id: Generated<string>;
  latest_version: Generated<number>;
  place_id: string;
  posted_at: Timestamp;
  shown_at: Timestamp | null;
  shown_version: number | null;
  side: string | null;
  thread_id: string | null;
  withdrawn_at: Timestamp | null;
}

export interface ConversationDecision {
  comment_id: string;
  decided_at: Timestamp;
  decided_by: string | null;
  id: Generated<string>;
  institution_id: string;
  outcome: string;
  reason: string | null;
  words: string | null;
}

export interface ConversationEarlierTitle {
  corrected_at: Timestamp;
  institution_id: string | null;
  number: number;
  place_id: string;
  reason: string | null;
  title: string | null;
}

export interface ConversationFollowing {
  person_id: string;
  place_id: string;
  since: Timestamp;
}

export interface ConversationForumQuestion {
  asked_comment_id: string;
  closed_at: Timestamp | null;
  closed_by: string | null;
  closed_in: string | null;
  closing_words: string | null;
  cut: string | null;
  number: number;
  place_id: string;
  theme: string;
  title: string | null;
}

export interface ConversationGuide {
  comment_id: string;
  credit: Generated<string>;
  credit_at: Timestamp | null;
  id: Generated<string>;
  institution_id: string;
  place_id: string;
  published_at: Timestamp;
  slug: string;
  theme: string;
  withdrawal_reason: string | null;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
}

export interface ConversationGuideVersion {
  change: string | null;
  guide_id: string;
  lang: string;
  number: number;
  text: string;
  title: string;
  written_at: Timestamp;
  written_by: string | null;
}

export interface ConversationPin {
  comment_id: string;
  institution_id: string;
  pinned_at: Timestamp;
  pinned_by: string | null;
  place_id: string;
}

export interface ConversationPlace {
  closed_at: Timestamp | null;
  cut: string | null;
  english_path: string;
  english_title: string;
  id: Generated<string>;
  institution_id: string | null;
  key: string;
  kind: string;
  mode: string;
  opened_at: Generated<Timestamp>;
  path: string;
  region_code: string | null;
  title: string;
}

export interface ConversationReport {
  comment_id: string;
  decision_id: string | null;
  person_id: string;
  reason: string;
  reported_at: Timestamp;
  version_number: number;
  words: string | null;
}

export interface ConversationSecondReview {
  answer: string | null;
  asked_at: Timestamp;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision_id: string;
  hidden_by: string | null;
  institution_id: string | null;
  outcome: string | null;
  words: string | null;
}

export interface ConversationThemeFollowing {
  person_id: string;
  since: Timestamp;
  theme: string;
}

export interface ConversationUsefulMark {
  comment_id: string;
  marked_at: Timestamp;
  person_id: string;
}

export interface ConversationVersion {
  comment_id: string;
  lang: string;
  number: number;
  shown_at: Timestamp | null;
  text: string;
  written_at: Timestamp;
}

export interface CountAskedLeaf {
  act_id: string;
  asked_at: Timestamp;
  election_id: string;
  key: string;
  kind: string;
  place: Generated<Int8>;
}

export interface CountBringing {
  attempt: string | null;
  confirmed_as: string | null;
  confirmed_by: string | null;
  contest_id: string;
  facts: Json;
  failure: string | null;
  file: Buffer | null;
  file_name: string | null;
  heard_at: Timestamp | null;
  id: Generated<string>;
  kind: string | null;
  preview: Json | null;
  progress_percent: Generated<number>;
  round: number;
  saved_at: Timestamp;
  saved_by: string | null;
  tally_sheet_id: string | null;
  text: string | null;
  totals_text: string | null;
}

export interface CountBundle {
  build: Generated<Int8>;
  built_at: Timestamp;
  bytes_count: Int8;
  election_id: string;
  made_of: string;
  sha256: Buffer;
  size: Int8;
}

export interface CountBundlePiece {
  build: Generated<Int8>;
  bytes: Buffer;
  election_id: string;
  made_at: Generated<Timestamp>;
  place: number;
}

export interface CountCertification {
  act_id: string;
  certified_at: Timestamp;
  contest_id: string;
  document_id: string;
  id: Generated<string>;
  place: Generated<Int8>;
  result_id: string;
  round: number;
}

export interface CountCorrection {
  act_id: string;
  decided_at: Timestamp;
  id: Generated<string>;
  reason: string;
  result_id: string;
}

export interface CountFollowedCheckpoint {
  election_id: string;
  note: string;
  seen_at: Timestamp;
  size: Int8;
}

export interface CountFollowedLog {
  checked_at: Timestamp | null;
  edge: string | null;
  election_id: string;
  problem: string | null;
  problem_at: Timestamp | null;
  root: Buffer | null;
  size: Generated<Int8>;
}

export interface CountLogLeaf {
  contest: string | null;
  election_id: string;
  hash: Buffer;
  kind: string;
  leaf: Buffer;
  place: Int8;
}

export interface CountObjection {
  answer_due_on: Timestamp;
  answered_at: Timestamp | null;
  answered_by: string | null;
  asks: string;
  channel: string;
  contest_id: string;
  document_id: string | null;
  edition_id: string;
  file_id: string | null;
  filed_at: Timestamp;
  ground: string;
  id: Generated<string>;
  number: number;
  organization_id: string | null;
  outcome: string | null;
  paper_sheet_id: string | null;
  person_id: string | null;
  reasons: string | null;
  received_on: Timestamp;
  remedy: string | null;
  remedy_done: string | null;
  remedy_done_at: Timestamp | null;
  remedy_table: string | null;
  result_id: string;
  round: number;
  table_code: string | null;
  text: string;
  withdrawn_at: Timestamp | null;
  year: number;
}

export interface CountOpening {
  asked_as: string;
  asked_at: Timestamp;
  asked_by: string | null;
  counted_at: Timestamp | null;
  differences: Generated<Json>;
  done: Generated<number>;
  election_id: string;
  excluded: Generated<Json>;
  failure: string | null;
  heard_at: Timestamp | null;
  opened_sha256: Buffer | null;
  opened_text: string | null;
  state: Generated<string>;
  total: Generated<number>;
}

export interface CountResult {
  cause: string;
  choice: Json;
  contest_id: string;
  counted_at: Timestamp;
  counted_by: string | null;
  counted_sha256: Buffer;
  counted_text: string | null;
  document_id: string;
  excluded_tables: Generated<string[]>;
  id: Generated<string>;
  objection_id: string | null;
  outcome_sha256: Buffer;
  outcome_text: string;
  round: number;
  rulebook_id: string;
  settings_sha256: Buffer;
  settings_text: string;
  version: number;
  vote_id: string;
}

export interface CountResultLine {
  by: string;
  cost_clp: Int8;
  is_funded: boolean;
  place: number;
  project_id: string;
  result_id: string;
  support: Int8;
}

export interface CountResultReport {
  csv: string;
  locale: string;
  report: Json;
  result_id: string;
}

export interface CountUpload {
  choice: Json;
  created_at: Generated<Timestamp>;
  expires_at: Generated<Timestamp>;
  failure: string | null;
  file: Buffer;
  file_name: string;
  id: string;
  locale: string;
  progress_percent: Generated<number>;
  reports: Json | null;
  result_csv: string | null;
  result_json: string | null;
  result_pb: string | null;
  started_at: Timestamp | null;
  state: Generated<string>;
}

export interface CountVote {
  answered_as: string;
  answered_by: string;
  ballots: number;
  blanks: number;
  brought_at: Timestamp;
  brought_by: string | null;
  contest_id: string;
  election_id: string | null;
  file: Buffer | null;
  file_name: string;
  file_sha256: Buffer;
  held_by: string;
  id: Generated<string>;
  kind: string;
  list_id: string;
  nulls: number;
  round: number;
  tally_sheet_id: string | null;
  text: string;
  text_sha256: Buffer;
  totals_text: string | null;
  voted_from: Timestamp;
  voted_until: Timestamp;
  withdrawn_at: Timestamp | null;
  withdrawn_reason: string | null;
}

export interface CountVoteTable {
  ballots: number;
  code: string;
  name: string;
  vote_id: string;
}

export interface EditionsAcknowledgement {
  acknowledged_at: Timestamp;
  edition_id: string;
  id: Generated<string>;
  moment: string;
  notice_version: number;
  person_id: string | null;
}

export interface EditionsArchiving {
  archived_at: Timestamp;
  edition_id: string;
}

export interface EditionsCommitment {
  act_id: string;
  amount_clp: Int8;
  body_id: string;
  committed_sha256: Buffer;
  document_id: string;
  edition_id: string;
  file_id: string;
  file_sha256: Buffer;
  fiscal_year: number;
  id: Generated<string>;
  majority: string;
  majority_norm: string;
  quorum: number;
  recorded_at: Timestamp;
  resolution: string;
  revocation_act_id: string | null;
  revocation_reason: string | null;
  revocation_resolution: string | null;
  revoked_at: Timestamp | null;
  rulebook_id: string;
  rulebook_sha256: Buffer;
  sitting: string;
  sitting_on: Timestamp;
  terms: string;
}

export interface EditionsCommitmentVote {
  commitment_id: string;
  is_casting: Generated<boolean>;
  member_id: string;
  vote: string;
}

export interface EditionsCommitteeSeat {
  edition_id: string;
  held_from: Timestamp;
  held_until: Timestamp | null;
  id: Generated<string>;
  name: string;
  recorded_at: Timestamp;
  role: string;
  side: string;
}

export interface EditionsContest {
  code: string;
  edition_id: string;
  id: Generated<string>;
}

export interface EditionsContestTerms {
  amount_clp: Int8;
  breadth_denominator: number;
  breadth_numerator: number;
  contest_id: string;
  edition_id: string;
  max_project_clp: Int8;
  min_project_clp: Int8;
  rulebook_id: string;
}

export interface EditionsCosocOpinion {
  edition_id: string;
  file_id: string | null;
  id: Generated<string>;
  observations: string;
  opinion: string;
  recorded_at: Timestamp;
  rulebook_id: string;
  sitting_on: Timestamp;
}

export interface EditionsDraft {
  bases: Json;
  edition_id: string;
  updated_at: Timestamp;
}

export interface EditionsEdition {
  copied_from: string | null;
  created_at: Timestamp;
  id: Generated<string>;
  institution_id: string;
  name: string;
  plain_name: Generated<string>;
  slug: string;
}

export interface EditionsEditionGathering {
  edition_id: string;
  gathering_id: string;
  linked_at: Timestamp;
  purpose: string;
}

export interface EditionsFact {
  deposited_at: Generated<Timestamp>;
  key: string;
  kind: string;
  payload: Json;
  place: Generated<Int8>;
  subject: string;
}

export interface EditionsIncident {
  contest_id: string | null;
  edition_id: string;
  happened_at: Timestamp;
  id: Generated<string>;
  kind: string;
  told: Json;
}

export interface EditionsInterruption {
  act_id: string;
  cause: string;
  contest_id: string | null;
  decided_at: Timestamp;
  decided_by: string;
  edition_id: string;
  file_id: string | null;
  id: Generated<string>;
  kind: string;
  place: Generated<Int8>;
  reason: string;
}

export interface EditionsPassage {
  after_stage: Generated<string | null>;
  amount_clp: Int8 | null;
  breadth_denominator: number | null;
  breadth_numerator: number | null;
  contest_id: string;
  demand_clp: Int8 | null;
  least_clp: Int8 | null;
  passed_at: Timestamp;
  round: number;
  rulebook_id: string | null;
  stage: string;
}

export interface EditionsPublication {
  act_id: string | null;
  commitment_id: string;
  committed_clp: Int8;
  committed_sha256: Buffer;
  debt_reason: string | null;
  edition_id: string;
  envelope_clp: Int8;
  published_at: Timestamp;
  reason: string | null;
  rulebook_id: string;
  version: number;
}

export interface EditionsRulebook {
  closed_at: Timestamp;
  committed_sha256: Buffer;
  committed_text: string;
  document_id: string;
  edition_id: string;
  envelope_clp: Int8;
  id: Generated<string>;
  sha256: Buffer;
  text: string;
  version: number;
}

export interface EditionsSanctionedProject {
  edition_id: string;
  finished_at: Timestamp | null;
  name: string;
  project_id: string;
  sanctioned_at: Timestamp;
}

export interface EditionsSlateProject {
  conflict_group: string | null;
  contest_id: string;
  cost_clp: Int8;
  feasible_at: Timestamp;
  is_of_institution: boolean;
  name: string;
  project_id: string;
  together_group: string | null;
  withdrawn_at: Timestamp | null;
  withdrawn_reason: string | null;
}

export interface ElectionActDocument {
  act_id: string;
  file_id: string;
  sha256: Buffer;
}

export interface ElectionActSignature {
  act_id: string;
  authenticator_data: Buffer;
  client_data: Buffer;
  election_id: string;
  officer_id: string;
  person_id: string | null;
  signature: Buffer;
  signed_at: Timestamp;
}

export interface ElectionElection {
  ceremony_at: Timestamp | null;
  commits: string[] | null;
  created_at: Timestamp;
  edition_id: string;
  ended_at: Timestamp | null;
  fingerprint: Buffer | null;
  id: string;
  institution_id: string;
  is_demonstration: boolean;
  manifest: Buffer | null;
  manifest_draft: string | null;
  opened_at: Timestamp | null;
  settings: Json;
  state: Generated<string>;
  territory: string;
  title: string;
}

export interface ElectionElectionContest {
  code: string;
  contest_id: string;
  election_id: string;
  left_at: Timestamp | null;
  list_id: string;
  place: number;
  round: number;
}

export interface ElectionFact {
  deposited_at: Generated<Timestamp>;
  key: string;
  kind: string;
  payload: Json;
  subject: string;
}

export interface ElectionHolder {
  election_id: string;
  i: number;
  name: string;
  rehearsed_at: Timestamp | null;
  second_copy: string;
}

export interface ElectionLogAct {
  about_key: Json | null;
  about_person: string | null;
  election_id: string;
  ended_at: Timestamp | null;
  expires_at: Timestamp;
  id: Generated<string>;
  kind: string;
  outcome: string | null;
  payload: string;
  proposed_at: Timestamp;
  proposed_by: string | null;
  sha256: Buffer;
}

export interface ElectionOfficer {
  added_at: Timestamp;
  credential_id: string;
  demonstration_key: Json | null;
  election_id: string;
  id: string;
  jwk: Json;
  name: string;
  person_id: string | null;
  removed_at: Timestamp | null;
  role: string;
}

export interface ElectionOutgoingLeaf {
  act_id: string | null;
  election_id: string;
  leaf: Buffer;
  leaf_hash: Buffer;
  leaf_index: Int8 | null;
  place: Generated<Int8>;
  posted_at: Timestamp | null;
  queued_at: Timestamp;
  refusal: string | null;
  refused_at: Timestamp | null;
  set_aside_at: Timestamp | null;
  set_aside_reason: string | null;
  type: string;
}

export interface ElectionTestRun {
  election_id: string;
  has_passed: boolean;
  id: Generated<string>;
  ran_at: Timestamp;
  record: Json;
  tried_sha256: Buffer;
}

export interface ExperiencesExperience {
  cut: string | null;
  id: string;
  is_featured: Generated<boolean>;
  origin: string;
  region_code: string | null;
  title_en: string;
  title_es: string;
  year: number;
}

export interface ExperiencesFigure {
  amount: Int8;
  experience_id: string;
  kind: string;
  position: number;
  precision: string;
  source_url: string;
  year: number;
}

export interface ExperiencesImportedBudget {
  content_sha256: string;
  experience_id: string;
  imported_at: Timestamp;
  license: string;
  platform: string;
  source_id: string;
  source_url: string;
}

export interface ExperiencesImportedProject {
  cost_clp: Int8 | null;
  experience_id: string;
  position: number;
  source_id: string;
  status: string;
  territory: string | null;
  title: string;
  url: string | null;
  votes: number | null;
}

export interface ExperiencesLoaded {
  name: string;
  sha256: string;
}

export interface ExperiencesNationalNote {
  position: number;
  source_url: string;
  text_en: string;
  text_es: string;
}

export interface ExperiencesNote {
  experience_id: string;
  position: number;
  source_url: string;
  text_en: string;
  text_es: string;
}

export interface ExperiencesPioneer {
  cut: string;
  position: number;
  source_url: string;
  text_en: string;
  text_es: string;
}

export interface GatheringsAgreement {
  due_on: Timestamp | null;
  minutes_id: string;
  position: number;
  responsible: string | null;
  text: string;
}

export interface GatheringsAttendance {
  certificate_code: string | null;
  entered_at: Timestamp;
  form_key: string | null;
  gathering_id: string;
  id: Generated<string>;
  name: string | null;
  people_count: number;
  registration_id: string | null;
  territory_id: string | null;
  way: string;
}

export interface GatheringsDelegate {
  elected_at: Timestamp;
  gathering_id: string;
  id: Generated<string>;
  is_substitute: boolean;
  name: string;
  publishes_name: boolean;
  territory_id: string | null;
  votes_count: number | null;
}

export interface GatheringsDelegation {
  gathering_id: string;
  head_name: string | null;
  id: Generated<string>;
  institution_id: string | null;
  names: string[];
  organization_id: string | null;
  people_count: number;
  person_id: string | null;
  publishes_head: boolean;
  registered_at: Timestamp;
  state: Generated<string>;
}

export interface GatheringsDocument {
  added_at: Timestamp;
  file_id: string;
  gathering_id: string;
  id: Generated<string>;
  title: string;
}

export interface GatheringsFulfilment {
  evidence_address: string | null;
  evidence_file_id: string | null;
  happened_on: Timestamp;
  how: string;
  id: Generated<number>;
  minutes_id: string;
  noted_at: Timestamp;
  position: number;
  state: string;
}

export interface GatheringsGathering {
  access_notes: string;
  agenda: string[];
  asked_count: number | null;
  audience: string;
  backed_by: string | null;
  body_id: string | null;
  capacity: number | null;
  contact: string;
  created_at: Timestamp;
  cut: string | null;
  effect: string;
  ends_at: Timestamp;
  id: Generated<string>;
  institution_id: string | null;
  kind: string;
  landmark_id: string | null;
  level: string;
  number: number | null;
  organization_id: string | null;
  place: string;
  plain_title: Generated<string>;
  published_at: Timestamp | null;
  purpose: string;
  scan_file_id: string | null;
  seats_taken: Generated<number>;
  slug: string;
  starts_at: Timestamp;
  state: Generated<string>;
  state_reason: string | null;
  support_notes: string;
  territory_id: string | null;
  threshold_count: number | null;
  threshold_norm: string | null;
  time_zone: string;
  title: string;
}

export interface GatheringsMinutes {
  approved_at: Timestamp | null;
  approved_by: string | null;
  approved_in: string | null;
  content_sha256: string | null;
  document_id: string | null;
  drafted_at: Timestamp;
  drafted_by: string | null;
  gathering_id: string;
  id: Generated<string>;
  people_count: number | null;
  reason: string | null;
  text: string;
  version: number;
}

export interface GatheringsPaper {
  authors: string;
  decided_at: Timestamp | null;
  file_id: string | null;
  gathering_id: string;
  id: Generated<string>;
  institution_id: string | null;
  organization_id: string | null;
  person_id: string | null;
  position: number | null;
  reason: string | null;
  sent_at: Timestamp;
  state: Generated<string>;
  summary: string;
  title: string;
}

export interface GatheringsPaperCall {
  closes_on: Timestamp;
  gathering_id: string;
  opened_at: Timestamp;
  text: string;
}

export interface GatheringsPresence {
  gathering_id: string;
  is_present: boolean;
  member_id: string;
  recusal: string | null;
}

export interface GatheringsPriority {
  added_at: Timestamp;
  gathering_id: string;
  id: Generated<string>;
  marks_count: number;
  territory_id: string | null;
  text: string;
  theme: string;
  way: string;
}

export interface GatheringsRegistration {
  code: string;
  companions: number;
  form_key: string | null;
  gathering_id: string;
  id: string;
  name: string | null;
  needs_sealed: Buffer | null;
  person_id: string | null;
  phone: string | null;
  registered_at: Timestamp;
  state: string;
  territory_id: string | null;
  to_tell_since: Timestamp | null;
  told_at: Timestamp | null;
}

export interface GatheringsReport {
  content_sha256: string | null;
  document_id: string | null;
  figures: Json | null;
  gathering_id: string;
  id: Generated<string>;
  published_at: Timestamp | null;
  reason: string | null;
  text: string;
  version: number;
  written_at: Timestamp;
  written_by: string | null;
}

export interface GatheringsVisit {
  answered_at: Timestamp | null;
  asked_at: Timestamp;
  asked_id: string;
  asker_id: string;
  id: Generated<string>;
  interest: string;
  interest_english_path: string | null;
  interest_path: string | null;
  number: number;
  proposed_days: ArrayType<Timestamp>;
  reason: string;
  state: Generated<string>;
  state_reason: string | null;
  visit_on: Timestamp | null;
}

export interface GatheringsVisitLesson {
  institution_id: string;
  text: string;
  visit_id: string;
  written_at: Timestamp;
}

export interface GatheringsVisitSponsor {
  contribution: string;
  institution_id: string;
  sponsored_at: Timestamp;
  visit_id: string;
}

export interface InstitutionsArchive {
  asked_at: Timestamp;
  bytes_count: Int8 | null;
  ended_at: Timestamp | null;
  id: Generated<string>;
  institution_id: string;
  sha256: string | null;
  share: Generated<number>;
  state: string;
  step: string | null;
}

export interface InstitutionsBody {
  attendance_rule: string | null;
  id: Generated<string>;
  institution_id: string;
  kind: string;
  quorum: number | null;
  seats: number | null;
  updated_at: Generated<Timestamp>;
}

export interface InstitutionsBodyMember {
  body_id: string;
  email: string | null;
  id: Generated<string>;
  in_office: Generated<string>;
  left_on: Timestamp | null;
  left_reason: string | null;
  mandate_from: Timestamp;
  mandate_until: Timestamp | null;
  name: string;
  plain_name: Generated<string>;
  seat: string;
  stands_for: string | null;
  updated_at: Generated<Timestamp>;
}

export interface InstitutionsInstitution {
  address: string | null;
  colour: string | null;
  crest_png: Buffer | null;
  crest_sha256: string | null;
  crest_text: string | null;
  cut: string | null;
  earlier_crest_png: Buffer | null;
  earlier_crest_sha256: string | null;
  earlier_crest_text: string | null;
  email: string | null;
  id: Generated<string>;
  kind: string;
  name: string;
  phone: string | null;
  plain_name: Generated<string>;
  region_code: string | null;
  slug: string;
  updated_at: Generated<Timestamp>;
  website: string | null;
}

export interface InstitutionsLoaded {
  name: string;
  sha256: string;
}

export interface InstitutionsOnboarding {
  finished_at: Timestamp | null;
  institution_id: string;
  invited_at: Generated<Timestamp>;
  without_sectors_at: Timestamp | null;
}

export interface NormsArticle {
  english_words: string | null;
  mark: string;
  number: string;
  position: number;
  version_id: string;
  words: string;
}

export interface NormsLoaded {
  name: string;
  sha256: string;
}

export interface NormsNorm {
  annulled_at: Timestamp | null;
  annulled_reason: string | null;
  code: string;
  dated_in: number | null;
  dated_on: Timestamp | null;
  id: Generated<string>;
  institution_id: string | null;
  issuer: string | null;
  kind: string;
  number: string | null;
  number_key: Generated<string | null>;
  published_on: Timestamp | null;
  registered_at: Timestamp;
  shipped_sha256: string | null;
}

export interface NormsRelation {
  kind: string;
  norm_id: string;
  said_at: Generated<Timestamp>;
  to_norm_id: string;
}

export interface NormsVersion {
  changed_by: string | null;
  end_is_known: boolean;
  english_summary: string | null;
  file_id: string | null;
  id: Generated<string>;
  in_force_from: Timestamp | null;
  in_force_until: Timestamp | null;
  is_shipped: boolean;
  lawyer_checked_on: Timestamp | null;
  mark: string;
  norm_id: string;
  number: number;
  source_address: string | null;
  source_publisher: string | null;
  source_seen_on: Timestamp | null;
  summary: string;
  title: string;
  withdrawn_at: Timestamp | null;
  withdrawn_reason: string | null;
  written_at: Timestamp;
}

export interface NormsWithdrawnRelation {
  id: Generated<string>;
  kind: string;
  norm_id: string;
  reason: string;
  said_at: Timestamp;
  to_norm_id: string;
  withdrawn_at: Timestamp;
}

export interface OrganizationsBoard {
  confirmed_at: Timestamp | null;
  declared_at: Timestamp;
  document: string;
  id: Generated<string>;
  organization_id: string;
  valid_from: Timestamp;
  valid_until: Timestamp;
}

export interface OrganizationsBoardMember {
  board_id: string;
  name: string;
  place: number;
  post: string;
}

export interface OrganizationsBoardWarning {
  board_id: string;
  days_before: number;
  sent_at: Timestamp;
}

export interface OrganizationsInvitation {
  accepted_at: Timestamp | null;
  accepted_by: string | null;
  code_fingerprint: Buffer;
  email: string | null;
  expires_at: Timestamp;
  id: Generated<string>;
  institution_id: string | null;
  invited_at: Timestamp;
  invited_by: string | null;
  organization_id: string;
  replaces: string;
  withdrawn_at: Timestamp | null;
}

export interface OrganizationsLegalCheck {
  about: string;
  asked_at: Timestamp;
  asked_by: string | null;
  board_id: string | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decided_in: string | null;
  due_on: Timestamp;
  escalated_at: Timestamp | null;
  id: Generated<string>;
  institution_id: string | null;
  organization_id: string;
  proposed: Json | null;
  reasons: string | null;
  state: Generated<string>;
}

export interface OrganizationsOrganization {
  cut: string | null;
  email: string;
  frozen_at: Timestamp | null;
  frozen_reason: string | null;
  id: Generated<string>;
  kind: string;
  legal_personality_on: Timestamp | null;
  legal_state: Generated<string>;
  members_count: number | null;
  members_counted_on: Timestamp | null;
  name: string;
  phone: string | null;
  place: string;
  plain_name: Generated<string>;
  publishes_board: Generated<boolean>;
  publishes_contact: Generated<boolean>;
  purpose: Generated<string>;
  region_code: string | null;
  registered_at: Timestamp;
  registered_by: string | null;
  registry_key: Generated<string | null>;
  registry_number: string | null;
  rut: string | null;
  slug: string;
  website: string | null;
}

export interface OrganizationsPetition {
  answer: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  answered_in: string | null;
  cut: string;
  goal: number;
  opened_at: Timestamp;
  reached_at: Timestamp | null;
}

export interface OrganizationsPetitionSignature {
  cut: string;
  person_id: string;
  publishes_name: boolean;
  signed_at: Timestamp;
  tie: string;
}

export interface OrganizationsRepresentationRequest {
  answer: string | null;
  answer_reason: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  asked_at: Timestamp;
  id: Generated<string>;
  organization_id: string;
  person_id: string;
  reason: string;
}

export interface OrganizationsTraining {
  finished_on: Timestamp;
  given_by: string;
  id: Generated<string>;
  name: string;
  organization_id: string;
  people_count: number;
}

export interface PeopleAccessCode {
  code_fingerprint: Buffer;
  issued_at: Generated<Timestamp>;
  person_id: string;
}

export interface PeopleAccountJoining {
  closed_id: string;
  confirmed_by: string;
  institution_id: string;
  joined_at: Timestamp;
  kept_id: string;
  proposed_by: string;
}

export interface PeopleAssistedIdentity {
  confirmed_at: Timestamp | null;
  confirmed_by: string | null;
  details_sealed: Buffer | null;
  document_fingerprint: Buffer | null;
  document_kind: string;
  expires_at: Timestamp;
  id: Generated<string>;
  institution_id: string;
  person_id: string | null;
  refused_at: Timestamp | null;
  refused_by: string | null;
  refused_reason: string | null;
  seen_at: Timestamp;
  seen_by: string;
}

export interface PeopleBreakGlass {
  confirmed_at: Timestamp | null;
  created_at: Generated<Timestamp>;
  last_used_step: Generated<Int8>;
  person_id: string;
  totp_secret_sealed: Buffer;
}

export interface PeopleGuardianConsent {
  child_id: string;
  given_at: Timestamp;
  guardian_id: string;
  id: Generated<string>;
  subject: string;
  text_version: string;
  withdrawn_at: Timestamp | null;
}

export interface PeopleGuardianship {
  child_id: string;
  declared_at: Timestamp;
  ended_at: Timestamp | null;
  guardian_id: string;
}

export interface PeopleIdentity {
  linked_at: Generated<Timestamp>;
  person_id: string;
  provider: string;
  subject_fingerprint: Buffer;
}

export interface PeopleInstallation {
  id: Generated<number>;
  key_fingerprint: Buffer;
  kind: string;
}

export interface PeopleInvitation {
  accepted_at: Timestamp | null;
  accepted_by: string | null;
  confirmed_by: string | null;
  email: string;
  expires_at: Timestamp;
  id: Generated<string>;
  institution_id: string | null;
  invited_at: Generated<Timestamp>;
  invited_by: string | null;
  is_substitute: Generated<boolean>;
  name: string;
  renewed_by: string | null;
  replaces_grant: string | null;
  replaces_reason: string | null;
  role: string;
  token_hash: Buffer;
  withdrawn_at: Timestamp | null;
}

export interface PeopleKeptForm {
  address: string;
  body_sealed: Buffer;
  browser_hash: Buffer;
  expires_at: Timestamp;
  id: Generated<string>;
  person_id: string | null;
}

export interface PeopleKeyReset {
  confirmed_by: string;
  expires_at: Timestamp;
  id: Generated<string>;
  institution_id: string;
  opened_at: Timestamp;
  person_id: string;
  proposed_by: string;
  renewed_by: string | null;
  token_hash: Buffer;
  used_at: Timestamp | null;
}

export interface PeopleLook {
  institution_id: string;
  looked_at: Timestamp;
  looked_on: Timestamp;
  looker_id: string;
  person_id: string;
  what: string;
}

export interface PeopleMailProof {
  attempts: Generated<number>;
  code_fingerprint: Buffer;
  email: string;
  expires_at: Timestamp;
  person_id: string;
}

export interface PeopleMailSettings {
  email: string;
  failing_since: Timestamp | null;
  on_since: Timestamp | null;
  person_id: string;
  proven_at: Timestamp;
  refusals: Generated<number>;
}

export interface PeopleMessage {
  body: string;
  corrects: string | null;
  id: string;
  institution_id: string;
  recipients_count: number;
  sender_role: string;
  sent_at: Timestamp;
  title: string;
}

export interface PeopleMessageOptIn {
  institution_id: string;
  person_id: string;
  since: Timestamp;
}

export interface PeopleMessageOptInSector {
  institution_id: string;
  person_id: string;
  territory_id: string;
}

export interface PeopleMessageSector {
  message_id: string;
  name: string;
  territory_id: string;
}

export interface PeopleNotice {
  created_at: Generated<Timestamp>;
  due_at: Timestamp | null;
  english_path: string;
  english_title: string;
  id: Generated<string>;
  institution_id: string | null;
  is_public: Generated<boolean>;
  is_urgent: Generated<boolean>;
  key: string;
  kind: string;
  mail_id: string | null;
  path: string;
  person_id: string;
  pushed_at: Timestamp | null;
  read_at: Timestamp | null;
  title: string;
  told_at: Timestamp | null;
  told_by: string | null;
  told_how: string | null;
  told_recorded_at: Timestamp | null;
}

export interface PeopleNoticeMail {
  day: Timestamp | null;
  id: Generated<string>;
  outgoing_id: string | null;
  person_id: string;
  queued_at: Timestamp;
  refused_at: Timestamp | null;
  sent_at: Timestamp | null;
  stop_hash: Buffer;
}

export interface PeoplePasskey {
  counter: Generated<Int8>;
  created_at: Generated<Timestamp>;
  credential_id: string;
  id: Generated<string>;
  is_synced: boolean;
  label: string;
  last_used_at: Timestamp | null;
  person_id: string;
  public_key: Buffer;
  transports: Generated<string[]>;
}

export interface PeoplePasskeyChallenge {
  challenge: string;
  expires_at: Timestamp;
  person_id: string | null;
  purpose: string;
}

export interface PeoplePerson {
  birth_date_sealed: Buffer | null;
  birth_year: number | null;
  comuna_cut: string | null;
  created_at: Generated<Timestamp>;
  document_fingerprint: Buffer | null;
  email: string | null;
  id: Generated<string>;
  locale: Generated<string>;
  names_sealed: Buffer | null;
  proof: string;
  public_name: string;
  run_fingerprint: Buffer | null;
  run_sealed: Buffer | null;
  uses_alias: Generated<boolean>;
}

export interface PeoplePushSubscription {
  auth: string;
  created_at: Timestamp;
  device: string;
  endpoint: string;
  id: Generated<string>;
  p256dh: string;
  person_id: string;
}

export interface PeopleRoleGrant {
  ended_at: Timestamp | null;
  ended_reason: string | null;
  granted_at: Generated<Timestamp>;
  granted_by: string | null;
  id: Generated<string>;
  institution_id: string | null;
  is_substitute: Generated<boolean>;
  organization_id: string | null;
  person_id: string;
  role: string;
}

export interface PeopleSession {
  created_at: Generated<Timestamp>;
  device: string;
  expires_at: Timestamp;
  id: Generated<string>;
  method: string;
  person_id: string;
  proven_at: Generated<Timestamp>;
  provider: string | null;
  seen_at: Generated<Timestamp>;
  token_hash: Buffer;
}

export interface PeopleSignInAttempt {
  browser_hash: Buffer;
  code_verifier: string | null;
  expires_at: Timestamp;
  nonce: string;
  person_id: string | null;
  provider: string;
  purpose: string;
  return_to: string;
  state_hash: Buffer;
}

export interface PeopleStoppedKind {
  kind: string;
  person_id: string;
}

export interface ProposalsCoauthor {
  answer: string | null;
  answered_at: Timestamp | null;
  asked_at: Timestamp;
  code_sha256: Buffer | null;
  id: Generated<string>;
  person_id: string | null;
  proposal_id: string;
  public_name: string | null;
}

export interface ProposalsDraft {
  contents: Json;
  edition_id: string;
  id: Generated<string>;
  person_id: string;
  revision: number;
  updated_at: Timestamp;
}

export interface ProposalsEndorsement {
  document_fingerprint: Buffer | null;
  edition_id: string;
  endorsed_at: Timestamp;
  id: Generated<string>;
  line: number | null;
  list_id: string | null;
  person_id: string | null;
  proposal_id: string;
  tie: string;
}

export interface ProposalsEntry {
  contents: Json;
  edition_id: string;
  gathering_id: string | null;
  id: Generated<string>;
  priority_id: string | null;
  proposal_id: string | null;
  revision: number;
  updated_at: Timestamp;
}

export interface ProposalsEvent {
  document_id: string | null;
  happened_at: Timestamp;
  kind: string;
  place: Generated<Int8>;
  proposal_id: string;
  state: string;
  told: Json;
}

export interface ProposalsFollowing {
  person_id: string;
  proposal_id: string;
  since: Timestamp;
}

export interface ProposalsJoining {
  answer_until: Timestamp;
  becomes: Json;
  edition_id: string;
  ended: string | null;
  ended_at: Timestamp | null;
  id: Generated<string>;
  kind: string;
  proposed_at: Timestamp;
  proposer_id: string | null;
  reason: string;
}

export interface ProposalsJoiningPart {
  answered_by: string | null;
  consent: string | null;
  consented_at: Timestamp | null;
  joining_id: string;
  proposal_id: string;
  reason: string | null;
  version: number;
}

export interface ProposalsLineage {
  from_id: string;
  joining_id: string;
  to_id: string;
}

export interface ProposalsMap {
  cells: Json;
  edition_id: string;
}

export interface ProposalsMapChange {
  edition_id: string;
  id: Generated<Int8>;
}

export interface ProposalsMove {
  from_state: string;
  to_state: string;
}

export interface ProposalsNumbering {
  edition_id: string;
  issued: number;
}

export interface ProposalsPhoto {
  added_at: Timestamp;
  file_id: string | null;
  place: number;
  proposal_id: string;
  removed_at: Timestamp | null;
  removed_reason: string | null;
}

export interface ProposalsPrice {
  code: string;
  high_clp: Int8;
  id: Generated<string>;
  institution_id: string;
  low_clp: Int8;
  name: string;
  plain_name: Generated<string>;
  retired_at: Timestamp | null;
  source: string;
  theme: string | null;
  unit: string;
  valued_on: Timestamp;
}

export interface ProposalsProposal {
  author_kind: string;
  author_name: string;
  author_person_id: string | null;
  changed_at: Timestamp;
  channel: string;
  contest_id: string;
  cost_clp: Int8;
  edition_id: string;
  endorsements_count: Generated<number>;
  gathering_id: string | null;
  has_interest: boolean | null;
  held_by: string | null;
  held_until: Timestamp | null;
  holder: string | null;
  id: Generated<string>;
  interest: string | null;
  lat: number | null;
  lon: number | null;
  number: number;
  organization_id: string | null;
  paper_sheet_id: string | null;
  plain_title: Generated<string>;
  sent_at: Timestamp;
  state: string;
  territory_id: string | null;
  theme: string;
  tie: string | null;
  title: string;
  version: number;
}

export interface ProposalsSameness {
  edition_id: string;
  key: Buffer;
  proposal_id: string;
}

export interface ProposalsSignatureList {
  entered_at: Timestamp;
  id: Generated<string>;
  institution_id: string;
  lines_count: number;
  proposal_id: string;
  refused: Json;
  scan_file_id: string | null;
  voided_at: Timestamp | null;
}

export interface ProposalsSponsorship {
  answer: string | null;
  answered_at: Timestamp | null;
  asked_at: Timestamp;
  asked_by: string;
  id: Generated<string>;
  organization_id: string;
  proposal_id: string;
  reason: string | null;
}

export interface ProposalsVersion {
  beneficiaries: string;
  beneficiaries_count: number | null;
  bip_code: string | null;
  cost_clp: Int8;
  cost_lines: Json;
  description: string;
  lat: number | null;
  lon: number | null;
  made_at: Timestamp;
  made_by: string;
  need: string;
  place: string;
  plan: Json | null;
  proposal_id: string;
  reason: string | null;
  territory_id: string | null;
  theme: string;
  title: string;
  version: number;
}

export interface RecordsAuditEntry {
  act: string;
  actor_person: string | null;
  after_sha256: Buffer | null;
  at: Generated<Timestamp>;
  before_sha256: Buffer | null;
  id: Generated<Int8>;
  reason: string | null;
  scope_id: string | null;
  scope_kind: string | null;
  subject: string;
  told: Json;
}

export interface RecordsDocument {
  annulled_as: string | null;
  annulled_at: Timestamp | null;
  annulled_reason: string | null;
  code: string;
  content: Json;
  content_sha256: Buffer;
  file_id: string | null;
  id: Generated<string>;
  institution_id: string;
  issued_as: string;
  issued_at: Timestamp;
  kind: string;
  layout: string;
  number: number;
  replaces: string | null;
  year: number;
}

export interface RecordsDocumentCount {
  institution_id: string;
  issued: number;
  year: number;
}

export interface RecordsLot {
  announced_at: Timestamp;
  announcement_sha256: Buffer;
  document_id: string | null;
  drawn_at: Timestamp | null;
  drawn_order: string[] | null;
  entropy: string | null;
  entropy_kind: string;
  held_at: Timestamp;
  id: Generated<string>;
  institution_id: string;
  label: string;
  list: Json;
  list_sha256: Buffer;
  observers: Json;
  place: string;
  plain_label: Generated<string>;
  purpose: string;
  signed_file_id: string | null;
  source: string | null;
  source_url: string | null;
  withdrawn_at: Timestamp | null;
  withdrawn_reason: string | null;
}

export interface RecordsLotThrow {
  face: number;
  lot_id: string;
  position: number;
  thrown_at: Timestamp;
}

export interface RecordsPaperCount {
  institution_id: string;
  numbered: number;
  year: number;
}

export interface RecordsPaperRun {
  content: Json;
  form: string;
  id: Generated<string>;
  institution_id: string;
  layout: string;
  printed_at: Timestamp;
  subject: string;
}

export interface RecordsPaperSheet {
  begun_at: Timestamp | null;
  code: string;
  draft_sealed: Buffer | null;
  entered_at: Timestamp | null;
  id: Generated<string>;
  institution_id: string;
  is_anonymous: Generated<boolean>;
  number: number;
  person_id: string | null;
  replaces: string | null;
  run_id: string;
  scan_file_id: string | null;
  void_reason: string | null;
  voided_at: Timestamp | null;
  year: number;
}

export interface RecordsTwoPersonAct {
  expires_at: Timestamp;
  id: string;
  institution_id: string;
  kind: string;
  proposed_at: Timestamp;
  proposed_by: string;
  sha256: Buffer;
  subject: string;
  subject_version: string;
  text: string;
}

export interface RecordsTwoPersonClaim {
  act_id: string;
  claim_hash: Buffer;
  institution_id: string;
}

export interface RecordsTwoPersonEnd {
  act_id: string;
  authenticator_data: Buffer | null;
  client_data: Buffer | null;
  credential_id: string | null;
  ended_at: Timestamp;
  ended_by: string;
  outcome: string;
  proof: string | null;
  public_key: Buffer | null;
  signature: Buffer | null;
}

export interface ReviewAppeal {
  against_answer: string;
  against_at: Timestamp;
  against_outcome: string;
  answer: string | null;
  answer_due_on: Timestamp;
  article: string | null;
  channel: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  document_id: string | null;
  filed_at: Timestamp;
  id: Generated<string>;
  norm_id: string | null;
  open_until: Timestamp;
  outcome: string | null;
  paper_sheet_id: string | null;
  proposal_id: string;
  reason: string;
  reversal_id: string | null;
}

export interface ReviewChange {
  answer: string | null;
  answer_until: Timestamp;
  answered_at: Timestamp | null;
  contents: Json;
  from_version: number;
  gathering_id: string | null;
  id: Generated<string>;
  paper_sheet_id: string | null;
  position: string | null;
  proposal_id: string;
  proposed_at: Timestamp;
  reason: string;
  version: number | null;
}

export interface ReviewCheck {
  answered_at: Timestamp | null;
  article: string | null;
  due_on: Timestamp | null;
  finding: string | null;
  ground: string | null;
  id: Generated<string>;
  instance: Generated<number>;
  kind: string;
  norm_id: string | null;
  proposal_id: string;
  reason: string | null;
  reviewer_id: string | null;
  revision: Generated<number>;
  unit_id: string | null;
}

export interface ReviewCorrection {
  answer_until: Timestamp;
  answered_at: Timestamp | null;
  asked: string;
  asked_at: Timestamp;
  ended_at: Timestamp | null;
  id: Generated<string>;
  paper_sheet_id: string | null;
  proposal_id: string;
  version: number | null;
}

export interface ReviewCostLine {
  name: string;
  place: number;
  proposal_id: string;
  quantity: number;
  unit: string;
  unit_clp: Int8;
}

export interface ReviewExamination {
  answer: string | null;
  contingency_permille: Generated<number>;
  edition_id: string;
  institution_id: string;
  land: string | null;
  land_reference: string | null;
  next_due_on: Timestamp | null;
  open_count: Generated<number>;
  outcome: string | null;
  proposal_id: string;
  published_at: Timestamp | null;
  revision: Generated<number>;
  round_id: string;
  signed_off_alone: Generated<boolean>;
  signed_off_at: Timestamp | null;
  signed_off_by: string | null;
  stage: string;
  upkeep_by: string | null;
  upkeep_clp: Int8 | null;
}

export interface ReviewImport {
  edition_id: string;
  file_name: string;
  id: Generated<string>;
  person_id: string;
  rows: Json;
  sent_at: Timestamp;
}

export interface ReviewRelation {
  decided_at: Timestamp;
  edition_id: string;
  kind: string;
  one_id: string;
  other_id: string;
  reason: string;
}

export interface ReviewReversal {
  act_id: string;
  article: string | null;
  ground: string;
  id: Generated<string>;
  norm_id: string;
  proposal_id: string;
  reason: string;
  reversed_at: Timestamp;
  undone_at: Timestamp | null;
  was_answer: string | null;
  was_published_at: Timestamp;
}

export interface ReviewRound {
  document_id: string | null;
  edition_id: string;
  id: Generated<string>;
  number: number;
  opened_at: Timestamp;
  published_at: Timestamp | null;
}

export interface ReviewSavedView {
  id: Generated<string>;
  institution_id: string;
  is_shared: Generated<boolean>;
  name: string;
  person_id: string;
  query: string;
}

export interface ReviewUnit {
  id: Generated<string>;
  institution_id: string;
  kinds: Generated<string[]>;
  name: string;
  plain_name: Generated<string>;
  retired_at: Timestamp | null;
}

export interface ReviewUnitMember {
  person_id: string;
  unit_id: string;
}

export interface RoundtableAction {
  agreed_at: Timestamp | null;
  area_id: string | null;
  budget_clp: Int8 | null;
  cancelled_by_agreement: number | null;
  cancelled_in: string | null;
  due_on: Timestamp;
  end_reason: string | null;
  ended_at: Timestamp | null;
  id: Generated<string>;
  member_id: string;
  number: number;
  opportunity_id: string | null;
  plain_title: Generated<string>;
  proposed_at: Timestamp;
  representative_id: string;
  starts_on: Timestamp;
  state: string;
  text: string;
  title: string;
}

export interface RoundtableActionBottleneck {
  action_id: string;
  bottleneck_id: string;
}

export interface RoundtableActionOwner {
  accepted_at: Timestamp | null;
  action_id: string;
  asked_at: Timestamp;
  ended_as: string | null;
  ended_at: Timestamp | null;
  id: Generated<string>;
  member_id: string;
  part: string;
  takes_over: string | null;
}

export interface RoundtableActionSignature {
  action_id: string;
  member_id: string;
  representative_id: string;
  signed_at: Timestamp;
}

export interface RoundtableActionUpdate {
  action_id: string;
  id: Generated<string>;
  member_id: string;
  progress: number;
  representative_id: string;
  text: string;
  written_at: Timestamp;
}

export interface RoundtableAgreementAction {
  action_id: string;
  gathering_id: string;
  linked_at: Timestamp;
  position: number;
}

export interface RoundtableAnalysis {
  file_id: string | null;
  id: Generated<string>;
  member_id: string;
  representative_id: string;
  summary: string;
  title: string;
  topic_id: string;
  version: number;
  written_at: Timestamp;
}

export interface RoundtableApplication {
  assessed_at: Timestamp | null;
  assessed_by: string | null;
  call_id: string;
  changed_at: Timestamp;
  id: Generated<string>;
  letter: string;
  name_then: string;
  organization_id: string;
  outcome: string | null;
  reason: string | null;
  sent_at: Timestamp;
  sent_by: string | null;
  territory: string;
  withdrawn_at: Timestamp | null;
}

export interface RoundtableBacking {
  area_id: string;
  backed_at: Timestamp;
  id: Generated<string>;
  member_id: string;
  reason: string | null;
  representative_id: string;
  withdrawn_at: Timestamp | null;
}

export interface RoundtableBottleneck {
  closed_at: Timestamp | null;
  closed_by: string | null;
  id: Generated<string>;
  kind: string;
  member_id: string;
  number: number;
  plain_title: Generated<string>;
  raised_at: Timestamp;
  representative_id: string;
  result: string | null;
  text: string;
  title: string;
}

export interface RoundtableBottleneckComuna {
  bottleneck_id: string;
  cut: string;
}

export interface RoundtableBottleneckEdition {
  bottleneck_id: string;
  edition_id: string;
}

export interface RoundtableBottleneckExperience {
  bottleneck_id: string;
  experience_id: string;
}

export interface RoundtableCall {
  closes_on: Timestamp;
  created_at: Timestamp;
  document_id: string | null;
  id: Generated<string>;
  institution_id: string;
  number: number | null;
  opens_on: Timestamp;
  plain_title: Generated<string>;
  plan_hint: string;
  published_at: Timestamp | null;
  purpose: string;
  resolved_act_id: string | null;
  resolved_at: Timestamp | null;
  title: string;
  withdrawn_at: Timestamp | null;
  withdrawn_reason: string | null;
}

export interface RoundtableCommonArea {
  id: Generated<string>;
  number: number;
  proposed_at: Timestamp;
  representative_id: string;
  text: string;
  title: string;
  topic_id: string;
}

export interface RoundtableCommonAreaQuestion {
  area_id: string;
  question_id: string;
}

export interface RoundtableCommonPeriod {
  area_id: string;
  began_at: Timestamp;
  ended_at: Timestamp | null;
  id: Generated<string>;
  members_count: number;
  quorum_id: string;
}

export interface RoundtableContestAnswer {
  answered_at: Timestamp;
  reason: string;
  word_id: string;
}

export interface RoundtableEvidence {
  added_at: Timestamp;
  address: string | null;
  analysis_id: string | null;
  bottleneck_id: string | null;
  checked_at: Timestamp | null;
  dead_since: Timestamp | null;
  file_id: string | null;
  id: Generated<string>;
  replaces_id: string | null;
  stance_id: string | null;
  title: string;
  update_id: string | null;
}

export interface RoundtableExtension {
  call_id: string;
  extended_at: Timestamp;
  from_day: Timestamp;
  reason: string;
  to_day: Timestamp;
}

export interface RoundtableInvitation {
  answered_at: Timestamp | null;
  answered_by: string | null;
  from_institution_id: string;
  id: Generated<string>;
  institution_id: string;
  invited_at: Timestamp;
  invited_by: string | null;
  outcome: string | null;
  reason: string | null;
  words: string;
}

export interface RoundtableMember {
  application_id: string | null;
  id: Generated<string>;
  institution_id: string | null;
  invitation_id: string | null;
  joined_on: Timestamp;
  left_on: Timestamp | null;
  left_reason: string | null;
  name_then: string;
  organization_id: string | null;
  replaced_by: string | null;
  silent_since: Timestamp | null;
  slug: string;
}

export interface RoundtableMinutesWord {
  id: Generated<string>;
  member_id: string;
  minutes_id: string;
  representative_id: string;
  says: string;
  text_of: Timestamp;
  what: string | null;
  written_at: Timestamp;
}

export interface RoundtableOpinion {
  choice: string;
  given_at: Timestamp;
  person_id: string;
  question_id: string;
}

export interface RoundtableOpinionPicture {
  computed_at: Timestamp;
  picture: Json;
  questions: string[];
  topic_id: string;
}

export interface RoundtableOpportunity {
  id: Generated<string>;
  member_id: string;
  number: number;
  offered_at: Timestamp;
  representative_id: string;
  text: string;
  title: string;
}

export interface RoundtableOpportunityBottleneck {
  bottleneck_id: string;
  opportunity_id: string;
}

export interface RoundtablePlanVersion {
  approved_at: Timestamp;
  content_sha256: string;
  document_id: string;
  gathering_id: string;
  id: Generated<string>;
  number: number;
  position: number;
  snapshot: Json;
}

export interface RoundtablePriority {
  bottleneck_id: string;
  given_at: Timestamp;
  id: Generated<string>;
  member_id: string;
  points: number;
  representative_id: string;
}

export interface RoundtableProof {
  application_id: string;
  call_id: string;
  file_id: string | null;
  requirement_id: string;
  text: string;
}

export interface RoundtableQuestion {
  asked_at: Timestamp;
  id: Generated<string>;
  position: number;
  replaced_at: Timestamp | null;
  replaces_id: string | null;
  statement: string;
  topic_id: string;
}

export interface RoundtableQuorum {
  agreement_position: number;
  denominator: number;
  id: Generated<string>;
  in_force_from: Timestamp;
  minutes_id: string;
  must_back: string[];
  numerator: number;
}

export interface RoundtableRepresentative {
  accepted_at: Timestamp | null;
  asked_at: Timestamp;
  ended_as: string | null;
  ended_at: Timestamp | null;
  id: Generated<string>;
  member_id: string;
  person_id: string | null;
  rank: string;
}

export interface RoundtableRequirement {
  call_id: string;
  id: Generated<string>;
  is_document: boolean;
  position: number;
  text: string;
}

export interface RoundtableSittingPresence {
  gathering_id: string;
  member_id: string;
}

export interface RoundtableStance {
  choice: string;
  condition: string;
  id: Generated<string>;
  lapses_at: Timestamp | null;
  left_at: Timestamp | null;
  member_id: string;
  question_id: string;
  reasons: string;
  representative_id: string;
  taken_at: Timestamp | null;
  version: number;
  written_at: Timestamp;
}

export interface RoundtableTopic {
  closed_at: Timestamp | null;
  id: Generated<string>;
  institution_id: string;
  number: number;
  opened_at: Timestamp;
  opinions_from: Timestamp | null;
  opinions_until: Timestamp | null;
  purpose: string;
  title: string;
}

export interface SanctionApproval {
  amount_clp: Int8;
  approved_at: Timestamp;
  contest_id: string;
  decision_id: string | null;
  edition_id: string;
  ended_at: Timestamp | null;
  lapse_id: string | null;
  project_id: string;
  result_id: string;
  scope: string;
  submission_id: string;
}

export interface SanctionDecision {
  amount_clp: Int8 | null;
  casting_by: string | null;
  changes: string;
  id: Generated<string>;
  is_carried: boolean;
  minority: string;
  outcome: string;
  place: number | null;
  project_id: string;
  reason: string;
  resolution_id: string | null;
  return_by: string | null;
  return_until: Timestamp | null;
  return_what: string | null;
  sitting_id: string;
  submission_id: string;
}

export interface SanctionLapse {
  act_id: string;
  document_id: string;
  id: Generated<string>;
  last_day: Timestamp;
  recorded_at: Timestamp;
  recorded_by: string | null;
  submission_id: string;
}

export interface SanctionLastVote {
  corrects: Int8 | null;
  id: Int8 | null;
  interest: string | null;
  member_id: string | null;
  project_id: string | null;
  reason: string | null;
  recorded_at: Timestamp | null;
  recorded_by: string | null;
  sitting_id: string | null;
  vote: string | null;
}

export interface SanctionMatter {
  contest_id: string;
  cost_clp: Int8;
  is_funded: boolean;
  place: number;
  project_id: string;
  result_id: string;
  submission_id: string;
}

export interface SanctionMending {
  decision_id: string;
  id: Generated<string>;
  received_on: Timestamp;
  recorded_at: Timestamp;
  recorded_by: string | null;
  what: string;
}

export interface SanctionPresence {
  is_present: boolean;
  member_id: string;
  sitting_id: string;
}

export interface SanctionQuestion {
  answer: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  asked_at: Timestamp;
  asked_by: string | null;
  asker_name: string;
  id: Generated<string>;
  number: number;
  submission_id: string;
  text: string;
}

export interface SanctionReceptionCorrection {
  act_id: string;
  corrected_at: Timestamp;
  id: Generated<string>;
  place: Generated<Int8>;
  reason: string;
  received_on: Timestamp;
  submission_id: string;
  was_on: Timestamp;
}

export interface SanctionResolution {
  act_id: string;
  document_id: string;
  id: Generated<string>;
  number: string;
  place: Generated<Int8>;
  signed_at: Timestamp;
  sitting_id: string;
  submission_id: string;
}

export interface SanctionSitting {
  closed_at: Timestamp | null;
  continues_id: string | null;
  held_on: Timestamp;
  id: Generated<string>;
  majority: string;
  majority_norm: string;
  name: string;
  opened_at: Timestamp;
  opened_by: string | null;
  place: Generated<Int8>;
  quorum: number;
  state: Generated<string>;
  submission_id: string;
  suspended_reason: string | null;
  version: Generated<number>;
}

export interface SanctionStandingDecision {
  amount_clp: Int8 | null;
  casting_by: string | null;
  changes: string | null;
  id: string | null;
  is_carried: boolean | null;
  minority: string | null;
  outcome: string | null;
  place: number | null;
  project_id: string | null;
  reason: string | null;
  resolution_id: string | null;
  return_by: string | null;
  return_until: Timestamp | null;
  return_what: string | null;
  signed_at: Timestamp | null;
  sitting_id: string | null;
  submission_id: string | null;
}

export interface SanctionSubmission {
  body_id: string;
  body_kind: string;
  document_id: string;
  edition_id: string;
  id: Generated<string>;
  number: number;
  received_on: Timestamp;
  submitted_as: string;
  submitted_at: Timestamp;
  submitted_by: string | null;
  term_days: number | null;
}

export interface SanctionSubmittedContest {
  amount_clp: Int8;
  contest_id: string;
  edition_id: string;
  replacement: string;
  result_id: string;
  round: number;
  submission_id: string;
}

export interface SanctionVote {
  corrects: Int8 | null;
  id: Generated<Int8>;
  interest: string | null;
  member_id: string;
  project_id: string;
  reason: string | null;
  recorded_at: Timestamp;
  recorded_by: string | null;
  sitting_id: string;
  vote: string;
}

export interface SurveysAnswer {
  option: number;
  place: number | null;
  question_id: string;
  response_id: string;
  text: string | null;
}

export interface SurveysPublishedResult {
  figures: Json;
  kept_at: Timestamp;
  survey_id: string;
}

export interface SurveysQuestion {
  english_text: string | null;
  id: Generated<string>;
  is_grouping: Generated<boolean>;
  is_required: boolean;
  kind: string;
  options: Generated<Json>;
  points: number | null;
  position: number;
  right_option: number | null;
  scale_to: number | null;
  survey_id: string;
  text: string;
}

export interface SurveysResponse {
  answered_on: Timestamp;
  id: Generated<string>;
  is_named: boolean;
  paper_sheet_id: string | null;
  person_id: string | null;
  sheet_number: number | null;
  survey_id: string;
}

export interface SurveysSurvey {
  closes_at: Timestamp | null;
  corrects: string | null;
  created_at: Timestamp;
  english_purpose: string | null;
  english_title: string | null;
  id: Generated<string>;
  institution_id: string;
  is_named: boolean;
  opens_at: Timestamp | null;
  plain_title: Generated<string>;
  published_at: Timestamp | null;
  purpose: string;
  results_at: Timestamp | null;
  slug: string;
  subject_key: string | null;
  subject_kind: string | null;
  takes_paper: boolean;
  title: string;
}

export interface TerritoriesBoundary {
  cut: string;
  detail: Json;
  set_id: number;
  sketch: Json;
}

export interface TerritoriesBoundarySet {
  attribution: string;
  id: Generated<number>;
  imported_at: Generated<Timestamp>;
  sha256: string;
  source: string;
}

export interface TerritoriesComuna {
  area_km2: number | null;
  cut: string;
  lat: number | null;
  lon: number | null;
  municipality_cut: string;
  name: string;
  plain_name: Generated<string>;
  population_2017: number;
  province_code: string;
  region_code: string;
  slug: string;
  time_zone: string;
}

export interface TerritoriesComunaAlias {
  cut: string;
  name: string;
  plain_name: Generated<string>;
}

export interface TerritoriesFact {
  deposited_at: Generated<Timestamp>;
  key: string;
  kind: string;
  payload: Json;
  subject: string;
}

export interface TerritoriesLandmark {
  cut: string;
  id: Generated<string>;
  kind: string;
  lat: number;
  lon: number;
  name: string;
  plain_name: Generated<string>;
  retired_at: Timestamp | null;
  retired_reason: string | null;
}

export interface TerritoriesLoaded {
  name: string;
  sha256: string;
}

export interface TerritoriesProvince {
  code: string;
  name: string;
  region_code: string;
}

export interface TerritoriesRegion {
  capital: string;
  code: string;
  name: string;
  north_to_south: number;
  roman: string;
  short_name: string;
  slug: string;
}

export interface TerritoriesTerritory {
  code: string;
  cut: string;
  id: Generated<string>;
  kind: string;
  lat: number | null;
  lon: number | null;
  name: string;
  parent_id: string | null;
  plain_name: Generated<string>;
  retired_at: Timestamp | null;
  retired_reason: string | null;
  shape: Json | null;
  source_url: string | null;
  zone: string | null;
}

export interface TerritoriesUnitValue {
  corrects: Generated<number | null>;
  derivation: string | null;
  entered_as: string | null;
  entered_at: Timestamp;
  hundredths_clp: Int8;
  reason: string | null;
  revision: number;
  source_url: string | null;
  unit: string;
  value_on: Timestamp;
}

export interface DB {
  "ballot_list.entry": BallotListEntry;
  "ballot_list.list": BallotListList;
  "consultations.answer": ConsultationsAnswer;
  "consultations.consultation": ConsultationsConsultation;
  "consultations.extension": ConsultationsExtension;
  "consultations.gathering": ConsultationsGathering;
  "consultations.observation": ConsultationsObservation;
  "consultations.observation_group": ConsultationsObservationGroup;
  "consultations.paragraph": ConsultationsParagraph;
  "consultations.second_review": ConsultationsSecondReview;
  "conversation.comment": ConversationComment;
  "conversation.decision": ConversationDecision;
  "conversation.earlier_title": ConversationEarlierTitle;
  "conversation.following": ConversationFollowing;
  "conversation.forum_question": ConversationForumQuestion;
  "conversation.guide": ConversationGuide;
  "conversation.guide_version": ConversationGuideVersion;
  "conversation.pin": ConversationPin;
  "conversation.place": ConversationPlace;
  "conversation.report": ConversationReport;
  "conversation.second_review": ConversationSecondReview;
  "conversation.theme_following": ConversationThemeFollowing;
  "conversation.useful_mark": ConversationUsefulMark;
  "conversation.version": ConversationVersion;
  "count.asked_leaf": CountAskedLeaf;
  "count.bringing": CountBringing;
  "count.bundle": CountBundle;
  "count.bundle_piece": CountBundlePiece;
  "count.certification": CountCertification;
  "count.correction": CountCorrection;
  "count.followed_checkpoint": CountFollowedCheckpoint;
  "count.followed_log": CountFollowedLog;
  "count.log_leaf": CountLogLeaf;
  "count.objection": CountObjection;
  "count.opening": CountOpening;
  "count.result": CountResult;
  "count.result_line": CountResultLine;
  "count.result_report": CountResultReport;
  "count.upload": CountUpload;
  "count.vote": CountVote;
  "count.vote_table": CountVoteTable;
  "editions.acknowledgement": EditionsAcknowledgement;
  "editions.archiving": EditionsArchiving;
  "editions.commitment": EditionsCommitment;
  "editions.commitment_vote": EditionsCommitmentVote;
  "editions.committee_seat": EditionsCommitteeSeat;
  "editions.contest": EditionsContest;
  "editions.contest_terms": EditionsContestTerms;
  "editions.cosoc_opinion": EditionsCosocOpinion;
  "editions.draft": EditionsDraft;
  "editions.edition": EditionsEdition;
  "editions.edition_gathering": EditionsEditionGathering;
  "editions.fact": EditionsFact;
  "editions.incident": EditionsIncident;
  "editions.interruption": EditionsInterruption;
  "editions.passage": EditionsPassage;
  "editions.publication": EditionsPublication;
  "editions.rulebook": EditionsRulebook;
  "editions.sanctioned_project": EditionsSanctionedProject;
  "editions.slate_project": EditionsSlateProject;
  "election.act_document": ElectionActDocument;
  "election.act_signature": ElectionActSignature;
  "election.election": ElectionElection;
  "election.election_contest": ElectionElectionContest;
  "election.fact": ElectionFact;
  "election.holder": ElectionHolder;
  "election.log_act": ElectionLogAct;
  "election.officer": ElectionOfficer;
  "election.outgoing_leaf": ElectionOutgoingLeaf;
  "election.test_run": ElectionTestRun;
  "experiences.experience": ExperiencesExperience;
  "experiences.figure": ExperiencesFigure;
  "experiences.imported_budget": ExperiencesImportedBudget;
  "experiences.imported_project": ExperiencesImportedProject;
  "experiences.loaded": ExperiencesLoaded;
  "experiences.national_note": ExperiencesNationalNote;
  "experiences.note": ExperiencesNote;
  "experiences.pioneer": ExperiencesPioneer;
  "gatherings.agreement": GatheringsAgreement;
  "gatherings.attendance": GatheringsAttendance;
  "gatherings.delegate": GatheringsDelegate;
  "gatherings.delegation": GatheringsDelegation;
  "gatherings.document": GatheringsDocument;
  "gatherings.fulfilment": GatheringsFulfilment;
  "gatherings.gathering": GatheringsGathering;
  "gatherings.minutes": GatheringsMinutes;
  "gatherings.paper": GatheringsPaper;
  "gatherings.paper_call": GatheringsPaperCall;
  "gatherings.presence": GatheringsPresence;
  "gatherings.priority": GatheringsPriority;
  "gatherings.registration": GatheringsRegistration;
  "gatherings.report": GatheringsReport;
  "gatherings.visit": GatheringsVisit;
  "gatherings.visit_lesson": GatheringsVisitLesson;
  "gatherings.visit_sponsor": GatheringsVisitSponsor;
  "institutions.archive": InstitutionsArchive;
  "institutions.body": InstitutionsBody;
  "institutions.body_member": InstitutionsBodyMember;
  "institutions.institution": InstitutionsInstitution;
  "institutions.loaded": InstitutionsLoaded;
  "institutions.onboarding": InstitutionsOnboarding;
  "norms.article": NormsArticle;
  "norms.loaded": NormsLoaded;
  "norms.norm": NormsNorm;
  "norms.relation": NormsRelation;
  "norms.version": NormsVersion;
  "norms.withdrawn_relation": NormsWithdrawnRelation;
  "organizations.board": OrganizationsBoard;
  "organizations.board_member": OrganizationsBoardMember;
  "organizations.board_warning": OrganizationsBoardWarning;
  "organizations.invitation": OrganizationsInvitation;
  "organizations.legal_check": OrganizationsLegalCheck;
  "organizations.organization": OrganizationsOrganization;
  "organizations.petition": OrganizationsPetition;
  "organizations.petition_signature": OrganizationsPetitionSignature;
  "organizations.representation_request": OrganizationsRepresentationRequest;
  "organizations.training": OrganizationsTraining;
  "people.access_code": PeopleAccessCode;
  "people.account_joining": PeopleAccountJoining;
  "people.assisted_identity": PeopleAssistedIdentity;
  "people.break_glass": PeopleBreakGlass;
  "people.guardian_consent": PeopleGuardianConsent;
  "people.guardianship": PeopleGuardianship;
  "people.identity": PeopleIdentity;
  "people.installation": PeopleInstallation;
  "people.invitation": PeopleInvitation;
  "people.kept_form": PeopleKeptForm;
  "people.key_reset": PeopleKeyReset;
  "people.look": PeopleLook;
  "people.mail_proof": PeopleMailProof;
  "people.mail_settings": PeopleMailSettings;
  "people.message": PeopleMessage;
  "people.message_opt_in": PeopleMessageOptIn;
  "people.message_opt_in_sector": PeopleMessageOptInSector;
  "people.message_sector": PeopleMessageSector;
  "people.notice": PeopleNotice;
  "people.notice_mail": PeopleNoticeMail;
  "people.passkey": PeoplePasskey;
  "people.passkey_challenge": PeoplePasskeyChallenge;
  "people.person": PeoplePerson;
  "people.push_subscription": PeoplePushSubscription;
  "people.role_grant": PeopleRoleGrant;
  "people.session": PeopleSession;
  "people.sign_in_attempt": PeopleSignInAttempt;
  "people.stopped_kind": PeopleStoppedKind;
  "proposals.coauthor": ProposalsCoauthor;
  "proposals.draft": ProposalsDraft;
  "proposals.endorsement": ProposalsEndorsement;
  "proposals.entry": ProposalsEntry;
  "proposals.event": ProposalsEvent;
  "proposals.following": ProposalsFollowing;
  "proposals.joining": ProposalsJoining;
  "proposals.joining_part": ProposalsJoiningPart;
  "proposals.lineage": ProposalsLineage;
  "proposals.map": ProposalsMap;
  "proposals.map_change": ProposalsMapChange;
  "proposals.move": ProposalsMove;
  "proposals.numbering": ProposalsNumbering;
  "proposals.photo": ProposalsPhoto;
  "proposals.price": ProposalsPrice;
  "proposals.proposal": ProposalsProposal;
  "proposals.sameness": ProposalsSameness;
  "proposals.signature_list": ProposalsSignatureList;
  "proposals.sponsorship": ProposalsSponsorship;
  "proposals.version": ProposalsVersion;
  "records.audit_entry": RecordsAuditEntry;
  "records.document": RecordsDocument;
  "records.document_count": RecordsDocumentCount;
  "records.lot": RecordsLot;
  "records.lot_throw": RecordsLotThrow;
  "records.paper_count": RecordsPaperCount;
  "records.paper_run": RecordsPaperRun;
  "records.paper_sheet": RecordsPaperSheet;
  "records.two_person_act": RecordsTwoPersonAct;
  "records.two_person_claim": RecordsTwoPersonClaim;
  "records.two_person_end": RecordsTwoPersonEnd;
  "review.appeal": ReviewAppeal;
  "review.change": ReviewChange;
  "review.check": ReviewCheck;
  "review.correction": ReviewCorrection;
  "review.cost_line": ReviewCostLine;
  "review.examination": ReviewExamination;
  "review.import": ReviewImport;
  "review.relation": ReviewRelation;
  "review.reversal": ReviewReversal;
  "review.round": ReviewRound;
  "review.saved_view": ReviewSavedView;
  "review.unit": ReviewUnit;
  "review.unit_member": ReviewUnitMember;
  "roundtable.action": RoundtableAction;
  "roundtable.action_bottleneck": RoundtableActionBottleneck;
  "roundtable.action_owner": RoundtableActionOwner;
  "roundtable.action_signature": RoundtableActionSignature;
  "roundtable.action_update": RoundtableActionUpdate;
  "roundtable.agreement_action": RoundtableAgreementAction;
  "roundtable.analysis": RoundtableAnalysis;
  "roundtable.application": RoundtableApplication;
  "roundtable.backing": RoundtableBacking;
  "roundtable.bottleneck": RoundtableBottleneck;
  "roundtable.bottleneck_comuna": RoundtableBottleneckComuna;
  "roundtable.bottleneck_edition": RoundtableBottleneckEdition;
  "roundtable.bottleneck_experience": RoundtableBottleneckExperience;
  "roundtable.call": RoundtableCall;
  "roundtable.common_area": RoundtableCommonArea;
  "roundtable.common_area_question": RoundtableCommonAreaQuestion;
  "roundtable.common_period": RoundtableCommonPeriod;
  "roundtable.contest_answer": RoundtableContestAnswer;
  "roundtable.evidence": RoundtableEvidence;
  "roundtable.extension": RoundtableExtension;
  "roundtable.invitation": RoundtableInvitation;
  "roundtable.member": RoundtableMember;
  "roundtable.minutes_word": RoundtableMinutesWord;
  "roundtable.opinion": RoundtableOpinion;
  "roundtable.opinion_picture": RoundtableOpinionPicture;
  "roundtable.opportunity": RoundtableOpportunity;
  "roundtable.opportunity_bottleneck": RoundtableOpportunityBottleneck;
  "roundtable.plan_version": RoundtablePlanVersion;
  "roundtable.priority": RoundtablePriority;
  "roundtable.proof": RoundtableProof;
  "roundtable.question": RoundtableQuestion;
  "roundtable.quorum": RoundtableQuorum;
  "roundtable.representative": RoundtableRepresentative;
  "roundtable.requirement": RoundtableRequirement;
  "roundtable.sitting_presence": RoundtableSittingPresence;
  "roundtable.stance": RoundtableStance;
  "roundtable.topic": RoundtableTopic;
  "sanction.approval": SanctionApproval;
  "sanction.decision": SanctionDecision;
  "sanction.lapse": SanctionLapse;
  "sanction.last_vote": SanctionLastVote;
  "sanction.matter": SanctionMatter;
  "sanction.mending": SanctionMending;
  "sanction.presence": SanctionPresence;
  "sanction.question": SanctionQuestion;
  "sanction.reception_correction": SanctionReceptionCorrection;
  "sanction.resolution": SanctionResolution;
  "sanction.sitting": SanctionSitting;
  "sanction.standing_decision": SanctionStandingDecision;
  "sanction.submission": SanctionSubmission;
  "sanction.submitted_contest": SanctionSubmittedContest;
  "sanction.vote": SanctionVote;
  "surveys.answer": SurveysAnswer;
  "surveys.published_result": SurveysPublishedResult;
  "surveys.question": SurveysQuestion;
  "surveys.response": SurveysResponse;
  "surveys.survey": SurveysSurvey;
  "territories.boundary": TerritoriesBoundary;
  "territories.boundary_set": TerritoriesBoundarySet;
  "territories.comuna": TerritoriesComuna;
  "territories.comuna_alias": TerritoriesComunaAlias;
  "territories.fact": TerritoriesFact;
  "territories.landmark": TerritoriesLandmark;
  "territories.loaded": TerritoriesLoaded;
  "territories.province": TerritoriesProvince;
  "territories.region": TerritoriesRegion;
  "territories.territory": TerritoriesTerritory;
  "territories.unit_value": TerritoriesUnitValue;
}
