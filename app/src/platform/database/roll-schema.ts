// The tables as TypeScript sees them: generated from the migrated database by tools/schema-types.ts.
// biome-ignore-all lint: generated

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface RollCodeSession {
  election_id: string;
  expires_at: Timestamp;
  token_hash: Buffer;
  vref: Buffer;
}

export interface RollCorrection {
  correction_id: string;
  election_id: string;
  is_done: Generated<boolean>;
  run_sealed: Buffer | null;
  style: string;
  vref: Buffer;
}

export interface RollCover {
  election_id: string;
  number: string;
  reason: Generated<string>;
  run_sealed: Buffer | null;
  state: string;
  style: string;
  vref: Buffer;
}

export interface RollDeclaration {
  address_sealed: Buffer | null;
  decided_on: Timestamp | null;
  declaration_id: string;
  declared_on: Timestamp;
  election_id: string;
  evidence_sealed: Buffer | null;
  evidence_type: string | null;
  reason: Generated<string>;
  run_sealed: Buffer | null;
  state: string;
  style: string;
  vref: Buffer;
}

export interface RollDeskCard {
  card_hash: Buffer;
  election_id: string;
  is_revoked: Generated<boolean>;
  label: string;
  number: number;
}

export interface RollElection {
  desk_public: Buffer;
  desk_sealed: Buffer;
  election_id: string;
  frozen_count: number | null;
  frozen_key: string | null;
  frozen_root: string | null;
  is_purged: Generated<boolean>;
  is_reminded: Generated<boolean>;
  is_under_review: Generated<boolean>;
  mode: string;
  purge_on: Timestamp | null;
  sign_public: Buffer;
  sign_sealed: Buffer;
}

export interface RollEvent {
  c: string;
  election_id: string;
  ev: string;
  nth: number;
}

export interface RollImport {
  election_id: string;
  failure: Generated<string>;
  file_name: string;
  file_sealed: Buffer | null;
  import_id: string;
  rows_read: Generated<number>;
  rows_total: Generated<number>;
  state: string;
}

export interface RollImportProblem {
  code: string;
  election_id: string;
  found: Generated<string>;
  import_id: string;
  line: number;
}

export interface RollImportRow {
  election_id: string;
  import_id: string;
  line: number;
  run_sealed: Buffer;
  style: string;
  vref: Buffer;
}

export interface RollIssuer {
  contest: string;
  election_id: string;
  modulus: Buffer;
  private_sealed: Buffer | null;
}

export interface RollNotice {
  c: string;
  election_id: string;
  ev: string;
}

export interface RollRegistroLeaf {
  day: Timestamp;
  election_id: string;
  is_queued: Generated<boolean>;
  leaf: Buffer;
  of: number;
  part: number;
}

export interface RollSlip {
  code_hash: Buffer;
  election_id: string;
  number: number;
  state: string;
  vref: Buffer | null;
}

export interface RollTurn {
  election_id: string;
  expires_at: Timestamp;
  holder_hash: Buffer;
  is_used: Generated<boolean>;
  turn_hash: Buffer;
  vref: Buffer;
}

export interface RollVoter {
  assurance: string;
  c: string;
  election_id: string;
  is_listed: boolean;
  run_sealed: Buffer | null;
  salt_sealed: Buffer | null;
  style: string;
  vref: Buffer;
}

export interface RollVotingRight {
  c: string;
  election_id: string;
  request_hash: Buffer | null;
  state: string;
}

export interface DB {
  "roll.code_session": RollCodeSession;
  "roll.correction": RollCorrection;
  "roll.cover": RollCover;
  "roll.declaration": RollDeclaration;
  "roll.desk_card": RollDeskCard;
  "roll.election": RollElection;
  "roll.event": RollEvent;
  "roll.import": RollImport;
  "roll.import_problem": RollImportProblem;
  "roll.import_row": RollImportRow;
  "roll.issuer": RollIssuer;
  "roll.notice": RollNotice;
  "roll.registro_leaf": RollRegistroLeaf;
  "roll.slip": RollSlip;
  "roll.turn": RollTurn;
  "roll.voter": RollVoter;
  "roll.voting_right": RollVotingRight;
}
