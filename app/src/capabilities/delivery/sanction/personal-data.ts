// What the sanction keeps of people, and how each of them is shown it, takes it along and has it erased.
import { m } from '#words';
import { heldValues } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { joinWork, listWorkOf, unlinkWork, type WorkOfPerson } from './store/people.ts';
import { sanctionPath } from './web/paths.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'how each member of a body voted on each project, which interest she declared when she recused herself, whether she was there, and what was corrected of it; the same in the text of the act that two people sign',
    why: 'whoever took part must know who decided what; these votes are public by law',
    keptFor: 'as long as the edition: who decided what must be understood later',
    seenBy: 'the team and the body; everybody once the sitting is closed',
  },
  {
    what: 'who of a team submitted a list, opened a sitting and recorded its votes, what came back, the lapse of a term, and who answered a question',
    why: 'so that each record has somebody who answers for it',
    keptFor:
      'as long as the edition, or until her account is erased: then the record stays and is nobody’s',
    seenBy: 'nobody on any page; the log of acts has an entry of its own',
  },
  {
    what: 'the name of a councillor and what she asks in writing',
    why: 'so that she is answered, and everybody reads what the body asked before it decided',
    keptFor:
      'as long as the edition: an authority asks in her office; her account is unlinked when it is erased',
    seenBy: 'the team and the body; everybody once the sitting is closed',
  },
];

const labels: Readonly<Record<WorkOfPerson['kind'], (said: { edition: string }) => string>> = {
  submitted: m.sanction_held_submitted,
  opened: m.sanction_held_opened,
  voted: m.sanction_held_voted,
  mended: m.sanction_held_mended,
  lapsed: m.sanction_held_lapsed,
  asked: m.sanction_held_asked,
  answered: m.sanction_held_answered,
};

export const privacy: PrivacyOfRoom = {
  title: () => m.sanction_title(),
  async heldAbout({ db }, personId): Promise<readonly HeldThing[]> {
    const own = await listWorkOf(db, personId);
    return own.map(({ kind, editionName, editionSlug, institutionSlug, text, asker, at }) => ({
      label: labels[kind]({ edition: editionName }),
      href: sanctionPath.to({ institution: institutionSlug, edition: editionSlug }),
      values: heldValues(
        { text, asker, at },
        { text: m.sanction_held_text, asker: m.sanction_held_asker, at: m.sanction_held_at },
      ),
      whenForgotten: 'unlinked',
    }));
  },
  forget: (tx, personId) => unlinkWork(tx, personId),
  join: joinWork,
};
