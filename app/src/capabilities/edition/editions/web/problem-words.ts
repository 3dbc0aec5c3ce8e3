// What is wrong with bases, and what whoever closes them should know: each in a sentence that says what to do.
import { m } from '#words';
import type { Refusal } from '../rules/refusal.ts';
import type { RulebookProblem, RulebookWarning } from '../rules/rulebook-problems.ts';
import { dayWords as day, money, peopleWords, phaseWords } from './words.ts';

export type Finding = Refusal | RulebookWarning;

type Of<Code, One = Finding> = One extends { readonly code: infer Its }
  ? Code extends Its
    ? One
    : never
  : never;

/** A sentence for each code, from what is said with it. */
export type Sentences<Code extends Finding['code']> = {
  readonly [One in Code]: (found: Of<One>) => string;
};

const ofPeople = (of: keyof typeof peopleWords) => ({ people: peopleWords[of]() });

/** Of contests; their names stand before them. */
const contestSentences = {
  'editions/split-names-unknown-contest': m.editions_problem_split_names_unknown_contest,
  'editions/fixed-amount-not-whole': m.editions_problem_fixed_amount_not_whole,
  'editions/weight-missing': m.editions_problem_weight_missing,
  'editions/weight-not-positive': m.editions_problem_weight_not_positive,
  'editions/contest-with-nothing': m.editions_problem_contest_with_nothing,
  'editions/contest-code-wrong': m.editions_problem_contest_code_wrong,
  'editions/contest-code-repeated': m.editions_problem_contest_code_repeated,
  'editions/contest-name-missing': m.editions_problem_contest_name_missing,
  'editions/contest-project-range-wrong': m.editions_problem_contest_project_range_wrong,
  'editions/contest-project-above-amount': m.editions_problem_contest_project_above_amount,
  'editions/contest-without-territory': m.editions_problem_contest_without_territory,
  'editions/contest-of-everybody-with-territory':
    m.editions_problem_contest_of_everybody_with_territory,
  'editions/contest-of-comuna-without-region': m.editions_problem_contest_of_comuna_without_region,
  'editions/contest-amount-differs': ({ amountClp, expectedClp }) =>
    m.editions_problem_contest_amount_differs({
      amount: money(amountClp),
      expected: money(expectedClp),
    }),
  'editions/ballot-choices-wrong': m.editions_problem_ballot_choices_wrong,
  'editions/ballot-one-choice': m.editions_problem_ballot_one_choice,
  'editions/ballot-points-missing': m.editions_problem_ballot_points_missing,
  'editions/ballot-points-too-few': m.editions_problem_ballot_points_too_few,
  'editions/ballot-without-points': m.editions_problem_ballot_without_points,
  'editions/ballot-within-amount-by-approval': m.editions_problem_ballot_within_amount_by_approval,
  'editions/rule-names-projects': m.editions_problem_rule_names_projects,
  'editions/rule-leaves-open': ({ setting }) => m.editions_problem_rule_leaves_open({ setting }),
  'editions/rule-setting-wrong': m.editions_problem_rule_setting_wrong,
  'editions/project-above-cap': ({ maxProjectClp, capClp }) =>
    m.editions_problem_project_above_cap({ amount: money(maxProjectClp), cap: money(capClp) }),
  'editions/comuna-above-cap': ({ amountClp, capClp }) =>
    m.editions_problem_comuna_above_cap({ amount: money(amountClp), cap: money(capClp) }),
} satisfies Partial<Sentences<RulebookProblem['code']>>;

