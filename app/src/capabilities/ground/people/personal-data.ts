// What this room keeps about people: the rows of docs/data.md, those of the platform included that hold something of a person.
import type { PersonalDatum } from '../../../platform/room.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'RUN or number of another document, names as proven and birth date as declared or seen, sealed with a key that is not in the database; the fingerprint of the number; the year of birth',
    why: 'so that each person has one account however she signs in, and takes part at the age that the law asks',
    keptFor: 'as long as the account',
    seenBy: 'the person herself, who sees her RUN masked',
  },
  {
    what: 'alias, or first name and initial of the family name',
    why: 'so that others know who proposes or comments; minors appear by alias only',
    keptFor: 'as long as the account; changed whenever the person wants',
    seenBy: 'everybody, where the person does something in public',
  },
  {
    what: 'comuna, e-mail and language',
    why: 'to show what is open where the person lives, and to answer her',
    keptFor: 'as long as the account, or until the person takes them out',
    seenBy: 'the person herself',
  },
  {
    what: 'fingerprint of the account at each identity provider',
    why: 'to know the same person again',
    keptFor: 'as long as the account',
    seenBy: 'nobody',
  },
  {
    what: 'a sign-in that was begun: hashes of its state and of the browser, and where the person was going',
    why: 'so that only the browser that began a sign-in finishes it',
    keptFor: 'ten minutes',
    seenBy: 'nobody',
  },
  {
    what: 'sessions: a hash of the token, browser and system in two words, when they began and were last used',
    why: 'to stay signed in, and to close the session of a device that was lost',
    keptFor:
      'until they are closed; without use a week, at most thirty days (of staff: half an hour, at most eight hours)',
    seenBy: 'the person herself',
  },
  {
    what: 'a form that was sent when the session had ended, sealed',
    why: 'so that nothing typed is lost',
    keptFor: 'one hour',
    seenBy: 'whoever signs in with the browser that sent it',
  },
  {
    what: 'what two members of staff see of somebody without ClaveÚnica, sealed: document and its number, names, birth date, comuna',
    why: 'so that the second member of staff compares it with the document and the person',
    keptFor: 'until it is confirmed or refused, 72 hours at most',
    seenBy: 'those who identify in person in that institution, the number masked',
  },
  {
    what: 'which members of staff saw, confirmed or refused an identification, when, of which kind of document, and whose account it became',
    why: 'so that whoever abuses it is found',
    keptFor: 'as long as the institution; what was refused, thirty days',
    seenBy: 'nobody but whoever audits the database',
  },
  {
    what: 'fingerprint of the code of a printed card',
    why: 'so that somebody without ClaveÚnica can sign in',
    keptFor: 'until the card is replaced or cancelled',
    seenBy: 'nobody; the code is on the card, and shown once to the member of staff who prints it',
  },
  {
    what: 'which child under 14 is in whose care, and each consent: for what, with which text, given and withdrawn when',
    why: 'a child takes part only with it, and it has to be shown that it was given',
    keptFor: 'as long as the account of the child',
    seenBy: 'the guardian; the rooms that ask whether the child may take part',
  },
  {
    what: 'name, e-mail and role of each person invited to a team, who invited, and whether the invitation was taken up',
    why: 'so that a role goes to whom the institution chose, and what was done under it can be understood later',
    keptFor: 'as long as the institution: an ended role stays in the log of acts',
    seenBy: 'the team of the institution; the e-mail only whoever may invite',
  },
  {
    what: 'roles held, where, since when, until when and why each ended',
    why: 'to know who may do what; to understand later who could',
    keptFor: 'as long as the institution',
    seenBy: 'the team of the institution',
  },
  {
    what: 'public part of each passkey of staff, its name, when it was added and last used',
    why: 'to sign in without a password',
    keptFor: 'until its owner removes it',
    seenBy: 'its owner',
  },
  {
    what: 'secret of the emergency code of staff, sealed',
    why: 'to sign in when no passkey is at hand',
    keptFor: 'until its owner removes it',
    seenBy: 'its owner, once',
  },
  {
    what: 'fingerprint of whoever tries something that is limited (network address, e-mail, card, account) and how many times',
    why: 'so that codes are not guessed and lists are not gone through',
    keptFor: 'as long as the limit: half an hour to a day',
    seenBy: 'nobody',
  },
  {
    what: 'messages that were sent or wait to be sent: address, subject and text',
    why: 'so that a message leaves if and only if its cause happened, and is tried again when the server fails',
    keptFor: 'thirty days',
    seenBy: 'nobody; in a demonstration everybody, on a page that says so',
  },
  {
    what: 'acts of staff: the id of whoever did it, what, where, when and why, without names or numbers of residents',
    why: 'so that what is done with public powers can be checked',
    keptFor: 'for ever: the log only grows',
    seenBy: 'whoever audits the log',
  },
];
