// The tables as TypeScript sees them: generated from the migrated database by tools/schema-types.ts.
// biome-ignore-all lint: generated

import type { ColumnType } from "kysely";

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface UrnBallot {
  contest: string;
  election_id: string;
  leaf: Buffer | null;
  leaf_hash: Buffer;
  pk: Buffer;
}

export interface UrnBooth {
  bundle: Buffer;
  election_id: string;
  served_from: Timestamp;
}

export interface UrnBoothFile {
  brotli: Buffer | null;
  bundle: Buffer;
  election_id: string;
  name: string;
  plain: Buffer;
}

export interface UrnClaim {
  election_id: string;
  leaf_hash: Buffer;
  promise: Buffer;
  vote: Buffer;
}

export interface UrnElection {
  ballot_public: Buffer | null;
  ballot_sealed: Buffer | null;
  election_id: string;
  log_public: Buffer;
  log_sealed: Buffer;
  mode: string;
  promise_public: Buffer;
  promise_sealed: Buffer;
}

export interface UrnEnded {
  election_id: string;
}

export interface UrnFlush {
  election_id: string;
  slot: number;
}

export interface UrnLeaf {
  election_id: string;
  hash: Buffer;
  index: number;
  leaf: Buffer;
  type: string;
}

export interface UrnSheet {
  election_id: string;
  sha256: Buffer;
  sheet: Buffer;
}

export interface DB {
  "urn.ballot": UrnBallot;
  "urn.booth": UrnBooth;
  "urn.booth_file": UrnBoothFile;
  "urn.claim": UrnClaim;
  "urn.election": UrnElection;
  "urn.ended": UrnEnded;
  "urn.flush": UrnFlush;
  "urn.leaf": UrnLeaf;
  "urn.sheet": UrnSheet;
}
