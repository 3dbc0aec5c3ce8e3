// What each role is called, for the person who holds it and for everybody else.
import { m } from '#words';
import type { Role } from '../rules/roles.ts';

export interface RoleInPlace {
  readonly role: string;
  /** The institution or organisation; undefined for the whole country. */
  readonly place: string | undefined;
}

export const roleWords: Readonly<Record<Role, () => string>> = {
  'pb-officer': () => m.people_role_pb_officer(),
  'technical-reviewer': () => m.people_role_technical_reviewer(),
  'certifying-officer': () => m.people_role_certifying_officer(),
  mayor: () => m.people_role_mayor(),
  councillor: () => m.people_role_councillor(),
  'desk-staff': () => m.people_role_desk_staff(),
  moderator: () => m.people_role_moderator(),
  'organization-representative': () => m.people_role_organization_representative(),
  'oversight-committee': () => m.people_role_oversight_committee(),
  'national-staff': () => m.people_role_national_staff(),
  'roundtable-member': () => m.people_role_roundtable_member(),
  observer: () => m.people_role_observer(),
  'platform-operator': () => m.people_role_platform_operator(),
};

/** A role as it is held: by whoever stands in for its holder too. */
export function seatWords(seat: { readonly role: Role; readonly isSubstitute?: boolean }): string {
  const role = roleWords[seat.role]();
  return seat.isSubstitute ? m.people_seat_substitute({ role }) : role;
}
