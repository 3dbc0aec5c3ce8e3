// What the review keeps of people, and how each of them is shown it, takes it along and has it erased.
import { m } from '#words';
import { heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { forgetPerson, joinAccounts, listOfPerson, type OwnPart } from './store/forgetting.ts';
import { appealOutcomeWords, kindWords } from './web/words.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'who of a team makes each check of a proposal and who signed off its result',
    why: 'so that work can be handed out, and nobody signs or decides about her own work',
    keptFor:
      'as long as the proposal, or until her account is erased: then the finding stays and is nobody’s',
    seenBy: 'the team of the institution',
  },
  {
    what: 'what whoever wrote a proposal says in an appeal, and her position on a change of it',
    why: 'so that she is heard by somebody else, and nothing of hers is changed without her word',
    keptFor:
      'as long as the proposal: once her account is erased it stays beside it and is nobody’s',
    seenBy:
      'the team of the institution; everybody, beside the other position, from when the change is answered or the appeal decided',
  },
  {
    what: 'who of a team decided an appeal',
    why: 'so that it is never somebody who reviewed, signed off or wrote it',
    keptFor:
      'as long as the proposal, or until her account is erased: then the decision stays and is nobody’s',
    seenBy: 'nobody on any page; the log of acts has an entry of its own',
  },
  {
    what: 'in which units of an institution somebody of its team works',
    why: 'so that the checks of a unit reach those who make them',
    keptFor: 'as long as she works in the unit, or until her account is erased',
    seenBy: 'the team of the institution',
  },
  {
    what: 'views of the workbench that somebody of a team saved',
    why: 'so that she finds her work as she arranged it',
    keptFor: 'until she removes them or her account is erased',
    seenBy: 'she herself; those that she shares, the team of the institution',
  },
  {
    what: 'a spreadsheet with findings between its preview and the word of whoever sent it',
    why: 'so that she sees what it would change before it does',
    keptFor: 'until she takes or refuses it, one day at most',
    seenBy: 'she herself',
  },
];

const labels: Readonly<Record<OwnPart['kind'], (part: OwnPart) => string>> = {
  check: ({ number }) => m.review_held_check({ number: number ?? 0 }),
  signature: ({ number }) => m.review_held_signature({ number: number ?? 0 }),
  appeal: ({ number }) => m.review_held_appeal({ number: number ?? 0 }),
  decided: ({ number }) => m.review_held_decided({ number: number ?? 0 }),
  position: ({ number }) => m.review_held_position({ number: number ?? 0 }),
  unit: () => m.review_held_unit(),
  view: () => m.review_held_view(),
  import: () => m.review_held_import(),
};

const unlinked: readonly OwnPart['kind'][] = [
  'appeal',
  'check',
  'decided',
  'position',
  'signature',
];

function wordsOf(kind: OwnPart['kind']) {
  if (kind === 'check') return { what: wordsIn(kindWords) };
  return kind === 'decided' ? { what: wordsIn(appealOutcomeWords) } : {};
}

export const privacy: PrivacyOfRoom = {
  title: () => m.review_desk_title(),
  async heldAbout({ db }, personId): Promise<readonly HeldThing[]> {
    const own = await listOfPerson(db, personId);
    return own.map((part): HeldThing => {
      const { institution, edition, what, at } = part;
      return {
        label: labels[part.kind](part),
        values: heldValues(
          { institution, edition, what, at },
          {
            institution: m.review_held_institution,
            edition: m.review_held_edition,
            what: m.review_held_what,
            at: m.review_held_at,
          },
          wordsOf(part.kind),
        ),
        whenForgotten: unlinked.includes(part.kind) ? 'unlinked' : 'erased',
      };
    });
  },
  forget: (tx, personId) => forgetPerson(tx, personId),
  join: joinAccounts,
};
