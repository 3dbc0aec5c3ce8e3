// What is counted apart, with its settings: the whole vote, or each of the contests that its file tells of.
import { err, ok, type Result } from '@minga/basics';
import type { Election, Problem, Settings } from '@minga/counting';
import { type Contest, contestsOfFile, splitContests } from '@minga/counting/contests';
import { type Choice, filledChoice } from './choice.ts';
import { rivalSettings, settingsOf } from './settings-of-choice.ts';

/** An election that is counted on its own. */
export interface Part {
  /** Name of the contest; absent when the vote is counted as one. */
  readonly contest?: string;
  readonly election: Election;
  readonly settings: Settings;
  /** Those of the rule to compare with; absent when nothing is compared. */
  readonly rivalSettings?: Settings | undefined;
}

/** The parts, at least one; the problems are those of the settings and of the contests. */
export function partsOf(
  choice: Choice,
  election: Election,
): Result<readonly Part[], readonly Problem[]> {
  const settings = settingsOf(choice, election);
  if (!settings.ok) return settings;
  const rival = rivalSettings(choice, election);
  if (!rival.ok) return rival;
  const contests = contestsToCount(choice, election);
  if (!contests.ok) return contests;
  if (contests.value === undefined) {
    return ok([{ election, settings: settings.value, rivalSettings: rival.value }]);
  }
  const parts = splitContests(election, contests.value, settings.value);
  if (!parts.ok) return parts;
  const rivals = rival.value && splitContests(election, contests.value, rival.value);
  if (rivals?.ok === false) return rivals;
  return ok(
    parts.value.map(({ name, ...part }, place) => ({
      ...part,
      contest: name,
      rivalSettings: rivals?.value[place]?.settings,
    })),
  );
}

/** Undefined when the vote is counted as one: its file tells of no contests, or the person wants it so. */
function contestsToCount(
  choice: Choice,
  election: Election,
): Result<readonly Contest[] | undefined, readonly Problem[]> {
  const found = filledChoice(choice).contestsOfFile;
  if (found === 'on') return ok(contestsOfFile(election));
  if (found === 'off') return ok(undefined);
  const params = { setting: 'contestsOfFile', found, expected: 'on, off' };
  return err([{ severity: 'error', code: 'setting-unknown', params }]);
}
