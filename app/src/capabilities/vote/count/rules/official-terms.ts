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
  type NeedsBallots,
  needsBallots,
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
