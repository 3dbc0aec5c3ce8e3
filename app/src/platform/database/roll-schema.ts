// The tables as TypeScript sees them: generated from the migrated database by tools/schema-types.ts.
// biome-ignore-all lint: generated

export interface RollElection {
  election_id: string;
}

export interface DB {
  "roll.election": RollElection;
}
