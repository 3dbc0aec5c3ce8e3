// What elections keep of people: who signs, who keeps a share; how each is shown it and what stays once she is forgotten.
import { m } from '#words';
import { type Codes, heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { electionPath } from './addresses.ts';
import { actsOfPerson, joinPeople, officesOfPerson, unlinkPerson } from './store/people.ts';
import { actKindWord } from './web/act-words.ts';
import { roleWords } from './web/words.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'officers of a vote: name, role, public part of the passkey with which they sign, whose account it is, from when until when',
    why: 'whoever reads the log must know who answers for it and check every signature',
    keptFor:
      'for ever: name, role and key stand in the public log; the account is unlinked when it is erased',
    seenBy: 'everybody; whose account it is, nobody',
  },
  {
    what: 'name of each holder of a share of the key of an urn, where its second copy lies, and when she tried it',
    why: 'so that it is known in whose hands the key is, and that it can be opened',
    keptFor: 'for ever: the names stand in the public log',
    seenBy: 'everybody the names and places; when each tried it, the team of the institution',
  },
  {
    what: 'acts of the log of a vote: who proposed each, who signed it and when, with what the passkey gave',
    why: 'so that anybody can check that two people signed just that',
    keptFor: 'for ever; the accounts are unlinked when they are erased',
    seenBy: 'everybody the signatures, under the names of the officers; who proposed it, nobody',
  },
];

const labels = {
  name: m.election_field_name,
  role: m.election_field_role,
  added_at: m.election_held_added,
  removed_at: m.election_held_removed,
} as const;
const actLabels = {
  proposed_at: m.election_column_proposed,
  signed_at: m.election_held_signed,
} as const;
const codes: Codes = { role: wordsIn(roleWords) };

export const privacy: PrivacyOfRoom = {
  title: () => m.election_held_title(),
  heldAbout: async ({ db }, personId): Promise<readonly HeldThing[]> => {
    const offices = await officesOfPerson(db, personId);
    const acts = await actsOfPerson(db, personId);
    return [
      ...offices.map(({ electionId, electionTitle, ...kept }) => ({
        label: m.election_held_office({ election: electionTitle }),
        href: electionPath.to({ election: electionId }),
        values: heldValues(
          { name: kept.name, role: kept.role, added_at: kept.addedAt, removed_at: kept.removedAt },
          labels,
          codes,
        ),
        whenForgotten: { staysBecause: m.election_held_stays() },
      })),
      ...acts.map(({ kind, electionTitle, proposedAt, signedAt }) => ({
        label: m.election_held_act({ act: actKindWord(kind), election: electionTitle }),
        values: heldValues({ proposed_at: proposedAt, signed_at: signedAt }, actLabels),
        whenForgotten: 'unlinked' as const,
      })),
    ];
  },
  forget: (tx, personId) => unlinkPerson(tx, personId),
  join: (tx, accounts) => joinPeople(tx, accounts),
};
