// What the roll keeps about people, as docs/data.md says it, and how a person is told of it, forgotten and joined.
import { m } from '#words';
import type { PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { forgetVoter } from './actions/forget-voter.ts';
import { heldAboutVoter } from './web/held-about.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'RUN and salt of each person on the roll of a sealed vote, sealed with a key that is not in its database; her territory, how she came onto it, and whether her right was used; no time, and nothing of the account',
    why: 'one right for each person, on the web or at a table; so that she can prove what became of hers',
    keptFor:
      'RUN and salt ninety days after the result; the commitment, which says nothing without them, for ever',
    seenBy:
      'the person herself; whoever works at a desk asks for one number at a time; the certifying officer the whole list, under confidentiality',
  },
  {
    what: 'a declaration of residence: RUN, address and what was shown for it, sealed; its day, its decision and its reason',
    why: 'where the roll is open, people enter it by saying where they live, and somebody decides',
    keptFor:
      'what was shown until it is decided; the rest ninety days after the result, or until the account is erased',
    seenBy: 'the person herself; those of the institution who decide about it',
  },
  {
    what: 'a file with the roll as it was sent, and the RUN of each row that is about to come in, sealed; what a row that does not come in says where a territory of the vote should stand, unless a number of a person stands there',
    why: 'to look at what a file would change before it does',
    keptFor:
      'the file until it is read; its rows, and those that do not come in, until the file is taken, discarded or could not be read',
    seenBy:
      'nobody; the team sees how many, and line, reason and such a text of each row that does not come in',
  },
  {
    what: 'the turn of whoever goes to the booth: hashes of it and of her session, and which right it is for',
    why: 'so that a ballot paper is handed only to whoever asked for it',
    keptFor: 'fifteen minutes',
    seenBy: 'nobody',
  },
  {
    what: 'whose a sealed slip with a code is, and a keyed hash of the code; the session that it opens',
    why: 'people without ClaveÚnica take their ballot paper with it',
    keptFor: 'ninety days after the result; the session half an hour',
    seenBy: 'nobody',
  },
  {
    what: 'a vote in a cover: its number, the RUN of its voter, sealed, and whether it comes in and why not',
    why: 'whoever is not on the list votes, and it is decided later whether it counts',
    keptFor: 'the RUN ninety days after the result; number and decision for ever',
    seenBy: 'those who work at a desk of the institution: number and decision',
  },
  {
    what: 'whom two people are to sign onto a closed roll: RUN, sealed',
    why: 'a list that lacks somebody is corrected by two',
    keptFor: 'ninety days after the result',
    seenBy: 'nobody; the act shows the last figures of the number',
  },
  {
    what: 'the journal of what was given away: commitments, what happened, hashes of requests, and by which keyed fingerprint of a RUN somebody was added, in a file of its own',
    why: 'so that no backup that is put back gives a right twice',
    keptFor: 'as long as the installation keeps the file',
    seenBy: 'whoever operates the installation',
  },
];

export const privacy: PrivacyOfRoom = {
  title: () => m.roll_held_title(),
  heldAbout: heldAboutVoter,
  forget: forgetVoter,
  // Rights are found by the RUN, which both accounts of a person have in common.
  join: async () => {},
};
