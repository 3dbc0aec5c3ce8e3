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
      'until they are closed; without use a week, at most thirty days (of staff: half an hour, at most eight hours); a day longer it opens nothing and tells whose a form is that is still sent from an old page',
    seenBy: 'the person herself',
  },
  {
    what: 'a form that was sent when the session, or its proof of who it is, was over, sealed; whose session it was',
    why: 'so that nothing typed is lost',
    keptFor: 'one hour',
    seenBy: 'she alone; if there was no session, whoever signs in with the browser that sent it',
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
    what: 'which members of staff saw something of a person that is not public, of which institution, what it was and when, once a day',
    why: 'so that she can be told who looks at her, and looking without need is seen',
    keptFor: 'one year, or as long as her account or that of the member',
    seenBy: 'the person herself, by role and institution',
  },
  {
    what: 'which two accounts of a person were joined, when, at which institution and by which two members of staff',
    why: 'so that nobody has two accounts, and whoever abuses it is found',
    keptFor: 'as long as the account that she kept',
    seenBy: 'the person herself, by institution',
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
    what: 'name, e-mail and role of each person invited to a team, whether as a substitute, who invited, signed and sent it again, and whether it was taken up',
    why: 'so that a role goes to whom the institution chose, and what was done under it can be understood later',
    keptFor: 'as long as the institution: an ended role stays in the log of acts',
    seenBy: 'the team of the institution; the e-mail only whoever may invite',
  },
  {
    what: 'roles held, where, whether as a substitute, since when, until when and why each ended',
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
    what: 'reset of passkeys: whose, a hash of its link, who proposed it, signed it and handed it over last, until when it holds and when it was used',
    why: 'so that somebody who lost every passkey comes in again, and whoever held the link to her account signs nothing with her for thirty days',
    keptFor: 'thirty-one days after it was used or ended',
    seenBy: 'whoever may have keys reset there, while it is open: whose and until when',
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
    keptFor:
      'thirty days; the text until the message has left or was refused for good, where nothing is sent thirty days',
    seenBy: 'nobody; in a demonstration everybody, on a page that says so',
  },
  {
    what: 'what a person was told: one sentence, its page, when, by which institution, whether she opened it; when, how and by whom in a unit she was told on paper or by telephone',
    why: 'so that nobody misses a term or an answer, with or without e-mail; a term runs from the day on which she was told',
    keptFor: 'one year; what an institution answers for or has a term, as long as the account',
    seenBy:
      'the person herself; those who tell people in that institution see her names, comuna and the e-mail that she wrote, while no mail reaches her and after they told her',
  },
  {
    what: 'the e-mail to which notices go: since when it is proven and wanted, and how many mails in a row it refused; a fingerprint of the code on its way',
    why: 'so that nothing is mailed to somebody else’s address, nor to one that takes no mail',
    keptFor:
      'as long as the account, or until another address is proven; the code half an hour, removed within a day',
    seenBy: 'the person herself',
  },
  {
    what: 'each mail with notices: its day, whether it was taken or refused, and a hash of the token that stops mail',
    why: 'one digest a day and never twice; stopping without signing in',
    keptFor: 'one year, or as long as a notice that is kept was in it',
    seenBy: 'nobody',
  },
  {
    what: 'kinds of notices that a person does not want by mail or push',
    why: 'to leave her alone',
    keptFor: 'as long as the account, or until she wants them',
    seenBy: 'the person herself',
  },
  {
    what: 'devices that show notices: the address and keys that the browser gave, browser and system in two words, since when',
    why: 'to push the sentence of a notice to that device and no other',
    keptFor: 'until it is removed, or its service says that it is over',
    seenBy:
      'the person herself; the service of the browser sees that something was pushed and not what',
  },
  {
    what: 'whose messages a person asked for, and for which sectors',
    why: 'so that an institution reaches those who want it, and nobody else',
    keptFor: 'until she stops them, or as long as the account',
    seenBy: 'the person herself; the institution sees only how many',
  },
  {
    what: 'acts of staff: the id of whoever did it, what, where, when and why, without names or numbers of residents',
    why: 'so that what is done with public powers can be checked',
    keptFor: 'for ever: the log only grows',
    seenBy: 'whoever audits the log',
  },
];
