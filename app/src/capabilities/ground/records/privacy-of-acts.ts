// What the log and acts of two people hold about a person: what she did with a role, and what names her.
import { m } from '#words';
import { heldValues, type Labels, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, House } from '../../../platform/room.ts';
import { actPath } from '../../../platform/two-person.ts';
import { type Deed, listDeedsOf } from './store/audit-entries.ts';
import { type ActOfPerson, listActsOfPerson } from './store/two-person-acts.ts';
import { actName, actStates } from './web/words.ts';

const labels: Labels<
  | 'institution'
  | 'proposed_at'
  | 'expires_at'
  | 'state'
  | 'ended_at'
  | 'proposed_by_you'
  | 'ended_by_you'
  | 'act'
  | 'place'
  | 'count'
  | 'first_at'
  | 'last_at'
> = {
  institution: m.people_field_institution,
  proposed_at: m.records_act_proposed_at,
  expires_at: m.records_act_expires_at,
  state: m.records_field_state,
  ended_at: m.records_act_ended_at,
  proposed_by_you: m.records_field_proposed_by_you,
  ended_by_you: m.records_field_ended_by_you,
  act: m.records_field_act,
  place: m.people_field_place,
  count: m.people_field_count,
  first_at: m.people_field_first_at,
  last_at: m.people_field_last_at,
};
const codes = { state: wordsIn(actStates), act: actName };

export async function heldActs(house: House, personId: string): Promise<readonly HeldThing[]> {
  const acts = await listActsOfPerson(house.db, personId);
  return acts.map((act) => heldAct(house, act, personId));
}

function heldAct({ twoPersonKinds, clock }: House, act: ActOfPerson, personId: string): HeldThing {
  const { id, kind, institutionName, proposedBy, proposedAt, expiresAt, end, namedAs } = act;
  const isOver = end !== undefined || expiresAt <= clock.now();
  const row = {
    institution: institutionName,
    proposed_at: proposedAt,
    expires_at: expiresAt,
    state: end?.outcome ?? (isOver ? 'expired' : 'pending'),
    ended_at: end?.endedAt ?? null,
    proposed_by_you: proposedBy === personId,
    ended_by_you: end?.endedBy === personId,
  };
  const who = { personId, emails: namedAs };
  const said = twoPersonKinds.find((one) => one.kind === kind)?.saysOf(act.payload, who) ?? [];
  // While it waits, whom it is about does not read in it why: so it was decided for the ends of roles.
  const isTold = isOver || proposedBy === personId;
  return {
    label: m.records_data_act({ act: actName(kind), institution: institutionName }),
    href: actPath.to({ act: id }),
    values: [
      ...heldValues(row, labels, codes),
      ...(isTold
        ? said.map(({ label, text }, at) => ({ name: `said_${at + 1}`, label, value: text }))
        : said.length === 0
          ? []
          : [{ name: 'said', label: m.records_field_said(), value: m.records_field_said_later() }]),
    ],
    whenForgotten: { staysBecause: m.records_data_act_stays() },
  };
}

/** By act and place: each of them is public by its role, and none names her. */
export async function heldDeeds(house: House, personId: string): Promise<readonly HeldThing[]> {
  const deeds = await listDeedsOf(house.db, personId);
  const names = await placeNames(house, deeds);
  return deeds.map(({ scopeId, scopeKind: _, ...deed }) => {
    const place = scopeId === null ? null : (names.get(scopeId) ?? null);
    return {
      label: m.records_data_deed({ act: actName(deed.act) }),
      values: heldValues({ ...deed, place }, labels, codes),
      whenForgotten: { staysBecause: m.records_data_deed_stays() },
    };
  });
}

async function placeNames(
  { db, scopes }: House,
  deeds: readonly Deed[],
): Promise<ReadonlyMap<string, string>> {
  const named = scopes.map(({ kind, namesOf }) => {
    const ids = deeds.flatMap(({ scopeKind, scopeId }) =>
      scopeKind === kind && scopeId !== null ? [scopeId] : [],
    );
    return ids.length === 0 ? new Map<string, string>() : namesOf(db, [...new Set(ids)]);
  });
  return new Map((await Promise.all(named)).flatMap((names) => [...names]));
}
