// A right to vote: its three states, what happens to it, and the only ways from one state to another.

export const rightStates = ['available', 'issued', 'desk'] as const;
export type RightState = (typeof rightStates)[number];

export const rightEvents = [
  'add',
  'issued',
  'desk',
  'desk-void',
  'prov-ok',
  'prov-no',
  'dup',
] as const;
export type RightEvent = (typeof rightEvents)[number];

export const assurances = ['list', 'claveunica+declaration', 'desk+document'] as const;
export type Assurance = (typeof assurances)[number];

type Ways = Readonly<Partial<Record<RightEvent, RightState>>>;

/** A ballot paper that was taken stays taken; a mark is given back only by `desk-void`. */
const ways: Readonly<Record<RightState | 'absent', Ways>> = {
  absent: { add: 'available' },
  available: {
    issued: 'issued',
    desk: 'desk',
    'prov-ok': 'desk',
    'prov-no': 'available',
    dup: 'available',
  },
  issued: { 'prov-no': 'issued', dup: 'issued' },
  desk: { 'desk-void': 'available', 'prov-no': 'desk', dup: 'desk' },
};

/** What becomes of a right (undefined: nobody has it yet); undefined where that cannot happen to it. */
export function afterEvent(
  state: RightState | undefined,
  event: RightEvent,
): RightState | undefined {
  return ways[state ?? 'absent'][event];
}

export type RightRefusal = { readonly code: 'already-issued' } | { readonly code: 'right-desk' };

/** Why a right that is not available cannot be used. */
export function spentAs(state: Exclude<RightState, 'available'>): RightRefusal {
  return state === 'issued' ? { code: 'already-issued' } : { code: 'right-desk' };
}
