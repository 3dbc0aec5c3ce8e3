// How a ballot and its counting rule are said in a few words.
import { m } from '#words';
import { ballotKindOf, ruleOf } from '../rules/contest-rule.ts';
import type { Contest } from '../rules/rulebook.ts';
import { ballotWords, ruleWords } from './words.ts';

/** «marcar proyectos, de 1 a 3». */
export function votingWords({ ballot }: Pick<Contest, 'ballot'>): string {
  const kind = ballotWords[ballotKindOf(ballot)]();
  if (ballot.maxChoices === 1) return kind;
  const { minChoices, maxChoices } = ballot;
  return m.editions_voting_words({ kind, min: String(minChoices), max: String(maxChoices) });
}

export function ruleNameOf({ rule, ballot }: Pick<Contest, 'rule' | 'ballot'>): string {
  const named = ruleOf(rule, ballot.kind);
  return named === undefined ? m.editions_rule_own() : ruleWords[named]();
}
