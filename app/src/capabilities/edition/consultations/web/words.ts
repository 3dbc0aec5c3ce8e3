// What the kinds, levels, states, stances and outcomes of consultations are called, and their hours.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay, formatInstant, formatNumber } from '../../../../ui/format.ts';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import type { AnswerOutcome } from '../rules/answer.ts';
import type {
  ConsultationKind,
  ConsultationLevel,
  ConsultationState,
} from '../rules/consultation.ts';
import type { Stance, Way } from '../rules/observation.ts';
import { deciderOf, type Waiting } from '../rules/second-review.ts';
import type { Consultation } from '../store/consultations.ts';
import type { Observation } from '../store/observations.ts';

export { levelWords } from '../../../ground/gatherings/index.ts';

export const kindWords: Readonly<Record<ConsultationKind, () => string>> = {
  rules: m.consultations_kind_rules,
  ordinance: m.consultations_kind_ordinance,
  plan: m.consultations_kind_plan,
  'public-account': m.consultations_kind_public_account,
  question: m.consultations_kind_question,
};

/** What whoever takes part can expect of a level. */
export const levelActs: Readonly<Record<ConsultationLevel, () => string>> = {
  information: m.consultations_level_information_act,
  consultation: m.consultations_level_consultation_act,
  decision: m.consultations_level_decision_act,
};

export const stateWords: Readonly<Record<ConsultationState, () => string>> = {
  draft: m.consultations_state_draft,
  open: m.consultations_state_open,
  closed: m.consultations_state_closed,
  answered: m.consultations_state_answered,
  ended: m.consultations_state_ended,
};

export const stateTones: Readonly<Record<ConsultationState, TagTone>> = {
  draft: 'outline',
  open: 'attention',
  closed: 'struct',
  answered: 'done',
  ended: 'outline',
};

export const stanceWords: Readonly<Record<Stance, () => string>> = {
  support: m.consultations_stance_support,
  reject: m.consultations_stance_reject,
  change: m.consultations_stance_change,
};

/** The same in the mouth of whoever says it. */
export const stanceOptions: Readonly<Record<Stance, () => string>> = {
  ...stanceWords,
  change: m.consultations_option_change,
};

export const stanceTones: Readonly<Record<Stance, TagTone>> = {
  support: 'done',
  reject: 'stop',
  change: 'attention',
};

export const wayWords: Readonly<Record<Way, () => string>> = {
  web: m.consultations_way_web,
  paper: m.consultations_way_paper,
  assembly: m.consultations_way_assembly,
};

export const outcomeWords: Readonly<Record<AnswerOutcome, () => string>> = {
  accepted: m.consultations_outcome_accepted,
  'accepted-in-part': m.consultations_outcome_in_part,
  'not-accepted': m.consultations_outcome_not,
};

export const outcomeTones: Readonly<Record<AnswerOutcome, TagTone>> = {
  accepted: 'done',
  'accepted-in-part': 'attention',
  'not-accepted': 'stop',
};

type Zoned = Pick<Consultation, 'timeZone'>;

/** Day and hour where the institution is. */
export function instantOf(instant: Date, { timeZone }: Zoned): string {
  return formatInstant(instant, currentLocale(), { timeZone });
}

/** Whom a second review waits for, and until when. */
export function waitsFor(
  review: Waiting,
  { institutionName: institution, timeZone }: Pick<Consultation, 'institutionName' | 'timeZone'>,
  now: Date,
): string {
  const decider = deciderOf(review, timeZone, now);
  if (decider.kind === 'nation' && decider.why === 'nobody-else') {
    return m.consultations_review_waits_nobody({ institution });
  }
  const due = { institution, day: formatDay(decider.dueOn, currentLocale()) };
  return decider.kind === 'institution'
    ? m.consultations_review_waits_institution(due)
    : m.consultations_review_waits_over(due);
}

export function shortInstantOf(instant: Date, { timeZone }: Zoned): string {
  return formatInstant(instant, currentLocale(), { timeZone, length: 'short' });
}

export function numberOf(number: number): string {
  return formatNumber(number, currentLocale());
}

/** «Párrafo 4», or the whole. */
export function placeOf(number: number | undefined): string {
  return number === undefined ? m.consultations_whole() : m.consultations_paragraph({ number });
}

/** Who holds an observation: her public name, an assembly, or nobody any more. */
export function whoOf(observation: Observation, names: ReadonlyMap<string, string>): string {
  const { way, personId, gatheringTitle, peopleCount: count } = observation;
  if (way === 'assembly') {
    return m.consultations_of_assembly({
      gathering: gatheringTitle ?? '',
      count,
      number: numberOf(count),
    });
  }
  return (personId && names.get(personId)) || m.consultations_of_nobody();
}
