// The roles that there are, where each is held, and who may give it.

export const roles = [
  'pb-officer',
  'technical-reviewer',
  'certifying-officer',
  'mayor',
  'councillor',
  'desk-staff',
  'moderator',
  'organization-representative',
  'oversight-committee',
  'national-staff',
  'roundtable-member',
  'observer',
  'platform-operator',
] as const;
export type Role = (typeof roles)[number];

export type HeldIn =
  | 'municipality'
  | 'regional-government'
  | 'national-body'
  | 'organization'
  | 'country';

/** Where a role is held. The municipal secretary and the secretary of a CORE are the certifying officer. */
export const heldIn: Readonly<Record<Role, readonly HeldIn[]>> = {
  'pb-officer': ['municipality', 'regional-government'],
  'technical-reviewer': ['municipality', 'regional-government'],
  'certifying-officer': ['municipality', 'regional-government'],
  mayor: ['municipality', 'regional-government'],
  councillor: ['municipality', 'regional-government'],
  'desk-staff': ['municipality', 'regional-government'],
  moderator: ['municipality', 'regional-government', 'national-body'],
  'organization-representative': ['organization'],
  'oversight-committee': ['municipality', 'regional-government'],
  'national-staff': ['national-body'],
  'roundtable-member': ['national-body'],
  observer: ['municipality', 'regional-government', 'national-body'],
  'platform-operator': ['country'],
};

/**
 * Who may invite to a role. National staff open the door of an institution (its officer and its
 * certifying officer); the rest of the team is invited from inside. Representatives are not invited:
 * their organisation says who they are.
 */
export const invitedBy: Readonly<Record<Role, readonly Role[]>> = {
  'pb-officer': ['national-staff', 'pb-officer', 'certifying-officer'],
  'certifying-officer': ['national-staff', 'pb-officer', 'certifying-officer'],
  'technical-reviewer': ['pb-officer', 'certifying-officer'],
  mayor: ['pb-officer', 'certifying-officer'],
  councillor: ['pb-officer', 'certifying-officer'],
  'desk-staff': ['pb-officer', 'certifying-officer'],
  moderator: ['pb-officer', 'certifying-officer', 'national-staff'],
  'organization-representative': [],
  'oversight-committee': ['pb-officer', 'certifying-officer'],
  'national-staff': ['platform-operator', 'national-staff'],
  'roundtable-member': ['national-staff'],
  observer: ['pb-officer', 'certifying-officer', 'national-staff'],
  'platform-operator': ['platform-operator'],
};

/** Roles whose holders open the door of every institution of the country. */
export const nationwide: readonly Role[] = ['national-staff', 'platform-operator'];

/** Held by neighbours, who sign in as residents do; every other role needs a passkey. */
export const heldByResidents: ReadonlySet<Role> = new Set([
  'organization-representative',
  'oversight-committee',
  'roundtable-member',
]);

/** A role as it is held: by its holder, or by whoever stands in for her and may do the same. */
export interface Seat {
  readonly role: Role;
  readonly isSubstitute: boolean;
}

const SUBSTITUTE = '+substitute';

/** Every seat of a role: the certifying officer has a substitute. */
export function seatsOf(role: Role): readonly Seat[] {
  const own = { role, isSubstitute: false };
  return role === 'certifying-officer' ? [own, { role, isSubstitute: true }] : [own];
}

/** A seat in one word, as a form sends it. */
export function seatKey({ role, isSubstitute }: Seat): string {
  return isSubstitute ? role + SUBSTITUTE : role;
}

export function parseSeat(text: string): Seat | undefined {
  return roles.flatMap(seatsOf).find((seat) => seatKey(seat) === text);
}

export function parseRole(text: string | null | undefined): Role | undefined {
  return roles.find((role) => role === text);
}
