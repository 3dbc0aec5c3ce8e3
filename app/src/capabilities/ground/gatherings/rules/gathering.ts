// A gathering: its kinds and levels of participation, the states it goes through, and when it may be published.
import { type Brand, err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';

export type GatheringId = Brand<string, 'GatheringId'>;

export const gatheringKinds = [
  'assembly',
  'workshop',
  'encounter',
  'sitting',
  'hearing',
  'cabildo',
  'roundtable',
] as const;
export type GatheringKind = (typeof gatheringKinds)[number];

/** The four of the regulation of the regional government of Los Ríos (Res. 25/2020). */
export const participationLevels = ['information', 'consultation', 'decision', 'control'] as const;
export type ParticipationLevel = (typeof participationLevels)[number];

export type CallerKind = 'institution' | 'organization';

/**
 * The kinds that a caller may call: only an institution has bodies that sit and hearings that a norm sets, and only a
 * national body calls the Mesa de Trabajo.
 */
export function kindsOf(caller: CallerKind, isNationalBody = false): readonly GatheringKind[] {
  if (caller === 'organization') return ['assembly', 'workshop', 'encounter'];
  return isNationalBody ? gatheringKinds : gatheringKinds.filter((kind) => kind !== 'roundtable');
}

/** Whether people may ask for one, and a norm says how many must. */
export function hasThreshold(kind: GatheringKind): boolean {
  return kind === 'hearing' || kind === 'cabildo';
}

/** Whether people bring papers and delegations to it, and a report follows. */
export function isEncounter(kind: GatheringKind): boolean {
  return kind === 'encounter' || kind === 'workshop';
}

/** How many must ask for a hearing or cabildo, how many did, and the norm that says so. */
export interface Threshold {
  readonly count: number;
  readonly askedCount: number;
  readonly norm: string;
}

/** What its caller writes of it; texts are plain. */
export interface GatheringWritten {
  readonly kind: GatheringKind;
  readonly level: ParticipationLevel;
  readonly title: string;
  readonly purpose: string;
  /** What happens with what is said there. */
  readonly effect: string;
  readonly agenda: readonly string[];
  /** Code of the comuna; undefined where a regional government calls its whole region. */
  readonly cut: string | undefined;
  readonly territoryId: string | undefined;
  readonly landmarkId: string | undefined;
  readonly place: string;
  readonly accessNotes: string;
  readonly supportNotes: string;
  readonly audience: string;
  readonly contact: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** How many fit; undefined for no limit. */
  readonly capacity: number | undefined;
  readonly threshold: Threshold | undefined;
}

export const gatheringStates = [
  'draft',
  'published',
  'postponed',
  'cancelled',
  'held',
  'approved',
] as const;
export type GatheringState = (typeof gatheringStates)[number];

/**
 * What is done with it. `amend` changes what was published but its hours; `move` gives it other hours; `close` says
 * that it was held; `write` drafts its minutes and `approve` ends them; `correct` begins another version of minutes
 * that were approved; `follow` says what became of one of their agreements; `register` and `withdraw` are of whoever comes; `enter` notes who came; `note` keeps
 * priorities, delegates and presence.
 */
export const gatheringEvents = [
  'edit',
  'delete',
  'publish',
  'amend',
  'postpone',
  'move',
  'cancel',
  'close',
  'write',
  'approve',
  'correct',
  'follow',
  'register',
  'withdraw',
  'enter',
  'note',
] as const;
export type GatheringEvent = (typeof gatheringEvents)[number];

const moves: Readonly<
  Record<GatheringState, Partial<Readonly<Record<GatheringEvent, GatheringState>>>>
> = {
  draft: { edit: 'draft', delete: 'draft', publish: 'published' },
  published: {
    amend: 'published',
    postpone: 'postponed',
    move: 'published',
    cancel: 'cancelled',
    close: 'held',
    register: 'published',
    withdraw: 'published',
    enter: 'published',
    note: 'published',
  },
  postponed: { move: 'published', cancel: 'cancelled', withdraw: 'postponed' },
  cancelled: {},
  held: { write: 'held', approve: 'approved', enter: 'held', note: 'held' },
  approved: { correct: 'approved', follow: 'approved', write: 'approved', approve: 'approved' },
};

const refused = {
  draft: 'gatherings/is-draft',
  published: 'gatherings/is-published',
  postponed: 'gatherings/is-postponed',
  cancelled: 'gatherings/is-cancelled',
  held: 'gatherings/is-held',
  approved: 'gatherings/is-approved',
} as const satisfies Readonly<Record<GatheringState, Refusal['code']>>;

/** The state after an event, or by which state it is refused. */
export function next(
  state: GatheringState,
  event: GatheringEvent,
): Result<GatheringState, Refusal> {
  const to = moves[state][event];
  return to === undefined ? err({ code: refused[state] }) : ok(to);
}

export interface Publication {
  readonly kind: GatheringKind;
  readonly level: ParticipationLevel;
  readonly startsAt: Date;
  readonly threshold: Threshold | undefined;
  /** The commitment with which a later room vouches that it decides. */
  readonly backedBy: string | undefined;
  readonly now: Date;
}

/** Whether what it says of itself holds: nobody is told that it decides without a commitment behind. */
export function mayPublish(given: Publication): Result<void, Refusal> {
  const { kind, level, startsAt, threshold, backedBy, now } = given;
  if (level === 'decision' && kind !== 'sitting' && backedBy === undefined) {
    return err({ code: 'gatherings/decision-not-backed' });
  }
  if (threshold !== undefined && threshold.askedCount < threshold.count) {
    return err({ code: 'gatherings/threshold-not-reached', missing: missingOf(threshold) });
  }
  return startsAt <= now ? err({ code: 'gatherings/in-the-past' }) : ok(undefined);
}

function missingOf({ count, askedCount }: Threshold): number {
  return count - askedCount;
}

/** Whether it was held. */
export function isOver(state: GatheringState): boolean {
  return state === 'held' || state === 'approved';
}

/** Before it begins nobody can say that it was held. */
export function mayClose(startsAt: Date, now: Date): Result<void, Refusal> {
  return now < startsAt ? err({ code: 'gatherings/not-begun' }) : ok(undefined);
}

const DOOR_OPENS_MS = 3 * 3_600_000;

/** Who comes is noted from three hours before it begins. */
export function doorOpensAt(startsAt: Date): Date {
  return new Date(startsAt.getTime() - DOOR_OPENS_MS);
}

const SLUG_LENGTH = 60;
/** Segments of an address that lead to a place of the room and can name no gathering. */
const TAKEN = ['pase', 'pass', 'constancias', 'certificates', 'nueva', 'new', 'visitas', 'visits'];

/** Names for its address, the best first; `plainTitle` has only small letters, digits and single spaces. */
export function* slugsFor(plainTitle: string): Generator<string> {
  const cut = plainTitle.slice(0, SLUG_LENGTH).trim().replaceAll(' ', '-');
  const name = cut === '' ? 'reunion' : cut;
  if (!TAKEN.includes(name)) yield name;
  for (let number = 2; ; number += 1) yield `${name}-${number}`;
}
