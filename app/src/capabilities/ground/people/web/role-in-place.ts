// A role of somebody, reached from the team of its institution or by the national team, and the pages around it.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { type Ask, scopeOf } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { findInstitution, readInstitution } from '../../institutions/index.ts';
import type { Place } from '../rules/invitation.ts';
import { findMember, type TeamMember } from '../store/teams.ts';
import { firstTeamPath, teamPath } from './staff-paths.ts';
import { teamCrumbs } from './team-parts.tsx';

/** Where a role is held, and where the request came from. */
export interface AskedPlace {
  readonly place: Place;
  /** Slug of the national body that does it from outside; null from inside the institution. */
  readonly nationalBody: string | null;
  /** The page that one comes from. */
  readonly back: string;
}

export interface RoleInPlace extends AskedPlace {
  readonly member: TeamMember;
}

export type FindPlace = (house: House, ask: Ask) => Promise<AskedPlace | undefined>;

/** The institution of the address itself. */
export async function placeWithin({ db }: House, ask: Ask): Promise<AskedPlace> {
  const place = await readInstitution(db, scopeOf(ask).id);
  return { place, nationalBody: null, back: teamPath.to({ institution: place.slug }) };
}

/** The institution of which the national body of the address is asked. */
export async function placeElsewhere({ db }: House, ask: Ask): Promise<AskedPlace | undefined> {
  const body = await readInstitution(db, scopeOf(ask).id);
  const place = await findInstitution(db, ask.params.place ?? '');
  if (place === undefined) return undefined;
  const query = { municipalidad: place.slug };
  const back = firstTeamPath.to({ institution: body.slug }, { query });
  return { place, nationalBody: body.slug, back };
}

/** A role of another institution is as if it were not at all. */
export async function findRole(
  house: House,
  ask: Ask,
  find: FindPlace,
): Promise<RoleInPlace | undefined> {
  const { id } = ask.params;
  const found = isUuid(id) ? await find(house, ask) : undefined;
  const member = found && isUuid(id) ? await findMember(house.db, found.place.id, id) : undefined;
  return found && member && { ...found, member };
}

/** What stands in an address for the role and its place. */
export function addressOfRole({ place, nationalBody, member }: RoleInPlace) {
  const { grantId: id } = member;
  return nationalBody === null
    ? { institution: place.slug, place: '', id }
    : { institution: nationalBody, place: place.slug, id };
}

export function crumbsOfRole(
  { place, nationalBody, back }: AskedPlace,
  title: string,
): readonly Crumb[] {
  if (nationalBody === null) return teamCrumbs(place, { label: title });
  return [{ label: m.people_first_title(), href: back }, { label: title }];
}
