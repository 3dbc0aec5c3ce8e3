// The tables as TypeScript sees them: generated from the migrated database by tools/schema-types.ts.
// biome-ignore-all lint: generated

export interface UrnBallot {
  contest: string;
  election_id: string;
  leaf: Buffer | null;
  leaf_hash: Buffer;
  pk: Buffer;
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

export interface DB {
  "urn.ballot": UrnBallot;
  "urn.claim": UrnClaim;
  "urn.election": UrnElection;
  "urn.ended": UrnEnded;
  "urn.flush": UrnFlush;
  "urn.leaf": UrnLeaf;
}
