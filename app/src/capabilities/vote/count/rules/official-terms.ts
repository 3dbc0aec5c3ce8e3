// What the vote of a contest is counted with; the words are those of the election, what only the count asks of them is here.
import { type Problem, parseSettings } from '@minga/counting';
import {
  countedProjects,
  idOf,
  type OfficialTerms,
  officialFields,
} from '../../election/rules/index.ts';

export {
  countedProjects,
  idOf,
  type OfficialBallot,
  type OfficialProject,
  type OfficialTerms,
  officialFields,
} from '../../election/rules/index.ts';

/** What of the rule cannot be used with this list: pairs where the rule knows none, three that only go together. */
export function settingsProblems(terms: OfficialTerms, ballots: number): readonly Problem[] {
  const parsed = parseSettings(officialFields(terms), {
    decimals: 0,
    currency: 'CLP',
    budget: BigInt(terms.amountClp),
    voteType: terms.ballot.kind,
    projects: countedProjects(terms).map(({ number, name, costClp }) => ({
      ...{ id: idOf(number, terms), name, cost: BigInt(costClp), extras: {} },
    })),
    profile: { ballots },
  });
  return parsed.ok ? [] : parsed.error;
}

/** Why a rule cannot be counted from totals; undefined where it can. */
export type NeedsBallots = 'rule' | 'ballot' | 'pairs';

/** Only the rule that puts most votes first goes by how many chose each project, and by nothing else. */
export function needsBallots(terms: OfficialTerms): NeedsBallots | undefined {
  if (terms.rule.rule !== 'greedy') return 'rule';
  const { kind } = terms.ballot;
  if (kind !== 'approval' && kind !== 'choose-1') return 'ballot';
  return officialFields(terms).together === undefined ? undefined : 'pairs';
}
