// The phases of an edition as everybody reads them: seven steps, which of them acts have ended, and which days moved.
import { daysBetween } from '../../../ground/territories/rules/index.ts';
import type { RibbonPart } from './phases.ts';
import type { Phase, PhasePlan } from './rulebook.ts';
import { inForce, type Stage, type Standing, stageOf, stages } from './standing.ts';

export const ribbonSteps = [
  'commitment',
  'proposals',
  'feasibility',
  'voting',
  'count',
  'sanction',
  'execution',
] as const;
export type RibbonStep = (typeof ribbonSteps)[number];

const stepOf: Readonly<Record<Phase, RibbonStep>> = {
  commitment: 'commitment',
  call: 'proposals',
  assemblies: 'proposals',
  submission: 'proposals',
  feasibility: 'feasibility',
  appeals: 'feasibility',
  'ballot-list': 'feasibility',
  voting: 'voting',
  count: 'count',
  objections: 'count',
  sanction: 'sanction',
  execution: 'execution',
  evaluation: 'execution',
};

/** Phases that end by an act and not by the calendar, whose act is there: of every contest in force. */
export function passedPhases(
  standing: Standing,
  contestIds: readonly string[],
): ReadonlySet<Phase> {
  const haveAll = (stage: Stage) =>
    contestIds.length > 0 &&
    contestIds.every((id) => {
      const passed = stageOf(standing, id);
      return passed !== undefined && stages.indexOf(passed) >= stages.indexOf(stage);
    });
  const passed: readonly (readonly [Phase, boolean])[] = [
    ['commitment', inForce(standing) !== undefined],
    ['voting', haveAll('voting-closed')],
    ['count', haveAll('counted')],
    ['sanction', haveAll('sanctioned')],
  ];
  return new Set(passed.filter(([, is]) => is).map(([phase]) => phase));
}

export interface StepOnDay {
  readonly step: RibbonStep;
  readonly state: 'done' | 'now' | 'to-come';
  readonly from: string;
  readonly until: string;
  /** Of a step that goes on: until the last day of its last phase; negative when its act is overdue. */
  readonly daysLeft: number | undefined;
  readonly phases: readonly Phase[];
}

/**
 * The steps that take place, in their order. Between two of its phases a step goes on. While an act is overdue
 * nothing after it has begun, whatever the calendar says.
 */
export function stepsOf(ribbon: readonly RibbonPart[]): readonly StepOnDay[] {
  const found: StepOnDay[] = [];
  let isHeldUp = false;
  for (const step of ribbonSteps) {
    const parts = ribbon.filter((one) => stepOf[one.phase] === step).filter(takesPlace);
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) continue;
    const going = parts.findLast((one) => one.state === 'now');
    const state = isHeldUp ? 'to-come' : stateOf(parts);
    const until = parts.map((one) => one.until).reduce(later);
    const daysLeft = state === 'now' && going?.state === 'now' ? leftOf(going, until) : undefined;
    found.push({ step, state, from: first.from, until, daysLeft, phases: parts.map(phaseOf) });
    isHeldUp ||= parts.some((one) => one.state === 'now' && one.daysLeft < 0);
  }
  return found;
}

/** Until the last day of its step, unless its own act is overdue. */
function leftOf(going: Extract<RibbonPart, { readonly state: 'now' }>, until: string): number {
  const { daysLeft } = going;
  return daysLeft < 0 ? daysLeft : daysLeft + daysBetween(going.until, until);
}

type TakingPlace = Exclude<RibbonPart, { readonly state: 'skipped' }>;

function takesPlace(part: RibbonPart): part is TakingPlace {
  return part.state !== 'skipped';
}

function stateOf(parts: readonly TakingPlace[]): StepOnDay['state'] {
  if (parts.every(({ state }) => state === 'done')) return 'done';
  return parts.every(({ state }) => state === 'to-come') ? 'to-come' : 'now';
}

const phaseOf = ({ phase }: TakingPlace) => phase;
const later = (one: string, other: string) => (other > one ? other : one);

export interface PublishedCalendar {
  readonly version: number;
  readonly calendar: readonly PhasePlan[];
  readonly reason: string | null;
}

export interface Extension {
  readonly phase: Phase;
  readonly step: RibbonStep;
  /** Its last day as it was first published. */
  readonly promised: string;
  readonly until: string;
  /** The version of the bases that moved it last, and why. */
  readonly version: number;
  readonly reason: string;
}

/** Phases that end later than they were first published to end. `published` in the order of the versions. */
export function extensionsOf(published: readonly PublishedCalendar[]): readonly Extension[] {
  const current = published.at(-1);
  return (current?.calendar ?? []).flatMap(({ phase, until }): readonly Extension[] => {
    const ends = published.map(({ version, reason, calendar }) => {
      return { version, reason, until: calendar.find((one) => one.phase === phase)?.until };
    });
    const promised = ends.find((one) => one.until !== undefined)?.until;
    if (promised === undefined || promised >= until) return [];
    const moved = ends.findLast((one, place) => place > 0 && one.until !== ends[place - 1]?.until);
    const { version = 0, reason } = moved ?? {};
    return [{ phase, step: stepOf[phase], promised, until, version, reason: reason ?? '' }];
  });
}
