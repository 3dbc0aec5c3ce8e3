// All that keeps bases from being closed as a version, and what whoever closes them should know.
import { isBreadthEnough } from './breadth.ts';
import {
  type CalendarProblem,
  type CalendarWarning,
  calendarProblems,
  calendarWarnings,
} from './calendar.ts';
import type { InstitutionKind } from './calendar-plan.ts';
import { type ContestRuleProblem, contestRuleProblems } from './contest-rule.ts';
import { capProblems, type FundingProblem, lacksCap, outdatedCaps } from './funding.ts';
import { type OperationalProblem, operationalProblems } from './operational-problems.ts';
import type { Contest, Eligibility, FundingCap, Rulebook } from './rulebook.ts';
import { isAmount, type SplitRefusal, splitEnvelope } from './split.ts';

export type ContestProblem =
  | { readonly code: 'editions/contest-code-wrong'; readonly contest: string }
  | { readonly code: 'editions/contest-code-repeated'; readonly contest: string }
  | { readonly code: 'editions/contest-name-missing'; readonly contest: string }
  | { readonly code: 'editions/contest-project-range-wrong'; readonly contest: string }
  /** A single project could cost more than the contest has. */
  | { readonly code: 'editions/contest-project-above-amount'; readonly contest: string }
  | { readonly code: 'editions/contest-without-territory'; readonly contest: string }
  | { readonly code: 'editions/contest-of-everybody-with-territory'; readonly contest: string }
  | { readonly code: 'editions/contest-of-comuna-without-region'; readonly contest: string }
  | {
      readonly code: 'editions/contest-amount-differs';
      readonly contest: string;
      readonly amountClp: number;
      readonly expectedClp: number;
    };

export type CommittedProblem =
  | { readonly code: 'editions/effect-missing' }
  /** Who is told that they decide must be told what that obliges the body to. */
  | { readonly code: 'editions/decision-without-effect' }
  | { readonly code: 'editions/fiscal-year-wrong'; readonly fiscalYear: number }
  | { readonly code: 'editions/breadth-wrong' }
  | { readonly code: 'editions/breadth-below-floor' }
  | { readonly code: 'editions/weights-without-source' }
  | { readonly code: 'editions/leftover-without-common-contest' };

export type EligibilityProblem = {
  readonly code:
    | 'editions/eligibility-without-ties'
    | 'editions/eligibility-ages-wrong'
    | 'editions/eligibility-months-wrong';
  readonly of: 'voters' | 'proposers' | 'endorsements';
};

export type RulebookProblem =
  | SplitRefusal
  | ContestProblem
  | ContestRuleProblem
  | CommittedProblem
  | EligibilityProblem
  | OperationalProblem
  | FundingProblem
  | CalendarProblem;

export type RulebookWarning =
  | CalendarWarning
  | { readonly code: 'editions/cap-outdated'; readonly cap: FundingCap }
  /** Works of FRIL have a limit in UTM, which a preset cannot know while nobody entered what one is worth. */
  | { readonly code: 'editions/cap-missing' }
  /** More is decided with residents than the institution says it invests. */
  | {
      readonly code: 'editions/envelope-above-investment';
      readonly envelopeClp: number;
      readonly yearClp: number;
    };

export interface RulebookFindings {
  readonly problems: readonly RulebookProblem[];
  readonly warnings: readonly RulebookWarning[];
}

export interface Circumstances {
  readonly institutionKind: InstitutionKind;
  /** Civil day there. */
  readonly today: string;
  /** Whether bases of this edition are in force already: then phases may lie in the past. */
  readonly isPublished: boolean;
}

/** In the order in which the bases are read; without problems they can be closed, whatever the warnings. */
export function problemsOf(rulebook: Rulebook, circumstances: Circumstances): RulebookFindings {
  const { committed, operational } = rulebook;
  const { institutionKind, today, isPublished } = circumstances;
  const { proposers, endorsements, calendar, investment, funding, options } = operational;
  const { envelopeClp, fiscalYear } = committed;
  const isAboveInvestment = investment !== null && envelopeClp > investment.yearClp;
  return {
    problems: [
      ...committedProblems(rulebook, today),
      ...amountProblems(rulebook),
      ...contestProblems(committed.contests, institutionKind),
      ...committed.contests.flatMap(contestRuleProblems),
      ...eligibilityProblems('voters', committed.voters),
      ...eligibilityProblems('proposers', proposers),
      ...(endorsements.needed === 0 ? [] : eligibilityProblems('endorsements', endorsements)),
      ...operationalProblems(operational),
      ...capProblems(rulebook),
      ...calendarProblems(calendar, isPublished ? undefined : today),
    ],
    warnings: [
      ...calendarWarnings(calendar, fiscalYear, options.freeze),
      ...outdatedCaps(funding.caps, today).map(
        (cap) => ({ code: 'editions/cap-outdated', cap }) as const,
      ),
      ...(lacksCap(funding) ? [{ code: 'editions/cap-missing' } as const] : []),
      ...(isAboveInvestment
        ? [
            {
              ...({ code: 'editions/envelope-above-investment', envelopeClp } as const),
              yearClp: investment.yearClp,
            },
          ]
        : []),
    ],
  };
}

