// A vote counted by the rule chosen and, beside it, by another, with the official result if the file has one.
import { ok, type Result } from '@minga/basics';
import {
  type CountProgress,
  compareOutcomes,
  count,
  type Election,
  type Outcome,
  type OutcomeComparison,
  type Problem,
} from '@minga/counting';
import type { Choice } from './choice.ts';
import { type OfficialComparison, officialOf } from './official-result.ts';
import { rivalSettings, settingsOf } from './settings-of-choice.ts';

export interface Counted {
  readonly election: Election;
  readonly outcome: Outcome;
  readonly rival?: { readonly outcome: Outcome; readonly comparison: OutcomeComparison };
  readonly official?: OfficialComparison;
}

export interface Advance {
  readonly phase: 'counting' | 'comparing';
  /** Steps of add1 taken in this phase. */
  readonly step: number;
  /** How full the envelope is after the last step, 0 to 99; the steps end when it would overflow. */
  readonly percent: number;
}

/** Counts by `choice`; its problems are those of the settings, which name the field of the form. */
export function countByChoice(
  election: Election,
  choice: Choice,
  onAdvance: (advance: Advance) => void = () => {},
): Result<Counted, readonly Problem[]> {
  const settings = settingsOf(choice, election);
  if (!settings.ok) return settings;
  const against = rivalSettings(choice, election);
  if (!against.ok) return against;
  const tell = (phase: Advance['phase']) => (progress: CountProgress) =>
    onAdvance({
      phase,
      step: progress.increment,
      percent: percentOf(progress.totalCost, election),
    });
  const outcome = count(election, settings.value, { onProgress: tell('counting') });
  const official = officialOf(election, outcome, tell('comparing'));
  const counted = { election, outcome, ...(official === undefined ? {} : { official }) };
  if (against.value === undefined) return ok(counted);
  const other = count(election, against.value, { onProgress: tell('comparing') });
  const rival = { outcome: other, comparison: compareOutcomes(outcome, other) };
  return ok({ ...counted, rival });
}

function percentOf(spent: bigint, election: Election): number {
  if (election.budget === 0n) return 0;
  const percent = Number((spent * 100n) / election.budget);
  return Math.min(99, percent);
}
