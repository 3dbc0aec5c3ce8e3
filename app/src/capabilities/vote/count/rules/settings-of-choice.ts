// The settings that a choice means for one election: what was left blank takes the recommended value.
import { ok, type Result } from '@minga/basics';
import {
  type Election,
  formatAmount,
  type Problem,
  parseSettings,
  type Settings,
  suggestedIncrement,
} from '@minga/counting';
import { type Choice, filledChoice } from './choice.ts';

/** The settings of the count itself; problems name the field as the form does. */
export function settingsOf(
  choice: Choice,
  election: Election,
): Result<Settings, readonly Problem[]> {
  const { versus: _, ...fields } = filledChoice(choice);
  const increment = fields.increment === '' ? suggestedIncrementText(election) : fields.increment;
  return parseSettings({ ...fields, increment }, election);
}

/**
 * Settings to compare with: the other rule under the same conventions; undefined for none. A rule is not
 * compared with itself: greedy stands in for Equal Shares then, and the other way round.
 */
export function rivalSettings(
  choice: Choice,
  election: Election,
): Result<Settings | undefined, readonly Problem[]> {
  const { versus, rule, utility } = filledChoice(choice);
  if (versus === 'none') return ok(undefined);
  const other = `${rule === 'greedy' ? 'mes' : 'greedy'}-${utility}`;
  const [rivalRule, rivalUtility] = (versus === `${rule}-${utility}` ? other : versus).split('-');
  const conventions = { ...choice, rule: rivalRule ?? '', utility: rivalUtility ?? '' };
  return settingsOf(conventions, election);
}

/** The increment proposed for this election's currency, in whole or decimal currency units. */
function suggestedIncrementText(election: Election): string {
  return formatAmount(suggestedIncrement(election), election.decimals);
}
