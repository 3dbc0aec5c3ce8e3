// An outcome as plain JSON: what the command prints and the page lets people download.
import { type Fraction, fraction, fractionToString } from '@minga/basics';
import { settingsToPlain } from '../settings.ts';
import { compareCodePoints } from '../rules/ties.ts';
import type { Election, Outcome, ProjectReason, Round } from '../types.ts';

/** Every amount is exact, in currency units: `'20'`, or a fraction in lowest terms such as `'34/5'`. */
export type AmountText = string;

export interface RoundJson {
  readonly number: number;
  readonly project: string;
  readonly by: Round['by'];
  readonly cost: AmountText;
  readonly spentBefore: AmountText;
  readonly supporters: number;
  readonly payment?: {
    readonly full: number;
    readonly each: AmountText;
    readonly rest: number;
    readonly restTotal: AmountText;
  };
  readonly tiedWith: readonly string[];
}

export interface ProjectJson {
  readonly id: string;
  readonly name: string;
  readonly cost: AmountText;
  readonly votes: number;
  readonly funded: boolean;
  readonly reason: Readonly<Record<string, string | number>>;
}

export interface OutcomeJson {
  /** Ids, sorted by Unicode code point. */
  readonly winners: readonly string[];
  /** The same ids in the order in which they were bought. */
  readonly order: readonly string[];
  readonly totalCost: AmountText;
  readonly left: AmountText;
  readonly budget: AmountText;
  readonly currency: string;
  readonly ballots: number;
  readonly emptyBallots: number;
  readonly emptyHanded: number;
  readonly settings: Readonly<Record<string, string | boolean>>;
  readonly endowment?: AmountText;
  readonly increments?: number;
  readonly ties: number;
  readonly rounds: readonly RoundJson[];
  readonly projects: readonly ProjectJson[];
}

export function outcomeToJson(election: Election, outcome: Outcome): OutcomeJson {
  const unit = 10n ** BigInt(election.decimals);
  const amount = (minor: bigint) => fractionToString(fraction(minor, unit));
  const exact = ({ numerator, denominator }: Fraction) =>
    fractionToString(fraction(numerator, denominator * unit));
  const id = (project: number) => election.projects[project]?.id ?? '';
  const order = outcome.order.map(id);
  return {
    winners: order.toSorted(compareCodePoints),
    order,
    totalCost: amount(outcome.totalCost),
    left: amount(outcome.left),
    budget: amount(election.budget),
    currency: election.currency,
    ballots: election.ballots.length,
    emptyBallots: outcome.emptyBallots,
    emptyHanded: outcome.emptyHanded,
    settings: settingsToPlain(outcome.settings, election.decimals),
    ...(outcome.endowment === undefined ? {} : { endowment: exact(outcome.endowment) }),
    ...(outcome.increments === undefined ? {} : { increments: outcome.increments }),
    ties: outcome.ties,
    rounds: outcome.rounds.map(({ project, cost, spentBefore, payment, tiedWith, ...round }) => ({
      ...round,
      project: id(project),
      cost: amount(cost),
      spentBefore: amount(spentBefore),
      ...(payment === undefined
        ? {}
        : {
            payment: {
              full: payment.full,
              each: exact(payment.each),
              rest: payment.rest,
              restTotal: exact(payment.restTotal),
            },
          }),
      tiedWith: tiedWith.map(id),
    })),
    projects: outcome.projects.map(({ project, votes, funded, reason }) => ({
      id: id(project),
      name: election.projects[project]?.name ?? '',
      cost: amount(election.projects[project]?.cost ?? 0n),
      votes,
      funded,
      reason: reasonToJson(reason, amount, exact),
    })),
  };
}

function reasonToJson(
  reason: ProjectReason,
  amount: (minor: bigint) => AmountText,
  exact: (value: Fraction) => AmountText,
): ProjectJson['reason'] {
  switch (reason.kind) {
    case 'bought':
      return { kind: reason.kind, round: reason.round };
    case 'did-not-fit':
      return { kind: reason.kind, left: amount(reason.left) };
    case 'supporters-short':
      return {
        kind: reason.kind,
        had: exact(reason.had),
        missing: exact(reason.missing),
        ...(reason.leftToComplete === undefined
          ? {}
          : { leftToComplete: amount(reason.leftToComplete) }),
      };
    default:
      return { kind: reason.kind };
  }
}
