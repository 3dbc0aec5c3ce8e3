// An action of the joint agenda: its states, who must accept and sign it, when it is overdue and who hears of it.
import { err, ok, type Result } from '@minga/basics';
import { daysBetween } from '../../../ground/territories/rules/index.ts';
import type { AgendaRefusal } from './agenda-refusal.ts';

export const actionStates = ['proposed', 'agreed', 'in-progress', 'done', 'cancelled'] as const;
export type ActionState = (typeof actionStates)[number];

/**
 * `ask` is of whoever proposed it or is responsible, `answer` is of a member that is asked to take it on, `withdraw` of whoever proposed it; `hand-over` asks another
 * member to take a part; `cancel` is of a sitting.
 */
export const actionEvents = [
  'ask',
  'answer',
  'withdraw',
  'update',
  'sign',
  'hand-over',
  'cancel',
] as const;
export type ActionEvent = (typeof actionEvents)[number];

const going = ['ask', 'answer', 'update', 'sign', 'hand-over', 'cancel'] as const;
const lets: Readonly<Record<ActionState, readonly ActionEvent[]>> = {
  proposed: ['ask', 'answer', 'withdraw'],
  agreed: going,
  'in-progress': going,
  done: [],
  cancelled: [],
};

export function mayHappenTo(state: ActionState, event: ActionEvent): Result<void, AgendaRefusal> {
  return lets[state].includes(event) ? ok(undefined) : err({ code: `roundtable/action-${state}` });
}

/** Agreed or in progress: somebody answers for it. */
export function isGoing(state: ActionState): boolean {
  return state === 'agreed' || state === 'in-progress';
}

export const ownerParts = ['responsible', 'partner'] as const;
export type OwnerPart = (typeof ownerParts)[number];

/** A member that stands on an action: asked, or with what it accepted. */
export interface Owner {
  readonly memberId: string;
  readonly part: OwnerPart;
  readonly hasAccepted: boolean;
  /** Id of the member whose part it is asked to take; undefined for one of its own. */
  readonly takesOver: string | undefined;
}

const responsible = (owners: readonly Owner[]) =>
  owners.filter(({ part }) => part === 'responsible');

/** A proposed action is agreed once all who are asked to be responsible accepted; partners do not hold it up. */
export function isAgreedBy(owners: readonly Owner[]): boolean {
  const asked = responsible(owners);
  return asked.length > 0 && asked.every(({ hasAccepted }) => hasAccepted);
}

/** Ids of the responsible members whose signature is missing; with none it is done. Empty only where all signed. */
export function missingSignatures(
  owners: readonly Owner[],
  signedBy: readonly string[],
): readonly string[] {
  return responsible(owners)
    .filter(({ hasAccepted, memberId }) => hasAccepted && !signedBy.includes(memberId))
    .map(({ memberId }) => memberId);
}

/** Whether this member answers for it: only then it tells how it goes. */
export function mayUpdate(owners: readonly Owner[], memberId: string): Result<void, AgendaRefusal> {
  return owners.some((owner) => owner.memberId === memberId && owner.hasAccepted)
    ? ok(undefined)
    : err({ code: 'roundtable/not-owner' });
}

/** Only who is responsible signs that it is done, once. */
export function maySign(
  owners: readonly Owner[],
  signedBy: readonly string[],
  memberId: string,
): Result<void, AgendaRefusal> {
  const isResponsible = responsible(owners).some(
    (owner) => owner.memberId === memberId && owner.hasAccepted,
  );
  if (!isResponsible) return err({ code: 'roundtable/not-responsible' });
  return signedBy.includes(memberId) ? err({ code: 'roundtable/already-signed' }) : ok(undefined);
}

/** A member that leaves hands over first what it is responsible for; unless the sitting closed it. */
export function mayLeave(openActions: number): Result<void, AgendaRefusal> {
  return openActions === 0
    ? ok(undefined)
    : err({ code: 'roundtable/open-actions', count: openActions });
}

export interface ActionDays {
  readonly startsOn: string;
  readonly dueOn: string;
}

export function decideDays(
  { startsOn, dueOn }: ActionDays,
  today: string,
): Result<void, AgendaRefusal> {
  if (dueOn < startsOn) return err({ code: 'roundtable/due-before-start' });
  return dueOn < today ? err({ code: 'roundtable/due-in-the-past' }) : ok(undefined);
}

/** It may be done until the end of its day, in Santiago. */
export function isLate(state: ActionState, dueOn: string, today: string): boolean {
  return isGoing(state) && dueOn < today;
}

const TOLD_EACH_DAYS = 30;

/** How many times those responsible have to have heard of it by today, less one; undefined before its day went by. */
export function overdueRound(dueOn: string, today: string): number | undefined {
  const late = daysBetween(dueOn, today);
  return late < 1 ? undefined : Math.floor((late - 1) / TOLD_EACH_DAYS);
}
