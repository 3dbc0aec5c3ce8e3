// The registro: what happened to rights since the last leaf, sorted so that it tells no order, in leaves that fit.
import { canon } from '@minga/ballot';
import { type Assurance, afterEvent, type RightEvent, type RightState } from './right.ts';

/** One event as a leaf tells it; style and assurance only of who was added. */
export interface RegistroEvent {
  readonly c: string;
  readonly ev: RightEvent;
  readonly style?: string;
  readonly assurance?: Assurance;
}

/** A leaf before it is signed. */
export interface RegistroText {
  readonly type: 'registro';
  readonly day: string;
  readonly part: number;
  readonly of: number;
  readonly events: readonly RegistroEvent[];
}

/** Of 65,535 bytes of a leaf, what its events may take: the rest is for its other keys and the signature. */
const EVENTS_BYTES = 65_000;

/**
 * The leaves of one day. Events of one right come in the order in which they happened; within a leaf they are sorted
 * by right and name, so what cannot be told in that order goes on in the next part.
 */
export function registroOf(day: string, events: readonly RegistroEvent[]): readonly RegistroText[] {
  const parts = roundsOf(events).flatMap((round) => partsThatFit(round.toSorted(byRightAndName)));
  return parts.map((some, at) => ({
    type: 'registro',
    day,
    part: at + 1,
    of: parts.length,
    events: some,
  }));
}

/** Strictly by `c`, then by `ev`, as their bytes stand. */
function byRightAndName(one: RegistroEvent, other: RegistroEvent): number {
  return compare(one.c, other.c) || compare(one.ev, other.ev);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** In each round the events of a right rise by name, so that sorting them changes nothing of what happened. */
function roundsOf(events: readonly RegistroEvent[]): readonly (readonly RegistroEvent[])[] {
  const rounds: RegistroEvent[][] = [];
  for (const own of Map.groupBy(events, ({ c }) => c).values()) {
    let round = 0;
    let before: RegistroEvent | undefined;
    for (const event of own) {
      if (before !== undefined && compare(before.ev, event.ev) >= 0) round += 1;
      rounds[round] ??= [];
      rounds[round]?.push(event);
      before = event;
    }
  }
  return rounds;
}

function partsThatFit(events: readonly RegistroEvent[]): readonly (readonly RegistroEvent[])[] {
  const parts: RegistroEvent[][] = [];
  let bytes = EVENTS_BYTES;
  for (const event of events) {
    const own = canon({ ...event }).length + 1;
    if (bytes + own > EVENTS_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(event);
    bytes += own;
  }
  return parts;
}

export interface ReplayedRight {
  readonly state: RightState;
  readonly style: string;
  readonly events: readonly RightEvent[];
}

export type ReplayProblem = {
  /** What no right goes through: a second issue, a mark of what was taken, an event of nobody on the roll. */
  readonly code: 'registro-state';
  readonly c: string;
  readonly ev: RightEvent;
};

/**
 * Goes through list and registro as anybody may: what became of each right, and everything that cannot have happened.
 * An event that cannot have happened changes nothing.
 */
export function replay(
  list: readonly { readonly c: string; readonly style: string }[],
  leaves: readonly { readonly events: readonly RegistroEvent[] }[],
): {
  readonly rights: ReadonlyMap<string, ReplayedRight>;
  readonly problems: readonly ReplayProblem[];
} {
  const rights = new Map<string, ReplayedRight>(
    list.map(({ c, style }) => [c, { state: 'available', style, events: [] }]),
  );
  const problems: ReplayProblem[] = [];
  for (const { c, ev, style = '' } of leaves.flatMap(({ events }) => events)) {
    const before = rights.get(c);
    const state = afterEvent(before?.state, ev);
    if (state === undefined) problems.push({ code: 'registro-state', c, ev });
    else
      rights.set(c, {
        state,
        style: before?.style ?? style,
        events: [...(before?.events ?? []), ev],
      });
  }
  return { rights, problems };
}
