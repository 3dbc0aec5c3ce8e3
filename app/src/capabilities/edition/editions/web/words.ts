// How this room says its words, in the language of the request.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatDay, formatMoney, formatNumber } from '../../../../ui/format.ts';
import type { Majority, Vote } from '../rules/commitment.ts';
import type { BallotKind, CountingRule } from '../rules/contest-rule.ts';
import { capInClp } from '../rules/funding.ts';
import type { Preset } from '../rules/presets.ts';
import type {
  ContestKind,
  EditionScope,
  FundingCap,
  FundingSource,
  Phase,
  PlanningLink,
  SplitFormula,
  Tie,
} from '../rules/rulebook.ts';
import type { Check, Milestone } from '../rules/scope-steps.ts';
import type { ClosingFact, InterruptionKind, Stage } from '../rules/standing.ts';

export { levelWords } from '../../../ground/gatherings/index.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const phaseWords: Words<Phase> = {
  commitment: m.editions_phase_commitment,
  call: m.editions_phase_call,
  assemblies: m.editions_phase_assemblies,
  submission: m.editions_phase_submission,
  feasibility: m.editions_phase_feasibility,
  appeals: m.editions_phase_appeals,
  'ballot-list': m.editions_phase_ballot_list,
  voting: m.editions_phase_voting,
  count: m.editions_phase_count,
  objections: m.editions_phase_objections,
  sanction: m.editions_phase_sanction,
  execution: m.editions_phase_execution,
  evaluation: m.editions_phase_evaluation,
};

export const scopeWords: Words<EditionScope> = {
  works: m.editions_scope_works,
  'social-programme': m.editions_scope_social_programme,
  transfers: m.editions_scope_transfers,
};

export const checkWords: Words<Check> = {
  competence: m.editions_check_competence,
  land: m.editions_check_land,
  'building-norms': m.editions_check_building_norms,
  cost: m.editions_check_cost,
  upkeep: m.editions_check_upkeep,
  beneficiaries: m.editions_check_beneficiaries,
  'no-duplicate': m.editions_check_no_duplicate,
  team: m.editions_check_team,
  duration: m.editions_check_duration,
  'legal-standing': m.editions_check_legal_standing,
  'transfer-register': m.editions_check_transfer_register,
  'pending-accounts': m.editions_check_pending_accounts,
};

export const milestoneWords: Words<Milestone> = {
  design: m.editions_milestone_design,
  tender: m.editions_milestone_tender,
  contract: m.editions_milestone_contract,
  works: m.editions_milestone_works,
  handover: m.editions_milestone_handover,
  plan: m.editions_milestone_plan,
  team: m.editions_milestone_team,
  enrolment: m.editions_milestone_enrolment,
  activities: m.editions_milestone_activities,
  results: m.editions_milestone_results,
  agreement: m.editions_milestone_agreement,
  transfer: m.editions_milestone_transfer,
  accounts: m.editions_milestone_accounts,
};

export const tieWords: Words<Tie> = {
  residence: m.editions_tie_residence,
  work: m.editions_tie_work,
  study: m.editions_tie_study,
  organization: m.editions_tie_organization,
};

export const contestKindWords: Words<ContestKind> = {
  sector: m.editions_contest_kind_sector,
  transversal: m.editions_contest_kind_transversal,
  class: m.editions_contest_kind_class,
  comuna: m.editions_contest_kind_comuna,
};

export const fundingWords: Words<FundingSource> = {
  'own-funds': m.editions_funding_own_funds,
  fndr: m.editions_funding_fndr,
  fril: m.editions_funding_fril,
  'eight-percent': m.editions_funding_eight_percent,
  pmu: m.editions_funding_pmu,
  fondeve: m.editions_funding_fondeve,
  subsidy: m.editions_funding_subsidy,
  other: m.editions_funding_other,
};

export const capPerWords: Words<FundingCap['per']> = {
  project: m.editions_cap_per_project,
  comuna: m.editions_cap_per_comuna,
  edition: m.editions_cap_per_edition,
};

export const unitWords: Words<FundingCap['unit']> = { utm: () => 'UTM', uf: () => 'UF' };

/** «Tope por proyecto: 4.545 UTM, que son …», with the day of the conversion. */
export function capWords(cap: FundingCap): string {
  return m.editions_cap_in_pesos({
    per: capPerWords[cap.per](),
    count: formatNumber(cap.hundredths / 100, currentLocale(), 2),
    unit: unitWords[cap.unit](),
    amount: money(capInClp(cap)),
    day: dayWords(cap.valueOn),
  });
}

