// What kinds, levels and states are called, and how hours are said where a gathering is.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatInstant, formatNumber } from '../../../../ui/format.ts';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import type { AgreementStanding } from '../rules/fulfilment.ts';
import type { GatheringKind, GatheringState, ParticipationLevel } from '../rules/gathering.ts';
import type { Time } from '../rules/gathering-filter.ts';
import type { WayOfMarking } from '../rules/priorities.ts';
import type { Gathering } from '../store/gatherings.ts';

export const kindWords: Readonly<Record<GatheringKind, () => string>> = {
  assembly: m.gatherings_kind_assembly,
  workshop: m.gatherings_kind_workshop,
  encounter: m.gatherings_kind_encounter,
  sitting: m.gatherings_kind_sitting,
  roundtable: m.gatherings_kind_roundtable,
  hearing: m.gatherings_kind_hearing,
  cabildo: m.gatherings_kind_cabildo,
};

/** What one does there, in the words of its level. */
export const levelActs: Readonly<Record<ParticipationLevel, () => string>> = {
  information: m.gatherings_act_information,
  consultation: m.gatherings_act_consultation,
  decision: m.gatherings_act_decision,
  control: m.gatherings_act_control,
};

export const stateWords: Readonly<Record<GatheringState, () => string>> = {
  draft: m.gatherings_state_draft,
  published: m.gatherings_state_published,
  postponed: m.gatherings_state_postponed,
  cancelled: m.gatherings_state_cancelled,
  held: m.gatherings_state_held,
  approved: m.gatherings_state_approved,
};

export const stateTones: Readonly<Record<GatheringState, TagTone>> = {
  draft: 'outline',
  published: 'attention',
  postponed: 'struct',
  cancelled: 'stop',
  held: 'struct',
  approved: 'done',
};

export const timeWords: Readonly<Record<Time, () => string>> = {
  coming: m.gatherings_time_coming,
  past: m.gatherings_time_past,
};

export const markingWords: Readonly<Record<WayOfMarking, () => string>> = {
  marks: m.gatherings_way_marks,
  hands: m.gatherings_way_hands,
};

export const standingWords: Readonly<Record<AgreementStanding, () => string>> = {
  fulfilled: m.gatherings_standing_fulfilled,
  'not-fulfilled': m.gatherings_standing_not_fulfilled,
  late: m.gatherings_standing_late,
  pending: m.gatherings_standing_pending,
};

export const standingTones: Readonly<Record<AgreementStanding, TagTone>> = {
  fulfilled: 'done',
  'not-fulfilled': 'stop',
  late: 'attention',
  pending: 'outline',
};

const bodies: Readonly<Record<string, () => string>> = {
  'municipal-council': m.gatherings_body_council,
  core: m.gatherings_body_core,
  cosoc: m.gatherings_body_cosoc,
};

export function bodyWord(kind: string): string {
  return bodies[kind]?.() ?? kind;
}

/** Day and hour where it is held. */
export function instantOf(instant: Date, { timeZone }: Pick<Gathering, 'timeZone'>): string {
  return formatInstant(instant, currentLocale(), { timeZone });
}

export function shortInstantOf(instant: Date, { timeZone }: Pick<Gathering, 'timeZone'>): string {
  return formatInstant(instant, currentLocale(), { timeZone, length: 'short' });
}

/** `18:30` where it is held. */
export function hourOf(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(instant);
}

/** `sábado 28 de noviembre de 2026, 18:30 a 20:30`. */
export function hoursOf(gathering: Pick<Gathering, 'startsAt' | 'endsAt' | 'timeZone'>): string {
  const { startsAt, endsAt, timeZone } = gathering;
  return m.gatherings_hours({
    starts: instantOf(startsAt, gathering),
    ends: hourOf(endsAt, timeZone),
  });
}

export function numberOf(number: number): string {
  return formatNumber(number, currentLocale());
}

/** Place and comuna in one line. */
export function placeOf({ landmarkName, place, comunaName }: Gathering): string {
  const named = landmarkName !== undefined && landmarkName !== place ? [landmarkName] : [];
  return [place, ...named, comunaName].filter((part) => part !== undefined).join(', ');
}
