// What acts of two people hold about a person: those that she proposed or ended, and those that name her.
import { m } from '#words';
import type { Database } from '../../../platform/database/database.ts';
import type { HeldThing } from '../../../platform/room.ts';
import { actPath } from '../../../platform/two-person.ts';
import { listActsOfPerson } from './store/two-person-acts.ts';
import { actName } from './web/words.ts';

export async function heldActs(db: Database, personId: string): Promise<readonly HeldThing[]> {
  const acts = await listActsOfPerson(db, personId);
  return acts.map(({ id, kind, institutionName, proposedBy, proposedAt, end }) => ({
    label: m.records_data_act({ act: actName(kind), institution: institutionName }),
    href: actPath.to({ act: id }),
    values: {
      kind,
      institution: institutionName,
      proposed_at: proposedAt.toISOString(),
      outcome: end?.outcome ?? null,
      proposed_by_you: proposedBy === personId,
      ended_by_you: end?.endedBy === personId,
    },
    whenForgotten: { staysBecause: m.records_data_act_stays() },
  }));
}