export const splitWords: Words<SplitFormula> = {
  equal: m.editions_split_equal,
  population: m.editions_split_population,
  need: m.editions_split_need,
  manual: m.editions_split_manual,
};

export const peopleWords = {
  voters: m.editions_people_voters,
  proposers: m.editions_people_proposers,
  endorsements: m.editions_people_endorsements,
};

export const presetWords: Words<Preset> = {
  'small-comuna-by-sectors': m.editions_preset_small_comuna_by_sectors,
  'large-city': m.editions_preset_large_city,
  transfers: m.editions_preset_transfers,
  students: m.editions_preset_students,
  'regional-fril': m.editions_preset_regional_fril,
  'social-programme': m.editions_preset_social_programme,
};

export const ruleWords: Words<CountingRule> = {
  'equal-shares': m.editions_rule_equal_shares,
  'most-votes-skip': m.editions_rule_most_votes,
  'most-votes-stop': m.editions_rule_most_votes_stop,
  'votes-per-peso': m.editions_rule_votes_per_peso,
  phragmen: m.editions_rule_phragmen,
  'bounded-overspending': m.editions_rule_bounded_overspending,
};

export const ballotWords: Words<BallotKind> = {
  approval: m.editions_ballot_approval,
  knapsack: m.editions_ballot_knapsack,
  'choose-one': m.editions_ballot_choose_one,
  points: m.editions_ballot_points,
  grades: m.editions_ballot_grades,
  ranking: m.editions_ballot_ranking,
};

export const whoWords = {
  person: m.editions_who_person,
  group: m.editions_who_group,
  organization: m.editions_who_organization,
};

export const proofWords = {
  declared: m.editions_proof_declared,
  document: m.editions_proof_document,
};

export const checkedWords = {
  before: m.editions_checked_before,
  'at-the-act': m.editions_checked_at_the_act,
  afterwards: m.editions_checked_afterwards,
};

export const replacementWords = {
  'next-in-order': m.editions_replacement_next,
  recount: m.editions_replacement_recount,
};

export const leftoverWords = {
  'next-in-order': m.editions_leftover_next,
  'common-contest': m.editions_leftover_common,
  returns: m.editions_leftover_returns,
};

export const opinionWords = {
  favourable: m.editions_opinion_favourable,
  'with-observations': m.editions_opinion_with_observations,
  unfavourable: m.editions_opinion_unfavourable,
};

export const bodyWords: Readonly<Record<string, () => string>> = {
  'municipal-council': m.editions_body_municipal_council,
  core: m.editions_body_core,
};

export const planWords: Words<PlanningLink['plan']> = {
  pladeco: m.editions_plan_pladeco,
  erd: m.editions_plan_erd,
  ari: m.editions_plan_ari,
  propir: m.editions_plan_propir,
};

export const voteWords: Words<Vote> = {
  for: m.editions_vote_for,
  against: m.editions_vote_against,
  abstained: m.editions_vote_abstained,
  recused: m.editions_vote_recused,
  absent: m.editions_vote_absent,
};

export const majorityWords: Words<Majority> = {
  'more-ayes': m.editions_majority_more_ayes,
  'of-present': m.editions_majority_of_present,
  'of-office': m.editions_majority_of_office,
  'two-thirds-of-office': m.editions_majority_two_thirds_of_office,
};

export const interruptionWords: Words<InterruptionKind> = {
  suspended: m.editions_interruption_suspended,
  resumed: m.editions_interruption_resumed,
  annulled: m.editions_interruption_annulled,
  repeated: m.editions_interruption_repeated,
};

export const stageWords: Words<Stage> = {
  'voting-opened': m.editions_stage_voting_opened,
  'voting-closed': m.editions_stage_voting_closed,
  counted: m.editions_stage_counted,
  certified: m.editions_stage_certified,
  sanctioned: m.editions_stage_sanctioned,
  'execution-started': m.editions_stage_execution_started,
};

export const closingWords: Words<ClosingFact> = {
  'rules-consulted': m.editions_closing_rules_consulted,
  'follow-up-reported': m.editions_closing_follow_up_reported,
  evaluated: m.editions_closing_evaluated,
};

/** Whole pesos: `$12.500.000`. */
export function money(amount: number): string {
  return formatMoney(BigInt(amount), clp, currentLocale());
}

/** With its weekday. */
export function dayWords(on: string): string {
  return formatDay(on, currentLocale());
}

export function numberWords(count: number): string {
  return formatNumber(BigInt(count), currentLocale());
}

/** `1,5`; a factor is written with two decimals at most. */
export function factorWords({
  numerator,
  denominator,
}: {
  readonly numerator: number;
  readonly denominator: number;
}): string {
  return formatNumber(numerator / denominator, currentLocale(), 2);
}
