// What every part of the Mesa of a demonstration begins with: who keeps it, and steps that succeed.
import { assert, type Result } from '@minga/basics';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../../ground/institutions/index.ts';
import { standingGrantsIn } from '../../../ground/people/index.ts';
import type { BySecretariat } from '../actions/secretariat.ts';
import { type VoiceName, voices } from '../demonstration/invented-agenda.ts';
import { listMembers } from '../store/members.ts';
import { listStanding } from '../store/representatives.ts';
import { pathIn } from './paths.ts';

const NATIONAL_BODY = 'subdere';
const DAY_MS = 86_400_000;

/** Who speaks for a member. */
export interface SpokenFor {
  readonly slug: string;
  readonly personId: string;
  readonly memberId: string;
  readonly representativeId: string;
}

export interface AgendaScene {
  readonly house: House;
  readonly ago: (days: number) => Date;
  readonly by: (now: Date) => BySecretariat;
  readonly voice: (name: VoiceName) => SpokenFor;
}

/** Somebody of the staff of the national body, acting there; undefined where there is none. */
export async function secretariatOf({
  db,
}: House): Promise<Pick<BySecretariat, 'actor' | 'scope'> | undefined> {
  const institution = await findInstitution(db, NATIONAL_BODY);
  if (institution === undefined) return undefined;
  const scope = { kind: 'institution', id: institution.id } as const;
  const held = await standingGrantsIn(db, scope);
  const staff = held.find(({ role }) => role === 'national-staff');
  if (staff === undefined) return undefined;
  const grants = [{ role: 'national-staff', scope }];
  return { scope, actor: { personId: staff.personId, grants } };
}

/** Of a Mesa that has its members: who speaks for each, and on which day. */
export async function sceneOf(
  house: House,
  secretariat: Pick<BySecretariat, 'actor' | 'scope'>,
): Promise<AgendaScene> {
  const { db, clock } = house;
  const members = await listMembers(db, { standing: true });
  const standing = await listStanding(
    db,
    members.map(({ id }) => id),
  );
  return {
    house,
    ago: (days) => new Date(clock.now().getTime() - days * DAY_MS),
    by: (now) => ({ ...secretariat, now, pathIn }),
    voice(name) {
      const member = members.find(({ slug }) => slug === voices[name]);
      const speaks = standing.find(
        ({ memberId, acceptedAt }) => memberId === member?.id && acceptedAt !== undefined,
      );
      assert(speaks?.personId !== undefined, `nobody speaks for ${name}`);
      const { personId, memberId, id: representativeId } = speaks;
      return { slug: voices[name], personId, memberId, representativeId };
    },
  };
}

/** Of a demonstration every step succeeds: what does not is a fault. */
export function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}
