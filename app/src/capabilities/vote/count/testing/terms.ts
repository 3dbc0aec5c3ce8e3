// The terms of an official vote as tests write them, without a database.
import type { OfficialProject, OfficialTerms } from '../rules/official-terms.ts';

/** A project with its number and cost; of the list, unless `more` says otherwise. */
export function project(
  number: number,
  costClp: number,
  more: Partial<OfficialProject> = {},
): OfficialProject {
  return {
    ...{ number, costClp, projectId: `p${number}`, name: `Obra ${number}`, out: null },
    ...{ excludes: [], togetherWith: [] },
    ...more,
  };
}

export function termsOf(
  projects: readonly OfficialProject[],
  more: Partial<OfficialTerms> = {},
): OfficialTerms {
  return {
    ...{ institution: 'Municipalidad de Ancud', edition: 'Presupuesto 2027', contest: 'Pudeto' },
    ...{ round: 1, amountClp: 50, votedFrom: '2027-04-03', votedUntil: '2027-04-11', projects },
    ballot: { kind: 'approval', minChoices: 1, maxChoices: 5, points: null, isWithinAmount: false },
    rule: { rule: 'greedy', utility: 'cost', ties: 'votes-cost-id', misfit: 'skip' },
    ...more,
  };
}