const wholeSentences = {
  'editions/envelope-not-whole': m.editions_refused_envelope_not_whole,
  'editions/no-contests': m.editions_problem_no_contests,
  'editions/fixed-above-envelope': m.editions_refused_fixed_above_envelope,
  'editions/amounts-do-not-add-up': ({ differenceClp }) =>
    m.editions_refused_amounts_do_not_add_up({ difference: money(differenceClp) }),
  'editions/effect-missing': m.editions_problem_effect_missing,
  'editions/decision-without-effect': m.editions_problem_decision_without_effect,
  'editions/fiscal-year-wrong': ({ fiscalYear }) =>
    m.editions_problem_fiscal_year_wrong({ year: String(fiscalYear) }),
  'editions/breadth-wrong': m.editions_problem_breadth_wrong,
  'editions/breadth-below-floor': m.editions_problem_breadth_below_floor,
  'editions/weights-without-source': m.editions_problem_weights_without_source,
  'editions/leftover-without-common-contest': m.editions_problem_leftover_without_common_contest,
  'editions/eligibility-without-ties': ({ of }) =>
    m.editions_problem_eligibility_without_ties(ofPeople(of)),
  'editions/eligibility-ages-wrong': ({ of }) =>
    m.editions_problem_eligibility_ages_wrong(ofPeople(of)),
  'editions/eligibility-months-wrong': ({ of }) =>
    m.editions_problem_eligibility_months_wrong(ofPeople(of)),
  'editions/proposers-missing': m.editions_problem_proposers_missing,
  'editions/limit-per-person-wrong': ({ of }) =>
    m.editions_problem_limit_per_person_wrong(ofPeople(of)),
  'editions/endorsements-not-whole': m.editions_problem_endorsements_not_whole,
  'editions/appeal-days-wrong': m.editions_problem_appeal_days_wrong,
  'editions/investment-incomplete': m.editions_problem_investment_incomplete,
  'editions/legal-basis-missing': m.editions_problem_legal_basis_missing,
  'editions/planning-incomplete': ({ at }) =>
    m.editions_problem_planning_incomplete({ at: String(at) }),
  'editions/bip-code-wrong': ({ found }) => m.editions_problem_bip_code_wrong({ found }),
  'editions/freeze-wrong': m.editions_problem_freeze_wrong,
  'editions/committee-seats-wrong': m.editions_problem_committee_seats_wrong,
  'editions/contact-missing': m.editions_problem_contact_missing,
  'editions/cap-incomplete': ({ at }) => m.editions_problem_cap_incomplete({ at: String(at) }),
  'editions/envelope-above-cap': ({ envelopeClp, capClp }) =>
    m.editions_problem_envelope_above_cap({ amount: money(envelopeClp), cap: money(capClp) }),
} satisfies Partial<Sentences<RulebookProblem['code']>>;

const calendarSentences = {
  'editions/phase-missing': ({ phase }) =>
    m.editions_problem_phase_missing({ phase: phaseWords[phase]() }),
  'editions/phase-repeated': ({ phase }) =>
    m.editions_problem_phase_repeated({ phase: phaseWords[phase]() }),
  'editions/phase-day-unknown': ({ phase, found }) =>
    m.editions_problem_phase_day_unknown({ phase: phaseWords[phase](), found }),
  'editions/phase-ends-before-it-begins': ({ phase }) =>
    m.editions_problem_phase_ends_before_it_begins({ phase: phaseWords[phase]() }),
  'editions/phase-out-of-order': ({ phase, after }) =>
    m.editions_problem_phase_out_of_order({
      phase: phaseWords[phase](),
      other: phaseWords[after](),
    }),
  'editions/phases-overlap': ({ phase, other }) =>
    m.editions_problem_phases_overlap({ phase: phaseWords[phase](), other: phaseWords[other]() }),
  'editions/phase-in-the-past': ({ phase, from }) =>
    m.editions_problem_phase_in_the_past({ phase: phaseWords[phase](), day: day(from) }),
} satisfies Partial<Sentences<RulebookProblem['code']>>;

const warningSentences: Sentences<RulebookWarning['code']> = {
  'editions/holidays-unknown': ({ phase, knownUntil }) =>
    m.editions_warning_holidays_unknown({ phase: phaseWords[phase](), day: day(knownUntil) }),
  'editions/sanction-too-late': ({ until, deadline, fiscalYear }) =>
    m.editions_warning_sanction_too_late({
      until: day(until),
      deadline: day(deadline),
      year: String(fiscalYear),
    }),
  'editions/voting-without-weekend': m.editions_warning_voting_without_weekend,
  'editions/phase-in-freeze': ({ phase, election }) =>
    m.editions_warning_phase_in_freeze({ phase: phaseWords[phase](), election }),
  'editions/cap-outdated': ({ cap }) => m.editions_warning_cap_outdated({ day: day(cap.valueOn) }),
  'editions/cap-missing': m.editions_warning_cap_missing,
  'editions/envelope-above-investment': ({ envelopeClp, yearClp }) =>
    m.editions_warning_envelope_above_investment({
      envelope: money(envelopeClp),
      investment: money(yearClp),
    }),
};

export const problemSentences: Sentences<RulebookProblem['code'] | RulebookWarning['code']> = {
  ...contestSentences,
  ...wholeSentences,
  ...calendarSentences,
  ...warningSentences,
};
