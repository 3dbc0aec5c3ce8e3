// The settings that a choice means for one election: what was left blank takes the recommended value.
import { ok, type Result } from '@minga/basics';
import {
  type Election,
  formatAmount,
  type Problem,
  parseSettings,
  type SettingName,
  type Settings,
  settingsOfRule,
  settingsToJson,
  suggestedIncrement,
  utilitiesOf,
} from '@minga/counting';
import { type Choice, type ChoiceField, filledChoice, recommendedChoice } from './choice.ts';

/** The settings of the count itself; problems name the field as the form does. */
export function settingsOf(
  choice: Choice,
  election: Election,
): Result<Settings, readonly Problem[]> {
  const { versus: _versus, contestsOfFile: _contests, ...filled } = filledChoice(choice);
  const answers = {
    ...filled,
    increment: filled.increment === '' ? suggestedIncrementText(election) : filled.increment,
    utility: utilityFor(filled, election),
    completion: completionFor(filled),
    lot: filled.ties === 'cost-votes-lot' ? filled.lot : '',
  };
  const names: readonly string[] = namesOf(filled.rule);
  // The form sends every question; those that the rule does not ask are left out.
  const asked = Object.entries(answers).filter(([name]) => names.includes(name));
  return parseSettings(Object.fromEntries(asked), election);
}

type Answers = Readonly<Record<Exclude<ChoiceField, 'versus' | 'contestsOfFile'>, string>>;

function namesOf(rule: string): readonly SettingName[] {
  return Object.hasOwn(settingsOfRule, rule)
    ? settingsOfRule[rule as Settings['rule']]
    : settingsOfRule.mes;
}

/**
 * The form asks whether cost counts. Where people gave points or ranked, each answer is the utility that
 * goes by them, and what was left to us is what is recommended for that kind of vote and rule.
 */
function utilityFor(
  { utility, rule }: Pick<Answers, 'utility' | 'rule'>,
  { voteType }: Pick<Election, 'voteType'>,
): string {
  const [plain, other] = utilitiesOf[voteType];
  const isByPoints = plain !== 'cost';
  // Most points first is, in the words of the rule, most points times cost per unit of cost.
  if (utility === '') return rule === 'greedy' && isByPoints ? other : plain;
  if (!isByPoints) return utility;
  if (utility === 'cost') return other;
  return utility === 'cardinality' ? plain : utility;
}

/** With bounded overspending shares do not grow: whatever would make them grow leaves the greedy completion. */
function completionFor({ rule, completion }: Pick<Answers, 'rule' | 'completion'>): string {
  return rule === 'bos' && completion.startsWith('add1') ? 'greedy' : completion;
}

/**
 * Settings to compare with: the other rule under the same conventions; undefined for none. A rule is not
 * compared with itself: greedy stands in for Equal Shares then, and the other way round.
 */
export function rivalSettings(
  choice: Choice,
  election: Election,
): Result<Settings | undefined, readonly Problem[]> {
  const { versus } = filledChoice(choice);
  if (versus === 'none') return ok(undefined);
  const [rule = '', utility = ''] = versus.split('-');
  const rival = settingsOf({ ...choice, rule, utility }, election);
  const chosen = settingsOf(choice, election);
  if (!rival.ok || !chosen.ok || !isSameRule(rival.value, chosen.value)) return rival;
  return settingsOf({ ...choice, rule: rule === 'greedy' ? 'mes' : 'greedy', utility }, election);
}

function isSameRule(a: Settings, b: Settings): boolean {
  const utilityOf = (settings: Settings) => ('utility' in settings ? settings.utility : '');
  return a.rule === b.rule && utilityOf(a) === utilityOf(b);
}

/** The increment proposed for this election's currency, in whole or decimal currency units. */
function suggestedIncrementText(election: Election): string {
  return formatAmount(suggestedIncrement(election), election.decimals);
}

/**
 * The choice that says these settings of this election: `settingsOf` gives them back. What they do not say
 * is as recommended, so that nothing chosen before stays; what is compared and counted apart is left out.
 */
export function choiceOf(settings: Settings, election: Election): Choice {
  const { versus: _versus, contestsOfFile: _contests, ...recommended } = recommendedChoice;
  const plain: Readonly<Record<string, unknown>> = JSON.parse(
    settingsToJson(settings, election.decimals),
  );
  const fields = Object.entries(plain).map(([name, value]) => {
    if (name === 'utility') return [name, utilityAnswer(String(value), election)];
    if (typeof value === 'boolean') return [name, value ? 'on' : 'off'];
    return [name, typeof value === 'string' ? value : JSON.stringify(value)];
  });
  return { ...recommended, ...Object.fromEntries(fields) };
}

/** The answer of the form that means this utility: the other way round of `utilityFor`. */
function utilityAnswer(utility: string, { voteType }: Pick<Election, 'voteType'>): string {
  const [plain, other] = utilitiesOf[voteType];
  if (plain === 'cost') return utility;
  return utility === other ? 'cost' : 'cardinality';
}