function committedProblems({ committed }: Rulebook, today: string): readonly CommittedProblem[] {
  const { level, effect, fiscalYear, breadth, split, contests, after } = committed;
  const found: CommittedProblem[] = [];
  if (effect.trim() === '') {
    const isDecision = level === 'decision' || level === 'control';
    found.push({
      code: isDecision ? 'editions/decision-without-effect' : 'editions/effect-missing',
    });
  }
  const thisYear = Number(today.slice(0, 4));
  if (!Number.isInteger(fiscalYear) || fiscalYear < thisYear || fiscalYear > thisYear + 10) {
    found.push({ code: 'editions/fiscal-year-wrong', fiscalYear });
  }
  if (!isAmount(breadth.numerator) || !isAmount(breadth.denominator)) {
    found.push({ code: 'editions/breadth-wrong' });
  } else if (!isBreadthEnough(breadth)) {
    found.push({ code: 'editions/breadth-below-floor' });
  }
  const isWeighed = split.formula === 'population' || split.formula === 'need';
  if (isWeighed && (split.source ?? '').trim() === '') {
    found.push({ code: 'editions/weights-without-source' });
  }
  const hasCommonContest = contests.some(({ kind }) => kind === 'transversal');
  if (after.leftover === 'common-contest' && !hasCommonContest) {
    found.push({ code: 'editions/leftover-without-common-contest' });
  }
  return found;
}

function amountProblems({ committed }: Rulebook): readonly (SplitRefusal | ContestProblem)[] {
  const { envelopeClp, split, contests } = committed;
  const amounts = splitEnvelope(envelopeClp, split, contests);
  if (!amounts.ok) return [amounts.error];
  return contests.flatMap(({ code: contest, amountClp }) => {
    const expectedClp = amounts.value.get(contest);
    return expectedClp === undefined || expectedClp === amountClp
      ? []
      : [{ code: 'editions/contest-amount-differs', contest, amountClp, expectedClp } as const];
  });
}

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const CODE_LENGTH = 60;

function contestProblems(
  contests: readonly Contest[],
  institutionKind: InstitutionKind,
): readonly ContestProblem[] {
  return contests.flatMap(({ code: contest, name, kind, territories, ...terms }, place) => {
    const { amountClp, minProjectClp, maxProjectClp } = terms;
    const isOfPlaces = kind === 'sector' || kind === 'comuna';
    const found: ContestProblem['code'][] = [];
    if (!CODE.test(contest) || contest.length > CODE_LENGTH)
      found.push('editions/contest-code-wrong');
    if (contests.findIndex(({ code }) => code === contest) !== place) {
      found.push('editions/contest-code-repeated');
    }
    if (name.trim() === '') found.push('editions/contest-name-missing');
    if (!isAmount(minProjectClp) || !isAmount(maxProjectClp) || maxProjectClp < minProjectClp) {
      found.push('editions/contest-project-range-wrong');
    } else if (maxProjectClp > amountClp) {
      found.push('editions/contest-project-above-amount');
    }
    if (isOfPlaces && territories.length === 0) found.push('editions/contest-without-territory');
    if (kind === 'transversal' && territories.length > 0) {
      found.push('editions/contest-of-everybody-with-territory');
    }
    if (kind === 'comuna' && institutionKind !== 'regional-government') {
      found.push('editions/contest-of-comuna-without-region');
    }
    return found.map((code) => ({ code, contest }) as ContestProblem);
  });
}

const OLDEST = 120;

function eligibilityProblems(
  of: EligibilityProblem['of'],
  { minAge, maxAge, ties, tieMonths }: Eligibility,
): readonly EligibilityProblem[] {
  const isAge = (age: number) => Number.isInteger(age) && age >= 0 && age <= OLDEST;
  const found: EligibilityProblem['code'][] = [];
  if (ties.length === 0) found.push('editions/eligibility-without-ties');
  if (!isAge(minAge) || (maxAge !== null && (!isAge(maxAge) || maxAge < minAge))) {
    found.push('editions/eligibility-ages-wrong');
  }
  if (!Number.isInteger(tieMonths) || tieMonths < 0)
    found.push('editions/eligibility-months-wrong');
  return found.map((code) => ({ code, of }));
}
