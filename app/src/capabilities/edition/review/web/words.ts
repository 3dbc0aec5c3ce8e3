// How the review says its words: kinds of check, findings, grounds, where a proposal stands, and figures.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatDay, formatInstant, formatMoney, formatNumber } from '../../../../ui/format.ts';
import type { IconName } from '../../../../ui/icon/icon.tsx';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { Proposal } from '../../proposals/index.ts';
import type { AppealOutcome } from '../rules/appeals.ts';
import type { BenchStage } from '../rules/bench-filter.ts';
import type { ChangeAnswer } from '../rules/changes.ts';
import type { CheckKind, Finding, Ground, LandKind, Outcome } from '../rules/checks.ts';
import type { RelationKind } from '../rules/relations.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const kindWords: Words<CheckKind> = {
  admissibility: () => m.review_kind_admissibility(),
  technical: () => m.review_kind_technical(),
  legal: () => m.review_kind_legal(),
  budget: () => m.review_kind_budget(),
  land: () => m.review_kind_land(),
  upkeep: () => m.review_kind_upkeep(),
};

/** Of a reason why not: the check that said so, or what came up after the result. */
export const reasonKindWords: Words<CheckKind | 'reversal'> = {
  ...kindWords,
  reversal: () => m.review_reversal_kind(),
};

/** What a check asks. */
export const questionWords: Words<CheckKind> = {
  admissibility: () => m.review_question_admissibility(),
  technical: () => m.review_question_technical(),
  legal: () => m.review_question_legal(),
  budget: () => m.review_question_budget(),
  land: () => m.review_question_land(),
  upkeep: () => m.review_question_upkeep(),
};

export const findingWords: Words<Finding> = {
  yes: () => m.review_finding_yes(),
  'with-changes': () => m.review_finding_with_changes(),
  no: () => m.review_finding_no(),
};

export const findingTones: Readonly<Record<Finding, TagTone>> = {
  yes: 'done',
  'with-changes': 'attention',
  no: 'stop',
};

export const findingMarks: Readonly<Record<Finding, IconName>> = {
  yes: 'check',
  'with-changes': 'warning',
  no: 'cross',
};

export const groundWords: Words<Ground> = {
  'not-competent': () => m.review_ground_not_competent(),
  'not-eligible': () => m.review_ground_not_eligible(),
  incomplete: () => m.review_ground_incomplete(),
  'outside-territory': () => m.review_ground_outside_territory(),
  'above-maximum': () => m.review_ground_above_maximum(),
  land: () => m.review_ground_land(),
  technical: () => m.review_ground_technical(),
  legal: () => m.review_ground_legal(),
  upkeep: () => m.review_ground_upkeep(),
  'already-planned': () => m.review_ground_already_planned(),
  repeated: () => m.review_ground_repeated(),
  other: () => m.review_ground_other(),
};

export const landWords: Words<LandKind> = {
  'public-use': () => m.review_land_public_use(),
  municipal: () => m.review_land_municipal(),
  state: () => m.review_land_state(),
  private: () => m.review_land_private(),
  lent: () => m.review_land_lent(),
  unknown: () => m.review_land_unknown(),
};

export const outcomeWords: Words<Outcome> = {
  'not-admitted': () => m.review_outcome_not_admitted(),
  'not-feasible': () => m.review_outcome_not_feasible(),
  feasible: () => m.review_outcome_feasible(),
};

const outcomeFigures: Readonly<Record<Outcome, readonly [one: () => string, more: () => string]>> =
  {
    'not-admitted': [
      () => m.review_figure_not_admitted_one(),
      () => m.review_figure_not_admitted(),
    ],
    'not-feasible': [
      () => m.review_figure_not_feasible_one(),
      () => m.review_figure_not_feasible(),
    ],
    feasible: [() => m.review_figure_feasible_one(), () => m.review_figure_feasible()],
  };

/** How many came to an outcome, as a figure and its label. */
export function outcomeFigure(outcome: Outcome, count: number) {
  const [one, more] = outcomeFigures[outcome];
  return { figure: numberOf(count), label: count === 1 ? one() : more() };
}

export const outcomeTones: Readonly<Record<Outcome, TagTone>> = {
  'not-admitted': 'stop',
  'not-feasible': 'stop',
  feasible: 'done',
};

export const benchStageWords: Words<BenchStage> = {
  admissibility: () => m.review_stage_admissibility(),
  feasibility: () => m.review_stage_feasibility(),
  correcting: () => m.review_stage_correcting(),
  ready: () => m.review_stage_ready(),
  signed: () => m.review_stage_signed(),
  published: () => m.review_stage_published(),
};

