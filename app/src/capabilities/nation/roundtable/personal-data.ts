// What the roundtable keeps of people, and how each of them is shown it, takes it along and has it erased.
import { m } from '#words';
import { heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import {
  forgetPerson,
  joinAccounts,
  listAssessedBy,
  listInvitationsOf,
  listRepresentationsOf,
  listSentBy,
} from './store/forgetting.ts';
import { topicPersonalData, topicsHeldAbout } from './topic-personal-data.ts';
import { callPath, seatPath } from './web/paths.ts';
import { endWords, outcomeWords, rankWords } from './web/words.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'who is asked to speak for a member of the roundtable, as principal or alternate, when she accepted and how it ended',
    why: 'a member has one voice, and others must know whose it is',
    keptFor:
      'as long as the member; the person is unlinked when the account is erased, and speaks no more',
    seenBy:
      'everybody, by her public name, once she accepted and while she speaks; before and after that she and those who answer for the member',
  },
  {
    what: 'who sent the application of an organisation to a call, with its letter, its territory and how it meets each requirement, in words and files',
    why: 'the secretariat must know what it decides on, and the organisation who sent it',
    keptFor: 'as long as the call; the person is unlinked when the account is erased',
    seenBy:
      'those who represent the organisation and the secretariat; everybody only the organisation, the result and its reason, once all are published; the person nobody on any page',
  },
  {
    what: 'who of a team assessed an application, invited a public body or answered an invitation, and when',
    why: 'to know who to ask when something was wrong',
    keptFor: 'until the account is erased; the log of acts has an entry of its own',
    seenBy: 'nobody on any page',
  },
  ...topicPersonalData,
];

const codes = {
  rank: wordsIn(rankWords),
  ended_as: wordsIn(endWords),
  outcome: wordsIn({
    ...outcomeWords,
    accepted: m.roundtable_accepted,
    declined: m.roundtable_declined,
    'taken-back': m.roundtable_taken_back,
  }),
};

const representationLabels = {
  id: m.roundtable_held_representation,
  member: m.roundtable_member,
  rank: m.roundtable_field_rank,
  asked_at: m.roundtable_held_asked_at,
  accepted_at: m.roundtable_held_accepted_at,
  ended_at: m.roundtable_held_ended_at,
  ended_as: m.roundtable_held_ended_as,
};
const sentLabels = {
  id: m.roundtable_application,
  number: m.roundtable_call,
  organization: m.roundtable_column_organization,
  letter: m.roundtable_field_letter,
  territory: m.roundtable_field_territory,
  sent_at: m.roundtable_held_sent_at,
  changed_at: m.roundtable_held_changed_at,
  withdrawn_at: m.roundtable_held_withdrawn_at,
};
const assessedLabels = {
  id: m.roundtable_application,
  number: m.roundtable_call,
  organization: m.roundtable_column_organization,
  outcome: m.roundtable_column_found,
  reason: m.roundtable_column_reason,
  assessed_at: m.roundtable_held_assessed_at,
};
const invitationLabels = {
  id: m.roundtable_invitation,
  institution: m.roundtable_body,
  words: m.roundtable_field_words,
  invited_at: m.roundtable_invited_on,
  outcome: m.roundtable_field_answer,
  reason: m.roundtable_column_reason,
  answered_at: m.roundtable_held_answered_at,
};

export const privacy: PrivacyOfRoom = {
  title: () => m.roundtable_title(),
  async heldAbout({ db }, personId): Promise<readonly HeldThing[]> {
    const [representations, sent, assessed, invitations] = await Promise.all([
      listRepresentationsOf(db, personId),
      listSentBy(db, personId),
      listAssessedBy(db, personId),
      listInvitationsOf(db, personId),
    ]);
    return [
      ...representations.map(
        (row): HeldThing => ({
          label: m.roundtable_held_representation_of({ member: row.member }),
          href: seatPath.to({}),
          values: heldValues(row, representationLabels, codes),
          whenForgotten: 'unlinked',
        }),
      ),
      ...sent.map(
        (row): HeldThing => ({
          label: m.roundtable_held_sent({ number: row.number ?? 0 }),
          href: callPath.to({ call: String(row.number ?? 0) }),
          values: heldValues(row, sentLabels),
          whenForgotten: 'unlinked',
        }),
      ),
      ...assessed.map(
        (row): HeldThing => ({
          label: m.roundtable_held_assessed({ number: row.number ?? 0 }),
          values: heldValues(row, assessedLabels, codes),
          whenForgotten: 'unlinked',
        }),
      ),
      ...invitations.map(
        (row): HeldThing => ({
          label: m.roundtable_held_invitation({ institution: row.institution }),
          values: heldValues(row, invitationLabels, codes),
          whenForgotten: 'unlinked',
        }),
      ),
      ...(await topicsHeldAbout(db, personId)),
    ];
  },
  forget: forgetPerson,
  join: joinAccounts,
};
