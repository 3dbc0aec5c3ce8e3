// What an outcome is sealed with: hashes of its input, its settings and its trace, which a stranger can compute again.
import { canonicalJson, hashText } from '@minga/basics';
import { settingsToJson } from '../settings-text.ts';
import type { Election, Outcome } from '../types.ts';
import { type OutcomeHashes, outcomeToJson } from './outcome-json.ts';

/**
 * `input`: what was counted. `hashBytes` of the file as it was given, byte by byte; of an election that did
 * not come from a file, `hashText(writePabulib(election))`.
 * `settings`: of the canonical JSON (RFC 8785) of `settings` in the outcome's JSON.
 * `trace`: of the canonical JSON of `{ endowment, projects, rounds }`: `rounds` and, when there is one,
 * `endowment` as they stand in the outcome's JSON, and of each of its `projects`, in their order, only
 * `id` and `reason`.
 */
export async function hashOutcome(
  election: Election,
  outcome: Outcome,
  input: string,
): Promise<OutcomeHashes> {
  const { rounds, endowment, projects } = outcomeToJson(election, outcome);
  const trace = { rounds, endowment, projects: projects.map(({ id, reason }) => ({ id, reason })) };
  return {
    input,
    settings: await hashText(settingsToJson(outcome.settings, election.decimals)),
    trace: await hashText(canonicalJson(trace)),
  };
}