/** Of one proposal. */
export const ownStageWords: Words<BenchStage> = {
  ...benchStageWords,
  correcting: () => m.review_stage_correcting_one(),
  signed: () => m.review_stage_signed_one(),
  published: () => m.review_stage_published_one(),
};

export const benchStageTones: Readonly<Record<BenchStage, TagTone>> = {
  admissibility: 'outline',
  feasibility: 'struct',
  correcting: 'attention',
  ready: 'attention',
  signed: 'done',
  published: 'done',
};

export const relationWords: Words<RelationKind> = {
  conflict: () => m.review_relation_conflict(),
  together: () => m.review_relation_together(),
};

export const changeAnswerWords: Words<ChangeAnswer> = {
  accepted: () => m.review_change_accepted(),
  objected: () => m.review_change_objected(),
  silent: () => m.review_change_silent(),
};

export const appealOutcomeWords: Words<AppealOutcome> = {
  upheld: () => m.review_appeal_upheld(),
  rejected: () => m.review_appeal_rejected(),
};

export const appealStateWords: Words<'waiting' | AppealOutcome> = {
  waiting: () => m.review_appeal_waiting(),
  upheld: () => m.review_appeal_was_upheld(),
  rejected: () => m.review_appeal_was_rejected(),
};

const whoWords: Words<Proposal['authorKind']> = {
  person: () => m.review_answered_person(),
  group: () => m.review_answered_group(),
  organization: () => m.review_answered_organization(),
  assembly: () => m.review_answered_assembly(),
  institution: () => m.review_answered_institution(),
};

/** Who answered, and over which channel. */
export function answeredWords(authorKind: Proposal['authorKind'], isOnPaper: boolean): string {
  const who = whoWords[authorKind]();
  return isOnPaper ? m.review_answered_paper({ who }) : m.review_answered_web({ who });
}

/** Who appealed, and over which channel. */
export function filedWords(authorKind: Proposal['authorKind'], isOnPaper: boolean): string {
  const who = whoWords[authorKind]();
  return isOnPaper ? m.review_filed_paper({ who }) : m.review_filed_web({ who });
}

/** When something was received: of a sheet of paper its day is known, and no hour. */
export function receivedWords(
  instant: Date | string,
  { timeZone, isOnPaper }: { readonly timeZone: string; readonly isOnPaper: boolean },
): string {
  return isOnPaper ? longDay(dayIn(timeZone, new Date(instant))) : instantWords(instant, timeZone);
}

/** What follows from each. */
export const appealOutcomeHints: Words<AppealOutcome> = {
  upheld: () => m.review_appeal_upheld_hint(),
  rejected: () => m.review_appeal_rejected_hint(),
};

export function money(amount: number): string {
  return formatMoney(BigInt(amount), clp, currentLocale());
}

/** A share in whole per cent, with what it is a share of. */
export function shareWords(part: number, whole: number): string {
  return whole === 0 ? '–' : `${numberOf(Math.round((part * 100) / whole))} %`;
}

export function numberOf(count: number): string {
  return formatNumber(count, currentLocale());
}

/** A civil day in a table: `lun 30 nov`. */
export function shortDay(day: string): string {
  return formatDay(day, currentLocale(), { length: 'short', year: false });
}

export function longDay(day: string): string {
  return formatDay(day, currentLocale());
}

export function instantWords(instant: Date | string, timeZone: string): string {
  return formatInstant(new Date(instant), currentLocale(), { timeZone });
}

const zoneWords: Readonly<Record<string, () => string>> = {
  'America/Santiago': () => m.review_zone_continental(),
  'America/Coyhaique': () => m.review_zone_aysen(),
  'America/Punta_Arenas': () => m.review_zone_magallanes(),
  'Pacific/Easter': () => m.review_zone_easter(),
};

/** The end of a term, to the second and with whose hour it is: `lunes 30 de noviembre de 2026, 23:59:59, hora de Rapa Nui`. */
export function lastInstantWords(instant: Date, timeZone: string): string {
  const day = longDay(dayIn(timeZone, instant));
  return m.review_last_instant({ day, zone: zoneWords[timeZone]?.() ?? timeZone });
}

/** Hundredths as they are typed: `2,5`. */
export function hundredthsText(hundredths: number): string {
  return formatNumber(hundredths / 100, currentLocale(), 2);
}
