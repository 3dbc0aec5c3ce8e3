// Signs an act in a demonstration, as a persona does; the database takes such a signature nowhere else.
import { ok, type Result } from '@minga/basics';
import type { House } from '../../../../platform/room.ts';
import type { ActRefusal } from '../rules/two-person.ts';
import { type ActByStaff, signAct } from './end-act.ts';

export function signDemonstrated(
  house: House,
  given: ActByStaff,
): Promise<Result<void, ActRefusal>> {
  return signAct(house, given, async () => ok({ by: 'demonstration' }));
}
